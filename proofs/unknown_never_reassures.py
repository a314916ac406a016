"""What is not known never reassures: neither a sign left in doubt, nor an exception left in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import z3

from parcours_dos.language.as_formula import Answer, constant, every, opposite, some
from parcours_dos.language.check import YesNo
from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.rulebook import NONE, Flag
from parcours_dos.pathway.shapes import FactEntry

from .model import Levels, Model, differ, lifted
from .person import equals
from .promise import Breach, Examined, broken, nothing_to_meet

SENTENCE = "Une réponse inconnue ne rassure jamais."
SAME_IN_EVERY_COUNTRY = True
must_meet = nothing_to_meet


def examine(model: Model) -> Examined:
    """A doubt keeps its floor; a reassuring answer taken back never lowers; an exception in doubt is a no."""
    return Examined(broken=broken(model, _all(model)))


def _all(model: Model) -> Iterator[Breach]:
    yield from _floors(model)
    for name in model.knowable:
        yield from unknown_lowers(model, name)
    yield from _exceptions(model)


def _floors(model: Model) -> Iterator[Breach]:
    calm = model.contact("self_care", "physiotherapist")
    for flag, state in zip(model.rulebook.flags, model.signs, strict=True):
        own = flag.level[model.policy]
        if own > NONE:
            low = opposite(model.levels[min(own, flag.floor)])
            complaint = f"Le signe « {flag.name} » reste en suspens, et la personne est rassurée."
            yield Breach(complaint, (state.undecided, some(low, calm)))


def ends(entry: FactEntry) -> tuple[object, object] | None:
    """The most reassuring answer to a question, and the worst; None when no answer is worse than another."""
    if entry.worse == "none":
        return None
    low, high = (entry.min, entry.max) if entry.type == "integer" else (False, True)
    if entry.choices:
        low, high = (list(entry.choices)[rank] for rank in (0, -1))  # type: ignore[assignment]  # ordered words
    return (low, high) if entry.worse in ("yes", "higher") else (high, low)


def unknown_lowers(model: Model, name: str) -> Iterator[Breach]:
    """People whose urgency falls when this answer goes from its most reassuring value to not known."""
    entry = model.rulebook.facts[name]
    if (known := ends(entry)) is None:
        return
    before = model.person.known[name]
    reached, let_in = model.changed({name: constant(model.rulebook.vocabulary[name], None)})
    complaint = f"Ne plus savoir « {entry.phrase} » abaisse l'urgence."
    said = (before.known, equals(model.rulebook, model.person.known, name, known[0]))
    yield Breach(complaint, (*said, let_in, lower(model.levels, reached)), then={name: None})


def lower(before: Levels, after: Levels) -> z3.BoolRef:
    """The second urgency is lower than the first."""
    return some(*(every(b, opposite(a)) for b, a in zip(before, after, strict=True)))


def _exceptions(model: Model) -> Iterator[Breach]:
    """An exception answered "not known" counts exactly as answered no."""
    rulebook, read_by_signs = model.rulebook, set[str]()
    for flag in rulebook.flags:
        read_by_signs |= facts_of(flag.when.spread)
    exceptions: dict[str, list[Flag]] = {}
    for flag in rulebook.flags:
        unless = flag.unless[model.policy]
        for name in sorted(facts_of(unless.spread)) if unless else ():
            if name in model.knowable:
                exceptions.setdefault(name, []).append(flag)
    for name, flags in exceptions.items():
        kind = rulebook.vocabulary[name]
        worst = constant(kind, (ends(rulebook.facts[name]) or (True, False))[1])  # without direction: "no"
        for flag in flags:
            with_no, in_doubt = (_lifted(model, flag, {name: a}) for a in (worst, constant(kind, None)))
            complaint = (
                f"L'exception « {rulebook.facts[name].phrase} » du signe « {flag.name} » agit sans être sue."
            )
            yield Breach(complaint, (with_no != in_doubt,))
        if name not in read_by_signs and isinstance(kind, YesNo):
            no, door_no = model.changed({name: worst})
            doubt, door_doubt = model.changed({name: constant(kind, None)})
            complaint = f"Ne pas savoir « {rulebook.facts[name].phrase} » ne vaut pas « non »."
            yield Breach(complaint, (door_no, door_doubt, differ(no, doubt)))


def _lifted(model: Model, flag: Flag, changes: Mapping[str, Answer]) -> z3.BoolRef:
    return lifted(model.rulebook, flag, model.policy, {**model.person.known, **changes})
