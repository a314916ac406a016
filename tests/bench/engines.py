"""The same rules said to other engines, which know only yes and no.

Each condition becomes two expressions: "certainly" and "possibly". Together they give yes,
no or not known, exactly; the run checks it before it measures anything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import cel
import zen

from parcours_dos.language.tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Not, OneOf
from parcours_dos.language.truth import Truth

Person = Mapping[str, object]
Engine = Callable[[Person], Sequence[Truth]]


@dataclass(frozen=True)
class Dialect:
    """How an engine writes and, or, not."""

    both: str
    either: str
    contrary: str


CEL = Dialect(" && ", " || ", "!({})")
ZEN = Dialect(" and ", " or ", "(not ({}))")


def said(condition: Condition, dialect: Dialect, certainly: bool) -> str:
    """The condition as "certainly yes" or as "possibly yes"."""
    match condition:
        case Fact(name):
            return f"({name} == true)" if certainly else f"({name} != false)"
        case Compare(name, operator, bound):
            return _known(name, f"{name} {operator} {json.dumps(bound)}", dialect, certainly)
        case OneOf(name, allowed):
            test = dialect.either.join(f"{name} == {json.dumps(bound)}" for bound in allowed)
            return _known(name, f"({test})", dialect, certainly)
        case Not(part):
            return dialect.contrary.format(said(part, dialect, not certainly))
        case All(parts):
            return "(" + dialect.both.join(said(part, dialect, certainly) for part in parts) + ")"
        case AnyOf(parts):
            return "(" + dialect.either.join(said(part, dialect, certainly) for part in parts) + ")"
        case AtLeast(count, parts):
            total = " + ".join(f"({said(part, dialect, certainly)} ? 1 : 0)" for part in parts)
            return f"(({total}) >= {count})"


def _known(name: str, test: str, dialect: Dialect, certainly: bool) -> str:
    if certainly:
        return f"({name} != null{dialect.both}{test})"
    return f"({name} == null{dialect.either}{test})"


def _joined(certain: Sequence[object], possible: Sequence[object]) -> list[Truth]:
    return [True if c else (None if p else False) for c, p in zip(certain, possible, strict=True)]


def in_cel(conditions: Sequence[Condition]) -> Engine:
    """The conditions as one CEL list (the engine is written in Rust)."""
    texts = [said(c, CEL, True) for c in conditions] + [said(c, CEL, False) for c in conditions]
    program = cel.compile("[" + ", ".join(texts) + "]")
    half = len(conditions)

    def run(person: Person) -> Sequence[Truth]:
        answers = program.execute(dict(person))
        return _joined(answers[:half], answers[half:])

    return run


def in_zen(conditions: Sequence[Condition]) -> Engine:
    """The conditions as compiled ZEN expressions (the engine is written in Rust)."""
    certain = [zen.compile_expression(said(c, ZEN, True)) for c in conditions]
    possible = [zen.compile_expression(said(c, ZEN, False)) for c in conditions]

    def run(person: Person) -> Sequence[Truth]:
        given = dict(person)
        return _joined([e.evaluate(given) for e in certain], [e.evaluate(given) for e in possible])

    return run
