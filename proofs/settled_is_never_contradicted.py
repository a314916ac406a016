"""Once the questions stop, no further answer could have changed the outcome.

A person is compared with any other who answered the same questions the same way, and went on:
to each question never put, the other one answers anything, or "not known". What stands behind a
gate is answered only once the gate is open, since it is not asked before.
"""

from __future__ import annotations

from collections.abc import Mapping

import z3

from parcours_dos.language.as_formula import Answer, every, formula, opposite, some
from parcours_dos.pathway.rulebook import Rulebook

from .model import Model, differ, levels
from .person import Person, door
from .promise import Breach, Examined, broken
from .stopping import Questions, names_of

SENTENCE = (
    "S'arrêter quand les questions s'arrêtent ne change ni l'urgence, ni le premier contact, ni la route."
)


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """The questions do stop, whatever the first contact: else the promise would be about nobody."""
    contacts = {row.contact for row in rulebook.orientation.first_contact}
    return {contact: f"Personne n'arrive au bout des questions avec « {contact} »." for contact in contacts}


def examine(model: Model) -> Examined:
    """Nobody for whom the questions stopped would get another outcome by answering more."""
    other, allowed = _who_goes_on(model)
    signs = [model.read(flag, other) for flag in model.rulebook.flags]
    reached = levels(model.rulebook.flags, signs, model.policy)
    contacts = model.contacts_of(other, reached)
    routes = model.routes_of(other, reached, contacts)
    outcomes = {
        "l'urgence": differ(model.levels, reached),
        "le premier contact": differ(names_of(model.contacts), names_of(contacts)),
        "la route": differ(names_of(model.routes), names_of(routes)),
    }
    ways = (
        Breach(f"Les questions s'arrêtent, et une réponse de plus changerait {what}.", (allowed, changed))
        for what, changed in outcomes.items()
    )
    with model.among(Questions.left(model, model.person).settled()):
        met = model.met({row.contact: held for row, held in model.contacts})
        return Examined(met=met, broken=broken(model, ways))


def _who_goes_on(model: Model) -> tuple[Person, z3.BoolRef]:
    """The same person after any further answers, and what makes those answers possible."""
    words, gates = model.rulebook.vocabulary, model.rulebook.gates
    more = {name: z3.Bool(f"{name} then?") for name in model.knowable}
    changes = {}
    for name in model.knowable:
        before = model.person.known[name]
        newly = every(opposite(model.person.seen[name]), more[name])
        changes[name] = Answer(some(before.known, newly), before.value)
    other = model.person.with_answers(changes)
    asked = [
        z3.Implies(
            every(opposite(model.person.seen[name]), more[name]),
            formula(gate.spread, words, other.filled).yes,
        )
        for name, gate in gates.items()
        if name in more
    ]
    return other, every(*door(model.rulebook, other.known), *asked)
