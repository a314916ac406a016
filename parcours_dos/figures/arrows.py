"""Arrows that tell a movement: they stand where the road is free, beside the body, in the start panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Any

from . import landmarks
from .errors import Problem
from .geometry import Point, along, gap, shifted
from .pose import named, nearest
from .rig import Body

SHORTEST = 30.0  # panel units, however small the movement
HEAD_WIDE, HEAD_LONG = 7.5, 13.0
LONGEST = 5.0  # body heights
STILL = 0.004  # a point that moves less has no direction of its own
SAMPLES = 7


@dataclass(frozen=True)
class Arrow:
    """What an arrow follows, how far from the body it stands, and how it is drawn."""

    of: str
    off: Point = (0.0, 0.0)
    by: Point | None = None
    bow: float = 0.0
    double: bool = False
    circle: float = 0.0
    backwards: bool = False
    step: int | None = None


@dataclass(frozen=True)
class Drawn:
    """An arrow in panel units: its shaft, and its heads."""

    shaft: tuple[Point, ...]
    heads: tuple[tuple[Point, Point, Point], ...]

    def points(self) -> list[Point]:
        """Every point it goes through."""
        return [*self.shaft, *(point for head in self.heads for point in head)]


def read(place: str, data: Any, view: str, problems: list[Problem]) -> Arrow | None:
    """Read one arrow."""
    words = ("of", "off", "by", "bow", "double", "circle", "backwards", "step")
    if not isinstance(data, Mapping) or "of" not in data:
        problems.append(
            Problem(place, "une flèche suit un point du corps", "écrire « {of: skull, off: [0.1, 0]} »")
        )
        return None
    data = named(data)
    problems += [
        Problem(f"{place}.{word}", f"« {word} » n'existe pas", nearest(word, words))
        for word in data
        if word not in words
    ]
    known = landmarks.names(view)
    if data["of"] not in known:
        problems.append(
            Problem(f"{place}.of", f"le corps n'a pas de « {data['of']} »", nearest(str(data["of"]), known))
        )
        return None
    try:
        off = tuple(_short(part) for part in data.get("off", (0.0, 0.0)))
        by = tuple(_short(part) for part in data["by"]) if "by" in data else None
        bow = _short(data.get("bow", 0.0))
        circle, step = _short(data.get("circle", 0.0)), data.get("step")
        if len(off) != 2 or (by and len(by) != 2) or not isinstance(step, int | None):
            raise ValueError
    except (TypeError, ValueError):
        problems.append(
            Problem(place, "une place de la flèche n'est pas lisible", "écrire « off: [0.1, 0.05] »")
        )
        return None
    return Arrow(
        str(data["of"]),
        (off[0], off[1]),
        (by[0], by[1]) if by else None,
        bow,
        bool(data.get("double")),
        circle,
        bool(data.get("backwards")),
        step,
    )


def _short(value: Any) -> float:
    number = float(value)
    if not abs(number) < LONGEST:
        raise ValueError
    return number


def track_of(arrow: Arrow, bodies: Sequence[Body]) -> list[Point]:
    """Give the road of an arrow through the moments of a movement, in body heights."""
    if arrow.circle:
        return _round(arrow, bodies[0])
    track = [shifted(landmarks.point(body, arrow.of), arrow.off) for body in bodies]
    if arrow.by:
        track = _bowed(track[0], arrow.by, arrow.bow)
    elif max(gap(track[0], point) for point in track) < STILL:
        track = [track[0], shifted(track[0], (0.0, STILL))]
    if arrow.backwards:
        track.reverse()
    return track


def drawn(arrow: Arrow, track: Sequence[Point], place: Callable[[Point], Point]) -> Drawn:
    """Draw an arrow along its road, in panel units."""
    road = [place(point) for point in track]
    return _headed(road if arrow.circle else _long_enough(road), arrow.double)


def _bowed(start: Point, by: Point, bow: float) -> list[Point]:
    """Go straight, or in an arc that leaves the straight line by so much, to the left of the way."""
    long = max(hypot(*by), 1e-6)
    left = (-by[1] / long, by[0] / long)
    parts = [part / 8 for part in range(9)]
    sags = [4.0 * bow * part * (1.0 - part) for part in parts]
    return [
        (start[0] + by[0] * part + left[0] * sag, start[1] + by[1] * part + left[1] * sag)
        for part, sag in zip(parts, sags, strict=True)
    ]


def _long_enough(track: list[Point]) -> list[Point]:
    """Stretch a short road, so that its arrow can be seen."""
    length = sum(gap(one, other) for one, other in pairwise(track))
    chord = gap(track[0], track[-1])
    if length >= SHORTEST or length == 0:
        return track
    if chord < 0.5 * length:
        track = [track[0], max(track, key=lambda point: gap(track[0], point))]
        length = gap(*track)
    x, y = track[0]
    scale = SHORTEST / length
    return [(x + (px - x) * scale, y + (py - y) * scale) for px, py in track]


def _headed(track: list[Point], double: bool) -> Drawn:
    tip, shaft = _head(track)
    if not double:
        return Drawn(tuple(shaft), (tip,))
    tail, shaft = _head(shaft[::-1])
    return Drawn(tuple(shaft[::-1]), (tip, tail))


def _head(track: list[Point]) -> tuple[tuple[Point, Point, Point], list[Point]]:
    """Put a head at the end of a road; give the head, and the road that is left before it."""
    tip = track[-1]
    shaft = list(track[:-1])
    while len(shaft) > 1 and gap(shaft[-1], tip) < HEAD_LONG:
        shaft.pop()
    x, y = shaft[-1]
    far = max(hypot(tip[0] - x, tip[1] - y), 1e-6)
    dx, dy = (tip[0] - x) / far, (tip[1] - y) / far
    base = (tip[0] - dx * HEAD_LONG, tip[1] - dy * HEAD_LONG)
    left = (base[0] + dy * HEAD_WIDE, base[1] - dx * HEAD_WIDE)
    right = (base[0] - dy * HEAD_WIDE, base[1] + dx * HEAD_WIDE)
    return (tip, left, right), [*shaft, base]


def _round(arrow: Arrow, body: Body) -> list[Point]:
    """Draw three quarters of a turn around a point."""
    centre = shifted(landmarks.point(body, arrow.of), arrow.off)
    size = abs(arrow.circle)
    way = -1.0 if arrow.backwards else 1.0
    return [along(centre, way * (-150.0 + 20.0 * part), size) for part in range(14)]
