"""A red flag always wins, whatever else is answered."""

from __future__ import annotations

from parcours_dos.language.as_formula import opposite, some
from parcours_dos.pathway.rulebook import NONE

from .model import Model
from .promise import Breach, Examined, broken, nothing_to_meet

SENTENCE = "Un signe d'alerte l'emporte toujours, quoi que la personne réponde d'autre."
SAME_IN_EVERY_COUNTRY = True
must_meet = nothing_to_meet


def examine(model: Model) -> Examined:
    """A raised sign gets at least its own urgency, and never self-care or a physiotherapist first."""
    calm = model.contact("self_care", "physiotherapist")
    return Examined(
        broken=broken(
            model,
            (
                Breach(
                    f"Le signe « {flag.name} » est présent et ne l'emporte pas.",
                    (state.raised, some(opposite(model.levels[own]), calm)),
                )
                for flag, state in zip(model.rulebook.flags, model.signs, strict=True)
                if (own := flag.level[model.policy]) > NONE
            ),
        )
    )
