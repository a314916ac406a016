"""What a pose becomes: numbers that can be blended, then a body whose every joint has its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .geometry import Point, Space
from .spine import Spine

State = dict[str, float]  # one moment of the movement: every number of the pose, by its name
ANGLES, HEADINGS, TARGET = "angles", "headings", "target"


@dataclass(frozen=True)
class Rig:
    """What the numbers of a state mean: the same at every moment of one figure."""

    view: str
    rest: str
    rest_side: str
    legs: Mapping[str, str]
    arms: Mapping[str, str]
    feet: Mapping[str, str]
    hands: Mapping[str, str]
    bends: Mapping[str, str]


@dataclass(frozen=True)
class Leg:
    """A leg in place. Headings are those of the picture; toward is how much it comes at the reader."""

    hip: Point
    knee: Point
    ankle: Point
    thigh: float
    shin: float
    foot: float
    toe: float
    missing: float = 0.0
    toward: float = 0.0
    axes: tuple[Space, Space, Space] | None = None  # of the foot in space: forward, outside, up


@dataclass(frozen=True)
class Arm:
    """An arm in place, with the share of each grip in its hand."""

    shoulder: Point
    elbow: Point
    wrist: Point
    upper: float
    fore: float
    hand: float
    grips: tuple[float, float, float]
    missing: float = 0.0
    toward: float = 0.0
    shortened: float = 1.0
    back: float = 0.0  # how far the shoulder is behind its place, seen from the front
    under: bool = False  # whether it passes behind the head, seen from the side
    laid: bool = False  # whether the hand of a far arm lies on the trunk, seen from the side


@dataclass(frozen=True)
class Body:
    """Everything that a drawing needs to know about one moment."""

    view: str
    spine: Spine
    head: float
    legs: Mapping[str, Leg]
    arms: Mapping[str, Arm]
    breath: float
    turn: float = 0.0
    roll: float = 0.0
    twist: float = 0.0
    nod: float = 0.0
    shut: float = 0.0  # eyes: 0 open, 1 closed
    blinks: bool = False  # whether they close at some moment
    look: float | None = None  # where the eyes go: 1 to the right of the page, -1 to the left
    tension: float = 0.0  # of what tightens without moving: 0 at ease, 1 tight
    attention: float | None = None  # where the mind goes through the body: 0 at the feet, 1 at the face
    over: bool = False  # seen from the side, whether the far foot lies on the near leg
    faces: bool = False  # seen from the side, whether the head turns at some moment

    @property
    def hip(self) -> Point:
        """The middle of the pelvis, at the hips."""
        return self.spine.points[0]

    @property
    def skull(self) -> Point:
        """Where the head sits."""
        return self.spine.skull
