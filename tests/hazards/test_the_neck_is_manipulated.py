"""H23. One sign against manipulation, present or in doubt, or no certificate: no manual care is named."""

from __future__ import annotations

from typing import Any

import pytest

from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.facts import FactsError
from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.pathway.shapes import Policy
from tests.pathway.someone import RULEBOOK, outcome

WANTS_IT: dict[str, Any] = {
    "pain_neck": True,
    "pain_low_back": False,
    "manual_consent": True,
    "neck_certificate": True,
}


def asked_of(answers: dict[str, Any]) -> dict[str, Any]:
    """These answers, and « no » to everything that is still asked of such a person."""
    missing = outcome("graded", **answers).missing
    silent = {name: False for name in missing if RULEBOOK.facts[name].type == "yes_no"}
    return {**silent, **answers}


CLEARED = asked_of(WANTS_IT)
AGAINST = sorted(
    name
    for name in facts_of(RULEBOOK.derived["manipulation_excluded"].spread)
    if RULEBOOK.facts[name].type == "yes_no" and "patient" in RULEBOOK.facts[name].who and name != "pain_neck"
)

#: Waking is a sign against it only when the pain also gets worse.
WITH: dict[str, dict[str, Any]] = {"wakes_at_night": {"trend": "worse"}}


def named(policy: Policy, **changes: Any) -> set[str]:
    return {also.professional for also in outcome(policy, **{**CLEARED, **changes}).also}


@pytest.mark.parametrize("policy", POLICIES)
def test_only_a_neck_cleared_of_everything_with_its_certificate(policy: Policy) -> None:
    assert "osteopath" in named(policy)
    for paper in (False, None):
        assert "osteopath" not in named(policy, neck_certificate=paper)
    for wish in (False, None):
        assert "osteopath" not in named(policy, manual_consent=wish, neck_certificate=None)


@pytest.mark.parametrize("sign", AGAINST)
@pytest.mark.parametrize("policy", POLICIES)
def test_one_sign_present_or_in_doubt_is_enough(sign: str, policy: Policy) -> None:
    tried = 0
    for answer in (True, None):
        try:
            assert "osteopath" not in named(policy, **{**WITH.get(sign, {}), sign: answer})
        except FactsError:
            continue  # this answer contradicts the others
        tried += 1
    assert tried
