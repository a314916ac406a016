"""How fast a movement is drawn, and how light its file is."""

from __future__ import annotations

import gzip
import statistics
import time
from typing import Any

from parcours_dos import figures
from parcours_dos.pathway.loading import load

from .said import at_most

STILL_KB, MOVING_KB = 6.0, 16.0
ROUNDS = 3


def main() -> bool:
    """Draw the whole library, still and moving; True when all limits hold."""
    written = {name: each.figure for name, each in load().exercises.items() if each.figure is not None}
    still, moving, times = [], [], []
    for name, said in written.items():
        times.append(min(_time(name, said) for _ in range(ROUNDS)))
        figure = figures.read(name, said)
        still.append(_weight(figures.draw(figure, name, name)))
        if figure.moves:
            moving.append(_weight(figures.draw(figure, name, name, animated=True)))
    print(f"{len(written)} dessins, dont {len(moving)} qui bougent")
    return all(
        [
            at_most("dessin, sa pose déjà lue, médiane", statistics.median(times), 5, "ms"),
            at_most("tous les dessins", sum(times) / 1000, 3, "s"),
            at_most("dessin le plus lourd, compressé", max(still), STILL_KB, "kB"),
            at_most("dessin qui bouge le plus lourd, compressé", max(moving), MOVING_KB, "kB"),
        ]
    )


def _time(name: str, said: dict[str, Any]) -> float:
    """The time to draw a pose that was never drawn, in milliseconds."""
    figure = figures.read(name, said)
    start = time.perf_counter()
    figures.draw(figure, name, name)
    return (time.perf_counter() - start) * 1000


def _weight(text: str) -> float:
    return len(gzip.compress(text.encode())) / 1024
