"""A code opened by someone whose answers are here: what is not for them is out, or all is closed."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from parcours_dos.web.shared import paper
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import EXERCISES

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
    html = visit.open("my_exercises", {"code": a_code("bridge", exercise.name)}).content.decode()
    assert "Retirés de cette liste, d'après vos réponses" in words(html).replace("’", "'")
    assert f'href="/exercices/{exercise.name}"' not in html
    assert 'href="/exercices/bridge"' in html


def test_a_red_flag_closes_the_code_as_it_closes_the_programme(visitor: Client) -> None:
    visit = Visit(visitor)
    programmed({"saddle_numbness": "oui"})(visit)
    for name in ("my_exercises", "diary", "my_sheet"):
        said = words(visit.open(name, {"code": a_code(*SHEET)}).content.decode())
        assert "Pas d'exercice pour l'instant" in said.replace("’", "'")


@pytest.mark.parametrize("told", [{}, {"saddle_numbness": "oui"}, {"fever_38": "oui"}])
def test_answers_that_are_not_finished_come_first(told: dict[str, str], visitor: Client) -> None:
    visit = Visit(visitor)
    answered(visit, told, "pelvis_before" if "saddle_numbness" in told else "history")
    for name in ("my_exercises", "diary", "my_sheet"):
        said = words(visit.open(name, {"code": a_code(*SHEET)}).content.decode())
        assert "Votre programme attend des réponses" in said


@pytest.mark.parametrize("name", ["my_exercises", "diary", "my_sheet"])
def test_when_no_exercise_is_left_the_page_says_it_and_promises_nothing(name: str, visitor: Client) -> None:
    visit = Visit(visitor)
    with_a_narrow_canal(visit)
    answer = visit.open(name, {"code": a_code("prone_on_elbows")})
    said = words(answer.content.decode()).replace("’", "'")
    assert answer.status_code == 200
    assert "Pas d'exercice sûr à proposer pour l'instant" in said
    assert "Retirés de cette liste" in said
    assert "Une partie seulement" not in said


def test_the_sheet_of_a_code_is_a_pdf_of_one_page(visitor: Client) -> None:
    made: list[tuple[Path, dict[str, object]]] = []
    with patch(
        "parcours_dos.web.exercises.taken_home.paper.pdf", side_effect=lambda *told: made.append(told) or b""
    ):
        answer = visitor.post("/programme/mes-exercices/pdf", {"code": a_code(*SHEET)})
    assert answer["Content-Type"] == "application/pdf"
    assert len(paper.pictures(*made[0], 20)) == 1


def test_going_back_loading_again_and_the_other_language_find_the_exercises(page: Page, site: str) -> None:
    page.goto(f"{site}/programme/code")
    page.fill("#recopie", a_code(*SHEET))
    page.click("#ouvrir")
    page.wait_for_url("**/programme/mes-exercices")
    titles = page.locator("h2.h3")
    expect(titles).to_have_count(len(SHEET))
    page.click("h2.h3 a >> nth=1")
    page.wait_for_url("**/exercices/bridge")
    page.go_back()
    expect(titles).to_have_count(len(SHEET))
    page.reload()
    expect(titles).to_have_count(len(SHEET))
    page.click(".tongue")
    page.wait_for_url("**/en/programme/mes-exercices")
    expect(titles).to_have_count(len(SHEET))
    page.click("text=Type in my two-week sheet")
    expect(page.locator(".days")).to_be_visible()


@pytest.mark.parametrize("address", ["/effacer", "/quitter"])
def test_erasing_and_leaving_forget_the_code(address: str, visitor: Client) -> None:
    Visit(visitor).open("my_exercises", {"code": a_code(*SHEET)})
    assert "Effacer mes réponses" in words(visitor.get("/programme/mes-exercices").content.decode())
    visitor.post(address)
    assert visitor.cookies[EXERCISES].value == ""
    assert "Code de ma feuille" in words(visitor.get("/programme/mes-exercices").content.decode())


def test_the_code_kept_here_is_sealed_and_says_nothing_to_who_looks(visitor: Client) -> None:
    code = a_code(*SHEET)
    Visit(visitor).open("my_exercises", {"code": code})
    cookie = visitor.cookies[EXERCISES]
    assert code.replace("-", "") not in cookie.value
    assert cookie["httponly"]
    assert not cookie["max-age"]
    visitor.cookies[EXERCISES] = "altered"
    assert "Code de ma feuille" in words(visitor.get("/programme/mes-exercices").content.decode())
