"""What is known about one person, checked at the door.

Everything that comes from a form, a file or a program passes here once. A fact that does
not exist, a wrong type, a value out of bounds or two answers that contradict each other are
refused with the name of the fact and what is allowed. Nothing is guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from parcours_dos.language.tree import Fact

from .rulebook import Rulebook
from .shapes import Answerer, FactEntry

Facts = Mapping[str, object]
CHECK = "_check"


@dataclass(frozen=True)
class Problem:
    """One answer that cannot be taken: which fact, why, and what is allowed."""

    fact: str
    reason: str
    allowed: str
    line: int | None = None

    def __str__(self) -> str:
        where = "" if self.line is None else f" (ligne {self.line})"
        return f"{self.fact}{where} : {self.reason} {self.allowed}".strip()


class FactsError(ValueError):
    """Answers that cannot be taken; `problems` lists them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def read(rulebook: Rulebook, given: object, answerer: Answerer) -> dict[str, object]:
    """The person's facts, checked. A null stays: it means asked, and not known.

    Raises `FactsError` with every problem found.
    """
    if given is None:
        raise FactsError(
            [Problem("(tout)", "le fichier est vide.", "Écrivez au moins un fait, par exemple son âge.")]
        )
    if not isinstance(given, Mapping):
        allowed = "Écrivez une liste « nom: valeur », un fait par ligne."
        raise FactsError([Problem("(tout)", "ce ne sont pas des faits.", allowed)])
    problems = [
        found for name, value in given.items() for found in _troubles(rulebook, name, value, answerer)
    ]
    if problems:
        raise FactsError(problems)
    facts = opened(rulebook, dict(given))
    final = settle(facts)  # a second answer may contradict the rest, too
    problems = [*_broken_gates(rulebook, final), *_broken_constraints(rulebook, final)]
    if problems:
        raise FactsError(problems)
    return facts


def opened(rulebook: Rulebook, facts: Facts) -> dict[str, object]:
    """The facts, with each gate that an answer behind it shows to be open.

    Who tells a sign that only matters beside another fact tells that fact too: it is never lost
    because the fact itself was not asked, or not known. Only gates of one fact can be told so.
    """
    told = dict(facts)
    for name, value in facts.items():
        gate = rulebook.gates.get(name)
        if gate is None or value is None or value == rulebook.facts[name].otherwise:
            continue
        if isinstance(gate.spread, Fact) and told.get(gate.spread.name) is None:
            told[gate.spread.name] = True
    return told


def clarified(rulebook: Rulebook, name: str) -> str | None:
    """The fact that a clarifying answer speaks of, when this name is a clarifying answer."""
    base = name.removesuffix(CHECK)
    entry = rulebook.facts.get(base)
    return base if base != name and entry is not None and entry.clarify else None


def settle(facts: Facts) -> dict[str, object]:
    """The facts with each clarifying answer put in the place of the "not known" that it clarifies."""
    settled = {name: value for name, value in facts.items() if not name.endswith(CHECK)}
    for name, value in facts.items():
        base = name.removesuffix(CHECK)
        if base != name and value is not None and settled.get(base) is None:
            settled[base] = value
    return settled


def allowed_values(entry: FactEntry) -> str:
    """What may be answered, in words."""
    match entry.type:
        case "yes_no":
            return "Écrivez true, false ou null (pas connu)."
        case "integer":
            return f"Écrivez un nombre entier de {entry.min} à {entry.max}, ou null (pas connu)."
        case "choice":
            return "Choisissez parmi : " + ", ".join(entry.choices) + ", ou null (pas connu)."


def _troubles(rulebook: Rulebook, name: Any, value: object, answerer: Answerer) -> Iterable[Problem]:
    base = clarified(rulebook, str(name)) or str(name)
    entry = rulebook.facts.get(base)
    if entry is None:
        yield _unknown_fact(rulebook, str(name))
    elif not entry.who:
        yield Problem(base, "ce fait vient de la date et du lieu.", "Retirez-le : il est calculé.")
    elif answerer not in entry.who:
        yield Problem(
            base, "seul un soignant peut établir ce fait.", "Retirez-le, ou répondez comme clinicien."
        )
    elif value is not None and not fits(entry, value):
        yield Problem(base, f"« {str(value)[:40]} » n'est pas une réponse possible.", allowed_values(entry))


def _unknown_fact(rulebook: Rulebook, name: str) -> Problem:
    near = difflib.get_close_matches(name, rulebook.facts, n=1)
    cure = (
        f"Vouliez-vous dire « {near[0]} » ?" if near else "La commande « parcours-dos facts » donne la liste."
    )
    derived = name in rulebook.derived
    reason = "ce fait se déduit d'autres faits." if derived else "ce fait n'existe pas."
    return Problem(name[:60], reason, cure)


def fits(entry: FactEntry, value: object) -> bool:
    """Is this value one that the fact can have?"""
    match entry.type:
        case "yes_no":
            return isinstance(value, bool)
        case "integer":
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and (entry.min or 0) <= value <= (entry.max or 0)  # type: ignore[operator]  # `whole` says int
        case "choice":
            return isinstance(value, str) and value in entry.choices


def _broken_gates(rulebook: Rulebook, facts: Facts) -> Iterable[Problem]:
    for name in facts:
        gate = rulebook.gates.get(name)
        if gate is None or facts[name] is None or facts[name] == rulebook.facts[name].otherwise:
            continue
        if gate.value(facts) is False:
            says = rulebook.wording.says
            yield Problem(
                name, says.behind_gate.format(condition=rulebook.said(gate.written)), says.correct_one
            )


def _broken_constraints(rulebook: Rulebook, facts: Facts) -> Iterable[Problem]:
    for constraint in rulebook.constraints:
        if constraint.reading.value(facts) is False:
            names = sorted(set(facts) & _names(constraint.reading.text, rulebook))
            yield Problem(" + ".join(names), constraint.entry.message, "")


def _names(text: str, rulebook: Rulebook) -> set[str]:
    return {name for name in rulebook.facts if name in text}
