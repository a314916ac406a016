"""Whom to see, how fast, by which way: the whole answer, level by level."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from parcours_dos.pathway import facts
from parcours_dos.pathway.decision import decide
from parcours_dos.pathway.outcome import as_plain
from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.pathway.shapes import Policy

from .interview import MOMENT, site
from .someone import FRANCE, PLAIN, RULEBOOK, outcome, rules

FEVERISH: dict[str, object] = {
    "fever_38": True,
    "fever_above_38_5": False,
    "chin_cannot_lower": False,
    "purple_spots": False,
}

Changes = dict[str, Any]

# answers; urgency, hours, first contact and route under the graded policy
LEVELS: list[tuple[Changes, str, int | None, str, str]] = [
    ({"chest_pain": True}, "emergency", None, "emergency_service", "call_emergency"),
    (FEVERISH, "within_48h", 24, "doctor", "doctor_now"),
    ({"weight_loss": True}, "within_48h", 48, "doctor", "doctor_now"),
    ({"leg_tingling": True, "numbness_spreading": False}, "planned", None, "doctor", "doctor_planned"),
    ({"duration_days": 40}, "routine", None, "doctor", "doctor_without_hurry"),
    (
        {"duration_days": 40, "prescription_held": True},
        "routine",
        None,
        "physiotherapist",
        "physiotherapist_with_prescription",
    ),
    (
        {"duration_days": 40, "physiotherapist_place": "team"},
        "routine",
        None,
        "physiotherapist",
        "physiotherapist_direct_access",
    ),
    (
        {"duration_days": 40, "physiotherapist_place": "pilot"},
        "routine",
        None,
        "physiotherapist",
        "physiotherapist_direct_access",
    ),
    ({"duration_days": 4, "work_at_stake": True}, "routine", None, "doctor", "doctor_without_hurry"),
    ({}, "routine", None, "self_care", "self_care"),
    ({"prescription_held": True}, "routine", None, "self_care", "self_care"),
    ({"duration_days": 27}, "routine", None, "self_care", "self_care"),
    ({"duration_days": 28}, "routine", None, "doctor", "doctor_without_hurry"),
    ({"duration_days": 90}, "routine", None, "doctor", "doctor_without_hurry"),
    ({"duration_days": 91, "onset_age_years": 33}, "planned", None, "doctor", "doctor_planned"),
]


@pytest.mark.parametrize(("changes", "urgency", "hours", "contact", "route"), LEVELS, ids=lambda v: str(v))
def test_each_level_has_its_contact_and_its_route(
    changes: Changes, urgency: str, hours: int | None, contact: str, route: str
) -> None:
    found = outcome("graded", **changes)
    assert (found.urgency.name, found.urgency.within_hours) == (urgency, hours)
    assert (found.first_contact, found.route.name) == (contact, route)
    assert found.settled


def test_both_policies_are_shown_only_where_they_differ() -> None:
    cautious, graded = outcome("source_document", diabetes=True), outcome("graded", diabetes=True)
    assert as_plain(cautious)["other_policy"] == {
        "policy": "graded",
        "urgency": "routine",
        "within_hours": None,
    }
    assert as_plain(graded)["other_policy"] == {
        "policy": "source_document",
        "urgency": "within_48h",
        "within_hours": 48,
    }
    assert as_plain(outcome())["other_policy"] is None


def test_hours_alone_are_a_difference_too() -> None:
    found = as_plain(outcome("graded", cancer_ever=True))
    assert (found["urgency"], found["within_hours"]) == ("within_48h", 24)


def test_without_a_signed_choice_the_cautious_policy_holds() -> None:
    found = decide(RULEBOOK, PLAIN, "patient", MOMENT, FRANCE)
    assert (found.policy, found.other_policy) == ("source_document", "graded")


def test_the_plain_outcome_says_these_words_and_no_other() -> None:
    promised = {
        *("urgency", "within_hours", "policy", "other_policy", "first_contact", "also", "route", "because"),
        *("meanwhile", "avoid", "come_back_on", "come_back_if", "missing", "settled", "edition"),
    }
    extras = {"come_back_text", "course", "disagreements", "doctor_notes", "needs_examination", "unknown"}
    plain = as_plain(outcome())
    assert set(plain) == promised | extras
    assert list(plain["because"][0]) == ["rule", "sentence", "source", "place", "status"]  # type: ignore[index]  # plain data
    assert set(plain["route"]) == {"name", "title", "text", "phone", "source", "place", "status"}  # type: ignore[call-overload]  # plain data
    assert plain["edition"] == RULEBOOK.edition.name


@pytest.mark.parametrize("changes", [row[0] for row in LEVELS], ids=str)
@pytest.mark.parametrize("policy", POLICIES)
def test_every_reason_has_its_source_its_place_and_its_status(changes: Changes, policy: Policy) -> None:
    found = outcome(policy, **changes)
    assert found.because
    shown: list[Any] = [*found.because, *found.also, *found.meanwhile, *found.avoid, found.route]
    for part in shown:
        assert part.source in RULEBOOK.sources
        assert part.place
        assert part.status


def test_reasons_come_most_urgent_first() -> None:
    found = outcome("graded", leg_tingling=True, weight_loss=True, chest_pain=True)
    assert rules(found) == ("chest_pain", "weight_loss", "leg_tingling")


def test_a_doubt_is_a_reason_only_when_it_carries_the_urgency() -> None:
    doubt = outcome("graded", weight_loss=None)
    assert doubt.urgency.name == "planned"
    assert rules(doubt) == ("weight_loss", "medical_opinion_without_flag")
    assert "Je ne sais pas" in doubt.because[0].sentence
    assert (doubt.missing, doubt.unknown) == (("weight_loss",), ("weight_loss",))
    beside = outcome("graded", weight_loss=None, general_decline=True)
    assert rules(beside) == ("general_decline",)


def test_what_can_no_longer_change_anything_is_not_missing() -> None:
    known = facts.read(RULEBOOK, {"age_years": 60, "chest_pain": True}, "patient")
    found = decide(RULEBOOK, known, "patient", MOMENT, FRANCE, site("graded"))
    assert (found.settled, found.missing, found.unknown) == (True, (), ())


def test_an_unfinished_questionnaire_is_provisional_and_names_what_is_missing() -> None:
    found = decide(RULEBOOK, {"age_years": 34}, "patient", MOMENT, FRANCE, site("graded"))
    assert not found.settled
    assert {"saddle_numbness", "pain_neck", "duration_days"} <= set(found.missing)
    assert found.unknown == ()
    assert found.urgency.name == "within_48h"
    assert found.first_contact == "doctor"


def test_an_answer_not_known_is_final_once_nothing_is_left_to_ask() -> None:
    found = outcome("graded", fever_38=None, fever_38_check=None)
    assert (found.settled, found.urgency.within_hours, found.unknown) == (True, 24, ("fever_38",))
    assert not outcome("graded", fever_38=None).settled
    assert outcome("graded", fever_38=None, fever_38_check=False).urgency.name == "routine"


def test_a_clinician_is_told_what_only_an_examination_can_say() -> None:
    assert "cord_signs" in outcome().needs_examination
    examined = outcome(
        answerer="clinician",
        motor_grade=5,
        cord_signs=False,
        residual_urine_ml=0,
        pulsatile_mass=False,
        bruise_over_spine=False,
        several_root_levels=False,
        artery_dissection_suspected=False,
    )
    assert examined.needs_examination == ()
    assert examined.first_contact == "self_care"


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, ["acute_simple_pain"]),
        ({"first_episode": True, "pain_as_usual": False}, ["acute_simple_pain", "first_back_pain"]),
        ({"duration_days": 40}, []),
        ({"weight_loss": True, "first_episode": True, "pain_as_usual": False}, ["first_back_pain"]),
    ],
    ids=str,
)
def test_where_sources_disagree_both_are_shown(changes: Changes, names: list[str]) -> None:
    found = outcome("graded", **changes)
    assert [side.entry.name for side in found.disagreements] == names
    for side in as_plain(found)["disagreements"]:  # type: ignore[attr-defined]  # plain data
        assert {side["source_document"]["source"], side["guideline"]["source"]} <= set(RULEBOOK.sources)


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, date(2026, 12, 23)),
        ({"duration_days": 40}, date(2026, 12, 23)),
        ({"duration_days": 40, "prescription_held": True}, date(2026, 12, 23)),
        ({"leg_tingling": True, "numbness_spreading": False}, date(2026, 12, 9)),
        ({"weight_loss": True}, date(2026, 11, 26)),
        (FEVERISH, date(2026, 11, 26)),
        ({"chest_pain": True}, None),
    ],
    ids=str,
)
def test_when_to_come_back(changes: Changes, day: date | None) -> None:
    found = outcome("graded", **changes)
    assert found.come_back_on == day
    assert bool(found.come_back_text) is bool(day)
    assert as_plain(found)["come_back_on"] == (day.isoformat() if day else None)


def test_only_signs_more_urgent_than_the_outcome_bring_back_sooner() -> None:
    def levels(**changes: Any) -> set[str]:
        return {sign.level for sign in outcome("graded", **changes).come_back_if}

    assert levels() == levels(first_episode=None) == {"within_48h", "emergency"}
    assert levels(weight_loss=True) == {"emergency"}
    assert levels(chest_pain=True) == set()
    for sign in outcome("graded").come_back_if:
        assert RULEBOOK.flag(sign.flag)


def test_calm_advice_waits_until_nothing_is_left_in_doubt() -> None:
    def said(**changes: Any) -> set[str]:
        return {entry.name for entry in outcome("graded", **changes).meanwhile}

    assert {"keep_moving", "gentle_heat"} <= said()
    assert "keep_moving" not in said(weight_loss=None)
    assert "keep_moving" not in said(leg_tingling=True)
    assert "sleep_support" in said(sleeps_badly=True)
    assert "sleep_support" not in said(sleeps_badly=None)
    assert not {"keep_moving", "gentle_heat"} & said(chest_pain=True)


def test_others_who_fit_are_named_after_the_first_contact() -> None:
    def named(**changes: Any) -> set[str]:
        return {also.professional for also in outcome("graded", **changes).also}

    assert named() == {"doctor", "physiotherapist"}
    assert "midwife" in named(pregnant_or_recent_birth=True)
    assert "suicide_line" in named(distress=True, suicidal_thoughts=True)
    assert "occupational_doctor" in named(work_at_stake=True)
    inflammatory = dict.fromkeys(["buttock_pain", "better_with_movement", "psoriasis_ever"], True)
    lasting: Changes = {"duration_days": 200, "onset_age_years": 25}
    assert "rheumatologist" in named(**lasting, **inflammatory)
    assert "rheumatologist" not in named(**lasting)


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, "Poussée aiguë de lombalgie"),
        ({"recurrent_within_12_months": True}, "Lombalgie récidivante"),
        ({"fear_of_movement": True}, "Lombalgie à risque de chronicité"),
        ({"duration_days": 91, "onset_age_years": 33, "fear_of_movement": True}, "Lombalgie chronique"),
        ({"duration_days": None}, None),
    ],
    ids=str,
)
def test_the_course_has_one_name_or_none(changes: Changes, label: str | None) -> None:
    assert outcome("graded", **changes).course == label


def test_the_same_call_gives_the_same_outcome_and_touches_nothing() -> None:
    known = {**PLAIN, "leg_tingling": True, "fever_38": None, "fever_38_check": False}
    before = dict(known)
    first = decide(RULEBOOK, known, "patient", MOMENT, FRANCE, site("graded"))
    assert decide(RULEBOOK, dict(reversed(known.items())), "patient", MOMENT, FRANCE, site("graded")) == first
    assert known == before
