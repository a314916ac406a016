"""A programme opened from its code: its exercises and doses, and what still suits the person who holds it.

The code says nothing of the person. When their answers are still in this browser, what they must not do
is taken out, and what they do otherwise is said; else the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parcours_dos.pathway import moment as at
from parcours_dos.pathway.exercises.dose import Dose, Dosed
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.plan import eligibility
from parcours_dos.pathway.programme.again import Suited, suited
from parcours_dos.pathway.programme.allowed import Adapted
from parcours_dos.pathway.programme.choice import (
    NoProgramme,
    Pick,
    Programme,
    cautions,
    choose,
    pick_of,
    seconds_of,
)
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes.exercises import DoseEntry
from parcours_dos.web.public.after_advice import Advised

from .card import card
from .discretion import Discretion, discretion
from .page import Page, code_of, headline, marks, outside, stops
from .views import signs


@dataclass(frozen=True)
class Holder:
    """Who holds the code, when their answers are here: what they may do, and what stays private."""

    programme: Programme
    cautions: frozenset[str]
    facts: Facts
    kept: Discretion


@dataclass(frozen=True)
class Mine:
    """The programme as it is opened, and the exercises taken out of it, each with the reason."""

    page: Page
    out: tuple[str, ...]
    known: bool


def holder(who: Advised) -> Holder | NoProgramme:
    """What is known here of who opens a code; or why they get no exercises now."""
    place, told = who.place, who.journey
    book, facts, answerer = place.rulebook, told.facts, told.answerer
    found = choose(book, facts, answerer, who.now, place.country, place.site)
    if isinstance(found, NoProgramme):
        return found
    setting = at.setting(place.country, who.now, place.site)
    known = eligibility.entrance(book, facts, answerer, setting).facts
    return Holder(
        programme=found,
        cautions=cautions(book, found.profile, found.stage, known),
        facts=known,
        kept=discretion(book, facts, answerer, who.now, place.country, place.site),
    )


def mine(book: Rulebook, programme: Sequence[Dosed], who: Holder | None) -> Mine:
    """The programme of a code, put into words."""
    found = suited(book, programme, None if who is None else who.cautions)
    picks = tuple(_pick(book, one, adapted) for one, adapted in found.kept)
    assert book.programme is not None
    seconds = seconds_of(book, book.programme, picks)
    page = Page(
        headline=headline(picks, seconds),
        outside=outside(picks, seconds),
        cards=tuple(
            card(book, pick, None if who is None else who.kept, None if who is None else who.facts)
            for pick in picks
        ),
        marks=marks(book),
        stop=stops(book),
        signs_now=signs(),
        code=code_of(picks),
    )
    return Mine(page, tuple(_left_out(found, who)), known=who is not None)


def _pick(book: Rulebook, one: Dosed, adapted: tuple[Adapted, ...]) -> Pick:
    assert book.programme is not None
    return pick_of(book, book.programme, one, adapted, in_words(one.dose, one.exercise.dose))


def _left_out(found: Suited, who: Holder | None) -> Iterable[str]:
    """« Pont : retiré (opération récente). », without a reason that must stay private."""
    for verdict in found.out:
        reason = verdict.caution
        if reason is None or who is None or who.kept.hides_caution(reason.name):
            yield verdict.exercise.label
        else:
            yield _("%(name)s (%(why)s)") % {"name": verdict.exercise.label, "why": reason.label.lower()}


def in_words(dose: Dose, usual: DoseEntry) -> str:
    """A dose that is no longer the first one: « 2 séries, 12 fois de chaque côté, tenir 5 secondes »."""
    amounts = (
        (dose.sets if dose.sets > 1 else None, ngettext("%(n)s série", "%(n)s séries", dose.sets)),
        (dose.reps, _("%(n)s fois")),
        (dose.hold_seconds, _("tenir %(n)s secondes")),
        (dose.minutes, ngettext("%(n)s minute", "%(n)s minutes", dose.minutes or 1)),
        (usual.each_side or None, _("de chaque côté")),
        (usual.per_day, ngettext("%(n)s fois par jour", "%(n)s fois par jour", usual.per_day or 1)),
        (usual.per_week, ngettext("%(n)s jour par semaine", "%(n)s jours par semaine", usual.per_week or 1)),
    )
    said = ", ".join(told % {"n": amount} for amount, told in amounts if amount)
    return f"{said[:1].upper()}{said[1:]}."
