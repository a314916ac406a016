"""Drawings stand on the knowledge: each is that of a movement, and a body can take each pose."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcours_dos import figures
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.loading.drawings import in_numbers
from tests.pathway.someone import RULEBOOK
from tests.pathway.test_loading import assert_named, copy_of_the_knowledge, problems_after

LYING = "exercises/figures/lying.yaml"
DRAWN = {name: entry.figure for name, entry in RULEBOOK.exercises.items() if entry.figure is not None}

# what stands there; what is written instead; the reason; the cure
DAMAGE = [
    ("\nbridge:", "\nbrigde:", "ce mouvement n'existe pas", "exercises/"),
    ("\nbridge:", "\nclam:", "ce mouvement est dessiné deux fois", "Gardez un dessin"),
    ("mat:", "trampoline:", "trampoline", "mat"),
    ("hip:", "hips:", "hips", "hip"),
    ("pelvis: -114", "pelvis: bas", "n'est pas un nombre", "nombre"),
]


def test_every_movement_is_drawn() -> None:
    assert set(DRAWN) == set(RULEBOOK.exercises)


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_the_eye_stumbles_on_nothing(name: str) -> None:
    assert not figures.problems(figures.read(name, DRAWN[name] or {}))


def test_a_movement_shows_where_it_goes() -> None:
    """A drawing that moves has an arrow, but for steps on the spot, and a mind that leaves its own trail."""
    moving = {name: figure for name, figure in DRAWN.items() if figure and "end" in figure}
    assert len(moving) > 80
    assert {name for name, figure in moving.items() if not figure.get("arrows")} <= {
        "body_scan",
        "carry_two_bags",
        "carry_one_side",
    }


@pytest.mark.parametrize(("old", "new", "reason", "cure"), DAMAGE, ids=[row[1].strip() for row in DAMAGE])
def test_one_broken_thing_is_named(tmp_path: Path, old: str, new: str, reason: str, cure: str) -> None:
    assert_named(tmp_path, LYING, old, new, reason, cure)


def test_an_impossible_pose_sends_its_author_to_the_line(tmp_path: Path) -> None:
    problems, damaged = problems_after(
        tmp_path, LYING, "shoulder: -24, elbow: 2}", "shoulder: -24, elbow: 200}"
    )
    line = next(n for n, text in enumerate(damaged.splitlines(), 1) if "elbow: 200" in text)
    assert {problem.file for problem in problems} == {LYING}
    assert any(problem.line == line and "le coude" in problem.reason for problem in problems), problems


def test_an_edition_brings_its_own_poses(tmp_path: Path) -> None:
    """A base pose that an edition removes is missed where it is used."""
    folder = copy_of_the_knowledge(tmp_path)
    poses = folder / "exercises/poses.yaml"
    poses.write_text(poses.read_text("utf-8").replace("  supine:", "  on_the_back:", 1), "utf-8")
    with pytest.raises(ValueError, match="supine"):
        load(folder)


def test_a_length_is_a_number_for_drawings_alone() -> None:
    said = {"foot": ["0.27", "floor"], "knee": 90, "off": ["-.5", "1.5.2"]}
    assert in_numbers(said) == {"foot": [0.27, "floor"], "knee": 90, "off": [-0.5, "1.5.2"]}
