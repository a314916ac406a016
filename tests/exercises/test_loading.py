"""A damaged library refuses to load, and says in which file, on which line, and what to do.

Each row breaks one thing in a copy of the real knowledge.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from parcours_dos.pathway.loading import load
from tests.pathway.test_loading import assert_named, copy_of_the_knowledge, problems_after

MOBILITY, LADDERS, CAUTIONS = "exercises/mobility.yaml", "exercises/ladders.yaml", "exercises/cautions.yaml"
STRENGTH, KINDS = "exercises/strength.yaml", "exercises/kinds.yaml"
TILT = "dose: {reps: 5, hold_seconds: 2, per_day: 3,"

# file; what stands there; what is written instead; the reason; the cure
DAMAGE = [
    (MOBILITY, "{code: pg_sup,", "{code: pg_soup,", "« pg_soup » n'existe pas", "cautions.yaml"),
    (
        MOBILITY,
        "places: [floor, bed]",
        "places: [floor, moon]",
        "« moon » n'existe pas",
        "kinds.yaml : floor, bed",
    ),
    (
        MOBILITY,
        "equipment: [mat, cushion]",
        "equipment: [mat, cloud]",
        "« cloud » n'existe pas",
        "kinds.yaml",
    ),
    (MOBILITY, "region: low_back", "region: knee", "« knee » n'existe pas", "kinds.yaml"),
    (MOBILITY, TILT, TILT.replace("reps: 5", "reps: 0"), "« reps » vaut 0", "au moins 1"),
    (MOBILITY, TILT, TILT.replace("reps: 5", "reps: 6"), "le texte ne dit pas 6", "les mêmes nombres"),
    (MOBILITY, TILT, TILT.replace(" per_day: 3,", ""), "pas un rythme", "per_week"),
    (MOBILITY, TILT, TILT.replace("per_day: 3,", "per_day: 3, per_week: 5,"), "pas un rythme", "Gardez l'un"),
    (MOBILITY, TILT, "dose: {per_day: 3,", "ne dit pas combien", "reps, hold_seconds ou minutes"),
    (MOBILITY, TILT, TILT.replace("reps: 5", "minutes: 5, reps: 5"), "des minutes et des gestes", "l'un ou"),
    (MOBILITY, "category: mobility", "category: strength", "une autre catégorie", "strength.yaml"),
    (MOBILITY, "source: NHS-GSTT", "source: NHS-NOWHERE", "« NHS-NOWHERE » n'existe pas", "sources.yaml"),
    (MOBILITY, "also: [BRIEF-NHS", "also: [BRIEF-NOWHERE", "« BRIEF-NOWHERE » n'existe pas", "sources.yaml"),
    (
        MOBILITY,
        "phases: [acute, subacute, chronic]",
        "phases: [subacute]",
        "premier jour vaut au début",
        "Ajoutez acute",
    ),
    (
        STRENGTH,
        "name: head_lift_chin_nod",
        "name: cat_camel",
        "déjà, dans exercises/mobility.yaml",
        "autre nom",
    ),
    (LADDERS, "order: [prone_lying,", "order: [prone_flying,", "« prone_flying » n'existe pas", "exercises/"),
    (
        LADDERS,
        "order: [prone_lying,",
        "order: [prone_on_elbows,",
        "« prone_on_elbows » y revient : l'échelle fait une boucle",
        "une fois",
    ),
    (
        LADDERS,
        "order: [prone_lying,",
        "order: [cat_camel,",
        "« cat_camel » est déjà sur",
        "une seule échelle",
    ),
    (LADDERS, "order: [bridge, single_leg_bridge]", "order: [bridge]", "au moins deux", "Ajoutez-en un"),
    (LADDERS, "{name: bridges,", "{name: balance,", "ce nom sert déjà", "autre nom"),
    (CAUTIONS, 'when: "knee_sore"', 'when: "knee_soar"', "« knee_soar » n'existe pas", "« knee_sore » ?"),
    (
        CAUTIONS,
        '    how: "Appuyez-vous sur les poings ou les avant-bras."\n',
        "",
        "autrement",
        "Ajoutez « how »",
    ),
    (CAUTIONS, '    ask: "Demandez d\'abord à votre médecin."\n', "", "à qui demander", "Ajoutez « ask »"),
    (CAUTIONS, "name: pg_pro", "name: pg_sup", "ce nom sert déjà", "autre nom"),
]


@pytest.mark.parametrize(("file", "old", "new", "reason", "cure"), DAMAGE, ids=[row[3] for row in DAMAGE])
def test_one_broken_thing_is_named(
    tmp_path: Path, file: str, old: str, new: str, reason: str, cure: str
) -> None:
    assert_named(tmp_path, file, old, new, reason, cure)


def test_the_author_is_sent_to_the_line(tmp_path: Path) -> None:
    problems, damaged = problems_after(
        tmp_path, MOBILITY, TILT, "dose: {reps: 0, hold_seconds: 2, per_day: 3,"
    )
    line = next(n for n, text in enumerate(damaged.splitlines(), 1) if "reps: 0" in text)
    assert [(problem.file, problem.line) for problem in problems] == [(MOBILITY, line)]


def test_two_steps_do_not_tell_a_movement(tmp_path: Path) -> None:
    folder = copy_of_the_knowledge(tmp_path)
    text = (folder / MOBILITY).read_text("utf-8")
    steps = re.search(r"    steps:\n((?:      - .*\n)+)", text)
    assert steps is not None
    two = "".join(steps[1].splitlines(keepends=True)[:2])
    problems, _ = problems_after(tmp_path / "again", MOBILITY, steps[1], two)
    assert any("il y a 2 étapes" in str(problem) for problem in problems)


def test_an_edition_without_exercises_still_loads(tmp_path: Path) -> None:
    """The first editions had none, and are still compared with the new ones."""
    folder = copy_of_the_knowledge(tmp_path)
    for path in (folder / "exercises").glob("*.yaml"):
        path.unlink()
    (folder / "programme.yaml").unlink(missing_ok=True)
    old = load(folder)
    assert (old.exercises, old.ladders, old.cautions, old.exercise_kinds) == ({}, {}, {}, None)
