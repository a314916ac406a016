"""Days as people write them: « 12/03/2026 », « 12 mars 2026 », « 2026-03-12 ».

Or only how many, and how often: the days are then put one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from math import floor

from django.utils.dates import MONTHS
from django.utils.translation import override

BETWEEN = re.compile(r"[\n\r;,]+")
NUMBERS = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})", re.ASCII)
FIRST_THE_YEAR = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
IN_WORDS = re.compile(r"(?:[^\W\d]+ )?(\d{1,2})(?:er|st|nd|rd|th)? ([^\W\d]+)\.?,? (\d{4})")
SATURDAY = 5
A_WEEK = 7
SHORTEST = 3  # letters that tell a month
A_DAY = timedelta(days=1)


def written(text: str) -> list[str]:
    """Each thing that stands on a line of its own, or between commas."""
    return [piece.strip() for piece in BETWEEN.split(text) if piece.strip()]


def day_of(text: str) -> date | None:
    """The day that a text tells, or none."""
    said = " ".join(text.split()).lower()
    try:
        if found := FIRST_THE_YEAR.fullmatch(said):
            return date(*map(int, found.groups()))
        if found := NUMBERS.fullmatch(said):
            return date(*map(int, reversed(found.groups())))
        if found := IN_WORDS.fullmatch(said):
            month = month_of(found.group(2))
            return None if month is None else date(int(found.group(3)), month, int(found.group(1)))
    except ValueError:
        return None
    return None


def month_of(word: str) -> int | None:
    """The month of this name, whole or shortened, in any language of the site."""
    plain = _without_accents(word)
    found = {number for name, number in _months().items() if name == plain or _shortens(plain, name)}
    return found.pop() if len(found) == 1 else None


def _shortens(word: str, name: str) -> bool:
    return len(word) >= SHORTEST and name.startswith(word)


def _months() -> Mapping[str, int]:
    found = {}
    for language in ("fr", "en"):
        with override(language):
            found.update({_without_accents(str(name).lower()): number for number, name in MONTHS.items()})
    return found


def _without_accents(word: str) -> str:
    return word.translate(str.maketrans("éèêûôà", "eeeuoa"))


def going_back(last: date, number: int, per_week: float) -> list[str]:
    """So many days up to this one, at this rhythm: for who remembers only the number."""
    days = [last - timedelta(days=floor(rank * A_WEEK / per_week)) for rank in range(number)]
    return [day.isoformat() for day in reversed(days)]


def going_on(first: date, number: int, per_week: float) -> list[str]:
    """So many days from this one on, at this rhythm, no Saturday nor Sunday."""
    days: list[date] = []
    for rank in range(number):
        day = first + timedelta(days=floor(rank * A_WEEK / per_week))
        while day.weekday() >= SATURDAY or (days and day <= days[-1]):
            day += A_DAY
        days.append(day)
    return [day.isoformat() for day in days]
