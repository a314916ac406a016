"""Turn a page of questions into a form, and a filled form into answers or kind remarks.

A form is filled from two sides, by former answers or by what the person just sent; both are
the same thing here: for each field, the values chosen. Reading it back gives the answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.questions import Row, Screen

Filled = Mapping[str, tuple[str, ...]]

YES, NO, UNKNOWN, NONE = "oui", "non", "inconnu", "aucun"
YES_AND = "oui-et"
BOXES = "cases"
NO_NUMBER = "-inconnu"
OPENED = "un-par-un"
LONGEST = 60
NOT_KNOWN = gettext_lazy("Je ne sais pas")


@dataclass(frozen=True)
class Remark:
    """What is wrong with one field, in the words shown above it and in the summary."""

    field: str
    text: str


@dataclass(frozen=True)
class Reading:
    """What a filled form says: answers when there is no remark."""

    answers: dict[str, object]
    remarks: tuple[Remark, ...]


def is_number(row: Row) -> bool:
    """Is this line answered by typing a number?"""
    return row.entry.type == "integer" and not row.bands


def values(row: Row) -> dict[str, tuple[str, object]]:
    """For a line answered by one choice: each value sent, with its label and the answer it stands for."""
    unknown: dict[str, tuple[str, object]] = {UNKNOWN: (row.entry.unknown_label, None)}
    if row.entry.type == "yes_no":
        return {YES: (_("Oui"), True), NO: (_("Non"), False), **unknown}
    if row.bands:
        return {**{str(band.lowest): (band.label, band.lowest) for band in row.bands}, **unknown}
    return {**{name: (label, name) for name, label in row.entry.choices.items()}, **unknown}


def offered(row: Row) -> str | None:
    """The fact that one may volunteer with a yes to this line, if any; not when a doubt is lifted."""
    return None if row.fact.endswith(CHECK) else row.entry.offers


def in_words(row: Row, answer: object) -> str:
    """An answer as the person chose it."""
    if answer is None:
        return row.entry.unknown_label
    if is_number(row):
        return f"{answer} {row.entry.unit}"
    return next((label for label, meant in values(row).values() if meant == answer), str(answer))


def one_by_one(screen: Screen) -> Screen:
    """A list whose boxes are opened into lines, each answered on its own: for who does not know."""
    return replace(screen, kind="rows")


def opens(screen: Screen, form: Filled) -> bool:
    """Did the person say "I do not know" to a list? Then each box is asked on its own."""
    boxes = form.get(BOXES, ())
    return screen.kind == "list" and UNKNOWN in boxes and NONE not in boxes


def opened(screen: Screen, form: Filled) -> Filled:
    """The lines of an opened list, filled with the boxes already ticked."""
    ticked = form.get(BOXES, ())
    return {row.fact: (YES,) for row in screen.rows if row.fact in ticked}


def filled(screen: Screen, answers: Mapping[str, object]) -> Filled:
    """The form of a page, filled with former answers."""
    if screen.kind == "list":
        ticked = [name for name, answer in answers.items() if answer is True]
        return {BOXES: tuple(ticked or [NONE])}
    found: dict[str, tuple[str, ...]] = {}
    for row in screen.rows:
        answer = answers.get(row.fact)
        if is_number(row):
            found[row.fact if answer is not None else row.fact + NO_NUMBER] = (str(answer),)
        else:
            found[row.fact] = tuple(value for value, (_, meant) in values(row).items() if meant == answer)
            more = offered(row)
            if more is not None and answers.get(more) is True:
                found[row.fact] = (YES_AND,)
    return found


def sent(screen: Screen, post: QueryDict) -> Filled:
    """The form of a page, as the person sent it; what we did not ask is left aside."""
    names = [BOXES] if screen.kind == "list" else [row.fact for row in screen.rows]
    names += [row.fact + NO_NUMBER for row in screen.rows if is_number(row)]
    most = len(screen.rows) + 2
    return {name: tuple(cut(text) for text in post.getlist(name)[:most]) for name in names}


def cut(text: str) -> str:
    """What was sent, cut visibly when it is too long: the beginning alone must never pass for an answer."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def read(screen: Screen, form: Filled) -> Reading:
    """The answers of a filled form, or what to correct."""
    if screen.kind == "list":
        return _read_list(screen, form.get(BOXES, ()))
    answers: dict[str, object] = {}
    remarks = []
    for row in screen.rows:
        try:
            answers.update(_read_row(row, form))
        except ValueError as remark:
            remarks.append(Remark(row.fact, str(remark)))
    return Reading(answers, tuple(remarks))


def _read_row(row: Row, form: Filled) -> dict[str, object]:
    more = offered(row)
    if more is not None and form.get(row.fact) == (YES_AND,):
        return {row.fact: True, more: True}
    return {row.fact: _read_number(row, form) if is_number(row) else _read_choice(row, form)}


def _read_choice(row: Row, form: Filled) -> object:
    chosen = form.get(row.fact, ())
    known = values(row)
    if len(chosen) != 1 or chosen[0] not in known:
        raise ValueError(
            _("Choisissez une réponse, même « %(unknown)s ».") % {"unknown": row.entry.unknown_label}
        )
    return known[chosen[0]][1]


def _read_number(row: Row, form: Filled) -> int | None:
    entry = row.entry
    typed = " ".join(form.get(row.fact, ())).strip().removesuffix(entry.unit).strip()
    unknown = bool(form.get(row.fact + NO_NUMBER))
    if typed and unknown:
        said = _("Écrivez un nombre, ou cochez « %(unknown)s », pas les deux.")
        raise ValueError(said % {"unknown": entry.unknown_label})
    if unknown:
        return None
    lowest, highest = entry.min or 0, entry.max or 0
    whole = typed.isascii() and typed.isdigit() and len(typed) <= len(str(highest)) + 2
    if not whole or not lowest <= int(typed) <= highest:
        said = _("Écrivez un nombre entier de %(lowest)s à %(highest)s, ou cochez « %(unknown)s ».")
        raise ValueError(said % {"lowest": lowest, "highest": highest, "unknown": entry.unknown_label})
    return int(typed)


def _read_list(screen: Screen, chosen: tuple[str, ...]) -> Reading:
    facts = [row.fact for row in screen.rows]
    ticked = [name for name in facts if name in chosen]
    if not ticked and NONE not in chosen and UNKNOWN not in chosen:
        return Reading({}, (Remark(BOXES, _("Cochez au moins une case, même « Je ne sais pas ».")),))
    if NONE in chosen and (ticked or UNKNOWN in chosen):
        text = _("Vous avez coché « %(none)s » et une autre case. Gardez l'un ou l'autre.") % {
            "none": screen.none
        }
        return Reading({}, (Remark(BOXES, text),))
    rest = None if UNKNOWN in chosen else False
    return Reading({name: True if name in ticked else rest for name in facts}, ())
