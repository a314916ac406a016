"""A programme opened again, from its exercises and doses: what of it still suits the person who holds it.

INVARIANT: when something is known of the person, an exercise that they must not do is taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parcours_dos.pathway.exercises.dose import Dosed
from parcours_dos.pathway.rulebook import Rulebook

from .allowed import Adapted, Verdict, adapted, barred, for_anyone, verdicts
from .choice import Programme
from .wishes import FLOOR, Wishes


@dataclass(frozen=True)
class Suited:
    """The exercises that stay, each with what is done otherwise, and those that are taken out, and why."""

    kept: tuple[tuple[Dosed, tuple[Adapted, ...]], ...]
    out: tuple[Verdict, ...]


def suited(rulebook: Rulebook, programme: Sequence[Dosed], cautions: frozenset[str] | None) -> Suited:
    """What stays of a programme for someone with these cautions. None: nothing is known of the person."""
    mine = cautions or frozenset()
    found = [(one, barred(rulebook, one.exercise, mine)) for one in programme]
    return Suited(
        kept=tuple((one, adapted(rulebook, one.exercise, mine)) for one, against in found if against is None),
        out=tuple(against for _one, against in found if against is not None),
    )


def steps_allowed(
    rulebook: Rulebook, programme: Sequence[Dosed], known: Programme | None, cautions: frozenset[str] | None
) -> frozenset[str]:
    """The exercises to which the steps of this programme may lead: no new place, nothing new to hold.

    When nothing is known of the person, only those that no caution ever sets aside.
    """
    exercises = [one.exercise for one in programme]
    things = frozenset(thing for exercise in exercises for thing in exercise.equipment)
    wishes = Wishes(floor=any(FLOOR in exercise.places for exercise in exercises), equipment=things)
    if known is None or cautions is None:
        return frozenset(
            name
            for name in for_anyone(rulebook)
            if wishes.places & set((exercise := rulebook.exercises[name]).places)
            and set(exercise.equipment) <= wishes.at_hand(rulebook)
        )
    found = verdicts(rulebook, cautions, known.phase, wishes)
    return frozenset(name for name, judged in found.items() if judged.allowed)
