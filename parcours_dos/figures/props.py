"""The things around a person: what carries them, what they hold, what they push."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import cos, hypot, sin
from typing import Any

from . import furniture, landmarks, things
from .errors import Problem
from .geometry import along, between, shifted
from .pose import FLOOR, named, nearest
from .prop import Prop
from .rig import Body
from .shape import LINE, NEAR, NO_INK, Shape, curve, disc, line, polygon, slab

BEHIND, HELD, BEFORE = "behind", "held", "before"
MAT_THICKNESS = 0.030
SOFT = 0.05  # how round the corners of a cushion may be: seen from above, it must not become a disc
MAT_BEHIND = 0.9  # of what a mat seen from higher shows before the person, as much as it shows behind
Corners = tuple[float, float, float, float]


@dataclass(frozen=True)
class Kind:
    """What one word of the files draws, and the support it offers."""

    draw: Callable[[Prop, Body], list[Shape]]
    layer: str = BEHIND
    ends: bool = False  # given by its two ends, as a mat
    top: float | None = None  # its height, when something can rest on it
    support: str = ""


def layer_of(prop: Prop) -> str:
    """Whether it is drawn behind the person, in their hands, or before them."""
    return prop.layer or KINDS[prop.kind].layer


def _tick(prop: Prop, body: Body) -> list[Shape]:
    """The sign of the pose to keep: it grows with the tension that holds it."""
    x, y = prop.at(body)
    size = (prop.size or 0.05) * body.tension
    outline = [(-0.9, 0.0), (-0.65, 0.28), (-0.25, -0.12), (0.65, 0.85), (0.92, 0.60), (-0.25, -0.65)]
    return [polygon("tick", "arrow", [(x + dx * size, y + dy * size) for dx, dy in outline], NO_INK)]


def _mat(prop: Prop, body: Body) -> list[Shape]:
    if prop.size:  # someone on the side, seen from above
        return [slab("mat", "mat", (prop.x, -prop.size, prop.to_x, prop.size), 0.02)]
    if body.view == "above":
        half = prop.height or 0.20
        return [slab("mat", "mat", (prop.x, -half, prop.to_x, half), 0.02)]
    if front := prop.deep:
        left, right, far = prop.x, prop.to_x, front * MAT_BEHIND
        corners = [(left, -front), (left + far * 0.5, far), (right - far * 0.5, far), (right, -front)]
        edge = slab("edge", "mat", (left, -front - MAT_THICKNESS, right, -front), 0.0122)
        return [polygon("mat", "mat", corners), edge]
    return [slab("mat", "mat", (prop.x, -MAT_THICKNESS, prop.to_x, 0.0), 0.0122)]


def _shelf(prop: Prop, body: Body) -> list[Shape]:
    top = prop.height or 1.05
    return [slab("shelf", "wood", (prop.x, top - 0.02, prop.to_x or prop.x + 0.25, top), 0.006)]


def _wall(prop: Prop, body: Body) -> list[Shape]:
    if prop.to_x:  # behind someone seen from the front
        return [slab("wall", "wall", (prop.x, 0.0, prop.to_x, prop.height or 1.06), 0.010)]
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
        return [
            furniture.bar(
                "cushion", "cushion", (x - step[0], y - step[1]), (x + step[0], y + step[1]), high / 2
            )
        ]
    return [slab("cushion", "cushion", (x - wide, y, x + wide, y + high), min(high * 0.48, SOFT))]


def _towel(prop: Prop, body: Body) -> list[Shape]:
    (x, y), size = prop.at(body), prop.size or 0.026
    centre = (x, y + size) if not prop.of else (x, y)
    turns = [along(centre, 140.0 + 30.0 * part, size * (1.0 - 0.042 * part)) for part in range(22)]
    flap = [along(centre, 140.0, size), shifted(centre, (size * 0.95, -size * 1.25))]
    return [disc("towel", "cushion", centre, size), line("roll", turns), line("flap", flap)]


def _cord(prop: Prop, body: Body) -> list[Shape]:
    start = prop.at(body)
    end = shifted(landmarks.point(body, prop.to), prop.off) if prop.to else prop.to_point or start
    long = max(hypot(end[0] - start[0], end[1] - start[1]), 1e-6)
    slack = max(0.0, prop.size - long)  # a band shorter than it is at rest hangs
    half = max(0.006, (prop.height or 0.009) * min(1.0, (prop.size or long) / long))  # stretched, it thins
    x, y = (end[1] - start[1]) / long * half, (start[0] - end[0]) / long * half
    parts = [index / 6 for index in range(7)]
    way = [shifted(between(start, end, at), (0.0, -3.2 * slack * at * (1.0 - at))) for at in parts]
    edges = [shifted(point, (x, y)) for point in way] + [shifted(point, (-x, -y)) for point in way[::-1]]
    return [curve("band", "ball", edges)]


def _strap(prop: Prop, body: Body) -> list[Shape]:
    """A towel that goes round a limb: from the hands, over the near side, to behind it."""
    start, end = prop.at(body), landmarks.point(body, prop.to) if prop.to else prop.to_point or prop.at(body)
    long = max(hypot(end[0] - start[0], end[1] - start[1]), 1e-6)
    dx, dy = (end[0] - start[0]) / long, (end[1] - start[1]) / long
    behind = prop.size or 0.054
    half = prop.height or 0.017
    tail = (start[0] - dx * 0.02 - 0.006, start[1] - 0.07)
    back = (end[0] + dx * behind, end[1] + dy * behind)
    hem = [
        (start[0] - dy * half * 0.5, start[1] + dx * half * 0.5),
        (back[0] - dy * half, back[1] + dx * half),
        (back[0] + dx * 0.008, back[1] + dy * 0.008),
        (back[0] + dy * half, back[1] - dx * half),
        (start[0] + dy * half * 0.5, start[1] - dx * half * 0.5),
    ]
    end_of_it = [
        (start[0] - 0.010, start[1]),
        (start[0] + 0.010, start[1]),
        (tail[0] + 0.015, tail[1]),
        (tail[0] - 0.013, tail[1]),
    ]
    return [polygon("tail", "cushion", end_of_it), polygon("strap", "cushion", hem)]


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


def _effort(prop: Prop, body: Body) -> list[Shape]:
    """Short rays around what tightens: nothing when it is at ease."""
    centre, inner = prop.at(body), prop.size or 0.055
    outer = inner + 0.045 * body.tension
    way, opening = prop.numbers.get("lean", 0.0), prop.numbers.get("deep", 180.0)
    rays = []
    for index in range(5):
        angle = way + opening * (index / 4.0 - 0.5)
        base = along(centre, angle, inner)
        half = 0.007 * body.tension
        ray = [along(base, angle + 90.0, half), along(centre, angle, outer), along(base, angle - 90.0, half)]
        rays.append(polygon(f"ray {index}", "arrow", ray, NO_INK))
    return rays


KINDS: dict[str, Kind] = {
    "mat": Kind(_mat, ends=True),
    "chair": Kind(furniture.chair, top=0.25, support="seat"),
    "stool": Kind(furniture.stool, top=0.25, support="seat"),
    "car_seat": Kind(furniture.armchair, top=0.20, support="seat"),
    "bed": Kind(furniture.bed, ends=True, top=0.26, support="bed"),
    "table": Kind(furniture.table, top=0.42, support="table"),
    "desk": Kind(furniture.table, top=0.42, support="desk"),
    "shelf": Kind(_shelf, top=1.05, support="shelf"),
    "raising_desk": Kind(furniture.raising_desk),
    "laptop": Kind(furniture.laptop),
    "step": Kind(furniture.step, top=0.10, support="step"),
    "stairs": Kind(furniture.stairs, top=0.10, support="step"),
    "door": Kind(furniture.door),
    "bike": Kind(furniture.bike),
    "crank": Kind(furniture.crank, layer=HELD),
    "dashboard": Kind(furniture.dashboard),
    "wheel": Kind(furniture.wheel, layer=HELD),
    "wall": Kind(_wall),
    "ball": Kind(_ball),
    "box": Kind(_box, layer=HELD),
    "bag": Kind(_bag, layer=HELD),
    "cushion": Kind(_cushion, top=0.045, support="cushion"),
    "towel": Kind(_towel, top=0.052, support="towel"),
    "band": Kind(_cord, layer=HELD),
    "strap": Kind(_strap, layer=HELD),
    "stick": Kind(_stick, layer=HELD),
    "mark": Kind(things.mark),
    "effort": Kind(_effort, layer=BEFORE),
    "tick": Kind(_tick, layer=BEFORE),
    "letter": Kind(things.letter),
    "gaze": Kind(things.gaze),
    "sock": Kind(things.sock, layer=HELD),
    "steering": Kind(things.steering, layer=HELD),
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
