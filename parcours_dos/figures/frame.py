"""The panel: how large a person is drawn in it, and where the ground is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import arrows, landmarks
from .body import HAND, TOE_TIP
from .geometry import Point, along
from .props import KINDS
from .shape import DISC

if TYPE_CHECKING:
    from .figure import Figure

WIDE = 300.0
MARGIN = 8.0
CLIP = 4.0
HALO = 5.0
USUAL_BELOW = 0.05  # body heights under the ground that every panel has: the thickness of a mat
SMALLEST = 0.68  # of the usual size: smaller, the face cannot be read


@dataclass(frozen=True)
class Format:
    """A shape of panel: its height, where the ground is, and one body height in its units."""

    height: float
    ground: float
    unit: float


FRAMES = {
    "standing": Format(236.0, 212.0, 190.0),
    "lying": Format(164.0, 142.0, 214.0),
    "bust": Format(236.0, 118.0, 190.0),
}


@dataclass(frozen=True)
class Frame:
    """A panel fitted around one figure."""

    height: float
    unit: float
    left: float
    ground: float
    bust: bool
    floor: bool
    squeezed: float

    def place(self, point: Point) -> Point:
        """Put a point of the scene in the panel."""
        return self.left + point[0] * self.unit, self.ground - point[1] * self.unit

    @property
    def inside(self) -> tuple[float, float, float, float]:
        """What may be drawn on: left, top, right, bottom."""
        return 2.0, 2.0, WIDE - 2.0, self.height - 2.0


def fitted(figure: Figure) -> Frame:
    """Centre the whole movement in the panel; draw it smaller only when it does not fit."""
    shape = FRAMES[figure.frame_name]
    if figure.frame_name == "bust":
        return _bust(figure, shape)
    floor = figure.view != "above" and not any(prop.from_above for prop in figure.props)
    box = _around(list(_extent(figure)))
    below = max(0.0, -box[1] - USUAL_BELOW) if floor else 0.0
    room = shape.ground - MARGIN if floor else shape.height - 2 * MARGIN
    unit, wider = shape.unit * figure.zoom, box
    for _ in range(3):  # arrows keep their size: a smaller person leaves them more of the panel
        left, low, right, high = wider
        tall = max(high + below if floor else high - low, 0.05)
        unit = min(unit, (WIDE - 2 * MARGIN) / max(right - left, 0.1), room / tall)
        wider = _around([(box[0], box[1]), (box[2], box[3]), *_arrow_points(figure, unit)])
    left, low, right, high = wider
    ground = shape.ground - below * unit if floor else shape.height / 2 + (low + high) / 2 * unit
    middle = WIDE / 2 - (left + right) / 2 * unit
    return Frame(shape.height, unit, middle, ground, False, floor, unit / shape.unit)


def _bust(figure: Figure, shape: Format) -> Frame:
    left, low, right, high = _around([landmarks.point(body, figure.focus) for body in figure.bodies])
    unit = shape.unit * figure.zoom
    ground = shape.ground + (low + high) / 2 * unit
    return Frame(shape.height, unit, WIDE / 2 - (left + right) / 2 * unit, ground, True, False, 1.0)


def _around(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Give the left, bottom, right and top of all points."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _arrow_points(figure: Figure, unit: float) -> Iterator[Point]:
    around = HALO / unit
    for panel in figure.tracks:
        for arrow, track in panel:
            drawn = arrows.drawn(arrow, track, lambda point: (point[0] * unit, -point[1] * unit))
            left, low, right, high = _around([(x / unit, -y / unit) for x, y in drawn.points()])
            yield left - around, low - around
            yield right + around, high + around


def _extent(figure: Figure) -> Iterator[Point]:
    """Go through the corners of what the scene needs room for."""
    drawn = [shape for layers in figure.drawings for shape in (*layers.behind, *layers.before)]
    drawn += [shape for prop in figure.props for shape in KINDS[prop.kind].draw(prop, figure.bodies[0])]
    for shape in drawn:
        left, low, right, high = _around(shape.points)
        radius = shape.radius if shape.kind == DISC else 0.0
        yield left - radius, low - radius
        yield right + radius, high + radius
    if figure.moves:
        for way in figure.ways:
            for body in way[1:-1:2]:
                for arm in body.arms.values():
                    yield along(arm.wrist, arm.hand, HAND)
                for leg in body.legs.values():
                    yield along(leg.ankle, leg.foot, TOE_TIP)
                yield landmarks.point(body, "crown")
