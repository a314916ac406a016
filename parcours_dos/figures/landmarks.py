"""Points of the body that have a name: what an arrow follows, what a band is tied to."""

from __future__ import annotations

from .body import FOOT_BALL, HEAD_CENTRE
from .geometry import Point, along, placed
from .head import on_head
from .pose import SIDES
from .rig import Body

MIDDLE = (
    "hip",
    "spine",
    "belly",
    "chest",
    "back",
    "neck",
    "skull",
    "crown",
    "chin",
    "nose",
    "nape",
    "eyes",
    "occiput",
    "head",
    "sacrum",
)
LIMB = ("shoulder", "elbow", "wrist", "hand", "knee", "ankle", "heel", "toes", "thigh", "shin")
FEATURES = {
    "crown": (0.0, 0.13),
    "chin": (0.05, -0.02),
    "nose": (0.075, 0.025),
    "nape": (-0.05, 0.0),
    "eyes": (0.045, 0.049),
    "occiput": (-0.078, 0.045),
    "head": HEAD_CENTRE,
}
ALONG_TRUNK = {
    "spine": (0.5, 0.0),
    "belly": (0.42, 0.06),
    "chest": (0.78, 0.07),
    "back": (0.6, -0.055),
    "sacrum": (0.02, -0.084),
}


def names(view: str) -> tuple[str, ...]:
    """List the points that have a name in a view."""
    return MIDDLE + tuple(f"{side} {part}" for side in SIDES[view] for part in LIMB)


def point(body: Body, name: str) -> Point:
    """Find a named point of the body."""
    if name in ALONG_TRUNK:
        share, ahead = ALONG_TRUNK[name]
        place, heading = body.spine.at(share)
        return along(place, heading + 90.0, ahead if body.view == "side" else 0.0)
    if name in FEATURES:
        x, y = FEATURES[name]
        return on_head([(x if body.view == "side" else 0.0, y)], body.skull, body.head)[0]
    if name == "hip":
        return body.hip
    if name == "neck":
        return body.spine.at(0.95)[0]
    if name == "skull":
        return body.skull
    side, _, part = name.partition(" ")
    return _of_limb(body, side, part)


def _of_limb(body: Body, side: str, part: str) -> Point:
    arm, leg = body.arms[side], body.legs[side]
    if part == "hand":
        return along(arm.wrist, arm.hand, 0.045 * arm.shortened)
    if part == "heel":
        return placed([(-0.04, -0.02)], leg.ankle, leg.foot)[0]
    if part == "toes":
        if body.view != "side" and leg.axes:
            ahead = leg.axes[0]
            return leg.ankle[0] + 0.1 * ahead[0], leg.ankle[1] + 0.1 * ahead[1]
        return placed([(FOOT_BALL[0] + 0.03, FOOT_BALL[1])], leg.ankle, leg.foot)[0]
    if part in ("thigh", "shin"):
        start, way = (leg.hip, leg.thigh) if part == "thigh" else (leg.knee, leg.shin)
        return along(start, way, 0.12)
    joint: Point = getattr(arm if part in ("shoulder", "elbow", "wrist") else leg, part)
    return joint
