"""Which page is asked at which address, now or again. The rules choose; this file only finds the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from parcours_dos.pathway import questions
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.questions import MORE, More, Screen
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import CountryFile, SiteFile
from parcours_dos.web.shared import where
from parcours_dos.web.shared.rules import rulebook

from .journey import Journey, Step
from .private import is_volunteered


@dataclass(frozen=True)
class Place:
    """Where people are answered: the rules, the country, and what the site decided."""

    rulebook: Rulebook
    country: CountryFile
    site: SiteFile | None = None


@dataclass(frozen=True)
class Asked:
    """A page of questions at its address, and what was answered there before, if anything."""

    address: str
    screen: Screen
    former: Step | None = None


def place_of(journey: Journey) -> Place:
    """Where this person is answered: the country that they said, or that the site fixed."""
    return Place(rulebook(), where.offered()[journey.country], where.site())


def next_asked(place: Place, journey: Journey, moment: datetime, more: More | None = None) -> Asked | None:
    """The next page to ask, or None when no answer could change the outcome."""
    screen = questions.next_screen(
        place.rulebook, journey.facts, journey.answerer, moment, place.country, place.site, more
    )
    if screen is None:
        return None
    taken = {step.address for step in journey.steps}
    times = 1
    while _address(screen.name, times) in taken:
        times += 1
    return Asked(_address(screen.name, times), screen)


def asked_at(place: Place, journey: Journey, moment: datetime, address: str) -> Asked | None:
    """The page of an address: one already answered, or the next one; else None."""
    rank = journey.rank(address)
    if rank is not None:
        step = journey.steps[rank]
        return Asked(address, screen_of(place.rulebook, step), step)
    waiting = (next_asked(place, journey, moment, more) for more in (None, *MORE))
    return next((asked for asked in waiting if asked is not None and asked.address == address), None)


TOWARDS = "pour"
ENDS: tuple[More, ...] = ("plan", "programme")


def towards(request: HttpRequest) -> More | None:
    """What the questions lead to beyond the orientation: the address says it, and nothing of the person."""
    return next((more for more in ENDS if more == request.GET.get(TOWARDS)), None)


def suffix(more: More | None) -> str:
    """What an address carries to say that the questions lead to a plan, or to a programme."""
    return f"?{TOWARDS}={more}" if more in ENDS else ""


def end_of(more: More | None) -> str:
    """The page to which the questions lead."""
    return more if more in ENDS else "result"


def question_address(address: str, more: More | None = None) -> str:
    """Where a page of questions is, and what it leads to."""
    return reverse("question", args=[address]) + suffix(more)


def is_a_screen(rulebook: Rulebook, address: str) -> bool:
    """Could this address ever be asked?"""
    return _name(address).removesuffix(CHECK) in rulebook.screens


def screen_of(rulebook: Rulebook, step: Step) -> Screen:
    """A page answered before, with the lines it had; what was volunteered has no line of its own."""
    asked = [name for name in step.answers if not is_volunteered(rulebook, name)]
    return questions.shown(rulebook, _name(step.address), asked)


def _address(name: str, times: int) -> str:
    return name if times == 1 else f"{name}-{times}"


def _name(address: str) -> str:
    return address.partition("-")[0]
