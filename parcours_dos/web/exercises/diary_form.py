"""The sheet of two weeks typed back: the same boxes in the same order, or what is to be corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from parcours_dos.pathway.programme.diary import Day, Diary
from parcours_dos.web.public.forms import NO, UNKNOWN, YES
from parcours_dos.web.shared.days import day_of
from parcours_dos.web.shared.options import Option, options

DAYS = 14
MOST_PAIN = 10
PAINS = re.compile(r"\d{1,2}", re.ASCII)
FIRST, DONE, PAIN, LASTED, WRITTEN, SIGN = "premier", "fait", "douleur", "lendemain", "note", "signe"
KNOWN: Mapping[str, bool | None] = {YES: True, NO: False, UNKNOWN: None}
TABLE = "feuille"


@dataclass(frozen=True)
class Remark:
    """What is wrong with one field, and where to go to correct it."""

    field: str
    text: str


@dataclass(frozen=True)
class Box:
    """One box to tick: its field, its value, what it stands for."""

    name: str
    value: str
    label: str
    ticked: bool


@dataclass(frozen=True)
class Line:
    """One day of the sheet."""

    number: int
    boxes: tuple[Box, ...]
    pain: str
    lasted: Box
    pain_wrong: bool
    lasted_wrong: bool


def lines(labels: Sequence[str], sent: QueryDict, remarks: Sequence[Remark]) -> tuple[Line, ...]:
    """The sheet as it stands, empty or as it was sent."""
    wrong = {remark.field for remark in remarks}
    return tuple(
        Line(
            number=day,
            boxes=tuple(_box(sent, f"{DONE}-{rank}", day, label) for rank, label in enumerate(labels, 1)),
            pain=sent.get(f"{PAIN}-{day}", "")[:3],
            lasted=_box(sent, LASTED, day, ""),
            pain_wrong=f"{PAIN}-{day}" in wrong,
            lasted_wrong=f"{LASTED}-{day}" in wrong,
        )
        for day in range(1, DAYS + 1)
    )


def _box(sent: QueryDict, name: str, day: int, label: str) -> Box:
    return Box(name, str(day), label, str(day) in sent.getlist(name))


def read(sent: QueryDict, count: int, today: date) -> Diary | tuple[Remark, ...]:
    """What was done, as it was sent; or what is to be corrected. `count`: how many exercises.

    A sign comes before anything that is to be corrected.
    """
    first = day_of(sent.get(FIRST, "")[:40])
    if sent.get(SIGN) == YES:
        return Diary(first or today, (), sign=True)
    remarks = tuple(_remarks(sent, count, today))
    if remarks or first is None:
        return remarks
    noted = sent.get(WRITTEN) == YES
    days = tuple(_day(sent, day, count, noted) for day in range(1, DAYS + 1))
    return Diary(first, days, KNOWN[sent.get(SIGN, UNKNOWN)])


def _day(sent: QueryDict, day: int, count: int, noted: bool) -> Day:
    done = frozenset(rank for rank in range(count) if _ticked(sent, rank, day))
    lasted = str(day) in sent.getlist(LASTED)
    return Day(done, pain_of(_typed(sent, day)), True if lasted else False if noted else None)


def _ticked(sent: QueryDict, rank: int, day: int) -> bool:
    return str(day) in sent.getlist(f"{DONE}-{rank + 1}")


def _typed(sent: QueryDict, day: int) -> str:
    return sent.get(f"{PAIN}-{day}", "").strip()


def pain_of(text: str) -> int | None:
    """A pain from 0 to 10; None for anything else."""
    return int(text) if PAINS.fullmatch(text) and int(text) <= MOST_PAIN else None


def _remarks(sent: QueryDict, count: int, today: date) -> Iterable[Remark]:
    first = day_of(sent.get(FIRST, "")[:40])
    if first is None:
        yield Remark(FIRST, _("Écrivez le premier jour de la feuille, par exemple 12/11/2026."))
    elif first > today:
        yield Remark(FIRST, _("Ce premier jour n'est pas encore arrivé."))
    last = 0
    for day in range(1, DAYS + 1):
        typed, done = _typed(sent, day), any(_ticked(sent, rank, day) for rank in range(count))
        if typed and pain_of(typed) is None:
            told = _("Jour %(n)s : écrivez un nombre de 0 à 10, ou rien.") % {"n": day}
            yield Remark(f"{PAIN}-{day}", told)
        if str(day) in sent.getlist(LASTED) and not done:
            told = _(
                "Jour %(n)s : encore plus mal le lendemain, mais rien de coché. Cochez le jour de l'exercice."
            )
            yield Remark(f"{LASTED}-{day}", told % {"n": day})
        last = day if done else last
    if not last:
        yield Remark(TABLE, _("Cochez au moins un jour fait."))
    elif first is not None and first <= today < first + timedelta(days=last - 1):
        told = _("Le jour %(n)s n'est pas encore arrivé. Vérifiez le premier jour.") % {"n": last}
        yield Remark(FIRST, told)
    for name in (WRITTEN, SIGN):
        if sent.get(name) not in KNOWN:
            yield Remark(name, _("Choisissez une réponse, même « Je ne sais pas »."))


def choices(sent: QueryDict, name: str) -> tuple[Option, ...]:
    """Yes, no, or not known; nothing is chosen beforehand."""
    labels = {YES: _("Oui"), NO: _("Non"), UNKNOWN: _("Je ne sais pas")}
    return options(labels, sent.get(name))
