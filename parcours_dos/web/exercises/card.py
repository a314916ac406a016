"""One exercise on its card: what to do, how much, what is done otherwise, and the time of each stretch."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from parcours_dos.pathway.exercises.timing import Spell, kind_of, spells
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.programme.choice import Pick
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.public.sourced import Sourced, sourced

from .discretion import Discretion
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
class Stretch:
    """One stretch on the clock, in words and in numbers."""

    told: str
    spell: Spell


@dataclass(frozen=True)
class Card:
    """One exercise of the programme."""

    name: str
    label: str
    why: Sourced
    steps: tuple[str, ...]
    mistakes: tuple[str, ...]
    dose: str
    time: str
    outside: bool
    adapted: tuple[Adapted, ...]
    said: Sourced
    dose_status: str
    drawing: Drawing | None
    stretches: tuple[Stretch, ...]
    other: bool = False


def card(
    book: Rulebook, pick: Pick, kept: Discretion | None = None, who: Facts | None = None, other: bool = False
) -> Card:
    """One exercise, put into words; `who` and `kept`: the person, when something is known of them."""
    entry, why = pick.exercise, pick.why
    return Card(
        name=entry.name,
        label=entry.label,
        why=sourced(book, why.text, why.source, why.place, why.status),
        steps=tuple(entry.steps),
        mistakes=tuple(entry.mistakes),
        dose=pick.says,
        time="" if entry.dose.minutes else minutes(pick.seconds),  # the dose says it
        outside=pick.outside,
        adapted=tuple(
            Adapted(
                a.label,
                a.how,
                book.cautions[a.caution].when.value(who or {}) is True,
                kept is not None and kept.hides_caution(a.caution),
            )
            for a in pick.adapted
        ),
        said=sourced(book, entry.purpose, entry.source, entry.place, entry.status),
        dose_status=book.wording.statuses[entry.dose_status],
        drawing=drawing(book, entry),
        stretches=stretches(book, pick),
        other=other,
    )


def stretches(book: Rulebook, pick: Pick) -> tuple[Stretch, ...]:
    """The exercise as the clock walks through it: sets, sides, rests."""
    usual = pick.exercise.dose
    found = spells(pick.dose, usual.each_side, kind_of(book, pick.exercise).pace)
    return tuple(Stretch(_said(spell, pick.dose.sets), spell) for spell in found)


def _said(spell: Spell, sets: int) -> str:
    """« Série 2, premier côté : 8 fois, en tenant 3 secondes »."""
    if spell.rest:
        return _("Repos : %(n)s secondes") % {"n": spell.seconds}
    where = [_("série %(n)s") % {"n": spell.part}] if sets > 1 else []
    where += [[_("premier côté"), _("second côté")][spell.side - 1]] if spell.side else []
    if not spell.times:
        told = minutes(spell.seconds)
    elif spell.times == 1 and spell.hold:
        told = _("tenir %(n)s secondes") % {"n": spell.hold}
    else:
        told = _("%(n)s fois") % {"n": spell.times}
        if spell.hold:
            told = _("%(times)s, en tenant %(n)s secondes") % {"times": told, "n": spell.hold}
    said = _("%(where)s : %(what)s") % {"where": ", ".join(where), "what": told} if where else told
    return said[0].upper() + said[1:]
