"""Smooth lines through points, written as paths of an SVG file.

The number of commands depends on the number of points alone: what moves can then be animated.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .geometry import Point

TINY = 1e-4
_PLAIN: dict[int, str] = {}
_NEXT: dict[int, str] = {}


def number(tenths: int) -> str:
    """Write tenths of a unit the short way: -3 as -.3, 15 as 1.5."""
    known = _PLAIN.get(tenths)
    if known is None:
        whole, rest = divmod(abs(tenths), 10)
        sign = "-" if tenths < 0 else ""
        known = f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}"
        _PLAIN[tenths] = known
        _NEXT[tenths] = known if tenths < 0 else f" {known}"
    return known


def units(value: float) -> str:
    """Write a length to one decimal."""
    return number(round(value * 10))


def _after(tenths: int) -> str:
    known = _NEXT.get(tenths)
    if known is None:
        number(tenths)
        known = _NEXT[tenths]
    return known


def closed(points: Sequence[Point]) -> str:
    """Draw a smooth closed outline through the points."""
    return _through([points[-1], *points, points[0], points[1]]) + "z"


def opened(points: Sequence[Point]) -> str:
    """Draw a smooth line through the points."""
    return _through([points[0], *points, points[-1]])


def polygon(points: Sequence[Point]) -> str:
    """Draw straight sides between the points, and close."""
    corners = [number(round(x * 10)) + _after(round(y * 10)) for x, y in points]
    return f"M{'L'.join(corners)}z"


def disc(centre: Point, radius: float) -> str:
    """Draw a circle."""
    x, y, r = round(centre[0] * 10), round(centre[1] * 10), round(radius * 10)
    size = number(r)
    across, back = number(2 * r), number(-2 * r)
    return f"M{number(x - r)}{_after(y)}a{size} {size} 0 1 0 {across} 0a{size} {size} 0 1 0 {back} 0z"


def slab(low: Point, high: Point, radius: float) -> str:
    """Draw a rectangle with round corners, from its top left to its bottom right, in panel units."""
    left, top, right, bottom = (round(value * 10) for value in (*low, *high))
    r = max(0, min(round(radius * 10), (right - left) // 2, (bottom - top) // 2))
    size, back = number(r), number(-r)
    wide, high_ = right - left - 2 * r, bottom - top - 2 * r
    corner = f"a{size} {size} 0 0 1 "
    return (
        f"M{number(left + r)}{_after(top)}h{number(wide)}{corner}{size} {size}v{number(high_)}"
        f"{corner}{back} {size}h{number(-wide)}{corner}{back} {back}v{number(-high_)}{corner}{size} {back}z"
    )


def _through(points: Sequence[Point]) -> str:
    """Write centripetal Catmull-Rom through all points but the first and the last, which only guide."""
    roots = []
    for (ax, ay), (bx, by) in pairwise(points):
        dx, dy = bx - ax, by - ay
        roots.append((dx * dx + dy * dy) ** 0.25)
    here_x, here_y = round(points[1][0] * 10), round(points[1][1] * 10)
    text = [f"M{number(here_x)}{_after(here_y)}"]
    get = _NEXT.get
    for index in range(1, len(points) - 2):
        (px, py), (ax, ay) = points[index - 1], points[index]
        (bx, by), (nx, ny) = points[index + 1], points[index + 2]
        before, length, beyond = roots[index - 1], roots[index], roots[index + 1]
        if before > TINY and length > TINY:
            b2, l2, bl = before * before, length * length, before * length
            share = 1.0 / (3.0 * (b2 + bl))
            own = 2.0 * b2 + 3.0 * bl + l2
            cx = (b2 * bx - l2 * px + own * ax) * share
            cy = (b2 * by - l2 * py + own * ay) * share
        else:
            cx, cy = ax, ay
        if beyond > TINY and length > TINY:
            b2, l2, bl = beyond * beyond, length * length, beyond * length
            share = 1.0 / (3.0 * (b2 + bl))
            own = 2.0 * b2 + 3.0 * bl + l2
            dx = (b2 * ax - l2 * nx + own * bx) * share
            dy = (b2 * ay - l2 * ny + own * by) * share
        else:
            dx, dy = bx, by
        end_x, end_y = round(bx * 10), round(by * 10)
        text.append("c" + number(round(cx * 10) - here_x))
        rest = (
            round(cy * 10) - here_y,
            round(dx * 10) - here_x,
            round(dy * 10) - here_y,
            end_x - here_x,
            end_y - here_y,
        )
        text += [get(tenths) or _after(tenths) for tenths in rest]
        here_x, here_y = end_x, end_y
    return "".join(text)
