"""The form of the calculator: what was typed, read with patience, or kind remarks field by field.

Dates may be written as one likes, one on a line; or only their number. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from parcours_dos.pathway.payment.care import MOST_SESSIONS, Care, CareError, CareProblem, read
from parcours_dos.pathway.shapes import PaymentEntry
from parcours_dos.web.shared import days

from . import words

LONGEST = 4000
LONGEST_LINE = 40
RHYTHMS: Mapping[str, tuple[float, object]] = {
    "1": (1.0, _("1 par semaine")),
    "2": (2.0, _("2 par semaine")),
    "3": (3.0, _("3 par semaine")),
    "10": (0.7, _("1 tous les 10 jours")),
    "14": (0.5, _("1 toutes les 2 semaines")),
}
USUAL = "2"
TEXTS = ("done", "earlier", "others")
LINES = ("act", "access", "prescribed", "prescribed_sessions", "to_come", "start", "rhythm", "fee", "paid")
TICKS = ("diagnosis", "outside")
FOLDED = frozenset({"earlier", "others", "fee", "paid", "outside"})
NEED_EVERY_DAY = frozenset({"expired", "before_prescription", "not_before", "closed"})
"""What cannot be judged while one of the days is not readable."""
FIELD_OF = {
    "planned": "start",
    "prescription.sessions": "prescribed_sessions",
    "prescription": "prescribed",
    "deductible_paid": "paid",
    "contracted": "outside",
}


@dataclass(frozen=True)
class Filled:
    """The form as it was filled: one text a field, the ticked covers, the ticks."""

    texts: Mapping[str, str]
    covers: tuple[str, ...]
    ticks: frozenset[str]

    def text(self, name: str) -> str:
        """What a field says."""
        return self.texts.get(name, "")


@dataclass(frozen=True)
class Reading:
    """What a filled form says: the care, or what to correct, by field. `guessed`: fields told by number."""

    care: Care | None
    remarks: Mapping[str, str]
    guessed: frozenset[str]


def sent(post: QueryDict) -> Filled:
    """The form as it was sent, cut where it is endless."""
    texts = {name: post.get(name, "")[:LONGEST] for name in TEXTS}
    texts |= {name: _cut(post.get(name, "")) for name in LINES}
    ticks = frozenset(name for name in TICKS if post.get(name))
    return Filled(texts, tuple(_cut(name) for name in post.getlist("cover")[:20]), ticks)


def understood(payment: PaymentEntry, form: Filled, today: date) -> Reading:
    """The care that a form tells, or what to correct."""
    return _Reader(payment, form, today).read()


def _cut(text: str) -> str:
    kept = text.strip()
    return kept if len(kept) <= LONGEST_LINE else f"{kept[:LONGEST_LINE]}…"


class _Reader:
    """Turns texts into what `care.read` takes, and its refusals into remarks beside the fields."""

    def __init__(self, payment: PaymentEntry, form: Filled, today: date) -> None:
        self.payment, self.form, self.today = payment, form, today
        self.remarks: dict[str, str] = {}
        self.guessed: set[str] = set()

    def read(self) -> Reading:
        given = self._given()
        doubtful, care = bool(self.remarks), None
        try:
            care = read(self.payment, given, self.today)
        except CareError as error:
            for problem in error.problems:
                if not (doubtful and problem.kind in NEED_EVERY_DAY):
                    self._remark(problem)
        return Reading(None if doubtful else care, self.remarks, frozenset(self.guessed))

    def _given(self) -> dict[str, object]:
        text = self.form.text
        rhythm = RHYTHMS.get(text("rhythm"), RHYTHMS[USUAL])[0]
        if not text("act"):
            self.remarks["act"] = str(words.CHOOSE)
        prescribed = self._day("prescribed")
        sessions = self._number("prescribed_sessions", -MOST_SESSIONS, 10 * MOST_SESSIONS)
        to_come = self._number("to_come", 0, MOST_SESSIONS) or 0
        start = self._day("start")
        done = self._days("done", self.today - timedelta(days=1), rhythm)
        first_to_come = date.fromisoformat(start) if start else self.today + timedelta(days=1)
        planned = days.going_on(first_to_come, to_come, rhythm) if to_come else []
        first = min((*done, *planned), default=self.today.isoformat())
        before = (date.fromisoformat(first) if _is_day(first) else self.today) - timedelta(days=1)
        given: dict[str, object] = {
            "act": text("act"),
            "cover": list(self.form.covers),
            "prior_diagnosis": "diagnosis" in self.form.ticks,
            "done": done,
            "planned": planned,
            "earlier": self._days("earlier", min(before, self.today), 2.0),
            "others": self._days("others", self.today - timedelta(days=1), 2.0),
            "contracted": "outside" not in self.form.ticks,
        }
        if text("access"):
            given["access"] = text("access")
        if prescribed:
            given["prescription"] = {"date": prescribed, "sessions": sessions}
        elif sessions is not None:
            self.remarks.setdefault("prescribed", str(_("Écrivez aussi la date de l'ordonnance.")))
        for field, name in (("fee", "fee"), ("paid", "deductible_paid")):
            if text(field):
                given[name] = text(field).removesuffix("€").strip()
        return given

    def _days(self, field: str, last: date, per_week: float) -> list[str]:
        """The days of a field: each line one day, or one number alone."""
        pieces = days.written(self.form.text(field))
        if len(pieces) == 1 and pieces[0].isascii() and pieces[0].isdigit() and len(pieces[0]) <= 4:
            self.guessed.add(field)
            number = int(pieces[0])
            if number > MOST_SESSIONS:
                self.remarks[field] = str(words.SAID["too_many"]) % {"number": number, "most": MOST_SESSIONS}
                return []
            return days.going_back(last, number, per_week)
        found = [days.day_of(piece) for piece in pieces]
        for piece, day in zip(pieces, found, strict=True):
            if day is None:
                self.remarks.setdefault(field, str(words.SAID["not_a_day"]) % {"text": piece[:20]})
        return [day.isoformat() for day in found if day is not None]

    def _day(self, field: str) -> str | None:
        text = self.form.text(field)
        day = days.day_of(text)
        if text and day is None:
            self.remarks[field] = str(words.SAID["not_a_day"]) % {"text": text[:20]}
        return None if day is None else day.isoformat()

    def _number(self, field: str, lowest: int, highest: int) -> int | None:
        text = self.form.text(field)
        try:
            number = int(text) if text and len(text) <= 5 and text.isascii() else None
        except ValueError:
            number = None
        if text and (number is None or not lowest <= number <= highest):
            shown = {"lowest": max(lowest, 1) if field != "to_come" else 0, "highest": MOST_SESSIONS}
            self.remarks[field] = str(words.NOT_WHOLE) % shown
            return None
        return number

    def _remark(self, problem: CareProblem) -> None:
        path = [step for step in problem.path if isinstance(step, str)]
        field = FIELD_OF.get(".".join(path)) or FIELD_OF.get(path[0], path[0])
        guessed = field in self.guessed and problem.kind in ("before_prescription", "too_early")
        self.remarks.setdefault(field, str(words.GUESSED) if guessed else words.remark(problem))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def filled_fields(form: Filled, remarks: Iterable[str]) -> bool:
    """Has the folded part of the form something in it, or something to correct?"""
    typed = {name for name in FOLDED if form.text(name) or name in form.ticks}
    return bool(typed or FOLDED & {*remarks})
