"""plan.yaml: how many sessions, at what rhythm, of what, towards which goals, and when to look again."""

from __future__ import annotations

from typing import Literal

from .entry import Contact, Entry, Sourced, Text, Tier
from .orientation import DisagreementEntry

Phase = Literal["start", "build"]
"""The stretches of a plan, each with its rhythm: calm and move again, then grow stronger."""

Moment = Literal["opening", "care", "teaching", "work", "support", "home"]
"""What a piece of content belongs to: the check that opens a session, the care itself, and so on."""


class PlanRow(Sourced, frozen=True, kw_only=True):
    """A row of a table of which exactly one holds for each person who gets a plan.

    `known` must be answered yes, and `not_known` must be no or not known.
    """

    name: str
    label: Text
    known: list[str] = []
    not_known: list[str] = []
    rows: list[str] = []


class StepEntry(Entry, frozen=True, kw_only=True):
    """One stretch of a rhythm: the days from one session to the next, in turn."""

    phase: Phase
    every_days: list[int]


class ConditionEntry(PlanRow, frozen=True, kw_only=True):
    """What the plan is for, and its range: so many sessions, over so many weeks.

    The first stretch has at least `start_sessions`, and more when the weeks would not suffice.
    `sessions_by_analogy`: no source gives a number here; that of a neighbour is taken, and it is said.
    """

    sessions: tuple[int, int]
    weeks: tuple[int, int]
    start_sessions: int
    steps: list[StepEntry]
    review_days: int
    renewable: bool = False
    sessions_by_analogy: bool = False
    text: Text


class OpenEntry(Sourced, frozen=True, kw_only=True):
    """Who gets a plan, when no warning sign is raised nor undecided."""

    name: str
    sentence: Text
    contact: list[Contact] = []
    known: list[str] = []
    rows: list[str] = []


class ClosedEntry(Sourced, frozen=True, kw_only=True):
    """Why there is no plan now, and what to do first."""

    name: str
    urgency: list[Tier]
    contact: list[Contact]
    title: Text
    text: Text


class RangeEntry(Sourced, frozen=True, kw_only=True):
    """A figure that another source gives, shown beside our own; `conditions` empty: always."""

    name: str
    kind: Literal["clinical", "guideline"]
    label: Text
    text: Text
    conditions: list[str] = []
    when: str | None = None
    sessions: tuple[int, int] | None = None
    rows: list[str] = []


class ReconcilingEntry(Entry, frozen=True, kw_only=True):
    """One plain sentence that puts the figures together; the first that fits is said.

    `limited`: does the payer set a limit for this plan?
    """

    name: str
    text: Text
    when: str | None = None
    limited: bool | None = None
    conditions: list[str] = []


class PhaseEntry(Sourced, frozen=True, kw_only=True):
    """What a stretch of the plan is for."""

    name: Phase
    label: Text
    text: Text
    rows: list[str] = []


class SaidEntry(Sourced, frozen=True, kw_only=True):
    """One sentence of the plan, for some conditions (empty: all), some countries, some people."""

    name: str
    text: Text
    conditions: list[str] = []
    country: list[str] = []
    when: str | None = None
    rows: list[str] = []


class ModifierEntry(SaidEntry, frozen=True, kw_only=True):
    """What lengthens or shortens a plan: it moves the number inside the range, never outside."""

    effect: Literal["longer", "shorter"]


class ContentEntry(SaidEntry, frozen=True, kw_only=True):
    """What is done in a session, or at home. `offered: false`: not offered by default, and why."""

    moment: Moment
    phases: tuple[Phase, ...] = ("start", "build")
    offered: bool = True


class GoalEntry(SaidEntry, frozen=True, kw_only=True):
    """A goal that can be measured, by a day. Without `when`: an example for the conditions it names."""

    measure: Text
    target: Text
    by: Literal["review", "end"]


class ExpectEntry(SaidEntry, frozen=True, kw_only=True):
    """What many people notice, and by which session."""

    by_session: tuple[int, int]


class LengthEntry(Sourced, frozen=True, kw_only=True):
    """How long sessions last, in minutes: the first one, then the others; the first row that fits holds.

    `country` empty: everywhere.
    """

    name: str
    label: Text
    first: tuple[int, int]
    following: tuple[int, int]
    country: list[str] = []
    when: str | None = None
    rows: list[str] = []


class RoutingEntry(PlanRow, frozen=True, kw_only=True):
    """The step before therapy, by the document that the person already holds.

    `contact` names an entry of the contacts of the site.
    """

    text: Text
    contact: str


class NamedText(Sourced, frozen=True, kw_only=True):
    """One sentence said when the program meets the situation it is named after; `{sessions}` is filled in."""

    text: Text
    rows: list[str] = []


class PlanFile(Entry, frozen=True, kw_only=True):
    """plan.yaml"""

    opens: list[OpenEntry]
    ways: list[PlanRow]
    closed: list[ClosedEntry]
    conditions: list[ConditionEntry]
    courses: list[PlanRow]
    risks: list[PlanRow]
    ranges: list[RangeEntry]
    reconciling: list[ReconcilingEntry]
    phases: list[PhaseEntry]
    modifiers: list[ModifierEntry]
    content: list[ContentEntry]
    goals: list[GoalEntry]
    expect: list[ExpectEntry]
    advance: list[SaidEntry]
    stop: list[SaidEntry]
    see_again: list[SaidEntry]
    lengths: list[LengthEntry]
    routing: list[RoutingEntry]
    passing: dict[Literal["plan", "range"], Text]
    prescribed: dict[Literal["below", "inside", "above", "not_said"], NamedText]
    disagreements: list[DisagreementEntry]
