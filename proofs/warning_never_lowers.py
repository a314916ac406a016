"""Adding a warning sign, or making it worse, never lowers the urgency."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from parcours_dos.language.as_formula import Answer, every, opposite, some
from parcours_dos.language.check import Choice, Number, YesNo

from .model import Model
from .person import YES
from .promise import Examined, broken_by, first, nothing_to_meet
from .unknown_never_reassures import lower

SENTENCE = "Un signe d'alerte de plus, ou plus grave, n'abaisse jamais l'urgence."
SAME_IN_EVERY_COUNTRY = True
must_meet = nothing_to_meet


def examine(model: Model) -> Examined:
    """For each question one answer of which is worse: the worse answer never gets less."""
    return Examined(broken=first(text for name in model.knowable for text in worse_lowers(model, name)))


def worse_lowers(model: Model, name: str) -> Iterator[str | None]:
    """People whose urgency falls when this one answer becomes worse; both answers pass the door."""
    entry, kind, before = (
        model.rulebook.facts[name],
        model.rulebook.vocabulary[name],
        model.person.known[name],
    )
    if entry.worse == "none":
        return
    complaint = f"Une réponse pire à « {entry.phrase} » abaisse l'urgence."
    if isinstance(kind, YesNo):
        worst = z3.BoolVal(entry.worse == "yes")
        after, start = Answer(YES, worst), every(before.known, before.value != worst)
        if entry.worse == "yes":
            start = some(opposite(before.known), start)
        wider = z3.BoolVal(True)
    else:
        number = z3.Int(f"{name} then")
        after, start = Answer(YES, number), before.known
        lowest, highest = _bounds(kind)
        further = number > before.value if entry.worse == "higher" else number < before.value
        wider = every(number >= lowest, number <= highest, further)
    reached, let_in = model.changed({name: after})
    yield broken_by(model, complaint, start, wider, let_in, lower(model.levels, reached))


def _bounds(kind: Number | Choice) -> tuple[int, int]:
    return (0, len(kind.options) - 1) if isinstance(kind, Choice) else (kind.lowest, kind.highest)
