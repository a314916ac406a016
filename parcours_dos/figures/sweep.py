"""Flesh around bones: one outline along a chain of bones, with its creases.

Where a chain bends, the outer side goes round the joint and the inner side folds in a crease.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin, sqrt, tan

from .body import Station, Stations
from .geometry import Point, smooth, toward, wrapped

DEEPEST = 0.62  # of a bone: as far as a crease may go
SHARP = 85.0  # degrees: beyond, the crease is a single corner
SOFT = 0.30  # of the radius: how far apart the points of a joint stand
FOLDED, SHUT = 95.0, 105.0  # degrees from which flesh meets flesh, and at which it lies against it


def sweep(
    joints: Sequence[Point],
    headings: Sequence[float],
    bones: Sequence[Stations],
    radii: Sequence[tuple[float, float]],
) -> tuple[list[Point], list[Point]]:
    """Give the front and the back of a limb, from its first joint to its last."""
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(joints)]
    turns = [wrapped(b - a) for a, b in pairwise(headings)]
    front: list[Point] = []
    back: list[Point] = []
    for index, stations in enumerate(bones):
        before = turns[index - 1] if index else 0.0
        after = turns[index] if index < len(turns) else 0.0
        length = lengths[index]
        for side, line in ((1.0, front), (-1.0, back)):
            lowest = _pushed(before, side, radii[index - 1], length) if index else 0.0
            highest = length - (_pushed(after, side, radii[index], length) if index < len(turns) else 0.0)
            folds = (_fold(before, side), _fold(after, side))
            line.extend(
                _station(
                    joints[index],
                    headings[index],
                    _pressed(station, side, length, folds),
                    side,
                    (length, lowest, highest),
                )
                for station in stations
            )
        if index < len(turns):
            shorter = min(length, lengths[index + 1])
            free = min((1.0 - stations[-1][0]) * length, bones[index + 1][0][0] * lengths[index + 1])
            for side, line in ((1.0, front), (-1.0, back)):
                width = radii[index][0 if side > 0 else 1]
                line.extend(_joint(joints[index + 1], headings[index], after, (width, side, shorter, free)))
    return front, back


def _pushed(turn: float, side: float, radii: tuple[float, float], length: float) -> float:
    """Say how far from a joint the inner side of a bone may start."""
    if turn * side >= 0.0:
        return 0.0
    width = radii[0 if side > 0 else 1]
    pushed = min(width * tan(radians(min(abs(turn), 170.0)) / 2.0), DEEPEST * length)
    return pushed * (1.0 - _fold(turn, side)[0])


def _fold(turn: float, side: float) -> tuple[float, float]:
    """Say how much the inner side of a joint is folded shut, 0 to 1, and how fast its two sides part."""
    if turn * side >= 0.0:
        return 0.0, 0.0
    bent = min(abs(turn), 175.0)
    return smooth((bent - FOLDED) / (SHUT - FOLDED)), tan(radians(180.0 - bent) / 2.0)


def _pressed(
    station: Station, side: float, length: float, folds: tuple[tuple[float, float], tuple[float, float]]
) -> Station:
    """Flatten flesh against the flesh it meets: up to the line between two bones, and no further."""
    place, ahead, behind = station
    width = ahead if side > 0 else behind
    for (shut, part), gone in zip(folds, (place, 1.0 - place), strict=True):
        if shut:
            width += (min(width, gone * length * part) - width) * shut
    return (place, width, behind) if side > 0 else (place, ahead, width)


def _station(
    start: Point, heading: float, station: Station, side: float, span: tuple[float, float, float]
) -> Point:
    length, lowest, highest = span
    place = station[0] * length
    place = (lowest + highest) / 2.0 if lowest > highest else min(max(place, lowest), highest)
    width = station[1 if side > 0 else 2] * side
    dx, dy = toward(heading)
    return start[0] + dx * place - dy * width, start[1] + dy * place + dx * width


def _joint(
    joint: Point, heading: float, turn: float, flesh: tuple[float, float, float, float]
) -> tuple[Point, Point, Point]:
    """Give the three points of one side of a joint."""
    width, side, shorter, free = flesh
    before, after, middle = toward(heading), toward(heading + turn), toward(heading + turn / 2.0)
    x, y = joint
    if turn * side >= 0.0:
        step = SOFT * width * max(0.0, 1.0 - abs(turn) / 90.0)
        out = width * side
        return (
            (x - before[1] * out - before[0] * step, y + before[0] * out - before[1] * step),
            (x - middle[1] * out, y + middle[0] * out),
            (x - after[1] * out + after[0] * step, y + after[0] * out + after[1] * step),
        )
    half = cos(radians(min(abs(turn), 170.0)) / 2.0)
    shut, _ = _fold(turn, side)
    depth = min(width / half, sqrt(width * width + (DEEPEST * shorter) ** 2))
    pressed = min(depth, free / sin(radians(min(abs(turn), 170.0)) / 2.0))  # no deeper than flesh on flesh
    depth = (depth + (pressed - depth) * shut) * side
    corner = (x - middle[1] * depth, y + middle[0] * depth)
    step = SOFT * width * max(0.0, 1.0 - abs(turn) / SHARP)
    return (
        (corner[0] - before[0] * step, corner[1] - before[1] * step),
        corner,
        (corner[0] + after[0] * step, corner[1] + after[1] * step),
    )


def hull(balls: Sequence[tuple[Point, float]], directions: int = 16) -> list[Point]:
    """Wrap balls of flesh in one outline, always with the same number of points."""
    outline = []
    for index in range(directions):
        dx, dy = toward(360.0 * index / directions)
        (cx, cy), radius = max(balls, key=lambda ball: ball[0][0] * dx + ball[0][1] * dy + ball[1])
        outline.append((cx + radius * dx, cy + radius * dy))
    return outline
