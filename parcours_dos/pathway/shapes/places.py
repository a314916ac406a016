"""countries/*.yaml and the file of a site: the law, the hours and the choices of a place."""

from __future__ import annotations

from .entry import DatedValue, Entry, Policy, Sourced, Text
from .orientation import RouteEntry
from .payment import PaymentEntry


class OfficeHoursEntry(Sourced, frozen=True, kw_only=True):
    """When ordinary practices are open; outside, the duty doctor is the route."""

    fact: str
    weekdays: list[int]
    opens: int
    closes: int


class LawEntry(Entry, frozen=True, kw_only=True):
    """One thing the law allows or not, as a dated series; before the first date it does not hold."""

    fact: str
    values: list[DatedValue]


class CountryFile(Entry, frozen=True, kw_only=True):
    """countries/*.yaml"""

    name: Text
    code: str
    timezone: str
    emergency_number: str
    emergency_number_text: Text
    cannot_speak: Text | None = None
    office_hours: OfficeHoursEntry
    law: list[LawEntry]
    place_fact: str
    service_facts: dict[str, str] = {}
    routes: list[RouteEntry]
    payment: PaymentEntry | None = None


class PolicyChoice(Entry, frozen=True, kw_only=True):
    """Which urgency policy a site applies, and the clinician who signed that choice."""

    name: Policy
    signed_by: str
    signed_on: str


class PackChoice(Entry, frozen=True, kw_only=True):
    """The words of a questionnaire that a site brings: their file, by what right, and who signed for it."""

    instrument: str
    file: str
    licence: str
    signed_by: str
    signed_on: str


class SiteFile(Entry, frozen=True, kw_only=True):
    """site.yaml: where the software is used and what that place decided."""

    country: str = "FR"
    place: str | None = None
    policy: PolicyChoice | None = None
    services: list[str] = []
    contacts: dict[str, str] = {}
    packs: list[PackChoice] = []
