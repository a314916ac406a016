"""Possible people, drawn by chance with a fixed seed, for measuring and for comparing."""

from __future__ import annotations

import random

from parcours_dos.pathway.facts import FactsError, read
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import FactEntry


def people(rulebook: Rulebook, count: int, unknown: float, seed: int = 20261125) -> list[dict[str, object]]:
    """`count` possible patients; each answer is not known with the probability `unknown`."""
    chance = random.Random(seed)
    found: list[dict[str, object]] = []
    while len(found) < count:
        drawn = {n: _answer(e, chance, unknown) for n, e in rulebook.facts.items() if "patient" in e.who}
        opened = {
            n: v
            for n, v in drawn.items()
            if n not in rulebook.gates or rulebook.gates[n].value(drawn) is True
        }
        try:
            found.append(read(rulebook, opened, "patient"))
        except FactsError:
            continue
    return found


def _answer(entry: FactEntry, chance: random.Random, unknown: float) -> object:
    if chance.random() < unknown:
        return None
    if entry.type == "yes_no":
        return chance.random() < 0.15
    if entry.type == "choice":
        return chance.choice(list(entry.choices))
    return chance.randint(entry.min or 0, min(entry.max or 0, 400))
