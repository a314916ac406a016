"""What the date, the hour and the place decide: which law is in force, whether practices are open.

Nothing here reads a clock: the moment is an argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from .shapes import CountryFile, LawEntry, Policy, SiteFile


@dataclass(frozen=True)
class Setting:
    """Where and when a person is met: the country, the urgency policy, and what the moment gives."""

    country: CountryFile
    policy: Policy
    given: Mapping[str, object]


def setting(country: CountryFile, moment: datetime, site: SiteFile | None = None) -> Setting:
    """The setting of a decision. Without a site, or a signed choice, the cautious policy holds."""
    policy: Policy = "source_document" if site is None or site.policy is None else site.policy.name
    return Setting(country, policy, given(country, moment, site))


def given(country: CountryFile, moment: datetime, site: SiteFile | None = None) -> dict[str, object]:
    """The facts that nobody is asked, at this moment. `moment` must carry its time zone."""
    if moment.tzinfo is None:  # it would silently take the time zone of the machine
        raise ValueError("moment: a date and time without its time zone")
    local = moment.astimezone(ZoneInfo(country.timezone))
    found: dict[str, object] = {law.fact: _in_force(law, local.date()) for law in country.law}
    found[country.office_hours.fact] = not _open(country, local)
    if site is not None and site.place is not None:
        found[country.place_fact] = site.place
    for service, fact in country.service_facts.items():
        found[fact] = site is not None and service in site.services
    return found


def _in_force(law: LawEntry, day: date) -> bool:
    holds = False
    for value in law.values:
        if date.fromisoformat(value.since) <= day:
            holds = value.holds
    return holds


def _open(country: CountryFile, local: datetime) -> bool:
    hours = country.office_hours
    return is_working_day(country, local.date()) and hours.opens <= local.hour < hours.closes


def is_working_day(country: CountryFile, day: date) -> bool:
    """Are ordinary practices open on this day: neither a week-end nor a public holiday?"""
    return day.weekday() in country.office_hours.weekdays and day not in _holidays(country.code, day.year)


@lru_cache(maxsize=64)
def _holidays(code: str, year: int) -> Mapping[date, str]:
    return holidays.country_holidays(code, years=year)
