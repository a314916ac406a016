"""The spine: a line that bends softly from the pelvis to the skull."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from .body import LUMBAR, NECK, PELVIS, THORAX, TRUNK
from .geometry import Point, between, shifted

STEPS = 8
EARLY = 0.6  # the neck has done all its turning within this part of its length


@dataclass(frozen=True)
class Spine:
    """The points of the spine from the hip upwards, with the heading of each."""

    points: tuple[Point, ...]
    headings: tuple[float, ...]
    reached: tuple[float, ...]

    @property
    def skull(self) -> Point:
        """Where the head sits."""
        return self.points[-1]

    @property
    def thorax(self) -> float:
        """The heading of the top of the chest."""
        return self.headings[2 * STEPS + 1]

    def moved(self, by: Point) -> Spine:
        """The same spine elsewhere."""
        return Spine(tuple(shifted(point, by) for point in self.points), self.headings, self.reached)

    def shortened(self, share: float) -> Spine:
        """The same spine, seen shorter: it leans towards the reader."""
        if share == 1.0:
            return self
        x, y = self.points[0]
        points = tuple((x + (px - x) * share, y + (py - y) * share) for px, py in self.points)
        return Spine(points, self.headings, self.reached)

    def at(self, part: float) -> tuple[Point, float]:
        """Give the point at a part of the trunk (0 hip, 1 base of the neck), and the heading there."""
        length = part * TRUNK
        if length <= PELVIS:
            heading = self.headings[0]
            return between(self.points[0], self.points[1], length / PELVIS), heading
        reached = self.reached
        index = 1
        while reached[index + 1] < length and index < len(reached) - 2:
            index += 1
        share = (length - reached[index]) / (reached[index + 1] - reached[index])
        one, other = self.headings[index], self.headings[index + 1]
        return between(self.points[index], self.points[index + 1], share), one + (other - one) * share


def bent(pelvis: float, lumbar: float, thoracic: float, neck: float) -> Spine:
    """Bend a spine: the heading of the pelvis, then what each region adds."""
    points: list[Point] = [(0.0, 0.0)]
    headings = [pelvis]
    reached = [0.0]
    x = y = done = 0.0

    def go(length: float, middle: float, end: float) -> None:
        nonlocal x, y, done
        angle = radians(middle)
        x += length * sin(angle)
        y += length * cos(angle)
        done += length
        points.append((x, y))
        headings.append(end)
        reached.append(done)

    go(PELVIS, pelvis, pelvis)
    base = pelvis
    for length, turn, within in ((LUMBAR, lumbar, 1.0), (THORAX, thoracic, 1.0), (NECK, neck, EARLY)):
        for step in range(STEPS):
            middle = min(1.0, (step + 0.5) / STEPS / within)
            end = min(1.0, (step + 1.0) / STEPS / within)
            go(length / STEPS, base + turn * middle, base + turn * end)
        base += turn
    return Spine(tuple(points), tuple(headings), tuple(reached))
