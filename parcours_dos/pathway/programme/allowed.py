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
FORBID: Mapping[str, Why] = {"exclude": "caution", "ask": "ask"}


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


def verdicts(
    rulebook: Rulebook, cautions: frozenset[str], phase: str, wishes: Wishes
) -> Mapping[str, Verdict]:
    """May each exercise be done by someone with these cautions, in this phase, at this place?"""
    places, things = wishes.places, wishes.at_hand(rulebook)

    def judged(exercise: ExerciseEntry) -> Verdict:
        against = barred(rulebook, exercise, cautions)
        if against is not None:
            return against
        if exercise.name in wishes.without:
            return Verdict(exercise, "left_out")
        if places.isdisjoint(exercise.places):
            return Verdict(exercise, "place")
        if not things.issuperset(exercise.equipment):
            return Verdict(exercise, "equipment")
        if phase not in exercise.phases:
            return Verdict(exercise, "stage")
        return Verdict(exercise, adapted=adapted(rulebook, exercise, cautions))

    return {name: judged(exercise) for name, exercise in rulebook.exercises.items()}


def barred(rulebook: Rulebook, exercise: ExerciseEntry, cautions: frozenset[str]) -> Verdict | None:
    """Why someone with these cautions must not do it, or not before asking; None when nothing forbids it."""
    for action, why in FORBID.items():
        for caution in exercise.cautions:
            if caution.action == action and caution.code in cautions:
                return Verdict(exercise, why, rulebook.cautions[caution.code].entry)
    return None


def adapted(rulebook: Rulebook, exercise: ExerciseEntry, cautions: frozenset[str]) -> tuple[Adapted, ...]:
    """How someone with these cautions does it otherwise."""
    changes = [c for c in exercise.cautions if c.action == "modify" and c.code in cautions]
    known = {caution.code: rulebook.cautions[caution.code].entry for caution in changes}
    return tuple(Adapted(c.code, known[c.code].label, c.how or known[c.code].how or "") for c in changes)


def phase_of(stage: Stage, course: str) -> str:
    """The phase of an exercise that goes with a stage of the programme and a course of the pain."""
    if stage == "maintenance":
        return "maintenance"
    if stage == "first":
        return "acute"
    return course if course in ("subacute", "chronic") else "subacute"


def for_anyone(rulebook: Rulebook) -> frozenset[str]:
    """The exercises that no caution sets aside, whoever the person is: all that may be offered unknown."""
    return frozenset(
        name
        for name, exercise in rulebook.exercises.items()
        if not any(caution.action in FORBID for caution in exercise.cautions)
    )
