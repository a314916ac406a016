"""Run every promise over every answerer, policy and country, and say in French what came out."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Mapping, Sequence

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import POLICIES, Rulebook
from parcours_dos.pathway.shapes import CountryFile

from . import (
    a_limit_is_always_said,
    a_programme_is_safe_and_full,
    always_one_outcome,
    distress_never_hides_the_body,
    each_region_asks_its_signs,
    manual_care_is_safe,
    meets_expectations,
    no_rule_is_dead,
    nobody_exercises_instead_of_the_advice,
    one_plan_for_who_may_be_treated,
    red_flag_always_wins,
    settled_is_never_contradicted,
    unknown_never_reassures,
    warning_never_lowers,
)
from .model import Model, facts_read, models
from .promise import MOST_SHOWN, Examined, Promise, Result

PROMISES: Mapping[str, Promise] = {
    "red_flag_always_wins": red_flag_always_wins,
    "unknown_never_reassures": unknown_never_reassures,
    "warning_never_lowers": warning_never_lowers,
    "settled_is_never_contradicted": settled_is_never_contradicted,
    "always_one_outcome": always_one_outcome,
    "no_rule_is_dead": no_rule_is_dead,
    "each_region_asks_its_signs": each_region_asks_its_signs,
    "manual_care_is_safe": manual_care_is_safe,
    "distress_never_hides_the_body": distress_never_hides_the_body,
    "one_plan_for_who_may_be_treated": one_plan_for_who_may_be_treated,
    "a_limit_is_always_said": a_limit_is_always_said,
    "nobody_exercises_instead_of_the_advice": nobody_exercises_instead_of_the_advice,
    "a_programme_is_safe_and_full": a_programme_is_safe_and_full,
    "meets_expectations": meets_expectations,
}
PROCESSES = 2
Piece = tuple[str, Examined, float]  # a promise, what one model says of it, and the seconds it took

_rulebook: list[
    Rulebook
] = []  # what the processes below inherit: a rulebook holds functions and cannot travel


def prove_all(rulebook: Rulebook | None = None, names: Iterable[str] = PROMISES) -> list[Result]:
    """Every promise (or those named), over all models: one result each, in order."""
    book = load() if rulebook is None else rulebook
    chosen = tuple(names)
    _rulebook[:] = [book]
    ranks = [(rank, chosen) for rank in range(len(models(book)))]
    ranks.reverse()  # clinicians first: they are the longest
    if "fork" in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
            pieces = [piece for found in pool.imap_unordered(_examine, ranks) for piece in found]
    else:
        pieces = [piece for rank in ranks for piece in _examine(rank)]
    return [_concluded(book, name, [piece for piece in pieces if piece[0] == name]) for name in chosen]


def _examine(task: tuple[int, tuple[str, ...]]) -> list[Piece]:
    rank, names = task
    return examine_one(models(_rulebook[0])[rank], names)


def examine_one(model: Model, names: Iterable[str] = PROMISES) -> list[Piece]:
    """The promises over one model."""
    pieces = []
    for name in names:
        if proved_elsewhere(PROMISES[name], model):
            continue
        start = time.perf_counter()
        examined = PROMISES[name].examine(model)
        pieces.append((name, examined, time.perf_counter() - start))
    return pieces


def _laws_that_may_hold(country: CountryFile) -> int:
    """Where more laws may hold, more people are possible: what is proved there is proved elsewhere."""
    return sum(any(value.holds for value in law.values) for law in country.law)


def proved_elsewhere(promise: Promise, model: Model) -> bool:
    """Is this proof the same as in the freest country, where it is made?"""
    freest = max(model.rulebook.countries.values(), key=_laws_that_may_hold)
    return model.country is not freest and country_matters_not(promise, model.rulebook)


def country_matters_not(promise: Promise, rulebook: Rulebook) -> bool:
    """Is one country enough for this proof? Only while no sign reads what a country or a moment gives."""
    given = {name for name, entry in rulebook.facts.items() if not entry.who}
    blind = all(not facts_read(flag, policy) & given for flag in rulebook.flags for policy in POLICIES)
    return blind and getattr(promise, "SAME_IN_EVERY_COUNTRY", False)


def _concluded(rulebook: Rulebook, name: str, pieces: Sequence[Piece]) -> Result:
    promise = PROMISES[name]
    examined = [piece[1] for piece in pieces]
    met = frozenset[str]().union(*(found.met for found in examined))
    never = [complaint for word, complaint in promise.must_meet(rulebook).items() if word not in met]
    broken = [*never, *dict.fromkeys(text for found in examined for text in found.broken)]
    return Result(
        name=name,
        promise=promise.SENTENCE,
        holds=not broken,
        seconds=sum(piece[2] for piece in pieces),
        counterexample="\n".join(broken),
        notes=tuple(sorted(frozenset[str]().union(*(found.notes for found in examined)))),
    )


def in_french(results: Iterable[Result], seconds: float) -> str:
    """The report that people read."""
    lines = [
        "Promesses prouvées pour toute personne possible : patient, proche ou clinicien, deux politiques,"
    ]
    lines.append("à toute date et à toute heure. « s » : secondes de calcul.")
    for result in results:
        word = "prouvée " if result.holds else "BRISÉE  "
        lines.append(f"  {word} {result.seconds:5.1f} s  {result.promise}")
        if not result.holds:
            lines += [f"      {line}" for line in result.counterexample.splitlines()]
        if result.notes:
            lines.append("      Pour information :")
            lines += [f"      - {note}" for note in result.notes]
    lines.append(f"Durée : {seconds:.0f} s.")
    return "\n".join(lines)


__all__ = ["MOST_SHOWN", "PROMISES", "examine_one", "in_french", "prove_all"]
