"""The things around a person: what carries them, what they hold, what they push."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import atan2, cos, hypot, sin
from typing import Any

from . import landmarks
from .errors import Problem
from .geometry import Point, shifted
from .pose import FLOOR, named, nearest
from .rig import Body
from .shape import LINE, NEAR, NO_INK, Shape, curve, disc, polygon, slab

BEHIND, HELD, BEFORE = "behind", "held", "before"
MAT_THICKNESS = 0.030
Corners = tuple[float, float, float, float]


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
    def where(self) -> str:
        """Whether it is drawn behind the person, in their hands, or before them."""
        return self.layer or KINDS[self.kind].layer

    def at(self, body: Body) -> Point:
        """Where it is at one moment."""
        if self.of:
            return shifted(landmarks.point(body, self.of), self.off)
        return self.x, self.y if self.y is not None else 0.0


@dataclass(frozen=True)
class Kind:
    """What one word of the files draws, and the support it offers."""

    draw: Callable[[Prop, Body], list[Shape]]
    layer: str = BEHIND
    ends: bool = False  # given by its two ends, as a mat
    top: float | None = None  # its height, when something can rest on it
    support: str = ""


def _mat(prop: Prop, body: Body) -> list[Shape]:
    if body.view == "above":
        half = prop.height or 0.20
        return [slab("mat", "mat", (prop.x, -half, prop.to_x, half), 0.02)]
    return [slab("mat", "mat", (prop.x, -MAT_THICKNESS, prop.to_x, 0.0), 0.0122)]


def _leg_of(name: str, x: float, top: float) -> Shape:
    return slab(name, "wood", (x - 0.011, 0.0, x + 0.011, top), 0.008)


def _chair(prop: Prop, body: Body) -> list[Shape]:
    x, top = prop.x, prop.height or 0.25
    if body.view != "side":
        return [
            slab("back", "wood", (x - 0.115, top, x + 0.115, top + 0.26), 0.02),
            _leg_of("leg", x - 0.115, top),
            _leg_of("other leg", x + 0.115, top),
            slab("seat", "wood", (x - 0.135, top - 0.025, x + 0.135, top + 0.005), 0.012),
        ]
    back, front = x - 0.165, x + 0.030
    return [
        _leg_of("leg", back + 0.010, top + 0.26),
        _leg_of("other leg", front, top),
        slab("back", "wood", (back - 0.010, top + 0.06, back + 0.020, top + 0.275), 0.010),
        slab("seat", "wood", (back, top - 0.026, front + 0.020, top), 0.0095),
    ]


def _armchair(prop: Prop, body: Body) -> list[Shape]:
    """A car seat: a deep cushion and a tall back that leans."""
    x, top = prop.x, prop.height or 0.20
    lean = 0.26
    base = (x - 0.13, top - 0.015)
    tip = (base[0] - sin(lean) * 0.40, base[1] + cos(lean) * 0.40)
    rest = (tip[0] + 0.005 - sin(lean) * 0.05, tip[1] + cos(lean) * 0.05)
    return [
        _bar("rest", "prop", rest, (rest[0] - sin(lean) * 0.08, rest[1] + cos(lean) * 0.08), 0.030),
        _bar("back", "prop", base, tip, 0.045),
        slab("cushion", "prop", (x - 0.17, top - 0.085, x + 0.20, top), 0.035),
        slab("foot", "wall", (x - 0.11, 0.0, x + 0.14, top - 0.085), 0.01),
    ]


def _bar(name: str, paint: str, start: Point, end: Point, half: float) -> Shape:
    angle = atan2(end[0] - start[0], end[1] - start[1])
    dx, dy = sin(angle), cos(angle)
    soft = half * 0.7
    points = []
    for place, way in ((start, -1.0), (end, 1.0)):
        for across in (-1.0, -0.75, 0.75, 1.0) if way < 0 else (1.0, 0.75, -0.75, -1.0):
            out = 0.0 if abs(across) == 1.0 else soft * way
            points.append(
                (place[0] + dx * out + dy * half * across, place[1] + dy * out - dx * half * across)
            )
    return curve(name, paint, points)


def _table(prop: Prop, body: Body) -> list[Shape]:
    top = prop.height or KINDS[prop.kind].top or 0.42
    left, right = prop.x, prop.to_x or prop.x + 0.40
    if body.view == "side" or prop.kind != "desk":
        legs = [_leg_of("leg", left + 0.03, top - 0.02), _leg_of("other leg", right - 0.03, top - 0.02)]
        return [*legs, slab("top", "wood", (left, top - 0.026, right, top), 0.009)]
    return [slab("top", "wood", (left, top - 0.026, right, top), 0.009)]


def _stool(prop: Prop, body: Body) -> list[Shape]:
    x, top = prop.x, prop.height or 0.25
    half = 0.10
    legs = [_leg_of("leg", x - half + 0.02, top), _leg_of("other leg", x + half - 0.02, top)]
    return [*legs, slab("seat", "wood", (x - half, top - 0.026, x + half, top), 0.0095)]


def _shelf(prop: Prop, body: Body) -> list[Shape]:
    top = prop.height or 1.05
    return [slab("shelf", "wood", (prop.x, top - 0.02, prop.to_x or prop.x + 0.25, top), 0.006)]


def _bed(prop: Prop, body: Body) -> list[Shape]:
    top = prop.height or 0.26
    left, right = prop.x, prop.to_x
    return [
        slab("head of the bed", "wood", (left - 0.02, 0.0, left + 0.005, top + 0.13), 0.008),
        _leg_of("leg", right - 0.02, top - 0.10),
        slab("frame", "wood", (left, top - 0.125, right, top - 0.08), 0.008),
        slab("mattress", "mat", (left, top - 0.09, right, top), 0.028),
    ]


def _step(prop: Prop, body: Body) -> list[Shape]:
    top = prop.height or 0.10
    steps = max(1, round(prop.size or 1))
    left, wide = prop.x, prop.numbers.get("deep", 0.26)
    return [
        slab(
            f"step {index}", "wood", (left + index * wide, 0.0, left + steps * wide, top * (index + 1)), 0.006
        )
        for index in range(steps)
    ]


def _wall(prop: Prop, body: Body) -> list[Shape]:
    return [slab("wall", "wall", (prop.x - 0.030, 0.0, prop.x, prop.height or 1.06), 0.010)]


def _ball(prop: Prop, body: Body) -> list[Shape]:
    return [disc("ball", "ball", prop.at(body), prop.size or 0.065)]


def _box(prop: Prop, body: Body) -> list[Shape]:
    x, y = prop.at(body)
    size, high = prop.size or 0.085, prop.height or 0.065
    if not prop.of and prop.y is None:
        y = high
    return [
        slab("box", "box", (x - size, y - high, x + size, y + high), 0.008),
        slab("lid", "box", (x - size, y + high * 0.55, x + size, y + high), 0.008),
    ]


def _bag(prop: Prop, body: Body) -> list[Shape]:
    x, y = prop.at(body)
    handle = [(x - 0.035, y - 0.075), (x - 0.025, y - 0.005), (x + 0.025, y - 0.005), (x + 0.035, y - 0.075)]
    return [
        Shape("handle", "line", NEAR, LINE, handle),
        slab("bag", "box", (x - 0.062, y - 0.20, x + 0.062, y - 0.07), 0.014),
    ]


def _cushion(prop: Prop, body: Body) -> list[Shape]:
    (x, y), wide, high = prop.at(body), prop.size or 0.10, prop.height or 0.045
    if prop.numbers.get("lean"):
        angle = prop.numbers["lean"] * 0.0174533
        half = wide - high
        step = (sin(angle) * half, cos(angle) * half)
        return [_bar("cushion", "cushion", (x - step[0], y - step[1]), (x + step[0], y + step[1]), high / 2)]
    return [slab("cushion", "cushion", (x - wide, y, x + wide, y + high), high * 0.48)]


def _towel(prop: Prop, body: Body) -> list[Shape]:
    (x, y), size = prop.at(body), prop.size or 0.026
    centre = (x, y + size) if not prop.of else (x, y)
    return [disc("towel", "cushion", centre, size), disc("fold", "cushion", centre, size * 0.45)]


def _cord(prop: Prop, body: Body) -> list[Shape]:
    start = prop.at(body)
    end = shifted(landmarks.point(body, prop.to), prop.off) if prop.to else prop.to_point or start
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return [Shape("band", "band", NO_INK, LINE, (start, middle, end))]


def _stick(prop: Prop, body: Body) -> list[Shape]:
    start = prop.at(body)
    end = landmarks.point(body, prop.to) if prop.to else prop.to_point or start
    long = max(hypot(end[0] - start[0], end[1] - start[1]), 1e-6)
    over = prop.size or 0.12
    dx, dy = (end[0] - start[0]) / long, (end[1] - start[1]) / long
    if prop.to and prop.off != (0.0, 0.0):
        end = shifted(end, prop.off)
    ends = ((start[0] - dx * over, start[1] - dy * over), (end[0] + dx * over, end[1] + dy * over))
    half = 0.008
    corners = [
        (ends[0][0] + dy * half, ends[0][1] - dx * half),
        (ends[1][0] + dy * half, ends[1][1] - dx * half),
        (ends[1][0] - dy * half, ends[1][1] + dx * half),
        (ends[0][0] - dy * half, ends[0][1] + dx * half),
    ]
    return [polygon("stick", "wood", corners)]


def _wheel(prop: Prop, body: Body) -> list[Shape]:
    x, y = prop.at(body)
    lean = 0.35
    step = (sin(lean) * 0.10, cos(lean) * 0.10)
    return [_bar("wheel", "wall", (x - step[0], y - step[1]), (x + step[0], y + step[1]), 0.012)]


def _mark(prop: Prop, body: Body) -> list[Shape]:
    x, y = prop.at(body)
    return [disc("mark", "mat", (x, y), 0.035), disc("spot", "eye", (x, y), 0.010, NO_INK)]


KINDS: dict[str, Kind] = {
    "mat": Kind(_mat, ends=True),
    "chair": Kind(_chair, top=0.25, support="seat"),
    "stool": Kind(_stool, top=0.25, support="seat"),
    "car_seat": Kind(_armchair, top=0.20, support="seat"),
    "bed": Kind(_bed, ends=True, top=0.26, support="bed"),
    "table": Kind(_table, top=0.42, support="table"),
    "desk": Kind(_table, top=0.42, support="desk"),
    "shelf": Kind(_shelf, top=1.05, support="shelf"),
    "step": Kind(_step, top=0.10, support="step"),
    "wall": Kind(_wall),
    "ball": Kind(_ball),
    "box": Kind(_box, layer=HELD),
    "bag": Kind(_bag, layer=HELD),
    "cushion": Kind(_cushion, top=0.045, support="cushion"),
    "towel": Kind(_towel, top=0.052, support="towel"),
    "band": Kind(_cord, layer=HELD),
    "stick": Kind(_stick, layer=HELD),
    "wheel": Kind(_wheel, layer=HELD),
    "mark": Kind(_mark),
}


def supports(props: tuple[Prop, ...]) -> dict[str, float]:
    """List what can carry a foot, a hand or a back, with its height."""
    found = {FLOOR: 0.0}
    for prop in props:
        kind = KINDS[prop.kind]
        if kind.support:
            low = prop.y or 0.0 if prop.kind in ("cushion", "towel") else 0.0
            found[kind.support] = low + (prop.height or kind.top or 0.0)
    return found


LARGEST = 500.0
NUMBERS = ("x", "y", "to_x", "size", "height", "deep", "lean")


def read(place: str, data: Any, view: str, problems: list[Problem]) -> Prop | None:
    """Read one thing of the scene: a word, and where it stands."""
    if not isinstance(data, Mapping) or len(data) != 1:
        problems.append(Problem(place, "il faut un objet par ligne", "écrire par exemple « - chair: 0 »"))
        return None
    ((kind, value),) = data.items()
    if kind not in KINDS:
        problems.append(Problem(place, f"l'objet « {kind} » n'existe pas", nearest(str(kind), KINDS)))
        return None
    said = {"x": value} if isinstance(value, int | float) else value
    if isinstance(value, list | tuple):
        if KINDS[kind].ends or kind in ("table", "desk", "shelf"):
            said = dict(zip(("x", "to_x"), value, strict=False))
        else:
            said = dict(zip(("x", "y", "size"), value, strict=False))
    if not isinstance(said, Mapping):
        problems.append(
            Problem(f"{place}.{kind}", "sa place n'est pas lisible", "écrire un nombre, ou [x, y]")
        )
        return None
    return _made(f"{place}.{kind}", kind, said, view, problems)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST


def _pair(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and all(_number(part) for part in value)


def _made(place: str, kind: str, said: Mapping[str, Any], view: str, problems: list[Problem]) -> Prop:
    said = named(said)
    words = (*NUMBERS, "of", "to", "off", "layer")
    numbers: dict[str, float] = {}
    for word, value in said.items():
        if word not in words:
            problems.append(Problem(f"{place}.{word}", f"« {word} » n'existe pas", nearest(word, words)))
        elif word in NUMBERS:
            if _number(value):
                numbers[word] = float(value)
            else:
                problems.append(
                    Problem(f"{place}.{word}", f"« {value} » n'est pas un nombre", "écrire un nombre")
                )
    known = landmarks.names(view)
    for word in ("of", "to"):
        name = said.get(word)
        if isinstance(name, str) and name not in known:
            problems.append(
                Problem(f"{place}.{word}", f"le corps n'a pas de « {name} »", nearest(name, known))
            )
            said = {key: kept for key, kept in said.items() if key != word}
    to = said.get("to")
    off = said.get("off", (0.0, 0.0))
    if not _pair(off):
        problems.append(Problem(f"{place}.off", f"« {off} » n'est pas un point", "écrire [devant, hauteur]"))
        off = (0.0, 0.0)
    if to is not None and not isinstance(to, str) and not _pair(to):
        problems.append(Problem(f"{place}.to", f"« {to} » n'est pas un point", "écrire [devant, hauteur]"))
        to = None
    return Prop(
        kind=kind,
        x=numbers.get("x", 0.0),
        y=numbers.get("y"),
        to_x=numbers.get("to_x", 0.0),
        size=numbers.get("size", 0.0),
        height=numbers.get("height", 0.0),
        of=str(said.get("of", "")),
        to=to if isinstance(to, str) else "",
        to_point=(float(to[0]), float(to[1])) if isinstance(to, list | tuple) else None,
        off=(float(off[0]), float(off[1])),
        layer=str(said.get("layer", "")),
        numbers=numbers,
    )
