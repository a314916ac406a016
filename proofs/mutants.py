"""Faults planted in the rules, one at a time: what a slip of the pen, or of the code, could do to a rule.

A mutant is one rule with one fault. Derived facts are written out in the rule first, so that
their thresholds are tried too; gates are put back by the loader, as for any rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import msgspec

from parcours_dos.language.check import Number
from parcours_dos.language.tree import (
    All,
    AnyOf,
    AtLeast,
    Compare,
    Condition,
    Fact,
    Leaf,
    Not,
    fact_of,
    facts_of,
    leaves,
    parts_of,
    replace_leaves,
)
from parcours_dos.pathway.loading import FOLDER
from parcours_dos.pathway.loading.files import Loader
from parcours_dos.pathway.rulebook import NONE, POLICIES, TIERS, Flag, Reading, Rulebook
from parcours_dos.pathway.shapes import EVERYONE, Policy

INVERTED = {"<": ">=", ">=": "<", "<=": ">", ">": "<=", "==": "!=", "!=": "=="}


@dataclass(frozen=True)
class Mutant:
    """One rule with one fault. `flag` is None when the whole rule is lost.

    `doubt_is_no`: a doubt is read as cleared. `exception_by_default`: an exception not known acts.
    """

    kind: str
    rule: str
    said: str
    flag: Flag | None
    doubt_is_no: bool = False
    exception_by_default: bool = False


Change = tuple[str, str, Condition]  # kind, in French, the condition with its fault


def mutants(rulebook: Rulebook) -> Iterator[Mutant]:
    """Every fault of every rule."""
    spell = Speller(rulebook)
    for flag in rulebook.flags:
        yield Mutant("règle perdue", flag.name, "la règle est perdue", None)
        for kind, said, changed in changes(spell.out(flag.when.written), rulebook):
            yield Mutant(kind, flag.name, said, spell.flag(flag, changed))
        yield Mutant(
            "inconnu pris pour non", flag.name, "un doute est lu comme écarté", flag, doubt_is_no=True
        )
        yield from _exceptions(spell, flag)
        for policy in POLICIES:
            if flag.level[policy] > NONE:
                level = {**flag.level, policy: flag.level[policy] - 1}
                said = f"urgence abaissée à « {TIERS[level[policy]]} » ({policy})"
                yield Mutant("urgence abaissée", flag.name, said, replace(flag, level=level))
        if flag.entry.sign == "hard":
            entry = msgspec.structs.replace(flag.entry, sign="soft")
            yield Mutant("signe dur rendu mou", flag.name, "signe dur rendu mou", replace(flag, entry=entry))


def sample(found: Sequence[Mutant], size: int) -> list[Mutant]:
    """A fixed choice spread over all kinds, and over the rules within each kind."""
    kinds: dict[str, list[Mutant]] = {}
    for mutant in found:
        kinds.setdefault(mutant.kind, []).append(mutant)
    share = -(-size // len(kinds))
    spread = []
    for turn, of_kind in enumerate(kinds.values()):  # each kind starts at another rule
        count = min(share, len(of_kind))
        start = turn * len(of_kind) // len(kinds)
        places = sorted({(start + n * len(of_kind) // count) % len(of_kind) for n in range(count)})
        spread.append([of_kind[place] for place in places])
    return [mutant for row in zip_longest(*spread) for mutant in row if mutant is not None][:size]


class Speller:
    """Writes rules again after a change, with the loader's own hand."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.loader = Loader(FOLDER)
        self.loader.vocabulary = dict(rulebook.vocabulary)
        self.loader.facts = rulebook.facts
        self.loader.gate_of = {name: gate.written for name, gate in rulebook.gates.items()}

    def out(self, condition: Condition) -> Condition:
        """The condition with derived facts written out."""

        def put(leaf: Leaf) -> Condition:
            derived = self.rulebook.derived.get(fact_of(leaf))
            return leaf if derived is None else self.out(derived.written)

        self.loader.written = {name: reading.written for name, reading in self.rulebook.derived.items()}
        return replace_leaves(condition, put)

    def reading(self, condition: Condition) -> Reading:
        """A condition, ready to be read."""
        return self.loader.read(self.rulebook.said(condition), condition)

    def flag(self, flag: Flag, when: Condition) -> Flag:
        """The rule with another `when`."""
        reading = self.reading(when)
        asked = [who for n in facts_of(reading.spread) if (who := self.rulebook.facts[n].who)]
        hidden = frozenset(who for who in EVERYONE if any(who not in able for able in asked))
        return replace(flag, when=reading, hidden_from=hidden)

    def excused(self, flag: Flag, policy: Policy, unless: Condition | None) -> Flag:
        """The rule with another exception under one policy."""
        reading = None if unless is None else self.reading(unless)
        return replace(flag, unless={**flag.unless, policy: reading})


def _exceptions(spell: Speller, flag: Flag) -> Iterator[Mutant]:
    """Faults of what lowers a sign."""
    first = next(leaves(flag.when.written))
    apart = next(
        n
        for n, e in spell.rulebook.facts.items()
        if e.type == "yes_no"
        and e.worse == "none"
        and "patient" in e.who
        and n not in facts_of(flag.when.spread)
    )
    for policy in POLICIES:
        unless = flag.unless[policy]
        already = [] if unless is None else [unless.written]
        if flag.level[policy] > NONE:
            for more in (spell.out(first), Fact(apart)):
                said = f"exception élargie à « {spell.rulebook.said(more)} » ({policy})"
                widened = more if not already else AnyOf((*already, more))
                yield Mutant("exception élargie", flag.name, said, spell.excused(flag, policy, widened))
        if unless is not None:
            said = f"exception perdue ({policy})"
            yield Mutant("exception perdue", flag.name, said, spell.excused(flag, policy, None))
            for kind, why, changed in changes(spell.out(unless.written), spell.rulebook):
                excused = spell.excused(flag, policy, changed)
                yield Mutant(f"exception : {kind}", flag.name, f"exception ({policy}) : {why}", excused)
    if any(flag.unless.values()):
        said = "une exception inconnue agit"
        yield Mutant("exception inconnue agit", flag.name, said, flag, exception_by_default=True)


def changes(condition: Condition, rulebook: Rulebook) -> Iterator[Change]:
    """The condition with one fault somewhere inside."""
    yield from _here(condition, rulebook)
    parts = parts_of(condition)
    for rank, part in enumerate(parts):
        for kind, said, changed in changes(part, rulebook):
            yield kind, said, _with_parts(condition, (*parts[:rank], changed, *parts[rank + 1 :]))


def _here(condition: Condition, rulebook: Rulebook) -> Iterator[Change]:
    match condition:
        case Compare(name, operator, bound):
            said = rulebook.said(condition)
            kind = rulebook.vocabulary[name]
            if isinstance(bound, int) and isinstance(kind, Number):
                for step in (1, -1):
                    if kind.lowest <= bound + step <= kind.highest:
                        yield (
                            "seuil déplacé",
                            f"seuil {step:+d} : {said}",
                            Compare(name, operator, bound + step),
                        )
            yield "comparaison inversée", f"inversé : {said}", Compare(name, INVERTED[operator], bound)
        case All(parts):
            yield (
                "« et » pris pour « ou »",
                f"« ou » pour « et » : {rulebook.said(condition)}",
                AnyOf(parts),
            )
        case AnyOf(parts):
            yield "« ou » pris pour « et »", f"« et » pour « ou » : {rulebook.said(condition)}", All(parts)
        case AtLeast(count, parts):
            for number in (count - 1, count + 1):
                if 1 <= number <= len(parts):
                    yield "compte déplacé", f"au moins {number} au lieu de {count}", AtLeast(number, parts)
        case _:
            return
    parts = parts_of(condition)
    for rank, part in enumerate(parts):
        left = (*parts[:rank], *parts[rank + 1 :])
        if len(parts) > (condition.count if isinstance(condition, AtLeast) else 1):
            yield "partie perdue", f"perdu : {rulebook.said(part)}", _with_parts(condition, left)


def _with_parts(condition: Condition, parts: tuple[Condition, ...]) -> Condition:
    match condition:
        case Not():
            return Not(parts[0])
        case AtLeast(count):
            return AtLeast(count, parts)
        case All() | AnyOf():
            return parts[0] if len(parts) == 1 else type(condition)(parts)
        case _:
            return condition
