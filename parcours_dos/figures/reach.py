"""Two bones that must end at a point: where the elbow or the knee goes."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, degrees

from .geometry import Point, along, gap, heading_of

SLACK = 1e-4
KNEE_SIDE, ELBOW_SIDE = -1.0, 1.0  # knees bend in front of the line, elbows behind it


@dataclass(frozen=True)
class Reach:
    """The headings of two bones, and how far the point was out of their reach."""

    first: float
    second: float
    missing: float


def reach(start: Point, target: Point, lengths: tuple[float, float], side: float) -> Reach:
    """Point two bones so that the second ends at the target, or as near as they can."""
    one, two = lengths
    far = gap(start, target)
    held = min(max(far, abs(one - two) + SLACK), one + two - SLACK)
    line = heading_of((target[0] - start[0], target[1] - start[1]))
    corner = (one * one + held * held - two * two) / (2.0 * one * held)
    opening = degrees(acos(min(1.0, max(-1.0, corner))))
    first = line + side * opening
    middle = along(start, first, one)
    end = along(start, line, held)
    second = heading_of((end[0] - middle[0], end[1] - middle[1]))
    return Reach(first, second, far - (one + two) if far > one + two else 0.0)
