"""H8. Every age under 18, answered by a patient or by someone close."""

from typing import Any

import pytest

from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.pathway.shapes import Answerer, Policy
from tests.pathway.someone import outcome

AGES = range(18)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("answerer", ["patient", "carer"])
def test_the_younger_the_sooner(answerer: Answerer, policy: Policy) -> None:
    for age in AGES:
        found = outcome(policy, answerer, age_years=age)
        if age < 5:
            assert found.urgency.name != "routine"
            assert found.urgency.within_hours in (24, None), age
        elif age < 10:
            assert found.urgency.name in ("within_48h", "emergency"), age
        if age < 10:
            assert found.first_contact in ("doctor", "emergency_service"), age


@pytest.mark.parametrize("sign", ["child_refuses_to_walk", "child_floppy"])
@pytest.mark.parametrize("policy", POLICIES)
def test_a_child_who_will_not_walk_or_is_floppy_is_an_emergency(sign: str, policy: Policy) -> None:
    for age in range(10):
        said: dict[str, Any] = {"age_years": age, sign: True}
        assert outcome(policy, "carer", **said).urgency.name == "emergency", age


@pytest.mark.parametrize("policy", POLICIES)
def test_not_knowing_the_age_never_reassures(policy: Policy) -> None:
    assert outcome(policy, age_years=None).first_contact == "doctor"
