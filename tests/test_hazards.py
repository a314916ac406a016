"""Every hazard has a control, and something that shows it; every link exists."""

import pytest

from tests.hazards.report import FROM, Hazard, hazards
from tests.requirements.references import HOUSE, trouble, written_tests

FROM_THE_POLICY = [f"H{number}" for number in range(1, 13)]
AT_LEAST_FOUND = 6
CAN_FAIL = {"test", "proof"}
everyone = pytest.mark.parametrize("one", hazards(), ids=lambda one: one.name)


def test_the_twelve_hazards_of_the_policy_are_there() -> None:
    assert [one.name for one in hazards() if one.origin == "policy"] == FROM_THE_POLICY


def test_hazards_are_numbered_in_order() -> None:
    assert [one.name for one in hazards()] == [f"H{rank}" for rank in range(1, len(hazards()) + 1)]
    assert len(hazards()) >= len(FROM_THE_POLICY) + AT_LEAST_FOUND


@everyone
def test_a_hazard_is_told_whole(one: Hazard) -> None:
    assert one.origin in FROM
    for said in (one.cause, one.effect, one.control):
        assert said.endswith("."), said
    assert not one.not_shown or one.not_shown.endswith(".")


@everyone
def test_every_reference_exists(one: Hazard) -> None:
    assert [said for reference in one.shown_by if (said := trouble(reference))] == []


@everyone
def test_something_that_can_fail_shows_the_control(one: Hazard) -> None:
    assert CAN_FAIL & {reference.kind for reference in one.shown_by}


def test_every_test_written_for_a_hazard_is_named_by_one() -> None:
    named = {reference.name for one in hazards() for reference in one.shown_by if reference.kind == "test"}
    files = sorted((HOUSE / "tests" / "hazards").glob("test_*.py"))
    assert files
    for file in files:
        path = file.relative_to(HOUSE).as_posix()
        assert any(f"{path}::{test}" in named for test in written_tests(path)), f"{path} : danger oublié"
