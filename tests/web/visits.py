"""Someone on the site, and every way to reach one of its pages, quickly and without a screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import cast
from unittest.mock import patch

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from parcours_dos.pathway.programme.choice import begun as begun_at
from parcours_dos.web.exercises import shorthand
from parcours_dos.web.shared.paper import NoPaper
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import NAME

from .person import PLAIN, Told, choose
from .site import HOST
from .walker import begin, cookie_of, visit_all

NECK: Told = {"cases": "pain_neck"}
HURT: Told = {"blow_or_fall": "oui-et", "trauma_days": "43"}
NUMB: Told = {"saddle_numbness": "oui"}
HELD: Told = {"prescription_held": "oui"}
TO_A_PLAN = "/?pour=plan"
TO_EXERCISES = "/?pour=programme"
PLANS_OF: Mapping[str, tuple[Told, str]] = {
    "simple": (HELD, "FR"),
    "sciatica": ({**HELD, "disc_or_sciatica_told": "oui", "heavy_job": "oui"}, "BE"),
    "acute": ({**HELD, "blocked_back": "oui", "regularly_active": "oui"}, "FR"),
    "recurrent": ({**HELD, "recurrent_within_12_months": "oui", "fear_of_movement": "oui"}, "FR"),
    "scoliosis": ({**HELD, "scoliosis_told": "oui", "work_at_stake": "oui"}, "FR"),
    "operated": ({**HELD, "operated_spine": "oui"}, "BE"),
    "neck": ({**HELD, **NECK}, "FR"),
}
EXAMINED_WELL = {
    "country": "FR",
    "age_years": "34",
    "duration_days": "50",
    "motor_grade": "5",
    "pain_low_back": "oui",
    "prescription_held": "oui",
    "residual_urine_ml": "0",
    "trend": "stable",
}
STATED: Mapping[str, object] = {
    **{
        name: "non"
        for name, entry in rulebook().facts.items()
        if entry.type == "yes_no" and "clinician" in entry.who
    },
    **EXAMINED_WELL,
}
A_WEEK_AGO = (timezone.localdate() - timedelta(days=7)).isoformat()
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

    def look_for(self, asked: str) -> HttpResponse:
        """Look for exercises."""
        return cast(HttpResponse, self.client.get(f"{self.address('exercises')}?{asked}"))

    def draw(self, pose: str) -> HttpResponse:
        """Look at a pose that is being written."""
        return cast(HttpResponse, self.client.get(self.address("author"), {"pose": pose}))

    def post(self, name: str, *of: str, form: Mapping[str, object]) -> HttpResponse:
        """Send a form."""
        return cast(HttpResponse, self.client.post(self.address(name, *of), form))

    def open(self, name: str, form: Mapping[str, object]) -> HttpResponse:
        """Send a code, and go where it leads."""
        answer = self.post(name, form=form)
        return (
            cast(HttpResponse, self.client.get(answer["Location"])) if answer.status_code == 303 else answer
        )


Reach = Callable[[Visit], HttpResponse]


def answered(visit: Visit, told: Told, until: str = "", country: str = "FR") -> None:
    """Give someone the answers of a journey."""
    visit.client.cookies[NAME] = cookie_of(tuple(told.items()), until, country)


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


def planned(told: Told, country: str = "FR", form: Mapping[str, object] | None = None) -> Reach:
    """The plan of someone who has answered everything, questions of the plan included; what adds to it."""

    def reach(visit: Visit) -> HttpResponse:
        visit.client.cookies[NAME] = cookie_of(tuple(told.items()), "", country, TO_A_PLAN)
        return visit.get("plan") if form is None else visit.post("plan", form=form)

    return reach


def plan_to_come(visit: Visit) -> HttpResponse:
    """The page of the plan, in the middle of the orientation."""
    answered(visit, {}, "pelvis")
    return visit.get("plan")


def plan_without_paper(visit: Visit) -> HttpResponse:
    """503: the sheet of the plan cannot be made."""
    planned(HELD)(visit)
    with patch("parcours_dos.web.plan.views.paper.pdf", side_effect=NoPaper):
        return visit.get("plan_pdf")


def programmed(told: Told, country: str = "FR", form: Mapping[str, object] | None = None) -> Reach:
    """The exercises of someone who has answered everything; what they wish."""

    def reach(visit: Visit) -> HttpResponse:
        visit.client.cookies[NAME] = cookie_of(tuple(told.items()), "", country, TO_EXERCISES)
        return visit.get("programme") if form is None else visit.post("programme", form=form)

    return reach


def programme_to_come(visit: Visit) -> HttpResponse:
    """The page of the exercises, in the middle of the orientation."""
    answered(visit, {}, "pelvis")
    return visit.get("programme")


def a_code(*names: str) -> str:
    """The code of a sheet with these exercises, as they begin."""
    book = rulebook()
    return shorthand.write([begun_at(book, book.exercises[name]) for name in names])


SHEET = ("breathing_lying", "bridge", "bird_dog_leg", "short_walk")


def by_code(name: str, form: Mapping[str, object] | None = None) -> Reach:
    """A page that a code of four exercises opens, with what else is sent."""
    return lambda visit: visit.open(name, {"code": a_code(*SHEET), **(form or {})})


def with_a_narrow_canal(visit: Visit) -> None:
    """Give the answers of someone with a narrow canal, who ticked its line in a list, up to the exercises."""

    def pick(name: str, values: list[str]) -> str:
        return "narrow_canal" if "narrow_canal" in values else choose(PLAIN, name, values)

    visit_all(visit.client, {}, pick, start=TO_EXERCISES)


def kept_on_the_phone(visit: Visit) -> HttpResponse:
    """The exercises of someone who still has answers here, as the phone keeps them."""
    with_a_narrow_canal(visit)
    return by_code("on_the_phone")(visit)


def programme_without_paper(visit: Visit) -> HttpResponse:
    """503: the sheet of the exercises cannot be made."""
    programmed({})(visit)
    with patch("parcours_dos.web.exercises.programme.paper.pdf", side_effect=NoPaper):
        return visit.get("programme_pdf")


def plan_changed(form: Mapping[str, object]) -> Reach:
    """A professional changes what the plan is for."""

    def reach(visit: Visit) -> HttpResponse:
        visit.post("clinician_facts", form=STATED)
        return visit.post("clinician_result", form={**form, "dossier": ""})

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


def form_without_paper(visit: Visit) -> HttpResponse:
    """503: the blank questionnaire cannot be made."""
    with patch("parcours_dos.web.instruments.sheet.paper.pdf", side_effect=NoPaper):
        return visit.get("instrument_pdf", "psfs")


@dataclass(frozen=True)
class Page:
    """A page of the site: how to reach it, and how its title begins in French."""

    reach: Reach
    heading: str

    def seen(self, language: str = "fr") -> HttpResponse:
        """What the site answers to someone new: asked once, for all who look at it."""
        return _seen(self, language)


@cache
def _seen(page: Page, language: str) -> HttpResponse:
    return page.reach(Visit(Client(SERVER_NAME=HOST), language))
