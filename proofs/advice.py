"""Which advice, and which other professionals, would a possible person be shown? Twin of `decision`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import z3

from parcours_dos.language.as_formula import NO, YES, every, formula, opposite, some
from parcours_dos.pathway.rulebook import NONE, TIERS
from parcours_dos.pathway.shapes import AlsoEntry, Contact, Tier

from .model import Model, exactly
from .person import Answers


def applies(model: Model, entry: Any) -> z3.BoolRef:
    """Would the decision show this entry? Twin of the filters of `decision` and `because`.

    Another professional is looked for with what this answerer cannot know set aside, as
    `decision` does; advice, with what is known.
    """
    also = isinstance(entry, AlsoEntry)
    if also and entry.country and model.country.code not in entry.country:
        return NO
    urgencies: Sequence[Tier] | None = entry.urgency
    contacts: Sequence[Contact] | None = getattr(entry, "contact", None)
    parts = [when(model, entry, model.person.filled if also else model.person.known)]
    if urgencies is not None:
        parts.append(some(*(exactly(model.levels, n) for n, tier in enumerate(TIERS) if tier in urgencies)))
    if contacts is not None:
        parts.append(model.contact(*contacts))
    counted = [
        (f, s) for f, s in zip(model.rulebook.flags, model.signs, strict=True) if f.level[model.policy] > NONE
    ]
    if named := getattr(entry, "flags", None):
        parts.append(some(*(s.raised for f, s in counted if f.name in named)))
    if getattr(entry, "undecided", False):
        parts.append(some(*(s.undecided for _, s in counted)))
    if getattr(entry, "calm", False):
        parts += [opposite(some(s.raised, s.undecided)) for _, s in counted]
    return every(*parts)


def when(model: Model, entry: Any, answers: Answers) -> z3.BoolRef:
    """Does the condition of an entry, if it has one, hold? Not known does not."""
    text = getattr(entry, "when", None)
    if text is None:
        return YES
    return formula(model.rulebook.conditions[text].spread, model.rulebook.vocabulary, answers).yes
