"""Reminders for a calendar (iCalendar, RFC 5545): an hour, every day, for some weeks. Nothing of the person.

A calendar is seen by others: the only word is « Exercices ».
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

LONGEST_LINE = 75  # bytes, the end of the line not counted
MOST_WEEKS = 12
A_WEEK = 7


def first_day(hour: time, now: datetime) -> date:
    """Today if the hour is still to come here, else tomorrow. `now` is the time of the place."""
    return now.date() if hour > now.time() else now.date() + timedelta(days=1)


def calendar(word: str, hour: time, first: date, weeks: int, written: datetime, identity: UUID) -> str:
    """The calendar to open. The hour is that of the clock on the wall, wherever the phone is."""
    start = datetime.combine(first, hour)
    said = escaped(word)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Parcours Dos//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{identity}",
        f"DTSTAMP:{written.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{start:%Y%m%dT%H%M%S}",
        "DURATION:PT15M",
        f"RRULE:FREQ=DAILY;COUNT={weeks * A_WEEK}",
        f"SUMMARY:{said}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0S",
        f"DESCRIPTION:{said}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """A text as a calendar takes it: a comma or a new line would end it."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def folded(line: str) -> str:
    """A long line in pieces of 75 bytes, never inside a letter; each next piece begins with a space."""
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterable[str]:
    piece, room = "", LONGEST_LINE
    for sign in line:
        if len((piece + sign).encode()) > room:
            yield piece
            piece, room = "", LONGEST_LINE - 1
        piece += sign
    yield piece
