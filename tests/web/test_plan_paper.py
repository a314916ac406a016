"""The plan on paper: one tagged A4 page for every condition, in both languages, without anything private."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.plan.asked import Override, PlanAsked
from parcours_dos.pathway.plan.proposal import Plan, propose
from parcours_dos.pathway.shapes import SiteFile
from parcours_dos.web.plan.page import page
from parcours_dos.web.plan.sheet import TEMPLATE, content
from parcours_dos.web.public.asking import Place, place_of
from parcours_dos.web.public.current import journey_of
from parcours_dos.web.public.private import private_facts
from parcours_dos.web.shared import paper, where
from parcours_dos.web.shared.rules import rulebook
from tests.pathway.people import no_to_the_rest

from .person import Told, plain
from .visits import HELD, TO_A_PLAN
from .walker import visit_all

CONDITIONS = [entry.name for entry in load().plan.conditions]  # type: ignore[union-attr]  # it has one
LONGEST: Mapping[str, object] = {
    **{name: True for name in load().facts if name.startswith("wish_")},
    "age_years": 34,
    "distress": True,
    "duration_days": 50,
    "fear_of_movement": True,
    "heavy_job": True,
    "pain_low_back": True,
    "pain_neck": True,
    "prescription_held": True,
    "ready_for_home_exercises": True,
    "recurrent_within_12_months": True,
    "regularly_active": True,
    "short_of_breath_walking": True,
    "trend": "stable",
    "work_at_stake": True,
}
SECRETS = ("inquiétude", "moral", "détresse", "peur de bouger")


def sheet(
    told: Mapping[str, object],
    country: str,
    language: str = "fr",
    condition: str | None = None,
    site: SiteFile | None = None,
) -> dict[str, object]:
    """What the sheet of this person says, today."""
    now = timezone.now()
    asked = PlanAsked(override=Override(condition, "Pour voir.")) if condition else PlanAsked()
    with translation.override(language):
        place = Place(rulebook(), where.offered()[country], site)
        facts = no_to_the_rest(load(), told)
        found = propose(place.rulebook, facts, "patient", now, place.country, site, asked)
        assert isinstance(found, Plan)
        return content(place, page(place, facts, "patient", now, found), now)


def text(said: dict[str, object]) -> str:
    """All of it as one text."""
    return plain(json.dumps(said, ensure_ascii=False))


def sheet_of(visitor: Client, now: datetime | None = None) -> dict[str, object]:
    """What the sheet of this visitor says."""
    now = now or timezone.now()
    cookies = {name: kept.value for name, kept in visitor.cookies.items()}
    request: HttpRequest = SimpleNamespace(COOKIES=cookies)  # type: ignore[assignment]  # all that is read
    journey = journey_of(request, now)
    assert journey is not None
    place = place_of(journey)
    found = propose(place.rulebook, journey.facts, journey.answerer, now, place.country, place.site)
    assert isinstance(found, Plan)
    return content(place, page(place, journey.facts, journey.answerer, now, found), now)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("country", ["FR", "BE"])
@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_longest_plan_of_each_condition_stands_on_one_page(
    condition: str, country: str, language: str
) -> None:
    said = sheet(LONGEST, country, language, condition)
    assert said["lang"] == language
    assert len(paper.pictures(TEMPLATE, said, 20)) == 1


def test_a_page_too_long_is_seen_by_this_test() -> None:
    said = sheet(LONGEST, "FR")
    goals = said["goals"]
    assert isinstance(goals, list)
    assert len(paper.pictures(TEMPLATE, {**said, "goals": goals * 12}, 20)) > 1


def test_the_step_before_therapy_still_fits() -> None:
    contacts = {"spine_consultation": "Consultation du dos, 02 000 00 00"}
    site = SiteFile(country="BE", services=["individual_physiotherapy"], contacts=contacts)
    said = sheet({**LONGEST, "referral_document": "no_document"}, "BE", site=site)
    assert "Consultation du dos" in text(said)
    assert len(paper.pictures(TEMPLATE, said, 20)) == 1


def test_the_pdf_opens_in_the_browser_and_can_be_listened_to(visitor: Client) -> None:
    visit_all(visitor, HELD, start=TO_A_PLAN)
    answer = visitor.get(reverse("plan_pdf"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="parcours-dos-plan.pdf"'
    assert answer["Cache-Control"] == "no-store"
    for mark in (b"%PDF-", b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert mark in answer.content


def test_the_sheet_says_what_the_screen_says(visitor: Client) -> None:
    visit_all(visitor, HELD, start=TO_A_PLAN)
    said = text(sheet_of(visitor))
    for must in (
        "Environ 7 séances, sur 5 semaines",
        "Calmer et rebouger : 2 séances par semaine",
        "Pas de kinésithérapie d'emblée",
        "Référentiel lombalgie commune : 15 séances (confirmé)",
        "Il vous reste",
        "code RAM",
        "On fait le point :",
        "La zone entre les jambes est endormie",
        "Avoir moins mal",
        load().edition.title,
    ):
        assert must in said, must


def test_every_mark_in_the_text_stands_at_the_foot() -> None:
    said: Any = sheet(LONGEST, "FR")
    marks = set(re.findall(r'"(?:note|price-note)": "(\d+)([a-z])"', json.dumps(said)))
    assert len(marks) > 20
    for number, letter in marks:
        assert f"{letter}) " in said["notes"][int(number) - 1]


def test_french_spaces_are_set_on_paper() -> None:
    found = json.dumps(sheet(LONGEST, "FR"), ensure_ascii=False)
    assert not re.search(r" [:;?!»%]|« ", found.replace('": ', '":'))
    assert "'" not in found


def test_what_was_told_in_confidence_is_not_on_paper(visitor: Client) -> None:
    told: Told = {**HELD, "distress": "oui"}
    html = plain(visit_all(visitor, told, start=TO_A_PLAN)[-1]).lower()
    said = text(sheet_of(visitor)).lower()
    assert [word for word in SECRETS if word in html]
    assert not [word for word in SECRETS if word in said]
    assert "risque de durer : des soins actifs" in html
    assert "risque de durer : des soins actifs" not in said


def test_the_same_words_for_a_reason_that_is_no_secret_are_on_paper() -> None:
    fear = text(sheet({**HELD_FACTS, "fear_of_movement": True, "distress": False}, "FR"))
    both = text(sheet({**HELD_FACTS, "fear_of_movement": True, "distress": True}, "FR"))
    for said in (fear, both):
        assert "La peur de bouger ou l'inquiétude" in said
        assert "risque de durer : des soins actifs" in said


def test_no_question_of_a_secret_is_on_paper() -> None:
    said = text(sheet(LONGEST, "FR"))
    for name in private_facts(load()):
        entry = load().facts[name]
        for words in (entry.question, entry.phrase, entry.say):
            assert plain(str(words)) not in said


HELD_FACTS: Mapping[str, object] = {
    "age_years": 34,
    "duration_days": 10,
    "pain_low_back": True,
    "prescription_held": True,
    "trend": "stable",
}
