"""« Combien de séances ? »: before any answer, on the way, with a plan, or without one. Nothing is kept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as noop

from parcours_dos.pathway.plan.proposal import NoPlan, Plan
from parcours_dos.web.public.after_advice import Advised, Sequel
from parcours_dos.web.public.asking import Place, question_address
from parcours_dos.web.public.result import has_programme
from parcours_dos.web.public.sourced import sourced
from parcours_dos.web.shared import paper
from parcours_dos.web.shared.rules import rulebook

from . import form as forms
from .axis import spanned
from .form import Proposed
from .page import page, steps
from .sheet import TEMPLATE, content

STYLE = "plan.css"
STILL_HERE = noop(
    "Votre plan est toujours là. Revenez en arrière, puis imprimez la page avec votre navigateur."
)


def _is_known(place: Place) -> bool:
    return place.rulebook.plan is not None and place.country.payment is not None


def _conditions() -> dict[str, object]:
    """Every condition with its sessions and weeks."""
    book = rulebook()
    if book.plan is None:
        raise Http404
    rows = [
        {
            "label": row.label,
            "sessions": spanned(*row.sessions),
            "weeks": spanned(*row.weeks),
            "by_analogy": row.sessions_by_analogy,
            "reason": sourced(book, row.text, row.source, row.place, row.status),
        }
        for row in book.plan.conditions
    ]
    return {"rows": rows}


PLAN = Sequel("plan", "plan", STYLE, _is_known, _conditions)


@PLAN.page
def plan(request: HttpRequest, who: Advised) -> HttpResponse:
    """How many sessions: the plan of this visitor, or why there is none."""
    return _proposed(request, who, _made(request, who))


@PLAN.sheet
def plan_pdf(request: HttpRequest, who: Advised) -> HttpResponse:
    """The plan as a PDF of one A4 page; without a plan, the page that says why."""
    made = _made(request, who)
    if made.remarks or isinstance(made.found, NoPlan):
        return _proposed(request, who, made)
    told = page(who.place, who.journey.facts, who.journey.answerer, who.now, made.found)
    said = content(who.place, told, who.now)
    return paper.answer(request, "parcours-dos-plan", TEMPLATE, said, STILL_HERE)


def _made(request: HttpRequest, who: Advised) -> Proposed:
    typed = forms.sent(request.POST)
    return forms.proposed(who.place, who.journey.facts, who.journey.answerer, who.now, typed)


def _proposed(request: HttpRequest, who: Advised, made: Proposed) -> HttpResponse:
    exercises = has_programme(who.place, who.journey, who.now)
    if isinstance(made.found, NoPlan):
        routing = steps(who.place, made.found.routing)
        return PLAN.closed(request, who, made.found.closed, routing=routing, has_programme=exercises)
    shown = page(who.place, who.journey.facts, who.journey.answerer, who.now, made.found)
    addresses = {unknown.fact: who.journey.address_of(unknown.fact) for unknown in shown.unknown}
    context = {
        "page": shown,
        "now": who.now,
        "more": PLAN.further(who),
        "doubts": [
            (unknown, question_address(address, PLAN.name))
            for unknown in shown.unknown
            if (address := addresses[unknown.fact])
        ],
        "typed": made.typed,
        "remarks": made.remarks,
        "wrong": list(made.remarks.items()),
        "asks_prescription": _needs_prescription(made.found),
        "added": any(made.typed.values()),
        "has_programme": exercises,
    }
    return PLAN.shown(request, "plan", context, status=422 if made.remarks else 200)


def _needs_prescription(found: Plan) -> bool:
    way = found.profile.way.name
    return next((way_.needs_prescription for way_ in found.payment.ways if way_.name == way), True)
