"""Nobody who must see somebody first is given exercises instead; who may start alone always is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import z3

from parcours_dos.language.as_formula import every, opposite, some
from parcours_dos.pathway.rulebook import NONE, TIERS, Rulebook
from parcours_dos.pathway.shapes import Contact, Tier

from .model import Model, exactly
from .promise import Breach, Examined, broken

SENTENCE = "Qui doit d'abord voir quelqu'un reçoit ce conseil, jamais des exercices à la place."


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """Someone passes each door, and someone finds it shut."""
    if rulebook.programme is None:
        return {}
    names = [*(e.name for e in rulebook.programme.opens), *(e.name for e in rulebook.programme.closed)]
    return {name: f"Personne ne rencontre « {name} »." for name in names}


def examine(model: Model) -> Examined:
    """The door of the programme, over everyone."""
    file = model.rulebook.programme
    if file is None:
        return Examined()
    ways = {e.name: model.contact(*e.contact) for e in file.opens}
    door = every(exactly(model.levels, NONE), some(*ways.values()))
    shut = {e.name: _shut(model, e.urgency, e.contact) for e in file.closed}
    met = {name for name, way in ways.items() if model.possible(door, way)}
    met |= {name for name, way in shut.items() if model.possible(opposite(door), way)}
    return Examined(broken=broken(model, _ways(model, door, list(shut.values()))), met=frozenset(met))


def _ways(model: Model, door: z3.BoolRef, shut: list[z3.BoolRef]) -> Iterator[Breach]:
    sign = some(
        *(
            some(state.raised, state.undecided)
            for flag, state in zip(model.rulebook.flags, model.signs, strict=True)
            if flag.level[model.policy] > NONE
        )
    )
    elsewhere = model.contact("doctor", "emergency_service")
    alone = model.contact("self_care")
    yield Breach("Un signe levé ou en doute laisse des exercices.", (door, sign))
    yield Breach("Un médecin ou les secours d'abord, et pourtant des exercices.", (door, elsewhere))
    yield Breach("Qui peut commencer seul n'a pas d'exercices.", (alone, opposite(door)))
    yield Breach("Sans exercices, et sans explication.", (opposite(door), opposite(some(*shut))))
    yield Breach("Sans exercices, et deux explications.", (opposite(door), z3.AtLeast(*shut, 2)))


def _shut(model: Model, urgency: Sequence[Tier], contact: Sequence[Contact]) -> z3.BoolRef:
    tiers = [exactly(model.levels, TIERS.index(tier)) for tier in urgency]
    return every(some(*tiers), model.contact(*contact))
