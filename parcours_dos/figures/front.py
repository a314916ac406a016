"""The body seen from the front, or from above when it lies: limbs move in space, then fall on the page.

The person faces the reader, so that the person's left is at the right of the page. In space, x goes to the
person's left, y to the head, z to the reader.
"""

from __future__ import annotations

from math import cos, hypot, radians, sin

from .body import (
    ANKLE_HEIGHT,
    ELBOW_RADIUS,
    FOREARM,
    HALF_HIPS,
    HALF_SHOULDERS,
    KNEE_RADIUS,
    SHIN,
    SHOULDER_AT_FRONT,
    THIGH,
    UPPER_ARM,
    WRIST_HEIGHT,
)
from .geometry import Point, Space, along, heading_of, shifted, toward
from .reach import reach
from .rig import HEADINGS, TARGET, Arm, Body, Leg, Rig, State
from .spine import Spine, bent

SIGN = {"left": 1.0, "right": -1.0}
LOOKING_DOWN = 0.42  # from the front, what comes at the reader falls on the page by so much of it
FEET_DOWN = 0.22  # feet lie flat: seen from so high, they would look too long
NEUTRAL_ROTATION = 90.0  # without a rotation said, forearms bend in the plane of the page


def build(state: State, rig: Rig) -> Body:
    """Put every joint of a moment in its place."""
    get = state.get
    spine = bent(get("pelvis", 0.0), get("lumbar", 0.0), get("thoracic", 0.0), get("neck", 0.0))
    spine = spine.shortened(_leaning(get("lean", 0.0)))
    roll, twist = get("roll", 0.0), get("twist", 0.0)
    shift = _resting(state, rig, spine)
    spine = spine.moved(shift)
    return Body(
        view=rig.view,
        spine=spine,
        head=spine.headings[-1] + get("head", 0.0),
        legs={side: _leg(state, rig, side, spine) for side in rig.legs},
        arms={side: _arm(state, rig, side, spine) for side in rig.arms},
        breath=get("breath", 0.0),
        turn=roll + twist + get("turn", 0.0),
        roll=roll,
        twist=twist,
        nod=get("nod", 0.0),
        shut=get("shut", 0.0),
        blinks="shut" in state,
        look=state.get("look"),
        tension=get("tension", 0.0),
        attention=state.get("attention"),
    )


def _resting(state: State, rig: Rig, spine: Spine) -> Point:
    x, y = state["rest.x"], state["rest.y"]
    if rig.rest in ("hip", "back", "belly", "seat"):
        return x, y
    if rig.rest in ("elbow", "hand"):
        arm = _arm(state, rig, rig.rest_side, spine)
        joint, height = (arm.elbow, ELBOW_RADIUS) if rig.rest == "elbow" else (arm.wrist, WRIST_HEIGHT)
    else:
        leg = _leg(state, rig, rig.rest_side, spine)
        joint, height = (leg.knee, KNEE_RADIUS) if rig.rest == "knee" else (leg.ankle, ANKLE_HEIGHT)
    return x - joint[0], y + height - joint[1]


def _leaning(lean: float) -> float:
    """Say how much is left to see of a trunk that leans at the reader."""
    return cos(radians(lean)) - LOOKING_DOWN * sin(radians(lean))


def _page(
    step: Space, heading: float, roll: float, view: str, down: float = LOOKING_DOWN
) -> tuple[Point, float]:
    """Lay a step in space on the page, for a body part of this heading, rolled so much."""
    turn = radians(roll)
    x = step[0] * cos(turn) + step[2] * sin(turn)
    z = step[2] * cos(turn) - step[0] * sin(turn)
    up, side = toward(heading), toward(heading + 90.0)
    across, high = x * side[0] + step[1] * up[0], x * side[1] + step[1] * up[1]
    if view == "front":
        high -= down * z
        long, most = hypot(across, high), hypot(*step)
        if long > most:
            across, high = across * most / long, high * most / long
    return (across, high), z


def _mix(one: Space, other: Space, angle: float) -> Space:
    """Turn from one direction towards another, at right angles to it."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return (one[0] * c + other[0] * s, one[1] * c + other[1] * s, one[2] * c + other[2] * s)


def _cross(a: Space, b: Space, sign: float = 1.0) -> Space:
    return (
        sign * (a[1] * b[2] - a[2] * b[1]),
        sign * (a[2] * b[0] - a[0] * b[2]),
        sign * (a[0] * b[1] - a[1] * b[0]),
    )


def _limb(flexion: float, abduction: float, sign: float) -> tuple[Space, Space]:
    """Give the direction of a first bone, and the front of it."""
    f, a = radians(flexion), radians(abduction)
    return (sign * sin(a), -cos(a) * cos(f), cos(a) * sin(f)), (0.0, sin(f), cos(f))


def _leg(state: State, rig: Rig, side: str, spine: Spine) -> Leg:
    sign = SIGN[side]
    pelvis, roll = spine.headings[0], state.get("roll", 0.0)
    offset, _ = _page((sign * HALF_HIPS, 0.0, 0.0), pelvis, roll, "above")
    hip = shifted(spine.points[0], offset)
    one, two, toe = state[f"{side}.leg1"], state[f"{side}.leg2"], state[f"{side}.toe"]
    if rig.legs[side] in (TARGET, HEADINGS):
        missing = 0.0
        scales = (state.get(f"{side}.leg1k", 1.0), state.get(f"{side}.leg2k", 1.0))
        if rig.legs[side] == TARGET:
            solved = reach(hip, (one, two), (THIGH, SHIN), -sign)
            thigh, shin, missing = solved.first, solved.second, solved.missing
        else:
            thigh, shin = one, two
        knee = along(hip, thigh, THIGH * scales[0])
        ankle = along(knee, shin, SHIN * scales[1])
        up, out = toward(shin + 180.0), toward(shin - sign * 90.0)
        if rig.feet[side] == HEADINGS:  # flat on what carries it, however the shin leans
            up, out = (0.0, 1.0), (sign, 0.0)
        axes = ((0.0, 0.0, 1.0), (out[0], out[1], 0.0), (up[0], up[1], 0.0))
        toward_reader = state.get(f"{side}.legz", 0.0) + state.get(f"{side}.over", 0.0)
        return Leg(hip, knee, ankle, thigh, shin, shin - 90.0, toe, missing, toward_reader, axes)
    thigh3, front = _limb(one, state.get(f"{side}.hipabd", 0.0), sign)
    back = (-front[0], -front[1], -front[2])
    back = _mix(back, _cross(thigh3, back, -sign), state.get(f"{side}.hiprot", 0.0))
    shin3 = _mix(thigh3, back, two)
    shin_front = _mix((-back[0], -back[1], -back[2]), thigh3, two)
    up3 = (-shin3[0], -shin3[1], -shin3[2])
    foot3 = _mix(shin_front, up3, state[f"{side}.foot"])
    sole_up = _mix(up3, (-shin_front[0], -shin_front[1], -shin_front[2]), state[f"{side}.foot"])
    out3 = _cross(sole_up, foot3, sign)
    (tx, ty), depth = _page(thigh3, pelvis, roll, rig.view)
    (sx, sy), _ = _page(shin3, pelvis, roll, rig.view)
    knee = (hip[0] + tx * THIGH, hip[1] + ty * THIGH)
    ankle = (knee[0] + sx * SHIN, knee[1] + sy * SHIN)
    to_page = (pelvis, roll, rig.view)
    axes3 = (_flat(foot3, *to_page), _flat(out3, *to_page), _flat(sole_up, *to_page))
    thigh = heading_of((tx, ty)) if hypot(tx, ty) > 0.05 else pelvis + 180.0
    shin = heading_of((sx, sy)) if hypot(sx, sy) > 0.05 else thigh
    return Leg(hip, knee, ankle, thigh, shin, shin - 90.0, toe, 0.0, depth, axes3)


def _flat(axis: Space, heading: float, roll: float, view: str) -> Space:
    (x, y), z = _page(axis, heading, roll, view, FEET_DOWN)
    return x, y, z


def _arm(state: State, rig: Rig, side: str, spine: Spine) -> Arm:
    sign = SIGN[side]
    place, chest = spine.at(SHOULDER_AT_FRONT)
    roll = state.get("roll", 0.0) + state.get("twist", 0.0)
    forward = state[f"{side}.protract"]
    offset, _ = _page((sign * HALF_SHOULDERS, state[f"{side}.shrug"], forward), chest, roll, rig.view)
    shoulder = shifted(place, offset)
    one, two, short = state[f"{side}.arm1"], state[f"{side}.arm2"], state[f"{side}.fore"]
    grips = (state[f"{side}.grip0"], state[f"{side}.grip1"], state[f"{side}.grip2"])
    missing, depth, tip = 0.0, state.get(f"{side}.armz", 0.0), 1.0
    if rig.arms[side] in (TARGET, HEADINGS):
        lengths = (
            UPPER_ARM * short * state.get(f"{side}.upper", 1.0) * state.get(f"{side}.arm1k", 1.0),
            FOREARM * short * state.get(f"{side}.arm2k", 1.0),
        )
        if rig.arms[side] == TARGET:
            solved = reach(
                shoulder, (one, two), lengths, _outwards(shoulder, (one, two), chest, sign, rig, side)
            )
            upper, fore, missing = solved.first, solved.second, solved.missing
        else:
            upper, fore = one, two
            tip = state.get(f"{side}.arm2k", 1.0)
        elbow = along(shoulder, upper, lengths[0])
        wrist = along(elbow, fore, lengths[1])
    else:
        upper3, front = _limb(one, state.get(f"{side}.abd", 0.0), sign)
        front = _mix(front, _cross(upper3, front, -sign), state.get(f"{side}.rot", NEUTRAL_ROTATION))
        fore3 = _mix(upper3, front, two)
        (ux, uy), upper_depth = _page(upper3, chest, roll, rig.view)
        (fx, fy), fore_depth = _page(fore3, chest, roll, rig.view)
        elbow = (shoulder[0] + ux * UPPER_ARM * short, shoulder[1] + uy * UPPER_ARM * short)
        wrist = (elbow[0] + fx * FOREARM * short, elbow[1] + fy * FOREARM * short)
        upper = heading_of((ux, uy)) if hypot(ux, uy) > 0.05 else chest + 180.0
        fore = heading_of((fx, fy)) if hypot(fx, fy) > 0.05 else upper
        depth = upper_depth * UPPER_ARM + max(0.0, fore_depth * FOREARM)
        tip = hypot(fx, fy)
    said = state[f"{side}.hand"]
    hand = said if rig.hands[side] == HEADINGS else fore - sign * said
    seen = max(0.5, min(1.0, tip))
    return Arm(shoulder, elbow, wrist, upper, fore, hand, grips, missing, depth, seen, -forward)


def _outwards(shoulder: Point, target: Point, chest: float, sign: float, rig: Rig, side: str) -> float:
    """Say on which side the elbow goes: away from the body, unless asked otherwise."""
    line = heading_of((target[0] - shoulder[0], target[1] - shoulder[1])) - chest
    outside = 1.0 if cos(radians(line)) > 0.0 else -1.0
    return outside * sign * (-1.0 if rig.bends[side] == "in" else 1.0)
