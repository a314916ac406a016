"""What a programme says only because of something private: it stays on the screen, off every paper.

The same person is read twice, as known and without what was told in confidence. Exercises tell nothing
by themselves; why there is a programme, for whom, and what is done otherwise might.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.plan.eligibility import Entrance
from parcours_dos.pathway.programme.allowed import present
from parcours_dos.pathway.programme.choice import opened, profile_of
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import (
    Answerer,
    CountryFile,
    OpenEntry,
    PlanFile,
    ProfileEntry,
    ProgrammeFile,
    SiteFile,
)
from parcours_dos.pathway.tables import plan_row
from parcours_dos.web.plan import discretion as of_the_plan


@dataclass(frozen=True)
class Discretion:
    """One person without what was told in confidence; `told`: something was."""

    book: Rulebook
    plan: PlanFile
    programme: ProgrammeFile
    who: Entrance
    told: bool

    def hides_opening(self, found: OpenEntry) -> bool:
        """Would the reason why a programme is open tell a secret?"""
        return self.told and opened(self.programme, self.who) is not found

    def hides_profile(self, found: ProfileEntry) -> bool:
        """Would it tell a secret to say for whom the programme is?"""
        if not self.told:
            return False
        condition = plan_row(self.book, self.plan.conditions, self.who.facts).name
        return profile_of(self.book, self.programme, condition, self.who.facts) is not found

    def hides_caution(self, name: str) -> bool:
        """Would it tell a secret to say that an exercise is done otherwise for this?"""
        return self.told and name not in present(self.book, self.who.facts)


def discretion(
    book: Rulebook,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None,
) -> Discretion:
    """How to keep what this person told in confidence."""
    plan, programme = book.plan, book.programme
    assert plan is not None
    assert programme is not None
    kept = of_the_plan.discretion(book, plan, facts, answerer, moment, country, site)
    return Discretion(book, plan, programme, kept.who, kept.told)
