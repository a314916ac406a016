"""`programme`: which exercises at home or at work, from the facts of one person."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable

from parcours_dos.pathway import circumstances
from parcours_dos.pathway.facts import FactsError, Problem, read
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.programme import plain, wishes
from parcours_dos.pathway.programme.choice import choose
from parcours_dos.pathway.programme.plain import HomeProgramme, NoHomeProgramme, PlainPick
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer

from . import said
from .refusals import DONE, InputError

A_MINUTE = 60


def programme(options: argparse.Namespace) -> int:
    """Choose the exercises of one person and say them in words, or as JSON."""
    rulebook = load()
    if rulebook.programme is None:
        reason = "cette édition n'a pas de programme."
        raise InputError([Problem("programme", reason, "Prenez une édition plus récente.")])
    site = said.site(options.site, rulebook)
    country = circumstances.country(rulebook, options.country, site)
    moment = said.moment(options.on, country)
    answerer: Answerer = options.by
    document = said.document(options.file)
    told, more = said.with_more(document)
    try:
        facts = read(rulebook, told, answerer)
    except FactsError as error:
        raise InputError([said.placed(problem, document) for problem in error.problems]) from None
    wished = wishes.read(rulebook, more)
    shown = plain.as_plain(choose(rulebook, facts, answerer, moment, country, site, wished))
    if options.json:
        print(json.dumps(plain.builtins(shown), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_in_words(rulebook, shown)))
    return DONE


def _in_words(rulebook: Rulebook, shown: HomeProgramme | NoHomeProgramme) -> Iterable[str]:
    if isinstance(shown, NoHomeProgramme):
        yield shown.closed.text
    else:
        minutes = -(-shown.seconds // A_MINUTE)
        yield f"{shown.profile_label} : {len(shown.exercises)} exercices, {minutes} minutes environ."
        yield shown.text
        for pick in shown.exercises:
            yield from _exercise(rulebook, pick)
        if shown.fewer:
            yield ""
            yield shown.fewer
        yield ""
        yield "Arrêtez et demandez un avis :"
        yield from (f"  - {entry.text}" for entry in shown.stop)
    yield ""
    yield f"Règles : édition {shown.edition}. {rulebook.edition.notice}"


def _exercise(rulebook: Rulebook, pick: PlainPick) -> Iterable[str]:
    apart = " (en plus des minutes)" if pick.outside else ""
    yield ""
    yield f"{pick.label}{apart}. {pick.why} {pick.purpose}"
    yield from (f"  {rank}. {step}" for rank, step in enumerate(pick.steps, 1))
    yield f"  Dose : {pick.dose.text}"
    yield from (f"  Pour vous ({entry.label}) : {entry.how}" for entry in pick.adapted)
    source, status = rulebook.sources[pick.source], rulebook.wording.statuses[pick.status]
    yield f"  [{source.by} ; {pick.place} ; {status}]"
