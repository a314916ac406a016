"""Every warning sign on one page, one line each, and a page for each rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parcours_dos.pathway.explain import Explanation, Saying, explain
from parcours_dos.pathway.promises import Proved
from parcours_dos.pathway.rulebook import LEVEL, TIERS, Flag, Rulebook
from parcours_dos.pathway.written import nearest, reading_it
from parcours_dos.web.public.result import SHAPES
from parcours_dos.web.public.sourced import name_of
from parcours_dos.web.shared.options import options
from parcours_dos.web.shared.rules import rulebook

from .words import KIND, STATE, WHO

MOST_NEAR = 12
LONGEST_TITLE = 90


@dataclass(frozen=True)
class LevelGroup:
    """The rules of one urgency: its shape, its word, its rules."""

    level: str
    word: str
    rules: tuple[Flag, ...]


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every warning sign, the most urgent first; those of one urgency or one status when asked."""
    book = rulebook()
    levels: Mapping[str, str] = _levels(book)
    statuses = {str(key): word for key, word in book.wording.statuses.items()}
    level, status = request.GET.get("delai", ""), request.GET.get("statut", "")
    groups = tuple(
        LevelGroup(shape, word, kept)
        for shape, word in levels.items()
        if level not in levels or shape == level
        if (kept := tuple(f for f in book.flags if _shape(f) == shape and _is(f, status, statuses)))
    )
    context = {
        "groups": groups,
        "levels": options({"": _("Tous"), **levels}, level),
        "statuses": options(
            {"": _("Tous"), **{key: capfirst(word) for key, word in statuses.items()}}, status
        ),
        "shown": sum(len(group.rules) for group in groups),
        "total": len(book.flags),
    }
    return render(request, "authors/rules.html", context)


def _levels(book: Rulebook) -> Mapping[str, str]:
    """The shape and the word of each urgency that a rule asks for, the most urgent first."""
    tiers = reversed(TIERS)
    words = {SHAPES[LEVEL[tier]]: book.wording.urgency[tier].title for tier in tiers}
    used = {_shape(flag) for flag in book.flags}
    return {shape: word for shape, word in words.items() if shape in used}


def _shape(flag: Flag) -> str:
    return SHAPES[flag.level["source_document"]]


def _is(flag: Flag, status: str, statuses: Mapping[str, str]) -> bool:
    return status not in statuses or flag.entry.status == status


# --- one rule


@dataclass(frozen=True)
class Card:
    """What the rule says under one policy, with the shape of its urgency."""

    saying: Saying
    level: str
    word: str
    policy: str


@dataclass(frozen=True)
class Shown:
    """One rule, ready to be shown."""

    told: Explanation
    kind: str
    cards: tuple[Card, ...]
    source: str
    cases: tuple[tuple[object, str, str], ...]
    regions: tuple[str, ...]
    hidden_from: tuple[str, ...]
    proved: Proved


@require_safe
def rule(request: HttpRequest, name: str) -> HttpResponse:
    """One rule in full; when no rule has this name, those that look like it."""
    book = rulebook()
    found = explain(book, name)
    if not found:
        near = {"near": nearest(book, name), "readers": reading_it(book, name)[:MOST_NEAR]}
        return render(request, "authors/no_rule.html", near, status=404)
    shown = tuple(_shown(book, told) for told in found)
    return render(request, "authors/rule.html", {"title": _title(found), "shown": shown})


def _title(found: tuple[Explanation, ...]) -> str:
    """What the page is called: what a sign makes one fear, a short text, else the kind of rule."""
    first = found[0]
    short = first.text if len(found) == 1 and len(first.text) <= LONGEST_TITLE else ""
    return first.suspected or short or str(KIND[first.kind])


def _shown(book: Rulebook, told: Explanation) -> Shown:
    return Shown(
        told=told,
        kind=str(KIND[told.kind]),
        cards=tuple(_card(book, saying) for saying in told.sayings),
        source=name_of(book, told.cited.key) if told.cited else "",
        cases=tuple((case, str(STATE[case.gives]), str(WHO[case.by])) for case in told.cases),
        regions=tuple(book.facts[name].phrase for name in told.proved.regions),
        hidden_from=tuple(str(WHO[who]) for who in told.hidden_from),
        proved=told.proved,
    )


def _card(book: Rulebook, saying: Saying) -> Card:
    tier = saying.tier
    return Card(
        saying,
        SHAPES[LEVEL[tier]] if tier else "",
        book.wording.urgency[tier].title if tier else "",
        book.wording.policies[saying.policy] if saying.policy else "",
    )
