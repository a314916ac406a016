"""`exercises`: the movements of the library, by region, kind, place, position, equipment or words."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.exercises.library import filtered
from parcours_dos.pathway.exercises.plain import as_plain
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes.exercises import ExerciseEntry

from . import printed
from .refusals import DONE

NOTHING = "none"


def exercises(options: argparse.Namespace) -> int:
    """List the movements that answer to the options, in words or as JSON."""
    rulebook = load()
    at_hand = _at_hand(rulebook, options.equipment)
    _known(rulebook, options)
    found = filtered(
        rulebook,
        region=options.region,
        category=options.category,
        position=options.position,
        place=options.place,
        equipment=at_hand,
        words=options.search,
    )
    if options.json:
        print(printed.as_json([as_plain(rulebook, exercise) for exercise in found]))
    else:
        print("\n".join(_in_words(rulebook, found)))
    return DONE


def _in_words(rulebook: Rulebook, found: Iterable[ExerciseEntry]) -> Iterable[str]:
    kinds = rulebook.exercise_kinds
    count = 0
    for exercise in found:
        count += 1
        yield f"{exercise.name} : {exercise.label}"
        if kinds is not None:
            places = ", ".join(kinds.places[place].lower() for place in exercise.places)
            sorts = (kinds.regions[exercise.region].label, kinds.positions[exercise.position], places)
            yield f"  {kinds.categories[exercise.category].label} ; {' ; '.join(sorts)}"
        yield f"  {exercise.purpose}"
        yield f"  {exercise.dose.text}"
    yield "Aucun exercice ne répond." if count == 0 else f"{count} exercice{'s' if count > 1 else ''}."


def _at_hand(rulebook: Rulebook, given: str | None) -> tuple[str, ...] | None:
    """What the person has, beside what is found in any home."""
    if given is None:
        return None
    words = tuple(word.strip() for word in given.split(",") if word.strip() not in ("", NOTHING))
    known = rulebook.exercise_kinds.equipment if rulebook.exercise_kinds else {}
    if unknown := [word for word in words if word not in known]:
        raise InputError([_refusal("equipment", unknown[0], known)])
    return words


def _known(rulebook: Rulebook, options: argparse.Namespace) -> None:
    """The words given must be those of the library. Raises `InputError`."""
    kinds = rulebook.exercise_kinds
    if kinds is None:
        return
    sorts: dict[str, Mapping[str, object]] = {
        "region": kinds.regions,
        "category": {str(name): entry for name, entry in kinds.categories.items()},
        "position": kinds.positions,
        "place": kinds.places,
    }
    problems = [
        _refusal(name, given, known)
        for name, known in sorts.items()
        if (given := getattr(options, name)) is not None and given not in known
    ]
    if problems:
        raise InputError(problems)


def _refusal(name: str, given: str, known: Iterable[str]) -> Problem:
    return Problem(name, f"« {given} » n'existe pas.", f"Choisissez parmi : {', '.join(known)}.")
