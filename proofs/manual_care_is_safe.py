"""Nobody with a contra-indication to manipulation, known or in doubt, is offered manual therapy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from parcours_dos.language.as_formula import some
from parcours_dos.pathway.rulebook import NONE

from .advice import applies
from .model import Model
from .person import said
from .promise import Breach, Examined, broken, nothing_to_meet

SENTENCE = "Personne n'est orienté vers des soins manuels avec une contre-indication, connue ou en doute."
FILE = Path(__file__).with_name("manual_contraindications.yaml")
MANUAL = ("osteopath",)
must_meet = nothing_to_meet


@lru_cache(maxsize=1)
def contraindications() -> Sequence[Mapping[str, object]]:
    """Each contra-indication as a few decisive answers, written apart from the rules."""
    read: list[Mapping[str, object]] = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return read


def examine(model: Model) -> Examined:
    """Nobody with one of these answers, nor with a sign present or in doubt, is offered manual therapy.

    What stands behind a gate is answered once the gate is open, as the questions do it.
    """
    entries = [e for e in model.rulebook.orientation.also if e.professional in MANUAL]
    offered = some(*(applies(model, entry) for entry in entries))
    counted = [
        some(state.raised, state.undecided)
        for flag, state in zip(model.rulebook.flags, model.signs, strict=True)
        if flag.level[model.policy] > NONE
    ]
    doubt = "Un signe est présent ou en doute, et des soins manuels sont proposés."
    people = [(doubt, [some(*counted)])]
    for entry in contraindications():
        person = entry["person"]
        assert isinstance(person, Mapping)
        if set(person) <= set(model.knowable):
            told = said(model.rulebook, model.person.known, dict(person))
            people.append((f"{entry['says']} Et pourtant des soins manuels sont proposés.", told))
    in_turn = list(model.in_turn.values())
    ways = (Breach(text, (offered, *in_turn, *claims)) for text, claims in people)
    return Examined(broken=broken(model, ways))
