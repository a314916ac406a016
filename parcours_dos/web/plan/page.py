"""The plan as a person reads it: the number, the rhythm, the price, the content, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.plan import plain
from parcours_dos.pathway.plan.proposal import Plan
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer, ContentEntry, RoutingEntry, SaidEntry
from parcours_dos.web.payment import shown as paid
from parcours_dos.web.public.asking import Place
from parcours_dos.web.public.private import speaks_of
from parcours_dos.web.public.review import question
from parcours_dos.web.public.sourced import Sides, Sourced, sides, sourced
from parcours_dos.web.shared.rules import signs_now

from .axis import Axis, axis, sessions, spanned, weeks
from .discretion import Discretion, discretion
from .timeline import Point, timeline


@dataclass(frozen=True)
class Group:
    """Sentences under one title."""

    title: str
    said: tuple[Sourced, ...]


@dataclass(frozen=True)
class Goal:
    """A goal: how it is measured, what is aimed at, by which day."""

    said: Sourced
    measure: str
    target: str
    on: date


@dataclass(frozen=True)
class Limit:
    """A limit of the payer, and what is said when the plan passes it."""

    limit: paid.Limit
    warning: str | None
    said: Sourced


@dataclass(frozen=True)
class Step:
    """The step before therapy, and whom to call, if the place says it."""

    label: str
    said: Sourced
    contact: str


@dataclass(frozen=True)
class Line:
    """One thing a professional looks for: its name, and what it is here."""

    name: str
    said: str
    private: bool = False


@dataclass(frozen=True)
class Unknown:
    """An answer that is not known, though it could change the plan."""

    fact: str
    question: str
    private: bool


@dataclass(frozen=True)
class Page:
    """The whole plan."""

    headline: str
    span: str
    condition: str
    by_analogy: bool
    text: Sourced
    prescribed: Sourced
    points: tuple[Point, ...]
    minutes: str
    minutes_source: Sourced
    axis: Axis
    reconciled: str
    cost: paid.Shown
    price: Sourced
    limits: tuple[Limit, ...]
    content: tuple[Group, ...]
    not_offered: tuple[Sourced, ...]
    goals: tuple[Goal, ...]
    longer: tuple[Sourced, ...]
    shorter: tuple[Sourced, ...]
    expect: tuple[Sourced, ...]
    review_on: date
    end_on: date
    advance: tuple[Sourced, ...]
    stop: tuple[Sourced, ...]
    see_again: tuple[Sourced, ...]
    signs_now: tuple[str, ...]
    days: tuple[date, ...]
    reasons: tuple[Sourced, ...]
    routing: tuple[Step, ...]
    disagreements: tuple[Sides, ...]
    unknown: tuple[Unknown, ...]
    missing: int
    summary: tuple[Line, ...]


def page(place: Place, facts: Facts, answerer: Answerer, moment: datetime, found: Plan) -> Page:
    """The plan of one person, put into words."""
    book = place.rulebook
    assert book.plan is not None
    kept = discretion(book, book.plan, facts, answerer, moment, place.country, place.site)
    decided = deciding.decide(book, facts, answerer, moment, place.country, place.site)
    condition, prescribed = found.condition, found.prescribed
    cost = paid.shown(book, found.payment, found.account)
    price = next(figure for name, figure in found.account.figures if name == found.act.label)

    def say(entries: Iterable[SaidEntry]) -> tuple[Sourced, ...]:
        return tuple(_said(book, entry, kept) for entry in entries)

    return Page(
        headline=_("Environ %(sessions)s, sur %(weeks)s")
        % {"sessions": sessions(found.about), "weeks": weeks(found.weeks)},
        span=_("De %(sessions)s séances, de %(weeks)s semaines, selon les sources.")
        % {"sessions": spanned(*condition.sessions), "weeks": spanned(*condition.weeks)},
        condition=condition.label,
        by_analogy=condition.sessions_by_analogy,
        text=sourced(book, condition.text, condition.source, condition.place, condition.status),
        prescribed=sourced(
            book, plain.prescribed(found), prescribed.source, prescribed.place, prescribed.status
        ),
        points=timeline(found),
        minutes=_("Première séance : %(first)s minutes. Ensuite : %(following)s minutes.")
        % {"first": spanned(*found.length.first), "following": spanned(*found.length.following)},
        minutes_source=sourced(book, "", found.length.source, found.length.place, found.length.status),
        axis=axis(book, found, kept),
        reconciled=found.reconciled,
        cost=cost,
        price=sourced(book, "", price.source, price.place, price.status),
        limits=tuple(_limits(book, found, cost)),
        content=tuple(_content(book, found, kept)),
        not_offered=say(entry for entry in found.content if not entry.offered),
        goals=tuple(
            Goal(_said(book, goal.entry, kept), goal.entry.measure, goal.entry.target, goal.on)
            for goal in found.goals
        ),
        longer=say(found.profile.longer),
        shorter=say(found.profile.shorter),
        expect=say(expected.entry for expected in found.expect),
        review_on=found.review_on,
        end_on=found.end_on,
        advance=say(found.advance),
        stop=say(found.stop),
        see_again=say(found.see_again),
        signs_now=signs_now(decided.come_back_if),
        days=found.days,
        reasons=tuple(_reasons(book, found, kept)),
        routing=steps(place, found.routing),
        disagreements=tuple(
            replace(sides(book, entry), private=kept.hides(entry.when)) for entry in found.disagreements
        ),
        unknown=tuple(Unknown(name, question(book, name), speaks_of(book, [name])) for name in found.unknown),
        missing=len(found.missing),
        summary=tuple(_summary(found, kept)),
    )


def source_of(said: Sourced) -> str:
    """Where a sentence comes from and how sure it is, on one line."""
    told = {"source": said.source, "place": said.place, "status": said.status}
    return _("%(source)s : %(place)s. Statut : %(status)s.") % told


def steps(place: Place, rows: Sequence[RoutingEntry]) -> tuple[Step, ...]:
    """What comes before therapy, with the contacts of the site."""
    contacts: Mapping[str, str] = place.site.contacts if place.site else {}
    return tuple(
        Step(
            row.label,
            sourced(place.rulebook, row.text, row.source, row.place, row.status),
            contacts.get(row.contact, ""),
        )
        for row in rows
    )


def _said(book: Rulebook, entry: SaidEntry, kept: Discretion) -> Sourced:
    found = sourced(book, entry.text, entry.source, entry.place, entry.status)
    return replace(found, private=kept.hides(entry.when))


def _limits(book: Rulebook, found: Plan, cost: paid.Shown) -> Iterable[Limit]:
    """Each limit that the account tells, and any other that the plan or its range would pass."""
    told = {limit.label: limit for limit in cost.limits}
    for threshold in found.thresholds:
        warning = plain.warning(book, threshold)
        entry, figure = threshold.counter.entry, threshold.counter.limit.figure
        said = sourced(book, entry.text, figure.source, figure.place, figure.status)
        unsaid = paid.Limit(entry.label, "", (), (), entry.text, source_of(said), False)
        if warning or entry.label in told:
            yield Limit(told.get(entry.label, unsaid), warning, said)


def _content(book: Rulebook, found: Plan, kept: Discretion) -> Iterable[Group]:
    """What is done, in the order of a session; the care itself by stretch of the plan."""
    offered = [entry for entry in found.content if entry.offered]
    first, *others = found.stretches

    def group(title: str, entries: Iterable[ContentEntry]) -> Iterable[Group]:
        said = tuple(_said(book, entry, kept) for entry in entries)
        if said:
            yield Group(title, said)

    yield from group(_("Au début de la séance"), (e for e in offered if e.moment == "opening"))
    care = [entry for entry in offered if entry.moment == "care"]
    yield from group(found.phases[first.phase].label, (e for e in care if first.phase in e.phases))
    for stretch in others:
        new = (e for e in care if stretch.phase in e.phases and first.phase not in e.phases)
        yield from group(found.phases[stretch.phase].label, new)
    titles = {
        "teaching": _("Comprendre"),
        "work": _("Au travail"),
        "support": _("Un soutien"),
        "home": _("Chez vous"),
    }
    for moment, title in titles.items():
        yield from group(title, (e for e in offered if e.moment == moment))


def _reasons(book: Rulebook, found: Plan, kept: Discretion) -> Iterable[Sourced]:
    """Why there is a plan, and what it is made for."""
    opening, made = found.opening, found.profile
    said = sourced(book, opening.sentence, opening.source, opening.place, opening.status)
    yield replace(said, private=kept.hides_opening(opening.name))
    for row in (found.condition, made.course, made.risk):
        told = sourced(book, f"{row.label}.", row.source, row.place, row.status)
        yield replace(told, private=row is made.risk and kept.hides_row(kept.plan.risks, made.risk))


def _summary(found: Plan, kept: Discretion) -> Iterable[Line]:
    """What a physiotherapist looks for first."""
    made, act, rules = found.profile, found.act, found.payment.prescription
    code = _("%(act)s (code %(code)s)") % {"act": act.label, "code": act.code} if act.code else act.label
    yield Line(_("Situation"), found.condition.label)
    yield Line(_("Évolution"), made.course.label)
    yield Line(_("Risque"), made.risk.label, kept.hides_row(kept.plan.risks, made.risk))
    way = next((way.label for way in found.payment.ways if way.name == found.care.access), made.way.label)
    yield Line(_("Accès"), way)
    yield Line(_("Acte"), code)
    yield Line(_("Ordonnance"), rules.text)
    if rules.mentions:
        yield Line(_("L'ordonnance dit"), ", ".join(rules.mentions))
