"""The outcome in plain data, as programs receive it: by the command, or by the web.

Each shape is written once, here. The JSON of the command, the JSON of the web and the description
that other software reads are three drawings of these shapes, so they cannot disagree.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Protocol

import msgspec

from .because import Change, Reason
from .decision import Also, Decision, Urgency
from .shapes import ClosedEntry, Contact, DisagreementEntry, Policy, RouteEntry, SideEntry, Status, Tier

UrgencyName = Literal["emergency", "within_48h", "planned", "routine"]
Hours = Literal[24, 48]
AnswerValue = bool | int | str | None


class Plain(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every shape that programs receive: plain data that never changes."""


class PlainUrgency(Plain, frozen=True, kw_only=True):
    """How fast under the policy that was not applied."""

    policy: Policy
    urgency: UrgencyName
    within_hours: Hours | None


class PlainAlso(Plain, frozen=True, kw_only=True):
    """Another professional who fits, after the first contact. `private`: for the screen, never for paper."""

    professional: str
    why: str
    phone: str | None
    source: str
    place: str
    status: Status
    private: bool


class PlainRoute(Plain, frozen=True, kw_only=True):
    """How to reach the first contact, here and now."""

    name: str
    title: str
    text: str
    phone: str | None
    source: str
    place: str
    status: Status


class PlainReason(Plain, frozen=True, kw_only=True):
    """One reason for the outcome: the rule, what it says, where that comes from and how sure it is."""

    rule: str
    sentence: str
    source: str
    place: str
    status: Status


class PlainSaid(Plain, frozen=True, kw_only=True):
    """One sentence, with its source."""

    name: str
    text: str
    source: str
    place: str
    status: Status


class PlainSide(Plain, frozen=True, kw_only=True):
    """What one side of a disagreement says."""

    text: str
    source: str
    place: str
    status: Status


class PlainDisagreement(Plain, frozen=True, kw_only=True):
    """What the source document and the guideline each say."""

    rule: str
    source_document: PlainSide
    guideline: PlainSide


class PlainSign(Plain, frozen=True, kw_only=True):
    """A sign that must bring the person back sooner, and how urgent it would then be."""

    urgency: Tier
    text: str


class PlainChange(Plain, frozen=True, kw_only=True):
    """The smallest change of answers that would change the urgency, and the urgency it would give."""

    answers: dict[str, AnswerValue]
    urgency: UrgencyName
    within_hours: Hours | None


class Outcome(Plain, frozen=True, kw_only=True):
    """Whom this person should see, how fast, why, and what is still unknown."""

    urgency: UrgencyName
    within_hours: Hours | None
    policy: Policy
    other_policy: PlainUrgency | None
    first_contact: Contact
    also: list[PlainAlso]
    route: PlainRoute
    course: str | None
    because: list[PlainReason]
    disagreements: list[PlainDisagreement]
    meanwhile: list[str]
    avoid: list[str]
    doctor_notes: list[str]
    come_back_on: date | None
    come_back_text: str | None
    come_back_if: list[PlainSign]
    missing: list[str]
    unknown: list[str]
    needs_examination: list[str]
    settled: bool
    edition: str


class Orientation(Outcome, frozen=True, kw_only=True):
    """The outcome, and the smallest change of answers that would change its urgency."""

    would_change: PlainChange | None


class Cited(Protocol):
    """Anything that says where it comes from and how sure it is."""

    @property
    def source(self) -> str: ...

    @property
    def place(self) -> str: ...

    @property
    def status(self) -> Status: ...


def cited(said: Cited) -> dict[str, Any]:
    """Where it comes from and how sure it is, for a shape that says so."""
    return {"source": said.source, "place": said.place, "status": said.status}


def as_plain(decision: Decision) -> dict[str, object]:
    """The outcome in plain data."""
    return _builtins(Outcome(**_said(decision)))


def orientation(decision: Decision, change: Change | None) -> dict[str, object]:
    """The outcome in plain data, with what would change it."""
    return _builtins(Orientation(**_said(decision), would_change=_change(change)))


def _builtins(shape: Plain) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(shape)
    return plain


def _said(decision: Decision) -> dict[str, Any]:
    mine, other = decision.urgency, decision.other_urgency
    return {
        **_fast(mine),
        "policy": decision.policy,
        "other_policy": None
        if other.level == mine.level
        else PlainUrgency(policy=decision.other_policy, **_fast(other)),
        "first_contact": decision.first_contact,
        "also": [_also(also) for also in decision.also],
        "route": _route(decision.route),
        "course": decision.course,
        "because": [_reason(reason) for reason in decision.because],
        "disagreements": [disagreement(found.entry) for found in decision.disagreements],
        "meanwhile": [entry.text for entry in decision.meanwhile],
        "avoid": [entry.text for entry in decision.avoid],
        "doctor_notes": [entry.text for entry in decision.doctor_notes],
        "come_back_on": decision.come_back_on,
        "come_back_text": decision.come_back_text,
        "come_back_if": [PlainSign(urgency=sign.level, text=sign.text) for sign in decision.come_back_if],
        "missing": list(decision.missing),
        "unknown": list(decision.unknown),
        "needs_examination": list(decision.needs_examination),
        "settled": decision.settled,
        "edition": decision.edition,
    }


def _fast(found: Urgency) -> dict[str, Any]:
    return {"urgency": found.name, "within_hours": found.within_hours}


def _also(also: Also) -> PlainAlso:
    return PlainAlso(
        professional=also.professional,
        why=also.why,
        phone=also.phone,
        **cited(also),
        private=also.private,
    )


def _route(route: RouteEntry) -> PlainRoute:
    return PlainRoute(
        name=route.name,
        title=route.title,
        text=route.text,
        phone=route.phone,
        **cited(route),
    )


def _reason(reason: Reason) -> PlainReason:
    return PlainReason(
        rule=reason.rule,
        sentence=reason.sentence,
        **cited(reason),
    )


def closing(entry: ClosedEntry) -> PlainSaid:
    """Why there is nothing to give now, and what to do first, in plain data."""
    return PlainSaid(name=entry.name, text=f"{entry.title}. {entry.text}", **cited(entry))


def disagreement(entry: DisagreementEntry) -> PlainDisagreement:
    """Both sides of a disagreement, in plain data."""
    return PlainDisagreement(
        rule=entry.name, source_document=_side(entry.source_document), guideline=_side(entry.guideline)
    )


def _side(side: SideEntry) -> PlainSide:
    return PlainSide(text=side.text, **cited(side))


def _change(change: Change | None) -> PlainChange | None:
    if change is None:
        return None
    answers: dict[str, Any] = dict(change.answers)
    return PlainChange(answers=answers, **_fast(Urgency(change.level)))
