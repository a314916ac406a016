"""What is proved of a rule, read from the files of the proofs as text: the solver is never loaded.

A promise speaks of every rule of a kind (`promises.yaml`); an expectation, a contra-indication or a
region names rows of the clinical reference, and people whose facts the rule reads.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

PROOFS = Path(__file__).resolve().parents[2] / "proofs"
EXPECTED = ("expected.yaml", "expected_neck.yaml", "expected_also.yaml")
NEVER_MANUAL = "manual_contraindications.yaml"
NOT_EXPRESSIBLE = "not_expressible.yaml"
REGIONS = "regions.yaml"
PROMISES = "promises.yaml"


@dataclass(frozen=True)
class Promise:
    """A sentence proved over every possible person, and the file that proves it."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Demand:
    """What the clinical reference demands, written apart from the rules; a proof checks it."""

    file: str
    line: int
    row: str
    says: str
    facts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Proved:
    """What the proofs say of one rule."""

    promises: tuple[Promise, ...]
    expected: tuple[Demand, ...]
    never_manual: tuple[Demand, ...]
    not_expressible: tuple[Demand, ...]
    regions: tuple[str, ...]


def proved(kind: str, rows: Iterable[str], facts: frozenset[str], folder: Path = PROOFS) -> Proved:
    """All that the proofs say of a rule of this kind, with these rows, that reads these facts."""
    mine = frozenset(rows)
    about = {row: demand for row, demand in _regions(folder).items() if demand & mine}
    promises = [p for p, kinds in _promises(folder) if kind in kinds]
    by_file = {name: _demands(folder, name) for name in (*EXPECTED, NEVER_MANUAL, NOT_EXPRESSIBLE)}
    return Proved(
        promises=tuple(promises),
        expected=tuple(
            demand
            for name in EXPECTED
            for demand in by_file[name]
            if demand.row in mine and demand.facts & facts
        ),
        never_manual=tuple(demand for demand in by_file[NEVER_MANUAL] if demand.facts & facts)
        if kind == "sign"
        else (),
        not_expressible=tuple(demand for demand in by_file[NOT_EXPRESSIBLE] if demand.row in mine),
        regions=tuple(about) if kind == "sign" else (),
    )


@lru_cache(maxsize=2)
def _promises(folder: Path) -> tuple[tuple[Promise, frozenset[str]], ...]:
    kinds: Mapping[str, list[str]] = yaml.load(_read(folder, PROMISES), yaml.CSafeLoader) or {}
    return tuple(
        (Promise(name, said), frozenset(of))
        for name, of in kinds.items()
        if (said := _sentence(folder / f"{name}.py"))
    )


def _sentence(file: Path) -> str:
    """The sentence that a promise is named by, taken from its text."""
    try:
        module = ast.parse(file.read_text("utf-8"))
    except (OSError, SyntaxError):
        return ""
    for node in module.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SENTENCE":
            return str(ast.literal_eval(node.value))
    return ""


@lru_cache(maxsize=16)
def _demands(folder: Path, name: str) -> tuple[Demand, ...]:
    text = _read(folder, name)
    data, node = yaml.load(text, yaml.CSafeLoader), yaml.compose(text, yaml.CSafeLoader)
    if node is None:
        return ()
    if isinstance(data, dict):  # the first list names rows; those after it are whole people
        data, node = next(iter(data.values())), node.value[0][1]
    return tuple(
        Demand(
            name,
            each.start_mark.line + 1,
            str(entry["row"]),
            str(entry.get("says") or entry.get("why")),
            frozenset(entry.get("person", {})),
        )
        for entry, each in zip(data, node.value, strict=True)
    )


@lru_cache(maxsize=2)
def _regions(folder: Path) -> Mapping[str, frozenset[str]]:
    data: Mapping[str, list[str]] = yaml.load(_read(folder, REGIONS), yaml.CSafeLoader) or {}
    return {name: frozenset(rows) for name, rows in data.items()}


def _read(folder: Path, name: str) -> str:
    """A file of the proofs; nothing when the proofs were not installed."""
    try:
        return (folder / name).read_text("utf-8")
    except OSError:
        return ""
