"""From checked answers to numbers: exact, the same in every language, without reading any file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from parcours_dos.pathway.shapes.instruments import BandEntry, RemarkEntry, ScoreEntry

from .answers import Answers, lack
from .instrument import Instrument

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Part:
    """One number: its exact value, the items it was made of, and those left without an answer."""

    name: str
    value: Number
    used: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers give: each number that could be made, its band, and what must be said about it."""

    instrument: str
    version: str
    parts: Mapping[str, Part]
    band: BandEntry | None
    remarks: tuple[RemarkEntry, ...]

    @property
    def main(self) -> Part:
        """The first number, which is the one people call the score."""
        return next(iter(self.parts.values()))


def score(instrument: Instrument, answers: Answers) -> Score:
    """The score of checked answers. Every answer is one that the scale allows."""
    entry = instrument.entry
    parts: dict[str, Part] = {}
    for name, score_entry in entry.scores.items():
        part = _part(instrument, name, score_entry, answers.values)
        if part is not None:
            parts[name] = part
    band = next((band for band in entry.bands if _holds(band, parts)), None)
    remarks = tuple(remark for remark in entry.remarks if _reached(remark, parts))
    return Score(instrument.name, entry.version, parts, band, remarks)


def _part(instrument: Instrument, name: str, entry: ScoreEntry, values: Mapping[str, int]) -> Part | None:
    if any(True for _code in lack(entry, values)):
        return None
    points = instrument.points
    used = tuple(code for code in entry.items if code in values)
    counted = [points[code][values[code]] for code in used]
    missing = tuple(code for code in entry.items if code not in values)
    total = sum(counted)
    if entry.method == "mean":
        mean = Fraction(total, len(counted))
        return Part(name, mean.numerator if mean.denominator == 1 else mean, used, missing)
    return Part(name, total, used, missing)


def _holds(band: BandEntry, parts: Mapping[str, Part]) -> bool:
    for name, (low, high) in band.where.items():
        part = parts.get(name)
        if part is None or not low <= part.value <= high:
            return False
    return True


def _reached(remark: RemarkEntry, parts: Mapping[str, Part]) -> bool:
    for name, least in remark.reached.items():
        part = parts.get(name)
        if part is not None and part.value >= least:
            return True
    return False
