"""`facts`, `rulebook`, `check`, `prove`: the knowledge itself, for programs and for rule authors."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from parcours_dos import figures
from parcours_dos.pathway import cases, history, in_french, listing
from parcours_dos.pathway.loading import FOLDER, languages, load
from parcours_dos.pathway.shapes.exercises import ExerciseEntry

from . import printed
from .refusals import DONE, FAILED


def facts(options: argparse.Namespace) -> int:
    """List the facts that can be said."""
    listed = listing.facts(load())
    if options.json:
        print(printed.as_json(listed))
        return DONE
    for plain in listed:
        print(f"{plain.name} ({plain.type}) : {plain.question}")
    return DONE


def rulebook(options: argparse.Namespace) -> int:
    """Print all rules in French."""
    print(in_french.document(load()), end="")
    return DONE


def check(options: argparse.Namespace) -> int:
    """Check the knowledge and the cases of every rule."""
    rulebook = load(Path(options.knowledge) if options.knowledge else FOLDER)
    failures = cases.failures(rulebook)
    untold = history.untold(rulebook)
    for failure in (*failures, *untold):
        print(failure)
    if date.fromisoformat(rulebook.edition.next_review) < datetime.now(UTC).date():
        print(f"Attention : cette édition devait être relue le {rulebook.edition.next_review}.")
    if not rulebook.edition.checked_by:
        print(f"Attention : {rulebook.edition.notice}")
    untranslated = [text for language in languages() for text in load(language=language).translation_problems]
    for text in untranslated:
        print(text)
    drawn = [entry for entry in rulebook.exercises.values() if entry.figure is not None]
    clumsy = [f"{entry.name} : {problem}" for entry in drawn for problem in _clumsy(entry)]
    for text in clumsy:
        print(text)
    total = sum(len(flag.entry.cases) for flag in rulebook.flags)
    examples = sum(len(instrument.entry.cases) for instrument in rulebook.instruments.values())
    print(
        f"{len(rulebook.flags)} règles, {len(rulebook.facts)} faits, {total} cas : {len(failures)} en échec."
    )
    print(f"{len(rulebook.instruments)} questionnaires, {examples} exemples : aucun en échec.")
    print(f"{len(rulebook.exercises)} exercices, {len(drawn)} dessins : {len(clumsy)} à reprendre.")
    return FAILED if failures or untold or untranslated or clumsy else DONE


def _clumsy(exercise: ExerciseEntry) -> tuple[figures.Problem, ...]:
    """What the eye would stumble on: a foot in the air, an arrow on a face, nothing that moves."""
    assert exercise.figure is not None
    return tuple(figures.problems(figures.read(exercise.name, exercise.figure)))


def prove(options: argparse.Namespace) -> int:
    """Prove the promises over all possible people."""
    from proofs.__main__ import main as prove  # the solver is loaded only here

    return prove()
