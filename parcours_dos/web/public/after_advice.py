"""What may follow the advice, a plan or exercises: before any answer, on the way, given, or closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway.questions import More
from parcours_dos.pathway.shapes import ClosedEntry
from parcours_dos.web.shared.frame import address_of

from .asking import Asked, Place, next_asked, place_of, question_address, suffix
from .current import journey_of
from .journey import Journey
from .private import is_private_row
from .result import SHAPES
from .sourced import sourced


@dataclass(frozen=True)
class Advised:
    """Someone whose answers settle whom to see: where they are, what they said, when they come."""

    place: Place
    journey: Journey
    now: datetime


View = Callable[[HttpRequest], HttpResponse]
AdvisedView = Callable[[HttpRequest, Advised], HttpResponse]


@dataclass(frozen=True)
class Sequel:
    """What may follow the advice: the name of its page, the folder of its templates, its styles.

    `known`: do the rules of a place know it? `told`: what its pages tell anyone, whatever was answered.
    """

    name: More
    folder: str
    style: str
    known: Callable[[Place], bool]
    told: Callable[[], dict[str, object]] = dict

    def page(self, view: AdvisedView) -> View:
        """Its page, for the advised; others read what it will be, or which question comes next."""

        @wraps(view)
        def page(request: HttpRequest) -> HttpResponse:
            who = self.who(request)
            if isinstance(who, Advised):
                return view(request, who)
            if isinstance(who, Asked):
                return self.waiting(request, who)
            if request.method == "POST":
                return redirect("start_again")
            return self.shown(request, "before", {"towards": suffix(self.name), **self.told()})

        return _asked_in_private(page)

    def sheet(self, view: AdvisedView) -> View:
        """Its sheet of paper, for the advised; others are sent to what comes first."""

        @wraps(view)
        def sheet(request: HttpRequest) -> HttpResponse:
            who = self.who(request)
            if isinstance(who, Advised):
                return view(request, who)
            return redirect("start_again" if who is None else self.name)

        return _asked_in_private(sheet)

    def further(self, who: Advised) -> str:
        """The address of the next question that would make it finer; nothing when none is left."""
        asked = next_asked(who.place, who.journey, who.now, self.name)
        return question_address(asked.address, self.name) if asked else ""

    def waiting(self, request: HttpRequest, who: Asked) -> HttpResponse:
        """The page of who must answer first, with the question that comes next."""
        address = question_address(who.address, self.name)
        return self.shown(request, "waiting", {"address": address, "screen": who.screen, **self.told()})

    def closed(self, request: HttpRequest, who: Advised, why: ClosedEntry, **more: object) -> HttpResponse:
        """The page of who must see somebody first: why, how fast, and where to go."""
        book, country = who.place.rulebook, who.place.country
        told = who.journey
        found = deciding.decide(book, told.facts, told.answerer, who.now, country, who.place.site)
        context = {
            "closed": why,
            "reason": sourced(book, why.text, why.source, why.place, why.status),
            "level": SHAPES[found.urgency.level],
            "route": found.route,
            "private": is_private_row(book, found.route),
        }
        return self.shown(request, "closed", {**context, **more})

    def shown(
        self, request: HttpRequest, template: str, context: dict[str, object], status: int = 200
    ) -> HttpResponse:
        """One of its pages, with its styles."""
        styled = {**context, "style": address_of(self.style)}
        return render(request, f"{self.folder}/{template}.html", styled, status=status)

    def who(self, request: HttpRequest) -> Advised | Asked | None:
        """Who comes: the advised; else the page that they must answer first; None before any answer."""
        now = timezone.now()
        journey = journey_of(request, now)
        if journey is None:
            return None
        place = place_of(journey)
        if not self.known(place):
            raise Http404
        return next_asked(place, journey, now) or Advised(place, journey, now)


def _asked_in_private(page: View) -> View:
    """What is typed on these pages stays out of every report of errors."""
    return sensitive_post_parameters()(require_http_methods(["GET", "HEAD", "POST"])(page))
