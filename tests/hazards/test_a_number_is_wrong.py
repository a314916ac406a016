"""H6. Every hour of a year, in each country: one way to go, and only numbers that answer there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from parcours_dos.pathway import facts
from parcours_dos.pathway.decision import decide
from parcours_dos.pathway.moment import given
from parcours_dos.pathway.shapes import CountryFile
from tests.pathway.interview import site
from tests.pathway.someone import PLAIN, RULEBOOK

YEAR = 2026
#: Public holidays of 2026, copied by hand from a calendar: the library must agree.
SHARED = ["01-01", "04-06", "05-01", "05-14", "05-25", "08-15", "11-01", "11-11", "12-25"]
HOLIDAYS = {"FR": [*SHARED, "05-08", "07-14"], "BE": [*SHARED, "07-21"]}
#: Numbers that answer in each country, written here a second time on purpose.
NUMBERS = {
    "FR": {"15", "17", "18", "112", "114", "116117", "116 117", "3114", "3919"},
    "BE": {"100", "101", "112", "1733", "1813", "0800 32 123", "080032123", "0800 30 030", "080030030"},
}
EMERGENCY = {"FR": "15", "BE": "112"}
PEOPLE: dict[str, dict[str, object]] = {
    "emergency": {"chest_pain": True},
    "within a day": {"fever_38": True, "fever_above_38_5": False},
    "planned": {"spine_deformity": True, "deformity_recent": False},
    "none": {},
    "none, lasting": {"duration_days": 40},
    "thinks of dying": {"distress": True, "suicidal_thoughts": True},
}
countries = pytest.mark.parametrize("country", RULEBOOK.countries.values(), ids=lambda c: c.code)


def hours(country: CountryFile) -> Iterator[datetime]:
    """Every hour of the year, as they pass in this country."""
    zone = ZoneInfo(country.timezone)
    moment = datetime(YEAR, 1, 1, tzinfo=zone).astimezone(UTC)
    while moment.astimezone(zone).year == YEAR:
        yield moment
        moment += timedelta(hours=1)


@cache
def moments(code: str) -> tuple[datetime, ...]:
    """One moment for each different thing that the hour gives in this country."""
    country = RULEBOOK.countries[code]
    found = {tuple(sorted(given(country, moment).items())): moment for moment in hours(country)}
    return tuple(found.values())


def is_free(country: CountryFile, local: datetime) -> bool:
    """Is it a weekend or a public holiday, by the calendar above?"""
    holidays = {date.fromisoformat(f"{YEAR}-{day}") for day in HOLIDAYS[country.code]}
    return local.weekday() not in country.office_hours.weekdays or local.date() in holidays


@countries
def test_the_duty_doctor_replaces_the_practice_at_the_right_hours(country: CountryFile) -> None:
    office, count = country.office_hours, 0
    for moment in hours(country):
        local = moment.astimezone(ZoneInfo(country.timezone))
        open_now = not is_free(country, local) and office.opens <= local.hour < office.closes
        assert given(country, moment)[office.fact] is not open_now, local
        count += 1
    assert count == 365 * 24


@countries
@pytest.mark.parametrize("said", PEOPLE.values(), ids=list(PEOPLE))
def test_at_any_hour_the_numbers_are_those_of_the_country(
    country: CountryFile, said: dict[str, object]
) -> None:
    known = facts.read(RULEBOOK, {**PLAIN, **said}, "patient")
    assert len(moments(country.code)) >= 2
    for moment in moments(country.code):
        found = decide(RULEBOOK, known, "patient", moment, country, site("graded"))
        phones = {phone for phone in (found.route.phone, *(also.phone for also in found.also)) if phone}
        assert phones <= NUMBERS[country.code], f"{phones} : {moment}"
        if found.first_contact == "emergency_service" and "suicidal_thoughts" not in said:
            assert found.route.phone == EMERGENCY[country.code]


def test_every_country_has_its_calendar_and_its_numbers() -> None:
    assert set(RULEBOOK.countries) <= HOLIDAYS.keys() & NUMBERS.keys() & EMERGENCY.keys()
    for country in RULEBOOK.countries.values():
        assert country.emergency_number == EMERGENCY[country.code]
