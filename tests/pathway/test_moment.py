"""The hour, the day, the law of the day and the place change the way, never the urgency."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from parcours_dos.pathway.moment import given, setting

from .interview import MOMENT, site
from .someone import FRANCE, outcome

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("moment", "closed"),
    [
        ("2026-11-25T07:59", True),
        ("2026-11-25T08:00", False),
        ("2026-11-25T19:59", False),
        ("2026-11-25T20:00", True),
        ("2026-11-27T12:00", False),  # Friday
        ("2026-11-28T12:00", True),  # Saturday
        ("2026-11-29T12:00", True),  # Sunday
        ("2026-12-25T12:00", True),  # Christmas, a Friday
        ("2026-05-14T12:00", True),  # Ascension, a Thursday
        ("2026-07-14T12:00", True),
        ("2026-07-15T12:00", False),
    ],
)
def test_outside_office_hours_the_way_is_the_duty_doctor(moment: str, closed: bool) -> None:
    assert given(FRANCE, at(moment))["out_of_hours"] is closed
    found = outcome("graded", moment=at(moment), weight_loss=True)
    assert found.route.name == ("doctor_now_out_of_hours" if closed else "doctor_now")
    assert (found.urgency.name, found.first_contact) == ("within_48h", "doctor")


def test_an_emergency_and_a_plain_visit_are_the_same_at_any_hour() -> None:
    night = at("2026-11-29T03:00")
    for sign in ("chest_pain", "spine_deformity", "sleeps_badly"):
        said: dict[str, Any] = {sign: True, "deformity_recent": None}
        assert outcome("graded", moment=night, **said).route == outcome("graded", **said).route


def test_a_moment_is_read_on_the_clock_of_the_country() -> None:
    assert given(FRANCE, datetime(2026, 11, 25, 18, 59, tzinfo=UTC))["out_of_hours"] is False
    assert given(FRANCE, datetime(2026, 11, 25, 19, 0, tzinfo=UTC))["out_of_hours"] is True
    assert given(FRANCE, datetime(2026, 7, 15, 17, 59, tzinfo=UTC))["out_of_hours"] is False  # summer time
    assert given(FRANCE, datetime(2026, 7, 15, 18, 0, tzinfo=UTC))["out_of_hours"] is True
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # already the 26th in Paris
    assert str(outcome("graded", moment=late).come_back_on) == "2026-12-24"


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        given(FRANCE, MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("moment", "team", "pilot"),
    [
        ("2023-08-21T23:59", False, False),
        ("2023-08-22T00:00", True, False),
        ("2025-07-14T23:59", True, False),
        ("2025-07-15T00:00", True, True),
        ("2030-07-14T23:59", True, True),
        ("2030-07-15T00:00", True, False),
    ],
)
def test_direct_access_follows_the_law_of_the_day(moment: str, team: bool, pilot: bool) -> None:
    for place, lawful in (("team", team), ("pilot", pilot), ("practice", False)):
        found = outcome("graded", moment=at(moment), duration_days=40, physiotherapist_place=place)
        assert (found.first_contact, found.route.name) == (
            ("physiotherapist", "physiotherapist_direct_access")
            if lawful
            else ("doctor", "doctor_without_hurry")
        ), place
        assert found.urgency.name == "routine"


def test_a_prescription_opens_every_practice_at_any_date() -> None:
    for moment in ("2020-01-06T12:00", "2031-01-06T12:00"):
        found = outcome("graded", moment=at(moment), duration_days=40, prescription_held=True)
        assert found.route.name == "physiotherapist_with_prescription"


def test_a_site_that_says_what_it_is_spares_the_question() -> None:
    assert given(FRANCE, MOMENT, site("graded", "team"))["physiotherapist_place"] == "team"
    assert "physiotherapist_place" not in given(FRANCE, MOMENT)
    assert setting(FRANCE, MOMENT).policy == "source_document"
    assert setting(FRANCE, MOMENT, site("graded")).policy == "graded"
