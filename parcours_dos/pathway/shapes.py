"""What each knowledge file must contain: one shape per kind of entry.

A file that misses a word, or says one too many, is refused when the knowledge loads.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["confirmed", "secondary", "derived", "design", "unconfirmed"]
Rank = Literal["law", "payer", "guideline", "trial", "professional_advice", "commercial_page", "project"]
Tier = Literal["none", "planned", "within_48h", "within_24h", "emergency"]
Policy = Literal["source_document", "graded"]
Answerer = Literal["patient", "carer", "clinician"]
Contact = Literal["emergency_service", "doctor", "physiotherapist", "self_care"]
Worse = Literal["yes", "no", "higher", "lower", "none"]

EVERYONE: tuple[Answerer, ...] = ("patient", "carer", "clinician")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every entry: nothing beyond the declared words is accepted."""


class Edition(Entry, frozen=True, kw_only=True):
    """Which version of the knowledge this is, who wrote it and who checked it."""

    name: str
    title: str
    written_by: str
    checked_by: list[str]
    next_review: str
    notice: str


class Source(Entry, frozen=True, kw_only=True):
    """A document that a rule rests on."""

    rank: Rank
    title: str
    by: str
    year: int | None
    url: str | None


class ScreenEntry(Entry, frozen=True, kw_only=True):
    """One page of the questionnaire: a theme and how its rows are answered."""

    chapter: str
    title: str
    kind: Literal["rows", "list"]
    emergency: bool = False
    hint: str | None = None
    none: str | None = None


class FactEntry(Entry, frozen=True, kw_only=True):
    """One thing that can be known about a person, with its question and its meaning."""

    type: Literal["yes_no", "choice", "integer"]
    phrase: str
    worse: Worse
    not_phrase: str | None = None
    say: str | None = None
    question: str | None = None
    hint: str | None = None
    unknown_label: str = "Je ne sais pas"
    clarify: str | None = None
    find_out: str | None = None
    min: int | None = None
    max: int | None = None
    unit: str = ""
    choices: dict[str, str] = {}
    ordered: bool = False
    bands: bool = False
    volunteered: bool = False
    offers: str | None = None
    only_if: str | None = None
    otherwise: bool | int | str | None = None
    who: tuple[Answerer, ...] = EVERYONE
    absent: bool | int | str | None = None
    gravity: int = 0
    family: str | None = None
    screen: str | None = None


class DerivedEntry(Entry, frozen=True, kw_only=True):
    """A fact that follows from others."""

    condition: str = msgspec.field(name="is")
    phrase: str
    not_phrase: str | None = None


class ConstraintEntry(Entry, frozen=True, kw_only=True):
    """A relation that always holds; answers that break it contradict each other."""

    name: str
    always: str
    message: str


class FactsFile(Entry, frozen=True, kw_only=True):
    """facts.yaml"""

    chapters: dict[str, str]
    screens: dict[str, ScreenEntry]
    facts: dict[str, FactEntry]
    derived: dict[str, DerivedEntry]
    always: list[ConstraintEntry]


class CaseEntry(Entry, frozen=True, kw_only=True):
    """A small person who shows what a rule does: raised, cleared, undecided or needing an examination."""

    gives: Literal["raised", "cleared", "undecided", "needs_examination"]
    facts: dict[str, bool | int | str | None]
    policy: Policy = "source_document"
    by: Answerer = "patient"


class FlagEntry(Entry, frozen=True, kw_only=True):
    """A warning sign: when it holds, how fast someone must see the person, and why."""

    name: str
    rows: list[str]
    source: str
    place: str
    status: Status
    reason: str
    suspected: str
    when: str
    urgency: Tier | dict[Policy, Tier]
    sign: Literal["hard", "soft", "illness"]
    family: str
    unless: str | dict[Policy, str] | None = None
    cleared_by: str | None = None
    cases: list[CaseEntry] = []


class FlagsFile(Entry, frozen=True, kw_only=True):
    """red_flags.yaml"""

    clearing: dict[str, str]
    flags: list[FlagEntry]


class Sourced(Entry, frozen=True, kw_only=True):
    """Anything shown to people: it says where it comes from and how sure it is."""

    source: str
    place: str
    status: Status


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

    title: str
    text: str
    phone: str | None


class ReasonEntry(Sourced, frozen=True, kw_only=True):
    """Why this first contact."""

    name: str
    rows: list[str]
    contact: list[Contact]
    sentence: str
    urgency: list[Tier] | None = None
    undecided: bool = False


class AlsoEntry(Sourced, frozen=True, kw_only=True):
    """Another professional who fits, after the first contact.

    `country`: only there (everywhere when empty). `private`: shown on the screen, never printed.
    """

    professional: str
    urgency: list[Tier]
    why: str
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
    label: str
    rows: list[str] = []


class AdviceEntry(Sourced, frozen=True, kw_only=True):
    """One thing to do, or to avoid, meanwhile."""

    name: str
    urgency: list[Tier]
    text: str
    rows: list[str] = []
    calm: bool = False
    when: str | None = None


class ComeBackEntry(Sourced, frozen=True, kw_only=True):
    """When to look again."""

    name: str
    contact: list[Contact]
    urgency: list[Tier]
    days: int
    text: str
    rows: list[str] = []


class SignEntry(Entry, frozen=True, kw_only=True):
    """A sign that must bring the person back sooner; `flag` is the rule it belongs to."""

    level: Tier
    text: str
    flag: str
    when: str | None = None


class SideEntry(Sourced, frozen=True, kw_only=True):
    """What one side of a disagreement says."""

    text: str


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


class StatementEntry(Sourced, frozen=True, kw_only=True):
    """One thing said of a professional. `country`: only there; `from`: true since that date."""

    text: str
    rows: list[str] = []
    country: list[str] = []
    since: str | None = msgspec.field(name="from", default=None)


class ProfessionalEntry(Entry, frozen=True, kw_only=True):
    """Someone who can help: what they do, when to see them, through whom, for how long, at what cost.

    `profession` is described in full; a `service` (a telephone line, self-care) is only named.
    """

    label: str
    kind: Literal["profession", "service"] = "profession"
    does: list[StatementEntry] = []
    examines: list[StatementEntry] = []
    prescribes: list[StatementEntry] = []
    when_to_see: list[StatementEntry] = []
    access: list[StatementEntry] = []
    visit: list[StatementEntry] = []
    cost: list[StatementEntry] = []


class ComparisonEntry(Entry, frozen=True, kw_only=True):
    """One line of the comparison: the same question put to two professions."""

    criterion: str
    physiotherapist: SideEntry
    osteopath: SideEntry
    rows: list[str] = []


class ProfessionalsFile(Entry, frozen=True, kw_only=True):
    """professionals.yaml. `beside`: the disagreements of sources to show next to the comparison."""

    professionals: dict[str, ProfessionalEntry]
    comparison: list[ComparisonEntry]
    beside: list[str]


class OfficeHoursEntry(Sourced, frozen=True, kw_only=True):
    """When ordinary practices are open; outside, the duty doctor is the route."""

    fact: str
    weekdays: list[int]
    opens: int
    closes: int


class DatedValue(Sourced, frozen=True, kw_only=True):
    """What a law says from a date on."""

    since: str = msgspec.field(name="from")
    holds: bool


class LawEntry(Entry, frozen=True, kw_only=True):
    """One thing the law allows or not, as a dated series; before the first date it does not hold."""

    fact: str
    values: list[DatedValue]


class CountryFile(Entry, frozen=True, kw_only=True):
    """countries/*.yaml"""

    name: str
    code: str
    timezone: str
    emergency_number: str
    emergency_number_text: str
    cannot_speak: str | None = None
    office_hours: OfficeHoursEntry
    law: list[LawEntry]
    place_fact: str
    routes: list[RouteEntry]


class PolicyChoice(Entry, frozen=True, kw_only=True):
    """Which urgency policy a site applies, and the clinician who signed that choice."""

    name: Policy
    signed_by: str
    signed_on: str


class SiteFile(Entry, frozen=True, kw_only=True):
    """site.yaml: where the software is used and what that place decided."""

    country: str = "FR"
    place: str | None = None
    policy: PolicyChoice | None = None
    services: list[str] = []
    contacts: dict[str, str] = {}
