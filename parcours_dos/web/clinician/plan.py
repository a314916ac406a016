"""The plan of treatment as a professional reads it, and another condition than the one found, with a reason.

The change is shown again at once and never kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from parcours_dos.pathway.plan.asked import NOTHING_MORE, SHORTEST_REASON, Override, PlanAsked
from parcours_dos.pathway.plan.proposal import NoPlan, Plan, propose
from parcours_dos.pathway.shapes import ClosedEntry, PlanFile
from parcours_dos.web.plan.page import Page, Step, page, steps
from parcours_dos.web.public.asking import Place
from parcours_dos.web.public.sourced import Sourced, sourced
from parcours_dos.web.shared.options import Option, options

from .consultation import Consultation
from .groups import worded

CONDITION, REASON = "condition", "reason"
LONGEST_REASON = 300


@dataclass(frozen=True)
class Shown:
    """The plan, or why there is none; the conditions to choose from, what was typed, what to correct."""

    page: Page | None
    closed: ClosedEntry | None
    reason: Sourced | None
    routing: tuple[Step, ...]
    conditions: tuple[Option, ...]
    found: str
    changed: bool
    typed: str
    missing: tuple[str, ...]
    remarks: Mapping[str, str]


def shown(place: Place, held: Consultation, moment: datetime, post: QueryDict | None) -> Shown | None:
    """The plan of the patient in hand; None where the rules know no plan."""
    book, file = place.rulebook, place.rulebook.plan
    if file is None or place.country.payment is None:
        return None
    condition, typed = _typed(post)
    remarks = _remarks(file, condition, typed)
    wanted = bool(condition) and not remarks
    asked = PlanAsked(override=Override(condition, typed)) if wanted else NOTHING_MORE
    facts, site = held.facts, place.site
    found = propose(book, facts, "clinician", moment, place.country, site, asked)
    routing = steps(place, found.routing)
    if isinstance(found, NoPlan):
        why = found.closed
        reason = sourced(book, why.text, why.source, why.place, why.status)
        return Shown(None, why, reason, routing, (), "", False, "", (), {})
    return Shown(
        page=page(place, facts, "clinician", moment, found),
        closed=None,
        reason=None,
        routing=routing,
        conditions=_conditions(file, found, condition),
        found=found.profile.condition.label,
        changed=wanted,
        typed=typed,
        missing=tuple(worded(book, name) for name in found.missing),
        remarks=remarks,
    )


def _typed(post: QueryDict | None) -> tuple[str, str]:
    if post is None:
        return "", ""
    return post.get(CONDITION, ""), post.get(REASON, "").strip()[:LONGEST_REASON]


def _conditions(file: PlanFile, found: Plan, condition: str) -> tuple[Option, ...]:
    labels = {entry.name: entry.label for entry in file.conditions}
    return options(labels, condition if condition in labels else found.profile.condition.name)


def _remarks(file: PlanFile, condition: str, reason: str) -> dict[str, str]:
    if not condition:
        return {}
    if condition not in [entry.name for entry in file.conditions]:
        return {CONDITION: _("Choisissez une des situations proposées.")}
    if len(reason) < SHORTEST_REASON:
        return {REASON: _("Écrivez la raison en une phrase : elle accompagne le plan.")}
    return {}
