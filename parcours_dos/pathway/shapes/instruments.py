"""instruments/*.yaml: questionnaires that measure pain, movement, mood or risk, one a file.

A text stands here only when its owner lets everyone show it; the others keep numbered places.
"""

from __future__ import annotations

from typing import Literal

from .entry import Entry, Sourced, Text

Direction = Literal["higher_is_worse", "higher_is_better"]
Method = Literal["sum", "mean", "count", "value"]
Missing = Literal["strict", "unticked_is_zero", "mean_of_rated"]
Translation = Literal["official", "published", "own", "missing"]
Region = Literal["low_back", "mid_back", "neck", "any"]


class RightsEntry(Sourced, frozen=True, kw_only=True):
    """Whose the words are, what their owner says, and what may be done with them here.

    `notice`: what must be shown beside the words. `pack`: a site that holds the right may bring them.
    """

    holder: Text
    stated: Text
    show: bool
    print: bool
    change: bool
    notice: Text | None = None
    pack: bool = False


class ChoiceEntry(Entry, frozen=True, kw_only=True):
    """One possible answer: its number, what it counts when that differs, and its words."""

    value: int
    score: int | None = None
    label: Text | None = None


class ScaleEntry(Entry, frozen=True, kw_only=True):
    """How an item is answered: a row of numbers whose ends are named, a few choices, or a tick."""

    kind: Literal["numbers", "choice", "tick"]
    low: int = 0
    high: int = 1
    low_label: Text | None = None
    high_label: Text | None = None
    choices: list[ChoiceEntry] = []


class ItemEntry(Entry, frozen=True, kw_only=True):
    """One question: its code, what it is about in a word or two, and its words when they may be shown.

    `named`: the person first writes what it is about, such as an activity of their own.
    """

    code: str
    concept: Text
    scale: str
    text: Text | None = None
    reversed: bool = False
    named: bool = False


class ThresholdEntry(Sourced, frozen=True, kw_only=True):
    """How many points, or how many per cent, a change must reach."""

    at_least: int


class ChangeEntry(Entry, frozen=True, kw_only=True):
    """What makes a change real: the one that matters to people, the error of the measure, a percentage."""

    important: ThresholdEntry | None = None
    error: ThresholdEntry | None = None
    percent: ThresholdEntry | None = None


class ScoreEntry(Entry, frozen=True, kw_only=True):
    """One number that the answers give. `needed`: without it there is no result at all."""

    label: Text
    method: Method
    items: list[str]
    low: int
    high: int
    direction: Direction
    missing: Missing = "strict"
    minimum: int = 1
    needed: bool = True
    change: ChangeEntry | None = None


class BandEntry(Sourced, frozen=True, kw_only=True):
    """A stretch of scores with its words. `where`: the lowest and the highest of each score named.

    `indicative`: the limit is not the same in every study, and the page says so.
    """

    name: str
    where: dict[str, list[int]]
    label: Text
    advice: Text | None = None
    indicative: bool = False


class RemarkEntry(Sourced, frozen=True, kw_only=True):
    """What to say when one of these scores is reached. `helps`: the professional whose line is shown."""

    name: str
    reached: dict[str, int]
    text: Text
    helps: str | None = None


class GivenAnswers(Entry, frozen=True, kw_only=True):
    """Answers of an example, by item code."""

    answers: dict[str, int]
    read_all: bool = False


class InstrumentCaseEntry(Entry, frozen=True, kw_only=True):
    """An example with its result. `kind`: published, taken from a public repository, or derived by us."""

    name: str
    kind: Literal["published", "repository", "derived"]
    place: str
    answers: dict[str, int]
    read_all: bool = False
    gives: dict[str, str]
    band: str | None = None
    remark: str | None = None
    before: GivenAnswers | None = None
    change: dict[str, str] = {}
    percent: dict[str, int] = {}


class InstrumentEntry(Entry, frozen=True, kw_only=True):
    """instruments/*.yaml: one questionnaire. The first of `scores` is its main one.

    `confirm`: what the person ticks to say that everything was read, when nothing ticked means zero.
    `slots`: how to enter the numbers of a paper sheet, when the words are not here.
    """

    label: Text
    measures: Text
    for_whom: Text
    regions: list[Region]
    recall: Text
    minutes: int
    version: str
    translation_status: Translation
    text_source: str | None
    instruction: Text | None = None
    confirm: Text | None = None
    slots: Text | None = None
    rights: RightsEntry
    codes: dict[str, str] = {}
    scales: dict[str, ScaleEntry]
    items: list[ItemEntry]
    scores: dict[str, ScoreEntry]
    bands: list[BandEntry] = []
    remarks: list[RemarkEntry] = []
    use: Text
    limits: Text
    cases: list[InstrumentCaseEntry]
