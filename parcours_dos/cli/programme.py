"""`programme`: which exercises at home or at work, from the facts of one person."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.programme import plain, wishes
from parcours_dos.pathway.programme.choice import choose
from parcours_dos.pathway.programme.plain import HomeProgramme, NoHomeProgramme, PlainPick
from parcours_dos.pathway.rulebook import Rulebook

from . import printed, said
from .refusals import DONE, InputError

A_MINUTE = 60


def programme(options: argparse.Namespace) -> int:
    """Choose the exercises of one person and say them in words, or as JSON."""
    rulebook = load()
    if rulebook.programme is None:
        reason = "cette édition n'a pas de programme."
        raise InputError([Problem("programme", reason, "Prenez une édition plus récente.")])
    told = said.told(options, rulebook)
    data, more = said.with_more(told.document)
    facts = said.facts(rulebook, data, told)
    wished = wishes.read(rulebook, more)
    found = choose(rulebook, facts, told.answerer, told.moment, told.country, told.site, wished)
    shown = plain.as_plain(found)
    if options.json:
        print(printed.as_json(shown))
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
        yield from printed.listed("Arrêtez et demandez un avis", [entry.text for entry in shown.stop])
    yield ""
    yield printed.edition(rulebook)


def _exercise(rulebook: Rulebook, pick: PlainPick) -> Iterable[str]:
    apart = " (en plus des minutes)" if pick.outside else ""
    yield ""
    yield f"{pick.label}{apart}. {pick.why} {pick.purpose}"
    yield from (f"  {rank}. {step}" for rank, step in enumerate(pick.steps, 1))
    yield f"  Dose : {pick.dose.text}"
    yield from (f"  Pour vous ({entry.label}) : {entry.how}" for entry in pick.adapted)
    yield f"  {printed.source_of(rulebook, pick)}"
