"""The trunk around its spine, and how the body rests on what carries it."""

from __future__ import annotations

from itertools import pairwise
from math import cos, exp, hypot, radians, sin, sqrt

from .body import HALF_SHOULDERS, SHIRT, SHIRT_FRONT, SHOULDER_AT_FRONT, WITH_SHOULDER
from .geometry import Point, between, smooth, toward
from .spine import Spine

BELLY_AT, BELLY_SPREAD = 0.38, 0.20
BREATH_AT, BREATH_SPREAD = 0.55, 0.30  # seen from the front, the ribs widen
BLADE = ((0.80, 0.046), (0.72, 0.040), (0.62, 0.042), (0.555, 0.052), (0.58, 0.066))
WIDE_ENOUGH = 0.075  # nearer to the middle than this, at the neck and the hem, a trunk is less deep too
LAP_FROM, LAP_SPREAD = 98.0, 24.0  # degrees of bent hip from which a shirt follows the thigh, over how many
LAP_DEEPEST, THIGH_FRONT, GROIN, THINNEST = 0.105, 0.040, 0.30, 0.020
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


def on_lap(outline: list[Point], spine: Spine, thigh: float, bend: float) -> list[Point]:
    """Lay the front of a shirt on the thigh of a bent hip: its hem rises to the fold of the groin."""
    shut = smooth((bend - LAP_FROM) / LAP_SPREAD)
    if not shut:
        return outline
    hip, (dx, dy) = spine.points[0], toward(thigh)
    deep = min(LAP_DEEPEST, THIGH_FRONT / max(cos(radians(bend / 2.0)), 0.1))
    mx, my = toward(thigh - (180.0 - bend) / 2.0)
    fold = (hip[0] + mx * deep, hip[1] + my * deep)
    laid = list(outline)
    for index, (part, _, _) in enumerate(SHIRT):
        (x, y), heading = spine.at(part)
        ux, uy = toward(heading + 90.0)
        above = (x - hip[0]) * -dy + (y - hip[1]) * dx
        nearing = dy * ux - dx * uy
        goal = outline[index]
        if part < GROIN:
            goal = between(outline[-1], fold, max(0.0, 1.0 - (GROIN - part) * 1.6))
        elif nearing > 0.05:
            full = hypot(goal[0] - x, goal[1] - y)
            kept = min(full, max(THINNEST, (above - THIGH_FRONT) / nearing))
            goal = (x + ux * kept, y + uy * kept)
        laid[index] = between(outline[index], goal, shut)
    return laid


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


def front_outline(
    spine: Spine,
    turned: tuple[float, float],
    breath: float = 0.0,
    shoulders: tuple[Point, Point] | None = None,
) -> list[Point]:
    """Give the shirt seen from the front, up the right and down the left: it follows the shoulders.

    A trunk that turns (all of it, and the chest on the pelvis) shows its depth instead of its width.
    """
    right: list[Point] = []
    left: list[Point] = []
    roll, twist = turned
    moved = _shoulders_moved(spine, roll + twist, shoulders)
    for part, width in SHIRT_FRONT:
        (x, y), heading = spine.at(part)
        dx, dy = toward(heading)
        angle = radians(roll + twist * min(1.0, max(0.0, part)))
        ahead, behind = _depth(part)
        share = min(1.0, width / WIDE_ENOUGH)
        full = breath * exp(-(((part - BREATH_AT) / BREATH_SPREAD) ** 2)) if breath else 0.0
        wide, deep = (width + full) * cos(angle), sin(angle) * share
        towards_right, towards_left = (ahead, behind) if deep > 0 else (behind, ahead)
        one = sqrt(wide * wide + (towards_right * deep) ** 2)
        other = sqrt(wide * wide + (towards_left * deep) ** 2)
        follows = WITH_SHOULDER.get(part, 0.0)
        (rx, ry), (lx, ly) = moved
        right.append((x + dy * one + rx * follows, y - dx * one + ry * follows))
        left.append((x - dy * other + lx * follows, y + dx * other + ly * follows))
    return right + left[::-1]


def _shoulders_moved(
    spine: Spine, turned: float, shoulders: tuple[Point, Point] | None
) -> tuple[Point, Point]:
    """Say how far each shoulder, at the page's right then left, is from where it hangs."""
    if shoulders is None:
        return (0.0, 0.0), (0.0, 0.0)
    (x, y), heading = spine.at(SHOULDER_AT_FRONT)
    dx, dy = toward(heading)
    half = HALF_SHOULDERS * abs(cos(radians(turned)))
    (ax, ay), (bx, by) = shoulders
    return (ax - x - dy * half, ay - y + dx * half), (bx - x + dy * half, by - y - dx * half)


def shoulder_blade(spine: Spine, side: float, moved: Point, back: float, seen: float = 1.0) -> list[Point]:
    """Give the line of a shoulder blade seen from behind, on the right (1) or left (-1) of a spine upright.

    It goes with its shoulder, and nears the spine when the shoulder goes back. A trunk that turns shows less
    of its width.
    """
    line = []
    for part, out in BLADE:
        (x, y), heading = spine.at(part)
        dx, dy = toward(heading)
        far = side * (out - back) * seen
        line.append((x + dy * far + moved[0] * 0.8, y - dx * far + moved[1] * 0.8))
    return line


def yoke(outline: list[Point], left: bool) -> list[Point]:
    """Give the cloth over a shoulder: it melts a sleeve in front of the shirt into the shirt."""
    count = len(SHIRT_FRONT)
    first = next(index for index, (part, _) in enumerate(SHIRT_FRONT) if part in WITH_SHOULDER)
    places = range(first, first + len(WITH_SHOULDER))
    outer = [outline[index if left else 2 * count - 1 - index] for index in places]
    far = [outline[2 * count - 1 - index if left else index] for index in (places[-1], places[0])]
    cloth = [*outer, between(outer[-1], far[0], 0.3), between(outer[0], far[1], 0.3)]
    middle = (sum(x for x, _ in cloth) / len(cloth), sum(y for _, y in cloth) / len(cloth))
    return [between(point, middle, 0.07) for point in cloth]


def _depth(part: float) -> Point:
    """Say how thick the trunk is, in front and behind, at a part of its height."""
    for (low, front, back), (high, front2, back2) in pairwise(SHIRT):
        if part <= high:
            share = max(0.0, (part - low) / (high - low))
            return front + (front2 - front) * share, back + (back2 - back) * share
    return SHIRT[-1][1:]
