"""Each caution speaks of somebody: there is a person for whom it holds, and one for whom it does not."""

from __future__ import annotations

from itertools import product

import pytest

from parcours_dos.language.tree import facts_of
from parcours_dos.pathway import facts
from tests.pathway.someone import PLAIN, RULEBOOK

CODES = """
ost pg_sup pg_pro pg_pgp pp_abd rad_leg rad_arm flex ext sten surg6 surg12 dizz inst htn card bal
knee hip sho wrist hyper breath
"""


def holds(code: str, **changes: object) -> bool | None:
    """Does this caution hold for the plain person, with these other answers?"""
    known = facts.read(RULEBOOK, {**PLAIN, **changes}, "patient")
    return RULEBOOK.cautions[code].when.value(known)


def test_the_cautions_are_those_of_the_reference() -> None:
    assert sorted(RULEBOOK.cautions) == sorted(CODES.split())


@pytest.mark.parametrize("code", CODES.split())
def test_a_caution_can_hold_and_can_not(code: str) -> None:
    reading = RULEBOOK.cautions[code].when
    names = sorted(facts_of(reading.spread))
    found = {reading.value(answers) for answers in _people(names)}
    assert {True, False} <= found


def _people(names: list[str]) -> list[dict[str, object]]:
    """Everyone who could answer these facts: yes or no to each, and a number at both ends."""
    choices: list[list[object]] = []
    for name in names:
        entry = RULEBOOK.facts[name]
        choices.append([entry.min, entry.max] if entry.type == "integer" else [True, False])
    return [dict(zip(names, values, strict=True)) for values in product(*choices)]


@pytest.mark.parametrize("code", CODES.split())
def test_every_caution_changes_an_exercise(code: str) -> None:
    touched = [
        exercise.name
        for exercise in RULEBOOK.exercises.values()
        if any(caution.code == code for caution in exercise.cautions)
    ]
    assert touched


def test_what_is_asked_is_asked_for_a_programme_alone() -> None:
    """The new questions never come before the advice: they sit on pages of their own."""
    asked = {name for caution in RULEBOOK.cautions.values() for name in facts_of(caution.when.spread)}
    pages = {RULEBOOK.facts[name].screen for name in asked}
    own = {name for name, screen in RULEBOOK.screens.items() if screen.asked_for == "programme"}
    assert own <= pages
    for flag in RULEBOOK.flags:
        read = {RULEBOOK.facts[name].screen for name in facts_of(flag.when.spread)}
        assert not read & own, flag.name


def test_an_answer_that_is_not_known_is_not_a_no() -> None:
    assert holds("knee", knee_sore=None) is None
    assert holds("ost", osteoporosis=False, oral_steroids=False, vertebra_broken_easily=None) is None


def test_who_was_never_operated_is_asked_nothing_more() -> None:
    assert holds("surg6", operated_spine=False) is False
    assert holds("surg6", operated_spine=True) is None


def test_six_weeks_after_an_operation_both_bands_hold() -> None:
    young = {"operated_spine": True, "surgery_under_12_weeks": True, "surgery_under_6_weeks": True}
    assert holds("surg6", **young, surgeon_still_limits=False) is True
    assert holds("surg12", **young, surgeon_still_limits=False) is True


def test_years_after_an_operation_the_surgeon_may_still_limit() -> None:
    old = {"operated_spine": True, "surgery_under_12_weeks": False}
    assert holds("surg12", **old, surgeon_still_limits=False) is False
    assert holds("surg12", **old, surgeon_still_limits=True) is True


def test_someone_who_is_not_pregnant_is_not_asked_for_how_long() -> None:
    assert holds("pg_sup", pregnant_or_recent_birth=False) is False


def test_lying_on_the_back_is_never_proposed_late_in_pregnancy_without_a_change() -> None:
    """Long or firm lying on the back is left out, or done with the back raised."""
    free = [
        exercise.name
        for exercise in RULEBOOK.exercises.values()
        if exercise.position == "lying_on_back"
        and not any(caution.code == "pg_sup" for caution in exercise.cautions)
    ]
    assert free == []


def test_a_change_always_says_how() -> None:
    for exercise in RULEBOOK.exercises.values():
        for caution in exercise.cautions:
            known = RULEBOOK.cautions[caution.code].entry
            if caution.action == "modify":
                assert caution.how or known.how, (exercise.name, caution.code)
            if caution.action == "ask":
                assert known.ask, (exercise.name, caution.code)
