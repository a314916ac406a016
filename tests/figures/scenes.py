"""The movements that the tests look at: the sixteen samples, and the views they do not show."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from parcours_dos import figures
from parcours_dos.figures import Figure

FOLDER = Path(__file__).resolve().parent
MOMENTS = 13


def written(file: str) -> dict[str, dict[str, Any]]:
    """The figures of a file, as their author wrote them."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / file).read_text("utf-8"))
    return found


SAMPLES = written("samples.yaml")
ALL = SAMPLES | written("views.yaml")
MOVING = sorted(name for name, said in ALL.items() if "end" in said)


@cache
def figure(name: str) -> Figure:
    """A figure, read once for all tests."""
    return figures.read(name, ALL[name])


def steps(of: Figure) -> list[float]:
    """Thirteen moments of a movement."""
    last = len(of.states) - 1
    return [last * index / (MOMENTS - 1) for index in range(MOMENTS)]


def changed(name: str, **said: Any) -> dict[str, Any]:
    """A sample with something else in it."""
    return {**ALL[name], **said}
