"""« Combien de séances ? »: before any answer, on the way, with a plan, or without one. Nothing is kept."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_noop as noop
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway.plan.proposal import NoPlan, Plan
from parcours_dos.pathway.shapes import PlanFile
from parcours_dos.web.public.asking import Place, next_asked, place_of, question_address, suffix
from parcours_dos.web.public.current import journey_of
from parcours_dos.web.public.journey import Journey
from parcours_dos.web.public.private import is_private_row
from parcours_dos.web.public.result import SHAPES, has_programme
from parcours_dos.web.public.sourced import sourced
from parcours_dos.web.shared import paper
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.rules import rulebook

from . import form as forms
from .axis import spanned
from .form import Proposed
from .page import page, steps
from .sheet import TEMPLATE, content

STYLE = "plan.css"
TOWARDS = suffix("plan")
STILL_HERE = noop(
    "Votre plan est toujours là. Revenez en arrière, puis imprimez la page avec votre navigateur."
)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """How many sessions: the plan of this visitor, or what can be said before it."""
    now = timezone.now()
    begun = journey_of(request, now)
    if begun is None:
        return redirect("start_again") if request.method == "POST" else _before(request)
    place = _place(begun)
    following = next_asked(place, begun, now)
    if following is not None:
        told = {"address": question_address(following.address, "plan"), "screen": following.screen}
        return _shown(request, "plan/waiting.html", {**told, "rows": _rows()})
    made = forms.proposed(place, begun.facts, begun.answerer, now, forms.sent(request.POST))
    return _proposed(request, place, begun, made, now)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def plan_pdf(request: HttpRequest) -> HttpResponse:
    """The plan as a PDF of one A4 page; without a plan, the page that says why."""
    now = timezone.now()
    begun = journey_of(request, now)
    if begun is None:
        return redirect("start_again")
    place = _place(begun)
    if next_asked(place, begun, now) is not None:
        return redirect("plan")
    made = forms.proposed(place, begun.facts, begun.answerer, now, forms.sent(request.POST))
    if made.remarks or isinstance(made.found, NoPlan):
        return _proposed(request, place, begun, made, now)
    told = page(place, begun.facts, begun.answerer, now, made.found)
    said = content(place, told, now)
    return paper.answer(request, "parcours-dos-plan", TEMPLATE, said, STILL_HERE)


def _proposed(
    request: HttpRequest, place: Place, begun: Journey, made: Proposed, now: datetime
) -> HttpResponse:
    if isinstance(made.found, NoPlan):
        return _closed(request, place, begun, made.found, now)
    return _open(request, place, begun, made, made.found, now)


def _open(
    request: HttpRequest, place: Place, begun: Journey, made: Proposed, found: Plan, now: datetime
) -> HttpResponse:
    more = next_asked(place, begun, now, "plan")
    shown = page(place, begun.facts, begun.answerer, now, found)
    addresses = {unknown.fact: begun.address_of(unknown.fact) for unknown in shown.unknown}
    context = {
        "page": shown,
        "now": now,
        "more": question_address(more.address, "plan") if more else "",
        "doubts": [
            (unknown, question_address(address, "plan"))
            for unknown in shown.unknown
            if (address := addresses[unknown.fact])
        ],
        "typed": made.typed,
        "remarks": made.remarks,
        "wrong": list(made.remarks.items()),
        "asks_prescription": _needs_prescription(found),
        "added": any(made.typed.values()),
        "has_programme": has_programme(place, begun, now),
    }
    return _shown(request, "plan/plan.html", context, status=422 if made.remarks else 200)


def _needs_prescription(found: Plan) -> bool:
    way = found.profile.way.name
    return next((way_.needs_prescription for way_ in found.payment.ways if way_.name == way), True)


def _closed(request: HttpRequest, place: Place, begun: Journey, found: NoPlan, now: datetime) -> HttpResponse:
    book, why = place.rulebook, found.closed
    decided = deciding.decide(book, begun.facts, begun.answerer, now, place.country, place.site)
    context = {
        "closed": why,
        "reason": sourced(book, why.text, why.source, why.place, why.status),
        "level": SHAPES[decided.urgency.level],
        "route": decided.route,
        "private": is_private_row(book, decided.route),
        "routing": steps(place, found.routing),
        "has_programme": has_programme(place, begun, now),
    }
    return _shown(request, "plan/closed.html", context)


def _before(request: HttpRequest) -> HttpResponse:
    return _shown(request, "plan/before.html", {"rows": _rows(), "towards": TOWARDS})


def _rows() -> list[dict[str, object]]:
    """Every condition with its sessions and weeks."""
    book = rulebook()
    return [
        {
            "label": row.label,
            "sessions": spanned(*row.sessions),
            "weeks": spanned(*row.weeks),
            "by_analogy": row.sessions_by_analogy,
            "reason": sourced(book, row.text, row.source, row.place, row.status),
        }
        for row in _file().conditions
    ]


def _file() -> PlanFile:
    found = rulebook().plan
    if found is None:
        raise Http404
    return found


def _place(begun: Journey) -> Place:
    """Where this person is treated, if plans are known there."""
    place = place_of(begun)
    if place.rulebook.plan is None or place.country.payment is None:
        raise Http404
    return place


def _shown(
    request: HttpRequest, template: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    return render(request, template, {**context, "style": address_of(STYLE)}, status=status)
