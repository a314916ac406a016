"""People of the plan: the plain person with a prescription, and what is proposed when answers change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from parcours_dos.pathway import facts
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.plan import asked
from parcours_dos.pathway.plan.proposal import NoPlan, Plan, propose
from parcours_dos.pathway.shapes import Answerer, PlanFile, SiteFile
from tests.pathway.interview import MOMENT, interview
from tests.pathway.someone import PLAIN, RULEBOOK

assert RULEBOOK.plan is not None
PLAN: PlanFile = RULEBOOK.plan
ON_PRESCRIPTION: Mapping[str, object] = {**PLAIN, "prescription_held": True}


def lasting(**changes: object) -> dict[str, object]:
    """The plain person, in pain for 40 days, with a prescription; every plan question answered no."""
    told = {**ON_PRESCRIPTION, "duration_days": 40, **changes}
    told |= {name: told.get(name, False) for name in ("fear_of_movement", "distress", "work_at_stake")}
    known = facts.read(RULEBOOK, told, "patient")
    answered = interview(RULEBOOK, lambda row: False, "source_document", begun=known, more="plan").facts
    return {name: value for name, value in answered.items() if not name.endswith(CHECK)}


def examined(**changes: object) -> dict[str, object]:
    """The same, seen by a clinician: a doctor has assessed this episode, and the examination is quiet."""
    entries = RULEBOOK.facts.items()
    quiet = {name: entry.absent for name, entry in entries if entry.who == ("clinician",)}
    return {**quiet, **lasting(), "assessed_by_doctor": True, **changes}


def proposal(
    told: Mapping[str, object],
    country: str = "FR",
    answerer: Answerer = "patient",
    moment: datetime = MOMENT,
    site: SiteFile | None = None,
    **more: object,
) -> Plan | NoPlan:
    """What is proposed to someone who said this, with what is told beside it."""
    known = facts.read(RULEBOOK, dict(told), answerer)
    wished = asked.read(PLAN, more, answerer, moment.date())
    return propose(RULEBOOK, known, answerer, moment, RULEBOOK.countries[country], site, wished)


def plan(told: Mapping[str, object], country: str = "FR", **more: object) -> Plan:
    """The plan of someone who must get one."""
    found = proposal(told, country, **more)  # type: ignore[arg-type]  # `more` also holds what the file says
    assert isinstance(found, Plan), found
    return found
