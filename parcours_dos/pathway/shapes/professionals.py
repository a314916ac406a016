"""professionals.yaml: who can help, and how."""

from __future__ import annotations

from typing import Literal

import msgspec

from .entry import Entry, SideEntry, Sourced, Text


class StatementEntry(Sourced, frozen=True, kw_only=True):
    """One thing said of a professional. `country`: only there; `from`: true since that date."""

    text: Text
    rows: list[str] = []
    country: list[str] = []
    since: str | None = msgspec.field(name="from", default=None)


class ProfessionalEntry(Entry, frozen=True, kw_only=True):
    """Someone who can help: what they do, when to see them, through whom, for how long, at what cost.

    `profession` is described in full; a `service` (a telephone line, self-care) is only named.
    """

    label: Text
    kind: Literal["profession", "service"] = "profession"
    does: list[StatementEntry] = []
    examines: list[StatementEntry] = []
    prescribes: list[StatementEntry] = []
    when_to_see: list[StatementEntry] = []
    access: list[StatementEntry] = []
    visit: list[StatementEntry] = []
    cost: list[StatementEntry] = []


class ComparisonEntry(Entry, frozen=True, kw_only=True):
    """One line of the comparison: the same question put to two professions."""

    criterion: Text
    physiotherapist: SideEntry
    osteopath: SideEntry
    rows: list[str] = []


class ProfessionalsFile(Entry, frozen=True, kw_only=True):
    """professionals.yaml. `beside`: the disagreements of sources to show next to the comparison."""

    professionals: dict[str, ProfessionalEntry]
    comparison: list[ComparisonEntry]
    beside: list[str]
