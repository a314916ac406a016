"""Every person gets exactly one first contact and exactly one way to reach it: never two, never none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import z3

from parcours_dos.language.as_formula import opposite, some
from parcours_dos.pathway.rulebook import TIERS
from parcours_dos.pathway.shapes import RowEntry

from .model import Model, exactly
from .promise import URGENCY, Breach, Examined, broken, nothing_to_meet

SENTENCE = "Chacun reçoit un premier contact et une route, et un seul de chaque."
must_meet = nothing_to_meet


def examine(model: Model) -> Examined:
    """For each urgency that can occur, exactly one row of each table holds. No row catches the rest:
    every row says when it holds, and the proof is that they share everyone out."""
    return Examined(broken=broken(model, _all(model)))


def _all(model: Model) -> Iterator[Breach]:
    tables: dict[str, Sequence[tuple[RowEntry, z3.BoolRef]]] = {
        "premier contact": model.contacts,
        "route": model.routes,
    }
    for level, tier in enumerate(TIERS):
        here = exactly(model.levels, level)
        for what, rows in tables.items():
            holding = [held for _, held in rows]
            none, two = opposite(some(*holding)), z3.AtLeast(*holding, 2)
            yield Breach(f"Aucune ligne « {what} » ne vaut ({URGENCY[tier]}).", (here, none))
            yield Breach(f"Deux lignes « {what} » valent à la fois ({URGENCY[tier]}).", (here, two))
