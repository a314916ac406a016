"""guides.yaml: pages to read at leisure, such as received ideas or positions for sleeping."""

from __future__ import annotations

from typing import Literal

from .entry import Entry, Sourced, Text
from .orientation import DisagreementEntry


class LineEntry(Sourced, frozen=True, kw_only=True):
    """One thing that a guide says. `country`: only there."""

    text: Text
    rows: list[str] = []
    country: list[str] = []


class MythEntry(Entry, frozen=True, kw_only=True):
    """Something people often hear, the answer in one sentence, and what is known."""

    belief: Text
    answer: Text
    lines: list[LineEntry]


class PositionEntry(Entry, frozen=True, kw_only=True):
    """A way to lie: how it is called, its drawing, and what the drawing shows, in words."""

    title: Text
    drawing: Literal["side", "back", "along"]
    shows: Text
    lines: list[LineEntry]


class GuidePartEntry(Entry, frozen=True, kw_only=True):
    """One heading of a guide.

    `style`: what helps, what to avoid (noun phrases), or plain statements. `signs`: the signs that
    deserve a doctor sooner stand here. `beside`: disagreements of orientation.yaml to show here.
    """

    name: str
    title: Text
    style: Literal["plain", "do", "avoid"] = "plain"
    signs: bool = False
    lines: list[LineEntry] = []
    myths: list[MythEntry] = []
    positions: list[PositionEntry] = []
    disagreements: list[DisagreementEntry] = []
    beside: list[str] = []


class GuideEntry(Entry, frozen=True, kw_only=True):
    """A page to read at leisure. `caution`: for whom it does not hold, said first."""

    title: Text
    lead: Text
    caution: LineEntry
    parts: list[GuidePartEntry]


class GuidesFile(Entry, frozen=True, kw_only=True):
    """guides.yaml. The word of a guide is the end of its address."""

    guides: dict[str, GuideEntry]
