"""Where each rule stands in the files, and its lines exactly as its author wrote them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from . import documents
from .loading import FOLDER
from .rulebook import Rulebook
from .shapes import Sourced, fields_of

Kind = Literal[
    "sign",
    "derived",
    "first_contact",
    "route",
    "reason",
    "course",
    "meanwhile",
    "avoid",
    "doctor_note",
    "come_back",
    "disagreement",
    "plan",
    "programme",
]
COUNTRIES = "countries"


@dataclass(frozen=True)
class Rule:
    """One thing that the knowledge says under a name: what it is, and where it stands."""

    kind: Kind
    name: str
    file: str
    path: documents.Path
    entry: object
    country: str = ""


@dataclass(frozen=True)
class Lines:
    """The lines of a rule, as they are in the file."""

    file: str
    first: int
    text: str


@lru_cache(maxsize=4)
def every_rule(rulebook: Rulebook) -> tuple[Rule, ...]:
    """Everything that can be explained by its name, the warning signs first."""
    orientation = rulebook.orientation
    tables: tuple[tuple[Kind, str, Iterable[object]], ...] = (
        ("first_contact", "first_contact", orientation.first_contact),
        ("reason", "reasons", orientation.reasons),
        ("course", "courses", orientation.courses),
        ("meanwhile", "meanwhile", orientation.meanwhile),
        ("avoid", "avoid", orientation.avoid),
        ("doctor_note", "doctor_notes", orientation.doctor_notes),
        ("come_back", "come_back", orientation.come_back),
        ("disagreement", "disagreements", orientation.disagreements),
    )
    signs = [
        Rule("sign", flag.name, "red_flags.yaml", ("flags", rank), flag.entry)
        for rank, flag in enumerate(rulebook.flags)
    ]
    derived = [
        Rule("derived", name, "facts.yaml", ("derived", name), reading)
        for name, reading in rulebook.derived.items()
    ]
    rows = [
        Rule(kind, str(getattr(entry, "name", "")), "orientation.yaml", (key, rank), entry)
        for kind, key, entries in tables
        for rank, entry in enumerate(entries)
    ]
    routes = [
        Rule("route", route.name, COUNTRIES, ("routes", rank), route, code)
        for code, country in rulebook.countries.items()
        for rank, route in enumerate(country.routes)
    ]
    return (*signs, *derived, *rows, *routes, *_of_the_plan(rulebook))


def _of_the_plan(rulebook: Rulebook) -> Iterable[Rule]:
    """Every entry of the plan and of the programme that has a name."""
    files: tuple[tuple[Kind, msgspec.Struct | None], ...] = (
        ("plan", rulebook.plan),
        ("programme", rulebook.programme),
    )
    for kind, file in files:
        for section in fields_of(type(file)) if file is not None else ():
            entries = getattr(file, section.name)
            for rank, entry in enumerate(entries if isinstance(entries, list) else ()):
                if isinstance(entry, Sourced):
                    yield Rule(
                        kind, str(getattr(entry, "name", "")), f"{kind}.yaml", (section.name, rank), entry
                    )


def named(rulebook: Rulebook, name: str) -> tuple[Rule, ...]:
    """Every rule of this name; a route has one in each country. None when there is none."""
    return tuple(rule for rule in every_rule(rulebook) if rule.name == name)


def nearest(rulebook: Rulebook, name: str) -> tuple[str, ...]:
    """The names of rules that look like this one, best first."""
    names = dict.fromkeys(rule.name for rule in every_rule(rulebook))
    return tuple(difflib.get_close_matches(name[:60], names, n=3, cutoff=0.5))


def reading_it(rulebook: Rulebook, fact: str) -> tuple[str, ...]:
    """The warning signs that read a fact, when the name asked for is that of a fact."""
    return tuple(flag.name for flag in rulebook.flags if fact in flag.when.reads)


def lines_of(rule: Rule, folder: Path = FOLDER) -> Lines:
    """The lines of the rule, exactly as in its file."""
    file, text, marks = _opened_for(rule, folder)
    first = marks[rule.path]
    depth = len(rule.path)
    after = [line for path, line in marks.items() if line > first and path[:depth] != rule.path]
    last = min(after, default=len(text) + 1) - 1
    kept = list(text[first - 1 : last])
    while kept and (not kept[-1].strip() or kept[-1].lstrip().startswith("#")):
        kept.pop()
    return Lines(file, first, "\n".join(kept))


def line_of(rule: Rule, inside: documents.Path, folder: Path = FOLDER) -> int:
    """The line of one piece of the rule."""
    _, _, marks = _opened_for(rule, folder)
    return marks.get((*rule.path, *inside), marks[rule.path])


Marks = Mapping[documents.Path, int]


def _opened_for(rule: Rule, folder: Path) -> tuple[str, tuple[str, ...], Marks]:
    file = _file_of_country(folder, rule.country) if rule.file == COUNTRIES else rule.file
    return (file, *_opened(folder, file))


@lru_cache(maxsize=16)
def _opened(folder: Path, file: str) -> tuple[tuple[str, ...], Marks]:
    content = (folder / file).read_bytes()
    return tuple(content.decode("utf-8").splitlines()), documents.read_bytes(content).lines


@lru_cache(maxsize=16)
def _file_of_country(folder: Path, code: str) -> str:
    for path in sorted((folder / COUNTRIES).glob("*.yaml")):
        data = documents.read_bytes(path.read_bytes()).data
        if isinstance(data, dict) and data.get("code") == code:
            return f"{COUNTRIES}/{path.name}"
    raise KeyError(code)
