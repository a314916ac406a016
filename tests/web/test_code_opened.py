"""A code opened by someone whose answers are here: what is not for them is out, or all is closed."""

from __future__ import annotations

import pytest
from django.test import Client

from parcours_dos.web.shared.rules import rulebook

from .test_exercises import words
from .visits import SHEET, Visit, a_code, answered, programmed, with_a_narrow_canal


def test_an_exercise_that_is_no_longer_for_this_person_is_taken_out_and_said(visitor: Client) -> None:
    visit = Visit(visitor)
    with_a_narrow_canal(visit)
    exercise = next(
        e
        for e in rulebook().exercises.values()
        if any(c.code == "sten" and c.action == "exclude" for c in e.cautions)
    )
    html = visit.post("my_exercises", form={"code": a_code("bridge", exercise.name)}).content.decode()
    assert "Retirés de cette liste, d'après vos réponses" in words(html).replace("’", "'")
    assert f'href="/exercices/{exercise.name}"' not in html
    assert 'href="/exercices/bridge"' in html


def test_a_red_flag_closes_the_code_as_it_closes_the_programme(visitor: Client) -> None:
    visit = Visit(visitor)
    programmed({"saddle_numbness": "oui"})(visit)
    for name in ("my_exercises", "diary", "my_sheet"):
        said = words(visit.post(name, form={"code": a_code(*SHEET)}).content.decode())
        assert "Pas d'exercice pour l'instant" in said.replace("’", "'")


@pytest.mark.parametrize("told", [{}, {"saddle_numbness": "oui"}, {"fever_38": "oui"}])
def test_answers_that_are_not_finished_come_first(told: dict[str, str], visitor: Client) -> None:
    visit = Visit(visitor)
    answered(visit, told, "pelvis_before" if "saddle_numbness" in told else "history")
    for name in ("my_exercises", "diary", "my_sheet"):
        said = words(visit.post(name, form={"code": a_code(*SHEET)}).content.decode())
        assert "Votre programme attend des réponses" in said


@pytest.mark.parametrize("name", ["my_exercises", "diary", "my_sheet"])
def test_when_no_exercise_is_left_the_page_says_it_and_promises_nothing(name: str, visitor: Client) -> None:
    visit = Visit(visitor)
    with_a_narrow_canal(visit)
    answer = visit.post(name, form={"code": a_code("prone_on_elbows")})
    said = words(answer.content.decode()).replace("’", "'")
    assert answer.status_code == 200
    assert "Pas d'exercice sûr à proposer pour l'instant" in said
    assert "Retirés de cette liste" in said
    assert "Une partie seulement" not in said


def test_the_sheet_of_a_code_is_a_pdf_of_one_page(visitor: Client) -> None:
    answer = visitor.post("/programme/telephone/pdf", {"code": a_code(*SHEET)})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.count(b"/Type /Page\n") <= 1
