"""Points, directions and straight blends: the little geometry that drawings need.

A heading is in degrees, clockwise from straight up. Points are (forward, up), in body heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, radians, sin

Point = tuple[float, float]
Space = tuple[float, float, float]


def toward(heading: float) -> Point:
    """Give the step of length one in a heading."""
    angle = radians(heading)
    return sin(angle), cos(angle)


def along(start: Point, heading: float, length: float) -> Point:
    """Go from a point, so far in a heading."""
    angle = radians(heading)
    return start[0] + length * sin(angle), start[1] + length * cos(angle)


def heading_of(step: Point) -> float:
    """Say in which heading a step goes."""
    return degrees(atan2(step[0], step[1]))


def shifted(point: Point, by: Point) -> Point:
    """Move a point."""
    return point[0] + by[0], point[1] + by[1]


def gap(one: Point, other: Point) -> float:
    """Measure between two points."""
    return hypot(one[0] - other[0], one[1] - other[1])


def between(one: Point, other: Point, part: float) -> Point:
    """Stand part of the way from one point to another."""
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def placed(points: Sequence[Point], origin: Point, heading: float, scale: float = 1.0) -> list[Point]:
    """Lay an outline drawn in a part's own frame: x goes in the heading, y a quarter turn to its left."""
    dx, dy = toward(heading)
    ox, oy = origin
    return [(ox + scale * (x * dx - y * dy), oy + scale * (x * dy + y * dx)) for x, y in points]


def wrapped(angle: float, low: float = -180.0) -> float:
    """Bring an angle into the turn that starts at low."""
    return (angle - low) % 360.0 + low


def nearest_turn(angle: float, reference: float) -> float:
    """Give the same direction, said within half a turn of another."""
    return reference + wrapped(angle - reference)


def smooth(part: float) -> float:
    """Start and stop gently: 0 to 1."""
    held = min(1.0, max(0.0, part))
    return held * held * (3.0 - 2.0 * held)
