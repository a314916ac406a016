"""What stands around a person and carries them: chairs, desks, stairs, a bicycle, a car."""

from __future__ import annotations

from math import cos, sin

from .geometry import Point, between, gap, heading_of, placed
from .prop import Prop
from .rig import Body
from .shape import NO_INK, Shape, curve, disc, line, polygon, slab

CRANK = 0.165  # how high a bicycle turns its cranks
UNDER_BALL = (0.070, -0.050)  # of the foot, where its pedal turns
HAND_ABOVE = 0.017  # how high the wrist of a flat hand is above what carries it
DOOR_POST = 0.06  # how wide the posts and the lintel are
RAIL = 0.50  # how high a rail runs above its stairs


def _leg_of(name: str, x: float, top: float, foot: float = 0.0) -> Shape:
    return slab(name, "wood", (x - 0.011, foot, x + 0.011, top), 0.008)


def chair(prop: Prop, body: Body) -> list[Shape]:
    """A chair, from the side or from the front."""
    x, top = prop.x, prop.height or 0.25
    if body.view != "side":
        high, low = top + 0.125, top + 0.03  # the eye stands a little higher: the seat shows its depth
        return [
            _leg_of("back leg", x - 0.10, high, 0.07),
            _leg_of("other back leg", x + 0.10, high, 0.07),
            slab("back", "wood", (x - 0.115, high, x + 0.115, high + 0.25), 0.02),
            polygon("top", "wood", [(x - 0.12, high), (x + 0.12, high), (x + 0.14, low), (x - 0.14, low)]),
            _leg_of("leg", x - 0.125, low),
            _leg_of("other leg", x + 0.125, low),
            slab("seat", "wood", (x - 0.14, low - 0.028, x + 0.14, low), 0.008),
        ]
    back, front = x - 0.165, x + 0.030
    return [
        _leg_of("leg", back + 0.010, top + 0.26),
        _leg_of("other leg", front, top),
        slab("back", "wood", (back - 0.010, top + 0.06, back + 0.020, top + 0.275), 0.010),
        slab("seat", "wood", (back, top - 0.026, front + 0.020, top), 0.0095),
    ]


def armchair(prop: Prop, body: Body) -> list[Shape]:
    """A car seat: a deep cushion and a tall back that leans."""
    x, top = prop.x, prop.height or 0.20
    lean = 0.26
    base = (x - 0.13, top - 0.015)
    tip = (base[0] - sin(lean) * 0.40, base[1] + cos(lean) * 0.40)
    rest = (tip[0] + 0.005 - sin(lean) * 0.05, tip[1] + cos(lean) * 0.05)
    return [
        bar("rest", "prop", rest, (rest[0] - sin(lean) * 0.08, rest[1] + cos(lean) * 0.08), 0.030),
        bar("back", "prop", base, tip, 0.045),
        slab("cushion", "prop", (x - 0.17, top - 0.085, x + 0.20, top), 0.035),
        slab("foot", "wall", (x - 0.11, 0.0, x + 0.14, top - 0.085), 0.01),
    ]


def bar(name: str, paint: str, start: Point, end: Point, half: float) -> Shape:
    """A straight piece with soft ends, from one point to another."""
    long = gap(start, end)
    soft, even = (
        half * 0.7,
        min(3.0 * half, 0.4 * long),
    )  # beyond each end, and from where its sides are straight
    side = [(0.0, half), (even, half), (long - even, half), (long, half)]
    tip = [(long + soft, 0.75 * half), (long + soft, -0.75 * half)]
    back = [(x, -half) for x, _ in reversed(side)]
    outline = [*side, *tip, *back, (-soft, -0.75 * half), (-soft, 0.75 * half)]
    return curve(name, paint, placed(outline, start, heading_of((end[0] - start[0], end[1] - start[1]))))


def table(prop: Prop, body: Body) -> list[Shape]:
    """A table on two legs; a desk seen from the front is only its top."""
    top = prop.height or 0.42
    left, right = prop.x, prop.to_x or prop.x + 0.40
    if body.view == "side" or prop.kind != "desk":
        legs = [_leg_of("leg", left + 0.03, top - 0.02), _leg_of("other leg", right - 0.03, top - 0.02)]
        return [*legs, slab("top", "wood", (left, top - 0.026, right, top), 0.009)]
    return [slab("top", "wood", (left, top - 0.026, right, top), 0.009)]


def stool(prop: Prop, body: Body) -> list[Shape]:
    """A seat without a back."""
    x, top = prop.x, prop.height or 0.25
    half = 0.10
    legs = [_leg_of("leg", x - half + 0.02, top), _leg_of("other leg", x + half - 0.02, top)]
    return [*legs, slab("seat", "wood", (x - half, top - 0.026, x + half, top), 0.0095)]


def bed(prop: Prop, body: Body) -> list[Shape]:
    """A bed with its head on the left."""
    top = prop.height or 0.26
    left, right, deep = prop.x, prop.to_x, prop.numbers.get("deep", 0.0)
    head = slab("head of the bed", "wood", (left - 0.02, 0.0, left + 0.005, top + deep + 0.13), 0.008)
    ends = [
        _leg_of("leg", right - 0.02, top - 0.10),
        slab("frame", "wood", (left, top - 0.125, right, top - 0.08), 0.008),
        slab("mattress", "mat", (left, top - 0.09, right, top), 0.02),
    ]
    if not deep:
        return [head, *ends]
    far = top + deep  # seen from the front, from a little higher: where one lies shows
    corners = [(left, top - 0.01), (left, far), (right - 0.04, far), (right, top - 0.01)]
    return [head, polygon("sheet", "mat", corners), *ends]


def step(prop: Prop, body: Body) -> list[Shape]:
    """One step, or several that go up to the right."""
    return [_steps(prop, prop.x + max(1, round(prop.size or 1)) * prop.numbers.get("deep", 0.26))]


def _steps(prop: Prop, right: float) -> Shape:
    """Draw the steps in one outline, the highest of them as far as this."""
    rise, deep = prop.height or 0.10, prop.numbers.get("deep", 0.26)
    steps = range(max(1, round(prop.size or 1)))
    edges = [(prop.x + index * deep, rise * (index + part)) for index in steps for part in (0, 1)]
    return polygon("steps", "wood", [*edges, (right, edges[-1][1]), (right, 0.0)])


def raising_desk(prop: Prop, body: Body) -> list[Shape]:
    """A desk whose column grows: its top follows the height of a hand, when it goes with one."""
    left, right = prop.x, prop.to_x
    top = prop.at(body)[1] - HAND_ABOVE if prop.of else prop.height or 0.42
    middle = left + 0.62 * (right - left)
    return [
        slab("foot", "prop", (middle - 0.13, 0.0, middle + 0.13, 0.022), 0.010),
        slab("inner column", "wall", (middle - 0.016, 0.02, middle + 0.016, top - 0.02), 0.004),
        slab("column", "prop", (middle - 0.026, 0.02, middle + 0.026, 0.30), 0.006),
        slab("top", "wood", (left, top - 0.026, right, top), 0.009),
    ]


def laptop(prop: Prop, body: Body) -> list[Shape]:
    """A computer, open towards the left."""
    x, y = prop.at(body)
    return [
        bar("screen", "prop", (x + 0.085, y + 0.012), (x + 0.125, y + 0.125), 0.007),
        slab("keys", "prop", (x - 0.06, y, x + 0.09, y + 0.012), 0.005),
    ]


def stairs(prop: Prop, body: Body) -> list[Shape]:
    """Some steps, and a rail on their far side that stands on posts."""
    rise, deep = prop.height or 0.10, prop.numbers.get("deep", 0.26)
    last = max(2, round(prop.size or 3)) - 1
    foot, head = (prop.x - 0.13, 0.0), (prop.x + 0.04 + last * deep, rise * (last + 1))
    low, high = (foot[0], RAIL - 0.17 / deep * rise + rise), (head[0], head[1] + RAIL)
    return [
        bar("post", "wood", foot, low, 0.009),
        bar("other post", "wood", head, high, 0.009),
        bar("rail", "wood", between(low, high, -0.06), between(low, high, 1.1), 0.013),
        _steps(prop, prop.x + (last + 2) * deep),
    ]


def door(prop: Prop, body: Body) -> list[Shape]:
    """A door one goes through towards the reader: its posts, its lintel, and the floor before it."""
    x, top, near = prop.x, prop.height or 1.06, -prop.deep
    inner = prop.size or 0.22
    outer, wide = inner + DOOR_POST, inner + DOOR_POST + prop.deep
    return [
        polygon("floor", "wall", [(x - outer, 0.0), (x + outer, 0.0), (x + wide, near), (x - wide, near)]),
        slab("lintel", "wood", (x - outer, top - DOOR_POST, x + outer, top), 0.006),
        slab("post", "wood", (x - outer, 0.0, x - inner, top), 0.006),
        slab("other post", "wood", (x + inner, 0.0, x + outer, top), 0.006),
    ]


def _pedal(body: Body, side: str) -> tuple[Point, float]:
    """Say where a pedal is under a foot, and how it lies."""
    foot = body.legs[side].foot
    return placed([UNDER_BALL], body.legs[side].ankle, foot)[0], foot


def _turning(body: Body, side: str, centre: Point) -> list[Shape]:
    pedal, way = _pedal(body, side)
    tips = placed([(-0.034, 0.0), (0.034, 0.0)], pedal, way)
    return [bar("crank", "prop", centre, pedal, 0.010), bar("pedal", "eye", tips[0], tips[1], 0.009)]


def bike(prop: Prop, body: Body) -> list[Shape]:
    """A bicycle that stays where it is, with the crank of the far foot."""
    x = prop.x
    centre, wheel = (x, CRANK), (x + 0.25, 0.155)
    saddle, bars = (x - 0.175, 0.500), (x + 0.175, 0.70)
    return [
        slab("rear foot", "eye", (x - 0.29, 0.0, x - 0.19, 0.022), 0.010),
        slab("front foot", "eye", (x + 0.26, 0.0, x + 0.38, 0.022), 0.010),
        bar("stay", "prop", (x - 0.24, 0.022), centre, 0.014),
        bar("head", "prop", (wheel[0] - 0.03, wheel[1]), bars, 0.015),
        bar("fork", "prop", wheel, (x + 0.32, 0.022), 0.014),
        disc("wheel", "prop", wheel, 0.118),
        disc("rim", "wall", wheel, 0.092),
        disc("hub", "prop", wheel, 0.026),
        bar("beam", "prop", centre, between((wheel[0] - 0.03, wheel[1]), bars, 0.55), 0.015),
        bar("seat tube", "prop", centre, (saddle[0], saddle[1]), 0.014),
        bar("bars", "eye", bars, (bars[0] + 0.055, bars[1] + 0.03), 0.012),
        bar("saddle", "eye", (saddle[0] - 0.085, saddle[1] + 0.012), (saddle[0] + 0.115, saddle[1]), 0.018),
        *_turning(body, "far", centre),
        disc("ring", "wall", centre, 0.042),
    ]


def crank(prop: Prop, body: Body) -> list[Shape]:
    """The crank of the near foot, before the leg."""
    return [*_turning(body, "near", (prop.x, CRANK)), disc("axle", "eye", (prop.x, CRANK), 0.012, NO_INK)]


def dashboard(prop: Prop, body: Body) -> list[Shape]:
    """The front of a car seen from inside: where the steering wheel ends, the pedal, the windscreen."""
    x, y = prop.x, prop.y if prop.y is not None else 0.50
    pedal, way = _pedal(body, "near")
    tips = placed([(-0.03, 0.0), (0.045, 0.0)], pedal, way)
    return [
        line("screen", [(x + 0.36, y + 0.02), (x + 0.22, y + 0.20), (x + 0.06, y + 0.385)]),
        line("roof", [(x + 0.06, y + 0.385), (x - 0.20, y + 0.425), (x - 0.52, y + 0.40)]),
        bar("arm", "prop", placed([(0.0, 0.0)], pedal, way)[0], (x + 0.30, y - 0.12), 0.007),
        bar("pedal", "eye", tips[0], tips[1], 0.011),
        bar("column", "prop", (x, y), (x + 0.20, y - 0.05), 0.014),
        slab("dashboard", "prop", (x + 0.14, y - 0.13, x + 0.38, y + 0.025), 0.03),
    ]


def wheel(prop: Prop, body: Body) -> list[Shape]:
    """A steering wheel seen on its edge."""
    x, y = prop.at(body)
    lean = 0.35
    step = (sin(lean) * 0.105, cos(lean) * 0.105)
    return [bar("wheel", "eye", (x - step[0], y - step[1]), (x + step[0], y + step[1]), 0.013)]
