"""The same panel, moving without a script: every outline that moves goes from moment to moment."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from .figure import Figure
from .geometry import wrapped
from .panel import Painted, painted, shapes, unhidden
from .rig import Body

REST, HOLD, GO = 0.8, 1.0, 2.0  # seconds: before, at the end, each way
FEWEST, MOST, MOST_FRONT, MOST_OF_MANY = (
    2,
    6,
    4,
    4,
)  # moments from one pose to the next; fewer when there is much to draw
EACH = 18.0  # degrees that a bone may turn between two moments, or it would seem to shrink


def timing(figure: Figure) -> tuple[list[float], str, float]:
    """Give the steps to draw, the moments at which each is reached, and how long one turn lasts."""
    last_pose = len(figure.states) - 1
    most = (MOST if figure.view == "side" else MOST_FRONT) if last_pose == 1 else MOST_OF_MANY
    steps: list[float] = []
    for index, (one, other) in enumerate(pairwise(figure.bodies)):
        count = min(most, max(FEWEST, ceil(_widest_turn(one, other) / EACH)))
        steps += [index + part / count for part in range(count)]
    steps.append(float(last_pose))
    ways = list(pairwise(figure.panels))
    last = REST / 2 + HOLD + 2 * GO * len(ways) + REST / 2
    out = [REST / 2 + GO * _reached(step, ways) for step in steps]
    times = [0.0, *out, *(last - time for time in reversed(out)), last]
    return steps, ";".join(_part(time / last) for time in times), last


def _reached(step: float, ways: list[tuple[int, int]]) -> float:
    """Say when a step is reached, counted in ways: a pose that is not shown is passed without stopping."""
    for index, (one, other) in enumerate(ways):
        if step < other:
            return index + _when((step - one) / (other - one))
    return float(len(ways))


def _part(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"


def _when(part: float) -> float:
    """Say when a movement that starts and stops gently has done this part of its way."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        if middle * middle * (3 - 2 * middle) < part:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _widest_turn(one: Body, other: Body) -> float:
    turns = zip(_turns(one), _turns(other), strict=True)
    return max(abs(wrapped(after - before)) for before, after in turns)


def _turns(body: Body) -> list[float]:
    turns = [body.head, body.turn, body.roll + body.twist, body.spine.thorax]
    for arm in body.arms.values():
        turns += [arm.upper, arm.fore]
    for leg in body.legs.values():
        turns += [leg.thigh, leg.shin]
    return turns


def frames(figure: Figure, steps: list[float]) -> list[list[Painted]]:
    """Draw each moment, always in the order of the last pose."""
    bodies = [figure.body(step) for step in steps]
    scenes = unhidden([shapes(figure, body, figure.layers(body)) for body in bodies])
    order = {shape.name: index for index, shape in enumerate(scenes[-1])}
    return [painted(sorted(scene, key=lambda shape: order[shape.name]), figure.frame) for scene in scenes]


def values(moments: list[list[Painted]], index: int) -> str | None:
    """Write the road of one outline, there and back; nothing when it does not move."""
    there = [moment[index].path for moment in moments]
    if all(path == there[0] for path in there):
        return None
    return ";".join([there[0], *there, *reversed(there), there[0]])
