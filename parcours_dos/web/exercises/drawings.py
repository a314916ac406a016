"""The drawing of an exercise: where it is found, and the file itself, drawn once and kept.

The one place of the site that knows how drawings are made. An exercise without one has no address here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from parcours_dos import figures
from parcours_dos.figures import Figure
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes.exercises import ExerciseEntry

Colours = Literal["light", "dark", "print"]
MOST_KEPT = 600  # the whole library, still and moving, in two languages
ANIMATED, MIRRORED, LARGE, PRINT, DARK = "animated", "mirrored", "large", "print", "dark"
WORDS = (ANIMATED, MIRRORED, LARGE, PRINT, DARK)


@dataclass(frozen=True)
class Way:
    """How a drawing is made: its colours, its side, its size, still or moving."""

    colours: Colours = "light"
    mirrored: bool = False
    large: bool = False
    animated: bool = False


STILL = Way()


@dataclass(frozen=True)
class Drawing:
    """The addresses of one drawing, and what it shows, for who does not see it. `moving`: if it moves."""

    still: str
    moving: str
    mirrored: str
    large: str
    shows: str


def drawing(book: Rulebook, exercise: ExerciseEntry) -> Drawing | None:
    """Where the drawing of an exercise is, if it has one."""
    return _drawing(book, exercise.name)


@lru_cache(maxsize=MOST_KEPT)
def _drawing(book: Rulebook, name: str) -> Drawing | None:
    figure = _figure(book, name)
    if figure is None:
        return None
    exercise = book.exercises[name]

    def at(*ways: str) -> str:
        address = reverse("exercise_svg", args=["-".join((exercise.name, *ways))])
        return f"{address}?{book.edition.name}"

    return Drawing(
        still=at(),
        moving=at(ANIMATED) if figure.moves else "",
        mirrored=at(MIRRORED),
        large=at(LARGE, PRINT),
        shows=_("Dessin de l'exercice : %(name)s") % {"name": exercise.label},
    )


def way_of(words: list[str]) -> Way | None:
    """How an address wants its drawing: `bridge-animated-dark`; None when it says anything else."""
    if len(set(words)) != len(words) or not set(words) <= set(WORDS) or {PRINT, DARK} <= set(words):
        return None
    colours: Colours = "print" if PRINT in words else "dark" if DARK in words else "light"
    return Way(colours, MIRRORED in words, LARGE in words, ANIMATED in words)


@lru_cache(maxsize=MOST_KEPT)
def svg(book: Rulebook, name: str, way: Way = STILL) -> str | None:
    """The drawing of an exercise as a file, its words in the language of the rulebook; None without one."""
    figure = _figure(book, name)
    if figure is None:
        return None
    exercise = book.exercises[name]
    return figures.draw(
        figure,
        exercise.label,
        " ".join(exercise.steps),
        variant=way.colours,
        mirrored=way.mirrored,
        large=way.large,
        animated=way.animated,
    )


@lru_cache(maxsize=MOST_KEPT)
def _figure(book: Rulebook, name: str) -> Figure | None:
    """The figure of an exercise, read once; None without one. The loader refused what cannot be drawn."""
    exercise = book.exercises.get(name)
    if exercise is None or exercise.figure is None:
        return None
    return figures.read(name, exercise.figure)


def forget() -> None:
    """Forget the drawings kept, when the library has changed."""
    svg.cache_clear()
    _drawing.cache_clear()
    _figure.cache_clear()
