"""Every figure on the number of sessions, on one axis: ours first, then each source, never mixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parcours_dos.pathway.plan import plain
from parcours_dos.pathway.plan.plain import PlainRange
from parcours_dos.pathway.plan.proposal import Plan
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.public.sourced import Sourced, name_of, sourced

from .discretion import Discretion

SHORTEST, LONGEST, STEP = 20, 30, 5
ROUND = 0.02  # of the axis: half the thickness of a bar, so that its round end falls on its figure


@dataclass(frozen=True)
class Bar:
    """A figure: in words, from where to where on the axis, and its source with rank and date.

    `start` and `end` are written for SVG, empty where there is no number; `limit`: a ceiling, not a range.
    """

    kind: str
    label: str
    number: str
    text: str
    source: str
    said: Sourced
    rank: str
    start: str
    end: str
    limit: bool
    private: bool


@dataclass(frozen=True)
class Axis:
    """The bars, and the marks under them from 0 to `length`."""

    bars: tuple[Bar, ...]
    length: int
    marks: tuple[str, ...]


def axis(book: Rulebook, found: Plan, discretion: Discretion) -> Axis:
    """Every figure read for this person, side by side."""
    figures = list(plain.ranges(book, found))
    tops = [figure.max for figure in figures if figure.max is not None and figure.max <= LONGEST]
    length = STEP * -(-max([SHORTEST, *tops]) // STEP)
    hidden = [False, *(discretion.hides(entry.when) for entry in found.ranges)]
    hidden += [False] * (len(figures) - len(hidden))
    bars = tuple(_bar(book, figure, length, private) for figure, private in zip(figures, hidden, strict=True))
    last = _("%(n)s séances") % {"n": length}
    return Axis(bars, length, tuple(_marks(length, last)))


def spanned(least: int, most: int) -> str:
    """« 6 à 10 », or « 8 »."""
    return str(most) if least == most else _("%(least)s à %(most)s") % {"least": least, "most": most}


def sessions(number: int) -> str:
    """« 8 séances »."""
    return ngettext("%(n)s séance", "%(n)s séances", number) % {"n": number}


def weeks(number: int) -> str:
    """« 6 semaines »."""
    return ngettext("%(n)s semaine", "%(n)s semaines", number) % {"n": number}


def _bar(book: Rulebook, figure: PlainRange, length: int, private: bool) -> Bar:
    kinds = {"clinical": _("Soins"), "guideline": _("Recommandation"), "payer": _("Assurance")}
    start, end = _place(figure, length)
    return Bar(
        kind=kinds[figure.kind],
        label=figure.label,
        number=_number(figure),
        text=figure.text,
        source=ranked(book, figure),
        said=sourced(book, figure.text, figure.source, figure.place, figure.status),
        rank=book.wording.ranks[figure.rank],
        start=start,
        end=end,
        limit=figure.kind == "payer",
        private=private,
    )


def ranked(book: Rulebook, said: PlainRange) -> str:
    """A source with its rank and its date, the place in it, and how sure it is."""
    told = {
        "source": name_of(book, said.source),
        "rank": book.wording.ranks[said.rank].lower(),
        "place": said.place,
        "status": book.wording.statuses[said.status],
    }
    return _("%(source)s (%(rank)s) : %(place)s. Statut : %(status)s.") % told


def _number(figure: PlainRange) -> str:
    if figure.max is None:
        return _("pas de nombre")
    if figure.min is None:
        return _("%(most)s au plus") % {"most": figure.max}
    return spanned(figure.min, figure.max)


def _place(figure: PlainRange, length: int) -> tuple[str, str]:
    """Where the bar begins and ends; what goes beyond the axis stops at its end."""
    if figure.max is None:
        return "", ""
    if figure.min is None:
        return "0", f"{min(figure.max, length):g}" if figure.max <= length else ""
    edge = ROUND * length
    if figure.min == figure.max:
        middle = f"{max(figure.max, edge):g}"
        return middle, middle
    return f"{figure.min + edge:g}", f"{figure.max - edge:g}"


def _marks(length: int, last: str) -> Iterable[str]:
    yield from (str(mark) for mark in range(0, length, STEP))
    yield last
