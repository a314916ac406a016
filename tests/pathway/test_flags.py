"""From signs to urgency: what is present decides, and what is not known keeps a floor."""

from __future__ import annotations

import pytest

from parcours_dos.pathway import facts
from parcours_dos.pathway.flags import Known, State, present_families, state, states, urgency, weight
from parcours_dos.pathway.rulebook import EMERGENCY, LEVEL, NONE, PLANNED, POLICIES, WITHIN_24H, WITHIN_48H
from parcours_dos.pathway.shapes import Answerer, Policy

from .someone import PLAIN, RULEBOOK

Facts = dict[str, object]


def level(changes: Facts, policy: Policy = "graded", answerer: Answerer = "patient") -> int:
    """How fast the plain person must be seen, with these other answers."""
    known = Known.by(RULEBOOK, facts.settle(facts.read(RULEBOOK, {**PLAIN, **changes}, answerer)), answerer)
    return urgency(RULEBOOK.flags, states(RULEBOOK, known, policy), policy)


def seen(name: str, changes: Facts, policy: Policy = "graded", answerer: Answerer = "patient") -> State:
    known = Known.by(RULEBOOK, facts.read(RULEBOOK, changes, answerer), answerer)
    return state(RULEBOOK.flag(name), known, policy)


def test_the_plain_person_is_not_in_a_hurry() -> None:
    assert {level({}, policy) for policy in POLICIES} == {NONE}


@pytest.mark.parametrize(
    ("changes", "cautious", "graded"),
    [
        ({"saddle_numbness": True}, EMERGENCY, EMERGENCY),
        ({"saddle_numbness": True, "saddle_before": True}, NONE, NONE),
        ({"leg_weakness": True}, EMERGENCY, WITHIN_24H),
        ({"leg_weakness": True, "walks_on_toes_and_heels": False}, EMERGENCY, EMERGENCY),
        ({"diabetes": True}, WITHIN_48H, NONE),
        ({"wakes_at_night": True}, WITHIN_48H, NONE),
        ({"cancer_ever": True}, EMERGENCY, WITHIN_24H),
        ({"cancer_ever": True, "clear_trigger": True, "trend": "improving"}, EMERGENCY, PLANNED),
        ({"first_episode": True, "pain_as_usual": False}, PLANNED, NONE),
        ({"age_years": 56}, WITHIN_48H, NONE),
    ],
    ids=str,
)
def test_two_policies_weigh_the_same_signs(changes: Facts, cautious: int, graded: int) -> None:
    assert (level(changes, "source_document"), level(changes, "graded")) == (cautious, graded)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"saddle_numbness": None}, WITHIN_24H),  # a hard sign
        ({"fever_38": None}, WITHIN_24H),
        ({"weight_loss": None}, PLANNED),  # a soft sign
        ({"known_aneurysm": None}, PLANNED),  # an illness, whose own urgency would be an emergency
        ({"opioids": None}, WITHIN_24H),  # being drowsy on them is a hard sign
        ({"diabetes": None}, NONE),  # an illness that counts for nothing alone
        ({"prescription_held": None}, NONE),  # no sign at all
        ({"sleeps_badly": None}, NONE),
    ],
    ids=str,
)
def test_an_unknown_answer_never_reassures(changes: Facts, expected: int) -> None:
    assert level(changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"saddle_numbness": None, "leg_tingling": True, "numbness_spreading": False},
            EMERGENCY,
        ),  # same family
        ({"saddle_numbness": None, "fever_38": True, "fever_above_38_5": False}, EMERGENCY),  # a rule of both
        ({"saddle_numbness": None, "weight_loss": True}, WITHIN_24H),  # another family
        ({"known_aneurysm": None, "diabetes": True}, PLANNED),  # not a hard sign
        ({"leg_weakness": None, "both_legs": True, "both_legs_before": True}, WITHIN_24H),  # cleared sign
    ],
    ids=str,
)
def test_an_unknown_hard_sign_beside_a_sign_of_its_family_is_an_emergency(
    changes: Facts, expected: int
) -> None:
    assert level(changes) == expected


def test_a_floor_is_never_above_the_sign_itself() -> None:
    for flag in RULEBOOK.flags:
        for policy in POLICIES:
            kept = weight(flag, State.UNDECIDED, policy, frozenset())
            assert kept == min(flag.level[policy], WITHIN_24H if flag.entry.sign == "hard" else PLANNED)
            assert weight(flag, State.RAISED, policy, frozenset()) == flag.level[policy]
            for found in (State.CLEARED, State.NEEDS_EXAMINATION):
                assert weight(flag, found, policy, frozenset({flag.entry.family})) == NONE


def test_a_sign_without_weight_escalates_nothing() -> None:
    """Under the graded policy diabetes alone counts for nothing: its family is not « present »."""
    known = Known.by(RULEBOOK, {"diabetes": True}, "patient")
    found = {policy: states(RULEBOOK, known, policy) for policy in POLICIES}
    families = {policy: present_families(RULEBOOK.flags, found[policy], policy) for policy in POLICIES}
    assert families == {"source_document": {"background"}, "graded": frozenset()}


def test_what_only_an_examination_can_say_waits_for_one() -> None:
    assert seen("cord_signs", {}) is State.NEEDS_EXAMINATION
    assert seen("cord_signs", {}, answerer="clinician") is State.UNDECIDED
    assert seen("cord_signs", {"cord_signs": False}, answerer="clinician") is State.CLEARED
    assert seen("saddle_numbness", {}) is State.UNDECIDED


@pytest.mark.parametrize("value", [False, None])
def test_an_exception_acts_only_when_answered_yes(value: object) -> None:
    said: Facts = {"saddle_numbness": True, "saddle_before": value}
    assert seen("saddle_numbness", said) is State.RAISED
    assert seen("saddle_numbness", {**said, "saddle_before": True}) is State.LIFTED


def test_a_doctor_who_assessed_the_episode_clears_a_soft_sign_and_no_hard_one() -> None:
    said: Facts = {"weight_loss": True, "saddle_numbness": True, "assessed_by_doctor": True}
    assert seen("weight_loss", said, answerer="clinician") is State.LIFTED
    assert seen("saddle_numbness", said, answerer="clinician") is State.RAISED


def test_levels_are_ordered_from_nothing_to_emergency() -> None:
    assert [LEVEL[t] for t in ("none", "planned", "within_48h", "within_24h", "emergency")] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("days", "expected"), [(0, EMERGENCY), (7, EMERGENCY), (8, WITHIN_24H), (42, WITHIN_24H), (43, NONE)]
)
def test_a_violent_accident_weighs_less_as_it_gets_old(days: int, expected: int) -> None:
    crash: Facts = {"blow_or_fall": True, "major_trauma": True, "trauma_days": days}
    assert level({**crash, "cannot_stand": False, "head_or_neck_blow": False}) == expected
