"""How many sessions the payer takes, how many are left, and on which day something must be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from parcours_dos.pathway.shapes import DatedFigure, LimitEntry, PaymentEntry

from .care import Care
from .tariffs import last_begun, months_later

A_DAY = timedelta(days=1)


class Held(NamedTuple):
    """A session as the counters see it: its day, whether it is of this series, and for the same thing."""

    day: date
    series: bool
    same: bool


class Limit(NamedTuple):
    """A limit that touches an act on a day, and the dated figure that says how many."""

    entry: LimitEntry
    figure: DatedFigure

    @property
    def most(self) -> int:
        """How many sessions it takes."""
        return int(str(self.figure.value))


@dataclass(frozen=True)
class Counter:
    """One limit, counted.

    `numbers`: the number of each session in this count, held then planned; 0 where it does not count.
    `used`: how many were held by today; `left`: how many can still be. `fell_on`: the day of the first
    session held that was beyond; `falls_on`: that of the first one to come. `act_by`: the last day to
    ask, so that a silence is an agreement by then. `until`: the last day on which today's sessions count.
    """

    limit: Limit
    numbers: tuple[int, ...]
    beyond: tuple[bool, ...]
    used: int
    fell_on: date | None
    falls_on: date | None
    act_by: date | None
    until: date | None

    @property
    def entry(self) -> LimitEntry:
        """The limit itself."""
        return self.limit.entry

    @property
    def left(self) -> int:
        """How many sessions can still be held before the limit."""
        return max(0, self.limit.most - self.used)


def limits_for(payment: PaymentEntry, act: str, access: str, day: date) -> tuple[Limit, ...]:
    """The limits that touch this act, reached this way, on this day; even without any session."""
    found = []
    for entry in payment.limits:
        figure = last_begun(entry.most, day)
        if figure is not None and _touches(entry, act, access):
            found.append(Limit(entry, figure))
    return tuple(found)


def counters(payment: PaymentEntry, care: Care, today: date) -> tuple[Counter, ...]:
    """Every limit that touches these sessions, in the order of the file."""
    kept = [
        limit
        for limit in limits_for(payment, care.act, care.access, max((today, *care.sessions)))
        if not (limit.entry.unless_diagnosis and care.prior_diagnosis)
        and (care.others or limit.entry.counted != "second_situation")
    ]
    return tuple(_counter(payment, limit.entry, care, today) for limit in kept)


def _touches(entry: LimitEntry, act: str, access: str) -> bool:
    return (not entry.acts or act in entry.acts) and (not entry.ways or access in entry.ways)


def _counter(payment: PaymentEntry, entry: LimitEntry, care: Care, today: date) -> Counter:
    numbers: list[int] = []
    beyond: list[bool] = []
    for rank, day in enumerate(care.sessions):
        held = _held_before(care, day, rank)
        number = _number(payment, entry, day, held)
        numbers.append(number)
        beyond.append(_is_beyond(entry, number, day, held))
    over = [day for day, past in zip(care.sessions, beyond, strict=True) if past]
    falls_on = next((day for day in over if day in care.planned), None)
    silence = payment.approval.silence_days
    act_by = None
    if falls_on is not None and entry.then == "approval" and silence is not None:
        act_by = falls_on - timedelta(days=silence)
    held_now = _held_before(care, today, len(care.done))
    figure = last_begun(entry.most, today) or entry.most[0]
    return Counter(
        Limit(entry, figure),
        tuple(numbers),
        tuple(beyond),
        _already(payment, entry, today, held_now),
        next((day for day in over if day in care.done), None),
        falls_on,
        act_by,
        _until(entry, today, held_now),
    )


def _held_before(care: Care, day: date, rank: int) -> list[Held]:
    """The sessions already held when the session of this rank comes on this day."""
    held = [Held(one, False, True) for one in care.earlier if one <= day]
    held += [Held(one, False, False) for one in care.others if one <= day]
    return held + [Held(one, True, True) for one in care.sessions[:rank]]


def _number(payment: PaymentEntry, entry: LimitEntry, day: date, held: Sequence[Held]) -> int:
    """The number of a session of this day in a count; 0 when this count does not concern it."""
    if entry.counted == "beyond_year":
        if _in_year(_same(held), day) < _free(payment, entry, day):
            return 0
    elif entry.counted == "second_situation" and not _came_second(held, day):
        return 0
    return 1 + _already(payment, entry, day, held)


def _is_beyond(entry: LimitEntry, number: int, day: date, held: Sequence[Held]) -> bool:
    figure = last_begun(entry.most, day)
    if number == 0 or figure is None:
        return False
    if entry.counted == "once" and day >= months_later(_first(held, day), entry.months or 0):
        return True
    return number > int(str(figure.value))


def _already(payment: PaymentEntry, entry: LimitEntry, day: date, held: Sequence[Held]) -> int:
    """How many of the sessions held count on this day."""
    same = _same(held)
    match entry.counted:
        case "series":
            return sum(one.series for one in held)
        case "patient":
            return len(held)
        case "once":
            return len(same)
        case "situation_year" | "second_situation":
            return _in_year(same, day)
        case "twelve_months":
            return sum(one >= months_later(day, -12) for one in same)
        case "treatment_year":
            start = _stretch(_first(held, day), day, 12)
            return sum(one >= start for one in same)
        case "episode":
            start = _episode(same, day, entry.months or 0)
            return sum(one >= start for one in same)
        case "beyond_year":
            free = _free(payment, entry, day)
            others = [one.day for one in held if not one.same]
            return sum(max(0, _in_year(days, day) - free) for days in (same, others))


def _until(entry: LimitEntry, day: date, held: Sequence[Held]) -> date | None:
    """The last day on which what is held today still counts, when the count begins anew after it."""
    same = _same(held)
    match entry.counted:
        case "situation_year" | "beyond_year" | "second_situation":
            return date(day.year, 12, 31)
        case "treatment_year" if same:
            return months_later(_stretch(min(same), day, 12), 12) - A_DAY
        case "episode" if (start := _episode(same, day, entry.months or 0)) <= max(same, default=date.min):
            return months_later(start, entry.months or 0) - A_DAY
        case "once" if same:
            return months_later(min(same), entry.months or 0) - A_DAY
        case _:
            return None


def _same(held: Sequence[Held]) -> list[date]:
    return [one.day for one in held if one.same]


def _first(held: Sequence[Held], day: date) -> date:
    return min(_same(held), default=day)


def _in_year(days: Sequence[date], day: date) -> int:
    return sum(one.year == day.year for one in days)


def _free(payment: PaymentEntry, entry: LimitEntry, day: date) -> int:
    """How many sessions stand before a count of those beyond."""
    first = next(other for other in payment.limits if other.name == entry.after)
    return int(str((last_begun(first.most, day) or first.most[0]).value))


def _came_second(held: Sequence[Held], day: date) -> bool:
    """Did another situation begin earlier in this year than this one?"""
    others = [one.day for one in held if not one.same and one.day.year == day.year]
    mine = [one.day for one in held if one.same and one.day.year == day.year]
    return bool(others) and min(others) <= min([*mine, day])


def _stretch(first: date, day: date, months: int) -> date:
    """The start of the stretch of so many months, counted from the first session, in which a day lies."""
    count = 0
    while months_later(first, (count + 1) * months) <= day:
        count += 1
    return months_later(first, count * months)


def _episode(days: Sequence[date], day: date, months: int) -> date:
    """The start of the episode in which a day lies: a new one opens with the first session after it ends."""
    first, *after = sorted([*days, day])
    start = first
    for one in after:
        if one >= months_later(start, months):
            start = one
    return start
