"""The rhythm of a plan: how its sessions are shared between its stretches, and on which days they fall."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import cycle

from parcours_dos.pathway.moment import is_working_day
from parcours_dos.pathway.shapes import ConditionEntry, CountryFile, Phase, StepEntry

DAYS = 7
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """So many sessions at one rhythm."""

    phase: Phase
    sessions: int
    every_days: tuple[int, ...]

    @property
    def mean_days(self) -> Fraction:
        """Days from one session to the next, on average."""
        return Fraction(sum(self.every_days), len(self.every_days))

    @property
    def per_week(self) -> Fraction:
        """Sessions a week."""
        return DAYS / self.mean_days

    @property
    def weeks(self) -> int:
        """Weeks that the stretch takes, a started one counted whole."""
        return math.ceil(self.sessions * self.mean_days / DAYS)


def split(condition: ConditionEntry, sessions: int) -> tuple[Stretch, ...]:
    """The sessions shared between the stretches: no more at the faster rhythm than the weeks ask for.

    The first stretch has at least `start_sessions`, the second what is left.
    """
    first, *others = condition.steps
    if not others:
        return (_stretch(first, sessions),)
    second = others[0]
    quick, slow = _mean(first), _mean(second)
    room = condition.weeks[1] * DAYS
    needed = math.ceil((sessions * slow - room) / (slow - quick)) if sessions * slow > room else 0
    start = min(sessions, max(condition.start_sessions, needed))
    found = (_stretch(first, start), _stretch(second, sessions - start))
    return tuple(stretch for stretch in found if stretch.sessions)


def weeks(stretches: Sequence[Stretch]) -> int:
    """Weeks from the first session to the end of the plan, a started one counted whole."""
    return math.ceil(sum(stretch.sessions * stretch.mean_days for stretch in stretches) / DAYS)


def dates(stretches: Sequence[Stretch], start: date, country: CountryFile) -> tuple[date, ...]:
    """A day for each session, at its rhythm from `start` on: never a week-end nor a public holiday."""
    found: list[date] = []
    wished = start
    for stretch in stretches:
        gaps: Iterator[int] = cycle(stretch.every_days)
        for _ in range(stretch.sessions):
            after_last = found[-1] + A_DAY if found else wished
            found.append(next_working_day(country, max(wished, after_last)))
            wished += timedelta(days=next(gaps))
    return tuple(found)


def next_working_day(country: CountryFile, day: date) -> date:
    """This day, or the first one after it on which practices are open."""
    while not is_working_day(country, day):
        day += A_DAY
    return day


def _mean(step: StepEntry) -> Fraction:
    return Fraction(sum(step.every_days), len(step.every_days))


def _stretch(step: StepEntry, sessions: int) -> Stretch:
    return Stretch(step.phase, sessions, tuple(step.every_days))
