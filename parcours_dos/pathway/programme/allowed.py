"""Which exercises a person may do, here and now; and why the others not.

INVARIANT: a caution whose answer is not known counts as present. What must not be done is never proposed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Stage
from parcours_dos.pathway.shapes.exercises import CautionEntry, ExerciseEntry

from .wishes import Wishes

Why = Literal["caution", "ask", "place", "equipment", "stage", "left_out"]


@dataclass(frozen=True)
class Adapted:
    """How an exercise is done otherwise, and for which caution."""

    caution: str
    label: str
    how: str


@dataclass(frozen=True)
class Verdict:
    """May this exercise be done? If not, why, and which caution says so; if so, with which changes."""

    exercise: ExerciseEntry
    why: Why | None = None
    caution: CautionEntry | None = None
    adapted: tuple[Adapted, ...] = ()

    @property
    def allowed(self) -> bool:
        """Nothing stands in the way."""
        return self.why is None


def present(rulebook: Rulebook, facts: Facts) -> frozenset[str]:
    """The cautions that are present, or that nobody has ruled out."""
    return frozenset(
        name for name, caution in rulebook.cautions.items() if caution.when.value(facts) is not False
    )


def verdict(
    rulebook: Rulebook, exercise: ExerciseEntry, cautions: frozenset[str], phase: str, wishes: Wishes
) -> Verdict:
    """May this exercise be done by someone with these cautions, in this phase, at this place?"""
    mine = [caution for caution in exercise.cautions if caution.code in cautions]
    for action, why in (("exclude", "caution"), ("ask", "ask")):
        found = next((caution for caution in mine if caution.action == action), None)
        if found is not None:
            return Verdict(exercise, _named(why), rulebook.cautions[found.code].entry)
    if exercise.name in wishes.without:
        return Verdict(exercise, "left_out")
    if not wishes.places & set(exercise.places):
        return Verdict(exercise, "place")
    if set(exercise.equipment) - wishes.at_hand(rulebook):
        return Verdict(exercise, "equipment")
    if phase not in exercise.phases:
        return Verdict(exercise, "stage")
    adapted = []
    for caution in mine:
        if caution.action == "modify":
            known = rulebook.cautions[caution.code].entry
            adapted.append(Adapted(caution.code, known.label, caution.how or known.how or ""))
    return Verdict(exercise, adapted=tuple(adapted))


def verdicts(
    rulebook: Rulebook, cautions: frozenset[str], phase: str, wishes: Wishes
) -> Mapping[str, Verdict]:
    """The same for every exercise."""
    return {
        name: verdict(rulebook, exercise, cautions, phase, wishes)
        for name, exercise in rulebook.exercises.items()
    }


def phase_of(stage: Stage, course: str) -> str:
    """The phase of an exercise that goes with a stage of the programme and a course of the pain."""
    if stage == "maintenance":
        return "maintenance"
    if stage == "first":
        return "acute"
    return course if course in ("subacute", "chronic") else "subacute"


def _named(why: str) -> Why:
    return "caution" if why == "caution" else "ask"
