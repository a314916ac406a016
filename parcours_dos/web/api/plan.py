"""What a program asks about a plan: the person, and what is told beside the facts. Checked at the door."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.outcome import AnswerValue
from parcours_dos.pathway.payment.care import CareError
from parcours_dos.pathway.payment.tariffs import NotYet
from parcours_dos.pathway.plan import asked, plain
from parcours_dos.pathway.plan.asked import OverrideGiven, PlanGiven
from parcours_dos.pathway.plan.plain import NotPlanned, Planned
from parcours_dos.pathway.plan.proposal import propose
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.shared import problems
from parcours_dos.web.shared.problems import Refused

from .asked import Person, PersonAsked, number_of


class PlanAsked(PersonAsked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person, and beside the facts: `start`, the first day wished; `care`, the prescription and the
    sessions held, without `planned`, `act` and `access` being found when left out; `override`, another
    condition than the one the rules find, with its reason: a clinician's choice."""

    start: str | None = None
    care: dict[str, AnswerValue] | None = None
    override: OverrideGiven | None = None


def plan(rulebook: Rulebook, given: Mapping[str, object], person: Person) -> Planned | NotPlanned:
    """The plan of a person, or why there is none. Raises `Refused`."""
    assert rulebook.plan is not None
    country, site, moment = person.country, person.site, person.moment
    today = moment.astimezone(ZoneInfo(country.timezone)).date()
    told = {name: given[name] for name in PlanGiven.__struct_fields__ if name in given}
    try:
        wished = asked.read(rulebook.plan, told, person.answerer, today)
        found = propose(rulebook, person.facts, person.answerer, moment, country, site, wished)
    except (InputError, CareError) as error:
        number = number_of(rulebook, given, site)
        raise Refused(problems.INVALID_REQUEST, errors=error.problems, number=number) from None
    except NotYet as error:
        number = number_of(rulebook, given, site)
        raise Refused(problems.INVALID_REQUEST, errors=[error.problem], number=number) from None
    return plain.as_plain(rulebook, country, found, site.contacts if site else None)


def described(rulebook: Rulebook, shape: dict[str, object], care: Mapping[str, object]) -> None:
    """Say in the description what may be told of the care, and which conditions exist."""
    fields, known = shape["properties"], care["properties"]
    assert isinstance(fields, dict)
    assert isinstance(known, dict)
    told = {name: field for name, field in known.items() if name != "planned"}
    shown = {"type": "object", "properties": told, "additionalProperties": False}
    fields["care"] = {"anyOf": [shown, {"type": "null"}], "default": None}
    fields["start"] = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}], "default": None}
