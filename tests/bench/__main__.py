"""Measure, print medians and ratios, and say whether each limit holds."""

from __future__ import annotations

import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from parcours_dos.pathway import decision, moment, questions
from parcours_dos.pathway.flags import Known, states
from parcours_dos.pathway.instruments.answers import Answers, read
from parcours_dos.pathway.instruments.instrument import Instrument
from parcours_dos.pathway.instruments.score import score
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.plan import proposal
from parcours_dos.pathway.programme import choice, wishes
from parcours_dos.pathway.rulebook import Rulebook
from tests.plan.anyone import lasting
from tests.programme.anyone import answered as told

from . import drawings, pages
from .engines import Engine, in_cel, in_zen
from .people import people

ROUNDS = 7
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)


def median(action: Callable[[dict[str, object]], object], sample: Sequence[dict[str, object]]) -> float:
    """The median over rounds of the mean time of one action, in microseconds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for person in sample:
            action(person)
        rounds.append((time.perf_counter() - start) / len(sample) * 1e6)
    return statistics.median(rounds)


def agrees(rulebook: Rulebook, engine: Engine, sample: Sequence[dict[str, object]]) -> bool:
    """Does the other engine give exactly our answers?"""
    readers = [flag.when.value for flag in rulebook.flags]
    return all(list(engine(person)) == [read(person) for read in readers] for person in sample)


def answered(rulebook: Rulebook) -> tuple[Instrument, Answers]:
    """The questionnaire with the most items, and answers to it."""
    found = max(rulebook.instruments.values(), key=lambda each: len(each.entry.items))
    case = max(found.entry.cases, key=lambda case: len(case.answers))
    return found, read(found, case.answers, case.read_all)


def main() -> int:
    """Print every figure; exit 1 when a limit is broken."""
    rulebook = load()
    country = rulebook.countries["FR"]
    setting = moment.setting(country, NOON)
    sample = people(rulebook, 200, unknown=0.3)
    plain = people(rulebook, 40, unknown=0.0)
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}, {_processor()}")
    size = f"{len(rulebook.flags)} règles, {len(rulebook.vocabulary)} faits"
    print(f"{size}, 30 % de réponses inconnues, médianes de {ROUNDS} tours")

    known = [Known.by(rulebook, {**setting.given, **person}, "patient") for person in sample]
    pairs = dict(zip(map(id, sample), known, strict=True))
    flags = median(lambda person: states(rulebook, pairs[id(person)], setting.policy), sample)
    conditions = [flag.when.spread for flag in rulebook.flags]
    readers = [flag.when.value for flag in rulebook.flags]
    complete = [{name: person.get(name) for name in rulebook.vocabulary} for person in sample]
    ours = median(lambda person: [read(person) for read in readers], complete)
    lines = [("signes d'une personne (règles, exceptions, deux lectures)", flags, 100.0)]
    rivals = (("common-expression-language", in_cel), ("zen-engine", in_zen))
    slower = True
    for package, build in rivals:
        engine = build(conditions)
        if not agrees(rulebook, engine, complete):
            print(f"{package} : les réponses diffèrent, comparaison impossible")
            return 1
        few = complete[:40]
        theirs = median(engine, few)
        slower = slower and theirs > ours
        ratio = f"rapport {theirs / ours:.1f}"
        print(f"{package} {version(package)} : {theirs:.1f} µs ; nous : {ours:.1f} µs ; {ratio}")

    def decide(person: dict[str, object]) -> object:
        return decision.decide(rulebook, person, "patient", NOON, country)

    def ask(person: dict[str, object]) -> object:
        return questions.next_screen(rulebook, person, "patient", NOON, country)

    def change(person: dict[str, object]) -> object:
        return decision.what_would_change(rulebook, person, "patient", NOON, country)

    half = [dict(list(person.items())[: len(person) // 2]) for person in sample]
    form, given = answered(rulebook)

    def count(person: dict[str, object]) -> object:
        return score(form, given)

    treated = lasting(heavy_job=True, wish_walk=True)

    def propose(person: dict[str, object]) -> object:
        return proposal.propose(rulebook, treated, "patient", NOON, country)

    resting, wish = told(), wishes.read(rulebook, {})

    def exercise(person: dict[str, object]) -> object:
        return choice.choose(rulebook, resting, "patient", NOON, country, None, wish)

    lines += [
        ("programme d'exercices", median(exercise, sample[:40]), 5_000.0),
        ("plan de soins avec son coût", median(propose, sample[:40]), 2_000.0),
        ("score d'un questionnaire", median(count, sample), 50.0),
        ("décision avec ses raisons", median(decide, sample), 1_500.0),
        ("question suivante", median(ask, half), 5_000.0),
        ("plus petit changement", median(change, plain), 50_000.0),
    ]
    broken = [name for name, found, limit in lines if found > limit]
    for name, found, limit in lines:
        print(f"{name} : {found:9.1f} µs (limite {limit:9.0f} µs, rapport {found / limit:.2f})")
    held = all([drawings.main(), pages.main(), slower, not broken])
    print("Toutes les limites tiennent." if held else "Une limite est dépassée.")
    return 0 if held else 1


def _processor() -> str:
    try:
        rows = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((row.split(":", 1)[1].strip() for row in rows if row.startswith("model name")), "")


if __name__ == "__main__":
    sys.exit(main())
