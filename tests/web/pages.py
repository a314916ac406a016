"""Every page of the site and how to reach it: the only list, for whoever must look at all of them.

A page is asked for without a screen, which is quick and reaches what no browser would, then shown in one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import cast
from unittest.mock import patch

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Page as Screen

from parcours_dos.web.shared.paper import NoPaper
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import NAME

from .person import Told
from .site import HOST
from .walker import begin, visit_all

NECK: Told = {"cases": "pain_neck"}
HURT: Told = {"blow_or_fall": "oui-et", "trauma_days": "43"}
NUMB: Told = {"saddle_numbness": "oui"}
LEVELS: Mapping[str, Told] = {
    "now": {"chest_pain": "oui"},
    "soon": {"fever_38": "oui"},
    "planned": {"first_episode": "oui"},
    "calm": {},
}


@dataclass(frozen=True)
class Visit:
    """Someone on the site, in one language."""

    client: Client
    language: str = "fr"

    def address(self, name: str, *of: str) -> str:
        """Where this page is."""
        with override(self.language):
            return reverse(name, args=of)

    def get(self, name: str, *of: str) -> HttpResponse:
        """Open a page."""
        return cast(HttpResponse, self.client.get(self.address(name, *of)))

    def post(self, name: str, *of: str, form: Mapping[str, object]) -> HttpResponse:
        """Send a form."""
        return cast(HttpResponse, self.client.post(self.address(name, *of), form))


Reach = Callable[[Visit], HttpResponse]


@cache
def _kept(told: tuple[tuple[str, str], ...], until: str, country: str) -> str:
    """What the browser keeps of someone who has answered, to the end or to a page."""
    visitor = Client(SERVER_NAME=HOST)
    visit_all(visitor, dict(told), until=until, country=country)
    return visitor.cookies[NAME].value


def answered(visit: Visit, told: Told, until: str = "", country: str = "FR") -> None:
    """Give someone the answers of a journey."""
    visit.client.cookies[NAME] = _kept(tuple(told.items()), until, country)


def plain(name: str, *of: str) -> Reach:
    """A page that anyone may open."""
    return lambda visit: visit.get(name, *of)


def question(until: str, told: Told | None = None, form: Mapping[str, object] | None = None) -> Reach:
    """A page of questions; when a form is given, what answers it."""

    def reach(visit: Visit) -> HttpResponse:
        answered(visit, told or {}, until)
        if form is None:
            return visit.get("question", until)
        return visit.post("question", until, form=form)

    return reach


def after(name: str, told: Told, country: str = "FR") -> Reach:
    """A page for someone who has answered everything."""

    def reach(visit: Visit) -> HttpResponse:
        answered(visit, told, country=country)
        return visit.get(name)

    return reach


def begun(visit: Visit) -> HttpResponse:
    """The start, for someone who has answers there."""
    answered(visit, {}, "pelvis")
    return visit.get("start")


def provisional(visit: Visit) -> HttpResponse:
    """The result after a few answers."""
    answered(visit, {}, "pelvis")
    return visit.get("result")


def for_another(visit: Visit) -> HttpResponse:
    """The first question, asked to a person who helps."""
    begin(visit.client, who="carer")
    return visit.get("question", "person")


def received(visit: Visit) -> HttpResponse:
    """A professional opens a patient's code."""
    answered(visit, {"leg_tingling": "oui"})
    shown = visit.get("carry").content.decode().partition('<p class="code"')[2].partition("</p>")[0]
    visit.post("clinician", form={"code": "-".join(re.findall(r"<span>(\S+?)</span>", shown))})
    return visit.get("clinician_facts")


def received_before(visit: Visit) -> HttpResponse:
    """A professional comes back to the start, a patient still open."""
    received(visit)
    return visit.get("clinician")


def decided(told: Mapping[str, object]) -> Reach:
    """The decision on what a professional states."""

    def reach(visit: Visit) -> HttpResponse:
        visit.post("clinician_facts", form=told)
        return visit.get("clinician_result")

    return reach


def sent(name: str, form: Mapping[str, object]) -> Reach:
    """What answers a form."""
    return lambda visit: visit.post(name, form=form)


def of_another_host(visit: Visit) -> HttpResponse:
    """400: the site under a name that is not its own."""
    return replace(visit, client=Client(SERVER_NAME="ailleurs.example")).get("start")


def of_a_stranger(visit: Visit) -> HttpResponse:
    """403: a form that is not one of ours."""
    return replace(visit, client=Client(SERVER_NAME=HOST, enforce_csrf_checks=True)).post("start", form={})


def nowhere(visit: Visit) -> HttpResponse:
    """404: no such page."""
    return cast(HttpResponse, visit.client.get(f"{visit.address('start')}rien"))


def broken(*parts: str) -> Reach:
    """500: a fault of ours, in these parts of the program."""

    def reach(visit: Visit) -> HttpResponse:
        answered(visit, {})
        visit.client.raise_request_exception = False
        with patch("parcours_dos.web.public.views.page", side_effect=RuntimeError):
            return visit.get("result")

    def last_resort(visit: Visit) -> HttpResponse:
        with patch("parcours_dos.web.shared.errors.page", side_effect=RuntimeError):
            return reach(visit)

    return last_resort if parts else reach


def without_paper(visit: Visit) -> HttpResponse:
    """503: the PDF cannot be made."""
    answered(visit, {})
    with patch("parcours_dos.web.public.sheet.paper.pdf", side_effect=NoPaper):
        return visit.get("result_pdf")


@dataclass(frozen=True)
class Page:
    """A page of the site: how to reach it, and how its title begins in French."""

    reach: Reach
    heading: str

    def seen(self, language: str = "fr") -> HttpResponse:
        """What the site answers to someone new."""
        return self.reach(Visit(Client(SERVER_NAME=HOST), language))


EMPTY: Mapping[str, object] = {}
AN_AGE = {"age_years": "34", "facts": "age_years: 34", "changes": "saddle_numbness: true"}
A_TRIAL = {"by": "patient", "country": "FR", "policy": "source_document", "on": "2026-11-25T12:00", **AN_AGE}
EXAMINED = {"country": "BE", "age_years": "34", "pain_low_back": "oui", "motor_grade": "3"}

STARTS = {
    "start": Page(plain("start"), "Mal au dos ou au cou ?"),
    "start_begun": Page(begun, "Mal au dos ou au cou ?"),
    "start_error": Page(sent("start", EMPTY), "Mal au dos ou au cou ?"),
    "start_again": Page(plain("start_again"), "Mal au dos ou au cou ?"),
    "erased": Page(plain("erased"), "Vos réponses sont effacées"),
}
QUESTIONS = {
    "number": Page(question("person"), "Qui est concerné ?"),
    "number_error": Page(question("person", form=EMPTY), "Qui est concerné ?"),
    "for_another": Page(for_another, "Qui est concerné ?"),
    "map": Page(question("where"), "Où avez-vous mal ?"),
    "map_error": Page(question("where", form=EMPTY), "Où avez-vous mal ?"),
    "line_by_line": Page(question("where", form={"cases": "inconnu"}), "Où avez-vous mal ?"),
    "rows": Page(question("pelvis"), "Quelque chose a-t-il changé entre les jambes ?"),
    "rows_error": Page(question("pelvis", form=NUMB), "Quelque chose a-t-il changé entre les jambes ?"),
    "one": Page(question("accident"), "Avez-vous eu un choc ou une chute ?"),
    "grave": Page(question("pelvis_before", NUMB), "Zone entre les jambes moins sensible"),
    "clarify": Page(question("now_check", {"chest_pain": "inconnu"}), ""),
    "list": Page(question("history"), "Êtes-vous dans un de ces cas ?"),
    "later": Page(question("course"), "Depuis quand"),
    "neck_signs": Page(question("now_neck", NECK), "Depuis cette douleur au cou"),
}
RESULTS = {
    **{
        f"result_{level}_{country.lower()}": Page(after("result", told, country), "")
        for level, told in LEVELS.items()
        for country in ("FR", "BE")
    },
    "result_provisional": Page(provisional, ""),
    "result_doubt": Page(after("result", {"weight_loss": "inconnu"}), ""),
    "result_neck": Page(after("result", NECK), ""),
    "result_neck_now": Page(after("result", {**NECK, "face_sign": "oui"}), "Appelez le 15 maintenant"),
    "result_private": Page(after("result", HURT), ""),
    "result_distress": Page(after("result", {"distress": "oui", "suicidal_thoughts": "oui"}), ""),
    "spoken": Page(after("spoken", {"leg_tingling": "oui"}), ""),
    "carry": Page(after("carry", {"leg_tingling": "oui"}), "Montrer mes réponses à un soignant"),
}
PROFESSIONALS = {
    "clinician": Page(plain("clinician"), "Pour les soignants"),
    "clinician_open": Page(received_before, "Pour les soignants"),
    "clinician_error": Page(sent("clinician", EMPTY), "Pour les soignants"),
    "clinician_facts": Page(plain("clinician_facts"), "Les faits"),
    "clinician_received": Page(received, "Les faits"),
    "clinician_facts_error": Page(sent("clinician_facts", {"age_years": "400"}), "Les faits"),
    "clinician_result": Page(decided(EXAMINED), ""),
    "clinician_provisional": Page(decided({"country": "FR"}), ""),
}
TO_READ = {
    "professionals": Page(plain("professionals"), "Qui fait quoi ?"),
    "comparison": Page(plain("comparison"), "Kinésithérapeute ou ostéopathe ?"),
    **{
        f"professional_{name}": Page(plain("professional", name), entry.label)
        for name, entry in rulebook().professionals.professionals.items()
        if name in ("doctor", "physiotherapist", "osteopath", "emergency_service")
    },
    "guides": Page(plain("guides"), ""),
    **{f"guide_{name}": Page(plain("guide", name), entry.title) for name, entry in rulebook().guides.items()},
    "sources": Page(plain("sources"), "Sources"),
    "about": Page(plain("about"), "À propos"),
    "privacy": Page(plain("privacy"), "Vos données"),
    "accessibility": Page(plain("accessibility"), "Accessibilité"),
    "api": Page(plain("api"), ""),
}
RULES = {
    "rules": Page(plain("rules"), "Règles"),
    "rule": Page(plain("rule", "saddle_numbness"), ""),
    "rule_exception": Page(plain("rule", "fall_after_65"), ""),
    "rule_for_many": Page(plain("rule", "self_care"), ""),
    "no_rule": Page(plain("rule", "saddle_numbnes"), "Aucune règle ne porte ce nom"),
    "what_if": Page(plain("what_if"), "Et si ?"),
    "what_if_moved": Page(sent("what_if", A_TRIAL), "Et si ?"),
    "what_if_error": Page(sent("what_if", {**A_TRIAL, "facts": "age: 34"}), "Et si ?"),
}
MISHAPS = {
    "400": Page(of_another_host, "Nous n'avons pas compris cette demande"),
    "403": Page(of_a_stranger, "Nous n'avons pas pu prendre votre réponse"),
    "404": Page(nowhere, "Cette page n'existe pas"),
    "405": Page(plain("erase"), "Cette page ne s'ouvre pas ainsi"),
    "500": Page(broken(), "Nous avons un problème"),
    "500_bare": Page(broken("templates"), "Nous avons un problème"),
    "503": Page(without_paper, "Le PDF n'a pas pu être fait"),
}
PAGES = {**STARTS, **QUESTIONS, **RESULTS, **PROFESSIONALS, **TO_READ, **RULES, **MISHAPS}


def show(screen: Screen, site: str, answer: HttpResponse) -> None:
    """Show in a browser what the site answered, at the address where it did."""
    address = f"{site}{answer.request['PATH_INFO']}"  # type: ignore[attr-defined]  # set by the test client
    headers = {name: value for name, value in answer.items() if name != "Content-Length"}
    screen.route(
        address,
        lambda route: route.fulfill(status=answer.status_code, headers=headers, body=answer.content),
    )
    screen.goto(address)
