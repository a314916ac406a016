"""facts.yaml: what can be known about a person, and how it is asked."""

from __future__ import annotations

from typing import Literal

import msgspec

from .entry import EVERYONE, Answerer, Entry, Text, Worse

Zone = Literal["neck", "upper_back", "lower_back"]
"""The zones of the body that can be pointed at on a drawing."""


class ScreenEntry(Entry, frozen=True, kw_only=True):
    """One page of the questionnaire: a theme and how its rows are answered."""

    chapter: str
    title: Text
    kind: Literal["rows", "list"]
    emergency: bool = False
    asked_for: Literal["orientation", "plan", "programme"] = "orientation"
    hint: Text | None = None
    none: Text | None = None


class FactEntry(Entry, frozen=True, kw_only=True):
    """One thing that can be known about a person, with its question and its meaning."""

    type: Literal["yes_no", "choice", "integer"]
    phrase: Text
    worse: Worse
    not_phrase: Text | None = None
    say: Text | None = None
    question: Text | None = None
    hint: Text | None = None
    unknown_label: Text = "Je ne sais pas"
    clarify: Text | None = None
    find_out: Text | None = None
    min: int | None = None
    max: int | None = None
    unit: Text = ""
    choices: dict[str, Text] = {}
    ordered: bool = False
    bands: bool = False
    volunteered: bool = False
    offers: str | None = None
    only_if: str | None = None
    otherwise: bool | int | str | None = None
    who: tuple[Answerer, ...] = EVERYONE
    absent: bool | int | str | None = None
    gravity: int = 0
    family: str | None = None
    screen: str | None = None
    zone: Zone | None = None


class DerivedEntry(Entry, frozen=True, kw_only=True):
    """A fact that follows from others."""

    condition: str = msgspec.field(name="is")
    phrase: Text
    not_phrase: Text | None = None


class ConstraintEntry(Entry, frozen=True, kw_only=True):
    """A relation that always holds; answers that break it contradict each other."""

    name: str
    always: str
    message: Text


class FactsFile(Entry, frozen=True, kw_only=True):
    """facts.yaml"""

    chapters: dict[str, Text]
    screens: dict[str, ScreenEntry]
    facts: dict[str, FactEntry]
    derived: dict[str, DerivedEntry]
    always: list[ConstraintEntry]
