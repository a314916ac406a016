"""« Mon programme »: before any answer, on the way, with exercises, or without. Nothing is kept."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_noop as noop
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway.programme.choice import NoProgramme, Programme, choose
from parcours_dos.pathway.programme.wishes import Wishes
from parcours_dos.pathway.questions import More
from parcours_dos.web.public.asking import Place, next_asked, place_of, question_address, suffix
from parcours_dos.web.public.current import journey_of
from parcours_dos.web.public.journey import Journey
from parcours_dos.web.public.private import is_private_row
from parcours_dos.web.public.result import SHAPES
from parcours_dos.web.public.sourced import sourced
from parcours_dos.web.shared import paper

from . import form as forms
from .page import page
from .sheet import TEMPLATE, content
from .views import shown

PROGRAMME: More = "programme"
STILL_HERE = noop(
    "Votre programme est toujours là. Revenez en arrière, puis imprimez la page avec votre navigateur."
)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: HttpRequest) -> HttpResponse:
    """Which exercises: the programme of this visitor, or what can be said before it."""
    now = timezone.now()
    begun = journey_of(request, now)
    if begun is None:
        return redirect("start_again") if request.method == "POST" else _before(request)
    place = _place(begun)
    following = next_asked(place, begun, now)
    if following is not None:
        told = {"address": question_address(following.address, PROGRAMME), "screen": following.screen}
        return shown(request, "exercises/waiting.html", told)
    wished = forms.read(place.rulebook, request.POST)
    found = _chosen(place, begun, now, wished)
    if isinstance(found, NoProgramme):
        return _closed(request, place, begun, found, now)
    return _open(request, place, begun, found, wished, now)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def programme_pdf(request: HttpRequest) -> HttpResponse:
    """The programme as a PDF of one A4 page; without a programme, the page that says why."""
    now = timezone.now()
    begun = journey_of(request, now)
    if begun is None:
        return redirect("start_again")
    place = _place(begun)
    if next_asked(place, begun, now) is not None:
        return redirect("programme")
    wished = forms.read(place.rulebook, request.POST)
    found = _chosen(place, begun, now, wished)
    if isinstance(found, NoProgramme):
        return _closed(request, place, begun, found, now)
    told = page(place, begun.facts, begun.answerer, now, found, wished)
    said = content(request, place, told, found, now)
    return paper.answer(request, "parcours-dos-programme", TEMPLATE, said, STILL_HERE)


def _chosen(place: Place, begun: Journey, now: datetime, wished: Wishes) -> Programme | NoProgramme:
    return choose(place.rulebook, begun.facts, begun.answerer, now, place.country, place.site, wished)


def _open(
    request: HttpRequest, place: Place, begun: Journey, found: Programme, wished: Wishes, now: datetime
) -> HttpResponse:
    more = next_asked(place, begun, now, PROGRAMME)
    context = {
        "page": page(place, begun.facts, begun.answerer, now, found, wished),
        "form": forms.form(place.rulebook, wished),
        "names": forms,
        "now": now,
        "more": question_address(more.address, PROGRAMME) if more else "",
    }
    return shown(request, "exercises/programme.html", context)


def _closed(
    request: HttpRequest, place: Place, begun: Journey, found: NoProgramme, now: datetime
) -> HttpResponse:
    book, why = place.rulebook, found.closed
    decided = deciding.decide(book, begun.facts, begun.answerer, now, place.country, place.site)
    context = {
        "closed": why,
        "reason": sourced(book, why.text, why.source, why.place, why.status),
        "level": SHAPES[decided.urgency.level],
        "route": decided.route,
        "private": is_private_row(book, decided.route),
    }
    return shown(request, "exercises/closed.html", context)


def _before(request: HttpRequest) -> HttpResponse:
    return shown(request, "exercises/before.html", {"towards": suffix(PROGRAMME)})


def _place(begun: Journey) -> Place:
    """Where this person is answered, if the rules know programmes."""
    place = place_of(begun)
    if place.rulebook.programme is None:
        raise Http404
    return place
