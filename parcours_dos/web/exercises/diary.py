"""The paper of two weeks typed back, and what comes next: more, the same, less, or a call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from parcours_dos.pathway.exercises.dose import Dosed
from parcours_dos.pathway.programme.again import steps_allowed, suited
from parcours_dos.pathway.programme.choice import pick_of
from parcours_dos.pathway.programme.diary import Diary, responses
from parcours_dos.pathway.programme.replies import RISES, Move, replies
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Reply
from parcours_dos.web.public.sourced import Sourced, sourced
from parcours_dos.web.shared import where
from parcours_dos.web.shared.frame import address_of

from . import diary_form as forms
from .card import Card, card
from .diary_form import Remark
from .mine import in_words, mine
from .taken_home import AT_HOME, Opened, code_page, exercises_page, has_code, led_to, opened
from .views import shown, signs

SCRIPT = "feuille.js"  # ticks a whole column, and goes to the next day
FILLED = "remplie"
ALARMS: tuple[Reply, ...] = ("stop", "ask")
LIGHTER: frozenset[Reply] = frozenset({"ease", "easier", "restart", "ask"})


@dataclass(frozen=True)
class Next:
    """What comes next for one exercise. `before`: what it was, when that is no longer the same."""

    label: str
    kind: Reply
    said: Sourced
    before: str
    card: Card | None


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def diary(request: HttpRequest) -> HttpResponse:
    """The boxes of a sheet, once its code is known; then what comes next."""
    if not has_code(request):
        return code_page(request)
    found = opened(request)
    if isinstance(found, HttpResponse):
        return found
    if request.method == "POST" and not request.POST.get(FILLED):
        return led_to("diary", found)
    held = None if found.holder is None else found.holder.cautions
    programme = [one for one, _adapted in suited(found.book, found.programme, held).kept]
    if not programme:
        return exercises_page(request, mine(found.book, found.programme, found.holder))
    if not request.POST.get(FILLED):
        return _asked(request, found, programme, ())
    today = where.here(request, timezone.now()).date()
    read = forms.read(request.POST, len(programme), today)
    if not isinstance(read, Diary):
        return _asked(request, found, programme, read)
    return _answered(request, found, programme, read, today)


def _asked(
    request: HttpRequest, found: Opened, programme: Sequence[Dosed], remarks: Sequence[Remark]
) -> HttpResponse:
    assert found.book.programme is not None
    labels = [one.exercise.label for one in programme]
    context: dict[str, object] = {
        "mine": mine(found.book, found.programme, found.holder),
        "labels": labels,
        "lines": forms.lines(labels, request.POST, remarks),
        "words": found.book.programme.diary,
        "names": forms,
        "first": request.POST.get(forms.FIRST, "")[:40],
        "written": forms.choices(request.POST, forms.WRITTEN),
        "sign": forms.choices(request.POST, forms.SIGN),
        "remarks": remarks,
        "wrong": {remark.field: remark.text for remark in remarks},
        "in_table": [one for one in remarks if one.field not in (forms.FIRST, forms.WRITTEN, forms.SIGN)],
        "script": address_of(SCRIPT),
        "more_style": address_of(AT_HOME),
    }
    return shown(request, "exercises/diary.html", context, status=422 if remarks else 200)


def _answered(
    request: HttpRequest, found: Opened, programme: Sequence[Dosed], read: Diary, today: date
) -> HttpResponse:
    book, holder = found.book, found.holder
    known = (None, None) if holder is None else (holder.programme, holder.cautions)
    allowed = steps_allowed(book, programme, *known)
    moves = replies(book, programme, responses(read, len(programme)), today, allowed)
    going_on = [Dosed(move.exercise, move.dose) for move in moves if move.kind != "stop"]
    kinds = {move.kind for move in moves}
    following = tuple(_next(book, one, move) for one, move in zip(programme, moves, strict=True))
    context: dict[str, object] = {
        "next": following,
        "reasons": tuple(dict.fromkeys(one.said for one in following)),
        "signs": signs(),
        "alarms": tuple(_alarms(book, kinds)),
        "lighter": bool(kinds & LIGHTER),
        "rises": bool(kinds & RISES),
        "page": mine(book, going_on, holder).page if going_on else None,
    }
    return shown(request, "exercises/next.html", context)


def _next(book: Rulebook, one: Dosed, move: Move) -> Next:
    assert book.programme is not None
    said = book.programme.replies[move.kind]
    usual = move.exercise.dose
    pick = pick_of(book, book.programme, Dosed(move.exercise, move.dose), says=in_words(move.dose, usual))
    before = pick_of(book, book.programme, one, says=in_words(one.dose, one.exercise.dose))
    same = (move.exercise, move.dose) == (one.exercise, one.dose)
    was = f"{one.exercise.label} : {before.says}" if move.exercise is not one.exercise else before.says
    return Next(
        label=one.exercise.label if move.kind == "stop" else move.exercise.label,
        kind=move.kind,
        said=sourced(book, move.says, said.source, said.place, said.status),
        before="" if same else was,
        card=None if move.kind == "stop" else card(book, pick),
    )


def _alarms(book: Rulebook, kinds: Iterable[Reply]) -> Iterable[Sourced]:
    """What calls for somebody, said once."""
    assert book.programme is not None
    for kind in ALARMS:
        if kind in kinds:
            said = book.programme.replies[kind]
            yield sourced(book, said.text, said.source, said.place, said.status)
