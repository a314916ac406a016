"""`python -m proofs.faults`: are the cases and the proofs strong enough to catch a fault in a rule?

Each fault is tried first on the cases of its own rule, then on the expectations on its row or its
facts. A fault that changes nothing for anyone is proved so and listed apart. The others are tried on
the promises about the facts of the rule. Any that goes unseen is a survivor: a case is missing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import z3

from parcours_dos.language.as_formula import NO, every, formula, opposite
from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.facts import read
from parcours_dos.pathway.flags import Known, State, state
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import Flag, Rulebook
from parcours_dos.pathway.shapes import CaseEntry

from . import meets_expectations, unknown_never_reassures, warning_never_lowers
from .meets_expectations import Expectation, everyone_who_says, expectations
from .model import NO_SIGN, Levels, Model, Sign, differ, facts_read, models, sign
from .mutants import Mutant, mutants, sample
from .person import Person
from .promise import somebody_breaks
from .report import proved_elsewhere

CASES, EXPECTED, PROMISES = "ses cas", "une attente", "une promesse"
SAME, MASKED, SURVIVES = "équivalente", "sans effet sur l'urgence", "SURVIT"
PROCESSES = 2


@dataclass(frozen=True)
class Verdict:
    """What became of one fault."""

    kind: str
    rule: str
    said: str
    fate: str
    by: str = ""


@dataclass(frozen=True, eq=False)
class FaultyModel(Model):
    """The engine over every possible person, with one fault in it."""

    rank: int = -1
    mutant: Mutant | None = None

    def read(self, flag: Flag, person: Person) -> Sign:
        """The state of one sign; the faulty rule is read with its fault."""
        if self.mutant is None or flag is not self.rulebook.flags[self.rank]:
            return super().read(flag, person)
        return faulty_sign(self, self.mutant, person)


def faulty_sign(model: Model, mutant: Mutant, person: Person) -> Sign:
    """The state of the faulty sign."""
    if mutant.flag is None:
        return NO_SIGN
    flag, policy = mutant.flag, model.policy
    unless = flag.unless[policy]
    if mutant.exception_by_default and unless is not None:
        bare = sign(model.rulebook, replace(flag, unless={**flag.unless, policy: None}), policy, person)
        kept = formula(unless.spread, model.rulebook.vocabulary, person.known).no
        return Sign(
            raised=every(kept, bare.raised),
            undecided=every(kept, bare.undecided),
            needs_examination=every(kept, bare.needs_examination),
            lifted=every(opposite(kept), bare.raised),
        )
    found = sign(model.rulebook, flag, policy, person)
    return Sign(found.raised, NO, NO, found.lifted) if mutant.doubt_is_no else found


def faulty_state(mutant: Mutant, known: Known, case: CaseEntry) -> State:
    """The same for one person: what a case of the rule would see."""
    assert mutant.flag is not None
    unless = mutant.flag.unless[case.policy]
    if mutant.exception_by_default and unless is not None and unless.value(known.facts) is not False:
        return State.CLEARED
    found = state(mutant.flag, known, case.policy)
    return State.CLEARED if mutant.doubt_is_no and found is not State.RAISED else found


class Hunt:
    """Tries faults one after the other over one rulebook; keeps the models of the sound engine."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.rank = {flag.name: rank for rank, flag in enumerate(rulebook.flags)}
        self.people: dict[tuple[int, int], list[z3.BoolRef] | None] = {}

    @cached_property
    def models(self) -> list[Model]:
        """The sound engine for every answerer and policy, in each country where the urgency may differ."""
        return [model for model in models(self.rulebook) if not proved_elsewhere(meets_expectations, model)]

    def verdict(self, mutant: Mutant) -> Verdict:
        """Who catches this fault?"""
        for fate, search in ((CASES, self._cases), (EXPECTED, self._expected)):
            if by := search(mutant):
                return Verdict(mutant.kind, mutant.rule, mutant.said, fate, by)
        fate, by = self._unseen(mutant), None
        if fate == SURVIVES:  # the promises speak of the urgency only: they see nothing where it is the same
            by = self._promises(mutant)
        return Verdict(mutant.kind, mutant.rule, mutant.said, PROMISES if by else fate, by or "")

    def _cases(self, mutant: Mutant) -> str | None:
        if mutant.flag is None:  # its cases are lost with it
            return None
        for case in mutant.flag.entry.cases:
            known = Known.by(self.rulebook, read(self.rulebook, case.facts, case.by), case.by)
            if faulty_state(mutant, known, case).word != case.gives:
                return f"{case.gives} {dict(case.facts)}"
        return None

    def _expected(self, mutant: Mutant) -> str | None:
        rank = self.rank[mutant.rule]
        flag = self.rulebook.flags[rank]
        near = self._near(flag)
        for number, model in enumerate(self.models):
            before, after = self._levels(model, rank, mutant)
            if not model.possible(differ(before, after)):
                continue  # nobody here gets another urgency
            for place, wanted in near:
                level = wanted.at_least.get(model.policy)
                people = self._people(number, place, wanted)
                if level is None or people is None or wanted.at_most:
                    continue
                fails = model.possible(*people, opposite(after[level]))
                if fails and not model.possible(*people, opposite(before[level])):
                    return wanted.title
        return None

    def _near(self, flag: Flag) -> list[tuple[int, Expectation]]:
        """The expectations on the rows of a rule, then those that name a fact it reads."""
        told = list(enumerate(expectations()))
        reads = facts_of(flag.when.spread)
        rows = [(place, e) for place, e in told if e.row in flag.entry.rows]
        return rows + [(p, e) for p, e in told if e.row not in flag.entry.rows and reads & e.person.keys()]

    def _people(self, number: int, place: int, wanted: Expectation) -> list[z3.BoolRef] | None:
        key = (number, place)
        if key not in self.people:
            self.people[key] = everyone_who_says(self.models[number], wanted)
        return self.people[key]

    def _levels(self, model: Model, rank: int, mutant: Mutant) -> tuple[Levels, Levels]:
        flags = list(self.rulebook.flags)
        if mutant.flag is not None:
            flags[rank] = mutant.flag
        return model.levels, model.with_signs(flags, {rank: faulty_sign(model, mutant, model.person)})

    def _promises(self, mutant: Mutant) -> str | None:
        """The promises about what is unknown and what is worse, on the facts of the faulty rule."""
        rank, flag = self.rank[mutant.rule], mutant.flag
        if flag is None:
            return None
        flags = (*self.rulebook.flags[:rank], flag, *self.rulebook.flags[rank + 1 :])
        book = replace(self.rulebook, flags=flags)
        for sound in self.models:
            model = FaultyModel(book, sound.answerer, sound.policy, sound.country, rank, mutant)
            names = [n for n in sorted(facts_read(flag, model.policy)) if n in model.knowable]
            for promise, ways in (
                ("warning_never_lowers", warning_never_lowers.worse_lowers),
                ("unknown_never_reassures", unknown_never_reassures.unknown_lowers),
            ):
                if somebody_breaks(model, (way for name in names for way in ways(model, name))):
                    return promise
        return None

    def _unseen(self, mutant: Mutant) -> str:
        """Is the fault without any effect? Proved, or else it survives."""
        rank = self.rank[mutant.rule]
        flag = self.rulebook.flags[rank]
        fate = SAME
        for model in self.models:
            before, after = self._levels(model, rank, mutant)
            if model.possible(differ(before, after)):
                return SURVIVES
            sound, faulty = model.signs[rank], faulty_sign(model, mutant, model.person)
            words = ("raised", "undecided", "needs_examination", "lifted")
            states = differ([getattr(sound, w) for w in words], [getattr(faulty, w) for w in words])
            weighs = mutant.flag is not None and (mutant.flag.level, mutant.flag.floor) == (
                flag.level,
                flag.floor,
            )
            if not weighs or model.possible(states):
                fate = MASKED
        return fate


_planted: list[tuple[Hunt, Sequence[Mutant]]] = []  # what the processes below inherit


def hunt(rulebook: Rulebook, size: int | None = None, processes: int = PROCESSES) -> list[Verdict]:
    """What becomes of every fault, or of a fixed sample of them."""
    planted = list(mutants(rulebook))
    if size is not None:
        planted = sample(planted, size)
    _planted[:] = [(Hunt(rulebook), planted)]
    if processes > 1 and "fork" in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            return pool.map(_verdict, range(len(planted)), chunksize=8)
    return [_verdict(rank) for rank in range(len(planted))]


def _verdict(rank: int) -> Verdict:
    hunting, planted = _planted[0]
    return hunting.verdict(planted[rank])


def in_french(verdicts: Sequence[Verdict], seconds: float) -> str:
    """The report that people read."""
    fates = Counter(verdict.fate for verdict in verdicts)
    caught = sum(fates[fate] for fate in (CASES, EXPECTED, PROMISES))
    lines = [f"{len(verdicts)} fautes semées dans les règles, une à une."]
    lines.append(
        f"  vues : {caught} ("
        + ", ".join(f"{fate} : {fates[fate]}" for fate in (CASES, EXPECTED, PROMISES))
        + ")"
    )
    lines.append(f"  {SAME}s (même état et même poids pour tous, prouvé) : {fates[SAME]}")
    lines.append(f"  {MASKED} pour personne (prouvé) : {fates[MASKED]}")
    lines.append(f"  non vues : {fates[SURVIVES]}")
    lines += _kinds(verdicts)
    for fate, title in (
        (SURVIVES, "Fautes non vues"),
        (MASKED, "Sans effet sur l'urgence"),
        (SAME, "Équivalentes"),
    ):
        if fates[fate]:
            lines.append(f"{title} :")
            lines += [f"  - {v.rule} : {v.said}" for v in verdicts if v.fate == fate]
    lines.append(f"Durée : {seconds:.0f} s.")
    return "\n".join(lines)


def _kinds(verdicts: Iterable[Verdict]) -> Iterator[str]:
    planted, unseen = (
        Counter(v.kind for v in verdicts),
        Counter(v.kind for v in verdicts if v.fate == SURVIVES),
    )
    for kind, count in planted.items():
        yield f"    {kind} : {count}" + (f", dont {unseen[kind]} non vues" if unseen[kind] else "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Plant the faults and print what became of them; 1 when one went unseen."""
    parser = argparse.ArgumentParser(
        prog="python -m proofs.faults", description="Sème des fautes dans les règles."
    )
    parser.add_argument("--sample", type=int, metavar="N", help="seulement N fautes, toujours les mêmes")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    verdicts = hunt(load(), options.sample)
    print(in_french(verdicts, time.perf_counter() - start))
    return 1 if any(verdict.fate == SURVIVES for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
