"""programme.yaml: which exercises for whom, how many, how long, and how they move on."""

from __future__ import annotations

from typing import Literal

from .entry import Entry, Sourced, Text
from .exercises import Category
from .plan import ClosedEntry, OpenEntry, SaidEntry

Stage = Literal["first", "later", "maintenance"]
"""First days or a flare; afterwards; once the pain has gone."""

SettingName = Literal[
    "most_seconds",
    "few",
    "usual",
    "most",
    "change_seconds",
    "floor_seconds",
    "pain_go_on",
    "pain_keep",
    "good_sessions",
    "bad_days",
    "repetitions_step",
    "hold_step",
    "minutes_step",
    "harder_times",
    "lighter_share",
    "missed_half",
    "missed_easier",
]
"""What a clinician may set: lengths, numbers of exercises, limits of pain, steps of progress."""

Reply = Literal["harder", "more", "keep", "wait", "ease", "easier", "restart", "ask", "stop"]
"""What comes after a response: a harder exercise, a larger dose, the same, its turn later, half the dose,
an easier exercise, a fresh start after days without, a call to a professional, or nothing until asked."""


class SettingEntry(Sourced, frozen=True, kw_only=True):
    """One number that a clinician may set, and what it is for."""

    value: int
    text: Text


class ProfileEntry(Sourced, frozen=True, kw_only=True):
    """For whom, by what the plan is for; and the exercises to choose from, the best first.

    `when`: only for these people; the first profile that fits holds. `cautions`: those that come with
    it at each stage, whatever is answered.
    """

    name: str
    label: Text
    conditions: list[str]
    when: str | None = None
    first: list[str]
    later: list[str]
    maintenance: list[str]
    text: Text
    cautions: dict[Stage, list[str]] = {}
    rows: list[str] = []


class StageEntry(Sourced, frozen=True, kw_only=True):
    """When the first days, or a flare, are not over."""

    when: str


class ApartEntry(Sourced, frozen=True, kw_only=True):
    """Two ladders that do not go together on the first days."""

    name: str
    ladders: tuple[str, str]
    text: Text
    rows: list[str] = []


class OrderEntry(Sourced, frozen=True, kw_only=True):
    """In what order the kinds of exercises come within a day, and in what turn they are chosen."""

    groups: list[list[Category]]


class SentenceEntry(Sourced, frozen=True, kw_only=True):
    """What a person reads: why an exercise of this kind, what changes next, what is written each day."""

    text: Text


class ProgrammeFile(Entry, frozen=True, kw_only=True):
    """programme.yaml"""

    opens: list[OpenEntry]
    closed: list[ClosedEntry]
    first_stage: StageEntry
    settings: dict[SettingName, SettingEntry]
    order: OrderEntry
    apart_at_first: list[ApartEntry]
    ceilings: dict[str, SettingEntry]
    profiles: list[ProfileEntry]
    why: dict[Category, SentenceEntry]
    replies: dict[Reply, SentenceEntry]
    diary: dict[Literal["pain", "lasted", "sign"], SentenceEntry]
    fewer: Text
    shortened: Text
    stop: list[SaidEntry]
