"""What a plan says only because of something private: it stays on the screen, off every paper.

The same person is read twice, as known and without what was told in confidence; what holds in the
first reading alone would tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from parcours_dos.pathway import moment as at
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.plan import eligibility
from parcours_dos.pathway.plan.eligibility import Entrance
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer, CountryFile, PlanFile, PlanRow, SiteFile
from parcours_dos.pathway.tables import plan_row
from parcours_dos.web.public.private import private_facts


@dataclass(frozen=True)
class Discretion:
    """One person without what was told in confidence; `told`: something was."""

    book: Rulebook
    plan: PlanFile
    who: Entrance
    told: bool

    def hides(self, when: str | None) -> bool:
        """Would a sentence with this condition tell a secret?"""
        return self.told and not self.book.applies(when, self.who.facts)

    def hides_row(self, rows: list[PlanRow], found: PlanRow) -> bool:
        """Would the row of a table that was found tell a secret?"""
        return self.told and plan_row(self.book, rows, self.who.facts) is not found

    def hides_opening(self, name: str) -> bool:
        """Would the reason why a plan is open tell a secret?"""
        if not self.told:
            return False
        entry = eligibility.opening(self.book, self.plan, self.who)
        return entry is None or entry.name != name


def discretion(
    book: Rulebook,
    plan: PlanFile,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None,
) -> Discretion:
    """How to keep what this person told in confidence."""
    secrets = private_facts(book)
    told = any(value is not False for name, value in facts.items() if name in secrets)
    kept = {name: value for name, value in facts.items() if name not in secrets}
    kept |= {name: False for name in secrets if book.facts[name].type == "yes_no"}
    who = eligibility.entrance(book, kept, answerer, at.setting(country, moment, site))
    return Discretion(book, plan, who, told)
