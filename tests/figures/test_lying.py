"""Who lies, folds or only attends: what such a drawing shows."""

from math import atan2, degrees
from typing import Any

import pytest

from parcours_dos import figures
from parcours_dos.figures.figure import Figure
from parcours_dos.figures.geometry import along
from parcours_dos.figures.landmarks import point
from parcours_dos.figures.panel import shapes
from parcours_dos.figures.rig import Body
from parcours_dos.figures.sweep import sweep

MAT: dict[str, Any] = {"mat": {"x": -0.6, "to_x": 0.5}}


def lying(start: dict[str, Any], **said: Any) -> Figure:
    return figures.read("lying", {"frame": "lying", "start": {"from": "supine", **start}, **said})


def seen(drawn: Figure, body: Body) -> dict[str, Any]:
    return {shape.name: shape for shape in shapes(drawn, body, drawn.layers(body))}


def test_the_mind_goes_from_the_feet_to_the_face() -> None:
    drawn = lying({"attention": 0}, via=[{"attention": 0.5}], end={"attention": 1})
    assert len(drawn.panels) == 3
    names = ("near ankle", "near hand", "head")
    for body, name in zip(drawn.bodies, names, strict=True):
        ring = seen(drawn, body)["ring"].points
        middle = [(min(part) + max(part)) / 2 for part in zip(*ring, strict=True)]
        assert middle == pytest.approx(list(point(body, name)), abs=0.01)


def test_one_thing_at_a_time_is_thought_of() -> None:
    drawn = lying({"attention": 0}, via=[{"attention": 0.5}], end={"attention": 1})
    thoughts = ("thought foot", "thought hand", "thought face")
    for index, body in enumerate(drawn.bodies):
        found = seen(drawn, body)
        high = [
            max(y for _, y in found[name].points) - min(y for _, y in found[name].points) for name in thoughts
        ]
        assert [size > 0.05 for size in high] == [place == index for place in range(3)]


def test_who_does_not_attend_has_no_cloud() -> None:
    drawn = lying({})
    assert "cloud" not in seen(drawn, drawn.bodies[0])


def test_rays_tell_what_tightens_and_vanish_when_it_lets_go() -> None:
    rays = [{"effort": {"of": "near hand"}}]
    drawn = lying({"tension": 1, "both": {"grip": "fist"}}, end={"tension": 0}, props=rays)
    for body, size in zip(drawn.bodies, (0.045, 0.0), strict=True):
        base, tip, other = seen(drawn, body)["0 ray 2"].points
        assert tip[1] - (base[1] + other[1]) / 2 == pytest.approx(size, abs=0.006)


def test_a_mat_seen_from_above_has_no_floor() -> None:
    assert lying({}, props=[MAT]).frame.floor
    assert not lying({}, props=[{"mat": {**MAT["mat"], "size": 0.2}}]).frame.floor


def test_a_mat_that_comes_at_the_reader_carries_knees_drawn_lower() -> None:
    side = {"view": "front", "frame": "lying", "start": {"from": "side_lying"}}
    flat = figures.problems(figures.read("side", {**side, "props": [MAT]}))
    deep = figures.problems(figures.read("side", {**side, "props": [{"mat": {**MAT["mat"], "deep": 0.13}}]}))
    assert any("passe sous le sol" in problem.reason for problem in flat)
    assert not any("passe sous le sol" in problem.reason for problem in deep)


@pytest.mark.parametrize("bend", [130.0, 140.0, 150.0])
def test_flesh_folded_on_flesh_does_not_cross_it(bend: float) -> None:
    """The inner side of a folded thigh stays on its side of the line between thigh and shin."""
    bone = ((0.22, 0.05, 0.06), (0.5, 0.05, 0.05), (0.78, 0.04, 0.04))
    knee = (0.0, 0.245)
    _, inner = sweep(
        [(0.0, 0.0), knee, along(knee, bend, 0.243)], (0.0, bend), (bone, bone), ((0.037, 0.037),)
    )
    for x, y in inner[: len(bone)]:
        assert degrees(atan2(abs(x), knee[1] - y)) <= (180.0 - bend) / 2 + 0.1


def test_someone_who_lies_still_may_be_drawn_larger() -> None:
    usual, larger = lying({}), lying({}, zoom=1.5)
    assert larger.frame.unit > 1.3 * usual.frame.unit
    assert not figures.problems(larger)


def test_the_last_picture_has_the_arrow_of_the_way_back_and_no_other() -> None:
    back = {"of": "belly", "off": [0, 0.2], "by": [0, -0.1], "step": 2}
    drawn = lying({}, end={"both": {"shoulder": 60}}, arrows=[{"of": "near wrist", "off": [0, 0.05]}, back])
    assert [[arrow.of for arrow, _ in panel] for panel in drawn.tracks] == [["near wrist"], ["belly"]]


def test_the_mind_leaves_a_trail_where_it_has_been() -> None:
    drawn = lying({"attention": 0}, via=[{"attention": 0.5}], end={"attention": 1})
    dots = [
        sum(shape.radius > 0 for name, shape in seen(drawn, body).items() if name.startswith("trail"))
        for body in drawn.bodies
    ]
    assert dots[0] == 0 < dots[1] < dots[2]


def test_the_hand_of_the_far_arm_may_lie_on_the_belly() -> None:
    hand = {"hand": [-0.108, 0.135], "palm": 146, "fore": 0.8, "upper": 0.7}
    order = list(seen(behind := lying({"far": hand}), behind.bodies[0]))
    assert "far hand" not in order
    order = list(seen(laid := lying({"far": {**hand, "bend": "over"}}), laid.bodies[0]))
    assert order.index("shirt") < order.index("far hand") < order.index("near arm")


def test_the_shoulder_blades_of_who_lies_on_the_belly_are_on_the_back() -> None:
    start = {"from": "supine_long_above", "roll": -122, "both": {"abd": 66, "protract": 0.02}}
    drawn = lying(start, view="front", end={"both": {"protract": -0.02}})
    apart = []
    for body in drawn.bodies:
        place, heading = body.spine.at(0.7)
        shirt, *blades = (seen(drawn, body)[name].points for name in ("shirt", "left blade", "right blade"))
        assert heading == pytest.approx(-90)
        for axis in (0, 1):
            edges = sorted(point[axis] for point in shirt)
            assert all(edges[0] < point[axis] < edges[-1] for blade in blades for point in blade)
        middles = [sum(y for _, y in blade) / len(blade) - place[1] for blade in blades]
        assert middles[0] < 0 < middles[1], "one on each side of the spine"
        apart.append(middles[1] - middles[0])
    assert apart[1] < apart[0], "they come together when the shoulders go back"
