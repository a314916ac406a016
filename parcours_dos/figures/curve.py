"""Smooth lines through points, written as paths of an SVG file.

The number of commands depends on the number of points alone: what moves can then be animated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .geometry import Point

TINY = 1e-4
POINT_AFTER_POINT = re.compile(r"(\.\d) (?=\.)")  # a number that has a point ends where the next point is


class _Written(dict[int, str]):
    """Numbers already written, each kept: a drawing says the same few hundred again and again."""

    def __init__(self, separated: bool) -> None:
        super().__init__()
        self.separated = separated

    def __missing__(self, tenths: int) -> str:
        whole, rest = divmod(abs(tenths), 10)
        text = f"{whole or ''}.{rest}" if rest else f"{whole}"
        signed = f"-{text}" if tenths < 0 else f" {text}" if self.separated else text
        if len(self) < MOST_KEPT:
            self[tenths] = signed
        return signed


MOST_KEPT = 8000
_FIRST, _NEXT = _Written(separated=False), _Written(separated=True)


def number(tenths: int) -> str:
    """Write tenths of a unit the short way: -3 as -.3, 15 as 1.5."""
    return _FIRST[tenths]


def units(value: float) -> str:
    """Write a length to one decimal."""
    return number(round(value * 10))


def closed(points: Sequence[Point]) -> str:
    """Draw a smooth closed outline through the points."""
    return _through([points[-1], *points, points[0], points[1]]) + "z"


def opened(points: Sequence[Point]) -> str:
    """Draw a smooth line through the points."""
    return _through([points[0], *points, points[-1]])


def polygon(points: Sequence[Point]) -> str:
    """Draw straight sides between the points, and close."""
    corners = [number(round(x * 10)) + _NEXT[round(y * 10)] for x, y in points]
    return f"M{'L'.join(corners)}z"


def disc(centre: Point, radius: float) -> str:
    """Draw a circle."""
    x, y, r = round(centre[0] * 10), round(centre[1] * 10), round(radius * 10)
    size = number(r)
    across, back = number(2 * r), number(-2 * r)
    return f"M{number(x - r)}{_NEXT[y]}a{size} {size} 0 1 0 {across} 0a{size} {size} 0 1 0 {back} 0z"


def slab(low: Point, high: Point, radius: float) -> str:
    """Draw a rectangle with round corners, from its top left to its bottom right, in panel units."""
    left, top, right, bottom = (round(value * 10) for value in (*low, *high))
    r = max(0, min(round(radius * 10), (right - left) // 2, (bottom - top) // 2))
    size, back = number(r), number(-r)
    wide, high_ = right - left - 2 * r, bottom - top - 2 * r
    corner = f"a{size} {size} 0 0 1 "
    return (
        f"M{number(left + r)}{_NEXT[top]}h{number(wide)}{corner}{size} {size}v{number(high_)}"
        f"{corner}{back} {size}h{number(-wide)}{corner}{back} {back}v{number(-high_)}{corner}{size} {back}z"
    )


def _through(points: Sequence[Point]) -> str:
    """Write centripetal Catmull-Rom through all points but the first and the last, which only guide."""
    points = [(x * 10.0, y * 10.0) for x, y in points]
    roots = [((bx - ax) ** 2 + (by - ay) ** 2) ** 0.25 for (ax, ay), (bx, by) in pairwise(points)]
    first, following = _FIRST, _NEXT
    here_x, here_y = round(points[1][0]), round(points[1][1])
    start, text = f"M{first[here_x]}{following[here_y]}", []
    for index in range(1, len(points) - 2):
        (px, py), (ax, ay), (bx, by), (nx, ny) = points[index - 1 : index + 3]
        before, length, beyond = roots[index - 1 : index + 2]
        cx, cy, dx, dy = ax, ay, bx, by
        if length > TINY:
            square = length * length
            if before > TINY:
                share = 1.0 / (3.0 * before * (before + length))
                own = (2.0 * before + 3.0 * length) * before + square
                cx = (before * before * bx - square * px + own * ax) * share
                cy = (before * before * by - square * py + own * ay) * share
            if beyond > TINY:
                share = 1.0 / (3.0 * beyond * (beyond + length))
                own = (2.0 * beyond + 3.0 * length) * beyond + square
                dx = (beyond * beyond * ax - square * nx + own * bx) * share
                dy = (beyond * beyond * ay - square * ny + own * by) * share
        end_x, end_y = round(bx), round(by)
        text.append(
            f"{following[round(cx) - here_x]}{following[round(cy) - here_y]}"
            f"{following[round(dx) - here_x]}{following[round(dy) - here_y]}"
            f"{following[end_x - here_x]}{following[end_y - here_y]}"
        )
        here_x, here_y = end_x, end_y
    return start + "c" + POINT_AFTER_POINT.sub(r"\1", "".join(text).lstrip())
