"""What the rules make of one person: what the plan is for, how the pain goes, what changes the number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import (
    ConditionEntry,
    CountryFile,
    LengthEntry,
    ModifierEntry,
    PlanFile,
    PlanRow,
    SaidEntry,
)
from parcours_dos.pathway.tables import plan_row

Said = TypeVar("Said", bound=SaidEntry)
QUARTERS = 4


@dataclass(frozen=True)
class Profile:
    """The condition that the rules found, how the person comes, and what lengthens or shortens the plan."""

    condition: ConditionEntry
    way: PlanRow
    course: PlanRow
    risk: PlanRow
    longer: tuple[ModifierEntry, ...]
    shorter: tuple[ModifierEntry, ...]


def profile(rulebook: Rulebook, plan: PlanFile, facts: Facts) -> Profile:
    """What the rules make of this person. `facts` are those of someone who gets a plan."""
    moving = [entry for entry in plan.modifiers if rulebook.applies(entry.when, facts)]
    return Profile(
        condition=plan_row(rulebook, plan.conditions, facts),
        way=plan_row(rulebook, plan.ways, facts),
        course=plan_row(rulebook, plan.courses, facts),
        risk=plan_row(rulebook, plan.risks, facts),
        longer=tuple(entry for entry in moving if entry.effect == "longer"),
        shorter=tuple(entry for entry in moving if entry.effect == "shorter"),
    )


def about(condition: ConditionEntry, longer: int, shorter: int) -> int:
    """The number to start with: the middle of the range, or nearer to the end that more things pull to.

    It never leaves the range.
    """
    least, most = condition.sessions
    quarters = QUARTERS // 2 + (longer > shorter) - (shorter > longer)
    return (QUARTERS * least + (most - least) * quarters + QUARTERS // 2) // QUARTERS


def said(
    rulebook: Rulebook, entries: Iterable[Said], condition: str, country: CountryFile, facts: Facts
) -> tuple[Said, ...]:
    """The sentences that are true for this condition, this country and this person."""
    return tuple(
        entry
        for entry in entries
        if not entry.conditions or condition in entry.conditions
        if not entry.country or country.code in entry.country
        if rulebook.applies(entry.when, facts)
    )


def length(
    rulebook: Rulebook, rows: Sequence[LengthEntry], country: CountryFile, facts: Facts
) -> LengthEntry:
    """How long sessions last here; the last row of the file holds for everyone left."""
    return next(
        row
        for row in rows
        if (not row.country or country.code in row.country) and rulebook.applies(row.when, facts)
    )
