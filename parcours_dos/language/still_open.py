"""Which answers could still change a condition? Those are the questions worth asking.

An unasked fact matters only while the rest of the condition leaves it something to decide:
in "fever and pregnant", once fever is no, the pregnancy no longer matters.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .as_value import Facts, Reader, reader
from .check import Vocabulary
from .tree import All, AnyOf, AtLeast, Condition, Not, fact_of
from .truth import Truth, at_least, negate

Opening = tuple[Truth, tuple[str, ...]]
Finder = Callable[[Facts], Opening]
NOTHING: tuple[str, ...] = ()


def finder(condition: Condition, vocabulary: Vocabulary) -> Finder:
    """A function giving the condition's value and the absent facts that could still change it.

    A fact answered "not known" (null) is closed: it is never asked again.
    """
    match condition:
        case Not(part):
            inner = finder(part, vocabulary)

            def turned(facts: Facts) -> Opening:
                value, names = inner(facts)
                return negate(value), names

            return turned
        case All(parts):
            return _until([finder(part, vocabulary) for part in parts], decisive=False)
        case AnyOf(parts):
            return _until([finder(part, vocabulary) for part in parts], decisive=True)
        case AtLeast(count, parts):
            return _together([finder(part, vocabulary) for part in parts], partial(at_least, count))
        case _:
            return _leaf(fact_of(condition), reader(condition, vocabulary))


def _leaf(name: str, read: Reader) -> Finder:
    alone = (name,)

    def find(facts: Facts) -> Opening:
        if name in facts:
            return read(facts), NOTHING
        return None, alone

    return find


def _until(inners: list[Finder], decisive: bool) -> Finder:
    """One decisive part is enough: a no among all, a yes among any. Then nothing is left to ask."""

    def find(facts: Facts) -> Opening:
        found: Truth = not decisive
        names: tuple[str, ...] = NOTHING
        for inner in inners:
            value, more = inner(facts)
            if value is decisive:
                return decisive, NOTHING
            if value is None:
                found = None
                names += more
        return found, names

    return find


def _together(inners: list[Finder], combine: Callable[[list[Truth]], Truth]) -> Finder:
    def find(facts: Facts) -> Opening:
        values: list[Truth] = []
        names: tuple[str, ...] = NOTHING
        for inner in inners:
            value, more = inner(facts)
            values.append(value)
            names += more
        found = combine(values)
        return found, (NOTHING if found is not None else names)

    return find
