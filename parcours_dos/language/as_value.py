"""Read a condition over one person: yes, no, or not known.

This is the reading that ships and the one every other reading is held against. Each
condition is turned once into nested functions, so that a person is read in microseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .check import Choice, Vocabulary, holds
from .tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Not, OneOf
from .truth import Truth, at_least, negate

Facts = Mapping[str, object]
Reader = Callable[[Facts], Truth]


def reader(condition: Condition, vocabulary: Vocabulary) -> Reader:
    """A function that reads the condition over a person's facts; a missing fact is not known."""
    match condition:
        case Fact(name):
            return _yes_no(name)
        case Compare(name, operator, bound):
            kind = vocabulary[name]
            if isinstance(kind, Choice):
                allowed = frozenset(option for option in kind.options if holds(condition, option, kind))
                return _membership(name, allowed)
            assert isinstance(bound, int)
            return _number(name, operator, bound)
        case OneOf(name, allowed_values):
            return _membership(name, frozenset(allowed_values))
        case Not(part):
            inner = reader(part, vocabulary)
            return lambda facts: negate(inner(facts))
        case All(parts):
            return _every([reader(part, vocabulary) for part in parts])
        case AnyOf(parts):
            return _some([reader(part, vocabulary) for part in parts])
        case AtLeast(count, parts):
            inners = [reader(part, vocabulary) for part in parts]
            return lambda facts: at_least(count, [inner(facts) for inner in inners])


def _yes_no(name: str) -> Reader:
    def read(facts: Facts) -> Truth:
        return facts.get(name)  # type: ignore[return-value]  # facts.read has checked the type

    return read


def _membership(name: str, allowed: frozenset[object]) -> Reader:
    def read(facts: Facts) -> Truth:
        value = facts.get(name)
        return None if value is None else value in allowed

    return read


def _number(name: str, operator: str, bound: int) -> Reader:
    def value_of(facts: Facts) -> int | None:
        return facts.get(name)  # type: ignore[return-value]  # facts.read has checked the type

    match operator:
        case "==":
            return lambda facts: None if (value := value_of(facts)) is None else value == bound
        case "!=":
            return lambda facts: None if (value := value_of(facts)) is None else value != bound
        case "<":
            return lambda facts: None if (value := value_of(facts)) is None else value < bound
        case "<=":
            return lambda facts: None if (value := value_of(facts)) is None else value <= bound
        case ">":
            return lambda facts: None if (value := value_of(facts)) is None else value > bound
        case _:
            return lambda facts: None if (value := value_of(facts)) is None else value >= bound


def _every(inners: list[Reader]) -> Reader:
    def read(facts: Facts) -> Truth:
        found: Truth = True
        for inner in inners:
            value = inner(facts)
            if value is False:
                return False
            if value is None:
                found = None
        return found

    return read


def _some(inners: list[Reader]) -> Reader:
    def read(facts: Facts) -> Truth:
        found: Truth = False
        for inner in inners:
            value = inner(facts)
            if value is True:
                return True
            if value is None:
                found = None
        return found

    return read
