"""What each session costs, who pays, what is left to pay. Exact, to the cent; each figure with its source.

What no source gives stays unknown: it is never taken for nothing, and no total is made over it.
Sessions that need an agreement are counted as if it were given; the counters say when to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from parcours_dos.pathway.shapes import ActEntry, CoverEntry, DatedFigure, LimitEntry, PaymentEntry, Sourced

from .care import Care
from .counters import Counter, counters
from .tariffs import NOTHING, WHOLE, Money, added, amount, cents, keyed, on, tariff

Part = Literal["price", "insurer", "share", "deductible", "extra"]
PARTS: tuple[Part, ...] = ("insurer", "share", "deductible", "extra", "price")
UNTOLD = frozenset({"lower", "diagnosis", "ask"})
"""What a limit leads to when no source that was read says who pays how much beyond it."""


@dataclass(frozen=True)
class Line:
    """One act on one day, and who pays it.

    `insurer` is what is paid back, the deductible already kept. `share` is what a complementary
    insurance may pay. `deductible` and `extra` (beyond the agreed price) always stay with the patient.
    """

    day: date
    number: int
    label: str
    is_session: bool
    price: Money
    insurer: Money
    share: Money
    deductible: Money
    extra: Money
    planned: bool = True
    beyond: tuple[LimitEntry, ...] = ()
    after_prescription: bool = False

    @property
    def amounts(self) -> tuple[Money, ...]:
        """Its five amounts: two lines with the same ones cost the same."""
        return tuple(self.part(part) for part in PARTS)

    def part(self, part: Part) -> Money:
        """One of its amounts."""
        amount: Money = getattr(self, part)
        return amount


@dataclass(frozen=True)
class Account:
    """A course of sessions, counted and paid; an amount is unknown (None) when one of its parts is.

    `session`: what one session costs: the next one planned, else the last one held, else one today.
    `figures`: everything that was used, once. `unsure`: the figures that no source gives.
    """

    care: Care
    act: ActEntry
    on: date
    lines: tuple[Line, ...]
    session: Line
    counters: tuple[Counter, ...]
    figures: tuple[tuple[str, Sourced], ...]

    def total(self, part: Part) -> Money:
        """The sum of one column."""
        return added(*(line.part(part) for line in self.lines))

    @property
    def to_pay(self) -> Money:
        """What the patient pays in the end without a complementary insurance."""
        return added(self.total("share"), self.total("deductible"), self.total("extra"))

    @property
    def to_pay_covered(self) -> Money:
        """What the patient pays when a complementary insurance pays the whole share."""
        return added(self.total("deductible"), self.total("extra"))

    @property
    def not_given(self) -> tuple[tuple[str, Sourced], ...]:
        """The figures that were needed and that no source gives."""
        return tuple((name, figure) for name, figure in self.figures if getattr(figure, "value", "") is None)

    @property
    def untold(self) -> tuple[LimitEntry, ...]:
        """The limits beyond which no source says who pays how much, and that are passed here."""
        passed = [limit for line in self.lines for limit in line.beyond if limit.then in UNTOLD]
        return tuple(limit for rank, limit in enumerate(passed) if limit not in passed[:rank])

    @property
    def new_prescription_on(self) -> date | None:
        """The day of the first session to come that the prescription does not hold."""
        return next((line.day for line in self.lines if line.after_prescription and line.planned), None)


def account(payment: PaymentEntry, care: Care, today: date) -> Account:
    """Count and price every session. Raises `NotYet` when a figure had not begun on a day."""
    act = next(act for act in payment.acts if act.name == care.act)
    found = counters(payment, care, today)
    book = _Book(payment, care, act, {today.year: care.deductible_paid})
    lines = [
        line
        for rank, day in enumerate(care.sessions)
        for line in book.session(rank, day, tuple(c.entry for c in found if c.beyond[rank]))
    ]
    sessions = [line for line in lines if line.is_session]
    planned = [line for line in sessions if line.planned]
    one = planned[0] if planned else sessions[-1] if sessions else _today(book, today)
    for counter in found:
        book.use(counter.entry.label, counter.limit.figure)
    return Account(care, act, today, tuple(lines), one, found, tuple(book.used.values()))


def _today(book: _Book, today: date) -> Line:
    """One session today, for who gives no date."""
    return next(line for line in book.session(0, today, ()) if line.is_session)


@dataclass
class _Book:
    """The deductible already kept this day and this year, and every figure used so far."""

    payment: PaymentEntry
    care: Care
    act: ActEntry
    year: dict[int, Decimal]
    day: dict[date, Decimal] = field(default_factory=dict)
    used: dict[tuple[str, int], tuple[str, Sourced]] = field(default_factory=dict)

    def use(self, name: str, figure: Sourced) -> None:
        """Note a figure, once."""
        self.used.setdefault((name, id(figure)), (name, figure))

    @property
    def covers(self) -> Sequence[CoverEntry]:
        """What changes who pays, for this person."""
        return [cover for cover in self.payment.covers if cover.name in self.care.cover]

    def session(self, rank: int, day: date, beyond: tuple[LimitEntry, ...]) -> Iterable[Line]:
        """The assessment, when one is paid with this session, then the session itself."""
        payment, number = self.payment, rank + 1
        agreed, used = tariff(payment, self.act, day)
        rules = payment.assessment
        if rules is not None and is_due(number, rules.first, rules.next, rules.every):
            price, figures = keyed(payment, rules.coefficient, day, rules.label)
            line = Line(day, number, rules.label, False, price, None, None, None, NOTHING)
            yield self._paid(line, price, figures, rank, beyond)
        asked, price, extra = self._asked(agreed)
        line = Line(day, number, self.act.label, True, asked, None, None, None, extra)
        yield self._paid(line, price, used, rank, beyond)

    def _asked(self, tariff: Money) -> tuple[Money, Money, Money]:
        """What is asked for a session, the part of it that is the agreed price, and the rest."""
        fee, outside = self.care.fee, self._is_outside()
        if fee is None:
            return (None, tariff, None) if outside else (tariff, tariff, NOTHING)
        if self.payment.outside is not None and not outside:
            kept = fee if tariff is None else tariff  # inside the convention, the tariff is the fee
            return kept, kept, NOTHING
        if tariff is None:
            return fee, None, None
        return fee, min(fee, tariff), max(NOTHING, fee - tariff)

    def _is_outside(self) -> bool:
        """Is the physiotherapist free to ask another price, and is the reimbursement lower?"""
        rules = self.payment.outside
        return rules is not None and not self.care.contracted and not self.care.cover & {*rules.spared}

    def _paid(
        self,
        line: Line,
        price: Money,
        figures: Sequence[DatedFigure],
        rank: int,
        beyond: tuple[LimitEntry, ...],
    ) -> Line:
        """The line with who pays what."""
        for figure in figures:
            self.use(line.label, figure)
        told = self.care.prescribed_sessions
        line = replace(
            line,
            planned=rank >= len(self.care.done),
            beyond=beyond,
            after_prescription=told is not None and line.number > told,
        )
        if any(limit.then in UNTOLD for limit in beyond):
            return line if self.payment.deductible else replace(line, deductible=NOTHING)
        share = self._share(price, line.day)
        paid = None if price is None or share is None else price - share
        extra = line.extra
        if self._is_outside():
            kept = self._lowered(paid, line.day)
            extra = added(extra, None if paid is None or kept is None else paid - kept)
            paid = kept
        deductible = self._deductible(paid, line.day)
        insurer = None if paid is None or deductible is None else paid - deductible
        return replace(line, insurer=insurer, share=share, deductible=deductible, extra=extra)

    def _share(self, price: Money, day: date) -> Money:
        """What the insurer does not pay of the agreed price."""
        fixed = [share for share in self.payment.shares if share.act == self.act.name]
        if fixed:
            mine = [share for share in fixed if share.cover in self.care.cover]
            series = (mine or [share for share in fixed if share.cover is None])[0].amounts
            figure = on(series, day, self.act.label)
            self.use(self.payment.complement, figure)
            found = amount(figure)
            return found if found is None or price is None else min(found, price)
        base = on(self.payment.percent, day, self.payment.insurer)
        self.use(self.payment.insurer, base)
        percent = Decimal(str(base.value))
        for cover in self.covers:
            if cover.percent is not None:
                self.use(cover.label, cover.percent)
                percent = max(percent, Decimal(cover.percent.value))
        return None if price is None else price - cents(price * percent / WHOLE)

    def _lowered(self, paid: Money, day: date) -> Money:
        """What is paid back for a physiotherapist outside the convention."""
        rules = self.payment.outside
        assert rules is not None
        figure = on(rules.lower_by, day, rules.label)
        self.use(rules.label, figure)
        less = amount(figure)
        return None if paid is None or less is None else cents(paid * (WHOLE - less) / WHOLE)

    def _deductible(self, paid: Money, day: date) -> Money:
        """The flat deductible of one act, under its caps of the day and of the year."""
        rules = self.payment.deductible
        if rules is None:
            return NOTHING
        said = [(cover.label, cover.deductible) for cover in self.covers if cover.deductible is not None]
        for label, due in said:
            self.use(label, due)
        if any(due.value is False for _, due in said):
            return NOTHING
        if paid is None or any(due.value is None for _, due in said):
            return None
        figures = [on(series, day, rules.label) for series in (rules.per_act, rules.per_day, rules.per_year)]
        for figure in figures:
            self.use(rules.label, figure)
        act, a_day, a_year = (Decimal(str(figure.value)) for figure in figures)
        today, year = self.day.get(day, NOTHING), self.year.get(day.year, NOTHING)
        kept = max(NOTHING, min(act, a_day - today, a_year - year, paid))
        self.day[day], self.year[day.year] = today + kept, year + kept
        return kept


def is_due(number: int, first: int, following: int, every: int) -> bool:
    """Is an assessment paid with the session of this number?"""
    return number in (first, following) or (number > following and (number - following) % every == 0)
