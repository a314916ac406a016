"""What if? An invented person, a change of answers, and the two decisions side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from parcours_dos.pathway.because import Reason
from parcours_dos.pathway.decision import Decision
from parcours_dos.pathway.rulebook import POLICIES, TIERS, Rulebook
from parcours_dos.pathway.shapes import EVERYONE
from parcours_dos.pathway.what_if import Compared, SignMoved, compare
from parcours_dos.web.public.private import private_facts
from parcours_dos.web.public.result import SHAPES
from parcours_dos.web.public.sourced import name_of
from parcours_dos.web.shared import where
from parcours_dos.web.shared.rules import rulebook

from . import trial as trials
from .words import STATE, WHO


@dataclass(frozen=True)
class Side:
    """One decision in short: how fast, whom to see, by which route."""

    level: str
    word: str
    latest: str
    contact: str
    route: str
    settled: bool


@dataclass(frozen=True)
class Moved:
    """A sign that changed its state."""

    name: str
    reason: str
    before: str
    after: str


@dataclass(frozen=True)
class Why:
    """A reason, with the name of its source."""

    sentence: str
    source: str


@dataclass(frozen=True)
class Outcome:
    """Both sides, and all that moved between them."""

    before: Side
    after: Side
    same: bool
    signs: tuple[Moved, ...]
    added: tuple[Why, ...]
    removed: tuple[Why, ...]


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest) -> HttpResponse:
    """Try a person, and what a change would do. Nothing is kept."""
    book, countries = rulebook(), where.offered()
    form = {name: str(value) for name, value in request.POST.items()}
    trial = trials.sent(book, form, countries, where.country_of(request))
    country = countries[trial.country]
    read = trials.read(book, trial, country)
    if trials.FILL in form and read.before is not None:
        trial = trials.filled(book, trial, read.before)
        read = trials.read(book, trial, country)
    asked = request.method == "POST" and not read.wrong
    compared = None
    if asked and read.before is not None and read.after is not None:
        moment, site = read.moment or timezone.now(), trials.place(trial, where.site())
        compared = compare(book, read.before, read.after, trial.by, moment, country, site)
    private = private_facts(book)
    context = {
        "trial": trial,
        "rule": trial.rule if any(flag.name == trial.rule for flag in book.flags) else "",
        "controls": trials.controls(book, trial),
        "wrong": read.wrong,
        "wrong_fields": {wrong.field for wrong in read.wrong},
        "outcome": _outcome(book, compared) if compared else None,
        "private": trials.has_said(read.before, private) or trials.has_said(read.after, private),
        "people": [(who, WHO[who]) for who in EVERYONE],
        "countries": [(code, entry.name) for code, entry in countries.items()],
        "policies": [(policy, book.wording.policies[policy]) for policy in POLICIES],
        "longest": trials.LONGEST,
        "at": read.moment or _here(country.timezone),
    }
    return render(request, "authors/what_if.html", context, status=422 if read.wrong else 200)


def _here(zone: str) -> datetime:
    return timezone.now().astimezone(ZoneInfo(zone))


def _outcome(book: Rulebook, found: Compared) -> Outcome:
    return Outcome(
        before=_side(book, found.before),
        after=_side(book, found.after),
        same=found.same,
        signs=tuple(_moved(sign) for sign in found.signs),
        added=tuple(_whys(book, found.added)),
        removed=tuple(_whys(book, found.removed)),
    )


def _side(book: Rulebook, decision: Decision) -> Side:
    level = decision.urgency.level
    words = book.wording.urgency[TIERS[level]]
    return Side(
        level=SHAPES[level],
        word=words.title,
        latest=words.latest,
        contact=book.professionals.professionals[decision.first_contact].label,
        route=decision.route.title,
        settled=decision.settled,
    )


def _moved(sign: SignMoved) -> Moved:
    before, after = (str(STATE[state.name.lower()]) for state in (sign.before, sign.after))
    return Moved(sign.flag.name, sign.flag.entry.reason, before, after)


def _whys(book: Rulebook, reasons: Iterable[Reason]) -> Iterable[Why]:
    return (Why(reason.sentence, name_of(book, reason.source)) for reason in reasons)
