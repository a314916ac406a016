"""For authors: `python -m parcours_dos.figures FILE.yaml OUT_FOLDER` draws them, and a sheet of all."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from . import FigureError, contact_sheet, draw, problems, read


def main(arguments: list[str]) -> int:
    """Draw every figure of a file, and say in words what is wrong with each."""
    if len(arguments) != 2:
        sys.stderr.write("python -m parcours_dos.figures FICHIER.yaml DOSSIER\n")
        return 2
    source, folder = Path(arguments[0]), Path(arguments[1])
    try:
        data = yaml.safe_load(source.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        sys.stderr.write(f"{source} ne se lit pas : {error}\n")
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    drawn: dict[str, str] = {}
    faults = 0
    for name, said in figures_of(data):
        try:
            figure = read(name, said)
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
        drawn[name] = text
    (folder / "contact-sheet.svg").write_text(contact_sheet(drawn), "utf-8")
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
