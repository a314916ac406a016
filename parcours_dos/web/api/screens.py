"""The next page of questions in plain data, for a program that asks them in its own way."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext as _

from parcours_dos.pathway.facts import clarified
from parcours_dos.pathway.outcome import AnswerValue, Plain
from parcours_dos.pathway.questions import Row, Screen
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.public.private import speaks_of


class PlainAnswer(Plain, frozen=True, kw_only=True):
    """One answer on offer: the words to show, and the value to send."""

    label: str
    value: AnswerValue


class PlainOffer(Plain, frozen=True, kw_only=True):
    """A fact never asked by itself, told by choosing "yes, and this" in another question.

    It is private: never print it, never list it, never carry it elsewhere.
    """

    fact: str
    question: str


class PlainQuestion(Plain, frozen=True, kw_only=True):
    """One question. Send the answer under `fact`; null for `unknown_label`.

    `answers`: what can be chosen; null when a whole number between `bounds` is typed, in `unit`.
    `clarifies`: the fact that was answered null, and that this question asks in a way one can try.
    `private`: the answer stays between the person and the screen.
    """

    fact: str
    question: str
    hint: str | None
    type: Literal["yes_no", "choice", "integer"]
    answers: list[PlainAnswer] | None
    bounds: list[int | None] | None
    unit: str | None
    unknown_label: str
    clarifies: str | None
    private: bool
    offers: PlainOffer | None


class PlainScreen(Plain, frozen=True, kw_only=True):
    """One page of questions on one theme. On a `list`, `none` is the box that says no to all of them."""

    name: str
    title: str
    hint: str | None
    kind: Literal["rows", "list"]
    emergency: bool
    chapter: str
    none: str | None
    questions: list[PlainQuestion]


class NextScreen(Plain, frozen=True, kw_only=True):
    """The next page; null when no answer could change the outcome."""

    screen: PlainScreen | None


def next_screen(rulebook: Rulebook, screen: Screen | None) -> NextScreen:
    """The next page in plain data."""
    if screen is None:
        return NextScreen(screen=None)
    return NextScreen(
        screen=PlainScreen(
            name=screen.name,
            title=screen.title,
            hint=screen.hint,
            kind="list" if screen.kind == "list" else "rows",
            emergency=screen.emergency,
            chapter=screen.chapter,
            none=screen.none,
            questions=[_question(rulebook, row) for row in screen.rows],
        )
    )


def _question(rulebook: Rulebook, row: Row) -> PlainQuestion:
    entry, base = row.entry, clarified(rulebook, row.fact)
    typed = entry.type == "integer" and not row.bands
    return PlainQuestion(
        fact=row.fact,
        question=row.question,
        hint=entry.hint,
        type=entry.type,
        answers=None if typed else _answers(row),
        bounds=[entry.min, entry.max] if typed else None,
        unit=entry.unit if typed else None,
        unknown_label=entry.unknown_label,
        clarifies=base,
        private=speaks_of(rulebook, [row.fact]),
        offers=None if base or entry.offers is None else _offer(rulebook, entry.offers),
    )


def _answers(row: Row) -> list[PlainAnswer]:
    if row.entry.type == "yes_no":
        return [PlainAnswer(label=_("Oui"), value=True), PlainAnswer(label=_("Non"), value=False)]
    if row.bands:
        return [PlainAnswer(label=band.label, value=band.lowest) for band in row.bands]
    return [PlainAnswer(label=label, value=name) for name, label in row.entry.choices.items()]


def _offer(rulebook: Rulebook, name: str) -> PlainOffer:
    return PlainOffer(fact=name, question=str(rulebook.facts[name].question))
