"""What a person may add to a plan: the day of the prescription, how many sessions it says, the first day.

Nothing is kept: the page and its sheet are made from what was typed, and forget it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.translation import gettext as _

from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.payment.care import MOST_SESSIONS, CareError, CareProblem
from parcours_dos.pathway.payment.tariffs import NotYet
from parcours_dos.pathway.plan.asked import FARTHEST, NOTHING_MORE, PlanAsked
from parcours_dos.pathway.plan.proposal import NoPlan, Plan, propose
from parcours_dos.pathway.shapes import Answerer
from parcours_dos.web.payment import words
from parcours_dos.web.public.asking import Place
from parcours_dos.web.shared import days

FIELDS = ("prescribed", "prescribed_sessions", "start")
LONGEST = 40
A_NUMBER = 5  # signs, at most


@dataclass(frozen=True)
class Proposed:
    """The plan, what was typed, and what to correct; with something to correct, the plan is without it."""

    found: Plan | NoPlan
    typed: Mapping[str, str]
    remarks: Mapping[str, str]


def sent(post: QueryDict) -> dict[str, str]:
    """What was typed, cut where it is endless."""
    return {name: post.get(name, "").strip()[:LONGEST] for name in FIELDS}


def proposed(
    place: Place,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    typed: Mapping[str, str],
    asked: PlanAsked = NOTHING_MORE,
) -> Proposed:
    """The plan with what was typed. Raises `LookupError` where the rules know no plan."""

    def plan(wished: PlanAsked) -> Plan | NoPlan:
        return propose(place.rulebook, facts, answerer, moment, place.country, place.site, wished)

    today = moment.astimezone(ZoneInfo(place.country.timezone)).date()
    wished, remarks = _understood(typed, asked, today)
    try:
        found = plan(wished)
    except CareError as error:
        found = None
        more = {_field(problem): words.remark(problem) for problem in reversed(error.problems)}
        remarks = {**more, **remarks}
    except NotYet as error:
        found = None
        told = {"day": words.said(error.day), "first": words.said(error.first)}
        remarks = {"start": str(words.NOT_YET) % told, **remarks}
    ordered = {name: remarks[name] for name in FIELDS if name in remarks}
    return Proposed(plan(asked) if found is None or ordered else found, typed, ordered)


def _understood(typed: Mapping[str, str], asked: PlanAsked, today: date) -> tuple[PlanAsked, dict[str, str]]:
    remarks: dict[str, str] = {}
    told = {name: days.day_of(typed.get(name, "")) for name in ("prescribed", "start")}
    for name, day in told.items():
        if typed.get(name) and day is None:
            remarks[name] = str(words.SAID["not_a_day"]) % {"text": typed[name][:20]}
    start, prescribed = told["start"], told["prescribed"]
    if start is not None and not today <= start <= today + FARTHEST:
        between = {"first": words.said(today), "last": words.said(today + FARTHEST)}
        remarks["start"] = _("Choisissez un jour entre le %(first)s et le %(last)s.") % between
    number = typed.get("prescribed_sessions", "")
    if number and not (number.isascii() and number.isdigit() and len(number) <= A_NUMBER):
        limits = {"lowest": 1, "highest": MOST_SESSIONS}
        remarks["prescribed_sessions"] = str(words.NOT_WHOLE) % limits
    elif number and prescribed is None:
        remarks.setdefault("prescribed", _("Écrivez aussi la date de l'ordonnance."))
    care = dict(asked.care or {})
    if prescribed is not None:
        care["prescription"] = {
            "date": prescribed.isoformat(),
            "sessions": int(number) if number and "prescribed_sessions" not in remarks else None,
        }
    first = asked.start if start is None or "start" in remarks else start
    return replace(asked, start=first, care=care or None), remarks


def _field(problem: CareProblem) -> str:
    """The field in which to correct a fault."""
    if problem.path[:1] == ("prescription",):
        return "prescribed_sessions" if problem.path[-1] == "sessions" else "prescribed"
    return "start"
