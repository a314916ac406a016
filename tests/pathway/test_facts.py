"""What is said of a person is checked once, at the door."""

from __future__ import annotations

import pytest

from parcours_dos.pathway.facts import FactsError, Problem, clarified, fits, read, settle
from parcours_dos.pathway.shapes import Answerer

from .someone import PLAIN, RULEBOOK


def refused(given: object, answerer: Answerer = "patient") -> tuple[Problem, ...]:
    with pytest.raises(FactsError) as error:
        read(RULEBOOK, given, answerer)
    return error.value.problems


def test_sound_facts_pass_unchanged() -> None:
    given = {"age_years": 34, "fever_38": None, "fever_38_check": False, "trend": "worse"}
    assert read(RULEBOOK, given, "patient") == given
    assert read(RULEBOOK, PLAIN, "patient") == PLAIN
    assert read(RULEBOOK, {}, "patient") == {}


@pytest.mark.parametrize("given", [None, [], "age_years: 3", 3, [("age_years", 3)]])
def test_only_named_values_are_facts(given: object) -> None:
    assert refused(given)[0].fact == "(tout)"


@pytest.mark.parametrize(
    ("given", "fact", "said"),
    [
        ({"agee_years": 3}, "agee_years", "« age_years »"),
        ({"zzz": 3}, "zzz", "parcours-dos facts"),
        ({3: 3}, "3", "n'existe pas"),
        ({"chronic": True}, "chronic", "se déduit"),
        ({"out_of_hours": True}, "out_of_hours", "de la date et du lieu"),
        ({"motor_grade": 3}, "motor_grade", "seul un soignant"),
        ({"age_years_check": 3}, "age_years_check", "n'existe pas"),
        ({"fever_38": "no"}, "fever_38", "true, false ou null"),
        ({"fever_38": 1}, "fever_38", "true, false ou null"),
        ({"fever_38_check": "oui"}, "fever_38", "true, false ou null"),
        ({"age_years": "34"}, "age_years", "de 0 à 120"),
        ({"age_years": 34.0}, "age_years", "de 0 à 120"),
        ({"age_years": True}, "age_years", "de 0 à 120"),
        ({"age_years": -1}, "age_years", "de 0 à 120"),
        ({"age_years": 121}, "age_years", "de 0 à 120"),
        ({"trend": "worst"}, "trend", "improving, stable, worse"),
        ({"trend": True}, "trend", "improving, stable, worse"),
        ({"trend": ["worse"]}, "trend", "improving, stable, worse"),
    ],
)
def test_an_impossible_answer_names_the_fact_and_what_is_allowed(given: object, fact: str, said: str) -> None:
    problems = refused(given)
    assert [problem.fact for problem in problems] == [fact]
    assert said in str(problems[0])


@pytest.mark.parametrize(("lowest", "highest"), [(0, 120)])
def test_bounds_are_allowed(lowest: int, highest: int) -> None:
    for age in (lowest, highest):
        assert read(RULEBOOK, {"age_years": age}, "patient") == {"age_years": age}


def test_every_problem_is_shown_at_once() -> None:
    assert {p.fact for p in refused({"age_years": 999, "trend": "?", "zzz": 1})} == {
        "age_years",
        "trend",
        "zzz",
    }


@pytest.mark.parametrize(
    "pair",
    [
        {"first_episode": True, "pain_as_usual": True},
        {"first_episode": True, "recurrent_within_12_months": True},
        {"age_years": 5, "pregnant_or_recent_birth": True},
        {"age_years": 61, "pregnancy_possible": True},
    ],
)
def test_two_answers_that_contradict_each_other_are_both_named(pair: dict[str, object]) -> None:
    (problem,) = refused(pair)
    assert set(problem.fact.split(" + ")) == set(pair)
    for name in pair:
        read(RULEBOOK, {**pair, name: None}, "patient")


def test_an_answer_behind_a_closed_gate_is_refused() -> None:
    (problem,) = refused({"blow_or_fall": False, "trauma_days": 3})
    assert (problem.fact, "contredit" in problem.reason) == ("trauma_days", True)
    read(RULEBOOK, {"blow_or_fall": True, "trauma_days": 3}, "patient")
    read(RULEBOOK, {"trauma_days": 3}, "patient")
    read(RULEBOOK, {"blow_or_fall": False, "trauma_days": None}, "patient")
    read(RULEBOOK, {"blow_or_fall": False, "trauma_days": 36500}, "patient")


def test_a_clinician_may_say_what_a_patient_may_not() -> None:
    assert read(RULEBOOK, {"motor_grade": 3}, "clinician") == {"motor_grade": 3}
    assert refused({"motor_grade": 3}, "carer")
    assert refused({"motor_grade": 3, "motor_deficit_mild_stable": True}, "clinician")


def test_a_clarifying_answer_takes_the_place_of_not_known_and_of_nothing_else() -> None:
    assert settle({"fever_38": None, "fever_38_check": True}) == {"fever_38": True}
    assert settle({"fever_38": None, "fever_38_check": None}) == {"fever_38": None}
    assert settle({"fever_38": False, "fever_38_check": True}) == {"fever_38": False}
    assert settle({"fever_38_check": True}) == {"fever_38": True}
    assert clarified(RULEBOOK, "fever_38_check") == "fever_38"
    assert clarified(RULEBOOK, "fever_38") is clarified(RULEBOOK, "age_years_check") is None


def test_reading_does_not_touch_what_was_given() -> None:
    given: dict[str, object] = {"age_years": 34}
    read(RULEBOOK, given, "patient")["age_years"] = 99
    assert given == {"age_years": 34}


def test_a_choice_fits_only_its_words() -> None:
    entry = RULEBOOK.facts["trend"]
    assert [fits(entry, value) for value in ("worse", "WORSE", None, 0)] == [True, False, False, False]


@pytest.mark.parametrize(
    ("told", "gate"),
    [
        ({"suicidal_thoughts": True}, "distress"),
        ({"distress": None, "suicidal_thoughts": True}, "distress"),
        ({"fever_38": None, "fever_above_38_5": True}, "fever_38"),
        ({"face_sign": True}, "pain_neck"),
    ],
)
def test_a_sign_told_behind_a_gate_tells_the_gate_too(told: dict[str, object], gate: str) -> None:
    """A yes is never lost because the fact it hangs on was not asked, or not known."""
    assert read(RULEBOOK, told, "patient")[gate] is True


def test_a_no_behind_a_gate_tells_nothing_of_the_gate() -> None:
    assert "distress" not in read(RULEBOOK, {"suicidal_thoughts": False}, "patient")


def test_what_a_told_gate_contradicts_is_refused() -> None:
    with pytest.raises(FactsError, match="grossesse"):
        read(RULEBOOK, {"age_years": 70, "fewer_movements": True}, "patient")
