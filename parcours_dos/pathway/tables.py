"""Tables of which exactly one row holds: first contact, the route to it, and what a plan is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from .rulebook import TIERS, Rulebook
from .shapes import PlanRow, RowEntry

Row = TypeVar("Row", bound=RowEntry)
PlanRowKind = TypeVar("PlanRowKind", bound=PlanRow)
Facts = Mapping[str, object]


def row_for(
    rulebook: Rulebook, rows: Sequence[Row], level: int, facts: Facts, contact: str | None = None
) -> Row:
    """The row that holds for this urgency, contact and person.

    INVARIANT: exactly one row holds; `proofs/always_one_outcome.py` proves it.
    """
    return next(row for row in rows if _fits(row, level, contact) and holds(rulebook, row, facts))


def plan_row(rulebook: Rulebook, rows: Sequence[PlanRowKind], facts: Facts) -> PlanRowKind:
    """The row of a table of the plan that holds for this person.

    INVARIANT: exactly one holds for who gets a plan; `proofs/one_plan_for_who_needs_it.py` proves it.
    """
    return next(row for row in rows if holds(rulebook, row, facts))


def still_asked(
    rulebook: Rulebook, rows: Sequence[Row], level: int, facts: Facts, contact: str | None = None
) -> tuple[str, ...]:
    """The unasked facts that could still change which row holds; none when it is already decided."""
    return plan_asked(rulebook, [row for row in rows if _fits(row, level, contact)], facts)


def plan_asked(rulebook: Rulebook, rows: Sequence[RowEntry | PlanRow], facts: Facts) -> tuple[str, ...]:
    """The unasked facts that could still change which of these rows holds."""
    possible = [row for row in rows if _may_hold(rulebook, row, facts)]
    if len(possible) < 2:
        return ()
    names: list[str] = []
    for row in possible:
        for text in (*row.known, *row.not_known):
            names += rulebook.conditions[text].opening(facts)[1]
    return tuple(dict.fromkeys(names))


def _fits(row: RowEntry, level: int, contact: str | None) -> bool:
    return TIERS[level] in row.urgency and contact in (None, row.contact)


def holds(rulebook: Rulebook, row: RowEntry | PlanRow, facts: Facts) -> bool:
    """Is all that the row asks for known, and nothing that it excludes?"""
    read = rulebook.conditions
    known = all(read[text].value(facts) is True for text in row.known)
    return known and all(read[text].value(facts) is not True for text in row.not_known)


def _may_hold(rulebook: Rulebook, row: RowEntry | PlanRow, facts: Facts) -> bool:
    for text in row.known:
        value, names = rulebook.conditions[text].opening(facts)
        if value is False or (value is None and not names):
            return False
    return all(rulebook.conditions[text].value(facts) is not True for text in row.not_known)
