"""Every possible person at once: what each answerer may say, and what the door lets in.

A possible person is one unknown per question: asked or not, known or not, and the value.
Facts that come from the date, the hour and the place (`who: []`) are known and free: a proof
over them holds for every dated period of the law, every hour and every public holiday.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import z3

from parcours_dos.language.as_formula import NO, YES, Answer, constant, every, formula, opposite, some
from parcours_dos.language.as_formula import person as anyone
from parcours_dos.language.check import Choice, Vocabulary, YesNo
from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer, CountryFile

Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Person:
    """One possible person: their answers, and which questions were put to them.

    `known` is what the person knows; `filled` sets aside what this answerer cannot know, as
    `flags.Known` does; `seen` says that a question was put and answered, if only by "not known".
    """

    answerer: Answerer
    known: Answers
    filled: Answers
    seen: Mapping[str, z3.BoolRef]

    def with_answers(self, changes: Answers) -> Person:
        """The same person with other answers to some questions."""
        seen = {name: some(self.seen[name], changes[name].known) for name in changes}
        known, filled = {**self.known, **changes}, {**self.filled, **changes}
        return Person(self.answerer, known, filled, {**self.seen, **seen})


def given_facts(country: CountryFile) -> frozenset[str]:
    """The facts that the moment and the country give, and nobody is asked."""
    return frozenset({*(law.fact for law in country.law), country.office_hours.fact})


def possible_person(
    rulebook: Rulebook, answerer: Answerer, country: CountryFile
) -> tuple[Person, z3.BoolRef]:
    """Anyone who may answer as patient, carer or clinician, and what `facts.read` demands of them."""
    free, bounds = anyone(rulebook.vocabulary)
    given = given_facts(country)
    never = {law.fact for law in country.law if not any(value.holds for value in law.values)}
    known: dict[str, Answer] = {}
    seen: dict[str, z3.BoolRef] = {}
    for name, entry in rulebook.facts.items():
        if name in never:
            known[name], seen[name] = constant(rulebook.vocabulary[name], False), YES
        elif name in given:
            known[name], seen[name] = Answer(YES, free[name].value), YES
        elif answerer in entry.who:
            known[name] = free[name]
            seen[name] = some(free[name].known, z3.Bool(f"{name}!"))
        else:
            known[name], seen[name] = constant(rulebook.vocabulary[name], None), NO
    absent = rulebook.absent[answerer]
    filled = {n: constant(rulebook.vocabulary[n], absent[n]) if n in absent else a for n, a in known.items()}
    person = Person(answerer, known, filled, {**seen, **dict.fromkeys(absent, YES)})
    return person, every(*bounds, *door(rulebook, person.known))


def door(rulebook: Rulebook, known: Answers, about: Iterable[str] | None = None) -> Iterator[z3.BoolRef]:
    """No constraint is certainly broken, and no answer stands behind a gate that is certainly closed.

    `about`: only what speaks of these facts, when the rest was already demanded.
    """
    words, facts = rulebook.vocabulary, None if about is None else frozenset(about)
    for constraint in rulebook.constraints:
        if facts is None or facts & facts_of(constraint.reading.spread):
            yield opposite(formula(constraint.reading.spread, words, known).no)
    for name, gate in rulebook.gates.items():
        if facts is None or name in facts or facts & facts_of(gate.spread):
            otherwise = equals(rulebook, known, name, rulebook.facts[name].otherwise)
            closed = formula(gate.spread, words, known).no
            yield some(opposite(known[name].known), otherwise, opposite(closed))


def equals(rulebook: Rulebook, known: Answers, name: str, value: object) -> z3.BoolRef:
    """The value of this fact, when known, is this one."""
    answer, wanted = known[name].value, constant(rulebook.vocabulary[name], value).value
    if isinstance(answer, z3.BoolRef):
        return answer if wanted is YES else opposite(answer)
    same: z3.BoolRef = answer == wanted
    return same


def said(rulebook: Rulebook, known: Answers, facts: Mapping[str, object]) -> list[z3.BoolRef]:
    """The person answers exactly this on these facts; null is "not known"."""
    told: list[z3.BoolRef] = []
    for name, value in facts.items():
        if value is None:
            told.append(opposite(known[name].known))
        else:
            told += [known[name].known, equals(rulebook, known, name, value)]
    return told


def read_off(vocabulary: Vocabulary, person: Person, found: z3.ModelRef) -> dict[str, object]:
    """The answers of the person that the solver found, ready for `facts.read`; what is unseen is left out."""
    facts: dict[str, object] = {}
    for name, kind in vocabulary.items():
        answer = person.known[name]
        if z3.is_true(found.eval(answer.known, model_completion=True)):
            value = found.eval(answer.value, model_completion=True)
            facts[name] = _plain(kind, value)
        elif z3.is_true(found.eval(person.seen[name], model_completion=True)):
            facts[name] = None
    return facts


def _plain(kind: object, value: z3.ExprRef) -> object:
    if isinstance(kind, YesNo):
        return z3.is_true(value)
    assert isinstance(value, z3.IntNumRef)
    return kind.options[value.as_long()] if isinstance(kind, Choice) else value.as_long()
