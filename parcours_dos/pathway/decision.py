"""Whom should this person see, and how fast? One pure call gives the whole answer.

`decide` reads the rulebook over one person at one moment in one place. It reads no clock,
no network and no database: the same arguments always give the same outcome.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from . import because, questions
from . import moment as at
from .because import Change, Disagreement, Reason
from .facts import settle
from .flags import Facts, Known, State, present_families, state, states, states_by_policy, urgency
from .moment import Setting
from .rulebook import EMERGENCY, LEVEL, POLICIES, TIERS, Rulebook
from .shapes import (
    AdviceEntry,
    Answerer,
    ComeBackEntry,
    Contact,
    CountryFile,
    Policy,
    RouteEntry,
    SignEntry,
    SiteFile,
    Status,
)
from .tables import row_for

URGENCIES = ("routine", "planned", "within_48h", "within_48h", "emergency")
HOURS = (None, None, 48, 24, None)


@dataclass(frozen=True)
class Urgency:
    """How fast: one of four words, and the hours when it is a matter of hours."""

    level: int

    @property
    def name(self) -> str:
        """`emergency`, `within_48h`, `planned` or `routine`."""
        return URGENCIES[self.level]

    @property
    def within_hours(self) -> int | None:
        """24 or 48 when a doctor is needed within hours; else None."""
        return HOURS[self.level]


@dataclass(frozen=True)
class Also:
    """Another professional who fits, after the first contact."""

    professional: str
    label: str
    why: str
    phone: str | None
    source: str
    place: str
    status: Status
    private: bool = False


@dataclass(frozen=True)
class Decision:
    """The whole answer for one person at one moment, ready to be shown, stored and replayed."""

    urgency: Urgency
    policy: Policy
    other_urgency: Urgency
    first_contact: Contact
    also: tuple[Also, ...]
    route: RouteEntry
    course: str | None
    because: tuple[Reason, ...]
    disagreements: tuple[Disagreement, ...]
    meanwhile: tuple[AdviceEntry, ...]
    avoid: tuple[AdviceEntry, ...]
    doctor_notes: tuple[AdviceEntry, ...]
    come_back_on: date | None
    come_back_text: str | None
    come_back_if: tuple[SignEntry, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    needs_examination: tuple[str, ...]
    settled: bool
    edition: str

    @property
    def other_policy(self) -> Policy:
        """The policy that was not applied."""
        return next(policy for policy in POLICIES if policy != self.policy)


def decide(
    rulebook: Rulebook,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None = None,
) -> Decision:
    """Decide for one person. `facts` were checked by `facts.read`; `moment` carries its time zone."""
    setting = at.setting(country, moment, site)
    here = {**setting.given, **settle(facts)}
    known = Known.by(rulebook, here, answerer)
    found = states_by_policy(rulebook, known)
    level = {policy: urgency(rulebook.flags, found[policy], policy) for policy in POLICIES}
    mine = level[setting.policy]
    other = next(policy for policy in POLICIES if policy != setting.policy)
    contact = row_for(rulebook, rulebook.orientation.first_contact, mine, known.filled)
    route = row_for(rulebook, country.routes, mine, known.filled, contact.contact)
    open_names = questions.open_facts(rulebook, facts, answerer, setting)
    raised = because.in_state(rulebook, found[setting.policy], setting.policy, State.RAISED)
    undecided = because.in_state(rulebook, found[setting.policy], setting.policy, State.UNDECIDED)
    families = present_families(rulebook.flags, found[setting.policy], setting.policy)
    carrying, mattering = because.doubts(raised, undecided, families, setting.policy, mine)
    doubtful = because.doubtful_facts(rulebook, mattering, here, answerer)
    unknown = tuple(name for name in doubtful if name in here)
    calm = not raised and not undecided
    come_back = _come_back(rulebook, contact.contact, mine)
    raised_names = {flag.name for flag in raised}
    return Decision(
        urgency=Urgency(mine),
        policy=setting.policy,
        other_urgency=Urgency(level[other]),
        first_contact=contact.contact,
        also=_also(rulebook, contact.contact, mine, known.filled, raised_names, country),
        route=route,
        course=_course(rulebook, here),
        because=because.reasons(rulebook, raised, carrying, unknown, contact, route, setting.policy, mine),
        disagreements=because.disagreements(rulebook, contact.contact, mine, here),
        meanwhile=_advice(rulebook, rulebook.orientation.meanwhile, mine, here, calm),
        avoid=_advice(rulebook, rulebook.orientation.avoid, mine, here, calm),
        doctor_notes=_advice(rulebook, rulebook.orientation.doctor_notes, mine, here, calm)
        if answerer == "clinician"
        else (),
        come_back_on=_day(moment, country) + timedelta(days=come_back.days) if come_back else None,
        come_back_text=come_back.text if come_back else None,
        come_back_if=tuple(
            sign
            for sign in rulebook.orientation.come_back_if
            if LEVEL[sign.level] > mine and sign.flag not in raised_names
            if rulebook.applies(sign.when, here)
        ),
        missing=tuple(dict.fromkeys((*open_names, *unknown))),
        unknown=unknown,
        needs_examination=tuple(
            f.name
            for f in because.in_state(
                rulebook, found[setting.policy], setting.policy, State.NEEDS_EXAMINATION
            )
        ),
        settled=not open_names,
        edition=rulebook.edition.name,
    )


def tells_an_emergency(
    rulebook: Rulebook,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None = None,
) -> bool:
    """Was a sign told that is an emergency, unless an exception is still confirmed?"""
    setting = at.setting(country, moment, site)
    known = Known.by(rulebook, {**setting.given, **settle(facts)}, answerer)
    emergencies = (flag for flag in rulebook.flags if flag.level[setting.policy] == EMERGENCY)
    return any(state(flag, known, setting.policy) is State.RAISED for flag in emergencies)


def urgency_of(rulebook: Rulebook, facts: Facts, answerer: Answerer, setting: Setting) -> int:
    """Only how fast: what `decide` says of urgency, without the rest."""
    known = Known.by(rulebook, {**setting.given, **settle(facts)}, answerer)
    return urgency(rulebook.flags, states(rulebook, known, setting.policy), setting.policy)


def what_would_change(
    rulebook: Rulebook,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None = None,
) -> Change | None:
    """The smallest change of at most two answers that would raise the urgency (a clinician: alter it).

    Every change found is checked again by the whole engine before it is given.
    """
    setting = at.setting(country, moment, site)

    def level(changed: Facts) -> int:
        return urgency_of(rulebook, changed, answerer, setting)

    return because.smallest_change(rulebook, facts, answerer, setting, level)


def _also(
    rulebook: Rulebook,
    contact: Contact,
    level: int,
    facts: Facts,
    raised: Iterable[str],
    country: CountryFile,
) -> tuple[Also, ...]:
    names = set(raised)
    kept = []
    for entry in rulebook.orientation.also:
        fits = TIERS[level] in entry.urgency and (entry.contact is None or contact in entry.contact)
        here = not entry.country or country.code in entry.country
        signs = not entry.flags or names & set(entry.flags)
        if fits and here and signs and rulebook.applies(entry.when, facts):
            label = rulebook.professionals.professionals[entry.professional].label
            said = (entry.professional, label, entry.why, entry.phone)
            kept.append(Also(*said, entry.source, entry.place, entry.status, entry.private))
    return tuple(kept)


def _course(rulebook: Rulebook, facts: Facts) -> str | None:
    return next((c.label for c in rulebook.orientation.courses if rulebook.applies(c.when, facts)), None)


def _advice(
    rulebook: Rulebook, entries: Iterable[AdviceEntry], level: int, facts: Facts, calm: bool
) -> tuple[AdviceEntry, ...]:
    fits = (e for e in entries if TIERS[level] in e.urgency and (calm or not e.calm))
    return tuple(entry for entry in fits if rulebook.applies(entry.when, facts))


def _come_back(rulebook: Rulebook, contact: Contact, level: int) -> ComeBackEntry | None:
    entries = rulebook.orientation.come_back
    return next((e for e in entries if contact in e.contact and TIERS[level] in e.urgency), None)


def _day(moment: datetime, country: CountryFile) -> date:
    return moment.astimezone(ZoneInfo(country.timezone)).date()
