"""Small things: what is looked at, what is put on, what is turned."""

from __future__ import annotations

from .geometry import Point, between, placed
from .prop import Prop
from .rig import Body
from .shape import DISC, LINE, NEAR, NO_INK, Shape, curve, disc, polygon

GAZE_STROKES = 7
# A sock, from the middle of its edge: x to the toes, y up.
SOCK: tuple[Point, ...] = (
    *((0.030, 0.0), (0.029, -0.040), (0.048, -0.062), (0.090, -0.078), (0.122, -0.088), (0.128, -0.104)),
    *((0.110, -0.116), (0.050, -0.114), (-0.020, -0.112), (-0.042, -0.096), (-0.034, -0.050), (-0.030, 0.0)),
)
SOCK_HEEL: tuple[Point, ...] = (
    (-0.038, -0.072),
    (-0.014, -0.088),
    (-0.010, -0.112),
    (-0.030, -0.110),
    (-0.042, -0.094),
)
SOCK_EDGE: tuple[Point, ...] = ((-0.034, 0.010), (0.034, 0.010), (0.034, -0.018), (-0.034, -0.018))


def mark(prop: Prop, body: Body) -> list[Shape]:
    """A round mark on a wall, to look at."""
    x, y = prop.at(body)
    return [disc("mark", "mat", (x, y), 0.035), disc("spot", "eye", (x, y), 0.010, NO_INK)]


def letter(prop: Prop, body: Body) -> list[Shape]:
    """A letter on a sheet, on a wall seen nearly edge on."""
    x, y = prop.at(body)
    sheet = [(x, y + 0.055), (x - 0.055, y + 0.085), (x - 0.055, y - 0.045), (x, y - 0.075)]
    foot, top, other = (x - 0.046, y - 0.012), (x - 0.0275, y + 0.046), (x - 0.009, y - 0.034)
    bar = ((x - 0.038, y + 0.008), (x - 0.017, y - 0.004))
    strokes = ((foot, top), (top, other), bar)
    return [
        polygon("sheet", "cushion", sheet),
        *(Shape(f"stroke {index}", "line", NEAR, LINE, stroke) for index, stroke in enumerate(strokes)),
    ]


def sock(prop: Prop, body: Body) -> list[Shape]:
    """A sock held by its edge: it hangs from the hand, or has the foot in it."""
    x, y = prop.at(body)
    lean = prop.numbers.get("lean", 0.0) + 90.0
    return [
        curve("sock", "ball", placed(SOCK, (x, y), lean)),
        curve("heel of the sock", "cushion", placed(SOCK_HEEL, (x, y), lean)),
        curve("edge of the sock", "cushion", placed(SOCK_EDGE, (x, y), lean)),
    ]


def steering(prop: Prop, body: Body) -> list[Shape]:
    """A steering wheel, seen by whom it faces."""
    (x, y), size = prop.at(body), prop.size or 0.10
    circles = [("rim", size), ("middle of the rim", size - 0.005), ("inside of the rim", size - 0.010)]
    spokes = [(x - size, y), (x, y - 0.012), (x + size, y)]
    return [
        *(Shape(name, "line", NEAR, DISC, ((x, y),), wide) for name, wide in circles),
        Shape("spokes", "line", NEAR, LINE, spokes),
        Shape("column", "line", NEAR, LINE, ((x, y - 0.012), (x, y - size))),
    ]


def gaze(prop: Prop, body: Body) -> list[Shape]:
    """Where the eyes look: short strokes on the way to a point, none when they are shut."""
    start = prop.at(body)
    end = between(prop.to_point or start, start, round(body.shut))
    parts = [0.12 + 0.88 * index / GAZE_STROKES for index in range(GAZE_STROKES)]
    return [
        Shape(
            f"look {part:.2f}",
            "band",
            NO_INK,
            LINE,
            (between(start, end, part), between(start, end, part + 0.05)),
        )
        for part in parts
    ]
