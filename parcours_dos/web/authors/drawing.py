"""Where an author sees a pose while writing it: the text, the drawing beside it, and its faults.

Nothing is kept: the address of the page carries the text, and opens it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from parcours_dos import figures
from parcours_dos.pathway import documents
from parcours_dos.pathway.documents import DocumentError
from parcours_dos.pathway.loading.drawings import in_numbers
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.rules import rulebook

LONGEST = 3000
FIRST = "bridge"
NAME, POSE, MOVES = "exercice", "pose", "bouge"


@dataclass(frozen=True)
class Seen:
    """What was read: a figure, or none; what is wrong, each with its cure."""

    figure: figures.Figure | None
    wrong: tuple[str, ...]


@require_safe
def author(request: HttpRequest) -> HttpResponse:
    """The text of a pose, its drawing still and moving, and what is wrong with it."""
    book = rulebook()
    drawn = {name: entry for name, entry in book.exercises.items() if entry.figure is not None}
    name = request.GET.get(NAME, FIRST)
    text = request.GET.get(POSE, "")[:LONGEST].replace("\r\n", "\n") or _written(book, name)
    seen = look(text)
    address = reverse("author_svg")
    context = {
        "names": [(each, entry.label) for each, entry in drawn.items()],
        "name": name,
        "text": text,
        "longest": LONGEST,
        "wrong": seen.wrong,
        "still": f"{address}?{urlencode({POSE: text})}" if seen.figure else "",
        "moving": f"{address}?{urlencode({POSE: text, MOVES: '1'})}"
        if seen.figure and seen.figure.moves
        else "",
        "style": address_of("exercises.css"),
    }
    refused = bool(seen.wrong) and seen.figure is None
    return render(request, "authors/drawing.html", context, status=422 if refused else 200)


@require_safe
def author_svg(request: HttpRequest) -> HttpResponse:
    """The drawing of a pose that is being written."""
    figure = look(request.GET.get(POSE, "")[:LONGEST]).figure
    if figure is None:
        raise Http404
    text = figures.draw(figure, "", "", animated=MOVES in request.GET)
    return HttpResponse(
        text, content_type="image/svg+xml; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def look(text: str) -> Seen:
    """Read a pose as it is in a file, and say all that is wrong with it."""
    try:
        data = documents.read_text(text).data
    except DocumentError as error:
        return Seen(None, (f"Ligne {error.line} : {error.reason} {error.cure}",))
    if not isinstance(data, Mapping):
        return Seen(None, ("Ligne 1 : ce n'est pas une pose. Commencez par « start: ».",))
    told: dict[str, Any] = in_numbers(data)
    try:
        figure = figures.read("pose", told)
    except figures.FigureError as error:
        return Seen(None, tuple(f"{problem}." for problem in error.problems))
    return Seen(figure, tuple(f"{problem}." for problem in figures.problems(figure)))


def _written(book: Rulebook, name: str) -> str:
    """A pose of the library, as its author would write it."""
    exercise = book.exercises.get(name)
    if exercise is None or exercise.figure is None:
        raise Http404
    return yaml.safe_dump(exercise.figure, allow_unicode=True, default_flow_style=None, sort_keys=False)
