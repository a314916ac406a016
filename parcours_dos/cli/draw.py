"""`draw`: the drawing of a movement as a file, or all of them on one sheet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from parcours_dos import figures
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes.exercises import ExerciseEntry

from .refusals import DONE, InputError

PNG, SVG = ".png", ".svg"
COLUMNS = 3
DOTS_PER_INCH = 72.0  # one dot for each unit of the drawing
ON_A_PAGE = """#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg")
"""


def draw(options: argparse.Namespace) -> int:
    """Draw one movement, or all of them on one sheet: SVG, or PNG when the file is named so."""
    rulebook = load()
    if options.contact_sheet:
        drawings = {name: _drawn(rulebook, name, options) for name in _with_drawing(rulebook)}
        _write(Path(options.contact_sheet), figures.contact_sheet(drawings, COLUMNS))
    elif options.name is None:
        cure = "Écrivez : parcours-dos draw NOM, ou parcours-dos draw --contact-sheet FICHIER."
        raise InputError([Problem("name", "il manque le nom d'un exercice.", cure)])
    elif options.output:
        _write(Path(options.output), _drawn(rulebook, options.name, options))
    else:
        sys.stdout.write(_drawn(rulebook, options.name, options) + "\n")
    return DONE


def _with_drawing(rulebook: Rulebook) -> Mapping[str, ExerciseEntry]:
    return {name: entry for name, entry in rulebook.exercises.items() if entry.figure is not None}


def _drawn(rulebook: Rulebook, name: str, options: argparse.Namespace) -> str:
    exercise = rulebook.exercises.get(name)
    if exercise is None:
        near = get_close_matches(name, rulebook.exercises, n=3) or ["bridge"]
        cure = f"Essayez : {', '.join(near)}. « parcours-dos exercises » les donne tous."
        raise InputError([Problem("name", f"« {name} » n'est pas un exercice.", cure)])
    if exercise.figure is None:
        raise InputError([Problem("name", f"« {name} » n'a pas encore de dessin.", "Lisez ses étapes.")])
    return figures.draw(
        figures.read(name, exercise.figure),
        exercise.label,
        " ".join(exercise.steps),
        variant=options.colours,
        mirrored=options.mirrored,
        large=options.large,
        animated=options.animated,
    )


def _write(path: Path, drawing: str) -> None:
    """Write a file, by its ending. Raises `InputError`."""
    if path.suffix not in (PNG, SVG):
        raise InputError([Problem("output", f"« {path} » n'est ni .svg ni .png.", "Nommez-le dessin.svg.")])
    try:
        path.write_bytes(_as_png(drawing) if path.suffix == PNG else drawing.encode())
    except OSError:
        cure = "Choisissez un dossier qui existe et où vous pouvez écrire."
        raise InputError([Problem("output", f"« {path} » ne peut pas être écrit.", cure)]) from None


def _as_png(drawing: str) -> bytes:
    import typst  # here: only a picture in dots needs it

    made = typst.compile(
        ON_A_PAGE.encode(),
        format="png",
        ppi=DOTS_PER_INCH,
        sys_inputs={"drawing": drawing},
        font_paths=typst.Fonts(include_system_fonts=False),
    )
    assert isinstance(made, bytes), "one page"
    return made
