"""When do the questions stop? The twin of `questions.open_facts`, over every possible person.

A person is settled when no fact that can still be put to them could change the outcome. A "not
known" that a second question can clarify counts as not yet asked, as `questions` sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import z3

from parcours_dos.language.as_formula import NO, YES, every, formula, opposite, some
from parcours_dos.language.tree import Condition, fact_of, parts_of
from parcours_dos.pathway.rulebook import EMERGENCY, NONE, TIERS, Flag
from parcours_dos.pathway.shapes import Contact, RowEntry

from .model import Levels, Model, Sign, exactly, levels
from .person import Person


@dataclass(frozen=True)
class Opening:
    """A condition as the questions see it: its value, whether an unasked fact could still change it,
    and whether one that can be asked now could."""

    yes: z3.BoolRef
    no: z3.BoolRef
    open: z3.BoolRef
    askable: z3.BoolRef


SHUT = Opening(NO, YES, NO, NO)


@dataclass(frozen=True)
class SignOpening:
    """A sign as the questions see it: its state once closed, whether it is still open or lifted."""

    state: Sign
    left: z3.BoolRef
    lifted: z3.BoolRef


@dataclass(frozen=True)
class Questions:
    """The questions that are left for one possible person."""

    model: Model
    person: Person
    askable: Mapping[str, z3.BoolRef]

    @staticmethod
    def left(model: Model, person: Person) -> Questions:
        """Twin of `questions._Askable`: a fact is asked of who can know it, once its gate is open."""
        rulebook = model.rulebook
        askable: dict[str, z3.BoolRef] = {}
        for name in model.knowable:
            if rulebook.facts[name].volunteered:
                continue
            gate = rulebook.gates.get(name)
            opened = YES if gate is None else formula(gate.spread, rulebook.vocabulary, person.filled).yes
            askable[name] = every(opposite(person.seen[name]), opened)
        return Questions(model, person, askable)

    def settled(self) -> z3.BoolRef:
        """Twin of `questions.open_facts(...) == ()`."""
        urgent, low = self._flags()
        first_contact = self.model.rulebook.orientation.first_contact
        everyone = {row.contact: YES for row in (*first_contact, *self.model.country.routes)}
        contact = self._table(first_contact, low, everyone)
        route = self._table(self.model.country.routes, low, self._chosen(first_contact, low))
        return every(opposite(urgent), opposite(contact), opposite(route))

    def opening(self, condition: Condition) -> Opening:
        """Twin of `still_open.finder`."""
        value = formula(condition, self.model.rulebook.vocabulary, self.person.filled)
        parts = parts_of(condition)
        if not parts:
            name = fact_of(condition)  # type: ignore[arg-type]  # a condition without parts is a leaf
            unseen = opposite(self.person.seen[name])
            return Opening(value.yes, value.no, unseen, self.askable.get(name, NO))
        inner = [self.opening(part) for part in parts]
        undecided = every(opposite(value.yes), opposite(value.no))
        still = every(undecided, some(*(part.open for part in inner)))
        return Opening(value.yes, value.no, still, every(undecided, some(*(part.askable for part in inner))))

    def _flags(self) -> tuple[z3.BoolRef, Levels]:
        """Twin of `questions._open_in_flags`: does a sign still matter, and the urgency already decided."""
        policy = self.model.policy
        flags = [flag for flag in self.model.rulebook.flags if flag.level[policy] > NONE]
        openings = [self._flag(flag) for flag in flags]
        closed = [opening.state for opening in openings]
        low = levels(flags, closed, policy)
        doubtful: dict[str, list[z3.BoolRef]] = {flag.entry.family: [] for flag in flags}
        for flag, state in zip(flags, closed, strict=True):
            if flag.escalates and flag.level[policy] == EMERGENCY:
                doubtful[flag.entry.family].append(state.undecided)
        matters = []
        for flag, opening in zip(flags, openings, strict=True):
            higher = every(opposite(opening.lifted), opposite(low[flag.level[policy]]))
            beside = every(some(*doubtful[flag.entry.family]), opposite(low[EMERGENCY]))
            matters.append(every(opening.left, some(higher, beside)))
        return some(*matters), low

    def _flag(self, flag: Flag) -> SignOpening:
        """Twin of `questions._opening`: the state of a sign no longer open, and whether it still is."""
        when = self.opening(flag.when.spread)
        unless = flag.unless[self.model.policy]
        lift = SHUT if unless is None else self.opening(unless.spread)
        kept = opposite(when.no)
        left = every(kept, some(when.askable, every(opposite(lift.yes), lift.askable)))
        closed = every(kept, opposite(left))
        state = Sign(
            raised=every(closed, when.yes, opposite(lift.yes)),
            undecided=every(closed, opposite(when.yes), opposite(lift.yes)),
            needs_examination=NO,
            lifted=every(closed, when.yes, lift.yes),
        )
        return SignOpening(state, left, lift.yes)

    def _chosen(self, rows: Sequence[RowEntry], low: Levels) -> dict[Contact, z3.BoolRef]:
        """Twin of `tables.row_for` on what the questions see: is this the first contact, as things stand?"""
        view = replace(self.person, known=self.person.filled)
        held = [holds for _, holds in self.model.contacts_of(view, low)]
        chosen: dict[Contact, list[z3.BoolRef]] = {row.contact: [] for row in rows}
        for rank, row in enumerate(rows):
            chosen[row.contact].append(every(held[rank], *(opposite(earlier) for earlier in held[:rank])))
        return {contact: some(*ways) for contact, ways in chosen.items()}

    def _table(
        self, rows: Sequence[RowEntry], low: Levels, chosen: Mapping[Contact, z3.BoolRef]
    ) -> z3.BoolRef:
        """Twin of `tables.still_asked`, kept to what can be asked now."""
        ways = []
        for level, tier in enumerate(TIERS):
            here = [row for row in rows if tier in row.urgency]
            possible = [every(chosen.get(row.contact, NO), self._may_hold(row)) for row in here]
            for rank, row in enumerate(here):
                others = some(*possible[:rank], *possible[rank + 1 :])
                asked = some(*(self._condition(text).askable for text in (*row.known, *row.not_known)))
                ways.append(every(exactly(low, level), possible[rank], others, asked))
        return some(*ways)

    def _may_hold(self, row: RowEntry) -> z3.BoolRef:
        """Twin of `tables._may_hold`."""
        known = [self._condition(text) for text in row.known]
        not_known = [self._condition(text) for text in row.not_known]
        return every(*(some(k.yes, k.open) for k in known), *(opposite(n.yes) for n in not_known))

    def _condition(self, text: str) -> Opening:
        return self.opening(self.model.rulebook.conditions[text].spread)


def names_of(rows: Iterable[tuple[RowEntry, z3.BoolRef]]) -> list[z3.BoolRef]:
    """Only whether each row holds."""
    return [holds for _, holds in rows]
