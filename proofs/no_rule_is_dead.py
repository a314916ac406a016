"""No rule is dead: each one speaks of some possible person. Rules that never act alone are listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import z3

from parcours_dos.language.as_formula import every, opposite
from parcours_dos.pathway.rulebook import DEFAULT_POLICY, POLICIES, Rulebook

from .advice import applies, when
from .model import Model, facts_read
from .promise import Examined

SENTENCE = "Aucune règle n'est morte : chacune vaut pour au moins une personne possible."
SECTIONS = ("also", "meanwhile", "avoid", "reasons", "come_back", "disagreements")


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """Every sign, row, route, advice, reason and course, each met by someone."""
    names = [f"signe {flag.name}" for flag in rulebook.flags]
    names += [f"premier contact {row.name}" for row in rulebook.orientation.first_contact]
    names += [f"route {c.code} {row.name}" for c in rulebook.countries.values() for row in c.routes]
    names += [f"courses {course.name}" for course in rulebook.orientation.courses]
    names += [word for section in SECTIONS for word, _ in _entries(rulebook, section)]
    return {name: f"Personne ne peut rencontrer cette règle : {name}." for name in names}


def examine(model: Model) -> Examined:
    """The rules that someone meets under this model; for a clinician, also those that never act alone."""
    if model.answerer != "clinician":
        return Examined()  # a clinician may be asked all that the others may
    met = model.met(dict(_claims(model)))
    notes = _subsumed(model) if model.policy == DEFAULT_POLICY else frozenset[str]()
    return Examined(met=met, notes=notes)


def _claims(model: Model) -> Iterator[tuple[str, z3.BoolRef]]:
    for flag, state in zip(model.rulebook.flags, model.signs, strict=True):
        yield f"signe {flag.name}", state.raised
    for row, held in model.contacts:
        yield f"premier contact {row.name}", held
    for row, held in model.routes:
        yield f"route {model.country.code} {row.name}", held
    courses = [(c.name, when(model, c, model.person.known)) for c in model.rulebook.orientation.courses]
    for rank, (name, held) in enumerate(courses):  # the first course that holds is the one that is said
        yield f"courses {name}", every(held, *(opposite(earlier) for _, earlier in courses[:rank]))
    for section in SECTIONS:
        for word, entry in _entries(model.rulebook, section):
            yield word, applies(model, entry)


def _entries(rulebook: Rulebook, section: str) -> Iterator[tuple[str, Any]]:
    for rank, entry in enumerate(getattr(rulebook.orientation, section)):
        yield f"{section} {rank + 1} {getattr(entry, 'name', None) or entry.professional}", entry


def _subsumed(model: Model) -> frozenset[str]:
    """Signs present only beside another, as urgent under both policies: they add a reason, no urgency."""
    flags = list(zip(model.rulebook.flags, model.signs, strict=True))
    found = set()
    for flag, state in flags:
        reads = facts_read(flag, model.policy)
        absent = {
            other.name: every(state.raised, opposite(beside.raised))
            for other, beside in flags
            if other is not flag
            and all(other.level[p] >= flag.level[p] for p in POLICIES)
            and reads & facts_read(other, model.policy)
        }
        apart = model.possible(*absent.values())  # mostly somebody has it beside none of the others
        always = () if apart else absent.keys() - model.met(absent)
        found |= {f"{flag.name} n'est jamais présent sans {name}, aussi urgent." for name in always}
    return frozenset(found)
