"""Conditions and walkers that nobody chose, and the text of any condition."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import settings
from hypothesis import strategies as st

from parcours_dos.language.check import Choice, Kind, Number, YesNo, check
from parcours_dos.language.errors import ConditionError
from parcours_dos.language.tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Leaf, Not, OneOf

from .vocabulary import VOCABULARY

# The same examples everywhere, today and tomorrow: a failure on a build server is a failure at home.
many = settings(max_examples=600, derandomize=True, deadline=None, database=None)
some = settings(many, max_examples=200)

Facts = dict[str, object]
OPERATORS = ("==", "!=", "<", "<=", ">", ">=")


def values_of(kind: Kind) -> tuple[object, ...]:
    """Every answer that a fact may have."""
    match kind:
        case YesNo():
            return (True, False)
        case Number(lowest, highest):
            return tuple(range(lowest, highest + 1))
        case Choice(options):
            return options


def _near_thresholds(kind: Kind) -> tuple[object, ...]:
    """The answers at and around the bounds that generated conditions use."""
    return (kind.lowest, *range(6), kind.highest) if isinstance(kind, Number) else values_of(kind)


def _leaves_about(name: str, kind: Kind) -> Iterator[Leaf]:
    if isinstance(kind, YesNo):
        yield from (Fact(name),) * 12  # as often, all in all, as a comparison
        return
    bounds: tuple[int | str, ...] = (
        kind.options if isinstance(kind, Choice) else (kind.lowest, 1, 2, 3, 4, kind.highest)
    )
    yield from (Compare(name, operator, bound) for operator in OPERATORS for bound in bounds)
    yield from (OneOf(name, pair) for pair in zip(bounds, bounds[1:] + bounds[:1], strict=True))
    yield OneOf(name, bounds[:1])


def _is_sensible(leaf: Leaf) -> bool:
    try:
        check(leaf, VOCABULARY, written(leaf))
    except ConditionError:
        return False
    return True


def _joined(parts: list[Condition]) -> st.SearchStrategy[Condition]:
    """The parts under each of the words that can join them."""
    together = tuple(parts)
    counts: list[Condition] = [AtLeast(count, together) for count in range(1, len(together) + 1)]
    words: list[Condition] = [Not(parts[0])] if len(parts) == 1 else [All(together), AnyOf(together)]
    return st.sampled_from(words) | st.sampled_from(counts)


def _around(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    return st.lists(inner, min_size=1, max_size=4).flatmap(_joined)


def written(condition: Condition) -> str:
    """The text that a rule author would write for this condition."""
    match condition:
        case Fact(name):
            return name
        case Compare(name, operator, bound):
            return f"{name} {operator} {bound!r}"
        case OneOf(name, allowed):
            return f"{name} in [{', '.join(map(repr, allowed))}]"
        case Not(part):
            return f"not ({written(part)})"
        case All(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case AnyOf(parts):
            return " or ".join(f"({written(part)})" for part in parts)
        case AtLeast(count, parts):
            return f"at_least({count}, {', '.join(map(written, parts))})"


LEAVES: list[Leaf] = [
    leaf for name, kind in VOCABULARY.items() for leaf in _leaves_about(name, kind) if _is_sensible(leaf)
]
leaf: st.SearchStrategy[Condition] = st.sampled_from(LEAVES)
conditions = st.recursive(leaf, _around, max_leaves=12)
small_shapes = st.recursive(st.just(Fact("rain")), _around, max_leaves=5)

NOT_ASKED = object()
fully_known: st.SearchStrategy[Facts] = st.fixed_dictionaries(
    {name: st.sampled_from(values_of(kind)) for name, kind in VOCABULARY.items()}
)
walkers: st.SearchStrategy[Facts] = st.fixed_dictionaries(
    {
        name: st.sampled_from((NOT_ASKED, None)) | st.sampled_from(_near_thresholds(kind))
        for name, kind in VOCABULARY.items()
    }
).map(lambda facts: {name: answer for name, answer in facts.items() if answer is not NOT_ASKED})
