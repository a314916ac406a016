"""What a person wishes of a programme: where, with what, how many, what to leave out. Checked at the door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import msgspec

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.rulebook import Rulebook

Place = Literal["home", "work"]
AT_WORK = frozenset({"work", "anywhere"})
AT_HOME = frozenset({"bed", "chair", "anywhere"})
FLOOR, MACHINE, CAR = "floor", "home_machine", "car"


class WishesGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is told beside the facts.

    `floor`: can the person get down to the floor and up again? `without`: exercises to leave out.
    `maintenance`: the pain has gone, to keep it so.
    """

    place: Place = "home"
    floor: bool = True
    equipment: list[str] = []
    count: int | None = None
    maintenance: bool = False
    without: list[str] = []


@dataclass(frozen=True)
class Wishes:
    """The same, checked."""

    place: Place = "home"
    floor: bool = True
    equipment: frozenset[str] = frozenset()
    count: int | None = None
    maintenance: bool = False
    without: frozenset[str] = frozenset()

    @property
    def places(self) -> frozenset[str]:
        """Where the exercises may be done."""
        if self.place == "work":
            return AT_WORK
        more = {FLOOR} if self.floor else set()
        return AT_HOME | more | {MACHINE, CAR}

    def at_hand(self, rulebook: Rulebook) -> frozenset[str]:
        """What there is to use: what everyone has at this place, and what was told."""
        assert rulebook.exercise_kinds is not None
        kinds, at_work = rulebook.exercise_kinds.equipment.items(), self.place == "work"
        had = {name for name, kind in kinds if (kind.at_work if at_work else kind.everyday)}
        return self.equipment | had


NO_WISH = Wishes()


def read(rulebook: Rulebook, given: object) -> Wishes:
    """What is wished, checked. Raises `InputError`."""
    try:
        told = msgspec.convert(given, WishesGiven)
    except msgspec.ValidationError as error:
        cure = "Attendu : place, floor, equipment, count, maintenance, without."
        raise InputError([Problem("wishes", f"la forme est refusée : {error}.", cure)]) from None
    problems = [*_known(rulebook, told), *_count(rulebook, told.count)]
    if problems:
        raise InputError(problems)
    return Wishes(
        place=told.place,
        floor=told.floor,
        equipment=frozenset(told.equipment),
        count=told.count,
        maintenance=told.maintenance,
        without=frozenset(told.without),
    )


def _known(rulebook: Rulebook, told: WishesGiven) -> Iterable[Problem]:
    things = {thing for exercise in rulebook.exercises.values() for thing in exercise.equipment}
    for name in told.equipment:
        if name not in things:
            cure = f"Choisissez parmi : {', '.join(sorted(things))}."
            yield Problem("equipment", f"« {name[:40]} » n'existe pas.", cure)
    for name in told.without:
        if name not in rulebook.exercises:
            cure = "La commande « parcours-dos exercises » donne la liste."
            yield Problem("without", f"« {name[:40]} » n'existe pas.", cure)


def _count(rulebook: Rulebook, count: int | None) -> Iterable[Problem]:
    assert rulebook.programme is not None
    most = rulebook.programme.settings["most"].value
    if count is not None and not 1 <= count <= most:
        yield Problem("count", f"{count} exercices, ce n'est pas possible.", f"De 1 à {most}.")
