"""What a program asks about exercises: all of them, or those of one person. Checked at the door."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.exercises.plain import PlainExercise, as_plain
from parcours_dos.pathway.programme import plain, wishes
from parcours_dos.pathway.programme.choice import choose
from parcours_dos.pathway.programme.plain import HomeProgramme, NoHomeProgramme
from parcours_dos.pathway.programme.wishes import Place, WishesGiven
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.shared import problems
from parcours_dos.web.shared.problems import Refused

from .asked import Person, PersonAsked, number_of


class ProgrammeAsked(PersonAsked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person, and beside the facts what they wish: `place`, home or work; `floor`, whether they can
    get down to the floor and up again; `equipment` at hand; `count`, how many exercises; `maintenance`,
    once the pain has gone; `without`, exercises to leave out."""

    place: Place = "home"
    floor: bool = True
    equipment: list[str] = msgspec.field(default_factory=list)
    count: int | None = None
    maintenance: bool = False
    without: list[str] = msgspec.field(default_factory=list)


def programme(
    rulebook: Rulebook, given: Mapping[str, object], person: Person
) -> HomeProgramme | NoHomeProgramme:
    """The exercises of a person, or why there are none. Raises `Refused`."""
    told = {name: given[name] for name in WishesGiven.__struct_fields__ if name in given}
    try:
        wished = wishes.read(rulebook, told)
    except InputError as error:
        number = number_of(rulebook, given, person.site)
        raise Refused(problems.INVALID_REQUEST, errors=error.problems, number=number) from None
    found = choose(
        rulebook, person.facts, person.answerer, person.moment, person.country, person.site, wished
    )
    return plain.as_plain(found)


def exercises(rulebook: Rulebook) -> list[PlainExercise]:
    """Every exercise of the library."""
    return [as_plain(rulebook, exercise) for exercise in rulebook.exercises.values()]


def described(rulebook: Rulebook, shape: dict[str, object]) -> None:
    """Say in the description which things and exercises exist, and how many exercises one may wish."""
    fields = shape["properties"]
    assert isinstance(fields, dict)
    assert rulebook.programme is not None
    most = rulebook.programme.settings["most"].value
    things = sorted({thing for each in rulebook.exercises.values() for thing in each.equipment})
    fields["equipment"] = {"type": "array", "items": {"enum": things}, "default": []}
    fields["without"] = {"type": "array", "items": {"enum": sorted(rulebook.exercises)}, "default": []}
    number = {"type": "integer", "minimum": 1, "maximum": most}
    fields["count"] = {"anyOf": [number, {"type": "null"}], "default": None}
