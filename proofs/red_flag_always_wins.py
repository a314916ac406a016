"""A red flag always wins, whatever else is answered."""

from __future__ import annotations

from parcours_dos.language.as_formula import every, opposite, some
from parcours_dos.pathway.rulebook import NONE

from .model import Model
from .promise import Examined, broken_by, first, nothing_to_meet

SENTENCE = "Un signe d'alerte l'emporte toujours, quoi que la personne réponde d'autre."
SAME_IN_EVERY_COUNTRY = True
must_meet = nothing_to_meet


def examine(model: Model) -> Examined:
    """A raised sign gets at least its own urgency, and never self-care or a physiotherapist first."""
    counted = [
        (flag, state.raised)
        for flag, state in zip(model.rulebook.flags, model.signs, strict=True)
        if flag.level[model.policy] > NONE
    ]
    calm = model.contact("self_care", "physiotherapist")
    wrong = some(
        *(every(raised, some(opposite(model.levels[f.level[model.policy]]), calm)) for f, raised in counted)
    )
    if not model.possible(wrong):  # one question for all signs; they are told apart only when it fails
        return Examined()
    return Examined(
        broken=first(
            broken_by(
                model, f"Le signe « {f.name} » est présent et ne l'emporte pas.", raised, some(low, calm)
            )
            for f, raised in counted
            for low in [opposite(model.levels[f.level[model.policy]])]
        )
    )
