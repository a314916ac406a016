"""Chapter 7. The readings agree: on conditions and walkers that nobody chose, exactly, without exception."""

from __future__ import annotations

import pytest
import z3
from hypothesis import given
from hypothesis import strategies as st

from parcours_dos.language.as_formula import constant, formula, person
from parcours_dos.language.tree import (
    All,
    AnyOf,
    Condition,
    Not,
    fact_of,
    facts_of,
    leaves,
    parts_of,
    replace_leaves,
)

from .generated import Facts, conditions, fully_known, many, some, walkers
from .one_person import by_formula, by_opening, by_value, condition, one_side
from .vocabulary import VOCABULARY

ANYONE, BOUNDS = person(VOCABULARY)


@many
@given(conditions, walkers)
def test_value_formula_and_opening_give_the_same_answer(tree: Condition, facts: Facts) -> None:
    """Yes where the others say yes, no where they say no, not known where they say not known."""
    value = by_value(tree, facts)
    assert by_formula(tree, facts) is value
    assert by_opening(tree, facts) is value


@some
@given(conditions, walkers)
def test_a_formula_over_anyone_holds_for_each_one(tree: Condition, facts: Facts) -> None:
    """The formula that the proofs use, about no one in particular, gives this walker's answer."""
    anyone = formula(tree, VOCABULARY, ANYONE)
    chosen = []
    for name, kind in VOCABULARY.items():
        answer = constant(kind, facts.get(name))
        chosen += [(ANYONE[name].known, answer.known), (ANYONE[name].value, answer.value)]
    yes, no = (z3.simplify(z3.substitute(side, *chosen)) for side in (anyone.yes, anyone.no))
    assert one_side(yes, no) is by_value(tree, facts)


@some
@given(conditions, walkers, fully_known)
def test_an_answer_never_turns_a_yes_into_a_no(tree: Condition, facts: Facts, later: Facts) -> None:
    """Learning what was not known settles more; it never reverses what was settled."""
    before = by_value(tree, facts)
    known = {name: answer for name, answer in facts.items() if answer is not None}
    for name in facts_of(tree) - set(known):
        known[name] = later[name]
        after = by_value(tree, {**facts, **known})
        assert before is None or after is before
        before = after
    assert before is not None, "everything is known, so the condition is settled"


@some
@given(conditions, conditions, walkers)
def test_de_morgan_over_any_conditions(left: Condition, right: Condition, facts: Facts) -> None:
    """The laws of chapter 1 hold for whole conditions."""
    neither = by_value(Not(AnyOf((left, right))), facts)
    assert neither is by_value(All((Not(left), Not(right))), facts)
    assert by_value(Not(Not(left)), facts) is by_value(left, facts)


@some
@given(conditions, walkers)
def test_absent_and_not_known_read_alike(tree: Condition, facts: Facts) -> None:
    """Writing "not known" for all that was not asked changes no answer."""
    assert by_value(tree, {**dict.fromkeys(VOCABULARY), **facts}) is by_value(tree, facts)


@some
@given(conditions)
def test_walking_a_tree_and_changing_nothing_changes_nothing(tree: Condition) -> None:
    """The helpers that every reading uses see each leaf once, in order."""
    assert replace_leaves(tree, lambda leaf: leaf) == tree
    inside = [leaf for part in parts_of(tree) for leaf in leaves(part)]
    assert list(leaves(tree)) == inside or not parts_of(tree)
    assert frozenset(fact_of(leaf) for leaf in leaves(tree)) == facts_of(tree)


@pytest.mark.parametrize(
    "text", ["rain and not (wind or fog)", "at_least(2, rain, hours > 8, slope >= 'gentle')"]
)
def test_no_one_is_both_yes_and_no(text: str) -> None:
    """The solver searches every possible walker and finds none; but it finds a yes, a no and a not known."""
    found = formula(condition(text), VOCABULARY, ANYONE)
    assert z3.Solver().check(*BOUNDS, found.yes, found.no) == z3.unsat
    for wanted in ([found.yes], [found.no], [z3.Not(found.yes), z3.Not(found.no)]):
        assert z3.Solver().check(*BOUNDS, *wanted) == z3.sat


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [("hours", 0, 24), ("degrees", -20, 40), ("water", 0, 5), ("slope", 0, 2), ("path", 0, 2)],
)
def test_the_solver_keeps_to_possible_answers(name: str, lowest: int, highest: int) -> None:
    """It may choose the lowest and the highest answer, and nothing outside; a choice is its rank."""
    for value, possible in ((lowest - 1, False), (lowest, True), (highest, True), (highest + 1, False)):
        verdict = z3.Solver().check(*BOUNDS, ANYONE[name].value == value)
        assert verdict == (z3.sat if possible else z3.unsat)


def test_two_people_share_no_answer() -> None:
    """A tag keeps two possible walkers apart, as the proofs that compare them need."""
    other, _ = person(VOCABULARY, tag="_after")
    differ = [ANYONE["rain"].known, ANYONE["rain"].value, other["rain"].known, z3.Not(other["rain"].value)]
    assert z3.Solver().check(*differ) == z3.sat
    silent = [
        ANYONE["rain"].known,
        z3.Not(other["rain"].known),
        ANYONE["hours"].known,
        z3.Not(other["hours"].known),
    ]
    assert z3.Solver().check(*silent) == z3.sat


@some
@given(st.sampled_from(sorted(VOCABULARY)), fully_known)
def test_not_known_is_not_a_value(name: str, facts: Facts) -> None:
    """A fact fixed at "not known" is neither yes nor no, whatever stands in its place."""
    assert z3.is_false(constant(VOCABULARY[name], None).known)
    assert z3.is_true(constant(VOCABULARY[name], facts[name]).known)
