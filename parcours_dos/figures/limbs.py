"""Arms, legs and hands drawn around their bones, from the side and from the front."""

from __future__ import annotations

from .body import (
    BARE_ANKLE,
    ELBOW_RADII,
    FOOT_BALL,
    FOOT_BALLS,
    FOOT_INSTEP,
    FOOT_SOLE,
    FOOT_TOES,
    FOREARM_BONE,
    GRIPS,
    HANDS,
    HEM,
    HIP_FRONT,
    HIP_RADIUS,
    KNEE_FRONT,
    KNEE_RADII,
    LEGGING,
    LEGGING_FRONT,
    PELVIS,
    PELVIS_BONE,
    PELVIS_FRONT,
    SLEEVE,
    SLEEVE_CAP,
    SLEEVE_END,
    THIGH_BONE,
    THIGH_FRONT,
    UPPER_ARM_BONE,
    Stations,
)
from .geometry import Point, along, between, gap, placed, smooth, toward, wrapped
from .rig import Arm, Leg
from .shape import Shape, curve, disc, line
from .sweep import hull, sweep

POINTED = 20.0  # degrees of pointing toes from which the heel cord shortens
KNEE_SEEN = 0.3  # of a thigh that comes at the reader, from which the knee shows its cap
SLIM_SLEEVE = 0.90  # seen from the front, or it looks puffed


def hand(arm: Arm, thumb: float = 1.0) -> list[Point]:
    """Give the outline of a hand: a blend of grips, so that one becomes another."""
    mixed = []
    for points in zip(*(HANDS[grip] for grip in GRIPS), strict=True):
        x = sum(share * point[0] for share, point in zip(arm.grips, points, strict=True))
        y = sum(share * point[1] for share, point in zip(arm.grips, points, strict=True))
        mixed.append((x * arm.shortened, y * thumb))
    return placed(mixed, arm.wrist, arm.hand)


def hand_laid(arm: Arm) -> Shape:
    """Draw the hand of a far arm that lies on the trunk, in front of the shirt."""
    wrist = along(arm.wrist, arm.fore + 180.0, 0.016)
    ends = [along(wrist, arm.fore + turn, 0.0165) for turn in (90.0, -90.0)]
    return curve("far hand", "skin", [*hand(arm), *ends])


def arm_shapes(side: str, arm: Arm, ink: str, front: bool = False) -> list[Shape]:
    """Draw an arm and its sleeve."""
    headings = (arm.upper, arm.fore)
    one, other = sweep(
        (arm.shoulder, arm.elbow, arm.wrist), headings, (UPPER_ARM_BONE, FOREARM_BONE), (ELBOW_RADII,)
    )
    thumb = 1.0
    if front:
        thumb = -1.0 if side == "left" else 1.0
    fingers = hand(arm, thumb)
    if thumb < 0:
        fingers.reverse()
    bare = curve(f"{side} arm", "skin", one + fingers + other[::-1], ink)
    end = between(arm.shoulder, arm.elbow, SLEEVE_END)
    slim = SLIM_SLEEVE if front else 1.0
    sleeve = tuple((s, f * slim, b * slim) for s, f, b in SLEEVE)
    one, other = sweep((arm.shoulder, end), (arm.upper,), (sleeve,), ())
    cap = [along(arm.shoulder, arm.upper + turn, SLEEVE_CAP * slim) for turn in (135.0, 180.0, 225.0)]
    return [bare, curve(f"{side} sleeve", "shirt", one + other[::-1] + cap, ink)]


def leg_shapes(side: str, leg: Leg, pelvis: float, ink: str) -> list[Shape]:
    """Draw a foot, then the legging from the waist to the hem: seen from the side."""
    waist = along(leg.hip, pelvis, PELVIS)
    hem = between(leg.knee, leg.ankle, HEM)
    one, other = sweep(
        (waist, leg.hip, leg.knee, hem),
        (pelvis + 180.0, leg.thigh, leg.shin),
        (PELVIS_BONE, THIGH_BONE, LEGGING),
        (HIP_RADIUS, KNEE_RADII),
    )
    return [
        curve(f"{side} foot", "skin", _foot(leg), ink),
        curve(f"{side} leg", "legging", one + other[::-1], ink),
    ]


def _foot(leg: Leg) -> list[Point]:
    """Give the outline of the bare ankle and the foot."""
    pointing = min(1.0, max(0.0, (wrapped(leg.shin - 90.0 - leg.foot) * -1.0 - POINTED) / 50.0))
    front: list[Point] = []
    back: list[Point] = []
    dx, dy = toward(leg.shin)
    length = gap(leg.knee, leg.ankle)
    for index, (part, ahead, behind) in enumerate(BARE_ANKLE):
        part_back = part - (0.05 * pointing if index == len(BARE_ANKLE) - 1 else 0.0)
        x, y = leg.knee[0] + dx * length * part, leg.knee[1] + dy * length * part
        bx, by = leg.knee[0] + dx * length * part_back, leg.knee[1] + dy * length * part_back
        front.append((x - dy * ahead, y + dx * ahead))
        back.append((bx + dy * behind, by - dx * behind))
    last = (FOOT_SOLE[-1][0] - 0.006 * pointing, FOOT_SOLE[-1][1] - 0.014 * pointing)
    instep = placed(FOOT_INSTEP, leg.ankle, leg.foot)
    (ball,) = placed([FOOT_BALL], leg.ankle, leg.foot)
    toes = placed(FOOT_TOES, ball, leg.foot - leg.toe)
    sole = placed((*FOOT_SOLE[:-1], last), leg.ankle, leg.foot)
    return front + instep + toes + sole + back[::-1]


def _outside_first(stations: Stations, left: bool) -> Stations:
    """Say outer and inner widths as front and back: the left leg has its outside on the page's right."""
    return stations if left else tuple((part, inner, outer) for part, outer, inner in stations)


def front_leg_shapes(side: str, leg: Leg, pelvis: float) -> list[Shape]:
    """Draw a foot, an ankle and a legging: seen from the front."""
    left = side == "left"
    waist = along(leg.hip, pelvis, PELVIS)
    hem = between(leg.knee, leg.ankle, HEM)
    hip, knee = (HIP_FRONT, KNEE_FRONT) if left else (HIP_FRONT[::-1], KNEE_FRONT[::-1])
    one, other = sweep(
        (waist, leg.hip, leg.knee, hem),
        (pelvis + 180.0, leg.thigh, leg.shin),
        tuple(_outside_first(bone, left) for bone in (PELVIS_FRONT, THIGH_FRONT, LEGGING_FRONT)),
        (hip, knee),
    )
    ankle = hull(
        [
            (between(leg.knee, leg.ankle, 0.72), 0.0225),
            (between(leg.knee, leg.ankle, 0.86), 0.0205),
            (leg.ankle, 0.0205),
        ],
        8,
    )
    assert leg.axes
    ahead, out, up = leg.axes
    balls = [
        (
            (
                leg.ankle[0] + ahead[0] * x + out[0] * y + up[0] * z,
                leg.ankle[1] + ahead[1] * x + out[1] * y + up[1] * z,
            ),
            radius,
        )
        for x, y, z, radius in FOOT_BALLS
    ]
    foot = curve(f"{side} foot", "skin", hull(balls, 14))
    shin = curve(f"{side} ankle", "skin", ankle)
    legging = curve(f"{side} leg", "legging", one + other[::-1])
    patch = disc(f"{side} ankle patch", "skin", leg.ankle, 0.0175, "none")
    cap = line(f"{side} kneecap", _kneecap(leg))
    over = [legging, cap] if leg.toward > KNEE_SEEN else [cap, legging]
    return [*([shin, foot] if ahead[2] >= 0 else [foot, shin]), patch, *over]


def _kneecap(leg: Leg) -> list[Point]:
    """Mark a knee that comes at the reader, whose bend cannot be seen; elsewhere it is hidden."""
    seen = smooth((leg.toward - KNEE_SEEN) / 0.4)
    wide, deep = 0.021 * seen, 0.012 * seen
    return placed([(-deep * 0.4, -wide), (deep, 0.0), (-deep * 0.4, wide)], leg.knee, leg.thigh)
