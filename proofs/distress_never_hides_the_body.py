"""Thoughts of death have their own route, and that route never hides a physical emergency."""

from __future__ import annotations

from collections.abc import Mapping

from parcours_dos.language.as_formula import some
from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.rulebook import EMERGENCY, Rulebook

from .model import Model
from .promise import Breach, Examined, broken

SENTENCE = "La détresse a sa propre route, qui ne cache jamais une urgence du corps."
FAMILY = "distress"


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """Each country has a route for distress, and someone takes it."""
    return {code: f"{code} : personne ne prend la route de la détresse." for code in rulebook.countries}


def examine(model: Model) -> Examined:
    """Nobody takes the route of distress with another emergency raised, or in doubt as an emergency."""
    own = frozenset[str]().union(
        *(facts_of(flag.when.written) for flag in model.rulebook.flags if flag.entry.family == FAMILY)
    )
    routes = [
        held
        for row, held in model.routes
        if any(own & facts_of(model.rulebook.conditions[text].spread) for text in row.known)
    ]
    taken = some(*routes)
    others = some(
        *(
            state.raised
            for flag, state in zip(model.rulebook.flags, model.signs, strict=True)
            if flag.level[model.policy] == EMERGENCY and flag.entry.family != FAMILY
        )
    )
    hidden = Breach("La route de la détresse cache une urgence du corps.", (taken, others))
    met = frozenset({model.country.code} if model.possible(taken) else ())
    return Examined(broken=broken(model, [hidden]), met=met)
