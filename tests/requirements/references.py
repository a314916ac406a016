"""Where an answer can be found in the product: a rule, a page, a test… Each is checked to exist.

A reference is one kind and one name, as `{rule: saddle_numbness}`. `trouble` says what is wrong with
it, in French, or nothing; `link` writes it for a page of `docs/`.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path

import yaml
from django.test import Client

from proofs.report import PROMISES
from tests.web import site as _pages_are_served  # noqa: F401  (prepares the addresses of the pages)

ADVICE = ("reasons", "meanwhile", "avoid", "come_back", "courses", "doctor_notes")
HOUSE = Path(__file__).resolve().parent.parent.parent
KNOWLEDGE = HOUSE / "parcours_dos" / "knowledge"


@dataclass(frozen=True)
class Reference:
    """One place in the product."""

    kind: str
    name: str


def references(listed: list[Mapping[str, str]]) -> tuple[Reference, ...]:
    """References as they are written in YAML: a list of single words with their name."""
    return tuple(Reference(kind, name) for entry in listed for kind, name in entry.items())


# --- what the knowledge contains, read as plain YAML so that any new section counts


@cache
def knowledge() -> Mapping[str, object]:
    """Every knowledge file, by its path inside the folder."""
    return {
        path.relative_to(KNOWLEDGE).as_posix(): yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for path in sorted(KNOWLEDGE.rglob("*.yaml"))
    }


def entries(part: object, label: str = "") -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every mapping inside, with its name: its own `name`, or the word it stands under."""
    if isinstance(part, dict):
        yield str(part.get("name", label)), part
        for word, inner in part.items():
            own = str(part.get("name", label))
            yield from entries(inner, word if isinstance(inner, dict) else own or word)
    elif isinstance(part, list):
        for inner in part:
            yield from entries(inner, label)


@cache
def carriers() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each row of the reference: the file and the name of every entry that says it applies the row."""
    found: dict[str, list[tuple[str, str]]] = {}
    for file, content in knowledge().items():
        for name, entry in entries(content):
            rows = entry.get("rows")
            for row in rows if isinstance(rows, list) else ():
                found.setdefault(str(row), []).append((file, name))
    return {row: tuple(dict.fromkeys(places)) for row, places in found.items()}


@cache
def named_in(file: str, *sections: str) -> frozenset[str]:
    """The names of the entries that stand in these sections of one knowledge file."""
    content = knowledge().get(file)
    known = content if isinstance(content, dict) else {}
    found: set[str] = set()
    for section in sections:
        part = known.get(section)
        if isinstance(part, dict):
            found |= set(part)
        elif isinstance(part, list):
            found |= {str(entry["name"]) for entry in part if isinstance(entry, dict) and "name" in entry}
    return frozenset(found)


@cache
def written_tests(file: str) -> frozenset[str]:
    """The names of the tests written in one file."""
    path = HOUSE / file
    if not path.is_file():
        return frozenset()
    found = (
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
    )
    return frozenset(node.name for node in found if node.name.startswith("test_"))


@cache
def headings_in(file: str) -> frozenset[str]:
    """The anchors of the headings of one page, as they are made where the repository is read."""
    path = HOUSE / file
    if not path.is_file():
        return frozenset()
    titles = re.findall(r"^#+ +(.+)$", path.read_text("utf-8"), re.MULTILINE)
    return frozenset(anchor(title) for title in titles)


def anchor(title: str) -> str:
    """The anchor of a heading."""
    kept = (c for c in title.lower() if c in " -_" or unicodedata.category(c)[0] in "LNM")
    return "".join(kept).replace(" ", "-")


# --- what may be wrong with a reference


def trouble(reference: Reference) -> str:
    """What is wrong with a reference, in French; nothing when it is sound."""
    if (check := KINDS.get(reference.kind)) is None:
        return f"« {reference.kind} » n'est pas une sorte de renvoi : {', '.join(KINDS)}"
    return "" if check(reference.name) else f"{reference.kind} « {reference.name} » n'existe pas"


def _told_in(disagreement: str) -> str | None:
    """The file that says both sides of a disagreement."""
    files = ("orientation.yaml", "plan.yaml")
    return next((file for file in files if disagreement in named_in(file, "disagreements")), None)


def _is_a_route(name: str) -> bool:
    files = [file for file in knowledge() if file.startswith("countries/")]
    return any(name in named_in(file, "routes") for file in files)


def _is_an_address(path: str) -> bool:
    return Client(SERVER_NAME="127.0.0.1").get(path).status_code < HTTPStatus.BAD_REQUEST


def _is_a_test_id(name: str) -> bool:
    file, _, test = name.partition("::")
    return test in written_tests(file)


def _is_in_a_document(name: str) -> bool:
    file, _, heading = name.partition("#")
    return (HOUSE / file).is_file() and (not heading or heading in headings_in(file))


KINDS: Mapping[str, Callable[[str], bool]] = {
    "rule": lambda name: name in named_in("red_flags.yaml", "flags"),
    "row": lambda name: name in carriers(),
    "fact": lambda name: name in named_in("facts.yaml", "facts", "derived"),
    "advice": lambda name: name in named_in("orientation.yaml", *ADVICE),
    "disagreement": lambda name: _told_in(name) is not None,
    "route": _is_a_route,
    "professional": lambda name: name in named_in("professionals.yaml", "professionals"),
    "page": _is_an_address,
    "test": _is_a_test_id,
    "proof": lambda name: name in PROMISES,
    "document": _is_in_a_document,
}


# --- how a reference is written in a page of docs/


def link(reference: Reference) -> str:
    """The reference as a link, from a page of `docs/`."""
    return WRITTEN[reference.kind](reference.name)


def _in_knowledge(file: str, said: str) -> str:
    return f"[{said}](../parcours_dos/knowledge/{file})"


def _row(name: str) -> str:
    by_file: dict[str, list[str]] = {}
    for file, entry in carriers().get(name, ()):
        by_file.setdefault(file, []).append(entry)
    return " ; ".join(_in_knowledge(file, f"« {', '.join(found)} »") for file, found in by_file.items())


def _test(name: str) -> str:
    file, _, test = name.partition("::")
    return f"[essai « {test.removeprefix('test_').replace('_', ' ')} »](../{file})"


def _document(name: str) -> str:
    file, _, heading = name.partition("#")
    target = file.removeprefix("docs/") if file.startswith("docs/") else f"../{file}"
    return f"[{target.rsplit('/', 1)[-1]}]({target}{'#' + heading if heading else ''})"


WRITTEN: Mapping[str, Callable[[str], str]] = {
    "rule": lambda name: f"[règle {name}](rulebook.fr.md#{name})",
    "row": _row,
    "fact": lambda name: _in_knowledge("facts.yaml", f"question {name}"),
    "advice": lambda name: _in_knowledge("orientation.yaml", f"conseil {name}"),
    "disagreement": lambda name: _in_knowledge(str(_told_in(name)), f"deux avis montrés : {name}"),
    "route": lambda name: f"chemin {name}",
    "professional": lambda name: _in_knowledge("professionals.yaml", f"professionnel {name}"),
    "page": lambda name: f"page `{name}`",
    "test": _test,
    "proof": lambda name: f"[promesse {name}](../proofs/{name}.py)",
    "document": _document,
}
