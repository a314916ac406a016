"""What a promise is, what comes out of examining it, and how a person who breaks it is shown.

A promise is a file of this folder named as a sentence. Its `examine` looks at one model (one
answerer, one policy) and says what breaks the promise there. What must be seen at least once
over all models (`must_meet`) breaks the promise too when no model meets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import yaml
import z3

from parcours_dos.language.as_formula import every, opposite, some
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.rulebook import TIERS, Rulebook

from .model import Model
from .person import read_off

ANSWERERS = {"patient": "un patient", "carer": "un proche", "clinician": "un clinicien"}
URGENCY = dict(zip(TIERS, ("aucune urgence", "prévu", "48 heures", "24 heures", "urgence"), strict=True))
MOST_SHOWN = 3  # people shown for one promise under one model; one is enough to mend a rule


@dataclass(frozen=True)
class Examined:
    """What one model says of a promise: who breaks it, what was met, what is worth knowing."""

    broken: tuple[str, ...] = ()
    met: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()


class Promise(Protocol):
    """One file of this folder: a sentence, and how it is examined over one model."""

    SENTENCE: str

    def examine(self, model: Model) -> Examined:
        """Look for a possible person who breaks the promise."""

    def must_meet(self, rulebook: Rulebook) -> Mapping[str, str]:
        """What some model must meet, each with the complaint when none does."""


@dataclass(frozen=True)
class Result:
    """One promise, over every model."""

    name: str
    promise: str
    holds: bool
    seconds: float
    counterexample: str
    notes: tuple[str, ...] = ()


def nothing_to_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """For a promise that only forbids."""
    return {}


@dataclass(frozen=True)
class Breach:
    """One way to break a promise: how it is said, and all that is then true of the person.

    `then` says what the same person answers in the second place.
    """

    complaint: str
    claims: tuple[z3.BoolRef, ...]
    then: Mapping[str, object] | None = None


def broken(model: Model, breaches: Iterable[Breach]) -> tuple[str, ...]:
    """The first people who break the promise in one of these ways; none when it holds.

    The solver is asked once for all ways; they are told apart only when somebody breaks one.
    """
    ways = list(breaches)
    return first(broken_by(model, way) for way in ways) if somebody_breaks(model, ways) else ()


def somebody_breaks(model: Model, ways: Iterable[Breach]) -> bool:
    """Is there a possible person who breaks the promise in one of these ways?"""
    return model.possible(some(*(every(*way.claims) for way in ways)))


def broken_by(model: Model, way: Breach) -> str | None:
    """The person who breaks the promise in this way, in French; None when there is none."""
    with model.among(*way.claims):
        if not model.possible():
            return None
        found = model.find(*_needless(model, model.knowable))
    assert found is not None
    return shown(model, way.complaint, read_off(model.rulebook.vocabulary, model.person, found), way.then)


def _needless(model: Model, names: Sequence[str]) -> list[z3.BoolRef]:
    """The answers that can be taken back, so that few are left to read: half of them at a time."""
    taken_back = [opposite(model.person.known[name].known) for name in names]
    if model.possible(*taken_back):
        return taken_back
    if len(names) == 1:
        return []
    half = len(names) // 2
    first_half = _needless(model, names[:half])
    with model.among(*first_half):
        return first_half + _needless(model, names[half:])


def shown(
    model: Model, complaint: str, facts: Mapping[str, object], then: Mapping[str, object] | None = None
) -> str:
    """A person in French, then as YAML ready to be saved as a case."""
    rulebook = model.rulebook
    told = {n: v for n, v in facts.items() if n in model.knowable}
    moment = {n: v for n, v in facts.items() if not rulebook.facts[n].who and v}
    lines = [f"{complaint}", f"  Répond : {ANSWERERS[model.answerer]} ; politique : {model.policy}."]
    lines += [
        f"  - {_question(rulebook, name)} : {_answer(rulebook, name, value)}" for name, value in told.items()
    ]
    if not told:
        lines.append("  - (aucune réponse)")
    if then:
        lines += [f"  puis  {_question(rulebook, n)} : {_answer(rulebook, n, v)}" for n, v in then.items()]
    lines += [
        f"  (moment : {rulebook.words[name].phrase} : {_answer(rulebook, name, v)})"
        for name, v in moment.items()
    ]
    case = {"by": model.answerer, "policy": model.policy, "facts": _as_saved(rulebook, told)}
    text = yaml.safe_dump(case, allow_unicode=True, sort_keys=False)
    return "\n".join([*lines, *(f"    {line}" for line in text.splitlines())])


def first(found: Iterable[str | None]) -> tuple[str, ...]:
    """The first people found, few enough to be read."""
    kept: list[str] = []
    for text in found:
        if text is not None:
            kept.append(text)
        if len(kept) == MOST_SHOWN:
            break
    return tuple(kept)


def _question(rulebook: Rulebook, name: str) -> str:
    return rulebook.facts[name].question or rulebook.facts[name].phrase


def _answer(rulebook: Rulebook, name: str, value: object) -> str:
    entry = rulebook.facts[name]
    if value is None:
        return entry.unknown_label
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    return entry.choices.get(str(value), f"{value} {entry.unit}".strip())


def _as_saved(rulebook: Rulebook, facts: Mapping[str, object]) -> dict[str, object]:
    """A "not known" that a second question can clarify was asked twice; the file says so."""
    saved: dict[str, object] = {}
    for name, value in facts.items():
        saved[name] = value
        if value is None and rulebook.facts[name].clarify:
            saved[name + CHECK] = None
    return saved
