"""Two weeks as ticked on paper: which exercises on which day, how much it hurt, whether it lasted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .replies import Response


@dataclass(frozen=True)
class Day:
    """One day of the sheet. `done`: the ranks of the exercises ticked; None: not written."""

    done: frozenset[int] = frozenset()
    pain: int | None = None
    lasted: bool | None = None


@dataclass(frozen=True)
class Diary:
    """The sheet, from its first day. `sign`: pain that spreads, tingling or weakness; None: not known."""

    first: date
    days: tuple[Day, ...]
    sign: bool | None = None


def responses(diary: Diary, count: int) -> Sequence[Sequence[Response]]:
    """How each of so many exercises went, the oldest day first. The pain of a day is that of all of them.

    A sign is of the person: it counts for every exercise, done or not.
    """
    told = [Response(diary.first, sign=True)] if diary.sign else []
    return [
        told
        or [
            Response(
                day=diary.first + timedelta(days=rank),
                pain=day.pain,
                settled=None if day.lasted is None else not day.lasted,
                sign=diary.sign,
            )
            for rank, day in enumerate(diary.days)
            if exercise in day.done
        ]
        for exercise in range(count)
    ]
