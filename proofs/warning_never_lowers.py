"""Adding a warning sign, or making it worse, never lowers the urgency."""

from __future__ import annotations

from collections.abc import Iterator

from parcours_dos.language.as_formula import NO, YES, Answer, every, opposite, some
from parcours_dos.language.check import YesNo

from .model import Model
from .promise import Breach, Examined, broken, first, nothing_to_meet
from .unknown_never_reassures import lower

SENTENCE = "Un signe d'alerte de plus, ou plus grave, n'abaisse jamais l'urgence."
SAME_IN_EVERY_COUNTRY = True
must_meet = nothing_to_meet


def examine(model: Model) -> Examined:
    """For each question one answer of which is worse: the worse answer never gets less."""
    return Examined(
        broken=first(text for n in model.knowable for text in broken(model, worse_lowers(model, n)))
    )


def worse_lowers(model: Model, name: str) -> Iterator[Breach]:
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
        worst = YES if entry.worse == "yes" else NO
        after, start = Answer(YES, worst), every(before.known, before.value != worst)
        if entry.worse == "yes":
            start = some(opposite(before.known), start)
    else:
        number = model.another(name)
        further = number > before.value if entry.worse == "higher" else number < before.value
        after, start = Answer(YES, number), every(before.known, further)
    reached, let_in = model.changed({name: after})
    yield Breach(complaint, (start, let_in, lower(model.levels, reached)))
