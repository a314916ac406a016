"""The promises hold over every possible person: the same run as `make prove`."""

from __future__ import annotations

import pytest

from proofs import prove_all
from proofs.promise import Result
from proofs.report import PROMISES, in_french


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    return {result.name: result for result in prove_all()}


@pytest.mark.parametrize("name", PROMISES)
def test_the_promise_holds(name: str, results: dict[str, Result]) -> None:
    assert results[name].holds, results[name].counterexample


def test_the_report_says_each_promise_in_french(results: dict[str, Result]) -> None:
    report = in_french(results.values(), 1.0)
    assert all(result.promise in report for result in results.values())
