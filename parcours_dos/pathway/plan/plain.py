"""The plan as programs receive it: plain data, the same by the command and by the web."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from parcours_dos.pathway.outcome import (
    Plain,
    PlainDisagreement,
    PlainReason,
    PlainSaid,
    cited,
    closing,
    disagreement,
)
from parcours_dos.pathway.payment import plain as payment_plain
from parcours_dos.pathway.payment.plain import Cost
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import (
    CountryFile,
    Moment,
    Phase,
    Rank,
    RoutingEntry,
    SaidEntry,
    Sourced,
    Status,
    Then,
)

from .proposal import NoPlan, Plan, Threshold

Kind = Literal["clinical", "payer", "guideline"]


class PlainRange(Plain, frozen=True, kw_only=True):
    """A figure that one source gives of the number of sessions; null where it gives none."""

    kind: Kind
    label: str
    min: int | None
    max: int | None
    text: str
    source: str
    place: str
    status: Status
    rank: Rank
    year: int | None


class PlainSessions(Plain, frozen=True, kw_only=True):
    """How many sessions: the range, the number to start with, and every figure read, side by side."""

    min: int
    max: int
    about: int
    sources: list[PlainRange]
    reconciled: str
    prescribed: str


class PlainSpan(Plain, frozen=True, kw_only=True):
    """From so many to so many."""

    min: int
    max: int


class PlainWeeks(PlainSpan, frozen=True, kw_only=True):
    """How many weeks; `about`: at the rhythm proposed."""

    about: int


class PlainStretch(Plain, frozen=True, kw_only=True):
    """A stretch of the plan: so many sessions, so many a week, for so many weeks."""

    phase: Phase
    label: str
    text: str
    sessions: int
    per_week: float
    weeks: int


class PlainContent(PlainSaid, frozen=True, kw_only=True):
    """What is done, when, in which stretches. `offered: false`: not by default."""

    moment: Moment
    phases: list[Phase]
    offered: bool


class PlainGoal(PlainSaid, frozen=True, kw_only=True):
    """A goal: how it is measured, what is aimed at, and by which day."""

    measure: str
    target: str
    on: date


class PlainExpected(PlainSaid, frozen=True, kw_only=True):
    """What many people notice, and by which session."""

    by_session: PlainSpan
    on: date | None


class PlainRouting(PlainSaid, frozen=True, kw_only=True):
    """The step before therapy; `contact` as the file of the site gives it."""

    label: str
    contact: str | None


class PlainThreshold(Plain, frozen=True, kw_only=True):
    """A limit of the payer: does the plan pass it, when does it fall, and by when to act."""

    name: str
    label: str
    most: int
    used: int
    left: int
    falls_on: date | None
    act_by: date | None
    then: Then
    text: str
    passed_by: Literal["plan", "range"] | None
    warning: str | None
    source: str
    place: str
    status: Status


class PlainOverride(Plain, frozen=True, kw_only=True):
    """What the rules had found, before a clinician chose otherwise, and why."""

    found: str
    reason: str


class Planned(Plain, frozen=True, kw_only=True):
    """A plan of treatment, to be accepted, changed and signed by a physiotherapist."""

    condition: str
    condition_label: str
    override: PlainOverride | None
    phase: str
    risk: str
    sessions: PlainSessions
    weeks: PlainWeeks
    rhythm: list[PlainStretch]
    days: list[date]
    first_session_minutes: PlainSpan
    session_minutes: PlainSpan
    content: list[PlainContent]
    goals: list[PlainGoal]
    expect: list[PlainExpected]
    longer: list[PlainSaid]
    shorter: list[PlainSaid]
    thresholds: list[PlainThreshold]
    cost: Cost
    review_on: date
    advance: list[PlainSaid]
    stop: list[PlainSaid]
    see_again: list[PlainSaid]
    routing: list[PlainRouting]
    disagreements: list[PlainDisagreement]
    because: list[PlainReason]
    missing: list[str]
    unknown: list[str]
    edition: str


class NotPlanned(Plain, frozen=True, kw_only=True):
    """No plan now: why, and what to do first."""

    condition: None
    closed: PlainSaid
    routing: list[PlainRouting]
    edition: str


def as_plain(
    rulebook: Rulebook, country: CountryFile, found: Plan | NoPlan, contacts: dict[str, str] | None = None
) -> Planned | NotPlanned:
    """The plan, or why there is none, in plain data. `contacts` are those of the site."""
    routing = [_routing(row, contacts or {}) for row in found.routing]
    if isinstance(found, NoPlan):
        return NotPlanned(
            condition=None, closed=closing(found.closed), routing=routing, edition=found.edition
        )
    condition, made = found.condition, found.profile
    return Planned(
        condition=condition.name,
        condition_label=condition.label,
        override=None
        if found.override is None
        else PlainOverride(found=made.condition.name, reason=found.override.reason),
        phase=made.course.name,
        risk=made.risk.name,
        sessions=PlainSessions(
            min=condition.sessions[0],
            max=condition.sessions[1],
            about=found.about,
            sources=list(ranges(rulebook, found)),
            reconciled=found.reconciled,
            prescribed=prescribed(found),
        ),
        weeks=PlainWeeks(min=condition.weeks[0], max=condition.weeks[1], about=found.weeks),
        rhythm=[
            PlainStretch(
                phase=stretch.phase,
                label=found.phases[stretch.phase].label,
                text=found.phases[stretch.phase].text,
                sessions=stretch.sessions,
                per_week=round(float(stretch.per_week), 1),
                weeks=stretch.weeks,
            )
            for stretch in found.stretches
        ],
        days=list(found.days),
        first_session_minutes=_span(found.length.first),
        session_minutes=_span(found.length.following),
        content=[
            PlainContent(**_said(e), moment=e.moment, phases=list(e.phases), offered=e.offered)
            for e in found.content
        ],
        goals=[
            PlainGoal(**_said(g.entry), measure=g.entry.measure, target=g.entry.target, on=g.on)
            for g in found.goals
        ],
        expect=[
            PlainExpected(**_said(e.entry), by_session=_span(e.entry.by_session), on=e.on)
            for e in found.expect
        ],
        longer=[PlainSaid(**_said(entry)) for entry in made.longer],
        shorter=[PlainSaid(**_said(entry)) for entry in made.shorter],
        thresholds=[_threshold(rulebook, threshold) for threshold in found.thresholds],
        cost=payment_plain.as_plain(found.account, country, found.edition),
        review_on=found.review_on,
        advance=[PlainSaid(**_said(entry)) for entry in found.advance],
        stop=[PlainSaid(**_said(entry)) for entry in found.stop],
        see_again=[PlainSaid(**_said(entry)) for entry in found.see_again],
        routing=routing,
        disagreements=[disagreement(entry) for entry in found.disagreements],
        because=list(_because(found)),
        missing=list(found.missing),
        unknown=list(found.unknown),
        edition=found.edition,
    )


def ranges(rulebook: Rulebook, found: Plan) -> Iterator[PlainRange]:
    """Every figure on the number of sessions: ours, the others that were read, the payer's limits."""
    own = found.condition
    yield _range(rulebook, "clinical", own.label, own.sessions, own.text, own)
    for entry in found.ranges:
        yield _range(rulebook, entry.kind, entry.label, entry.sessions, entry.text, entry)
    for counter in found.account.counters:
        limit, figure = counter.entry, counter.limit.figure
        yield _range(rulebook, "payer", limit.label, (None, counter.limit.most), limit.text, figure)


def prescribed(found: Plan) -> str:
    """What the prescription makes of the number, in one sentence."""
    return found.prescribed.text.replace("{sessions}", str(found.care.prescribed_sessions))


def warning(rulebook: Rulebook, threshold: Threshold) -> str | None:
    """What is said beside a limit that is passed."""
    if threshold.passed_by is None or rulebook.plan is None:
        return None
    return rulebook.plan.passing[threshold.passed_by]


def _range(
    rulebook: Rulebook,
    kind: Kind,
    label: str,
    sessions: tuple[int | None, int | None] | None,
    text: str,
    sourced: Sourced,
) -> PlainRange:
    least, most = sessions or (None, None)
    source = rulebook.sources[sourced.source]
    return PlainRange(
        kind=kind,
        label=label,
        min=least,
        max=most,
        text=text,
        **cited(sourced),
        rank=source.rank,
        year=source.year,
    )


def _because(found: Plan) -> Iterator[PlainReason]:
    """Why a plan, why this one, and how urgent it is that it be active."""
    made = found.profile
    opened = found.opening
    yield _reason(opened.name, opened.sentence, opened)
    for row in (found.condition, made.course, made.risk):
        yield _reason(row.name, row.label, row)
    for entry in (*made.longer, *made.shorter):
        yield _reason(entry.name, entry.text, entry)


def _reason(rule: str, sentence: str, sourced: Sourced) -> PlainReason:
    return PlainReason(rule=rule, sentence=sentence, **cited(sourced))


def _said(entry: SaidEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "text": entry.text,
        **cited(entry),
    }


def _span(pair: tuple[int, int]) -> PlainSpan:
    return PlainSpan(min=pair[0], max=pair[1])


def _routing(row: RoutingEntry, contacts: dict[str, str]) -> PlainRouting:
    return PlainRouting(
        name=row.name,
        label=row.label,
        text=row.text,
        contact=contacts.get(row.contact),
        **cited(row),
    )


def _threshold(rulebook: Rulebook, threshold: Threshold) -> PlainThreshold:
    counter = threshold.counter
    entry, figure = counter.entry, counter.limit.figure
    return PlainThreshold(
        name=entry.name,
        label=entry.label,
        most=counter.limit.most,
        used=counter.used,
        left=counter.left,
        falls_on=counter.falls_on,
        act_by=counter.act_by,
        then=entry.then,
        text=entry.text,
        passed_by=threshold.passed_by,
        warning=warning(rulebook, threshold),
        **cited(figure),
    )
