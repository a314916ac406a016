"""`score`: the score of a questionnaire, in words or as JSON, and the change since an earlier time."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.documents import Document, Path
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.instruments import plain
from parcours_dos.pathway.instruments.asked import Scored, scored
from parcours_dos.pathway.instruments.instrument import Instrument
from parcours_dos.pathway.instruments.plain import PlainChange, PlainScored
from parcours_dos.pathway.instruments.rights import may
from parcours_dos.pathway.loading import load

from . import printed, said
from .refusals import DONE

VERDICTS = {
    "better": "mieux",
    "worse": "moins bien",
    "same": "pareil",
    "too_small": "trop petit pour compter",
    "no_threshold": "aucun seuil publié",
}
APART = {
    "version": "ce n'est pas la même version du questionnaire",
    "scale": "ce n'est pas la même échelle",
    "activities": "ce ne sont pas les mêmes activités",
}
WHY_NOT = {"rights": "le droit de les montrer manque", "missing": "les textes manquent encore"}


def score(options: argparse.Namespace) -> int:
    """Score one file of answers, or list the questionnaires."""
    instruments = load().instruments
    if options.list:
        _list(list(instruments.values()), options.json)
        return DONE
    if options.file is None:
        reason, cure = "il manque un fichier de réponses.", "Donnez un fichier, - ou --list."
        raise InputError([Problem("score", reason, cure)])
    document = said.document(options.file)
    try:
        found = scored(instruments, document.data)
    except InputError as error:
        raise InputError([_placed(problem, document) for problem in error.problems]) from None
    if options.json:
        print(printed.as_json(plain.in_plain(found)))
    else:
        print("\n".join(_in_words(found, plain.in_plain(found))))
    return DONE


def _list(instruments: list[Instrument], as_json: bool) -> None:
    listed = plain.instruments({instrument.name: instrument for instrument in instruments})
    if as_json:
        print(printed.as_json(listed))
        return
    for instrument, told in zip(instruments, listed, strict=True):
        why = may(instrument, "show").why
        shown = f" (textes non montrés : {WHY_NOT[why]})" if why else ""
        print(f"{told.name} : {told.label}. {told.measures}{shown}")
        for item in told.items:
            values = f"{item.choices[0].value} à {item.choices[-1].value}"
            print(f"  {item.code} ({values}) : {item.text or item.concept}")


def _placed(problem: Problem, document: Document) -> Problem:
    """The problem with its line, when what it speaks of stands on one."""
    path: Path = tuple(problem.fact.split("."))
    return replace(problem, line=document.lines.get(path))


def _in_words(found: Scored, told: PlainScored) -> Iterable[str]:
    rulebook = load()
    yield told.label
    for part in told.scores:
        yield f"  {part.label} : {_number(part.rounded)} (de {part.low} à {part.high})"
        if part.missing:
            yield f"    sans réponse : {', '.join(part.missing)}"
    if told.band is not None:
        yield f"{told.band.label}. {printed.source_of(rulebook, told.band)}"
    for remark in told.remarks:
        yield f"{remark.text} {printed.source_of(rulebook, remark)}"
    if told.band and told.band.advice:
        yield told.band.advice
    if told.not_comparable is not None:
        yield f"Pas de comparaison : {APART[told.not_comparable]}."
    for change in told.changes or ():
        yield _change(found.instrument, change)
    yield f"{told.use} {told.limits}"
    yield "Un score n'est pas un diagnostic."


def _number(text: str) -> str:
    return text.replace(".", ",")


def _change(instrument: Instrument, change: PlainChange) -> str:
    label = instrument.entry.scores[change.name].label
    percent = "" if change.percent is None else f", soit {_number(change.percent)} %"
    before, after, difference = map(_number, (change.before, change.after, change.difference))
    moved = f"{before} puis {after} (différence {difference}{percent})"
    return f"{label} : {moved} : {VERDICTS[change.verdict]}."
