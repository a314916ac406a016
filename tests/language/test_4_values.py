"""Chapter 4. Values: one condition, one walker, one answer, in every reading.

The examples stand in `cases.csv`, one a line. `rain=?` was asked and is not known; a fact
that is not written was not asked. Most of them are about what is not known.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from parcours_dos.language.tree import Condition
from parcours_dos.language.truth import Truth

from .one_person import ANSWERS, by_formula, by_opening, by_value, condition, walker

with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["expression"], row["facts"], row["answer"]) for row in csv.DictReader(file, delimiter=";")]
READINGS = [by_value, by_formula, by_opening]


@pytest.mark.parametrize("read", READINGS, ids=["value", "formula", "opening"])
@pytest.mark.parametrize(("expression", "facts", "answer"), CASES)
def test_the_case(
    read: Callable[[Condition, Mapping[str, object]], Truth], expression: str, facts: str, answer: str
) -> None:
    """The answer written in the case is the answer that is read."""
    assert read(condition(expression), walker(facts)) is ANSWERS[answer]


def test_no_case_is_written_twice() -> None:
    """Each line says something new."""
    assert len(CASES) == len({case[:2] for case in CASES})


def test_most_cases_are_about_what_is_not_known() -> None:
    """Not knowing is the hard part of a language of rules, so it has the most examples."""
    counted = Counter(answer for _, _, answer in CASES)
    assert set(counted) == set(ANSWERS)
    assert counted["unknown"] > counted["yes"] + counted["no"]


def test_every_condition_has_a_case_that_is_not_known() -> None:
    """No condition is shown only with everything known."""
    unknown = {expression for expression, _, answer in CASES if answer == "unknown"}
    assert {expression for expression, _, _ in CASES} == unknown


def test_zero_and_no_are_answers() -> None:
    """Zero hours and "no" are known; only nothing is not known."""
    for read in READINGS:
        assert read(condition("hours < 8"), {"hours": 0}) is True
        assert read(condition("not rain"), {"rain": False}) is True
