"""One exercise as programs receive it: the same by the command and by the web, its drawing aside."""

from __future__ import annotations

from typing import Any

from parcours_dos.pathway.outcome import Plain
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Status
from parcours_dos.pathway.shapes.exercises import (
    Category,
    Course,
    DoseEntry,
    ExerciseCaution,
    ExerciseEntry,
)

from .dose import Dose
from .library import easier, harder
from .timing import seconds_at


class PlainExercise(Plain, frozen=True, kw_only=True):
    """One exercise; `easier` and `harder` are its neighbours on the ladder, if it stands on one.

    `seconds`: how long it is foreseen to take once, with the dose it begins with.
    """

    name: str
    label: str
    category: Category
    region: str
    position: str
    places: list[str]
    equipment: list[str]
    purpose: str
    steps: list[str]
    mistakes: list[str]
    dose: DoseEntry
    dose_status: Status
    seconds: int
    phases: list[Course]
    first_day: bool
    cautions: list[ExerciseCaution]
    easier: str | None
    harder: str | None
    source: str
    place: str
    status: Status
    also: list[str]


def as_plain(rulebook: Rulebook, exercise: ExerciseEntry) -> PlainExercise:
    """One exercise, with its neighbours on the ladder."""
    found: dict[str, Any] = {
        "easier": easier(rulebook, exercise.name),
        "harder": harder(rulebook, exercise.name),
        "seconds": seconds_at(rulebook, exercise, Dose.start(exercise.dose)),
    }
    same = (name for name in PlainExercise.__struct_fields__ if name not in found)
    return PlainExercise(**{name: getattr(exercise, name) for name in same}, **found)
