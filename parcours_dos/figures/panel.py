"""One panel of a figure: every shape as a path, in the order it is painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import curve
from .figure import Figure
from .frame import MARGIN, WIDE, Frame
from .geometry import Point
from .person import Layers
from .props import BEFORE, BEHIND, HELD, KINDS, MAT_THICKNESS, layer_of
from .rig import Body
from .shape import CURVE, DISC, FAR, LINE, POLYGON, Shape


@dataclass(frozen=True)
class Painted:
    """A path, and what it is made of."""

    name: str
    paint: str
    ink: str
    path: str


def path_of(shape: Shape, frame: Frame) -> str:
    """Write a shape as a path, in panel units."""
    return _written(shape.kind, tuple(shape.points), shape.radius, frame)


@lru_cache(maxsize=1024)
def _written(kind: str, scene: tuple[Point, ...], radius: float, frame: Frame) -> str:
    unit, left, ground = frame.unit, frame.left, frame.ground
    points = [(left + x * unit, ground - y * unit) for x, y in scene]
    if kind == CURVE:
        return curve.closed(points)
    if kind == LINE:
        return curve.opened(points)
    if kind == DISC:
        return curve.disc(points[0], radius * unit)
    if kind == POLYGON:
        return curve.polygon(points)
    (low_x, low_y), (high_x, high_y) = points
    return curve.slab((low_x, high_y), (high_x, low_y), radius * unit)


def props_of(figure: Figure, body: Body, layer: str) -> Iterator[Shape]:
    """Draw the things of one layer."""
    for index, prop in enumerate(figure.props):
        if layer_of(prop) == layer:
            for shape in KINDS[prop.kind].draw(prop, body):
                yield Shape(
                    f"{index} {shape.name}", shape.paint, shape.ink, shape.kind, shape.points, shape.radius
                )


def shapes(figure: Figure, body: Body, layers: Layers) -> list[Shape]:
    """List the whole scene of one moment, from the farthest to the nearest."""
    return [
        *props_of(figure, body, BEHIND),
        *layers.behind,
        *props_of(figure, body, HELD),
        *layers.before,
        *props_of(figure, body, BEFORE),
    ]


def painted(found: list[Shape], frame: Frame) -> list[Painted]:
    """Write shapes as paths."""
    return [Painted(shape.name, shape.paint, shape.ink, path_of(shape, frame)) for shape in found]


def ground(frame: Frame, figure: Figure) -> str:
    """Draw the line of the ground: under a mat, it passes at the bottom of the mat."""
    mats = [MAT_THICKNESS + prop.deep for prop in figure.props if prop.kind == "mat"]
    y = frame.ground + (max(mats) * frame.unit - 0.7 if mats else 0.0)
    return f"M{curve.units(MARGIN)} {curve.units(y)}h{curve.units(WIDE - 2 * MARGIN)}"


def unhidden(moments: Sequence[list[Shape]]) -> list[list[Shape]]:
    """Leave out a far limb that the near one covers at every moment."""
    hidden = set()
    for shape in moments[0]:
        if shape.ink == FAR:
            near = shape.name.replace("far", "near")
            scenes = [{found.name: found.points for found in moment} for moment in moments]
            if all(scene[shape.name] == scene[near] for scene in scenes):
                hidden.add(shape.name)
    return [[shape for shape in moment if shape.name not in hidden] for moment in moments]
