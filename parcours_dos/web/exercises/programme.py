"""« Mon programme »: before any answer, on the way, with exercises, or without. Nothing is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as noop

from parcours_dos.pathway.programme.choice import NoProgramme, Programme, choose
from parcours_dos.pathway.programme.wishes import Wishes
from parcours_dos.web.public.after_advice import Advised, Sequel
from parcours_dos.web.public.asking import Place
from parcours_dos.web.shared import paper

from . import form as forms
from .page import page
from .sheet import TEMPLATE, content
from .views import STYLE

STILL_HERE = noop(
    "Votre programme est toujours là. Revenez en arrière, puis imprimez la page avec votre navigateur."
)


def _is_known(place: Place) -> bool:
    return place.rulebook.programme is not None


PROGRAMME = Sequel("programme", "exercises", STYLE, _is_known)


@PROGRAMME.page
def programme(request: HttpRequest, who: Advised) -> HttpResponse:
    """Which exercises: the programme of this visitor, or why there is none."""
    wished = forms.read(who.place.rulebook, request.POST)
    found = _chosen(who, wished)
    if isinstance(found, NoProgramme):
        return PROGRAMME.closed(request, who, found.closed)
    context = {
        "page": page(who.place, who.journey.facts, who.journey.answerer, who.now, found, wished),
        "form": forms.form(who.place.rulebook, wished),
        "names": forms,
        "now": who.now,
        "more": PROGRAMME.further(who),
    }
    return PROGRAMME.shown(request, "programme", context)


@PROGRAMME.sheet
def programme_pdf(request: HttpRequest, who: Advised) -> HttpResponse:
    """The programme as a PDF of one A4 page; without a programme, the page that says why."""
    wished = forms.read(who.place.rulebook, request.POST)
    found = _chosen(who, wished)
    if isinstance(found, NoProgramme):
        return PROGRAMME.closed(request, who, found.closed)
    told = page(who.place, who.journey.facts, who.journey.answerer, who.now, found, wished)
    number = who.place.country.emergency_number
    said = content(request, who.place.rulebook, number, told, who.now)
    return paper.answer(request, "parcours-dos-programme", TEMPLATE, said, STILL_HERE)


def _chosen(who: Advised, wished: Wishes) -> Programme | NoProgramme:
    place, told = who.place, who.journey
    return choose(place.rulebook, told.facts, told.answerer, who.now, place.country, place.site, wished)
