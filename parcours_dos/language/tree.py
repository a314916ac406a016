"""What a condition is made of: the few words in which every clinical rule is said.

A condition is a small tree. Every reading (value, formula, sentence) walks this same tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A yes/no fact, said by its name: the condition holds when the answer is yes."""

    name: str


@dataclass(frozen=True, slots=True)
class Compare:
    """A whole number or a choice set against a bound, as in `age_years >= 50` or `trend == 'worse'`."""

    fact: str
    operator: str
    bound: int | str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice or number that must be one of those listed, as in `trend in ['stable', 'worse']`."""

    fact: str
    allowed: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part is enough."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of the parts must hold, as in a score of signs."""

    count: int
    parts: tuple[Condition, ...]


Condition = Fact | Compare | OneOf | Not | All | AnyOf | AtLeast
Leaf = Fact | Compare | OneOf


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside this one; none for a single fact."""
    match condition:
        case Not(part):
            return (part,)
        case All(parts) | AnyOf(parts) | AtLeast(_, parts):
            return parts
        case _:
            return ()


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every fact read by the condition, from left to right, as often as it is read."""
    match condition:
        case Fact() | Compare() | OneOf():
            yield condition
        case _:
            for part in parts_of(condition):
                yield from leaves(part)


def fact_of(leaf: Leaf) -> str:
    """The name of the fact that a leaf reads."""
    return leaf.name if isinstance(leaf, Fact) else leaf.fact


def facts_of(condition: Condition) -> frozenset[str]:
    """The names of all facts that the condition reads."""
    return frozenset(fact_of(leaf) for leaf in leaves(condition))


def replace_leaves(condition: Condition, put: Callable[[Leaf], Condition]) -> Condition:
    """The same condition with every leaf exchanged for what `put` gives for it."""
    match condition:
        case Not(part):
            return Not(replace_leaves(part, put))
        case All(parts):
            return All(tuple(replace_leaves(part, put) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(replace_leaves(part, put) for part in parts))
        case AtLeast(count, parts):
            return AtLeast(count, tuple(replace_leaves(part, put) for part in parts))
        case _:
            return put(condition)
