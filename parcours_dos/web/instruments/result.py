"""What a score says, in words: the number, where it stands, what to do with it, and what it is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from parcours_dos.pathway.instruments.instrument import Instrument
from parcours_dos.pathway.instruments.plain import rounded
from parcours_dos.pathway.instruments.score import Part, Score
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import CountryFile
from parcours_dos.pathway.shapes.instruments import RemarkEntry
from parcours_dos.web.public.sourced import Sourced, sourced


@dataclass(frozen=True)
class Number:
    """One number, its limits, and which end is better."""

    label: str
    value: str
    low: int
    high: int
    better: str


@dataclass(frozen=True)
class Line:
    """A telephone line that listens; `country` is named to whom has not chosen one."""

    text: str
    phone: str
    country: str


@dataclass(frozen=True)
class Said:
    """A remark on the score, with its source and the lines that help."""

    sourced: Sourced
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Told:
    """All that the page says of a score."""

    main: Number | None
    others: tuple[Number, ...]
    band: Sourced | None
    advice: str
    indicative: bool
    remarks: tuple[Said, ...]


def told(book: Rulebook, instrument: Instrument, score: Score, country: CountryFile | None) -> Told:
    """A score, ready to be shown."""
    numbers = [_number(instrument, part) for part in score.parts.values()]
    main = instrument.entry.scores[instrument.main]
    alone = len(numbers) == 1 or main.needed
    band = score.band
    return Told(
        main=numbers[0] if alone else None,
        others=tuple(numbers[1:] if alone else numbers),
        band=None if band is None else sourced(book, band.label, band.source, band.place, band.status),
        advice="" if band is None else band.advice or "",
        indicative=band is not None and band.indicative,
        remarks=tuple(_said(book, remark, country) for remark in score.remarks),
    )


def _number(instrument: Instrument, part: Part) -> Number:
    entry = instrument.entry.scores[part.name]
    worse = _("Plus le nombre est haut, moins cela va.")
    better = _("Plus le nombre est haut, mieux cela va.")
    return Number(
        label=entry.label,
        value=str(number_format(Decimal(rounded(part.value)), use_l10n=True)),
        low=entry.low,
        high=entry.high,
        better=worse if entry.direction == "higher_is_worse" else better,
    )


def _said(book: Rulebook, remark: RemarkEntry, country: CountryFile | None) -> Said:
    said = sourced(book, remark.text, remark.source, remark.place, remark.status)
    return Said(said, tuple(_lines(book, remark, country)))


def _lines(book: Rulebook, remark: RemarkEntry, country: CountryFile | None) -> Iterable[Line]:
    """The lines of this country that listen without an emergency; those of all when it is not known."""
    names = {known.code: known.name for known in book.countries.values()}
    for entry in book.orientation.also if remark.helps else ():
        if entry.professional != remark.helps or entry.phone is None or "none" not in entry.urgency:
            continue
        if country is None or not entry.country or country.code in entry.country:
            where = "" if country else ", ".join(names[code] for code in entry.country or ())
            yield Line(entry.why, entry.phone, where)
