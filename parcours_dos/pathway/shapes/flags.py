"""red_flags.yaml: the warning signs, each with its cases."""

from __future__ import annotations

from typing import Literal

from .entry import Answerer, Entry, Policy, Status, Text, Tier


class CaseEntry(Entry, frozen=True, kw_only=True):
    """A small person who shows what a rule does: raised, cleared, undecided or needing an examination."""

    gives: Literal["raised", "cleared", "undecided", "needs_examination"]
    facts: dict[str, bool | int | str | None]
    policy: Policy = "source_document"
    by: Answerer = "patient"


class FlagEntry(Entry, frozen=True, kw_only=True):
    """A warning sign: when it holds, how fast someone must see the person, and why."""

    name: str
    rows: list[str]
    source: str
    place: Text
    status: Status
    reason: Text
    suspected: Text
    when: str
    urgency: Tier | dict[Policy, Tier]
    sign: Literal["hard", "soft", "illness"]
    family: str
    unless: str | dict[Policy, str] | None = None
    cleared_by: str | None = None
    cases: list[CaseEntry] = []


class FlagsFile(Entry, frozen=True, kw_only=True):
    """red_flags.yaml"""

    clearing: dict[str, str]
    flags: list[FlagEntry]
