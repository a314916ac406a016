"""How long one bout of a movement is foreseen to take, from its dose and the pace of its kind."""

from __future__ import annotations

from parcours_dos.pathway.shapes.exercises import DoseEntry, PaceEntry

LEAST_GAP = 10
SHARE_OF_GAP = 5


def planned_seconds(dose: DoseEntry, pace: PaceEntry) -> int:
    """The seconds of one bout: sets, sides, repetitions and holds, with the rests between sets."""
    sides = 2 if dose.each_side else 1
    if dose.minutes is not None:
        one_set = dose.minutes * 60 * sides
    else:
        one_set = (dose.reps or 1) * sides * (pace.turn + (dose.hold_seconds or 0))
    whole = dose.sets * one_set + (dose.sets - 1) * pace.rest
    return whole if pace.longest is None else min(whole, pace.longest)


def follows(seconds: int, dose: DoseEntry, pace: PaceEntry) -> bool:
    """Is this time near enough to what the dose takes? Within a fifth, or ten seconds."""
    planned = planned_seconds(dose, pace)
    return abs(seconds - planned) <= max(LEAST_GAP, planned // SHARE_OF_GAP)
