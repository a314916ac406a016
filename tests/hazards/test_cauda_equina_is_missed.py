"""H1. Every way of answering the four questions about the pelvis, yes, no or not known."""

from itertools import product
from typing import Any

import pytest

from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.pathway.shapes import Policy
from tests.pathway.someone import outcome

PELVIS = ("saddle_numbness", "bladder_change", "bowel_change", "sexual_change")
WAYS: list[dict[str, Any]] = [
    dict(zip(PELVIS, said, strict=True)) for said in product((True, False, None), repeat=4)
]


@pytest.mark.parametrize("policy", POLICIES)
def test_a_yes_is_an_emergency_and_a_doubt_is_seen_within_a_day(policy: Policy) -> None:
    assert len(WAYS) == 81
    for said in WAYS:
        found = outcome(policy, **said).urgency
        if True in said.values():
            assert found.name == "emergency", said
        elif None in said.values():
            assert (found.name, found.within_hours) == ("within_48h", 24), said
        else:
            assert found.name == "routine", said


@pytest.mark.parametrize("policy", POLICIES)
def test_not_knowing_whether_it_is_old_excuses_nothing(policy: Policy) -> None:
    for sign, before in zip(PELVIS, ("saddle", "bladder", "bowel", "sexual"), strict=True):
        said: dict[str, Any] = {sign: True, f"{before}_before": None}
        assert outcome(policy, **said).urgency.name == "emergency"
        assert outcome(policy, **{**said, f"{before}_before": True}).urgency.name == "routine"
