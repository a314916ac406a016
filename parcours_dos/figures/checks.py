"""What a drawing must hold before anyone sees it, looked at over the whole movement."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from .body import HEAD_CENTRE, HEAD_RADIUS, HEAD_SCALE
from .errors import Problem, centimetres
from .figure import Figure
from .frame import SMALLEST
from .geometry import Point, gap
from .head import on_head
from .limits import beyond, unreached
from .panel import shapes
from .rig import Body
from .shape import DISC, Shape
from .svg import draw

MOMENTS = 13
SUNK = 0.012  # below the ground, in body heights
VISIBLE = 0.05  # a movement smaller than this needs a ghost
STILL = 0.004
CLEAR = 6.0  # panel units between an arrow and the head
STILL_BYTES, MOVING_BYTES = 6 * 1024, 16 * 1024
FORBIDDEN = {
    "<script": "un script",
    " style=": "un attribut « style »",
    "<text": "du texte",
    "<image": "une image",
    "<foreignObject": "une page",
    "href=": "une adresse",
    "@import": "une adresse",
}
TELL = "prévenir qui tient ce programme"
NAMESPACE = "http://www.w3.org/2000/svg"
PART_WORDS = {
    "arm": "le bras",
    "sleeve": "la manche",
    "foot": "le pied",
    "leg": "la jambe",
    "ankle": "la cheville",
    "face": "la tête",
    "hair": "la tête",
    "bun": "le chignon",
    "shirt": "le tronc",
}


def problems(figure: Figure) -> tuple[Problem, ...]:
    """List everything that is wrong with a figure: nothing, when it may be shown."""
    found: dict[str, Problem] = {}
    for problem in _all(figure):
        found.setdefault(f"{problem.place.partition('@')[0]} {problem.reason[:24]}", problem)
    return tuple(found.values())


def _all(figure: Figure) -> Iterator[Problem]:
    last = len(figure.states) - 1
    moments = [last * index / (MOMENTS - 1) for index in range(MOMENTS)] if last else [0.0]
    counts: dict[str, int] = {}
    for step in moments:
        body = figure.body(step)
        scene = shapes(figure, body, figure.layers(body))
        yield from _moment(figure, step, body, scene)
        for shape in scene:
            if counts.setdefault(shape.name, len(shape.points)) != len(shape.points):
                yield Problem(shape.name, "ce contour change de forme en chemin", TELL)
    yield from _arrows(figure)
    yield from _differs(figure)
    yield from _file(figure)


def moment_name(figure: Figure, step: float) -> str:
    """Name a moment for an author: a key by its place, others by what they are between."""
    index = int(step)
    if abs(step - round(step)) < 1e-9:
        return figure.places[round(step)]
    return f"{figure.places[index]}→{figure.places[index + 1]}"


def _moment(figure: Figure, step: float, body: Body, scene: list[Shape]) -> Iterator[Problem]:
    place = moment_name(figure, step)
    yield from beyond(place, figure.state(step), figure.rig, body)
    yield from unreached(place, body)
    if figure.frame.floor:
        yield from _sunk(place, scene, SUNK + max((prop.deep for prop in figure.props), default=0.0))
    if not figure.frame.bust:
        yield from _outside(figure, place, scene)


def _sunk(place: str, scene: list[Shape], most: float) -> Iterator[Problem]:
    for shape in scene:
        if shape.is_flesh:
            deep = shape.radius - min(y for _, y in shape.points)
            if deep > most:
                part = next((said for word, said in PART_WORDS.items() if word in shape.name), "le corps")
                yield Problem(
                    f"{place}.{shape.name.replace(' ', '.')}",
                    f"{part} passe sous le sol de {centimetres(deep)}",
                    "le relever, ou ajouter une étape « via: »",
                )


def _outside(figure: Figure, place: str, scene: list[Shape]) -> Iterator[Problem]:
    frame = figure.frame
    left, top, right, bottom = frame.inside
    for shape in scene:
        radius = shape.radius * frame.unit if shape.kind == DISC else 0.0
        across = [frame.left + x * frame.unit for x, _ in shape.points]
        down = [frame.ground - y * frame.unit for _, y in shape.points]
        if (
            min(across) - radius < left
            or max(across) + radius > right
            or min(down) - radius < top
            or max(down) + radius > bottom
        ):
            yield Problem(f"{place}.{shape.name}", "sort du cadre", "changer de cadre, ou rapprocher")


def head_of(figure: Figure, body: Body) -> tuple[Point, float]:
    """Give the middle of the head and its size, in panel units."""
    (centre,) = on_head([HEAD_CENTRE], body.skull, body.head)
    return figure.frame.place(centre), HEAD_RADIUS * HEAD_SCALE * figure.frame.unit


def _arrows(figure: Figure) -> Iterator[Problem]:
    left, top, right, bottom = figure.frame.inside
    if figure.frame.squeezed < SMALLEST:
        yield Problem("frame", "la scène est trop large : la personne devient trop petite", "la resserrer")
    for panel in range(len(figure.panels)):
        centre, radius = head_of(figure, figure.bodies[figure.panels[panel]])
        for index, arrow in enumerate(figure.arrows_of(panel)):
            points = arrow.points()
            if min(gap(point, centre) for point in points) < radius + CLEAR - 2.0:
                yield Problem(f"arrows.{index + 1}", "la flèche touche la tête", "l'écarter avec « off: »")
            halo = 5.0
            if any(
                x - halo < left or x + halo > right or y - halo < top or y + halo > bottom for x, y in points
            ):
                yield Problem(f"arrows.{index + 1}", "la flèche sort du cadre", "la rapprocher avec « off: »")


def _differs(figure: Figure) -> Iterator[Problem]:
    if not figure.moves:
        return
    one = figure.bodies[0]
    first = {shape.name: shape for shape in shapes(figure, one, figure.drawings[0])}
    widest = 0.0
    for body, layers in zip(figure.bodies[1:], figure.drawings[1:], strict=True):
        for shape in shapes(figure, body, layers):
            before = first[shape.name]
            widest = max(widest, *(gap(a, b) for a, b in zip(before.points, shape.points, strict=True)))
    widest *= figure.frame.unit / 190.0
    if widest < STILL * 2:
        yield Problem("end", "le début et la fin sont les mêmes", "décrire le mouvement, ou ôter « end: »")
    elif widest < VISIBLE and not figure.ghost:
        yield Problem("end", "le mouvement se voit à peine", "ajouter « ghost: true », ou le cadre « bust »")


def _file(figure: Figure) -> Iterator[Problem]:
    """Look at the files themselves: light, and free of what a page would refuse."""
    for animated, most in ((False, STILL_BYTES), (True, MOVING_BYTES)):
        if animated and not figure.moves:
            return
        text = draw(figure, "t", "d", animated=animated)
        size = len(gzip.compress(text.encode(), 6, mtime=0))
        if size > most:
            what = "qui bouge" if animated else "immobile"
            yield Problem(
                "figure", f"le dessin {what} pèse {size} octets, {most} au plus", "simplifier la scène"
            )
        for words, said in FORBIDDEN.items():
            if words in text:
                yield Problem("figure", f"le fichier contient {said}", TELL)
        if text.count("://") != text.count(NAMESPACE):
            yield Problem("figure", "le fichier contient une adresse", TELL)
