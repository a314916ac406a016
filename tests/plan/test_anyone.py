"""What must hold of the plan of anyone, in both countries, on any day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcours_dos.pathway import questions
from parcours_dos.pathway.decision import decide
from parcours_dos.pathway.moment import is_working_day, setting
from parcours_dos.pathway.payment.care import Care
from parcours_dos.pathway.plan import schedule
from parcours_dos.pathway.plan.plain import as_plain
from parcours_dos.pathway.plan.proposal import NoPlan, propose
from parcours_dos.pathway.shapes import ConditionEntry
from tests.pathway.interview import MOMENT, interview
from tests.pathway.people import Facts, behind_open_gates, everything, saying
from tests.pathway.someone import RULEBOOK

from .anyone import PLAN, lasting

PARIS = ZoneInfo("Europe/Paris")
DAYS = st.dates(date(2025, 2, 3), date(2031, 12, 31)).map(lambda day: datetime.combine(day, time(12), PARIS))
COUNTRIES = st.sampled_from(list(RULEBOOK.countries.values()))
PLAN_FACTS = {
    name
    for name, entry in RULEBOOK.facts.items()
    if entry.screen and RULEBOOK.screens[entry.screen].asked_for == "plan"
}
YES_OR_NO = sorted(name for name in PLAN_FACTS if RULEBOOK.facts[name].type == "yes_no")
#: People whose answers open a plan now and then; a warning sign, or none.
MOSTLY_CALM = st.one_of(
    st.builds(
        lambda changes: {**lasting(), **changes},
        st.fixed_dictionaries(
            {},
            optional={
                **{name: st.sampled_from([True, False, None]) for name in YES_OR_NO},
                "age_years": st.integers(21, 49),
                "duration_days": st.sampled_from([3, 20, 27, 28, 41, 42, 90, 91]),
                "prescription_held": st.booleans(),
                "fear_of_movement": st.booleans(),
                "physiotherapist_place": st.sampled_from(["practice", "team", "pilot"]),
                "fever_38": st.sampled_from([False, False, False, True, None]),
            },
        ),
    ),
    everything(RULEBOOK),
)


@settings(max_examples=120)
@given(told=MOSTLY_CALM, moment=DAYS, country=COUNTRIES)
def test_a_plan_opens_for_who_is_sent_or_holds_a_prescription_and_for_nobody_else(
    told: Facts, moment: datetime, country: object
) -> None:
    facts = behind_open_gates(RULEBOOK, told)
    here = RULEBOOK.countries[country.code]  # type: ignore[attr-defined]
    decision = decide(RULEBOOK, facts, "patient", moment, here)
    found = propose(RULEBOOK, facts, "patient", moment, here)
    calm = decision.urgency.name == "routine"
    sent = decision.first_contact == "physiotherapist" or facts.get("prescription_held") is True
    assert isinstance(found, NoPlan) == (not (calm and sent))
    if isinstance(found, NoPlan):
        return
    assert found.condition.sessions[0] <= found.about <= found.condition.sessions[1]
    assert len(found.days) == found.about
    assert found.condition.weeks[0] <= found.weeks <= found.condition.weeks[1]
    assert all(is_working_day(here, day) for day in (*found.days, found.review_on))
    assert all(first < second for first, second in pairwise(found.days))
    assert found.days[0] > moment.date()
    lines = [line.price for line in found.account.lines]
    total = None if None in lines else sum(lines)  # type: ignore[arg-type]  # no None is left
    assert found.account.total("price") == total
    assert msgspec.to_builtins(as_plain(RULEBOOK, here, found))["edition"] == RULEBOOK.edition.name


@settings(max_examples=60)
@given(told=MOSTLY_CALM, answers=everything(RULEBOOK))
def test_the_questions_of_a_plan_end_ask_nothing_twice_and_change_no_urgency(
    told: Facts, answers: Facts
) -> None:
    facts = behind_open_gates(RULEBOOK, told)
    here = RULEBOOK.countries["FR"]
    before = decide(RULEBOOK, facts, "patient", MOMENT, here)
    if not before.settled:
        return
    asked = interview(RULEBOOK, saying(answers), "source_document", begun=facts, more="plan")
    told_again = set(asked.asked) & {name for name, value in facts.items() if value is not None}
    assert not told_again
    own = {**facts, **{name: asked.facts[name] for name in PLAN_FACTS & set(asked.facts)}}
    after = decide(RULEBOOK, own, "patient", MOMENT, here)
    assert (after.urgency, after.route) == (before.urgency, before.route)
    if set(asked.asked) <= PLAN_FACTS:
        where = setting(here, MOMENT)
        assert questions.plan_facts(RULEBOOK, asked.facts, "patient", where) == ()


@pytest.mark.parametrize("condition", PLAN.conditions, ids=lambda condition: condition.name)
def test_the_sessions_are_shared_out_whole_and_the_faster_rhythm_comes_first(
    condition: ConditionEntry,
) -> None:
    for sessions in range(1, condition.sessions[1] + 1):
        stretches = schedule.split(condition, sessions)
        assert sum(stretch.sessions for stretch in stretches) == sessions
        means = [stretch.mean_days for stretch in stretches]
        assert means == sorted(means)
        start = MOMENT.date()
        days = schedule.dates(stretches, start, RULEBOOK.countries["FR"])
        longest = timedelta(days=7 * condition.weeks[1] + 7)
        assert days[-1] - start <= longest


def test_a_care_without_days_is_counted_too() -> None:
    assert Care(act="low_back_common").sessions == ()
