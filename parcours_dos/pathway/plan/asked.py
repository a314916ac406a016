"""What is asked beside the facts of a person: from which day, under which prescription, with which change.

It comes from a form, a file or a program, and passes here once. What cannot be is refused with the
place and the cure, before anything is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.shapes import Answerer, PlanFile

FARTHEST = timedelta(days=366)
SHORTEST_REASON = 10


class OverrideGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Another condition than the one the rules found, and why: a clinician's choice."""

    condition: str
    reason: str


class PlanGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is told beside the facts.

    `start`: the first day wished. `care`: the prescription, the sessions held and the insurance, as the
    cost takes them, without `planned`; its `act` may be left out.
    """

    start: str | None = None
    care: dict[str, object] | None = None
    override: OverrideGiven | None = None


@dataclass(frozen=True)
class Override:
    """Another condition than the one the rules found, with its reason."""

    condition: str
    reason: str


@dataclass(frozen=True)
class PlanAsked:
    """What is asked of a plan, checked; the care is checked later, with the days that are proposed."""

    start: date | None = None
    care: Mapping[str, object] | None = None
    override: Override | None = None


NOTHING_MORE = PlanAsked()


def read(plan: PlanFile, given: object, answerer: Answerer, today: date) -> PlanAsked:
    """What is told beside the facts, checked. Raises `InputError`."""
    try:
        told = msgspec.convert(given, PlanGiven)
    except msgspec.ValidationError as error:
        cure = "Attendu : start, care, override {condition, reason}."
        raise InputError([Problem("plan", f"la forme est refusée : {error}.", cure)]) from None
    problems = [*_start(told.start, today), *_override(plan, told.override, answerer), *_care(told.care)]
    if problems:
        raise InputError(problems)
    return PlanAsked(
        start=None if told.start is None else date.fromisoformat(told.start),
        care=told.care,
        override=None if told.override is None else Override(told.override.condition, told.override.reason),
    )


def _start(text: str | None, today: date) -> Iterable[Problem]:
    if text is None:
        return
    try:
        day = date.fromisoformat(text)
    except ValueError:
        yield Problem("start", f"« {text[:20]} » n'est pas une date.", "Écrivez AAAA-MM-JJ.")
        return
    if not today <= day <= today + FARTHEST:
        cure = f"Choisissez un jour entre le {today.isoformat()} et le {(today + FARTHEST).isoformat()}."
        yield Problem("start", "ce jour est passé, ou trop lointain.", cure)


def _override(plan: PlanFile, told: OverrideGiven | None, answerer: Answerer) -> Iterable[Problem]:
    if told is None:
        return
    if answerer != "clinician":
        yield Problem("override", "seul un soignant change la situation.", "Retirez ce choix.")
    names = [condition.name for condition in plan.conditions]
    if told.condition not in names:
        cure = f"Choisissez parmi : {', '.join(names)}."
        yield Problem("override.condition", f"« {told.condition[:40]} » n'existe pas.", cure)
    if len(told.reason.strip()) < SHORTEST_REASON:
        yield Problem("override.reason", "il manque la raison.", "Écrivez-la en une phrase.")


def _care(told: Mapping[str, object] | None) -> Iterable[Problem]:
    if told is not None and "planned" in told:
        yield Problem("care.planned", "le plan propose ces jours.", "Retirez planned.")
