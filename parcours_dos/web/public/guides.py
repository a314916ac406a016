"""Pages to read at leisure: received ideas, waiting for the doctor, positions for sleeping.

Each begins with the emergency signs and the way to the questions, so that nobody is reassured by a
page that knows nothing of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import (
    CountryFile,
    GuidePartEntry,
    LineEntry,
    MythEntry,
    PositionEntry,
)
from parcours_dos.web.shared import where
from parcours_dos.web.shared.rules import rulebook, signs_now, signs_soon

from .sourced import Sides, Sourced, sides, sourced


@dataclass(frozen=True)
class Line:
    """One thing said, with its source; its countries are named to whom has not chosen one."""

    said: Sourced
    countries: str


@dataclass(frozen=True)
class Myth:
    """What people say, the answer, and what is known."""

    belief: str
    answer: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Position:
    """A way to lie, its drawing, and what the drawing shows."""

    title: str
    drawing: str
    shows: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Part:
    """One heading of a guide, ready to be shown."""

    title: str
    style: str
    signs: tuple[str, ...]
    lines: tuple[Line, ...]
    myths: tuple[Myth, ...]
    positions: tuple[Position, ...]
    sides: tuple[Sides, ...]


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """The list of the guides."""
    book = rulebook()
    return render(
        request,
        "public/guides.html",
        {"guides": book.guides, "signs": signs_now(book.orientation.come_back_if)},
    )


@require_safe
def guide(request: HttpRequest, name: str) -> HttpResponse:
    """One guide, its emergency signs first."""
    book, country = rulebook(), where.country_of(request)
    entry = book.guides.get(name)
    if entry is None:
        raise Http404
    context = {
        "guide": entry,
        "caution": _line(book, entry.caution, country),
        "parts": [_part(book, part, country) for part in entry.parts],
        "others": {other: found for other, found in book.guides.items() if other != name},
        "signs": signs_now(book.orientation.come_back_if),
    }
    return render(request, "public/guide.html", context)


def _part(book: Rulebook, entry: GuidePartEntry, country: CountryFile | None) -> Part:
    named = {other.name: other for other in book.orientation.disagreements}
    disagreements = [*entry.disagreements, *(named[name] for name in entry.beside)]
    return Part(
        title=entry.title,
        style=entry.style,
        signs=signs_soon(book.orientation.come_back_if) if entry.signs else (),
        lines=_lines(book, entry.lines, country),
        myths=tuple(_myth(book, myth, country) for myth in entry.myths),
        positions=tuple(_position(book, position, country) for position in entry.positions),
        sides=tuple(sides(book, other) for other in disagreements),
    )


def _myth(book: Rulebook, entry: MythEntry, country: CountryFile | None) -> Myth:
    return Myth(entry.belief, entry.answer, _lines(book, entry.lines, country))


def _position(book: Rulebook, entry: PositionEntry, country: CountryFile | None) -> Position:
    return Position(entry.title, entry.drawing, entry.shows, _lines(book, entry.lines, country))


def _lines(book: Rulebook, entries: Iterable[LineEntry], country: CountryFile | None) -> tuple[Line, ...]:
    """What holds in the visitor's country."""
    kept = (e for e in entries if not e.country or country is None or country.code in e.country)
    return tuple(_line(book, entry, country) for entry in kept)


def _line(book: Rulebook, entry: LineEntry, country: CountryFile | None) -> Line:
    names = {known.code: known.name for known in book.countries.values()}
    here = "" if country else ", ".join(names[code] for code in entry.country)
    return Line(sourced(book, entry.text, entry.source, entry.place, entry.status), here)
