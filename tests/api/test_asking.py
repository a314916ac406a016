"""A program orients someone, asks its questions one page at a time, and reads what the rules know."""

import json

import pytest
from django.test import override_settings

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.web.public.private import speaks_of

from .program import NOON, ORIENTATION, QUESTIONS, Json, Program, problem_of

RULEBOOK = load()
TOO_MANY = 100


def screen_after(program: Program, facts: dict[str, object], **more: object) -> Json:
    """The next page of questions, or None."""
    answer = program.send(QUESTIONS, {"facts": facts, "on": NOON, **more})
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)["screen"]


def interviewed(program: Program, say: dict[str, object], **more: object) -> dict[str, object]:
    """Everything that was answered: what is in `say`, else the first answer that is not yes."""
    facts: dict[str, object] = {}
    for _ in range(TOO_MANY):
        screen = screen_after(program, facts, **more)
        if screen is None:
            return facts
        for question in screen["questions"]:
            facts[question["fact"]] = say.get(question["fact"], first_calm(question))
    raise AssertionError("the questions never end")


def first_calm(question: Json) -> object:
    """No, else the first choice, else a number within bounds."""
    if question["answers"] is None:
        low, high = question["bounds"]
        return min(max(34, low), high)
    values = [answer["value"] for answer in question["answers"]]
    return False if any(value is False for value in values) else values[0]


def test_a_sign_of_emergency_is_answered_at_once(program: Program) -> None:
    told = {"saddle_numbness": True, "saddle_before": False}
    found = program.orient(told)
    assert (found["urgency"], found["first_contact"]) == ("emergency", "emergency_service")
    assert found["because"][0]["rule"] == "saddle_numbness"
    assert screen_after(program, told) is None


def test_a_program_can_ask_everything_and_then_there_is_nothing_more_to_ask(program: Program) -> None:
    facts = interviewed(program, {"pain_low_back": True, "age_years": 34})
    assert program.orient(facts)["settled"] is True
    more = screen_after(program, facts, more="advice")
    assert more is not None
    assert not {question["fact"] for question in more["questions"]} & set(facts)


def test_a_doubt_is_asked_once_more_in_a_way_one_can_try(program: Program) -> None:
    facts = interviewed(program, {"pain_low_back": True, "fever_38": None})
    assert facts["fever_38"] is None
    assert facts["fever_38_check"] is False


def test_a_question_says_which_fact_it_clarifies(program: Program) -> None:
    facts: dict[str, object] = {}
    while (screen := screen_after(program, facts)) is not None:
        for question in screen["questions"]:
            facts[question["fact"]] = None
            if question["clarifies"] is not None:
                assert question["fact"] == f"{question['clarifies']}_check"
                assert RULEBOOK.facts[question["clarifies"]].clarify == question["question"]
                return
    raise AssertionError("no doubt was ever clarified")


def test_what_is_told_by_choice_is_offered_beside_another_question(program: Program) -> None:
    offered: dict[str, str] = {}
    facts: dict[str, object] = {"pain_low_back": True}
    while (screen := screen_after(program, facts)) is not None:
        for question in screen["questions"]:
            facts[question["fact"]] = first_calm(question)
            assert question["private"] is speaks_of(RULEBOOK, [question["fact"]])
            if question["offers"]:
                offered[question["fact"]] = question["offers"]["fact"]
    assert offered == {name: entry.offers for name, entry in RULEBOOK.facts.items() if entry.offers}


def test_a_date_means_noon_and_an_instant_its_own_hour(program: Program) -> None:
    said = {"pain_low_back": True, "age_years": 34}
    night = program.orient(said, on="2026-11-25T23:00+01:00")
    assert program.orient(said) == program.orient(said, on="2026-11-25T12:00+01:00")
    assert program.orient(said)["route"] != night["route"]


def test_the_country_is_that_of_the_site_else_france(program: Program) -> None:
    said = {"saddle_numbness": True}
    france, belgium = program.orient(said, country="FR"), program.orient(said, country="BE")
    assert france["route"]["phone"] != belgium["route"]["phone"]
    assert program.orient(said) == france
    assert program.orient(said, site={"country": "BE"}) == belgium
    assert program.orient(said, site={"country": "BE"}, country="FR") == france


def test_a_rule_is_listed_with_all_that_it_rests_on(program: Program) -> None:
    listed = json.loads(program.get("/api/rules").content)
    assert [rule["name"] for rule in listed] == [flag.name for flag in RULEBOOK.flags]
    cited = {source["name"] for source in json.loads(program.get("/api/sources").content)}
    for rule, flag in zip(listed, RULEBOOK.flags, strict=True):
        assert set(rule["sentence"]) == set(rule["urgency"]) == set(POLICIES)
        assert rule["source"] in cited
        assert rule["rows"] == flag.entry.rows
        assert rule["cases"] == len(flag.entry.cases) > 0
        assert json.loads(program.get(f"/api/rules/{rule['name']}").content) == rule


def test_a_list_that_did_not_change_is_not_sent_twice(program: Program) -> None:
    first = program.get("/api/facts")
    again = program.client.get("/api/facts", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert program.client.head("/api/facts").status_code == 200


@pytest.mark.parametrize("address", [ORIENTATION, QUESTIONS])
def test_what_concerns_a_person_is_kept_nowhere(address: str, program: Program) -> None:
    answer = program.send(address, {"facts": {"pain_low_back": True}})
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer
    assert "Access-Control-Allow-Origin" not in answer


def test_no_cookie_is_read_and_none_is_set(program: Program) -> None:
    asked = {"facts": {"saddle_numbness": True}, "on": NOON}
    plain = program.send(ORIENTATION, asked)
    for name in ("csrftoken", "reponses", "django_language", "sessionid"):
        for value in ("x", "en", "é" * 40, "a" * 4000):
            program.client.cookies[name] = value
            answer = program.send(ORIENTATION, asked)
            assert answer.content == plain.content
            assert not answer.cookies
            del program.client.cookies[name]


def test_the_language_is_the_one_that_the_program_asks_for(program: Program) -> None:
    for asked, given in (("", "fr"), ("fr-BE", "fr"), ("zz, *", "fr"), ("x" * 9000, "fr")):
        answer = program.get("/api/facts", **{"Accept-Language": asked})
        assert answer["Content-Language"] == given
        assert "Accept-Language" in answer["Vary"]


@override_settings(LANGUAGES=[("fr", "Français"), ("en", "English")])
def test_english_is_said_to_be_english(program: Program) -> None:
    answer = program.get("/api/facts", **{"Accept-Language": "en-GB, fr;q=0.5"})
    assert answer["Content-Language"] == "en"


def test_every_kind_of_problem_is_explained_at_its_address(program: Program) -> None:
    from parcours_dos.web.shared.problems import KINDS

    for slug, kind in KINDS.items():
        told = json.loads(program.get(f"/api/problems/{slug}").content)
        assert (told["type"], told["status"]) == (f"/api/problems/{slug}", kind.status)
        assert told["title"]
        assert told["cure"]
    problem_of(program.get("/api/problems/rien"), 404, "not-found")
