"""orientation.yaml: whom to see, why, what to do meanwhile, and when to come back."""

from __future__ import annotations

from .entry import Contact, Entry, SideEntry, Sourced, Text, Tier


class RowEntry(Sourced, frozen=True, kw_only=True):
    """A row of a table of which exactly one row holds for each outcome."""

    name: str
    contact: Contact
    urgency: list[Tier]
    known: list[str] = []
    not_known: list[str] = []
    rows: list[str] = []


class RouteEntry(RowEntry, frozen=True, kw_only=True):
    """How to reach the first contact, here and now."""

    title: Text
    text: Text
    phone: str | None


class ReasonEntry(Sourced, frozen=True, kw_only=True):
    """Why this first contact."""

    name: str
    rows: list[str]
    contact: list[Contact]
    sentence: Text
    urgency: list[Tier] | None = None
    undecided: bool = False


class AlsoEntry(Sourced, frozen=True, kw_only=True):
    """Another professional who fits, after the first contact.

    `country`: only there (everywhere when empty). `private`: shown on the screen, never printed.
    """

    professional: str
    urgency: list[Tier]
    why: Text
    contact: list[Contact] | None = None
    when: str | None = None
    flags: list[str] = []
    phone: str | None = None
    country: list[str] = []
    private: bool = False
    rows: list[str] = []


class CourseEntry(Sourced, frozen=True, kw_only=True):
    """How this course of the pain is called."""

    name: str
    when: str
    label: Text
    rows: list[str] = []


class AdviceEntry(Sourced, frozen=True, kw_only=True):
    """One thing to do, or to avoid, meanwhile."""

    name: str
    urgency: list[Tier]
    text: Text
    rows: list[str] = []
    calm: bool = False
    when: str | None = None


class ComeBackEntry(Sourced, frozen=True, kw_only=True):
    """When to look again."""

    name: str
    contact: list[Contact]
    urgency: list[Tier]
    days: int
    text: Text
    rows: list[str] = []


class SignEntry(Entry, frozen=True, kw_only=True):
    """A sign that must bring the person back sooner; `flag` is the rule it belongs to."""

    level: Tier
    text: Text
    flag: str
    when: str | None = None


class DisagreementEntry(Entry, frozen=True, kw_only=True):
    """Two sources that do not say the same thing; the reader sees both."""

    name: str
    rows: list[str]
    source_document: SideEntry
    guideline: SideEntry
    urgency: list[Tier] | None = None
    contact: list[Contact] | None = None
    when: str | None = None


class OrientationFile(Entry, frozen=True, kw_only=True):
    """orientation.yaml"""

    first_contact: list[RowEntry]
    reasons: list[ReasonEntry]
    also: list[AlsoEntry]
    courses: list[CourseEntry]
    meanwhile: list[AdviceEntry]
    avoid: list[AdviceEntry]
    come_back: list[ComeBackEntry]
    come_back_if: list[SignEntry]
    disagreements: list[DisagreementEntry]
    doctor_notes: list[AdviceEntry]
