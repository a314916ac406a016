"""What is known of a course of sessions: the prescription, the sessions held and planned, who is insured how.

Everything that comes from a form, a file or a program passes here once. What cannot be is refused,
with the place and the cure; nothing half-computed goes further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

import msgspec

from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.shapes import PaymentEntry, WayEntry

from .tariffs import NOTHING, months_later

MOST_SESSIONS = 200
MOST_EUROS = 1000
FARTHEST_YEARS = 5
EARLIEST = date(2000, 1, 1)
WITH_PRESCRIPTION = "prescription"
PLACE = re.compile(r"`\$\.?([^`]*)`")
LISTS = ("done", "planned", "earlier", "others")

Path = tuple[str | int, ...]


class PrescriptionGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A prescription as it is told: its day, how many sessions if it says so, and whether it is signed."""

    date: str
    sessions: int | None = None
    signed: bool = True


class CareGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A course of sessions as it is told. Days are written 2026-11-28, amounts 30.80.

    `done` and `planned`: the days of this series; `earlier`: those before this series for the same
    thing; `others`: those of another situation this year. `deductible_paid`: the flat deductible already
    kept this year for other care. `fee`: what is asked for a session, when it is not the tariff.
    """

    act: str
    cover: list[str] = []
    access: str = WITH_PRESCRIPTION
    prior_diagnosis: bool = False
    prescription: PrescriptionGiven | None = None
    done: list[str] = []
    planned: list[str] = []
    earlier: list[str] = []
    others: list[str] = []
    deductible_paid: str | int | float = "0"
    fee: str | int | float | None = None
    contracted: bool = True


@dataclass(frozen=True)
class Care:
    """A course of sessions, checked. Days are in order, none said twice."""

    act: str
    planned: tuple[date, ...] = ()
    done: tuple[date, ...] = ()
    earlier: tuple[date, ...] = ()
    others: tuple[date, ...] = ()
    cover: frozenset[str] = frozenset()
    access: str = WITH_PRESCRIPTION
    prior_diagnosis: bool = False
    prescribed: date | None = None
    prescribed_sessions: int | None = None
    deductible_paid: Decimal = NOTHING
    fee: Decimal | None = None
    contracted: bool = True

    @property
    def sessions(self) -> tuple[date, ...]:
        """Held, then planned."""
        return self.done + self.planned


@dataclass(frozen=True)
class CareProblem(Problem):
    """What cannot be taken. `kind` names the fault, for who says it in other words; `about` its figures."""

    kind: str = ""
    path: Path = ()
    about: Mapping[str, object] = field(default_factory=dict)


class CareError(ValueError):
    """A course of sessions that cannot be taken; `problems` lists what is wrong and what to write."""

    def __init__(self, problems: Iterable[CareProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


# kind of fault: why it is refused, and the cure
SAID: Mapping[str, tuple[str, str]] = {
    "no_prices": ("les prix de ce pays ne sont pas connus : {country}.", "Choisissez un autre pays."),
    "form": ("la forme est refusée.", "{expected}"),
    "unknown_field": ("« {name} » n'existe pas.", "Champs admis : {known}."),
    "missing": ("ce champ manque.", "{expected}"),
    "unknown": ("« {name} » n'existe pas.", "Choisissez parmi : {known}."),
    "not_a_day": ("« {text} » n'est pas une date.", "Écrivez AAAA-MM-JJ, par exemple 2026-11-28."),
    "too_early": ("le {day} est trop ancien.", "Donnez une date à partir du {first}."),
    "too_far": ("le {day} est trop loin.", "Donnez une date avant le {last}."),
    "not_money": ("« {text} » n'est pas un montant.", "Écrivez des euros, de 0 à {most}, comme 30.80."),
    "no_cover_here": ("ce choix ne change rien dans ce pays.", "Retirez-le."),
    "closed": (
        "cet accès direct n'est pas ouvert le {day}.",
        "Choisissez une autre date, ou une ordonnance.",
    ),
    "unsigned": (
        "l'ordonnance n'est pas signée.",
        "Faites-la signer par le médecin : sinon elle ne vaut rien.",
    ),
    "prescribed_tomorrow": ("le {day} n'est pas encore venu.", "Écrivez la date qui est sur l'ordonnance."),
    "impossible_number": (
        "{number} séances, ce n'est pas possible.",
        "Écrivez un nombre de 1 à {most}, ou rien.",
    ),
    "expired": (
        "la première séance est le {first}, mais l'ordonnance devait servir avant le {last}.",
        "Demandez une nouvelle ordonnance au médecin.",
    ),
    "before_prescription": (
        "la séance du {day} est avant l'ordonnance du {prescribed}.",
        "Corrigez l'une des deux dates.",
    ),
    "too_many": ("{number} séances, c'est trop pour un calcul.", "Donnez-en {most} au plus."),
    "same_day": (
        "deux séances le {day}.",
        "Gardez-en une. Deux le même jour demandent deux ordonnances : comptez-les à part.",
    ),
    "out_of_order": (
        "le {day} vient après le {before}.",
        "Rangez les séances de la plus ancienne à la plus récente.",
    ),
    "not_held_yet": (
        "la séance du {day} n'a pas encore eu lieu.",
        "Écrivez-la plus tard, ou mettez-la dans planned.",
    ),
    "already_past": ("le {day} est passé.", "Mettez cette séance dans done, ou changez le jour."),
    "not_before": ("la séance du {day} est dans cette série, pas avant.", "Mettez-la dans done."),
}
EXPECTED: Mapping[str, str] = {
    "act": "Écrivez le nom d'un acte, par exemple low_back_common.",
    "cover": "Écrivez une liste de noms.",
    "access": "Écrivez un nom, par exemple prescription.",
    "prior_diagnosis": "Écrivez true ou false.",
    "prescription": "Écrivez date, et si l'ordonnance le dit : sessions, signed.",
    "contracted": "Écrivez true ou false.",
    "fee": "Écrivez un montant, par exemple 30.80.",
    "deductible_paid": "Écrivez un montant, par exemple 12.00.",
    **dict.fromkeys(LISTS, "Écrivez une liste de dates, comme 2026-11-28."),
}
FIELDS = ", ".join(CareGiven.__struct_fields__)


def trouble(kind: str, *path: str | int, **about: object) -> CareProblem:
    """A fault, with the sentence that tells it and its cure."""
    reason, cure = SAID[kind]
    place = ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)
    return CareProblem(place, reason.format(**about), cure.format(**about), None, kind, path, about)


def read(payment: PaymentEntry, given: object, today: date) -> Care:
    """A course of sessions, checked against the rules of the country. Raises `CareError`."""
    try:
        told = msgspec.convert(given, CareGiven)
    except msgspec.ValidationError as error:
        raise CareError([_wrong_form(str(error))]) from None
    problems: list[CareProblem] = []
    days = {name: _days(name, getattr(told, name), today, problems) for name in LISTS}
    fee = None if told.fee is None else _money("fee", told.fee, problems)
    paid = _money("deductible_paid", told.deductible_paid, problems)
    problems += _named(payment, told)
    prescribed = _prescribed(told, today, problems)
    if not problems:
        problems += _in_order(days, today)
        problems += _within(payment, told, prescribed, days, today)
    if problems:
        raise CareError(problems)
    return Care(
        act=told.act,
        planned=days["planned"],
        done=days["done"],
        earlier=days["earlier"],
        others=days["others"],
        cover=frozenset(told.cover),
        access=told.access,
        prior_diagnosis=told.prior_diagnosis,
        prescribed=prescribed,
        prescribed_sessions=told.prescription.sessions if told.prescription else None,
        deductible_paid=paid or NOTHING,
        fee=fee,
        contracted=told.contracted,
    )


# --- the form


def _wrong_form(message: str) -> CareProblem:
    """What does not have the shape: which field, and what is expected there."""
    found = PLACE.search(message)
    steps = re.findall(r"([A-Za-z_]\w*)|\[(\d+)\]", found.group(1)) if found else []
    path: Path = tuple(int(rank) if rank else word for word, rank in steps)
    named = re.search(r"(?:unknown|missing required) field `([^`]*)`", message)
    if named and "unknown" in message:
        return trouble("unknown_field", *path, named.group(1)[:40], name=named.group(1)[:40], known=FIELDS)
    if named:
        whole = (*path, named.group(1))
        return trouble("missing", *whole, expected=EXPECTED.get(str(whole[0]), f"Champs admis : {FIELDS}."))
    first = str(path[0]) if path else ""
    return trouble("form", *(path or ("care",)), expected=EXPECTED.get(first, f"Champs admis : {FIELDS}."))


def _days(name: str, written: list[str], today: date, problems: list[CareProblem]) -> tuple[date, ...]:
    if len(written) > MOST_SESSIONS:
        problems.append(trouble("too_many", name, number=len(written), most=MOST_SESSIONS))
        return ()
    found = [_day(text, (name, rank), today, problems) for rank, text in enumerate(written)]
    return tuple(day for day in found if day is not None)


def _day(text: str, path: Path, today: date, problems: list[CareProblem]) -> date | None:
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
    except ValueError:
        day = None
    last = months_later(today, 12 * FARTHEST_YEARS)
    if day is None:
        problems.append(trouble("not_a_day", *path, text=text[:20]))
    elif day < EARLIEST:
        problems.append(trouble("too_early", *path, day=day, first=EARLIEST))
    elif day > last:
        problems.append(trouble("too_far", *path, day=day, last=last))
    else:
        return day
    return None


def _money(name: str, told: str | int | float, problems: list[CareProblem]) -> Decimal | None:
    text = str(told)
    try:
        value = Decimal(text.replace(",", ".")) if len(text) <= 20 and text.isascii() else Decimal("NaN")
        if value.is_finite() and 0 <= value <= MOST_EUROS and value == round(value, 2):
            return round(value, 2)
    except InvalidOperation:
        pass
    problems.append(trouble("not_money", name, text=text[:20], most=MOST_EUROS))
    return None


# --- the names


def _named(payment: PaymentEntry, told: CareGiven) -> Iterable[CareProblem]:
    acts = {act.name: None for act in payment.acts}
    covers = {cover.name: None for cover in payment.covers}
    ways = {way.name: None for way in payment.ways}
    if told.act not in acts:
        yield trouble("unknown", "act", name=told.act[:40], known=", ".join(acts))
    for rank, name in enumerate(told.cover):
        if name not in covers:
            yield trouble("unknown", "cover", rank, name=name[:40], known=", ".join(covers))
    if told.access not in ways:
        yield trouble("unknown", "access", name=told.access[:40], known=", ".join(ways))
    if not told.contracted and payment.outside is None:
        yield trouble("no_cover_here", "contracted")


def _prescribed(told: CareGiven, today: date, problems: list[CareProblem]) -> date | None:
    given = told.prescription
    if given is None:
        return None
    if not given.signed:
        problems.append(trouble("unsigned", "prescription", "signed"))
    if given.sessions is not None and not 1 <= given.sessions <= MOST_SESSIONS:
        wrong = str(given.sessions)[:20]
        problems.append(
            trouble("impossible_number", "prescription", "sessions", number=wrong, most=MOST_SESSIONS)
        )
    day = _day(given.date, ("prescription", "date"), today, problems)
    if day is not None and day > today:
        problems.append(trouble("prescribed_tomorrow", "prescription", "date", day=day))
    return day


# --- the order of days


def _in_order(days: Mapping[str, tuple[date, ...]], today: date) -> Iterable[CareProblem]:
    done, planned, earlier = days["done"], days["planned"], days["earlier"]
    if len(done) + len(planned) > MOST_SESSIONS:
        yield trouble("too_many", "planned", number=len(done) + len(planned), most=MOST_SESSIONS)
    for name in LISTS:
        for rank, (before, after) in enumerate(pairwise(days[name]), 1):
            if after == before:
                yield trouble("same_day", name, rank, day=after)
            elif after < before:
                yield trouble("out_of_order", name, rank, day=after, before=before)
    if done and planned and done[-1] == planned[0]:
        yield trouble("same_day", "planned", 0, day=planned[0])
    for name in ("done", "earlier"):
        for rank, day in enumerate(days[name]):
            if day > today:
                yield trouble("not_held_yet", name, rank, day=day)
    for rank, day in enumerate(planned):
        if day < today:
            yield trouble("already_past", "planned", rank, day=day)
    first = min((*done, *planned), default=None)
    for rank, day in enumerate(earlier):
        if first is not None and day >= first:
            yield trouble("not_before", "earlier", rank, day=day)


def _within(
    payment: PaymentEntry,
    told: CareGiven,
    prescribed: date | None,
    days: Mapping[str, tuple[date, ...]],
    today: date,
) -> Iterable[CareProblem]:
    """The sessions stand where the prescription, or the law of direct access, lets them."""
    sessions: list[tuple[Path, date]] = [
        ((name, rank), day) for name in ("done", "planned") for rank, day in enumerate(days[name])
    ]
    way = next(way for way in payment.ways if way.name == told.access)
    for path, day in sessions:
        if not is_open(way, day):
            yield trouble("closed", *path, day=day)
    if not sessions and not is_open(way, today):
        yield trouble("closed", "access", day=today)
    if prescribed is None:
        return
    last = months_later(prescribed, payment.prescription.begin_within_months)
    first = min((day for _, day in sessions), default=today)
    if first > last:
        yield trouble("expired", "prescription", "date", first=first, last=last)
    for path, day in sessions:
        if day < prescribed:
            yield trouble("before_prescription", *path, day=day, prescribed=prescribed)


def is_open(way: WayEntry, day: date) -> bool:
    """May one come this way on this day?"""
    if way.law is None:
        return True
    begun = [door for door in way.doors if date.fromisoformat(door.since) <= day]
    return bool(begun) and begun[-1].holds
