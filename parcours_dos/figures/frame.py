"""The panel: how large a person is drawn in it, and where the ground is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from . import arrows, landmarks
from .arrows import Arrow
from .body import HAND, TOE_TIP
from .geometry import Point, along
from .person import Layers
from .prop import Prop
from .props import KINDS
from .rig import Body
from .shape import DISC

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


class Scene(Protocol):
    """What is fitted into a panel: the bodies of one movement, the things around them, the arrows."""

    @property
    def frame_name(self) -> str: ...
    @property
    def view(self) -> str: ...
    @property
    def zoom(self) -> float: ...
    @property
    def focus(self) -> str: ...
    @property
    def moves(self) -> bool: ...
    @property
    def props(self) -> Sequence[Prop]: ...
    @property
    def bodies(self) -> Sequence[Body]: ...
    @property
    def ways(self) -> Sequence[Sequence[Body]]: ...
    @property
    def drawings(self) -> Sequence[Layers]: ...
    @property
    def tracks(self) -> Sequence[Sequence[tuple[Arrow, Sequence[Point]]]]: ...


def fitted(scene: Scene) -> Frame:
    """Centre the whole movement in the panel; draw it smaller only when it does not fit."""
    shape = FRAMES[scene.frame_name]
    if scene.frame_name == "bust":
        return _bust(scene, shape)
    floor = scene.view != "above" and not any(prop.from_above for prop in scene.props)
    box = _around(list(_extent(scene)))
    below = max(0.0, -box[1] - USUAL_BELOW) if floor else 0.0
    room = shape.ground - MARGIN if floor else shape.height - 2 * MARGIN
    unit, wider = shape.unit * scene.zoom, box
    for _ in range(3):  # arrows keep their size: a smaller person leaves them more of the panel
        left, low, right, high = wider
        tall = max(high + below if floor else high - low, 0.05)
        unit = min(unit, (WIDE - 2 * MARGIN) / max(right - left, 0.1), room / tall)
        wider = _around([(box[0], box[1]), (box[2], box[3]), *_arrow_points(scene, unit)])
    left, low, right, high = wider
    ground = shape.ground - below * unit if floor else shape.height / 2 + (low + high) / 2 * unit
    middle = WIDE / 2 - (left + right) / 2 * unit
    return Frame(shape.height, unit, middle, ground, False, floor, unit / shape.unit)


def _bust(scene: Scene, shape: Format) -> Frame:
    left, low, right, high = _around([landmarks.point(body, scene.focus) for body in scene.bodies])
    unit = shape.unit * scene.zoom
    ground = shape.ground + (low + high) / 2 * unit
    return Frame(shape.height, unit, WIDE / 2 - (left + right) / 2 * unit, ground, True, False, 1.0)


def _around(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Give the left, bottom, right and top of all points."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _arrow_points(scene: Scene, unit: float) -> Iterator[Point]:
    around = HALO / unit
    for panel in scene.tracks:
        for arrow, track in panel:
            drawn = arrows.drawn(arrow, track, lambda point: (point[0] * unit, -point[1] * unit))
            left, low, right, high = _around([(x / unit, -y / unit) for x, y in drawn.points()])
            yield left - around, low - around
            yield right + around, high + around


def _extent(scene: Scene) -> Iterator[Point]:
    """Go through the corners of what the scene needs room for."""
    drawn = [shape for layers in scene.drawings for shape in (*layers.behind, *layers.before)]
    drawn += [shape for prop in scene.props for shape in KINDS[prop.kind].draw(prop, scene.bodies[0])]
    for shape in drawn:
        left, low, right, high = _around(shape.points)
        radius = shape.radius if shape.kind == DISC else 0.0
        yield left - radius, low - radius
        yield right + radius, high + radius
    if scene.moves:
        for way in scene.ways:
            for body in way[1:-1:2]:
                for arm in body.arms.values():
                    yield along(arm.wrist, arm.hand, HAND)
                for leg in body.legs.values():
                    yield along(leg.ankle, leg.foot, TOE_TIP)
                yield landmarks.point(body, "crown")
