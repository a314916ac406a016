"""Answers to a questionnaire, checked at the door: by item code and number, in no language.

An unknown item, a number off the scale or too many answers missing are refused with the item, the
reason and the cure. Nothing half-computed is ever shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.shapes.instruments import ScoreEntry

from .instrument import Instrument

Kind = Literal["unknown", "off_scale", "missing", "not_confirmed", "nothing", "not_named", "too_long"]
LONGEST_NAME = 80


@dataclass(frozen=True)
class Answers:
    """Answers that can be scored. `names`: what the person wrote that an item is about."""

    values: Mapping[str, int]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Trouble:
    """One answer that cannot be taken: which item, what is wrong, and the numbers allowed."""

    item: str
    kind: Kind
    allowed: tuple[int, ...] = ()


class AnswersError(ValueError):
    """Answers that cannot be taken; `troubles` lists them all."""

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles = tuple(troubles)
        super().__init__(", ".join(f"{trouble.item} {trouble.kind}" for trouble in self.troubles))


def read(
    instrument: Instrument,
    given: Mapping[str, object],
    read_all: bool = False,
    names: Mapping[str, str] | None = None,
    every: bool = False,
) -> Answers:
    """The answers, checked. `every`: each item must have one, as on a form. Raises `AnswersError`."""
    named = {code: name.strip() for code, name in (names or {}).items() if name.strip()}
    said = {code: value for code, value in given.items() if value is not None}
    troubles = [*_badly_said(instrument, said, named), *_missing(instrument, said, read_all)]
    if every:
        troubles += _all(instrument, said, named, {trouble.item for trouble in troubles})
    if troubles:
        raise AnswersError(troubles)
    return Answers({code: value for code, value in said.items() if isinstance(value, int)}, named)


def _badly_said(
    instrument: Instrument, said: Mapping[str, object], names: Mapping[str, str]
) -> Iterable[Trouble]:
    for code, value in said.items():
        points = instrument.points.get(code)
        if points is None:
            yield Trouble(str(code)[:60], "unknown")
        elif not isinstance(value, int) or isinstance(value, bool) or value not in points:
            yield Trouble(code, "off_scale", tuple(points))
    can_be_named = {item.code for item in instrument.entry.items if item.named}
    for code, name in names.items():
        if code not in can_be_named:
            yield Trouble(str(code)[:60], "unknown")
        elif len(name) > LONGEST_NAME:
            yield Trouble(code, "too_long")


def _missing(instrument: Instrument, said: Mapping[str, object], read_all: bool) -> Iterable[Trouble]:
    """What is not said, beyond the rule of each score."""
    if instrument.confirmed_by_hand and not read_all:
        yield Trouble("read_all", "not_confirmed")
        return
    scores = instrument.entry.scores.values()
    lacking = [(score, tuple(lack(score, said))) for score in scores]
    if not any(not without for _score, without in lacking):
        first = lacking[0][1]
        short = len(first) == len(lacking[0][0].items)
        yield from [Trouble("answers", "nothing")] if short else [_absent(instrument, c) for c in first]
        return
    told: set[str] = set()
    for score, without in lacking:
        for code in without if score.needed else ():
            if code not in told:
                yield _absent(instrument, code)
            told.add(code)


def lack(score: ScoreEntry, said: Mapping[str, object]) -> Iterable[str]:
    """The items for want of which this score cannot be given; none when it can."""
    without = [code for code in score.items if code not in said]
    match score.missing:
        case "strict":
            return without
        case "unticked_is_zero":
            return ()
        case "mean_of_rated":
            return without if len(score.items) - len(without) < score.minimum else ()


def _all(
    instrument: Instrument, said: Mapping[str, object], names: Mapping[str, str], told: set[str]
) -> Iterable[Trouble]:
    """What a person left on a form: a question, a number without its activity, or the contrary."""
    scores = instrument.entry.scores.values()
    free = {code for score in scores if not score.needed for code in score.items}
    for item in instrument.entry.items:
        code = item.code
        if code in told or instrument.confirmed_by_hand:
            continue
        if item.named and code in said and code not in names:
            yield Trouble(code, "not_named")
        elif code not in said and (code in names or not (item.named or code in free)):
            yield _absent(instrument, code)


def _absent(instrument: Instrument, code: str) -> Trouble:
    return Trouble(code, "missing", tuple(instrument.points[code]))


def in_french(instrument: Instrument, trouble: Trouble, under: str = "") -> Problem:
    """The trouble as a command or a program is told it: the place, the reason, the cure."""
    whole = trouble.item in ("read_all", "answers")
    place = f"{under}{trouble.item}" if whole else f"{under}answers.{trouble.item}"
    numbers = trouble.allowed
    allowed = f"Écrivez un nombre entier de {min(numbers)} à {max(numbers)}." if numbers else ""
    match trouble.kind:
        case "unknown":
            codes = ", ".join(item.code for item in instrument.entry.items)
            return Problem(place, "cette question n'existe pas.", f"Choisissez parmi : {codes}.")
        case "off_scale":
            return Problem(place, "cette réponse est hors de l'échelle.", allowed)
        case "missing":
            return Problem(place, "il manque cette réponse.", allowed)
        case "not_confirmed":
            cure = "Écrivez « read_all: true » : sans cela, une feuille vide ressemble à un score de zéro."
            return Problem(place, "rien ne dit que toutes les phrases ont été lues.", cure)
        case "nothing":
            return Problem(place, "il n'y a aucune réponse.", "Répondez à une question au moins.")
        case "not_named":
            return Problem(place, "cette activité n'a pas de nom.", "Écrivez laquelle.")
        case "too_long":
            return Problem(place, "ce nom est trop long.", f"Restez sous {LONGEST_NAME} signes.")
