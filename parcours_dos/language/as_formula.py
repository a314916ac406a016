"""Read a condition over every possible person at once, for the solver that proves the promises.

Each condition becomes two formulas: "certainly yes" and "certainly no". Not known is
neither. Only this file of the language knows the solver.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import z3
from z3 import z3core

from .check import Choice, Number, Vocabulary, YesNo, holds
from .tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Leaf, Not, OneOf, fact_of


@dataclass(frozen=True)
class Answer:
    """One fact of one possible person: is it known, and what is its value?"""

    known: z3.BoolRef
    value: z3.ExprRef


Person = Mapping[str, Answer]
YES, NO = z3.BoolVal(True), z3.BoolVal(False)
_SOLVER = z3.main_ctx()


@dataclass(frozen=True)
class Formula:
    """A condition over a possible person: certainly yes, certainly no; not known is neither."""

    yes: z3.BoolRef
    no: z3.BoolRef


def person(vocabulary: Vocabulary, tag: str = "") -> tuple[dict[str, Answer], list[z3.BoolRef]]:
    """A person about whom anything may be answered or not, and the bounds their answers keep."""
    answers: dict[str, Answer] = {}
    bounds: list[z3.BoolRef] = []
    for name, kind in vocabulary.items():
        known = z3.Bool(f"{name}{tag}?")
        if isinstance(kind, YesNo):
            answers[name] = Answer(known, z3.Bool(f"{name}{tag}"))
            continue
        number = z3.Int(f"{name}{tag}")
        lowest, highest = _range(kind)
        bounds += [number >= lowest, number <= highest]
        answers[name] = Answer(known, number)
    return answers, bounds


def constant(kind: YesNo | Number | Choice, value: object) -> Answer:
    """A fact fixed at one value; None fixes it at not known."""
    if value is None:
        empty: z3.ExprRef = NO if isinstance(kind, YesNo) else z3.IntVal(_range(kind)[0])
        return Answer(NO, empty)
    if isinstance(kind, YesNo):
        return Answer(YES, YES if value else NO)
    rank = kind.options.index(str(value)) if isinstance(kind, Choice) else value
    return Answer(YES, z3.IntVal(rank))


def formula(condition: Condition, vocabulary: Vocabulary, answers: Person) -> Formula:
    """The condition as two formulas over the person's answers."""
    match condition:
        case Not(part):
            inner = formula(part, vocabulary, answers)
            return Formula(inner.no, inner.yes)
        case All(parts):
            inners = [formula(part, vocabulary, answers) for part in parts]
            return Formula(every(*(i.yes for i in inners)), some(*(i.no for i in inners)))
        case AnyOf(parts):
            inners = [formula(part, vocabulary, answers) for part in parts]
            return Formula(some(*(i.yes for i in inners)), every(*(i.no for i in inners)))
        case AtLeast(count, parts):
            inners = [formula(part, vocabulary, answers) for part in parts]
            too_many_no = len(inners) - count + 1
            yes = z3.AtLeast(*[i.yes for i in inners], count)
            return Formula(yes, z3.AtLeast(*[i.no for i in inners], too_many_no))
        case _:
            answer = answers[fact_of(condition)]
            held = _held(condition, vocabulary, answer)
            return Formula(every(answer.known, held), every(answer.known, opposite(held)))


def _held(leaf: Leaf, vocabulary: Vocabulary, answer: Answer) -> z3.BoolRef:
    value = answer.value
    if isinstance(leaf, Fact):
        assert isinstance(value, z3.BoolRef)
        return value
    kind = vocabulary[fact_of(leaf)]
    assert isinstance(value, z3.ArithRef)
    if isinstance(kind, Choice):
        ranks = [rank for rank, option in enumerate(kind.options) if holds(leaf, option, kind)]
        return some(*(value == rank for rank in ranks))
    if isinstance(leaf, OneOf):
        return some(*(value == number for number in leaf.allowed))
    return _compared(leaf, value)


def _compared(leaf: Compare, value: z3.ArithRef) -> z3.BoolRef:
    match leaf.operator:
        case "==":
            return value == leaf.bound
        case "!=":
            return value != leaf.bound
        case "<":
            return value < leaf.bound
        case "<=":
            return value <= leaf.bound
        case ">":
            return value > leaf.bound
        case _:
            return value >= leaf.bound


def _range(kind: Number | Choice) -> tuple[int, int]:
    return (0, len(kind.options) - 1) if isinstance(kind, Choice) else (kind.lowest, kind.highest)


# The three words below are what most of the time of a proof goes into. What is settled here is not put
# to the solver at all; the rest is asked of it directly, without the checks of kind of its own words.


def every(*parts: z3.BoolRef) -> z3.BoolRef:
    """All of these hold."""
    return _joined(parts, YES, NO, z3core.Z3_mk_and)


def some(*parts: z3.BoolRef) -> z3.BoolRef:
    """At least one of these holds."""
    return _joined(parts, NO, YES, z3core.Z3_mk_or)


def opposite(part: z3.BoolRef) -> z3.BoolRef:
    """This does not hold."""
    if part is YES or part is NO:
        return NO if part is YES else YES
    return z3.BoolRef(z3core.Z3_mk_not(_SOLVER.ref(), part.ast), _SOLVER)


def _joined(
    parts: Sequence[z3.BoolRef], idle: z3.BoolRef, decisive: z3.BoolRef, join: Callable[..., object]
) -> z3.BoolRef:
    """The parts joined by a word, for which one part says nothing and another says all."""
    open_parts = [part for part in parts if part is not idle]
    if any(part is decisive for part in open_parts):
        return decisive
    if len(open_parts) < 2:
        return open_parts[0] if open_parts else idle
    asts = (z3.Ast * len(open_parts))(*(part.ast for part in open_parts))
    return z3.BoolRef(join(_SOLVER.ref(), len(open_parts), asts), _SOLVER)
