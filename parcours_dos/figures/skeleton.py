"""The body seen from the side: trunk, what it rests on, then each limb."""

from __future__ import annotations

from .body import (
    ANKLE_HEIGHT,
    ELBOW_RADIUS,
    FOOT_BALL,
    FOREARM,
    HIP_RADIUS,
    KNEE_RADIUS,
    SHIN,
    SHOULDER_AT,
    THIGH,
    THIGH_BONE,
    UPPER_ARM,
    WRIST_HEIGHT,
)
from .geometry import Point, along, placed, shifted
from .pose import LIMB_RESTS
from .reach import ELBOW_SIDE, KNEE_SIDE, reach
from .rig import HEADINGS, TARGET, Arm, Body, Leg, Rig, State
from .spine import Spine, bent
from .trunk import lowest

BALL_HEIGHT = 0.0105
HALF_HAND = 0.013  # how thick a flat hand is under its wrist


def build(state: State, rig: Rig) -> Body:
    """Put every joint of a moment in its place."""
    get = state.get
    spine = bent(get("pelvis", 0.0), get("lumbar", 0.0), get("thoracic", 0.0), get("neck", 0.0))
    spine = spine.moved(_resting(state, rig, spine))
    return Body(
        view=rig.view,
        spine=spine,
        head=spine.headings[-1] + get("head", 0.0),
        legs={side: _leg(state, rig, side, spine.points[0]) for side in rig.legs},
        arms={side: _arm(state, rig, side, spine) for side in rig.arms},
        breath=get("breath", 0.0),
        turn=90.0 + get("turn", 0.0),
        shut=get("shut", 0.0),
        blinks="shut" in state,
        look=state.get("look"),
        tension=get("tension", 0.0),
        attention=state.get("attention"),
        faces="turn" in state,
        over="far.over" in state,
    )


def _resting(state: State, rig: Rig, spine: Spine) -> Point:
    """Say how to move a trunk built at the origin so that it rests where it should."""
    x, y = state["rest.x"], state["rest.y"]
    if rig.rest == "hip":
        return x, y
    if rig.rest not in LIMB_RESTS:
        return x, y - lowest(spine, rig.rest)
    if rig.rest in ("elbow", "hand"):
        arm = _arm(state, rig, rig.rest_side, spine)
        joint, height = (arm.elbow, ELBOW_RADIUS) if rig.rest == "elbow" else (arm.wrist, WRIST_HEIGHT)
        return x - joint[0], y + height - joint[1]
    leg = _leg(state, rig, rig.rest_side, (0.0, 0.0))
    if rig.rest == "knee":
        return x - leg.knee[0], y + KNEE_RADIUS - leg.knee[1]
    if rig.rest == "foot":
        return x - leg.ankle[0], y + ANKLE_HEIGHT - leg.ankle[1]
    (ball,) = placed([FOOT_BALL], leg.ankle, leg.foot)
    return x - ball[0], y + BALL_HEIGHT - ball[1]


def _leg(state: State, rig: Rig, side: str, hip: Point) -> Leg:
    mode = rig.legs[side]
    one, two = state[f"{side}.leg1"], state[f"{side}.leg2"]
    missing = 0.0
    lengths = (THIGH * state.get(f"{side}.leg1k", 1.0), SHIN * state.get(f"{side}.leg2k", 1.0))
    if mode == TARGET:
        solved = reach(hip, (one, two), lengths, KNEE_SIDE)
        thigh, shin, missing = solved.first, solved.second, solved.missing
    elif mode == HEADINGS:
        thigh, shin = one, two
    else:
        thigh = state.get("pelvis", 0.0) + 180.0 - one
        shin = thigh + two
    knee = along(hip, thigh, lengths[0])
    ankle = along(knee, shin, lengths[1])
    said = state[f"{side}.foot"]
    foot = said if rig.feet[side] == HEADINGS else shin - 90.0 - said
    return Leg(hip, knee, ankle, thigh, shin, foot, state[f"{side}.toe"], missing)


def _arm(state: State, rig: Rig, side: str, spine: Spine) -> Arm:
    neck_base, _ = spine.at(SHOULDER_AT)
    chest = spine.thorax
    shoulder = along(neck_base, chest, state[f"{side}.shrug"])
    shoulder = along(shoulder, chest + 90.0, state[f"{side}.protract"])
    mode = rig.arms[side]
    one, two, short = state[f"{side}.arm1"], state[f"{side}.arm2"], state[f"{side}.fore"]
    lengths = (UPPER_ARM * short * state[f"{side}.upper"], FOREARM * short)
    missing = 0.0
    if mode == TARGET:
        elbow_side = -ELBOW_SIDE if rig.bends[side] == "front" else ELBOW_SIDE
        solved = reach(shoulder, (one, two), lengths, elbow_side)
        upper, fore, missing = solved.first, solved.second, solved.missing
    elif mode == HEADINGS:
        upper, fore = one, two
    else:
        upper = chest + 180.0 - one
        fore = upper - two
    elbow = along(shoulder, upper, lengths[0])
    wrist = along(elbow, fore, lengths[1])
    said = state[f"{side}.hand"]
    hand = said if rig.hands[side] == HEADINGS else fore - said
    grips = (state[f"{side}.grip0"], state[f"{side}.grip1"], state[f"{side}.grip2"])
    under = state[f"{side}.under"] > 0.0
    laid = rig.bends[side] == "over"
    return Arm(
        shoulder, elbow, wrist, upper, fore, hand, grips, missing, shortened=short, under=under, laid=laid
    )


def on_lap(body: Body, side: str, share: float) -> tuple[Point, float]:
    """Give the point above the thigh where the wrist of a flat hand lies, and how the hand lies there."""
    leg = body.legs[side]
    wide = next((front for part, front, _ in reversed(THIGH_BONE) if part <= share), HIP_RADIUS[0])
    place = along(leg.hip, leg.thigh, share * THIGH)
    return along(place, leg.thigh - 90.0, wide + HALF_HAND), leg.thigh


def held_point(body: Body, side: str, part: str) -> Point:
    """Give the point of the body that a hand holds."""
    if part in ("belly", "chest", "head"):
        if part == "head":
            return shifted(body.skull, placed([(-0.02, 0.06)], (0.0, 0.0), body.head + 90.0)[0])
        (place, heading) = body.spine.at(0.40 if part == "belly" else 0.78)
        return along(place, heading + 90.0, 0.06 if body.view == "side" else 0.0)
    leg, arm = body.legs[side], body.arms[side]
    points = {
        "knee": leg.knee,
        "shin": along(leg.knee, leg.shin, 0.25 * SHIN),
        "thigh": along(leg.hip, leg.thigh, 0.62 * THIGH),
        "ankle": leg.ankle,
        "foot": along(leg.ankle, leg.foot, 0.05),
        "hip": leg.hip,
        "shoulder": arm.shoulder,
        "elbow": arm.elbow,
        "wrist": arm.wrist,
    }
    return points[part]
