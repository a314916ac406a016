"""A head that turns is one face, a foot that is crossed lies on top, and eyes look where they should."""

import pytest

from parcours_dos import figures
from parcours_dos.figures.body import SHIN, THIGH
from parcours_dos.figures.errors import FigureError
from parcours_dos.figures.geometry import gap
from parcours_dos.figures.head import FACE, FACE_FRONT, FACE_HALF, blended, far_eye_seen, features
from parcours_dos.figures.panel import shapes

CROSSED = {
    "start": {"from": "seated", "far": {"over": 1}},
    "end": {"far": {"thigh": 54, "shin": 138, "thigh_seen": 0.78, "shin_seen": 0.3, "sole": 100}},
}
WATCHING = {
    "props": [{"wall": 0.47}, {"gaze": {"of": "eyes", "to": [0.37, 0.73]}}],
    "start": {"from": "seated", "turn": -45, "look": 1, "shut": 0},
    "end": {"shut": 1, "look": -1},
}


def drawn(data: dict, step: int) -> list:
    figure = figures.read("t", data)
    return shapes(figure, figure.bodies[step], figure.drawings[step])


@pytest.mark.parametrize("turn", range(-90, 91, 5))
def test_a_turned_head_never_has_two_noses(turn: int) -> None:
    outline = blended(FACE_FRONT, FACE_HALF, FACE, turn)
    inked = features(turn, 0)["nose"]
    long = max(gap(inked[0], point) for point in inked)
    sticks_out = abs(outline[6][0]) - abs(outline[8][0])
    assert long < 0.002 or sticks_out < 0.008, "a nose is a line on the face, or its edge, never both"


def test_a_profile_has_one_eye_and_one_brow() -> None:
    assert far_eye_seen(45) == 1.0
    assert far_eye_seen(75) == far_eye_seen(-75) == 0.0
    found = features(-75, 0)
    assert max(gap(point, found["near brow"][2]) for point in found["far brow"]) == pytest.approx(0.0)


def test_from_behind_nothing_of_the_face_is_beside_the_head() -> None:
    for points in features(180, 0).values():
        assert max(abs(x) for x, _ in points) < 0.01


def test_eyes_look_aside_while_the_head_is_turned() -> None:
    pupils = [
        next(shape for shape in drawn(WATCHING, step) if shape.name == "near eye").points[0][0]
        for step in (0, 1)
    ]
    assert pupils[0] - pupils[1] > 0.01


def test_shut_eyes_look_at_nothing() -> None:
    open_eyes, shut = (
        [gap(*shape.points) for shape in drawn(WATCHING, step) if " look " in shape.name] for step in (0, 1)
    )
    assert min(open_eyes) > 0.01
    assert max(shut) < 1e-9


def test_a_crossed_foot_lies_on_the_near_leg() -> None:
    names = [shape.name for shape in drawn(CROSSED, 1)]
    assert names.index("far leg") < names.index("near leg") < names.index("far foot")


def test_a_leg_that_goes_away_is_seen_shorter() -> None:
    leg = figures.read("t", CROSSED).bodies[1].legs["far"]
    assert gap(leg.hip, leg.knee) == pytest.approx(0.78 * THIGH)
    assert gap(leg.knee, leg.ankle) == pytest.approx(0.3 * SHIN)
    with pytest.raises(FigureError, match="thigh_seen"):
        figures.read("t", {"start": {"from": "seated", "far": {"thigh": 60, "thigh_seen": 1.4}}})


def test_feet_stay_flat_on_the_ground_when_the_body_leans_aside() -> None:
    leaning = {"view": "front", "start": {"from": "standing_front", "left": {"foot": [0.12, "floor"]}}}
    axes = figures.read("t", leaning).bodies[0].legs["left"].axes
    assert axes
    assert axes[2][:2] == (0.0, 1.0)


def test_from_the_front_a_crossed_leg_comes_before_the_other() -> None:
    crossed = {"thigh": 248, "thigh_seen": 0.62, "shin": 86, "ankle": 0}
    for over, first in ((0, "right leg"), (1, "left leg")):
        start = {"from": "seated_front", "right": {**crossed, "over": over}}
        names = [shape.name for shape in drawn({"view": "front", "start": start}, 0)]
        assert min(("left leg", "right leg"), key=names.index) == first
