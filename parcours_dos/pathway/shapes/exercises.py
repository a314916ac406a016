"""exercises/*.yaml: the movements, what asks for caution, and which movement is easier than which."""

from __future__ import annotations

from typing import Any, Literal

from .entry import Entry, Sourced, Status, Text

Category = Literal[
    "mobility", "motor_control", "strength", "stretching", "relaxation", "neural", "task", "aerobic"
]
"""What a movement is for. One file each."""

Action = Literal["exclude", "modify", "ask"]
"""Not proposed; proposed in another way; proposed once a professional has agreed."""

Course = Literal["acute", "subacute", "chronic", "maintenance"]
"""Where the pain is when the movement is of use; `maintenance`: once it has gone."""


class PaceEntry(Sourced, frozen=True, kw_only=True):
    """How long one turn of a movement takes, to foresee the time of a programme.

    `turn`: seconds of one repetition beside what is held; `rest`: between two sets; `longest`: what is
    kept of a long rest in the ten minutes of a day.
    """

    turn: int
    rest: int = 0
    longest: int | None = None


class CategoryEntry(Entry, frozen=True, kw_only=True):
    """One kind of movement; `also_said`: other words that people look for.

    `outside`: it counts beside the minutes of a programme, as a walk does.
    """

    label: Text
    also_said: Text
    pace: PaceEntry
    outside: bool = False


class RegionEntry(Entry, frozen=True, kw_only=True):
    """The part of the back that a movement is for; `also_said`: other words that people look for."""

    label: Text
    also_said: Text


class EquipmentEntry(Entry, frozen=True, kw_only=True):
    """One thing that a movement needs. `everyday`: in most homes, nothing to buy. `at_work`: in offices."""

    label: Text
    everyday: bool
    at_work: bool = False


class KindsFile(Entry, frozen=True, kw_only=True):
    """exercises/kinds.yaml: the words that sort the movements."""

    categories: dict[Category, CategoryEntry]
    regions: dict[str, RegionEntry]
    positions: dict[str, Text]
    places: dict[str, Text]
    courses: dict[Course, Text]
    equipment: dict[str, EquipmentEntry]


class DoseEntry(Entry, frozen=True, kw_only=True):
    """How much of a movement, and how often, to begin with.

    Repetitions, a hold or minutes; `per_day`: times a day; `per_week`: days a week, once each;
    `every_minutes`: again after so long; `as_needed`: when it helps. `text` says the same in words.
    """

    text: Text
    sets: int = 1
    reps: int | None = None
    hold_seconds: int | None = None
    minutes: int | None = None
    each_side: bool = False
    per_day: int | None = None
    per_week: int | None = None
    every_minutes: int | None = None
    as_needed: bool = False


class CautionEntry(Sourced, frozen=True, kw_only=True):
    """Something about a person that changes which movements suit them.

    An unknown answer counts as yes. `text`: why; `how`: how a movement is then done, unless the
    movement says it itself; `ask`: whom to ask first.
    """

    name: str
    label: Text
    when: str
    text: Text
    how: Text | None = None
    ask: Text | None = None
    rows: list[str] = []


class CautionsFile(Entry, frozen=True, kw_only=True):
    """exercises/cautions.yaml"""

    cautions: list[CautionEntry]


class ExerciseCaution(Entry, frozen=True, kw_only=True):
    """What a movement becomes for someone with this caution."""

    code: str
    action: Action
    how: Text | None = None


class ExerciseEntry(Sourced, frozen=True, kw_only=True):
    """One movement: what for, how, how much, for whom, and who described it.

    `status` is that of the movement, `dose_status` that of the dose: that a source describes a
    movement does not show that it helps. `also`: other sources that describe it.
    """

    name: str
    label: Text
    category: Category
    region: str
    position: str
    places: list[str]
    equipment: list[str]
    view: Literal["side", "front"]
    purpose: Text
    steps: list[Text]
    mistakes: list[Text]
    dose: DoseEntry
    phases: list[Course]
    first_day: bool = False
    cautions: list[ExerciseCaution] = []
    also: list[str] = []
    dose_status: Status
    figure: dict[str, Any] | None = None


class ExercisesFile(Entry, frozen=True, kw_only=True):
    """exercises/<category>.yaml"""

    exercises: list[ExerciseEntry]


class LadderEntry(Sourced, frozen=True, kw_only=True):
    """Movements of one family, from the easiest to the hardest."""

    name: str
    label: Text
    order: list[str]
    rows: list[str] = []


class LaddersFile(Entry, frozen=True, kw_only=True):
    """exercises/ladders.yaml"""

    ladders: list[LadderEntry]
