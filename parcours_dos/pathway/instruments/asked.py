"""What a program or a file asks: one questionnaire, its answers, and perhaps those of an earlier time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.facts import Problem

from .answers import Answers, AnswersError, in_french, read
from .change import Compared, Earlier, compare
from .instrument import Instrument
from .score import Score, score

MOST_NAMES = 40  # unknown names told in one refusal


class BeforeAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answers of an earlier time; `version` and `scale` when they were given under other ones."""

    answers: dict[str, int | None]
    read_all: bool = False
    activities: dict[str, str] = {}
    version: str | None = None
    scale: str | None = None


class ScoreAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answers by item code and number. `read_all`: every statement was read; `activities`: their names."""

    instrument: str
    answers: dict[str, int | None]
    read_all: bool = False
    activities: dict[str, str] = {}
    before: BeforeAsked | None = None


@dataclass(frozen=True)
class Scored:
    """A questionnaire, its score, and how it changed since the earlier time that was given."""

    instrument: Instrument
    score: Score
    compared: Compared | None


def scored(instruments: Mapping[str, Instrument], given: object) -> Scored:
    """The score of what was asked. Raises `InputError` with every place to mend."""
    asked = _form(given)
    instrument = instruments.get(asked.instrument)
    if instrument is None:
        reason = f"« {asked.instrument[:40]} » n'existe pas."
        raise InputError([Problem("instrument", reason, f"Choisissez parmi : {', '.join(instruments)}.")])
    answers, problems = _answers(instrument, asked, "")
    before, more = _answers(instrument, asked.before, "before.") if asked.before else (None, ())
    if answers is None or problems or more:
        raise InputError([*problems, *more])
    found = score(instrument, answers)
    if asked.before is None or before is None:
        return Scored(instrument, found, None)
    earlier = Earlier(before, score(instrument, before), asked.before.version, asked.before.scale)
    return Scored(instrument, found, compare(instrument, earlier, answers, found))


def _form(given: object) -> ScoreAsked:
    if not isinstance(given, Mapping):
        cure = "Écrivez « instrument: » et « answers: », avec une réponse par ligne."
        raise InputError([Problem("(tout)", "ce ne sont pas des réponses à un questionnaire.", cure)])
    problems = list(_misplaced(given, ScoreAsked, ""))
    if isinstance(given.get("before"), Mapping):
        problems += _misplaced(given["before"], BeforeAsked, "before.")
    if problems:
        raise InputError(problems)
    try:
        return msgspec.convert(given, ScoreAsked)
    except msgspec.ValidationError as error:
        place = str(error).partition("$.")[2].rstrip("`") or "(tout)"
        reason = "ce n'est pas la forme attendue."
        cure = "Une réponse est un nombre entier, ou null. « read_all » est true ou false."
        raise InputError([Problem(place[:60], reason, cure)]) from None


def _misplaced(
    given: Mapping[object, object], shape: type[ScoreAsked] | type[BeforeAsked], under: str
) -> Iterable[Problem]:
    fields = shape.__struct_fields__
    for name in [str(name) for name in given if name not in fields][:MOST_NAMES]:
        cure = f"Champs admis : {', '.join(fields)}."
        yield Problem(f"{under}{name}"[:60], "ce champ n'existe pas.", cure)
    for name in [name for name in ("instrument", "answers") if name in fields and name not in given]:
        yield Problem(f"{under}{name}", "ce champ manque.", "Écrivez-le.")


def _answers(
    instrument: Instrument, asked: ScoreAsked | BeforeAsked, under: str
) -> tuple[Answers | None, tuple[Problem, ...]]:
    try:
        return read(instrument, asked.answers, asked.read_all, asked.activities), ()
    except AnswersError as error:
        told = (in_french(instrument, trouble, under) for trouble in error.troubles[:MOST_NAMES])
        return None, tuple(told)
