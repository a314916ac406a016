"""How much of a movement is done at one time: sets, repetitions, seconds held, minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parcours_dos.pathway.shapes.exercises import DoseEntry, ExerciseEntry, PaceEntry

A_MINUTE = 60
MOST_TIMES = 3  # a dose grows to twice what it began with, and a little more


@dataclass(frozen=True)
class Dose:
    """How much of a movement, as it stands today. None: not counted that way."""

    sets: int = 1
    reps: int | None = None
    hold_seconds: int | None = None
    minutes: int | None = None

    @staticmethod
    def start(entry: DoseEntry) -> Dose:
        """The dose that a movement begins with."""
        return Dose(entry.sets, entry.reps, entry.hold_seconds, entry.minutes)

    def shortened(self, pace: PaceEntry) -> Dose:
        """What is done of it among other movements: a long rest is cut short, the others stay whole."""
        if self.minutes is None or pace.longest is None:
            return self
        return replace(self, minutes=min(self.minutes, max(1, pace.longest // A_MINUTE)))

    def may_come_from(self, entry: DoseEntry) -> bool:
        """Could a movement that begins like this be done so much? Counted the same way, and not far above."""
        pairs = (
            (self.sets, entry.sets),
            (self.reps, entry.reps),
            (self.hold_seconds, entry.hold_seconds),
            (self.minutes, entry.minutes),
        )
        return all(
            (now or 0) <= MOST_TIMES * (first or 0) and bool(now) == bool(first) for now, first in pairs
        )


@dataclass(frozen=True)
class Dosed:
    """One movement, and how much of it."""

    exercise: ExerciseEntry
    dose: Dose
