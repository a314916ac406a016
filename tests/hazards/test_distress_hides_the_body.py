"""H24. Thoughts of death have their own line, and never take the place of a physical emergency."""

from typing import Any

import pytest

from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.pathway.shapes import Policy
from tests.pathway.someone import outcome, rules

BODY = ("chest_pain", "saddle_numbness", "both_legs", "no_urine")


@pytest.mark.parametrize("sign", BODY)
@pytest.mark.parametrize("policy", POLICIES)
def test_the_body_is_still_named_beside_the_distress(sign: str, policy: Policy) -> None:
    told: dict[str, Any] = {"distress": True, "suicidal_thoughts": True, sign: True}
    found, alone = outcome(policy, **told), dict[str, Any]({sign: True})
    assert found.urgency.name == "emergency"
    assert found.route.name == outcome(policy, **alone).route.name
    assert sign in rules(found)
    assert any("suicid" in reason for reason in rules(found))
