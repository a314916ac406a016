"""Who gets a plan: a person who may be treated now, and nobody else.

A warning sign that is raised or undecided closes the plan, whatever else is answered.
"""

from __future__ import annotations

from dataclasses import dataclass

from parcours_dos.pathway.facts import settle
from parcours_dos.pathway.flags import Facts, Known, states, urgency
from parcours_dos.pathway.moment import Setting
from parcours_dos.pathway.rulebook import NONE, TIERS, Rulebook
from parcours_dos.pathway.shapes import (
    Answerer,
    ClosedEntry,
    Contact,
    OpenEntry,
    PlanFile,
)
from parcours_dos.pathway.tables import row_for


@dataclass(frozen=True)
class Entrance:
    """One person at the door of the plan: what is known of them, how urgent it is, whom they see first."""

    setting: Setting
    known: Known
    level: int
    contact: Contact

    @property
    def facts(self) -> Facts:
        """What is known, with what this answerer cannot know set aside."""
        return self.known.filled


def entrance(
    rulebook: Rulebook,
    facts: Facts,
    answerer: Answerer,
    setting: Setting,
) -> Entrance:
    """The person at the door: the urgency and the first contact that `decide` gives, and no more."""
    known = Known.by(rulebook, {**setting.given, **settle(facts)}, answerer)
    level = urgency(rulebook.flags, states(rulebook, known, setting.policy), setting.policy)
    contact = row_for(rulebook, rulebook.orientation.first_contact, level, known.filled).contact
    return Entrance(setting, known, level, contact)


def opening(rulebook: Rulebook, plan: PlanFile, who: Entrance) -> OpenEntry | None:
    """Why this person gets a plan; None when they get none.

    INVARIANT: no urgency means that no sign is raised nor undecided; it is proved beside the promise.
    """
    if who.level != NONE:
        return None
    return next((entry for entry in plan.opens if _opens(rulebook, entry, who)), None)


def _opens(rulebook: Rulebook, entry: OpenEntry, who: Entrance) -> bool:
    fits = not entry.contact or who.contact in entry.contact
    return fits and all(rulebook.conditions[text].value(who.facts) is True for text in entry.known)


def closing(plan: PlanFile, who: Entrance) -> ClosedEntry:
    """Why there is no plan now, and what to do first."""
    tier = TIERS[who.level]
    return next(e for e in plan.closed if tier in e.urgency and who.contact in e.contact)
