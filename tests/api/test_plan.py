"""Another program asks for a plan: the same as the command's, to the byte, and refused as clearly."""

import json
from pathlib import Path

import pytest

from parcours_dos.pathway.loading import load
from tests.test_cases import PEOPLE, Person

from .program import NOON, Json, Program, problem_of
from .test_same_as_the_command import as_printed, said_by_the_command

PLAN = "/api/plan"
STATED = {name: False for name, entry in load().facts.items() if entry.type == "yes_no" and entry.who}
CALM = {
    **{name: said for name, said in STATED.items() if "clinician" in load().facts[name].who},
    "age_years": 34,
    "duration_days": 50,
    "pain_low_back": True,
    "prescription_held": True,
    "trend": "stable",
    "motor_grade": 5,
    "residual_urine_ml": 0,
}
PRESCRIBED = {"prescription": {"date": "2026-11-20", "sessions": 20}}
SITE = {
    "country": "BE",
    "services": ["individual_physiotherapy"],
    "contacts": {"spine_consultation": "Consultation du dos, 02 000 00 00"},
}


def planned(program: Program, **asked: object) -> Json:
    """Ask for the plan of a calm person, as a clinician states it, at noon of an ordinary day."""
    answer = program.send(PLAN, {"facts": CALM, "answerer": "clinician", "on": NOON, **asked})
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


@pytest.mark.parametrize("person", PEOPLE[::3], ids=str)
def test_everybody_gets_the_plan_of_the_command_or_the_same_reason_for_none(
    person: Person, program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "person.json"
    kept.write_text(json.dumps(dict(person.facts)))
    for country in load().countries:
        words = ("plan", str(kept), "--json", "--on", NOON, "--country", country)
        answer = program.send(PLAN, {"facts": person.facts, "on": NOON, "country": country})
        assert as_printed(answer.content) == said_by_the_command(capsys, *words)


def test_a_prescription_a_first_day_and_another_condition_are_heard_in_the_same_way(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = {
        "start": "2026-12-02",
        "care": PRESCRIBED,
        "override": {"condition": "sciatica", "reason": "Lasègue positif à 40 degrés."},
    }
    kept, site = tmp_path / "person.json", tmp_path / "site.json"
    kept.write_text(json.dumps({"facts": CALM, **more}))
    site.write_text(json.dumps(SITE))
    words = ("plan", str(kept), "--json", "--on", NOON, "--by", "clinician", "--site", str(site))
    answer = program.send(PLAN, {"facts": CALM, "answerer": "clinician", "on": NOON, "site": SITE, **more})
    assert as_printed(answer.content) == said_by_the_command(capsys, *words)
    told = json.loads(answer.content)
    assert told["condition"] == "sciatica"
    assert told["override"]["found"] == "simple_low_back"
    assert told["days"][0] == "2026-12-02"


def test_a_warning_sign_closes_the_plan_and_nothing_of_it_is_sent(program: Program) -> None:
    told = planned(program, facts={**CALM, "saddle_numbness": True})
    assert set(told) == {"condition", "closed", "routing", "edition"}
    assert told["closed"]["name"] == "emergency_first"


def test_the_texts_come_in_the_language_asked(program: Program) -> None:
    asked = {"facts": CALM, "answerer": "clinician", "on": NOON}
    answer = program.send(PLAN, asked, **{"Accept-Language": "en"})
    assert answer["Content-Language"] == "en"
    assert json.loads(answer.content)["condition"] == "simple_low_back"


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"start": "hier"}, "start"),
        ({"start": "2020-01-01"}, "start"),
        ({"start": 3}, "start"),
        ({"care": {"planned": ["2026-12-01"]}}, "care.planned"),
        ({"care": {"prescription": {"date": "2026-11-27"}}}, "prescription.date"),
        ({"care": {"prescription": {"date": "2026-11-20", "sessions": 400}}}, "prescription.sessions"),
        ({"care": {"prescription": {"date": "2024-11-20"}}}, "prescription.date"),
        ({"care": {"prescription": {"date": "2026-11-20", "signed": False}}}, "prescription.signed"),
        ({"care": {"done": ["2026-11-24", "2026-11-24"]}}, "done.2"),
        ({"override": {"condition": "bad_back", "reason": "Je le crois vraiment."}}, "override.condition"),
        ({"override": {"condition": "sciatica", "reason": "oui"}}, "override.reason"),
        ({"sessions": 8}, "sessions"),
    ],
    ids=lambda told: told if isinstance(told, str) else "",
)
def test_what_cannot_be_is_refused_with_its_place_and_its_cure(
    more: dict[str, object], where: str, program: Program
) -> None:
    asked = {"facts": CALM, "answerer": "clinician", "on": NOON, "country": "FR", **more}
    refused = problem_of(program.send(PLAN, asked), 422, "invalid-request")
    assert where in {error["fact"] for error in refused["errors"]}
    assert all(error["reason"] and error["allowed"] for error in refused["errors"])
    assert refused["emergency_number"] == "15"


def test_only_a_clinician_changes_the_condition(program: Program) -> None:
    facts = {name: said for name, said in CALM.items() if "patient" in load().facts[name].who}
    override = {"condition": "sciatica", "reason": "La jambe me fait très mal."}
    refused = problem_of(program.send(PLAN, {"facts": facts, "override": override}), 422, "invalid-request")
    assert [error["fact"] for error in refused["errors"]] == ["override"]


def test_an_impossible_fact_is_refused_before_any_plan(program: Program) -> None:
    problem_of(program.send(PLAN, {"facts": {**CALM, "age_years": 200}}), 422, "invalid-facts")
