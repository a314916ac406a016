"""One thing beside a person: where it stands, or what it goes with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import landmarks
from .geometry import Point, shifted
from .rig import Body


@dataclass(frozen=True)
class Prop:
    """One thing: where it stands, or the point of the body it goes with."""

    kind: str
    x: float = 0.0
    y: float | None = None
    to_x: float = 0.0
    size: float = 0.0
    height: float = 0.0
    of: str = ""
    to: str = ""
    to_point: Point | None = None
    off: Point = (0.0, 0.0)
    layer: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def deep(self) -> float:
        """How far a mat, or the floor of a door, comes towards the reader, when it is seen from higher."""
        if self.kind == "door":
            return self.numbers.get("deep", 0.0)
        return self.numbers.get("deep", self.size) if self.kind == "mat" else 0.0

    @property
    def from_above(self) -> bool:
        """Whether the scene is seen from above, though the body is drawn in profile."""
        return self.kind == "mat" and self.size > 0.0

    def at(self, body: Body) -> Point:
        """Where it is at one moment."""
        if self.of:
            return shifted(landmarks.point(body, self.of), self.off)
        return self.x, self.y if self.y is not None else 0.0
