"""For authors: `python -m parcours_dos.figures FILE.yaml OUT_FOLDER` draws them, and a sheet of all."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from . import FigureError, draw, problems, read

COLUMN, GUTTER, COLUMNS = 600, 20, 2
ROW = {"standing": 236, "lying": 164, "bust": 236}


def main(arguments: list[str]) -> int:
    """Draw every figure of a file, and say in words what is wrong with each."""
    if len(arguments) != 2:
        sys.stderr.write("python -m parcours_dos.figures FICHIER.yaml DOSSIER\n")
        return 2
    source, folder = Path(arguments[0]), Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[str] = []
    faults = 0
    for name, data in figures_of(yaml.safe_load(source.read_text("utf-8"))):
        try:
            figure = read(name, data)
            found = problems(figure)
        except FigureError as error:
            faults += len(error.problems)
            sys.stdout.writelines(f"{name} · {problem}\n" for problem in error.problems)
            continue
        faults += len(found)
        sys.stdout.writelines(f"{name} · {problem}\n" for problem in found)
        text = draw(figure, figure.title, figure.title)
        (folder / f"{name}.svg").write_text(text, "utf-8")
        if figure.moves:
            moving = draw(figure, figure.title, figure.title, animated=True)
            (folder / f"{name}-animated.svg").write_text(moving, "utf-8")
        drawn.append(text)
    (folder / "contact-sheet.svg").write_text(sheet(drawn), "utf-8")
    return 1 if faults else 0


def figures_of(data: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Find the figures of a file: each under its name, or under « figure: » of an exercise."""
    if not isinstance(data, Mapping):
        return
    for name, said in data.items():
        if isinstance(said, Mapping) and "figure" in said:
            yield str(name), said["figure"]
        elif isinstance(said, Mapping) and "start" in said:
            yield str(name), said
        elif isinstance(said, Mapping):
            yield from figures_of(said)


def sheet(drawings: list[str]) -> str:
    """Lay drawings on one page, in columns."""
    heights = [0.0] * COLUMNS
    parts = []
    for text in drawings:
        size = re.search(r'viewBox="0 0 (\d+) (\d+)"', text)
        assert size
        wide, high = int(size[1]), int(size[2])
        column = heights.index(min(heights))
        scale = min(1.0, COLUMN / wide)
        place = f'x="{column * (COLUMN + GUTTER)}" y="{heights[column]:.0f}"'
        inner = re.sub(
            r' width="\d+" height="\d+"',
            f' {place} width="{wide * scale:.0f}" height="{high * scale:.0f}"',
            text,
            count=1,
        )
        parts.append(inner)
        heights[column] += high * scale + GUTTER
    total = COLUMNS * (COLUMN + GUTTER) - GUTTER
    high = round(max(heights))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {high}"'
        f' width="{total}" height="{high}">'
        f'<rect width="{total}" height="{high}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
