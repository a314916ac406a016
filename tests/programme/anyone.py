"""People of the programme: what is chosen for someone, at some place, with some cautions."""

from __future__ import annotations

from collections.abc import Mapping

from parcours_dos.pathway import facts
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.programme import wishes
from parcours_dos.pathway.programme.choice import NoProgramme, Programme, choose
from parcours_dos.pathway.shapes import Answerer, ProgrammeFile
from tests.pathway.interview import MOMENT, interview
from tests.pathway.someone import PLAIN, RULEBOOK

assert RULEBOOK.programme is not None
FILE: ProgrammeFile = RULEBOOK.programme
CAUTION_FACTS = {
    name
    for name, entry in RULEBOOK.facts.items()
    if entry.screen and RULEBOOK.screens[entry.screen].asked_for == "programme"
}


def answered(**changes: object) -> dict[str, object]:
    """The plain person with these answers; every question left is answered no."""
    known = facts.read(RULEBOOK, {**PLAIN, **changes}, "patient")
    told = interview(RULEBOOK, lambda row: False, "source_document", begun=known, more="programme").facts
    return {name: value for name, value in told.items() if not name.endswith(CHECK)}


def chosen(
    told: Mapping[str, object], answerer: Answerer = "patient", country: str = "FR", **wished: object
) -> Programme | NoProgramme:
    """What is chosen for someone who said this, with these wishes."""
    known = facts.read(RULEBOOK, dict(told), answerer)
    wish = wishes.read(RULEBOOK, wished)
    return choose(RULEBOOK, known, answerer, MOMENT, RULEBOOK.countries[country], None, wish)


def programme(told: Mapping[str, object], **wished: object) -> Programme:
    """The programme of someone who must get one."""
    found = chosen(told, **wished)  # type: ignore[arg-type]  # wishes are checked by `wishes.read`
    assert isinstance(found, Programme), found
    return found


def names(found: Programme) -> list[str]:
    """The exercises, in the order of a day."""
    return [pick.exercise.name for pick in found.picks]
