"""Prices and people to count for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.payment.account import Account, account
from parcours_dos.pathway.payment.care import Care, is_open
from parcours_dos.pathway.shapes import PaymentEntry, WayEntry

from .by_hand import BELGIAN_SHARES, FRENCH_COEFFICIENTS, Story


def prices(country: str) -> PaymentEntry:
    """What a country says of prices and limits."""
    found = load().countries[country].payment
    assert found is not None
    return found


FRANCE, BELGIUM = prices("FR"), prices("BE")
OF: Mapping[str, PaymentEntry] = {"FR": FRANCE, "BE": BELGIUM}
TODAY = date(2026, 11, 28)


def every(days: int, number: int, first: date) -> tuple[date, ...]:
    """So many sessions, one every so many days."""
    return tuple(first + timedelta(days=days * rank) for rank in range(number))


def euros(text: str) -> Decimal:
    """An exact amount."""
    return Decimal(text)


def french(
    planned: tuple[date, ...], today: date = TODAY, act: str = "low_back_common", **more: object
) -> Account:
    """A French account."""
    return account(FRANCE, Care(act=act, planned=planned, **more), today)  # type: ignore[arg-type]  # as told


def belgian(planned: tuple[date, ...], today: date = TODAY, act: str = "common", **more: object) -> Account:
    """A Belgian account."""
    return account(BELGIUM, Care(act=act, planned=planned, **more), today)  # type: ignore[arg-type]  # as told


# --- anybody

FIRST_DAYS = st.one_of(
    st.dates(date(2024, 2, 22), date(2029, 6, 30)),
    st.sampled_from(
        [date(2024, 2, 29), date(2024, 3, 30), date(2025, 12, 28), date(2027, 6, 28), date(2028, 2, 29)]
    ),
)


@st.composite
def days_from(draw: st.DrawFn, first: date, most: int, widest: int) -> tuple[date, ...]:
    """Days in order, never twice the same."""
    number = draw(st.integers(0, most))
    gaps = draw(st.lists(st.integers(1, widest), min_size=number, max_size=number))
    found, day = [], first
    for gap in gaps:
        found.append(day)
        day += timedelta(days=gap)
    return tuple(found)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A course of sessions in one of two countries, over year ends, leap days and changes of tariff."""
    country = draw(st.sampled_from(["FR", "BE"]))
    acts = [*FRENCH_COEFFICIENTS] if country == "FR" else [*BELGIAN_SHARES]
    usual = "low_back_common" if country == "FR" else "common"
    first = draw(FIRST_DAYS)
    sessions = draw(days_from(first, *draw(st.sampled_from([(12, 60), (40, 8), (100, 3)]))))
    held = draw(st.integers(0, len(sessions)))
    lowest = max(sessions[held - 1] if held else first - timedelta(days=30), date(2024, 2, 22))
    today = draw(st.dates(lowest, sessions[held] if held < len(sessions) else lowest + timedelta(days=200)))
    before = min([*sessions, today]) - timedelta(days=1)
    earlier = list(draw(days_from(before - timedelta(days=draw(st.integers(30, 430))), 36, 12)))
    earlier = [day for day in earlier if day <= before]
    others = draw(days_from(first - timedelta(days=draw(st.integers(0, 200))), 90, 5))
    covers = [cover.name for cover in OF[country].covers]
    fees = st.none() | st.integers(500, 5000)
    return Story(
        country=country,
        act=draw(st.sampled_from(acts) if draw(st.booleans()) else st.just(usual)),
        today=today,
        done=sessions[:held],
        planned=sessions[held:],
        earlier=tuple(earlier) if draw(st.booleans()) else (),
        others=others if draw(st.booleans()) else (),
        covers=draw(st.frozensets(st.sampled_from(covers), max_size=2)),
        access=draw(
            st.sampled_from([way.name for way in OF[country].ways if open_on(way, [today, *sessions])])
        ),
        diagnosis=draw(st.booleans()),
        paid=draw(st.sampled_from([0, 0, 100, 4150, 4900, 5000])),
        fee=draw(fees) if draw(st.booleans()) else None,
        contracted=country == "FR" or draw(st.booleans()),
    )


def open_on(way: WayEntry, days: list[date]) -> bool:
    """May one come this way on all these days?"""
    return all(is_open(way, day) for day in days)


def care_of(story: Story) -> Care:
    """The same course, as the program takes it."""
    return Care(
        act=story.act,
        planned=story.planned,
        done=story.done,
        earlier=story.earlier,
        others=story.others,
        cover=story.covers,
        access=story.access,
        prior_diagnosis=story.diagnosis,
        deductible_paid=Decimal(story.paid) / 100,
        fee=None if story.fee is None else Decimal(story.fee) / 100,
        contracted=story.contracted,
    )
