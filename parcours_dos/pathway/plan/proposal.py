"""The proposal itself: from a person and a prescription to a number, a rhythm, days, a content and a cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from parcours_dos.pathway import moment as at
from parcours_dos.pathway import questions
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.payment import account as payment_account
from parcours_dos.pathway.payment.account import Account
from parcours_dos.pathway.payment.care import Care
from parcours_dos.pathway.payment.care import read as read_care
from parcours_dos.pathway.payment.counters import Counter
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import (
    ActEntry,
    Answerer,
    ClosedEntry,
    ConditionEntry,
    ContentEntry,
    CountryFile,
    DisagreementEntry,
    ExpectEntry,
    GoalEntry,
    LengthEntry,
    NamedText,
    OpenEntry,
    PaymentEntry,
    PhaseEntry,
    PlanFile,
    RangeEntry,
    RoutingEntry,
    SaidEntry,
    SiteFile,
)
from parcours_dos.pathway.tables import holds, plan_asked

from . import eligibility, schedule
from .asked import NOTHING_MORE, Override, PlanAsked
from .eligibility import Entrance
from .profile import Profile, about, length, profile, said
from .schedule import Stretch


@dataclass(frozen=True)
class NoPlan:
    """No plan now: why, and what to do first. `routing`: the step before therapy, where a site has one."""

    closed: ClosedEntry
    routing: tuple[RoutingEntry, ...]
    edition: str


@dataclass(frozen=True)
class Goal:
    """A goal that can be measured, and the day on which it is."""

    entry: GoalEntry
    on: date


@dataclass(frozen=True)
class Expected:
    """What many people notice, and around which day."""

    entry: ExpectEntry
    on: date | None


@dataclass(frozen=True)
class Threshold:
    """A limit of the payer, and whether the plan passes it, or only the top of its range, or neither."""

    counter: Counter
    passed_by: Literal["plan", "range"] | None


@dataclass(frozen=True)
class Plan:
    """A plan of treatment, to be accepted, changed and signed by a physiotherapist.

    `about` is the number that the days and the cost are made for. `days` are those to come; the days
    already held are in `care`. `prescribed` says what the prescription makes of the number.
    """

    opening: OpenEntry
    profile: Profile
    override: Override | None
    condition: ConditionEntry
    about: int
    stretches: tuple[Stretch, ...]
    phases: Mapping[str, PhaseEntry]
    care: Care
    days: tuple[date, ...]
    length: LengthEntry
    ranges: tuple[RangeEntry, ...]
    account: Account
    act: ActEntry
    payment: PaymentEntry
    reconciled: str
    prescribed: NamedText
    content: tuple[ContentEntry, ...]
    goals: tuple[Goal, ...]
    expect: tuple[Expected, ...]
    review_on: date
    end_on: date
    advance: tuple[SaidEntry, ...]
    stop: tuple[SaidEntry, ...]
    see_again: tuple[SaidEntry, ...]
    routing: tuple[RoutingEntry, ...]
    disagreements: tuple[DisagreementEntry, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    edition: str

    @property
    def weeks(self) -> int:
        """Weeks that the sessions take at this rhythm."""
        return schedule.weeks(self.stretches)

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Every limit of the payer that touches this plan: passing one is never left unsaid."""
        return thresholds(self.condition, self.account)


def propose(
    rulebook: Rulebook,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None = None,
    asked: PlanAsked = NOTHING_MORE,
) -> Plan | NoPlan:
    """The plan of one person, or why there is none. `facts` were checked by `facts.read`.

    Raises `CareError` when the care cannot be, `NotYet` when a tariff had not begun, `LookupError` when
    the edition of the rules is older than plans.
    """
    plan = rulebook.plan
    if plan is None or country.payment is None:
        raise LookupError("this edition of the rules knows no plan")
    who = eligibility.entrance(rulebook, facts, answerer, at.setting(country, moment, site))
    opening = eligibility.opening(rulebook, plan, who)
    routing = tuple(row for row in plan.routing if holds(rulebook, row, who.facts))
    if opening is None:
        return NoPlan(eligibility.closing(plan, who), routing, rulebook.edition.name)
    today = moment.astimezone(ZoneInfo(country.timezone)).date()
    found = profile(rulebook, plan, who.facts)
    condition = _condition(plan, found, asked.override)
    care, number = _care(country.payment, country, condition, found, asked, today)
    stretches = schedule.split(condition, number)
    first = _first_day(country, care, asked, today)
    wished = schedule.dates(stretches, first, country)
    days = wished[: max(0, number - len(care.done))]
    care = replace(care, planned=days)
    account = payment_account.account(country.payment, care, today)
    end_on = max([*days, *care.done, first])
    review = (care.sessions[0] if care.sessions else first) + timedelta(days=condition.review_days)
    review_on = schedule.next_working_day(country, max(review, today))
    missing = questions.plan_names(rulebook, plan, facts, who, is_open=True)
    return Plan(
        opening=opening,
        profile=found,
        override=asked.override,
        condition=condition,
        about=number,
        stretches=stretches,
        phases={phase.name: phase for phase in plan.phases},
        care=care,
        days=days,
        length=length(rulebook, plan.lengths, country, who.facts),
        ranges=_ranges(rulebook, plan, condition, who.facts),
        account=account,
        act=next(act for act in country.payment.acts if act.name == care.act),
        payment=country.payment,
        reconciled=_reconciled(rulebook, plan, condition, bool(account.counters), who.facts),
        prescribed=_prescribed(plan, condition, care),
        content=said(rulebook, plan.content, condition.name, country, who.facts),
        goals=_goals(rulebook, plan, condition, country, who.facts, review_on, end_on),
        expect=_expect(rulebook, plan, condition, country, who.facts, care),
        review_on=review_on,
        end_on=end_on,
        advance=said(rulebook, plan.advance, condition.name, country, who.facts),
        stop=said(rulebook, plan.stop, condition.name, country, who.facts),
        see_again=said(rulebook, plan.see_again, condition.name, country, who.facts),
        routing=routing,
        disagreements=tuple(e for e in plan.disagreements if rulebook.applies(e.when, who.facts)),
        missing=missing,
        unknown=_unknown(rulebook, plan, who),
        edition=rulebook.edition.name,
    )


def _condition(plan: PlanFile, found: Profile, override: Override | None) -> ConditionEntry:
    if override is None:
        return found.condition
    return next(condition for condition in plan.conditions if condition.name == override.condition)


def _care(
    payment: PaymentEntry,
    country: CountryFile,
    condition: ConditionEntry,
    found: Profile,
    asked: PlanAsked,
    today: date,
) -> tuple[Care, int]:
    """The care as it was told, before the days to come; and the number of sessions to plan for."""
    act = next(act for act in payment.acts if condition.name in act.conditions)
    wished = about(condition, len(found.longer), len(found.shorter))
    if asked.care is None:
        return Care(act=act.name, access=found.way.name), wished
    care = read_care(payment, {"act": act.name, "access": found.way.name, **asked.care}, today)
    return care, min(wished, care.prescribed_sessions or wished)


def _first_day(country: CountryFile, care: Care, asked: PlanAsked, today: date) -> date:
    """The day wished; else the first working day after today and after the last session held."""
    if asked.start is not None:
        return schedule.next_working_day(country, asked.start)
    return schedule.next_working_day(country, max([today, *care.done]) + timedelta(days=1))


def _ranges(
    rulebook: Rulebook, plan: PlanFile, condition: ConditionEntry, facts: Facts
) -> tuple[RangeEntry, ...]:
    return tuple(
        entry
        for entry in plan.ranges
        if not entry.conditions or condition.name in entry.conditions
        if rulebook.applies(entry.when, facts)
    )


def _reconciled(
    rulebook: Rulebook, plan: PlanFile, condition: ConditionEntry, limited: bool, facts: Facts
) -> str:
    return next(
        entry.text
        for entry in plan.reconciling
        if entry.limited in (None, limited)
        if not entry.conditions or condition.name in entry.conditions
        if rulebook.applies(entry.when, facts)
    )


def _prescribed(plan: PlanFile, condition: ConditionEntry, care: Care) -> NamedText:
    number = care.prescribed_sessions
    if number is None:
        return plan.prescribed["not_said"]
    least, most = condition.sessions
    return plan.prescribed["below" if number < least else "above" if number > most else "inside"]


def _goals(
    rulebook: Rulebook,
    plan: PlanFile,
    condition: ConditionEntry,
    country: CountryFile,
    facts: Facts,
    review_on: date,
    end_on: date,
) -> tuple[Goal, ...]:
    kept = said(rulebook, plan.goals, condition.name, country, facts)
    return tuple(Goal(e, review_on if e.by == "review" else max(review_on, end_on)) for e in kept)


def _expect(
    rulebook: Rulebook,
    plan: PlanFile,
    condition: ConditionEntry,
    country: CountryFile,
    facts: Facts,
    care: Care,
) -> tuple[Expected, ...]:
    kept = said(rulebook, plan.expect, condition.name, country, facts)
    return tuple(Expected(e, dict(enumerate(care.sessions, 1)).get(e.by_session[1])) for e in kept)


def thresholds(condition: ConditionEntry, account: Account) -> tuple[Threshold, ...]:
    """Every limit that touches an account, and whether the plan or the top of its range passes it."""
    more = max(0, condition.sessions[1] - len(account.care.done))
    return tuple(Threshold(counter, _passed_by(counter, more)) for counter in account.counters)


def _passed_by(counter: Counter, more: int) -> Literal["plan", "range"] | None:
    """Does the plan pass a limit, or would it with so many sessions more than those held?"""
    if any(counter.beyond):
        return "plan"
    return "range" if more > counter.left else None


def _unknown(rulebook: Rulebook, plan: PlanFile, who: Entrance) -> tuple[str, ...]:
    """What was asked and is not known, though it could change what the plan is for."""
    told = {name: value for name, value in who.facts.items() if value is not None}
    names = plan_asked(rulebook, plan.conditions, told)
    return tuple(name for name in names if name in who.facts)
