"""What is left, on which day a threshold falls, and until when to act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from parcours_dos.pathway.payment.account import Account
from parcours_dos.pathway.payment.counters import Counter, limits_for

from .stories import BELGIUM, FRANCE, OF, TODAY, belgian, every, french

CONDITIONS = [
    *("acute_lumbago", "simple_low_back", "sciatica", "chronic_low_back", "recurrent_low_back", "scoliosis"),
    *(
        "mid_back",
        "neck_common",
        "neck_trauma",
        "neck_radiculopathy",
        "after_surgery",
        "pregnancy",
        "unspecified",
    ),
]
MONDAY = date(2026, 11, 30)


def counter(found: Account, name: str) -> Counter:
    """The count of this limit."""
    return next(counter for counter in found.counters if counter.entry.name == name)


def test_the_sixteenth_session_needs_an_agreement_asked_fifteen_days_before() -> None:
    done = every(3, 5, date(2026, 11, 10))
    found = french(every(4, 12, MONDAY), done=done)
    count = counter(found, "low_back_series")
    assert (count.used, count.left) == (5, 10)
    assert count.falls_on == MONDAY + timedelta(days=40)
    assert count.act_by == count.falls_on - timedelta(days=15)
    assert [line.number for line in found.lines if line.beyond] == [16, 17]


def test_fifteen_sessions_need_nothing() -> None:
    count = counter(french(every(4, 15, MONDAY)), "low_back_series")
    assert (count.falls_on, count.act_by) == (None, None)


def test_ten_after_a_recent_neck_trauma_fifteen_for_a_common_neck_pain() -> None:
    trauma = counter(french(every(3, 11, MONDAY), act="neck_trauma"), "neck_trauma_series")
    assert trauma.falls_on == MONDAY + timedelta(days=30)
    neck = counter(french(every(3, 16, MONDAY), act="neck_common"), "neck_series")
    assert neck.falls_on == MONDAY + timedelta(days=45)


@pytest.mark.parametrize("act", [act.name for act in FRANCE.acts if act.name not in
                                 ("low_back_common", "neck_common", "neck_trauma")])  # fmt: skip
def test_no_other_french_act_has_a_threshold(act: str) -> None:
    assert limits_for(FRANCE, act, "prescription", TODAY) == ()
    assert french(every(2, 60, MONDAY), act=act).counters == ()


def test_a_third_series_within_twelve_months_needs_an_agreement_from_its_first_session() -> None:
    earlier = every(7, 30, date(2026, 1, 5))
    count = counter(french(every(4, 3, MONDAY), earlier=earlier), "low_back_thirty")
    assert (count.used, count.left) == (30, 0)
    assert count.falls_on == MONDAY
    assert count.act_by == date(2026, 11, 15)  # already past: to be asked at once


def test_a_session_of_exactly_a_year_ago_still_counts_and_the_day_after_no_more() -> None:
    earlier = every(1, 30, date(2025, 11, 1))  # to 30 November 2025
    last_year = counter(french((date(2026, 11, 30),), earlier=earlier), "low_back_thirty")
    assert last_year.numbers == (2,)
    assert counter(french((date(2026, 12, 1),), earlier=earlier), "low_back_thirty").numbers == (1,)


def test_the_twelve_months_of_a_leap_day() -> None:
    earlier = (date(2027, 2, 27), date(2027, 2, 28), date(2027, 3, 1))
    found = french((date(2028, 2, 29),), date(2028, 2, 20), earlier=earlier)
    assert counter(found, "low_back_thirty").numbers == (3,)


def test_a_limit_is_known_without_any_session() -> None:
    limits = limits_for(FRANCE, "low_back_common", "prescription", TODAY)
    assert [limit.most for limit in limits] == [15, 30]
    assert [limit.most for limit in limits_for(BELGIUM, "common", "prescription", TODAY)] == [18, 54, 0]


def test_direct_access_holds_eight_sessions_and_no_limit_with_a_prior_diagnosis() -> None:
    found = french(every(3, 9, MONDAY), access="direct_team", act="mid_back")
    count = counter(found, "direct_team")
    assert count.falls_on == MONDAY + timedelta(days=24)
    assert count.entry.then == "diagnosis"
    assert count.act_by is None
    assert found.total("insurer") is None
    assert [limit.name for limit in found.untold] == ["direct_team"]
    known = french(every(3, 9, MONDAY), access="direct_team", act="mid_back", prior_diagnosis=True)
    assert known.counters == ()
    assert known.total("insurer") is not None


def test_the_eight_sessions_of_a_pilot_begin_anew_after_three_months() -> None:
    eight = every(7, 8, date(2026, 7, 1))
    for day, number in ((date(2026, 9, 30), 9), (date(2026, 10, 1), 1)):
        found = french((day,), date(2026, 9, 1), act="mid_back", access="direct_pilot", done=eight)
        assert counter(found, "direct_pilot").numbers[-1] == number
    assert counter(found, "direct_pilot").until == date(2026, 9, 30)


def test_direct_access_counts_the_threshold_of_the_act_as_well() -> None:
    found = french(every(3, 16, MONDAY), access="direct_team", prior_diagnosis=True)
    assert counter(found, "low_back_series").falls_on == MONDAY + timedelta(days=45)


def test_the_belgian_nineteenth_session_is_paid_back_less_and_the_year_begins_anew() -> None:
    found = belgian(every(3, 25, date(2026, 11, 2)), date(2026, 11, 1))
    count = counter(found, "common_situation")
    assert count.until == date(2026, 12, 31)
    beyond = [line.day for line in found.lines if line.beyond]
    assert beyond == [date(2026, 12, 26), date(2026, 12, 29)]
    assert found.lines[-1].share is not None
    assert found.to_pay is None


def test_fifty_four_beyond_the_eighteen_all_situations_together() -> None:
    year = every(2, 80, date(2027, 1, 4))
    alone = counter(belgian(year, date(2027, 1, 1)), "common_beyond")
    assert alone.falls_on == year[72]
    others = every(1, 24, date(2027, 1, 5))  # 6 of them beyond their own 18
    both = counter(belgian(year, date(2027, 1, 1), others=others), "common_beyond")
    assert both.falls_on == year[66]


def test_before_august_2021_nothing_limits_what_is_beyond() -> None:
    days = every(2, 80, date(2021, 1, 4))
    found = belgian((), date(2021, 7, 30), done=days)
    assert [count.entry.name for count in found.counters] == ["common_situation"]


def test_a_second_situation_in_the_year_asks_the_adviser_before_its_first_session() -> None:
    others = every(3, 10, date(2026, 3, 2))
    found = belgian(every(3, 20, MONDAY), others=others)
    second = counter(found, "second_situation")
    assert second.falls_on == MONDAY
    assert second.entry.then == "agreement"
    assert counter(found, "common_situation").used == 0  # again 18
    next_year = belgian((date(2027, 1, 5),), others=others)
    assert counter(next_year, "second_situation").falls_on is None


def test_the_situation_that_came_first_asks_nobody() -> None:
    first = every(3, 6, date(2026, 3, 2))
    found = belgian((MONDAY,), done=first, others=every(3, 4, date(2026, 6, 1)))
    assert counter(found, "second_situation").falls_on is None


def test_fa_counts_a_year_of_treatment_and_fb_a_calendar_year() -> None:
    days = every(4, 70, date(2026, 9, 7))
    acute = counter(belgian(days, date(2026, 9, 1), act="functional_acute"), "functional_acute")
    assert acute.falls_on == days[60]
    chronic = counter(belgian(days, date(2026, 9, 1), act="functional_chronic"), "functional_chronic")
    assert chronic.falls_on is None
    until = counter(
        belgian((), TODAY, act="functional_acute", done=(date(2026, 9, 7),)), "functional_acute"
    ).until
    assert until == date(2027, 9, 6)


def test_the_heavy_list_has_no_limit() -> None:
    assert belgian(every(1, 200, MONDAY), act="heavy").counters == ()


def test_the_back_school_is_thirty_six_sessions_in_six_months_once() -> None:
    many = counter(belgian(every(3, 40, MONDAY), act="back_school"), "back_school")
    assert many.falls_on == MONDAY + timedelta(days=3 * 36)
    late = counter(
        belgian((date(2026, 12, 1), date(2027, 5, 31), date(2027, 6, 1)), act="back_school"), "back_school"
    )
    assert late.falls_on == date(2027, 6, 1)


def test_a_prescription_says_how_many() -> None:
    found = french(every(3, 4, MONDAY), done=every(3, 2, date(2026, 11, 20)),
                   prescribed=date(2026, 11, 15), prescribed_sessions=5)  # fmt: skip
    assert found.new_prescription_on == MONDAY + timedelta(days=9)
    assert [line.number for line in found.lines if line.after_prescription] == [6]


@pytest.mark.parametrize("country", OF)
@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_has_an_act_in_each_country(country: str, condition: str) -> None:
    acts = [act.name for act in OF[country].acts if condition in act.conditions]
    assert acts, condition
    default = {
        "sciatica": "low_back_other",
        "after_surgery": "low_back_operated",
        "scoliosis": "deviation_low_back",
    }
    if country == "FR":
        assert acts[0] == default.get(condition, acts[0])


def test_no_act_is_for_a_condition_that_nobody_names() -> None:
    named = {condition for payment in OF.values() for act in payment.acts for condition in act.conditions}
    assert named == set(CONDITIONS)
