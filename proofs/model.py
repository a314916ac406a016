"""The engine as formulas: what `pathway` computes for one person, said of every possible person.

Nothing is simplified: each function here is the twin of one function of the pathway, named in
its docstring, and a test holds the two against each other over many people. One model is one
answerer (patient, carer or clinician) under one policy in one country; the facts that the moment
gives are free, so each proof covers every dated period of the law and every hour at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import z3

from parcours_dos.language.as_formula import NO, YES, Formula, every, formula, opposite, some
from parcours_dos.language.as_formula import person as anyone
from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.rulebook import EMERGENCY, NONE, POLICIES, TIERS, Flag, Reading, Rulebook
from parcours_dos.pathway.shapes import EVERYONE, Answerer, Contact, CountryFile, PlanRow, Policy, RowEntry

from .person import Answers, Person, door, possible_person

Levels = tuple[z3.BoolRef, ...]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Sign:
    """The state of one warning sign; when none of these holds, the sign is cleared."""

    raised: z3.BoolRef
    undecided: z3.BoolRef
    needs_examination: z3.BoolRef
    lifted: z3.BoolRef


NO_SIGN = Sign(NO, NO, NO, NO)


def sign(rulebook: Rulebook, flag: Flag, policy: Policy, person: Person) -> Sign:
    """Twin of `flags.state`."""
    here = formula(flag.when.spread, rulebook.vocabulary, person.known)
    lift = lifted(rulebook, flag, policy, person.known)
    kept = opposite(lift)
    doubt = every(opposite(here.yes), opposite(here.no))
    if person.answerer not in flag.hidden_from:
        return Sign(every(kept, here.yes), every(kept, doubt), NO, every(lift, here.yes))
    there = formula(flag.when.spread, rulebook.vocabulary, person.filled)
    present = some(here.yes, every(doubt, there.yes))
    return Sign(
        raised=every(kept, present),
        undecided=every(kept, doubt, opposite(there.yes), opposite(there.no)),
        needs_examination=every(kept, doubt, there.no),
        lifted=every(lift, present),
    )


def lifted(rulebook: Rulebook, flag: Flag, policy: Policy, answers: Answers) -> z3.BoolRef:
    """Is the exception of this sign answered yes?"""
    unless = flag.unless[policy]
    return NO if unless is None else formula(unless.spread, rulebook.vocabulary, answers).yes


def family_levels(pairs: Sequence[tuple[Flag, Sign]], policy: Policy) -> Levels:
    """Twin of `flags.weight`, for the signs of one family: for each level, does one of them ask for it?"""
    present = some(*(some(state.raised, state.lifted) for flag, state in pairs if flag.level[policy] > NONE))
    ways: list[list[z3.BoolRef]] = [[] for _ in TIERS]
    for flag, state in pairs:
        own = flag.level[policy]
        for level in range(1, own + 1):
            ways[level].append(state.raised)
            if min(own, flag.floor) >= level:
                ways[level].append(state.undecided)
            elif own == EMERGENCY and flag.escalates:
                ways[level].append(every(state.undecided, present))
    return tuple(YES if level == NONE else some(*found) for level, found in enumerate(ways))


def in_families(flags: Sequence[Flag], signs: Sequence[Sign]) -> dict[str, list[tuple[Flag, Sign]]]:
    """The signs, family by family."""
    found: dict[str, list[tuple[Flag, Sign]]] = {}
    for flag, state in zip(flags, signs, strict=True):
        found.setdefault(flag.entry.family, []).append((flag, state))
    return found


def levels(flags: Sequence[Flag], signs: Sequence[Sign], policy: Policy) -> Levels:
    """Twin of `flags.urgency`: for each level, is the person's urgency at least that?"""
    return highest([family_levels(pairs, policy) for pairs in in_families(flags, signs).values()])


def highest(families: Iterable[Levels]) -> Levels:
    """The urgency that the most urgent family asks for."""
    return tuple(some(*same) for same in zip(*families, strict=True))


def exactly(reached: Levels, level: int) -> z3.BoolRef:
    """The urgency is this one and no higher."""
    return reached[level] if level == EMERGENCY else every(reached[level], opposite(reached[level + 1]))


def differ(first: Sequence[z3.BoolRef], second: Sequence[z3.BoolRef]) -> z3.BoolRef:
    """At least one of these pairs is not the same."""
    return some(*(a != b for a, b in zip(first, second, strict=True)))


@dataclass(frozen=True, eq=False)
class Model:
    """The engine over every possible person who answers as `answerer`, under one policy, in one country."""

    rulebook: Rulebook
    answerer: Answerer
    policy: Policy
    country: CountryFile

    # --- the person

    @cached_property
    def _start(self) -> tuple[Person, z3.BoolRef]:
        return possible_person(self.rulebook, self.answerer, self.country)

    @property
    def person(self) -> Person:
        """The person all formulas speak of."""
        return self._start[0]

    @property
    def knowable(self) -> tuple[str, ...]:
        """The facts that this answerer may be asked."""
        return tuple(name for name, entry in self.rulebook.facts.items() if self.answerer in entry.who)

    @cached_property
    def in_turn(self) -> Mapping[str, z3.BoolRef]:
        """For each fact behind a gate: it is answered only once the gate is open, as the questions do it."""
        words, person = self.rulebook.vocabulary, self.person
        return {
            name: self.name(
                f"{name} in turn",
                some(opposite(person.known[name].known), formula(gate.spread, words, person.known).yes),
            )
            for name, gate in self.rulebook.gates.items()
        }

    # --- what the engine says of that person; each formula is named once, so that the solver keeps it

    @cached_property
    def raw_signs(self) -> tuple[Sign, ...]:
        """The state of each sign, spelled out over the answers."""
        return tuple(self.read(flag, self.person) for flag in self.rulebook.flags)

    def read(self, flag: Flag, person: Person) -> Sign:
        """The state of one sign for a person."""
        return sign(self.rulebook, flag, self.policy, person)

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """The state of each sign, in the order of the rulebook: twin of `flags.states`."""
        named = []
        for flag, raw in zip(self.rulebook.flags, self.raw_signs, strict=True):
            words = ("raised", "undecided", "needs_examination", "lifted")
            named.append(Sign(*(self.name(f"{flag.name}:{word}", getattr(raw, word)) for word in words)))
        return tuple(named)

    @cached_property
    def families(self) -> dict[str, Levels]:
        """Does each family of signs ask for at least each level?"""
        found = {}
        for family, pairs in in_families(self.rulebook.flags, self.signs).items():
            reached = family_levels(pairs, self.policy)
            found[family] = tuple(self.name(f"{family}>={n}", here) for n, here in enumerate(reached))
        return found

    @cached_property
    def levels(self) -> Levels:
        """Is the urgency at least each level?"""
        return tuple(self.name(f"urgency>={n}", h) for n, h in enumerate(highest(self.families.values())))

    @cached_property
    def contacts(self) -> tuple[tuple[RowEntry, z3.BoolRef], ...]:
        """Each row of first contact: does it hold?"""
        found = self.contacts_of(self.person, self.levels)
        return tuple((row, self.name(f"contact:{row.name}", here)) for row, here in found)

    @cached_property
    def routes(self) -> tuple[tuple[RowEntry, z3.BoolRef], ...]:
        """Each route: does it hold?"""
        found = self.routes_of(self.person, self.levels, self.contacts)
        return tuple((row, self.name(f"route:{row.name}", here)) for row, here in found)

    def contact(self, *wanted: Contact) -> z3.BoolRef:
        """Is the first contact one of these?"""
        return some(*(here for row, here in self.contacts if row.contact in wanted))

    # --- the same, of another person or other signs

    def another(self, name: str) -> z3.ExprRef:
        """A second answer to a question, as free as the first."""
        answers, bounds = anyone({name: self.rulebook.vocabulary[name]}, " then")
        self.solver.add(bounds)
        return answers[name].value

    def contacts_of(self, person: Person, reached: Levels) -> list[tuple[RowEntry, z3.BoolRef]]:
        """Twin of `tables.row_for` over the rows of first contact."""
        rows = self.rulebook.orientation.first_contact
        return [(row, every(self._fits(row, reached), self.holds(row, person))) for row in rows]

    def routes_of(
        self, person: Person, reached: Levels, contacts: Iterable[tuple[RowEntry, z3.BoolRef]]
    ) -> list[tuple[RowEntry, z3.BoolRef]]:
        """Twin of `tables.row_for` over the routes of the country, given the first contact."""
        chosen = list(contacts)
        found: list[tuple[RowEntry, z3.BoolRef]] = []
        for row in self.country.routes:
            same = some(*(here for contact, here in chosen if contact.contact == row.contact))
            found.append((row, every(same, self._fits(row, reached), self.holds(row, person))))
        return found

    def reading(self, condition: Reading, person: Person) -> Formula:
        """A condition of the rulebook, over what a person knows."""
        return formula(condition.spread, self.rulebook.vocabulary, person.known)

    def _fits(self, row: RowEntry, reached: Levels) -> z3.BoolRef:
        return some(*(exactly(reached, level) for level, tier in enumerate(TIERS) if tier in row.urgency))

    def holds(self, row: RowEntry | PlanRow, person: Person) -> z3.BoolRef:
        """Twin of `tables.holds`, with what this answerer cannot know set aside."""
        yes = [
            formula(self.rulebook.conditions[text].spread, self.rulebook.vocabulary, person.filled).yes
            for text in (*row.known, *row.not_known)
        ]
        known, not_known = yes[: len(row.known)], yes[len(row.known) :]
        return every(*known, *(opposite(held) for held in not_known))

    def changed(self, changes: Answers) -> tuple[Levels, z3.BoolRef]:
        """The urgency of the same person with these answers instead, and what the door demands of them."""
        person = self.person.with_answers(changes)
        before = [self.person.known[name] for name in changes]
        put_in = [(b.known, a.known) for b, a in zip(before, changes.values(), strict=True)]
        put_in += [(b.value, a.value) for b, a in zip(before, changes.values(), strict=True)]
        signs = {
            rank: Sign(*(z3.substitute(part, *put_in) for part in vars(raw).values()))
            for rank, raw in enumerate(self.raw_signs)
            if self._read[rank] & changes.keys()
        }
        return self.with_signs(self.rulebook.flags, signs), every(*door(self.rulebook, person.known, changes))

    def with_signs(self, flags: Sequence[Flag], signs: Mapping[int, Sign]) -> Levels:
        """The urgency when these signs are read otherwise; only their families are done again."""
        anew = [signs.get(rank, state) for rank, state in enumerate(self.signs)]
        touched = {flags[rank].entry.family for rank in signs}
        again = {
            family: family_levels(pairs, self.policy)
            for family, pairs in in_families(flags, anew).items()
            if family in touched
        }
        return highest({**self.families, **again}.values())

    @cached_property
    def _read(self) -> tuple[frozenset[str], ...]:
        return tuple(facts_read(flag, self.policy) for flag in self.rulebook.flags)

    # --- the solver

    @cached_property
    def solver(self) -> z3.Solver:
        """One solver for all questions about this person: every answer is yes, no, or one of few numbers."""
        solver = z3.SolverFor("QF_FD")  # bounded numbers become bits; without bounds, it would give up
        solver.set("phase", "always_true")  # only where the search begins: ill people first
        solver.add(self._start[1])
        return solver

    def name(self, word: str, meaning: z3.BoolRef) -> z3.BoolRef:
        """Give a formula a name that the solver keeps between questions."""
        assert self.solver.num_scopes() == 0, "a name given within a question would be lost with it"
        named = z3.Bool(f"«{word}»")
        self.solver.add(named == meaning)
        return named

    def find(self, *claims: z3.BoolRef) -> z3.ModelRef | None:
        """A possible person of whom all this is true, or None when there is none at all."""
        return self._ask(claims, self.solver.model)

    def possible(self, *claims: z3.BoolRef) -> bool:
        """Is all this true of someone? Cheaper than `find`: nobody has to be described."""
        return self._ask(claims, lambda: True) is not None

    def _ask(self, claims: Iterable[z3.BoolRef], seen: Callable[[], Found]) -> Found | None:
        with self.among(*claims):
            answer = self.solver.check()
            if answer == z3.unknown:
                raise RuntimeError(f"the solver gave up: {self.solver.reason_unknown()}")
            return seen() if answer == z3.sat else None

    @contextmanager
    def among(self, *claims: z3.BoolRef) -> Iterator[None]:
        """As long as this lasts, every question is about those of whom all this is true."""
        _ = self.signs, self.levels, self.contacts, self.routes  # named first, so that the answer tells them
        self.solver.push()
        try:
            self.solver.add(every(*claims))
            yield
        finally:
            self.solver.pop()

    def met(self, claims: Mapping[str, z3.BoolRef]) -> frozenset[str]:
        """Which of these claims are true of someone?"""
        return frozenset(word for word, claim in claims.items() if self.possible(claim))


def true_of(person: z3.ModelRef, claim: z3.BoolRef) -> bool:
    """Is this true of the person that the solver found?"""
    return bool(z3.is_true(person.eval(claim, model_completion=True)))


def facts_read(flag: Flag, policy: Policy) -> frozenset[str]:
    """The facts that a sign reads, exception included."""
    unless = flag.unless[policy]
    return facts_of(flag.when.spread) | (facts_of(unless.spread) if unless else frozenset())


def models(rulebook: Rulebook) -> list[Model]:
    """Every answerer under every policy in every country.

    Who can know exactly the same facts as another (today the carer, as the patient) is the same
    person to the engine, and is proved once.
    """
    answerers: list[Answerer] = []
    for who in EVERYONE:
        alike = (other for other in answerers if rulebook.absent[other] == rulebook.absent[who])
        if next(alike, None) is None:
            answerers.append(who)
    countries = rulebook.countries.values()
    return [
        Model(rulebook, who, policy, here) for here in countries for who in answerers for policy in POLICIES
    ]
