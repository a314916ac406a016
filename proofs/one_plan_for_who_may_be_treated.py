"""Who is sent to physiotherapy, or holds a prescription with no sign, gets one plan; nobody else gets any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import z3

from parcours_dos.language.as_formula import every, formula, opposite, some
from parcours_dos.pathway.rulebook import NONE, TIERS, Rulebook
from parcours_dos.pathway.shapes import OpenEntry, PlanFile, PlanRow

from .model import Model, exactly
from .promise import Breach, Examined, broken

SENTENCE = (
    "Qui est envoyé en kinésithérapie, ou a une ordonnance sans signe d'alerte, reçoit un plan et un seul ; "
    "personne d'autre n'en reçoit."
)
TABLES = ("conditions", "ways", "courses", "risks")


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """Every row of the plan is met by someone who gets one."""
    if rulebook.plan is None:
        return {}
    rows = [f"{table} {row.name}" for table in TABLES for row in getattr(rulebook.plan, table)]
    rows += [f"opens {entry.name}" for entry in rulebook.plan.opens]
    return {name: f"Aucune personne qui reçoit un plan ne rencontre « {name} »." for name in rows}


def examine(model: Model) -> Examined:
    """The door of the plan, then each of its tables, over everyone who passes the door."""
    plan = model.rulebook.plan
    if plan is None:
        return Examined()
    door = model.name("plan", _opened(model, plan))
    tables = {name: _rows(model, name, getattr(plan, name)) for name in TABLES}
    ways = (*_door(model, plan, door), *_closed(model, plan, door), *_shared_out(tables, door))
    met = {f"opens {e.name}" for e in plan.opens if model.possible(door, _opens(model, e))}
    for name, rows in tables.items():
        met |= {f"{name} {row.name}" for row, held in rows if model.possible(door, held)}
    return Examined(broken=broken(model, ways), met=frozenset(met))


def _opened(model: Model, plan: PlanFile) -> z3.BoolRef:
    """Twin of `eligibility.opening`."""
    ways = [_opens(model, entry) for entry in plan.opens]
    return every(exactly(model.levels, NONE), some(*ways))


def _opens(model: Model, entry: OpenEntry) -> z3.BoolRef:
    known = [_yes(model, text) for text in entry.known]
    return every(*known, model.contact(*entry.contact)) if entry.contact else every(*known)


def _yes(model: Model, text: str) -> z3.BoolRef:
    reading = model.rulebook.conditions[text]
    return formula(reading.spread, model.rulebook.vocabulary, model.person.filled).yes


def _door(model: Model, plan: PlanFile, door: z3.BoolRef) -> Iterator[Breach]:
    counted = [
        some(sign.raised, sign.undecided)
        for flag, sign in zip(model.rulebook.flags, model.signs, strict=True)
        if flag.level[model.policy] > NONE
    ]
    sign = some(*counted)
    sent = model.contact("physiotherapist")
    holds = every(*(_yes(model, text) for entry in plan.opens for text in entry.known))
    yield Breach("Un signe levé ou en doute laisse un plan.", (door, sign))
    yield Breach("Une personne envoyée en kinésithérapie n'a pas de plan.", (sent, opposite(door)))
    yield Breach("Une ordonnance sans signe n'ouvre pas de plan.", (holds, opposite(sign), opposite(door)))
    yield Breach("Un plan s'ouvre sans envoi ni ordonnance.", (door, opposite(sent), opposite(holds)))


def _closed(model: Model, plan: PlanFile, door: z3.BoolRef) -> Iterator[Breach]:
    """Who gets no plan is told why, in one way."""
    fits = []
    for entry in plan.closed:
        tiers = [exactly(model.levels, TIERS.index(tier)) for tier in entry.urgency]
        fits.append(every(some(*tiers), model.contact(*entry.contact)))
    shut = opposite(door)
    yield Breach("Sans plan, et sans explication.", (shut, opposite(some(*fits))))
    yield Breach("Sans plan, et deux explications.", (shut, z3.AtLeast(*fits, 2)))


def _shared_out(
    tables: Mapping[str, Sequence[tuple[PlanRow, z3.BoolRef]]], door: z3.BoolRef
) -> Iterator[Breach]:
    for name, rows in tables.items():
        holding = [held for _, held in rows]
        yield Breach(f"Aucune ligne de « {name} » ne vaut.", (door, opposite(some(*holding))))
        yield Breach(f"Deux lignes de « {name} » valent à la fois.", (door, z3.AtLeast(*holding, 2)))


def _rows(model: Model, table: str, rows: Sequence[PlanRow]) -> list[tuple[PlanRow, z3.BoolRef]]:
    return [(row, model.name(f"plan:{table}:{row.name}", model.holds(row, model.person))) for row in rows]
