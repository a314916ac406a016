"""Conditions and walkers that nobody chose, and the text of any condition."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from parcours_dos.language.check import Choice, Number, YesNo
from parcours_dos.language.tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Leaf, Not, OneOf

from .vocabulary import VOCABULARY

# The same examples everywhere, today and tomorrow: a failure on a build server is a failure at home.
same_for_all = settings(max_examples=400, derandomize=True, deadline=None, database=None)

Facts = dict[str, object]


def _leaves_about(name: str) -> st.SearchStrategy[Leaf]:
    match VOCABULARY[name]:
        case YesNo():
            return st.just(Fact(name))
        case Number(lowest, highest):
            inside = st.integers(lowest + 1, highest - 1)
            listed = st.lists(st.integers(lowest, highest), min_size=1, max_size=4).map(tuple)
            operators = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
            return st.builds(Compare, st.just(name), operators, inside) | st.builds(
                OneOf, st.just(name), listed
            )
        case Choice(options, ordered):
            said = st.sampled_from(options)
            listed = st.lists(said, min_size=1, max_size=3).map(tuple)
            same = st.builds(Compare, st.just(name), st.sampled_from(["==", "!="]), said)
            found = same | st.builds(OneOf, st.just(name), listed)
            if not ordered:
                return found
            lower = st.builds(
                Compare, st.just(name), st.sampled_from(["<=", ">"]), st.sampled_from(options[:-1])
            )
            upper = st.builds(
                Compare, st.just(name), st.sampled_from(["<", ">="]), st.sampled_from(options[1:])
            )
            return found | lower | upper


def _at_least(parts: list[Condition]) -> st.SearchStrategy[Condition]:
    return st.builds(AtLeast, st.integers(1, len(parts)), st.just(tuple(parts)))


def _around(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=2, max_size=4)
    return (
        st.builds(Not, inner)
        | parts.map(tuple).map(All)
        | parts.map(tuple).map(AnyOf)
        | st.lists(inner, min_size=1, max_size=5).flatmap(_at_least)
    )


leaves: st.SearchStrategy[Condition] = st.sampled_from(sorted(VOCABULARY)).flatmap(_leaves_about)
conditions = st.recursive(leaves, _around, max_leaves=12)


def _known(name: str) -> st.SearchStrategy[object]:
    match VOCABULARY[name]:
        case YesNo():
            return st.booleans()
        case Number(lowest, highest):
            return st.integers(lowest, highest)
        case Choice(options):
            return st.sampled_from(options)


fully_known: st.SearchStrategy[Facts] = st.fixed_dictionaries({name: _known(name) for name in VOCABULARY})
walkers: st.SearchStrategy[Facts] = st.fixed_dictionaries(
    {}, optional={name: st.none() | _known(name) for name in VOCABULARY}
)


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
