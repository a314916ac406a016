"""Faults planted in the rules are caught, by the cases of the rule or by the proofs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from parcours_dos.pathway.loading import load
from proofs.faults import CASES, EXPECTED, SAME, SURVIVES, Hunt, hunt, in_french
from proofs.mutants import Mutant, mutants, sample

SIZE = 80  # five faults of each kind, as far as there are five


def test_a_fixed_sample_of_faults_is_caught() -> None:
    verdicts = hunt(load(), SIZE)
    unseen = [f"{v.rule} : {v.said}" for v in verdicts if v.fate == SURVIVES]
    assert unseen == [], in_french(verdicts, 0.0)
    caught = sum(v.fate in (CASES, EXPECTED) for v in verdicts)
    assert caught >= 60


def test_the_sample_is_fixed_and_spread() -> None:
    planted = list(mutants(load()))
    chosen = sample(planted, SIZE)
    assert [(m.kind, m.rule, m.said) for m in chosen] == [
        (m.kind, m.rule, m.said) for m in sample(planted, SIZE)
    ]
    kinds = Counter(m.kind for m in planted)
    assert set(kinds) == {m.kind for m in chosen}
    assert len({m.rule for m in chosen}) > len(load().flags) // 3
    assert {m.rule for m in planted} == {flag.name for flag in load().flags}


def test_a_rule_put_back_unchanged_is_proved_equivalent() -> None:
    flag = load().flags[0]
    verdict = Hunt(load()).verdict(Mutant("aucune", flag.name, "rien", replace(flag)))
    assert verdict.fate == SAME


def test_a_fault_that_nothing_sees_survives() -> None:
    """With its cases taken away and nothing expected of it, a fault goes unseen, and is said so."""
    hunting = Hunt(load())
    seen = hunting.verdict(mutant := next(m for m in mutants(load()) if m.kind == "urgence abaissée"))
    assert seen.fate == EXPECTED
    hunting._near = lambda flag: []  # type: ignore[method-assign]  # blinded on purpose
    verdict = hunting.verdict(mutant)
    assert verdict.fate == SURVIVES
    report = in_french([verdict], 1.0)
    assert f"- {mutant.rule} : {mutant.said}" in report
