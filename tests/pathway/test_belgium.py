"""Two countries: each outcome has one way and one only; Belgium asks for a prescription at any date."""

from __future__ import annotations

from datetime import datetime
from itertools import product
from typing import Any

import pytest

from parcours_dos.pathway.decision import Decision, decide
from parcours_dos.pathway.moment import given
from parcours_dos.pathway.rulebook import LEVEL, TIERS
from parcours_dos.pathway.shapes import CountryFile
from parcours_dos.pathway.tables import _fits, holds

from .interview import MOMENT, site
from .someone import PLAIN, RULEBOOK

FRANCE, BELGIUM = RULEBOOK.countries["FR"], RULEBOOK.countries["BE"]
COUNTRIES = [FRANCE, BELGIUM]
DATES = ["2020-01-06", "2023-08-22", "2025-07-15", "2026-01-02", "2026-11-25", "2031-01-06"]
HOURS = ["03:00", "12:00", "19:00"]
both = pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.code)


def at(day: str, hour: str = "12:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").astimezone(MOMENT.tzinfo)


def met(country: CountryFile, moment: datetime = MOMENT, **changes: Any) -> Decision:
    return decide(RULEBOOK, {**PLAIN, **changes}, "patient", moment, country, site("graded"))


def reached(country: CountryFile) -> list[tuple[int, dict[str, object]]]:
    """Every urgency with every access: the law of each date, the hour, the prescription, the place."""
    places = ["practice", "team", "pilot", None]
    found = []
    for day, hour, tier, prescription, place, risk in product(
        DATES, HOURS, TIERS, [True, False, None], places, [True, False, None]
    ):
        facts: dict[str, object] = {
            **given(country, at(day, hour)),
            "duration_days": 4,
            **dict.fromkeys(["fear_of_movement", "distress", "work_at_stake"], False),
            "recurrent_within_12_months": risk,
            "prescription_held": prescription,
            "physiotherapist_place": place,
        }
        found.append((LEVEL[tier], facts))
    return found


@both
def test_each_outcome_has_exactly_one_contact_and_one_way(country: CountryFile) -> None:
    for level, facts in reached(country):
        contacts = [
            row
            for row in RULEBOOK.orientation.first_contact
            if _fits(row, level, None) and holds(RULEBOOK, row, facts)
        ]
        assert len(contacts) == 1, (level, facts)
        routes = [
            row
            for row in country.routes
            if _fits(row, level, contacts[0].contact) and holds(RULEBOOK, row, facts)
        ]
        assert len(routes) == 1, (contacts[0].contact, level, facts)


def test_belgium_never_gives_a_physiotherapist_without_prescription() -> None:
    for day, place, prescription in product(DATES, ["practice", "team", "pilot", None], [True, False, None]):
        found = met(
            BELGIUM,
            at(day),
            duration_days=40,
            physiotherapist_place=place,
            prescription_held=prescription,
        )
        expected = "physiotherapist" if prescription is True else "doctor"
        assert found.first_contact == expected, (day, place, prescription)
        assert "prescription" in found.route.title


def test_no_belgian_law_opens_direct_access_and_the_way_says_what_was_announced() -> None:
    laws = {law.fact for law in FRANCE.law}
    assert {law.fact for law in BELGIUM.law} == laws
    for day in DATES:
        assert not any(given(BELGIUM, at(day))[law] for law in laws)
    route = met(BELGIUM, duration_days=40).route
    assert "1er janvier 2026" in route.text
    assert "non vérifié" in route.text


@pytest.mark.parametrize(
    ("day", "place", "contact"),
    [
        ("2023-08-21", "team", "doctor"),
        ("2023-08-22", "team", "physiotherapist"),
        ("2025-07-14", "pilot", "doctor"),
        ("2025-07-15", "pilot", "physiotherapist"),
        ("2030-07-15", "pilot", "doctor"),
        ("2026-11-25", "practice", "doctor"),
    ],
)
def test_the_french_law_is_still_the_law_of_the_day(day: str, place: str, contact: str) -> None:
    assert met(FRANCE, at(day), duration_days=40, physiotherapist_place=place).first_contact == contact
    assert met(BELGIUM, at(day), duration_days=40, physiotherapist_place=place).first_contact == "doctor"


@pytest.mark.parametrize(
    ("moment", "closed"),
    [
        ("2026-11-25T12:00", False),  # a Wednesday
        ("2026-11-25T19:00", True),
        ("2026-11-28T12:00", True),  # Saturday
        ("2026-07-21T12:00", True),  # the Belgian national day, a Tuesday
        ("2026-07-14T12:00", False),  # the French one, a Tuesday
        ("2026-12-25T12:00", True),
    ],
)
def test_the_belgian_duty_doctor_follows_belgian_days(moment: str, closed: bool) -> None:
    when = datetime.fromisoformat(moment).astimezone(MOMENT.tzinfo)
    assert given(BELGIUM, when)["out_of_hours"] is closed
    found = met(BELGIUM, when, weight_loss=True)
    assert found.route.name == ("doctor_now_out_of_hours" if closed else "doctor_now")
    assert "1733" in found.route.text
    assert "112" in found.route.text, "1733 can be down"
    assert ("duty_doctor" in [also.professional for also in found.also]) is closed


def test_each_country_gives_its_own_numbers() -> None:
    assert (met(BELGIUM, chest_pain=True).route.phone, BELGIUM.emergency_number) == ("112", "112")
    assert (met(FRANCE, chest_pain=True).route.phone, FRANCE.emergency_number) == ("15", "15")
    for country, numbers in ((BELGIUM, ("0800 32 123", "101")), (FRANCE, ("3114", "17"))):
        sad = met(country, distress=True, suicidal_thoughts=True, hurt_by_someone=True)
        assert tuple(also.phone for also in sad.also if also.private) == numbers


@pytest.mark.parametrize(
    "foreign", ["SMS", "114", " 15", "Samu", "SOS Médecins", "CPTS", "ordonnance", "HAS"]
)
def test_no_french_number_or_service_in_the_belgian_ways(foreign: str) -> None:
    for route in BELGIUM.routes:
        assert foreign not in f"{route.title} {route.text}"
    for entry in RULEBOOK.orientation.also:
        if entry.country == ["BE"]:
            assert foreign not in entry.why


@both
def test_help_at_home_is_said_to_who_cannot_travel(country: CountryFile) -> None:
    found = met(country, weight_loss=True, cannot_travel=True)
    assert "déplacer" in next(also.why for also in found.also if also.professional == "duty_doctor")


def test_the_country_changes_the_way_never_the_urgency() -> None:
    for changes in (
        {},
        {"chest_pain": True},
        {"weight_loss": True},
        {"leg_tingling": True},
        {"fever_38": None},
    ):
        assert met(FRANCE, **changes).urgency == met(BELGIUM, **changes).urgency
