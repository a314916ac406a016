"""Published cases that were followed: the plan of the first day, beside what really happened."""

from __future__ import annotations

import json

import pytest

from parcours_dos.pathway.plan.proposal import NoPlan, Plan
from tests.followed_report import CASES, Followed, followed, proposed

everyone = pytest.mark.parametrize("case", followed(), ids=lambda case: case.name)


def test_every_followed_case_is_read_in_order() -> None:
    lines = (CASES / "longitudinal.jsonl").read_text("utf-8").splitlines()
    assert [case.name for case in followed()] == [json.loads(line)["id"] for line in lines]


@everyone
def test_the_first_day_opens_a_plan(case: Followed) -> None:
    assert isinstance(proposed(case), Plan)


def test_the_soldier_whose_nerves_fail_on_day_ten_loses_his_plan_and_is_sent_to_an_emergency() -> None:
    soldier = next(case for case in followed() if case.name == "crowell-2009")
    worse = {**soldier.facts, "saddle_numbness": True, "bladder_change": True, "duration_days": 38}
    found = proposed(Followed(soldier.name, worse, None, None, ""))
    assert isinstance(found, NoPlan)
    assert found.closed.name == "emergency_first"


def test_a_case_beyond_its_range_would_be_said() -> None:
    case = next(case for case in followed() if case.name == "louw-2012-64f")
    plan = proposed(case)
    assert isinstance(plan, Plan)
    words = [Followed("", {}, held, None, "").beside(plan) for held in (None, 9, 10, 15, 16)]
    assert words == ["non dit", "en dessous", "dans la fourchette", "dans la fourchette", "au-dessus"]
