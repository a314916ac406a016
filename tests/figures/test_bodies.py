"""A drawn body is a body: bones keep their length, what stands on the ground stays there."""

from itertools import pairwise
from math import radians, sin

import pytest

from parcours_dos import figures
from parcours_dos.figures.body import FOREARM, SHIN, THIGH, TRUNK, UPPER_ARM
from parcours_dos.figures.geometry import gap, heading_of, wrapped
from parcours_dos.figures.reach import reach
from parcours_dos.figures.spine import bent

from .scenes import ALL, MOVING, figure, steps


@pytest.mark.parametrize("name", sorted(ALL))
def test_bones_keep_their_length_all_along_the_movement(name: str) -> None:
    drawn = figure(name)
    for step in steps(drawn):
        body = drawn.body(step)
        for side, leg in body.legs.items():
            found = (gap(leg.hip, leg.knee), gap(leg.knee, leg.ankle))
            if drawn.view == "side":
                assert found == pytest.approx((THIGH, SHIN)), f"{side} leg, {step}"
            assert found[0] < THIGH * 1.03, f"{side} thigh, {step}"
            assert found[1] < SHIN * 1.03, f"{side} shin, {step}"
        for side, arm in body.arms.items():
            state = drawn.state(step)
            short, upper = state[f"{side}.fore"], state[f"{side}.upper"]
            found = (gap(arm.shoulder, arm.elbow), gap(arm.elbow, arm.wrist))
            if drawn.view == "side":
                lengths = (UPPER_ARM * short * upper, FOREARM * short)
                assert found == pytest.approx(lengths), f"{side} arm, {step}"
            assert found[0] < UPPER_ARM * 1.03, f"{side} upper arm, {step}"
            assert found[1] < FOREARM * 1.03, f"{side} forearm, {step}"


@pytest.mark.parametrize("name", MOVING)
def test_nothing_jumps_between_two_moments(name: str) -> None:
    drawn = figure(name)
    last = len(drawn.states) - 1
    moments = [drawn.body(last * index / 60) for index in range(61)]
    for before, after in pairwise(moments):
        for side in before.legs:
            assert gap(before.legs[side].knee, after.legs[side].knee) < 0.05
            assert gap(before.arms[side].elbow, after.arms[side].elbow) < 0.05
        assert gap(before.skull, after.skull) < 0.04


@pytest.mark.parametrize(
    ("name", "part"),
    [("sit_to_stand", "foot"), ("wall_squat", "foot"), ("cat_camel", "hand"), ("press_up", "hand")],
)
def test_what_touches_the_ground_does_not_slide(name: str, part: str) -> None:
    drawn = figure(name)
    start = drawn.body(0)
    for step in steps(drawn):
        body = drawn.body(step)
        for side in body.legs:
            if part == "foot":
                assert gap(body.legs[side].ankle, start.legs[side].ankle) < 0.005, f"{side}, {step}"
            else:
                assert gap(body.arms[side].wrist, start.arms[side].wrist) < 0.005, f"{side}, {step}"


@pytest.mark.parametrize("bend", [-120.0, -45.0, 0.0, 30.0, 110.0])
def test_a_spine_keeps_its_length_however_it_bends(bend: float) -> None:
    spine = bent(20.0, bend, -bend / 2, 10.0)
    trunk = spine.points[: 2 + 2 * 8]
    assert sum(gap(a, b) for a, b in pairwise(trunk)) == pytest.approx(TRUNK)
    for part in (0.0, 0.05, 0.3, 0.7, 0.99):
        (point, _), (next_point, _) = spine.at(part), spine.at(part + 0.01)
        assert gap(point, next_point) == pytest.approx(0.01 * TRUNK, rel=0.02)


def test_knees_bend_forward_and_elbows_backward() -> None:
    hip, foot = (0.0, 0.4), (0.0, 0.0)
    knee = reach(hip, foot, (THIGH, SHIN), -1.0)
    elbow = reach(hip, (0.0, 0.15), (UPPER_ARM, FOREARM), 1.0)
    assert 90 < knee.first % 360 < 180, "the thigh goes down and forward"
    assert 180 < elbow.first % 360 < 270, "the upper arm goes down and backward"
    assert knee.missing == elbow.missing == 0.0


def test_a_person_lying_wears_no_bun_under_the_head() -> None:
    assert figure("bird_dog").bun
    lying = figures.read("lying", {"person": "anna", "frame": "lying", "start": {"from": "supine"}})
    assert not lying.bun


def test_a_chin_that_is_tucked_glides_and_keeps_its_gaze() -> None:
    drawn = figure("chin_tuck")
    start, end = drawn.body(0), drawn.body(1)
    assert start.skull[0] - end.skull[0] > 0.015
    assert abs(start.head - end.head) < 6.0
    assert heading_of((end.skull[0] - start.skull[0], 0.0)) == -90.0


def test_a_hand_on_the_lap_lies_on_the_thigh_however_one_sits() -> None:
    sitting = {
        "start": {"from": "seated", "pelvis": -20, "lumbar": 30},
        "via": {"pelvis": 12},
        "end": {"near": {"hip": 70, "knee": 80}},
    }
    drawn = figures.read("lap", sitting)
    for body in drawn.bodies:
        arm, leg = body.arms["near"], body.legs["near"]
        assert wrapped(arm.hand - leg.thigh) == pytest.approx(0.0)
        to_wrist = (arm.wrist[0] - leg.hip[0], arm.wrist[1] - leg.hip[1])
        above = gap(arm.wrist, leg.hip) * sin(radians(leg.thigh - heading_of(to_wrist)))
        assert 0.045 < above < 0.07


def test_a_shirt_follows_the_fold_of_a_hip_that_bends_deep() -> None:
    bent = {"hip": 125, "knee": 120}
    drawn = figures.read("bent", {"start": {"from": "standing", "near": bent}})
    drawings = [shape.name for shape in drawn.drawings[0].behind]
    assert drawings.index("near leg") < drawings.index("shirt"), "trousers never climb over the shirt"
    straight = figures.read("straight", {"start": {"from": "standing"}})
    hem, loose = (shape_of(one, "shirt")[0] for one in (drawn, straight))
    assert hem[1] > loose[1] + 0.03, "its front rises to the fold, so that the thigh is seen"


def test_an_arm_that_passes_under_the_head_leaves_the_face_free() -> None:
    arm = {"arm": 78, "forearm": 301, "upper": 0.6, "under": 1}
    drawn = figures.read("behind", {"start": {"from": "seated", "both": arm}})
    names = [shape.name for shape in drawn.drawings[0].behind]
    assert names.index("shirt") < names.index("near arm") < names.index("face")


def shape_of(drawn: figures.Figure, name: str) -> list[tuple[float, float]]:
    """Give the outline of a part of the person."""
    layers = drawn.drawings[0]
    (found,) = [shape for shape in (*layers.behind, *layers.before) if shape.name == name]
    return list(found.points)


def test_an_upper_arm_alone_comes_at_the_reader() -> None:
    hands = {"arm": 64, "forearm": 294, "upper": 0.5}
    body = figures.read("elbows", {"start": {"from": "seated", "both": hands}}).bodies[0]
    arm = body.arms["near"]
    assert gap(arm.shoulder, arm.elbow) == pytest.approx(UPPER_ARM / 2)
    assert gap(arm.elbow, arm.wrist) == pytest.approx(FOREARM)


def front(end: dict[str, object], **start: object) -> figures.Figure:
    """A person sitting in front of the reader, who does something."""
    said = {"view": "front", "start": {"from": "seated_front", **start}, "end": end}
    return figures.read("front", said)


def shirt(drawn: figures.Figure, step: float) -> list[tuple[float, float]]:
    """The outline of the shirt at a moment."""
    layers = drawn.layers(drawn.body(step))
    return next(list(shape.points) for shape in layers.behind if shape.name == "shirt")


def test_a_shirt_goes_up_with_its_shoulders_and_stays_down_at_the_waist() -> None:
    drawn = front({"both": {"shrug": 0.04}}, both={"abd": 9, "elbow": 8})
    low, high = shirt(drawn, 0), shirt(drawn, 1)
    assert max(y for _, y in high) - max(y for _, y in low) > 0.02
    assert min(high, key=lambda point: point[1]) == min(low, key=lambda point: point[1])


def test_a_trunk_that_leans_at_the_reader_is_seen_shorter() -> None:
    drawn = front({"lean": 30}, both={"abd": 9, "elbow": 8})
    assert drawn.body(1).skull[1] < drawn.body(0).skull[1] - 0.08
    assert drawn.body(1).hip == drawn.body(0).hip


def test_a_head_turned_away_hides_its_face_behind_its_hair() -> None:
    seen = {}
    for roll in (0, 180):
        drawn = front({"both": {"protract": -0.02}}, both={"abd": 9, "elbow": 8}, roll=roll)
        seen[roll] = [shape.name for shape in drawn.layers(drawn.body(0)).behind]
    assert seen[0].index("near eye") > seen[0].index("hair")
    assert seen[180].index("near eye") < seen[180].index("face")
    assert "left blade" in seen[180]
    assert "left blade" not in seen[0]


def test_eyes_that_close_leave_a_lid_and_a_head_seen_from_the_side_may_turn() -> None:
    drawn = figures.read("eyes", {"start": {"from": "seated"}, "end": {"turn": -50, "shut": 1}})
    shapes = {shape.name: shape for shape in drawn.layers(drawn.body(1)).behind}
    assert shapes["near eye"].radius == 0.0
    assert "near lid" in shapes
    assert drawn.body(0).turn == 90.0
    assert drawn.body(1).turn == 40.0
