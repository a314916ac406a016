"""Two scores of the same person: the raw numbers always, and whether the difference is more than noise.

A difference counts when it reaches both the error of the measure and what matters to people, or
the percentage of the first score that the knowledge gives. Two versions, two scales, or other
activities are never compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from parcours_dos.pathway.shapes.instruments import ChangeEntry, ScoreEntry

from .answers import Answers
from .instrument import Instrument
from .score import Number, Score

Verdict = Literal["better", "worse", "same", "too_small", "no_threshold"]
Apart = Literal["version", "scale", "activities"]


@dataclass(frozen=True)
class Change:
    """How one number moved. `percent`: of the first score, when that is not zero."""

    name: str
    before: Number
    after: Number
    difference: Fraction
    percent: Fraction | None
    verdict: Verdict


@dataclass(frozen=True)
class Compared:
    """The change of each number, or why the two cannot be compared."""

    changes: Mapping[str, Change]
    apart: Apart | None = None


@dataclass(frozen=True)
class Earlier:
    """An earlier time: its answers, and the version and scale they were given under, when said."""

    answers: Answers
    score: Score
    version: str | None = None
    scale: str | None = None


def compare(instrument: Instrument, before: Earlier, answers: Answers, after: Score) -> Compared:
    """What changed between two times."""
    apart = _apart(instrument, before, answers)
    if apart is not None:
        return Compared({}, apart)
    scores = instrument.entry.scores
    changes = {
        name: _change(name, scores[name], before.score.parts[name].value, part.value)
        for name, part in after.parts.items()
        if name in before.score.parts
    }
    return Compared(changes)


def scale_of(instrument: Instrument) -> str:
    """The scale of the main score in a word, such as « 0-24 »."""
    main = instrument.entry.scores[instrument.main]
    return f"{main.low}-{main.high}"


def _apart(instrument: Instrument, before: Earlier, answers: Answers) -> Apart | None:
    if before.version is not None and before.version != instrument.entry.version:
        return "version"
    if before.scale is not None and before.scale != scale_of(instrument):
        return "scale"
    rated = [item.code for item in instrument.entry.items if item.named]
    if not rated:
        return None
    named_then, named_now = _named(before.answers, rated), _named(answers, rated)
    return None if named_then == named_now else "activities"


def _named(answers: Answers, codes: list[str]) -> dict[str, str]:
    """The activities rated, as they were named; two that differ by capitals or spaces are the same."""
    names = answers.names
    return {
        code: " ".join(names.get(code, "").casefold().split()) for code in codes if code in answers.values
    }


def _change(name: str, entry: ScoreEntry, before: Number, after: Number) -> Change:
    difference = Fraction(after) - before
    percent = abs(difference) * 100 / before if before else None
    return Change(name, before, after, difference, percent, _verdict(entry, difference, percent))


def _verdict(entry: ScoreEntry, difference: Fraction, percent: Fraction | None) -> Verdict:
    if not difference:
        return "same"
    if entry.change is None:
        return "no_threshold"
    if not _counts(entry.change, abs(difference), percent):
        return "too_small"
    return "better" if (difference > 0) == (entry.direction == "higher_is_better") else "worse"


def _counts(entry: ChangeEntry, points: Fraction, percent: Fraction | None) -> bool:
    by_points = False
    if entry.important is not None and entry.error is not None:
        by_points = points >= max(entry.important.at_least, entry.error.at_least)
    by_percent = entry.percent is not None and percent is not None and percent >= entry.percent.at_least
    return by_points or by_percent
