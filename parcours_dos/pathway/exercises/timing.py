"""The time that a movement takes, and how it is spent: so many times, so long, a side, a rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes.exercises import CategoryEntry, ExerciseEntry, PaceEntry

from .dose import A_MINUTE, Dose

BOTH_SIDES = 2


@dataclass(frozen=True)
class Spell:
    """One stretch on the clock: so many `times` a movement, each with `hold` seconds held; 0 times: minutes.

    `part`: the rank of the set, from 1; `side`: 1 then 2 when each side has its turn, else 0.
    """

    seconds: int
    part: int
    side: int = 0
    times: int = 0
    hold: int = 0
    rest: bool = False


def spells(dose: Dose, each_side: bool, pace: PaceEntry) -> tuple[Spell, ...]:
    """One bout from its first movement to its last: sets, sides, and the rests between sets."""
    return tuple(_spells(dose, each_side, pace))


def _spells(dose: Dose, each_side: bool, pace: PaceEntry) -> Iterable[Spell]:
    times, hold = (0, 0) if dose.minutes is not None else (dose.reps or 1, dose.hold_seconds or 0)
    seconds = dose.minutes * A_MINUTE if dose.minutes is not None else times * (pace.turn + hold)
    for part in range(1, dose.sets + 1):
        if part > 1 and pace.rest:
            yield Spell(pace.rest, part, rest=True)
        for side in range(1, BOTH_SIDES + 1) if each_side else (0,):
            yield Spell(seconds, part, side, times, hold)


def lasting(dose: Dose, each_side: bool, pace: PaceEntry) -> int:
    """The seconds that one bout is foreseen to take."""
    return sum(spell.seconds for spell in spells(dose, each_side, pace))


def kind_of(rulebook: Rulebook, exercise: ExerciseEntry) -> CategoryEntry:
    """The kind of a movement: its pace, and whether it counts within the minutes of a day."""
    assert rulebook.exercise_kinds is not None
    return rulebook.exercise_kinds.categories[exercise.category]


def seconds_at(rulebook: Rulebook, exercise: ExerciseEntry, dose: Dose) -> int:
    """The seconds that one bout of this movement takes, with this dose."""
    return lasting(dose, exercise.dose.each_side, kind_of(rulebook, exercise).pace)
