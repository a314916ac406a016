"""How much of a movement is done at one time: sets, repetitions, seconds held, minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parcours_dos.pathway.shapes.exercises import DoseEntry, ExerciseEntry, PaceEntry

A_MINUTE = 60


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


@dataclass(frozen=True)
class Dosed:
    """One movement, and how much of it."""

    exercise: ExerciseEntry
    dose: Dose
