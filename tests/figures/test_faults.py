"""Faults put on purpose in a figure are seen before anyone else sees them."""

from typing import Any

import pytest

from parcours_dos import figures
from parcours_dos.figures import Problem

from .scenes import ALL, SAMPLES, changed, figure


def found(data: dict[str, Any]) -> list[Problem]:
    return list(figures.problems(figures.read("essai", data)))


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_sample_passes_every_check(name: str) -> None:
    assert figures.problems(figure(name)) == ()


def test_the_sixteen_movements_are_there() -> None:
    assert len(SAMPLES) == 16


def test_a_foot_under_the_floor_is_seen() -> None:
    sunk = found(changed("walking", end={"rest": {"hip": [0, 0.46]}, "near": {"foot": [0.1, 0.0]}}))
    assert "le pied passe sous le sol" in " ".join(problem.reason for problem in sunk)


def test_an_elbow_that_dives_only_on_the_way_is_seen() -> None:
    hand = {"hand": [-0.13, 0.14], "palm": 60}
    data = {
        "frame": "lying",
        "start": {"from": "supine"},
        "end": {"near": hand},
        "arrows": [],
    }
    assert any(
        "le bras passe sous le sol" in problem.reason and "→" in problem.place for problem in found(data)
    )


def test_an_arrow_on_the_head_is_seen() -> None:
    (problem,) = found(changed("bridge", arrows=[{"of": "skull", "off": [0, 0.02]}]))
    assert (problem.place, problem.reason) == ("arrows.1", "la flèche touche la tête")


def test_a_start_equal_to_its_end_is_seen() -> None:
    problems = found(changed("bridge", end={}))
    assert [problem.place for problem in problems] == ["end"]
    assert problems[0].reason == "le début et la fin sont les mêmes"


def test_a_movement_that_can_hardly_be_seen_asks_for_a_ghost() -> None:
    hardly = {"start": {"from": "standing"}, "end": {"near": {"elbow": 15}, "far": {"elbow": 15}}}
    (problem,) = found(hardly)
    assert "ghost" in problem.cure
    assert found({**hardly, "ghost": True}) == []


def test_a_pose_that_only_rests_needs_no_end() -> None:
    assert found({"frame": "lying", "start": {"from": "supine"}}) == []


def test_a_joint_that_bends_too_far_only_on_the_way_is_seen() -> None:
    up, down = {"hand": [0.12, 1.07], "wrist": 0}, {"hand": [0.02, 0.5]}
    problems = found({"start": {"from": "standing", "near": up}, "end": {"near": down}})
    assert any("→" in problem.place and "coude" in problem.reason for problem in problems)


def test_a_scene_too_wide_for_its_panel_is_seen() -> None:
    problems = found(changed("row", props=[{"wall": 2.4}]))
    assert any(problem.place == "frame" for problem in problems)
