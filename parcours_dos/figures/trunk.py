"""The trunk around its spine, and how the body rests on what carries it."""

from __future__ import annotations

from itertools import pairwise
from math import cos, exp, radians, sin, sqrt

from .body import SHIRT, SHIRT_FRONT
from .geometry import Point, toward
from .spine import Spine

BELLY_AT, BELLY_SPREAD = 0.42, 0.20
RESTS = {"back": (0.5, 1.0), "belly": (-0.10, 0.35), "seat": (-0.15, 0.3)}


def side_outline(spine: Spine, breath: float = 0.0) -> list[Point]:
    """Give the shirt seen from the side: the front upwards, then the back downwards."""
    front: list[Point] = []
    back: list[Point] = []
    for part, ahead, behind in SHIRT:
        (x, y), heading = spine.at(part)
        dx, dy = toward(heading)
        full = ahead + breath * exp(-(((part - BELLY_AT) / BELLY_SPREAD) ** 2)) if breath else ahead
        front.append((x + dy * full, y - dx * full))
        back.append((x - dy * behind, y + dx * behind))
    return front + back[::-1]


def lowest(spine: Spine, rest: str) -> float:
    """Give the height of the lowest point of the part of the trunk that rests."""
    low, high = RESTS[rest]
    count = len(SHIRT)
    outline = side_outline(spine)
    levels = []
    for index, (part, _, _) in enumerate(SHIRT):
        if low <= part <= high:
            levels += [outline[index][1], outline[2 * count - 1 - index][1]]
    return min(levels)


def front_outline(spine: Spine, roll: float, twist: float, breath: float = 0.0) -> list[Point]:
    """Give the shirt seen from the front; a trunk that turns shows its depth instead of its width."""
    right: list[Point] = []
    left: list[Point] = []
    for part, width in SHIRT_FRONT:
        (x, y), heading = spine.at(part)
        dx, dy = toward(heading)
        turned = radians(roll + twist * min(1.0, max(0.0, part)))
        ahead, behind = _depth(part)
        wide, deep = (width + breath * 0.6) * cos(turned), sin(turned)
        towards_right, towards_left = (ahead, behind) if deep > 0 else (behind, ahead)
        one = sqrt(wide * wide + (towards_right * deep) ** 2)
        other = sqrt(wide * wide + (towards_left * deep) ** 2)
        right.append((x + dy * one, y - dx * one))
        left.append((x - dy * other, y + dx * other))
    return right + left[::-1]


def _depth(part: float) -> Point:
    """Say how thick the trunk is, in front and behind, at a part of its height."""
    for (low, front, back), (high, front2, back2) in pairwise(SHIRT):
        if part <= high:
            share = max(0.0, (part - low) / (high - low))
            return front + (front2 - front) * share, back + (back2 - back) * share
    return SHIRT[-1][1:]
