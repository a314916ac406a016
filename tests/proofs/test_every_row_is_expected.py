"""Every row of the reference and of the policy is in the expectations, or says why it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from proofs.meets_expectations import expectations
from tests.test_rows_are_answered import LOW_BACK_FLAGS, NECK_FLAGS, POLICY, POPULATIONS, SPONDYLOARTHRITIS

PROOFS = Path(__file__).parents[2] / "proofs"
ROWS = [*LOW_BACK_FLAGS, *NECK_FLAGS, *SPONDYLOARTHRITIS, *POLICY, "P-11", "P-12", "P-13", *POPULATIONS]


def excused() -> set[str]:
    """The rows that no answer can express at all."""
    written = yaml.safe_load((PROOFS / "not_expressible.yaml").read_text("utf-8"))["not_expressible"]
    return {entry["row"] for entry in written if entry["whole"]}


def demanded() -> set[str]:
    """The rows that the proofs hold the rulebook to."""
    manual = yaml.safe_load((PROOFS / "manual_contraindications.yaml").read_text("utf-8"))
    return {str(wanted.row) for wanted in expectations()} | {entry["row"] for entry in manual}


@pytest.mark.parametrize("row", ROWS)
def test_row_is_demanded_or_excused(row: str) -> None:
    assert row in demanded() | excused(), f"{row} n'est ni attendu ni excusé dans proofs/"
