"""Every row of the clinical reference and of the triage policy is a rule, or says why it is not."""

import pytest

from parcours_dos.pathway.loading import load
from tests.requirements.references import carriers


def numbered(prefix: str, first: int, last: int, width: int = 2) -> list[str]:
    """RF-01, RF-02 … as the reference numbers them."""
    return [f"{prefix}{number:0{width}d}" for number in range(first, last + 1)]


PRINCIPLES = numbered("P-", 1, 12)
LOW_BACK_FLAGS = numbered("RF-", 1, 30)
NECK_FLAGS = [*numbered("NF-", 1, 13), "CCR-1", "CCR-2", "CCR-3", "CCR-otherwise"]
ADVICE = [*numbered("IM-", 1, 10), *numbered("DR-", 1, 10), *numbered("AC-", 1, 7)]
SPONDYLOARTHRITIS = numbered("SPA-", 0, 13)
DISAGREEMENTS = numbered("X-", 1, 26)
POLICY = [*numbered("A", 1, 6, 1), *numbered("B", 1, 12, 1)]
POPULATIONS = [
    "M-anticoagulant",
    "M-early-pregnancy",
    "M-pregnant",
    "M-procedure",
    "M-children",
    "M-fall-65",
    "M-ankylosing",
    "M-aneurysm",
    "M-clot",
    "M-kidney",
    "M-shingles",
    "M-suicide",
    "M-arteritis",
    "M-meningitis",
    "M-opioids",
]


def rows_in_rules() -> set[str]:
    """The rows that some entry of the knowledge says it applies."""
    return set(carriers())


@pytest.mark.parametrize(
    "row",
    [
        *PRINCIPLES,
        *LOW_BACK_FLAGS,
        *NECK_FLAGS,
        *ADVICE,
        *SPONDYLOARTHRITIS,
        *DISAGREEMENTS,
        *POLICY,
        *POPULATIONS,
    ],
)
def test_row_is_a_rule_or_says_why_not(row: str) -> None:
    reason = load().not_encoded.get(row)
    assert row in rows_in_rules() or reason, f"{row} n'est ni une règle ni expliqué dans not_encoded.yaml"


def test_a_row_is_not_both_encoded_and_excused() -> None:
    assert not rows_in_rules() & set(load().not_encoded)
