"""programme.yaml: every exercise, ladder and condition that it names exists, and everyone has a profile."""

from __future__ import annotations

import typing
from collections.abc import Collection, Mapping

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document
from parcours_dos.pathway.rulebook import Reading
from parcours_dos.pathway.shapes.exercises import Category, ExerciseEntry, LadderEntry

from .files import Loader
from .names import every, named

PROGRAMME = "programme.yaml"


def programme_conditions(
    loader: Loader, programme: shapes.ProgrammeFile, document: Document
) -> dict[str, Reading]:
    """Every condition of the programme, by its text."""
    texts: dict[str, int] = {}
    for path, entry in every(programme, ()):
        if (when := getattr(entry, "when", None)) is not None:
            texts.setdefault(when, document.line(path))
    found = {text: loader.reading(text, PROGRAMME, line, text) for text, line in texts.items()}
    return {text: reading for text, reading in found.items() if reading is not None}


def check_programme(
    loader: Loader,
    programme: shapes.ProgrammeFile,
    plan: shapes.PlanFile,
    exercises: Mapping[str, ExerciseEntry],
    ladders: Mapping[str, LadderEntry],
    cautions: Collection[str],
    document: Document,
) -> None:
    """Nothing is named that does not exist, and each condition of the plan has a profile for everyone."""

    def missing(path: tuple[str | int, ...], entry: str, word: str, cure: str) -> None:
        loader.problem(PROGRAMME, document.line(path), entry, f"« {word} » n'existe pas.", cure)

    conditions = [condition.name for condition in plan.conditions]
    for rank, profile in enumerate(programme.profiles):
        for word in (*profile.first, *profile.later, *profile.maintenance):
            if word not in exercises:
                missing(("profiles", rank), named(profile), word, "Prenez-le dans exercises/.")
        for stage, words in profile.cautions.items():
            for word in words:
                if word not in cautions:
                    missing(("profiles", rank), named(profile), word, "Prenez-la dans cautions.yaml.")
            for word in getattr(profile, stage):
                found = exercises[word].cautions if word in exercises else []
                if {caution.code for caution in found if caution.action != "modify"} & set(words):
                    reason = f"« {word} » est écarté par une précaution du profil."
                    line = document.line(("profiles", rank))
                    loader.problem(PROGRAMME, line, named(profile), reason, "Retirez-le de la liste.")
        for word in profile.conditions:
            if word not in conditions:
                missing(("profiles", rank), named(profile), word, "Prenez-la dans plan.yaml, conditions.")
    for word in conditions:
        if not any(word in p.conditions and p.when is None for p in programme.profiles):
            reason = f"« {word} » n'a pas de profil pour tout le monde."
            cure = "Ajoutez-la à un profil sans « when »."
            loader.problem(PROGRAMME, document.line(("profiles",)), word, reason, cure)
    for rank, pair in enumerate(programme.apart_at_first):
        for word in pair.ladders:
            if word not in ladders:
                cure = "Prenez-la dans exercises/ladders.yaml."
                missing(("apart_at_first", rank), named(pair), word, cure)
        if len(set(pair.ladders)) == 1:
            reason, cure = "deux fois la même échelle.", "Nommez-en deux."
            line = document.line(("apart_at_first", rank))
            loader.problem(PROGRAMME, line, named(pair), reason, cure)
    categories = set(typing.get_args(Category))
    ordered = [word for group in programme.order.groups for word in group]
    if sorted(ordered) != sorted(categories):
        reason = "chaque catégorie doit y être, une fois."
        loader.problem(PROGRAMME, document.line(("order",)), "order", reason, ", ".join(sorted(categories)))
    for table, needed in (
        ("why", categories),
        ("settings", set(typing.get_args(shapes.SettingName))),
        ("replies", set(typing.get_args(shapes.Reply))),
    ):
        for word in sorted(needed - set(getattr(programme, table))):
            reason = f"il manque « {word} »."
            loader.problem(PROGRAMME, document.line((table,)), table, reason, "Ajoutez-le.")
