"""The pages that show what the advice rests on, and say plainly what this site is and is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import Flag, Rulebook
from parcours_dos.pathway.shapes import Source

from .result import LEVELS
from .sourced import RANK, STATUS, name_of


@dataclass(frozen=True)
class RankGroup:
    """The sources of one rank."""

    rank: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class RuleLine:
    """A rule in one line: why, from where, how sure; and the other policy when it differs."""

    reason: str
    source: str
    place: str
    status: str
    graded: str


@dataclass(frozen=True)
class LevelGroup:
    """The rules of one urgency."""

    level: str
    word: str
    rules: tuple[RuleLine, ...]


@lru_cache(maxsize=1)
def _sources() -> tuple[RankGroup, ...]:
    sources = load().sources.values()
    groups = (RankGroup(word, tuple(s for s in sources if s.rank == rank)) for rank, word in RANK.items())
    return tuple(group for group in groups if group.sources)


@lru_cache(maxsize=1)
def _rules() -> tuple[LevelGroup, ...]:
    book = load()
    words = dict(sorted(LEVELS.items(), reverse=True))
    groups = []
    for level, word in dict.fromkeys(words.values()):
        flags = [flag for flag in book.flags if words[flag.level["source_document"]] == (level, word)]
        if flags:
            groups.append(LevelGroup(level, word, tuple(_line(book, flag, words) for flag in flags)))
    return tuple(groups)


def _line(book: Rulebook, flag: Flag, words: Mapping[int, tuple[str, str]]) -> RuleLine:
    entry = flag.entry
    cautious, graded = words[flag.level["source_document"]][1], words[flag.level["graded"]][1]
    other = graded if graded != cautious else ""
    return RuleLine(entry.reason, name_of(book, entry.source), entry.place, STATUS[entry.status], other)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, the strongest kind first."""
    return render(request, "public/sources.html", {"groups": _sources(), "statuses": STATUS.values()})


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every warning sign, the most urgent first."""
    return render(request, "public/rules.html", {"groups": _rules()})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this site is, and what it is not."""
    return render(request, "public/about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What happens to the answers."""
    return render(request, "public/privacy.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was checked, and what was not."""
    return render(request, "public/accessibility.html")
