"""Another program asks for exercises: the same as the command's, to the byte, and refused as clearly."""

import json
from pathlib import Path

import pytest

from parcours_dos.pathway.loading import load
from tests.test_cases import PEOPLE, Person

from .program import NOON, Json, Program, problem_of
from .test_plan import CALM
from .test_same_as_the_command import as_printed, said_by_the_command

PROGRAMME, EXERCISES = "/api/programme", "/api/exercises"
WISHES = {"place": "work", "floor": False, "equipment": ["chair"], "count": 3, "without": ["sit_to_stand"]}


def chosen(program: Program, **asked: object) -> Json:
    """Ask for the exercises of a calm person, as a clinician states it, at noon of an ordinary day."""
    answer = program.send(PROGRAMME, {"facts": CALM, "answerer": "clinician", "on": NOON, **asked})
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


@pytest.mark.parametrize("person", PEOPLE[::3], ids=str)
def test_everybody_gets_the_exercises_of_the_command_or_the_same_reason_for_none(
    person: Person, program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "person.json"
    kept.write_text(json.dumps(dict(person.facts)))
    for country in load().countries:
        words = ("programme", str(kept), "--json", "--on", NOON, "--country", country)
        answer = program.send(PROGRAMME, {"facts": person.facts, "on": NOON, "country": country})
        assert as_printed(answer.content) == said_by_the_command(capsys, *words)


def test_wishes_are_heard_in_the_same_way(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "person.json"
    kept.write_text(json.dumps({"facts": CALM, **WISHES}))
    words = ("programme", str(kept), "--json", "--on", NOON, "--by", "clinician")
    answer = program.send(PROGRAMME, {"facts": CALM, "answerer": "clinician", "on": NOON, **WISHES})
    assert as_printed(answer.content) == said_by_the_command(capsys, *words)
    told = json.loads(answer.content)
    assert len(told["exercises"]) == 3
    assert "sit_to_stand" not in [each["exercise"] for each in told["exercises"]]


def test_the_library_is_listed_in_the_same_way(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    listed = said_by_the_command(capsys, "exercises", "--json")
    answer = program.get(EXERCISES)
    assert as_printed(answer.content) == listed
    assert len(json.loads(answer.content)) == len(load().exercises)
    assert program.get(EXERCISES, **{"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_warning_sign_closes_the_programme_and_nothing_of_it_is_sent(program: Program) -> None:
    told = chosen(program, facts={**CALM, "saddle_numbness": True})
    assert set(told) == {"profile", "closed", "edition"}
    assert told["closed"]["name"] == "emergency_first"


def test_the_texts_come_in_the_language_asked(program: Program) -> None:
    asked = {"facts": CALM, "answerer": "clinician", "on": NOON}
    french = json.loads(program.send(PROGRAMME, asked).content)
    english = json.loads(program.send(PROGRAMME, asked, **{"Accept-Language": "en"}).content)
    assert [each["exercise"] for each in english["exercises"]] == [
        each["exercise"] for each in french["exercises"]
    ]
    assert english["exercises"][0]["steps"] != french["exercises"][0]["steps"]


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"place": "moon"}, "place"),
        ({"place": None}, "place"),
        ({"floor": "no"}, "floor"),
        ({"equipment": "chair"}, "equipment"),
        ({"equipment": ["rocket"]}, "equipment"),
        ({"equipment": [3]}, "equipment"),
        ({"count": 0}, "count"),
        ({"count": 40}, "count"),
        ({"count": True}, "count"),
        ({"count": 2.5}, "count"),
        ({"without": ["fly"]}, "without"),
        ({"maintenance": 1}, "maintenance"),
        ({"minutes": 10}, "minutes"),
    ],
    ids=lambda told: told if isinstance(told, str) else "",
)
def test_what_cannot_be_is_refused_with_its_place_and_its_cure(
    more: dict[str, object], where: str, program: Program
) -> None:
    asked = {"facts": CALM, "answerer": "clinician", "on": NOON, "country": "FR", **more}
    refused = problem_of(program.send(PROGRAMME, asked), 422, "invalid-request")
    assert where in {error["fact"] for error in refused["errors"]}
    assert all(error["reason"] and error["allowed"] for error in refused["errors"])
    assert refused["emergency_number"] == "15"


def test_an_impossible_fact_is_refused_before_any_exercise(program: Program) -> None:
    problem_of(program.send(PROGRAMME, {"facts": {**CALM, "age_years": 200}}), 422, "invalid-facts")


def test_the_questions_that_exercises_need_can_be_asked_for(program: Program) -> None:
    asked = {"facts": CALM, "answerer": "clinician", "on": NOON, "more": "programme"}
    answer = program.send("/api/questions/next", asked)
    assert answer.status_code == 200
