"""The programme as a person reads it: how many exercises, how long, each with its why, when to stop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway import moment as at
from parcours_dos.pathway.exercises.dose import Dosed
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.plan import eligibility
from parcours_dos.pathway.programme.choice import Pick, Programme, swaps
from parcours_dos.pathway.programme.wishes import Wishes
from parcours_dos.pathway.questions import programme_facts
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer, SettingName
from parcours_dos.web.public.asking import Place
from parcours_dos.web.public.sourced import Sourced, sourced
from parcours_dos.web.shared.rules import signs_now

from . import shorthand
from .card import Card, card
from .discretion import discretion
from .library import minutes


@dataclass(frozen=True)
class Mark:
    """How much pain, from 0 to 10, and what it means."""

    span: str
    said: Sourced


@dataclass(frozen=True)
class Page:
    """The whole programme. `code`: what opens the same exercises again; `fewer`: why there are less.

    Of the person, when they are known: `label` and `text`, for whom it is; `sure`: not only in case;
    `reasons`; `missing`: how many pages of questions could open other exercises.
    """

    headline: str
    outside: str
    cards: tuple[Card, ...]
    marks: tuple[Mark, ...]
    stop: tuple[Sourced, ...]
    signs_now: tuple[str, ...]
    code: str
    fewer: str = ""
    label: str = ""
    sure: bool = False
    text: Sourced | None = None
    reasons: tuple[Sourced, ...] = ()
    missing: int = 0


def page(
    place: Place, facts: Facts, answerer: Answerer, moment: datetime, found: Programme, wished: Wishes
) -> Page:
    """The programme of one person, put into words."""
    book = place.rulebook
    setting = at.setting(place.country, moment, place.site)
    who = eligibility.entrance(book, facts, answerer, setting).facts
    kept = discretion(book, facts, answerer, moment, place.country, place.site)
    decided = deciding.decide(book, facts, answerer, moment, place.country, place.site)
    profile, opening = found.profile, found.opening
    opened = sourced(book, opening.sentence, opening.source, opening.place, opening.status)
    text = sourced(book, profile.text, profile.source, profile.place, profile.status)
    text = replace(text, private=kept.hides_profile(profile))
    return Page(
        headline=headline(found.picks, found.seconds),
        outside=outside(found.picks, found.seconds),
        label=profile.label,
        sure=profile.when is None or book.conditions[profile.when].value(who) is True,
        text=text,
        cards=tuple(
            card(book, pick, kept, who, other=_has_other(book, found, pick, who, wished))
            for pick in found.picks
        ),
        fewer=found.fewer or "",
        marks=marks(book),
        stop=stops(book),
        signs_now=signs_now(decided.come_back_if),
        reasons=(replace(opened, private=kept.hides_opening(opening)), text),
        missing=len({book.facts[name].screen for name in programme_facts(book, facts, answerer, setting)}),
        code=code_of(found.picks),
    )


def code_of(picks: Sequence[Pick]) -> str:
    """What the sheet carries to open the same exercises again; nothing without exercises."""
    return shorthand.write([Dosed(pick.exercise, pick.dose) for pick in picks]) if picks else ""


def headline(picks: Sequence[Pick], seconds: int) -> str:
    """« 3 exercices, environ 10 minutes »."""
    number = len(picks)
    if not number:
        return _("Pas d'exercice sûr à proposer pour l'instant")
    told = ngettext("%(n)s exercice", "%(n)s exercices", number) % {"n": number}
    if not seconds:
        return told
    return _("%(exercises)s, environ %(minutes)s") % {"exercises": told, "minutes": minutes(seconds)}


def outside(picks: Sequence[Pick], seconds: int) -> str:
    """What counts beside the minutes, a walk for instance."""
    labels = [pick.exercise.label for pick in picks if pick.outside]
    if not labels or not seconds:
        return ""
    return _("Sans compter : %(names)s.") % {"names": ", ".join(label.lower() for label in labels)}


def _has_other(book: Rulebook, found: Programme, pick: Pick, who: Facts, wished: Wishes) -> bool:
    """Could another exercise take this place?"""
    return bool(swaps(book, found, pick.exercise.name, who, wished))


def stops(book: Rulebook) -> tuple[Sourced, ...]:
    """When to stop and ask."""
    assert book.programme is not None
    return tuple(sourced(book, e.text, e.source, e.place, e.status) for e in book.programme.stop)


def marks(book: Rulebook) -> tuple[Mark, ...]:
    """How much pain one may feel: up to a first limit, then up to a second."""
    return tuple(_marks(book))


def _marks(book: Rulebook) -> Iterable[Mark]:
    assert book.programme is not None
    settings = book.programme.settings
    lowest = 0
    limits: tuple[SettingName, ...] = ("pain_go_on", "pain_keep")
    for name in limits:
        entry = settings[name]
        told = {"least": lowest, "most": entry.value}
        span = _("%(least)s à %(most)s") % told if lowest != entry.value else str(lowest)
        yield Mark(span, sourced(book, entry.text, entry.source, entry.place, entry.status))
        lowest = entry.value + 1
