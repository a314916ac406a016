"""Who does what: a page for each professional, and two professions side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import CountryFile, ProfessionalEntry, StatementEntry
from parcours_dos.web.shared import where
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.templatetags.dates import day

from .sourced import Sourced, side, sides, sourced

COMPARED = ("physiotherapist", "osteopath")


@dataclass(frozen=True)
class Told:
    """One thing said of a professional: in which country, since when, and where it comes from."""

    sourced: Sourced
    countries: str
    since: str


@dataclass(frozen=True)
class Part:
    """One heading of the page of a professional."""

    title: str
    lines: tuple[Told, ...]


@dataclass(frozen=True)
class Listed:
    """A professional in the list: one line, and the name of their page when there is one."""

    label: str
    page: str | None
    text: str


@dataclass(frozen=True)
class Pair:
    """The same question put to two professions."""

    title: str
    first: Sourced
    second: Sourced


@require_safe
def professionals(request: HttpRequest) -> HttpResponse:
    """Everyone who can help, described or only named."""
    country, today = where.country_of(request), _today()
    everyone = rulebook().professionals.professionals
    listed = [_listed(rulebook(), name, entry, country, today) for name, entry in everyone.items()]
    context = {
        "described": [entry for entry in listed if entry.page],
        "named": [entry for entry in listed if not entry.page],
        "compared": _labels(rulebook()),
    }
    return render(request, "public/professionals.html", context)


@require_safe
def professional(request: HttpRequest, name: str) -> HttpResponse:
    """One professional: what they do, when to see them, through whom, and at what cost."""
    book = rulebook()
    entry = book.professionals.professionals.get(name)
    if entry is None or entry.kind != "profession":
        raise Http404
    parts = _parts(book, entry, where.country_of(request), _today())
    context = {"label": entry.label, "parts": parts, "compared": _labels(book) if name in COMPARED else ()}
    return render(request, "public/professional.html", context)


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """The physiotherapist and the osteopath side by side, and where the sources disagree."""
    book = rulebook()
    lines = [
        Pair(line.criterion, side(book, line.physiotherapist), side(book, line.osteopath))
        for line in book.professionals.comparison
    ]
    named = {entry.name: entry for entry in book.orientation.disagreements}
    beside = [sides(book, named[name]) for name in book.professionals.beside]
    context = {"compared": _labels(book), "lines": lines, "beside": beside}
    return render(request, "public/comparison.html", context)


def _labels(book: Rulebook) -> tuple[str, ...]:
    everyone = book.professionals.professionals
    return tuple(everyone[name].label for name in COMPARED if name in everyone)


def _listed(
    book: Rulebook, name: str, entry: ProfessionalEntry, country: CountryFile | None, today: date
) -> Listed:
    lines = _told(book, entry.does, country, today)
    text = lines[0].sourced.sentence if lines else ""
    return Listed(entry.label, name if entry.kind == "profession" else None, text)


def _parts(
    book: Rulebook, entry: ProfessionalEntry, country: CountryFile | None, today: date
) -> tuple[Part, ...]:
    headings = book.wording.professional.items()
    parts = (Part(title, _told(book, getattr(entry, name), country, today)) for name, title in headings)
    return tuple(part for part in parts if part.lines)


def _told(
    book: Rulebook, entries: Iterable[StatementEntry], country: CountryFile | None, today: date
) -> tuple[Told, ...]:
    """What is said here; the country is named only to whom has not chosen one."""
    names = {entry.code: entry.name for entry in book.countries.values()}
    kept = [
        entry for entry in entries if not entry.country or country is None or country.code in entry.country
    ]
    return tuple(
        Told(
            sourced(book, entry.text, entry.source, entry.place, entry.status),
            "" if country else ", ".join(names[code] for code in entry.country),
            _since(entry.since, today),
        )
        for entry in kept
    )


def _since(said: str | None, today: date) -> str:
    if said is None:
        return ""
    start = date.fromisoformat(said)
    told = _("Depuis le %(day)s.") if start <= today else _("À partir du %(day)s.")
    return told % {"day": day(start)}


def _today() -> date:
    return timezone.localdate()
