"""People drawn at random, as the door lets them in: answers, "not known", and second questions."""

from __future__ import annotations

from random import Random

from parcours_dos.pathway.facts import CHECK, FactsError, read
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer, FactEntry


def someone(rulebook: Rulebook, answerer: Answerer, chance: Random) -> dict[str, object]:
    """One person. How talkative, how ill and how unsure they are differs from one to the next."""
    asked = chance.choice([0.15, 0.6, 0.96, 1.0])
    unsure = chance.choice([0.0, 0.0, 0.02, 0.3])
    ill = chance.choice([0.0, 0.0, 0.02, 0.1, 0.3])
    facts: dict[str, object] = {}
    for name, entry in rulebook.facts.items():
        if answerer not in entry.who or chance.random() > asked:
            continue
        facts[name] = None if chance.random() < unsure else _answer(rulebook, name, entry, ill, chance)
        if facts[name] is None and entry.clarify and chance.random() < 0.7:
            again = chance.random() < 0.5
            facts[name + CHECK] = None if again else _answer(rulebook, name, entry, ill, chance)
    return _let_in(rulebook, facts, answerer)


def _answer(rulebook: Rulebook, name: str, entry: FactEntry, ill: float, chance: Random) -> object:
    bad = chance.random() < ill
    match entry.type:
        case "yes_no":
            return bad if entry.worse != "no" else chance.random() < 0.5
        case "choice":
            return list(entry.choices)[-1] if bad else chance.choice(list(entry.choices))
        case "integer":
            near = [n for band in rulebook.bands.get(name, ()) for n in (band.lowest, band.highest)]
            usual = [20, 28, 34, 45, 50, 55, 56, 64, 65, 74, 75, 4, 5, 9, 10, 200]
            low, high = int(entry.min or 0), int(entry.max or 0)
            if entry.worse == "none" and chance.random() < 0.5:
                return 34
            best = [high] if entry.worse == "lower" else [low] if entry.worse == "higher" else []
            allowed = [n for n in (*near, *usual, low, high) if low <= n <= high]
            return (
                chance.choice(best) if best and not bad and chance.random() < 0.8 else chance.choice(allowed)
            )


def _let_in(rulebook: Rulebook, facts: dict[str, object], answerer: Answerer) -> dict[str, object]:
    """Take back what contradicts the rest, until the door opens."""
    while True:
        try:
            return read(rulebook, facts, answerer)
        except FactsError as error:
            for problem in error.problems:
                for name in problem.fact.split(" + "):
                    facts.pop(name, None)
                    facts.pop(name + CHECK, None)
