"""What a dated figure is worth on a day: the last line that has begun. Money is exact, to the cent."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.shapes import ActEntry, DatedFigure, PaymentEntry

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")
WHOLE = Decimal(100)

Money = Decimal | None
"""An amount in euros, or None where no source that was read gives it."""


class NotYet(ValueError):
    """A day before the first line of a series: nothing is computed. `problem` says what to do."""

    def __init__(self, what: str, day: date, first: date) -> None:
        self.what, self.day, self.first = what, day, first
        self.problem = Problem(
            "date",
            f"{what} : aucun montant n'est connu le {day.isoformat()}.",
            f"Le premier commence le {first.isoformat()}. Donnez une date à partir de ce jour.",
        )
        super().__init__(str(self.problem))


def since(figure: DatedFigure) -> date:
    """The first day of a dated figure."""
    return date.fromisoformat(figure.since)


def last_begun(series: Sequence[DatedFigure], day: date) -> DatedFigure | None:
    """The line that holds on a day, or none before the first."""
    return next((figure for figure in reversed(series) if since(figure) <= day), None)


def on(series: Sequence[DatedFigure], day: date, what: str) -> DatedFigure:
    """The line that holds on a day. Raises `NotYet` before the first."""
    found = last_begun(series, day)
    if found is None:
        raise NotYet(what, day, since(series[0]))
    return found


def amount(figure: DatedFigure) -> Money:
    """The figure as a number; None where no source that was read gives it."""
    return None if figure.value is None else Decimal(figure.value)


def tariff(payment: PaymentEntry, act: ActEntry, day: date) -> tuple[Money, tuple[DatedFigure, ...]]:
    """The agreed price of a session of this act on a day, and the figures it rests on."""
    if not act.coefficient:
        figure = on(act.price, day, act.label)
        return amount(figure), (figure,)
    return keyed(payment, act.coefficient, day, act.label)


def keyed(
    payment: PaymentEntry, coefficient: Sequence[DatedFigure], day: date, what: str
) -> tuple[Money, tuple[DatedFigure, ...]]:
    """A coefficient times the key, to the cent, half a cent upwards."""
    times, key = on(coefficient, day, what), on(payment.key, day, what)
    first, second = amount(times), amount(key)
    return None if first is None or second is None else cents(first * second), (times, key)


def cents(value: Decimal) -> Decimal:
    """To the cent, half a cent upwards."""
    return value.quantize(CENT, ROUND_HALF_UP)


def added(*amounts: Money) -> Money:
    """The sum, or unknown when one part is."""
    kept = NOTHING
    for one in amounts:
        if one is None:
            return None
        kept += one
    return kept


def months_later(day: date, months: int) -> date:
    """The same day some months later, or earlier; the last day of the month when there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
