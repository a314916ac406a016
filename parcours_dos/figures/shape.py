"""One thing to draw: an outline, a line or a disc, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .geometry import Point

CURVE, LINE, DISC, SLAB, POLYGON = "curve", "line", "disc", "slab", "polygon"
NEAR, FAR, NO_INK = "near", "far", "none"


@dataclass(frozen=True)
class Shape:
    """What to draw, in body heights. What its colour means depends on the palette alone."""

    name: str
    paint: str
    ink: str
    kind: str
    points: Sequence[Point]
    radius: float = 0.0

    @property
    def is_flesh(self) -> bool:
        """Whether it is part of the person: what must stay above the ground."""
        return self.paint in ("skin", "shirt", "legging", "hair")


def curve(name: str, paint: str, points: Sequence[Point], ink: str = NEAR) -> Shape:
    """A smooth closed outline."""
    return Shape(name, paint, ink, CURVE, points)


def line(name: str, points: Sequence[Point], ink: str = NEAR) -> Shape:
    """A smooth thin line."""
    return Shape(name, "line", ink, LINE, points)


def disc(name: str, paint: str, centre: Point, radius: float, ink: str = NEAR) -> Shape:
    """A circle."""
    return Shape(name, paint, ink, DISC, (centre,), radius)


def slab(name: str, paint: str, corners: tuple[float, float, float, float], radius: float = 0.012) -> Shape:
    """A rectangle with round corners: left, bottom, right, top."""
    left, bottom, right, top = corners
    return Shape(name, paint, NEAR, SLAB, ((left, bottom), (right, top)), radius)


def polygon(name: str, paint: str, points: Sequence[Point], ink: str = NEAR) -> Shape:
    """Straight sides."""
    return Shape(name, paint, ink, POLYGON, points)
