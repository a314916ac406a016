"""The programme as a person reads it: how many exercises, how long, each with its why, when to stop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway import moment as at
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.plan import eligibility
from parcours_dos.pathway.programme.choice import Pick, Programme, swaps
from parcours_dos.pathway.programme.wishes import Wishes
from parcours_dos.pathway.questions import programme_facts
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer, SettingName
from parcours_dos.web.public.asking import Place
from parcours_dos.web.public.sourced import Sourced, sourced

from .discretion import Discretion, discretion
from .drawings import Drawing, drawing
from .library import minutes


@dataclass(frozen=True)
class Adapted:
    """How an exercise is done otherwise for this person, and what for; not `sure`: only in case."""

    label: str
    how: str
    sure: bool
    private: bool


@dataclass(frozen=True)
class Card:
    """One exercise of the programme."""

    name: str
    label: str
    why: str
    steps: tuple[str, ...]
    mistakes: tuple[str, ...]
    dose: str
    time: str
    outside: bool
    adapted: tuple[Adapted, ...]
    said: Sourced
    dose_status: str
    drawing: Drawing | None
    other: bool


@dataclass(frozen=True)
class Mark:
    """How much pain, from 0 to 10, and what it means."""

    span: str
    said: Sourced


@dataclass(frozen=True)
class Page:
    """The whole programme. `sure`: it is known to be for such a person, not only in case.

    `missing`: how many pages of questions could open other exercises.
    """

    headline: str
    outside: str
    label: str
    sure: bool
    text: Sourced
    cards: tuple[Card, ...]
    fewer: str
    marks: tuple[Mark, ...]
    stop: tuple[Sourced, ...]
    signs_now: tuple[str, ...]
    reasons: tuple[Sourced, ...]
    missing: int


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
        headline=headline(found),
        outside=_outside(found),
        label=profile.label,
        sure=profile.when is None or book.conditions[profile.when].value(who) is True,
        text=text,
        cards=tuple(
            _card(book, pick, kept, who, _has_other(book, found, pick, who, wished)) for pick in found.picks
        ),
        fewer=found.fewer or "",
        marks=tuple(_marks(book)),
        stop=tuple(sourced(book, e.text, e.source, e.place, e.status) for e in found.stop),
        signs_now=tuple(sign.text for sign in decided.come_back_if if sign.level == "emergency"),
        reasons=(replace(opened, private=kept.hides_opening(opening)), text),
        missing=len({book.facts[name].screen for name in programme_facts(book, facts, answerer, setting)}),
    )


def headline(found: Programme) -> str:
    """« 3 exercices, environ 10 minutes »."""
    number = len(found.picks)
    if not number:
        return _("Pas d'exercice sûr à proposer pour l'instant")
    told = ngettext("%(n)s exercice", "%(n)s exercices", number) % {"n": number}
    if not found.seconds:
        return told
    return _("%(exercises)s, environ %(minutes)s") % {"exercises": told, "minutes": minutes(found.seconds)}


def _outside(found: Programme) -> str:
    """What counts beside the minutes, a walk for instance."""
    labels = [pick.exercise.label for pick in found.picks if pick.outside]
    if not labels or not found.seconds:
        return ""
    return _("Sans compter : %(names)s.") % {"names": ", ".join(label.lower() for label in labels)}


def _card(book: Rulebook, pick: Pick, kept: Discretion, who: Facts, other: bool) -> Card:
    entry = pick.exercise
    return Card(
        name=entry.name,
        label=entry.label,
        why=pick.why,
        steps=tuple(entry.steps),
        mistakes=tuple(entry.mistakes),
        dose=pick.says,
        time="" if entry.dose.minutes else minutes(pick.seconds),  # the dose says it
        outside=pick.outside,
        adapted=tuple(
            Adapted(
                a.label,
                a.how,
                book.cautions[a.caution].when.value(who) is True,
                kept.hides_caution(a.caution),
            )
            for a in pick.adapted
        ),
        said=sourced(book, entry.purpose, entry.source, entry.place, entry.status),
        dose_status=book.wording.statuses[entry.dose_status],
        drawing=drawing(book, entry),
        other=other,
    )


def _has_other(book: Rulebook, found: Programme, pick: Pick, who: Facts, wished: Wishes) -> bool:
    """Could another exercise take this place?"""
    return bool(swaps(book, found, pick.exercise.name, who, wished))


def _marks(book: Rulebook) -> Iterable[Mark]:
    """How much pain one may feel: up to a first limit, then up to a second."""
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
