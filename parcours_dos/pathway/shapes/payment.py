"""countries/*.yaml, `payment`: what a session costs, who pays, and how many may follow. All dated."""

from __future__ import annotations

from typing import Literal

import msgspec

from .entry import DatedValue, Entry, Sourced, Text

Counted = Literal[
    "series",
    "patient",
    "situation_year",
    "beyond_year",
    "twelve_months",
    "treatment_year",
    "episode",
    "once",
    "second_situation",
]
Then = Literal["approval", "agreement", "diagnosis", "lower", "ask"]


class DatedFigure(Sourced, frozen=True, kw_only=True):
    """A figure from a date on, as a decimal text; `null` where no source that was read gives it."""

    since: str = msgspec.field(name="from")
    value: str | None


class ActEntry(Entry, frozen=True, kw_only=True):
    """What a payer calls a session: its name, its code, its price, or the coefficient of a key.

    `conditions`: the kinds of pain whose plan it pays; the first act that lists one is its default.
    """

    name: str
    label: Text
    code: str | None = None
    conditions: list[str] = []
    coefficient: list[DatedFigure] = []
    price: list[DatedFigure] = []


class AssessmentEntry(Sourced, frozen=True, kw_only=True):
    """The assessment paid apart: with which session it comes, again at `next`, then `every`."""

    label: Text
    coefficient: list[DatedFigure]
    first: int
    next: int
    every: int


class PercentEntry(Sourced, frozen=True, kw_only=True):
    """What the insurer pays of the price under a cover, in percent."""

    value: int


class DueEntry(Sourced, frozen=True, kw_only=True):
    """Is the flat deductible due under a cover? `null` when no source that was read says it."""

    value: bool | None


class CoverEntry(Entry, frozen=True, kw_only=True):
    """A situation of the insured person that changes who pays, and what it changes."""

    name: str
    label: Text
    percent: PercentEntry | None = None
    deductible: DueEntry | None = None


class WayEntry(Entry, frozen=True, kw_only=True):
    """A way to come to the physiotherapist: with a prescription, or directly where and when the law allows.

    `law`: the fact of the `law` section whose dates say when it is open; always, without one.
    `doors`: those dates, put here when the file is loaded.
    """

    name: str
    label: Text
    needs_prescription: bool
    law: str | None = None
    doors: list[DatedValue] = []


class ShareEntry(Entry, frozen=True, kw_only=True):
    """What the patient pays of one act, as an amount; under one cover, or ordinarily."""

    act: str
    cover: str | None = None
    amounts: list[DatedFigure]


class DeductibleEntry(Entry, frozen=True, kw_only=True):
    """The flat deductible on each act, never more than so much a day and a year."""

    label: Text
    per_act: list[DatedFigure]
    per_day: list[DatedFigure]
    per_year: list[DatedFigure]


class OutsideEntry(Entry, frozen=True, kw_only=True):
    """A physiotherapist outside the convention: by how many percent less the insurer pays back.

    `spared`: the covers under which the official price and the usual reimbursement stay.
    """

    label: Text
    lower_by: list[DatedFigure]
    spared: list[str] = []


class LimitEntry(Entry, frozen=True, kw_only=True):
    """How many sessions the payer takes before something is needed, and what is needed then.

    `counted`, the sessions that count together: of the series; of the patient; of the situation in the
    calendar year; beyond the limit named by `after`, in the calendar year, all situations together; in
    the twelve months before; in the year of treatment; in an episode of so many `months`; once for all,
    within so many `months`; of a second situation in the calendar year. Before its first date a limit
    does not hold. `acts`, `ways`: which it touches; empty for all.
    """

    name: str
    label: Text
    acts: list[str] = []
    ways: list[str] = []
    counted: Counted
    months: int | None = None
    after: str | None = None
    unless_diagnosis: bool = False
    most: list[DatedFigure]
    then: Then
    text: Text
    rows: list[str] = []


class ApprovalEntry(Sourced, frozen=True, kw_only=True):
    """The agreement to ask: after how many days silence means yes, when to ask, and what to send."""

    label: Text
    silence_days: int | None
    text: Text
    send: list[Text]


class PrescriptionRules(Sourced, frozen=True, kw_only=True):
    """What makes a prescription usable: within how many months it must begin, and what it must say."""

    label: Text
    date_label: Text
    text: Text
    begin_within_months: int
    mentions: list[Text]


class NoteEntry(Sourced, frozen=True, kw_only=True):
    """Something to know beside the figures: a conflict of sources, a condition. `acts`: empty for all."""

    text: Text
    acts: list[str] = []


class PaymentEntry(Entry, frozen=True, kw_only=True):
    """What physiotherapy costs in one country, and how many sessions its insurer takes."""

    currency: str
    insurer: Text
    complement: Text
    ceiling: Text
    key: list[DatedFigure] = []
    percent: list[DatedFigure] = []
    acts: list[ActEntry]
    assessment: AssessmentEntry | None = None
    ways: list[WayEntry]
    covers: list[CoverEntry]
    shares: list[ShareEntry] = []
    deductible: DeductibleEntry | None = None
    outside: OutsideEntry | None = None
    limits: list[LimitEntry]
    approval: ApprovalEntry
    prescription: PrescriptionRules
    notes: list[NoteEntry] = []
    rows: list[str] = []
