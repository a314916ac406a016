"""exercises/figures/: each drawing is that of one movement, and a body can take each of its poses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from parcours_dos import figures
from parcours_dos.pathway.documents import Document, Path

from .files import Loader

FOLDER = "exercises/figures"
POSES = "exercises/poses.yaml"
SIDES, BOTH = ("near", "far", "left", "right"), "both"
DECIMAL = re.compile(r"-?\d*\.\d+")
Drawn = Mapping[str, Mapping[str, Any]]


def files(loader: Loader) -> list[str]:
    """The files of the drawings: one a way of lying or standing."""
    return [f"{FOLDER}/{path.name}" for path in sorted((loader.folder / FOLDER).glob("*.yaml"))]


def in_numbers(told: Any) -> Any:
    """A drawing as it was meant: a knowledge file has no decimal number, it holds a length as a word."""
    if isinstance(told, Mapping):
        return {name: in_numbers(part) for name, part in told.items()}
    if isinstance(told, list):
        return [in_numbers(part) for part in told]
    return float(told) if isinstance(told, str) and DECIMAL.fullmatch(told) else told


def check_drawings(
    loader: Loader,
    drawn: Mapping[str, Drawn],
    movements: Mapping[str, object],
    documents: Mapping[str, Document],
) -> None:
    """Each drawing is that of a movement, each movement is drawn once at most, and each pose can be taken."""
    poses = _poses(loader)
    seen = set[str]()
    for file, drawings in drawn.items():
        for name, figure in drawings.items():
            line = documents[file].line((name,))
            if name not in movements:
                loader.problem(file, line, name, "ce mouvement n'existe pas.", "Prenez un nom d'exercises/.")
            if name in seen:
                loader.problem(file, line, name, "ce mouvement est dessiné deux fois.", "Gardez un dessin.")
            seen.add(name)
            for fault in _faults(name, json.dumps(figure), poses):
                at, reason = _line(documents[file], name, fault.place), f"{fault.place} : {fault.reason}."
                loader.problem(file, at, name, reason, f"{fault.cure}.")


def _poses(loader: Loader) -> str:
    """The poses from which the drawings of this edition start."""
    if not (loader.folder / POSES).exists():
        return json.dumps(figures.base_poses())
    written, _ = loader.file(POSES, dict[str, dict[str, Any]])
    return json.dumps(in_numbers(written.get("poses", {})))


@lru_cache(maxsize=1024)
def _faults(name: str, figure: str, poses: str) -> tuple[figures.Problem, ...]:
    """What a body cannot do in this drawing; a drawing is read once for all languages."""
    try:
        figures.read(name, json.loads(figure), _bases(poses))
    except figures.FigureError as error:
        return error.problems
    return ()


@lru_cache(maxsize=8)
def _bases(poses: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(poses)
    return found


def _line(document: Document, name: str, place: str) -> int:
    """The line of a fault such as « end.near.elbow », which may be written once for both sides."""
    path: Path = (name, *(int(part) - 1 if part.isdigit() else part for part in place.split(".")))
    both = tuple(BOTH if part in SIDES else part for part in path)
    return document.line(both if both in document.lines else path)
