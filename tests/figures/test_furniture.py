"""What stands around a person follows them: a desk rises, a pedal turns, a rail runs along its stairs."""

from typing import Any

import pytest

from parcours_dos import figures
from parcours_dos.figures import Figure
from parcours_dos.figures.geometry import Point
from parcours_dos.figures.props import KINDS


def points_of(drawn: Figure, prop: int, shape: str, moment: int = 0) -> list[Point]:
    """The points of one piece of one thing, at a key pose."""
    thing, body = drawn.props[prop], drawn.bodies[moment]
    return [point for one in KINDS[thing.kind].draw(thing, body) if one.name == shape for point in one.points]


def scene(props: list[dict[str, Any]], start: dict[str, Any], **more: Any) -> Figure:
    """A figure among things."""
    return figures.read("scene", {"props": props, "start": start, **more})


def test_a_desk_that_rises_carries_the_hands_sitting_and_standing() -> None:
    desk = {"raising_desk": {"of": "near wrist", "x": 0.13, "to_x": 0.6}}
    sitting = {"from": "seated", "both": {"hand": [0.15, 0.44], "palm": 90}}
    standing = {"from": "standing", "both": {"hand": [0.15, 0.64], "palm": 90}}
    drawn = scene([desk], sitting, end=standing)
    for moment, wrist in ((0, 0.44), (1, 0.64)):
        assert max(y for _, y in points_of(drawn, 0, "top", moment)) == pytest.approx(wrist - 0.017)
    sleeves = [max(y for _, y in points_of(drawn, 0, "column", moment)) for moment in (0, 1)]
    assert sleeves[0] == sleeves[1], "the outer column does not grow: the inner one comes out of it"


def test_a_pedal_is_under_the_foot_that_pushes_it() -> None:
    pose = {
        "from": "standing",
        "rest": {"hip": [-0.12, 0.6]},
        "near": {"foot": [-0.023, 0.157], "sole": 98},
        "far": {"foot": [-0.08, 0.308], "sole": 116},
    }
    drawn = scene([{"bike": 0.0}, {"crank": 0.0}], pose)
    for prop, side in ((1, "near"), (0, "far")):
        pedal = points_of(drawn, prop, "pedal")
        ankle = drawn.bodies[0].legs[side].ankle
        assert max(y for _, y in pedal) < ankle[1] - 0.02, side
        assert min(x for x, _ in pedal) > ankle[0], f"{side}: under the ball of the foot, not the heel"


def test_a_rail_runs_along_its_stairs_and_stands_on_them() -> None:
    drawn = scene(
        [{"stairs": {"x": 0.1, "height": 0.1, "size": 3, "deep": 0.17}}],
        {"from": "standing", "rest": {"hip": [0.06, 0.52]}, "near": {"foot": [0.14, "step"]}},
    )
    assert drawn.bodies[0].legs["near"].ankle[1] == pytest.approx(0.14), "a foot finds the first step"
    first, last = points_of(drawn, 0, "post"), points_of(drawn, 0, "other post")
    assert min(y for _, y in first) == pytest.approx(0.0, abs=0.01), "one holds it before the first step"
    assert min(y for _, y in last) == pytest.approx(0.3, abs=0.01)
    assert max(x for x, _ in first) < 0.1 < min(x for x, _ in last)


def test_a_band_hangs_until_it_is_pulled() -> None:
    def height(end: list[float]) -> float:
        pose = {"from": "standing", "near": {"hand": end, "palm": 90, "grip": "fist"}}
        drawn = scene([{"band": {"of": "near wrist", "to": [0.6, 0.62], "size": 0.4}}], pose)
        ys = [y for _, y in points_of(drawn, 0, "band")]
        return max(ys) - min(ys)

    assert height([0.28, 0.62]) > 0.06, "a band at rest hangs"
    assert height([0.05, 0.62]) < 0.03, "a band that is pulled is straight"


def test_the_pose_to_keep_is_marked_when_it_is_held() -> None:
    drawn = scene(
        [{"tick": [0.2, 0.8]}], {"from": "seated", "tension": 0}, end={"from": "seated", "tension": 1}
    )
    for moment, wide in ((0, 0.0), (1, 0.09)):
        xs = [x for x, _ in points_of(drawn, 0, "tick", moment)]
        assert max(xs) - min(xs) == pytest.approx(wide, abs=0.01)


def test_a_hand_lies_on_a_table_and_leaves_no_air_under_it() -> None:
    start = {"from": "standing", "pelvis": 8, "both": {"hand": [0.2, "table"]}}
    drawn = scene([{"table": {"x": 0.15, "height": 0.52}}], start)
    found = {shape.name: shape for shape in drawn.drawings[0].before}
    low = min(y for x, y in found["near arm"].points if x > 0.22)
    assert low == pytest.approx(0.52, abs=0.006)


def test_a_foot_that_goes_through_a_door_comes_down_on_its_floor() -> None:
    pose = {"from": "standing_front", "rest": {"hip": [0, 0.458]}, "left": {"foot": [0.05, -0.02]}}
    faults = [
        figures.problems(scene([{"door": {"x": 0, "deep": deep}}], pose, view="front")) for deep in (0, 0.08)
    ]
    assert "le pied passe sous le sol" in str(faults[0])
    assert not faults[1]
    floor = points_of(scene([{"door": {"x": 0, "deep": 0.08}}], pose, view="front"), 0, "floor")
    assert min(y for _, y in floor) == pytest.approx(-0.08)


def test_steps_are_one_piece_that_goes_up() -> None:
    drawn = scene([{"step": {"x": 0.1, "height": 0.1, "size": 2, "deep": 0.2}}], {"from": "standing"})
    edge = points_of(drawn, 0, "steps")
    for found, wanted in zip(
        edge, [(0.1, 0.0), (0.1, 0.1), (0.3, 0.1), (0.3, 0.2), (0.5, 0.2)], strict=False
    ):
        assert found == pytest.approx(wanted)
