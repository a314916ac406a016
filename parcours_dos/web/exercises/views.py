"""The library: all the exercises, one of them, its drawing. Nothing here knows anything of the visitor."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parcours_dos.pathway.shapes.exercises import KindsFile
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.rules import rulebook, signs_now

from . import drawings
from .library import WORDS, shelf
from .told import exercise as told

STYLE = "exercises.css"
A_YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """All the exercises, or those that answer to what is looked for."""
    book = rulebook()
    context = {"shelf": shelf(book, kinds(), request.GET), "words_name": WORDS, "signs": signs()}
    return shown(request, "exercises/library.html", context)


@require_safe
def exercise(request: HttpRequest, name: str) -> HttpResponse:
    """One exercise: its drawing, its steps, its dose, and for whom it is not."""
    book = rulebook()
    found = book.exercises.get(name)
    if found is None:
        raise Http404
    return shown(request, "exercises/exercise.html", {"told": told(book, kinds(), found), "signs": signs()})


@require_safe
def exercise_svg(request: HttpRequest, name: str) -> HttpResponse:
    """A drawing, in the way that its address says; kept long, since the address names the edition."""
    book = rulebook()
    exercise_name, *words = name.split("-")
    way = drawings.way_of(words)
    drawn = None if way is None else drawings.svg(book, exercise_name, way)
    if drawn is None:
        raise Http404
    kept = A_YEAR if request.META.get("QUERY_STRING") == book.edition.name else ASK_AGAIN
    return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8", headers={"Cache-Control": kept})


def kinds() -> KindsFile:
    """The words that sort the exercises; no page where the rules know none."""
    found = rulebook().exercise_kinds
    if found is None:
        raise Http404
    return found


def signs() -> tuple[str, ...]:
    """The signs that call for help now."""
    return signs_now(rulebook().orientation.come_back_if)


def shown(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """A page of exercises, with its styles."""
    return render(request, template, {**context, "style": address_of(STYLE)}, status=status)
