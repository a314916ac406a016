"""The pages that show what the advice rests on, and say plainly what this site is and is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Source
from parcours_dos.web.shared.rules import rulebook


@dataclass(frozen=True)
class RankGroup:
    """The sources of one rank."""

    rank: str
    sources: tuple[Source, ...]


@lru_cache(maxsize=4)
def _sources(book: Rulebook) -> tuple[RankGroup, ...]:
    sources, ranks = book.sources.values(), book.wording.ranks
    groups = (RankGroup(word, tuple(s for s in sources if s.rank == rank)) for rank, word in ranks.items())
    return tuple(group for group in groups if group.sources)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, the strongest kind first."""
    return render(
        request,
        "public/sources.html",
        {"groups": _sources(rulebook()), "statuses": rulebook().wording.statuses.values()},
    )


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this site is, and what it is not."""
    review = date.fromisoformat(rulebook().edition.next_review)
    return render(request, "public/about.html", {"next_review": review})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What happens to the answers."""
    return render(request, "public/privacy.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was checked, and what was not."""
    return render(request, "public/accessibility.html")
