"""The account as programs receive it: plain data that names and types never change.

Money is a decimal text, "17.88", or null where no source gives it.
"""

from __future__ import annotations

from datetime import date

from parcours_dos.pathway.outcome import Plain, cited
from parcours_dos.pathway.shapes import CountryFile, DatedFigure, PaymentEntry, Sourced, Status, Then

from .account import Account, Line
from .account import account as counted
from .care import CareError, read, trouble
from .counters import Counter
from .tariffs import Money, months_later


class PlainFigure(Plain, frozen=True, kw_only=True):
    """One figure that was used: what it is, its value, since when it holds, and where it comes from."""

    name: str
    value: str | int | bool | None
    since: str | None
    source: str
    place: str
    status: Status


class PlainNote(Plain, frozen=True, kw_only=True):
    """Something to know beside the figures, with its source."""

    text: str
    source: str
    place: str
    status: Status


class PlainAct(Plain, frozen=True, kw_only=True):
    """What the payer calls a session."""

    name: str
    label: str
    code: str | None


class PlainCounter(Plain, frozen=True, kw_only=True):
    """One limit: how many it takes, how many are used and left, on which day it falls, and what then.

    `act_by`: the last day to ask for the agreement; `until`: the last day of this count.
    """

    name: str
    label: str
    most: int
    used: int
    left: int
    fell_on: date | None
    falls_on: date | None
    act_by: date | None
    until: date | None
    then: Then
    text: str
    source: str
    place: str
    status: Status


class PlainApproval(Plain, frozen=True, kw_only=True):
    """The agreement to ask: after how many days silence means yes, and what to send."""

    label: str
    silence_days: int | None
    text: str
    send: list[str]
    source: str
    place: str
    status: Status


class PlainPrescription(Plain, frozen=True, kw_only=True):
    """The prescription: by when it must begin, how many sessions it still holds, when a new one is needed."""

    prescribed_on: date | None
    begin_by: date | None
    sessions: int | None
    left: int | None
    new_one_on: date | None
    text: str
    mentions: list[str]
    source: str
    place: str
    status: Status


class PlainAmounts(Plain, frozen=True, kw_only=True):
    """Who pays what: the insurer, the share left, the flat deductible, the rest; together, the price."""

    insurer: str | None
    share: str | None
    deductible: str | None
    extra: str | None
    price: str | None


class PlainLine(PlainAmounts, frozen=True, kw_only=True):
    """One act on one day. `beyond`: the limits it passes."""

    day: date
    session: int
    label: str
    planned: bool
    beyond: list[str]
    after_prescription: bool


class Cost(Plain, frozen=True, kw_only=True):
    """What care costs and how many sessions the payer takes.

    `to_pay` is for the patient without a complementary insurance, `to_pay_covered` when one pays the
    whole share. `not_given` lists what no source gives: a total is null when one of its parts is.
    """

    country: str
    on: date
    currency: str
    act: PlainAct
    access: str
    counters: list[PlainCounter]
    approval: PlainApproval
    prescription: PlainPrescription
    session: PlainAmounts
    total: PlainAmounts
    to_pay: str | None
    to_pay_covered: str | None
    not_given: list[str]
    lines: list[PlainLine]
    figures: list[PlainFigure]
    notes: list[PlainNote]
    ceiling: str
    edition: str


def cost(country: CountryFile, given: object, today: date, edition: str) -> Cost:
    """What a course of sessions costs, as it is told. Raises `CareError` or `NotYet`."""
    payment = country.payment
    if payment is None:
        raise CareError([trouble("no_prices", "country", country=country.name)])
    return as_plain(counted(payment, read(payment, given, today), today), country, edition)


def as_plain(account: Account, country: CountryFile, edition: str) -> Cost:
    """The account in plain data."""
    payment = country.payment
    assert payment is not None
    return Cost(
        country=country.code,
        on=account.on,
        currency=payment.currency,
        act=PlainAct(name=account.act.name, label=account.act.label, code=account.act.code),
        access=account.care.access,
        counters=[_counter(counter) for counter in account.counters],
        approval=_approval(payment),
        prescription=_prescription(payment, account),
        session=_amounts(account.session),
        total=PlainAmounts(
            insurer=told(account.total("insurer")),
            share=told(account.total("share")),
            deductible=told(account.total("deductible")),
            extra=told(account.total("extra")),
            price=told(account.total("price")),
        ),
        to_pay=told(account.to_pay),
        to_pay_covered=told(account.to_pay_covered),
        not_given=[
            *(figure.place for _, figure in account.not_given),
            *(limit.text for limit in account.untold),
        ],
        lines=[_line(line) for line in account.lines],
        figures=[_figure(name, figure) for name, figure in account.figures],
        notes=[
            PlainNote(text=note.text, **cited(note))
            for note in payment.notes
            if not note.acts or account.act.name in note.acts
        ],
        ceiling=payment.ceiling,
        edition=edition,
    )


def told(money: Money) -> str | None:
    """An amount as a decimal text."""
    return None if money is None else f"{money:.2f}"


def _counter(counter: Counter) -> PlainCounter:
    entry, figure = counter.entry, counter.limit.figure
    return PlainCounter(
        name=entry.name,
        label=entry.label,
        most=counter.limit.most,
        used=counter.used,
        left=counter.left,
        fell_on=counter.fell_on,
        falls_on=counter.falls_on,
        act_by=counter.act_by,
        until=counter.until,
        then=entry.then,
        text=entry.text,
        **cited(figure),
    )


def _approval(payment: PaymentEntry) -> PlainApproval:
    rules = payment.approval
    return PlainApproval(
        label=rules.label,
        silence_days=rules.silence_days,
        text=rules.text,
        send=list(rules.send),
        **cited(rules),
    )


def _prescription(payment: PaymentEntry, account: Account) -> PlainPrescription:
    rules, care = payment.prescription, account.care
    told = care.prescribed_sessions
    return PlainPrescription(
        prescribed_on=care.prescribed,
        begin_by=care.prescribed and months_later(care.prescribed, rules.begin_within_months),
        sessions=told,
        left=None if told is None else max(0, told - len(care.done)),
        new_one_on=account.new_prescription_on,
        text=rules.text,
        mentions=list(rules.mentions),
        **cited(rules),
    )


def _amounts(line: Line) -> PlainAmounts:
    return PlainAmounts(
        insurer=told(line.insurer),
        share=told(line.share),
        deductible=told(line.deductible),
        extra=told(line.extra),
        price=told(line.price),
    )


def _line(line: Line) -> PlainLine:
    return PlainLine(
        insurer=told(line.insurer),
        share=told(line.share),
        deductible=told(line.deductible),
        extra=told(line.extra),
        price=told(line.price),
        day=line.day,
        session=line.number,
        label=line.label,
        planned=line.planned,
        beyond=[limit.name for limit in line.beyond],
        after_prescription=line.after_prescription,
    )


def _figure(name: str, figure: Sourced) -> PlainFigure:
    return PlainFigure(
        name=name,
        value=getattr(figure, "value", None),
        since=figure.since if isinstance(figure, DatedFigure) else None,
        **cited(figure),
    )
