"""The file: panels side by side for paper, or one that moves; its colours, its title, its licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby

from . import curve, moving
from .arrows import Drawn
from .figure import Figure
from .frame import CLIP, WIDE
from .palette import WORN, colours
from .panel import Painted, ground, painted, props_of, shapes, unhidden
from .props import BEHIND
from .shape import FAR, NO_INK

LICENCE = "CC0-1.0"
CLASSES = {
    "skin": "s", "hair": "h", "shirt": "t", "legging": "l", "mat": "m", "wood": "w", "wall": "y", "box": "p",
    "ball": "o", "prop": "v", "cushion": "u", "eye": "e", "far skin": "sf", "far hair": "hf",
    "far shirt": "tf", "far legging": "lf", "arrow": "x",
}  # fmt: skip
DIGITS = {
    1: "M-3-3.5 .5-6V6",
    2: "M-3.6-2.8a3.6 3.3 0 0 1 7.2-.2c0 3.7-6.6 4.9-7.2 9h7.4",
    3: "M-3.4-6h6.6L-.5-1.5a3.7 3.7 0 1 1-3.3 5.2",
    4: "M1.8 6V-6L-4 2.6h8",
    5: "M3.2-6h-5.8l-.7 5.6a3.8 3.8 0 1 1-.4 4.6",
}
SHOWN_LARGE = 1.6


@dataclass(frozen=True)
class Pen:
    """Colours and widths of one file."""

    colours: dict[str, str]
    near: float
    far: float
    arrow: float

    def fill(self, paint: str, ink: str) -> str:
        """The colour of a surface."""
        if paint in ("line", "band"):
            return "none"
        return self.colours[f"far {paint}" if ink == FAR else paint]


def draw(
    figure: Figure,
    title: str,
    description: str,
    *,
    variant: str = "light",
    mirrored: bool = False,
    large: bool = False,
    animated: bool = False,
) -> str:
    """Write a figure as an SVG file: still unless asked to move, whole without any style or script."""
    near, far, arrow = (2.2, 1.8, 6.5) if large else (1.5, 1.2, 4.6)
    pen = Pen(colours(figure.person, variant), near, far, arrow)
    frame = figure.frame
    animated = animated and figure.moves
    panels = 1 if animated else len(figure.panels)
    wide = WIDE * panels
    body: list[str] = []
    if animated:
        body.append(f'<g class="still">{_panel(figure, 0, pen, mirrored)}</g>')
        body.append(f'<g class="move" display="none">{_moving(figure, pen, mirrored)}</g>')
    else:
        for index in range(panels):
            inside = _panel(figure, index, pen, mirrored)
            number = _number(index + 1, pen) if panels > 1 else ""
            shift = f' transform="translate({round(index * WIDE)})"' if index else ""
            body.append(f"<g{shift}>{inside}{number}</g>")
    scale = SHOWN_LARGE if large else 1.0
    text = "".join(body)
    clip = _clip(figure) if frame.bust else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {frame.height:.0f}"'
        f' width="{wide * scale:.0f}" height="{frame.height * scale:.0f}" role="img">'
        f"<title>{escape(title, quote=False)}</title><desc>{escape(description, quote=False)}</desc>"
        f"<metadata>{LICENCE}</metadata>{_style(figure, text, variant, animated)}{clip}{text}</svg>"
    )


def _clip(figure: Figure) -> str:
    high = figure.frame.height - 2 * CLIP
    box = f'<rect x="{CLIP:.0f}" y="{CLIP:.0f}" width="{WIDE - 2 * CLIP:.0f}" height="{high:.0f}" rx="10"/>'
    return f'<defs><clipPath id="{_clip_name(figure)}">{box}</clipPath></defs>'


def _border(figure: Figure, pen: Pen) -> str:
    """Draw the edge of a picture that shows a part of the body: what it cuts, it cuts on purpose."""
    wide, high = WIDE - 2 * CLIP, figure.frame.height - 2 * CLIP
    return (
        f'<rect class="g" x="{CLIP:.0f}" y="{CLIP:.0f}" width="{wide:.0f}" height="{high:.0f}" rx="10"'
        f' fill="none" stroke="{pen.colours["ground"]}" stroke-width="1.2"/>'
    )


def _clip_name(figure: Figure) -> str:
    kept = "".join(letter for letter in figure.name if letter.isalnum() or letter in "-_")
    return f"c-{kept}"


def _framed(figure: Figure, inside: str, pen: Pen, mirrored: bool) -> str:
    if mirrored:
        inside = f'<g transform="matrix(-1 0 0 1 {WIDE:.0f} 0)">{inside}</g>'
    if not figure.frame.bust:
        return inside
    return f'<g clip-path="url(#{_clip_name(figure)})">{inside}</g>{_border(figure, pen)}'


def _panel(figure: Figure, index: int, pen: Pen, mirrored: bool) -> str:
    """Write one pose, with the ghost of the start behind the last one, and its arrows."""
    frame = figure.frame
    key = figure.panels[index]
    (scene,) = unhidden([shapes(figure, figure.bodies[key], figure.drawings[key])])
    found = painted(scene, frame)
    parts = [_ground(figure, pen)] if frame.floor else []
    if figure.ghost and index == len(figure.panels) - 1 and index:
        under = sum(1 for _ in props_of(figure, figure.bodies[key], BEHIND))
        parts += [*_groups(found[:under], pen), _ghost(figure, pen)]
        found = found[under:]
    parts += _groups(found, pen)
    parts += [_arrow(arrow, pen) for arrow in figure.arrows_of(index)]
    return _framed(figure, "".join(parts), pen, mirrored)


def _moving(figure: Figure, pen: Pen, mirrored: bool) -> str:
    steps, times, lasting = moving.timing(figure)
    moments = moving.frames(figure, steps)
    start = moments[0]
    roads = [moving.values(moments, index) for index in range(len(start))]
    turn = f'dur="{lasting:.1f}s" repeatCount="indefinite" keyTimes="{times}"'
    animate = f'<animate attributeName="d" {turn} values="'
    inside = [_ground(figure, pen)] if figure.frame.floor else []
    inside += _groups(start, pen, [f'{animate}{road}"/>' if road else "" for road in roads])
    return _framed(figure, "".join(inside), pen, mirrored)


def _ground(figure: Figure, pen: Pen) -> str:
    return (
        f'<path class="g" d="{ground(figure.frame, figure)}" stroke="{pen.colours["ground"]}"'
        ' stroke-width="1.6" stroke-linecap="round"/>'
    )


def _ghost(figure: Figure, pen: Pen) -> str:
    layers = figure.drawings[0]
    worn = [shape for shape in (*layers.behind, *layers.before) if shape.paint in WORN]
    paths = "".join(f'<path d="{one.path}"/>' for one in painted(worn, figure.frame))
    colour = pen.colours["ghost"]
    return f'<g class="gh" fill="{colour}" stroke="{colour}" stroke-width="1.2">{paths}</g>'


def _groups(found: Sequence[Painted], pen: Pen, roads: Sequence[str] | None = None) -> Iterator[str]:
    """Write paths, those of one colour together."""
    place = 0
    for (paint, ink), group in groupby(found, key=lambda one: (one.paint, one.ink)):
        paths = []
        for one in group:
            road = roads[place] if roads else ""
            paths.append(f'<path d="{one.path}">{road}</path>' if road else f'<path d="{one.path}"/>')
            place += 1
        yield f"<g {_look(paint, ink, pen)}>{''.join(paths)}</g>"


def _look(paint: str, ink: str, pen: Pen) -> str:
    """Say the colours of a group, as attributes: a style that is refused leaves the right drawing."""
    if paint == "band":
        return (
            f'class="r" fill="none" stroke="{pen.colours["band"]}" stroke-width="3.4" stroke-linecap="round"'
        )
    fill = pen.fill(paint, ink)
    if ink == NO_INK:
        return f'class="{CLASSES[paint]}" fill="{fill}"'
    width, colour, kind = (
        (pen.far, pen.colours["far ink"], "if") if ink == FAR else (pen.near, pen.colours["ink"], "i")
    )
    name = kind if paint == "line" else f"{CLASSES[f'far {paint}' if ink == FAR else paint]} {kind}"
    ends = ' stroke-linecap="round"' if paint == "line" else ' stroke-linejoin="round"'
    return f'class="{name}" fill="{fill}" stroke="{colour}" stroke-width="{width}"{ends}'


def _arrow(arrow: Drawn, pen: Pen) -> str:
    shaft = curve.opened(arrow.shaft)
    heads = "".join(curve.polygon(head) for head in arrow.heads)
    paper, colour = pen.colours["paper"], pen.colours["arrow"]
    return (
        '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
        f'<path class="q" d="{shaft}{heads}" stroke="{paper}" stroke-width="{pen.arrow + 5.4:.1f}"/>'
        f'<path class="a" d="{shaft}" stroke="{colour}" stroke-width="{pen.arrow}"/>'
        f'<path class="b" d="{heads}" fill="{colour}" stroke="{colour}" stroke-width="2"/></g>'
    )


def _number(number: int, pen: Pen) -> str:
    return (
        f'<path class="n" transform="translate(20 20)" d="{DIGITS[number]}" fill="none"'
        f' stroke="{pen.colours["number"]}" stroke-width="2.4"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _style(figure: Figure, text: str, variant: str, animated: bool) -> str:
    """Follow the dark screen of the reader, and let what moves move for those who did not refuse it."""
    rules = []
    if variant == "light":
        used = {name for names in _classes(text) for name in names.split()}
        rules.append(f"@media (prefers-color-scheme:dark){{{_dark(figure.person, tuple(sorted(used)))}}}")
    if animated:
        rules.append(
            "@media (prefers-reduced-motion:no-preference){.still{display:none}.move{display:inline}}"
        )
    return f"<style>{''.join(rules)}</style>" if rules else ""


def _classes(text: str) -> Iterable[str]:
    return {piece.partition('"')[0] for piece in text.split('class="')[1:]}


@lru_cache(maxsize=256)
def _dark(person: str, used: tuple[str, ...]) -> str:
    dark = colours(person, "dark")
    rules = {letter: f"fill:{dark[paint]}" for paint, letter in CLASSES.items()}
    rules |= {
        "i": f"stroke:{dark['ink']}",
        "if": f"stroke:{dark['far ink']}",
        "a": f"stroke:{dark['arrow']}",
        "b": f"fill:{dark['arrow']};stroke:{dark['arrow']}",
        "r": f"stroke:{dark['band']}",
        "q": f"stroke:{dark['paper']}",
        "g": f"stroke:{dark['ground']}",
        "n": f"stroke:{dark['number']}",
        "gh": f"fill:{dark['ghost']};stroke:{dark['ghost']}",
    }
    return "".join(f".{letter}{{{rules[letter]}}}" for letter in used if letter in rules)
