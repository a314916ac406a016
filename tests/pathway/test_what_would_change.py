"""Which smallest change of answers would change the urgency, checked again by the whole engine."""

from __future__ import annotations

import pytest

from parcours_dos.pathway import facts
from parcours_dos.pathway.because import Change
from parcours_dos.pathway.decision import decide, what_would_change
from parcours_dos.pathway.rulebook import EMERGENCY, NONE, POLICIES
from parcours_dos.pathway.shapes import Answerer, Policy

from .interview import MOMENT, site
from .someone import FRANCE, PLAIN, RULEBOOK

FEVERISH: dict[str, object] = {
    "fever_38": True,
    "fever_above_38_5": False,
    "chin_cannot_lower": False,
    "purple_spots": False,
}

Changes = dict[str, object]


def change(changes: Changes, policy: Policy = "graded", answerer: Answerer = "patient") -> Change | None:
    known = facts.read(RULEBOOK, {**PLAIN, **changes}, answerer)
    return what_would_change(RULEBOOK, known, answerer, MOMENT, FRANCE, site(policy))


def level(changes: Changes, policy: Policy = "graded", answerer: Answerer = "patient") -> int:
    known = facts.read(RULEBOOK, {**PLAIN, **changes}, answerer)
    return decide(RULEBOOK, known, answerer, MOMENT, FRANCE, site(policy)).urgency.level


PREGNANT = ["waters_broken", "regular_pains", "fewer_movements", "severe_headache", "recent_birth"]
STARTS: list[Changes] = [
    {},
    {"diabetes": True},
    {"leg_tingling": True, "numbness_spreading": False},
    {"weight_loss": None},
    FEVERISH,
    {"first_episode": True, "pain_as_usual": False},
    {"age_years": 70},
    {"pregnant_or_recent_birth": True, **dict.fromkeys(PREGNANT, False)},
]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("start", STARTS, ids=str)
def test_at_most_two_answers_and_they_do_what_is_said(start: Changes, policy: Policy) -> None:
    found = change(start, policy)
    assert found is not None
    assert 1 <= len(found.answers) <= 2
    changed = {**start, **dict(found.answers)}
    assert level(changed, policy) == found.level > level(start, policy)
    for name, value in found.answers:
        assert {**PLAIN, **start}[name] != value


def test_one_answer_is_preferred_to_two() -> None:
    for start in STARTS:
        now = level(start)
        single = [
            name
            for name, entry in RULEBOOK.facts.items()
            if entry.type == "yes_no" and PLAIN.get(name) is False and possible({**start, name: True})
            if level({**start, name: True}) > now
        ]
        found = change(start)
        assert found is not None
        assert len(found.answers) == 1 or not single


def possible(changes: Changes) -> bool:
    try:
        facts.read(RULEBOOK, {**PLAIN, **changes}, "patient")
    except facts.FactsError:
        return False
    return True


@pytest.mark.parametrize("sign", ["chest_pain", "saddle_numbness", "no_urine"])
def test_nothing_is_more_urgent_than_an_emergency(sign: str) -> None:
    assert change({sign: True}) is None


def test_a_clinician_also_sees_what_would_make_it_less_urgent() -> None:
    examined: Changes = {
        "motor_grade": 5,
        "cord_signs": False,
        "residual_urine_ml": 0,
        "pulsatile_mass": False,
        "bruise_over_spine": False,
        "several_root_levels": False,
        "artery_dissection_suspected": False,
        "assessed_by_doctor": False,
    }
    found = change({**examined, "no_urine": True}, answerer="clinician")
    assert found is not None
    assert found == Change((("no_urine", False),), NONE)


def test_a_change_is_one_that_a_person_could_answer() -> None:
    """Nothing contradictory and nothing behind a closed gate is proposed."""
    for start in STARTS:
        found = change(start)
        assert found is not None
        assert possible({**start, **dict(found.answers)})


def test_a_contradiction_is_never_proposed() -> None:
    """At 70, a possible pregnancy would be an emergency with this bleeding, but nobody could answer so."""
    known: Changes = {"age_years": 70, "pregnancy_possible": False, "vaginal_bleeding": True}
    assert what_would_change(RULEBOOK, known, "patient", MOMENT, FRANCE, site("graded")) is None
    younger = {**known, "age_years": 30}
    found = what_would_change(RULEBOOK, younger, "patient", MOMENT, FRANCE, site("graded"))
    assert found == Change((("pregnancy_possible", True),), EMERGENCY)


def test_a_question_that_was_not_asked_is_not_part_of_a_change() -> None:
    known: Changes = {"age_years": 34, "weight_loss": False, "cold_sweat": False}
    found = what_would_change(RULEBOOK, known, "patient", MOMENT, FRANCE, site("graded"))
    assert found == Change((("cold_sweat", True),), EMERGENCY)


def test_the_search_is_pure() -> None:
    known = dict(PLAIN)
    twice = [what_would_change(RULEBOOK, known, "patient", MOMENT, FRANCE) for _ in range(2)]
    assert twice[0] == twice[1]
    assert known == PLAIN
