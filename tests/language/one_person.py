"""One walker, written on one line, and what each reading of a condition answers about them."""

from __future__ import annotations

from collections.abc import Mapping

import z3

from parcours_dos.language.as_formula import constant, formula
from parcours_dos.language.as_value import reader
from parcours_dos.language.check import Number, YesNo, check
from parcours_dos.language.parse import parse
from parcours_dos.language.still_open import finder
from parcours_dos.language.tree import Condition
from parcours_dos.language.truth import Truth

from .vocabulary import VOCABULARY

ANSWERS: dict[str, Truth] = {"yes": True, "no": False, "unknown": None}


def walker(line: str) -> dict[str, object]:
    """Read `rain=yes wind=? hours=3`: `?` was asked and is not known; what is not written was not asked."""
    return dict(_answer(word) for word in line.split())


def _answer(word: str) -> tuple[str, object]:
    name, _, said = word.partition("=")
    if said == "?":
        return name, None
    match VOCABULARY[name]:
        case YesNo():
            return name, {"yes": True, "no": False}[said]
        case Number():
            return name, int(said)
        case _:
            return name, said


def condition(text: str) -> Condition:
    """A condition as a rule author gets it: read, then checked."""
    read = parse(text)
    check(read, VOCABULARY, text)
    return read


def by_value(read: Condition, facts: Mapping[str, object]) -> Truth:
    """What the reading that ships answers."""
    return reader(read, VOCABULARY)(facts)


def by_opening(read: Condition, facts: Mapping[str, object]) -> Truth:
    """What the reading that chooses the questions answers."""
    return finder(read, VOCABULARY)(facts)[0]


def by_formula(read: Condition, facts: Mapping[str, object]) -> Truth:
    """What the solver's reading answers; it must commit itself, and never to both sides."""
    person = {name: constant(kind, facts.get(name)) for name, kind in VOCABULARY.items()}
    found = formula(read, VOCABULARY, person)
    return one_side(z3.simplify(found.yes), z3.simplify(found.no))


def one_side(yes: z3.BoolRef, no: z3.BoolRef) -> Truth:
    """Two settled formulas as one answer."""
    for side in (yes, no):
        assert z3.is_true(side) or z3.is_false(side), f"the solver left this open: {side}"
    assert not (z3.is_true(yes) and z3.is_true(no)), "certainly yes and certainly no at once"
    if z3.is_true(yes):
        return True
    return False if z3.is_true(no) else None
