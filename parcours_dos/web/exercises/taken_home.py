"""What a programme becomes at home: opened again from its code, kept on the phone, printed again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as noop
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from parcours_dos.pathway.carried import LONGEST
from parcours_dos.pathway.exercises.dose import Dosed
from parcours_dos.pathway.programme.choice import NoProgramme
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.public.asking import Asked
from parcours_dos.web.shared import paper, sealed_cookie, where
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.rules import rulebook

from . import shorthand
from .mine import Holder, Mine, holder, mine
from .programme import PROGRAMME
from .sheet import TEMPLATE, content
from .shorthand import CodeError, Fault
from .views import shown, signs

SCRIPT = "soignant.js"  # takes what follows the # of an address and puts it in its field
CLOCK = "minuteur.js"  # counts, and says when
KEEPING = "garder.js"  # keeps the page on the phone, and takes it away
KEEPER = "garde.js"  # answers for the page that is kept, without network
AT_HOME = "at-home.css"
CODE = "code"
STILL_HERE = noop(
    "Vos exercices sont toujours là. Revenez en arrière, puis imprimez la page avec votre navigateur."
)
SAID = {
    Fault.EMPTY: gettext_lazy("Écrivez le code qui est sur votre feuille."),
    Fault.DAMAGED: gettext_lazy("Ce code n'est pas complet, ou une lettre est fausse. Relisez-le."),
    Fault.UNKNOWN: gettext_lazy("Un de ces exercices n'est plus dans nos règles. Refaites votre programme."),
}


@dataclass(frozen=True)
class Opened:
    """A code that was read: its exercises and doses, and who holds it, when they are known here."""

    book: Rulebook
    programme: tuple[Dosed, ...]
    holder: Holder | None


def opened(request: HttpRequest) -> Opened | HttpResponse:
    """The code that was sent; or the page that says what is wrong with it, or why no exercise is for now.

    It is kept sealed in the browser, so that one may go back, load again or change the language.
    INVARIANT: answers in this browser that raise a warning sign, or leave one undecided, open no exercise.
    """
    book = rulebook()
    if book.programme is None:
        return code_page(request)
    try:
        programme = shorthand.read(book, _code(request))
    except CodeError as error:
        return code_page(request, str(SAID[error.fault]))
    who = PROGRAMME.who(request)
    if who is None:
        return Opened(book, programme, None)
    if isinstance(who, Asked):
        return PROGRAMME.waiting(request, who)
    found = holder(who)
    if isinstance(found, NoProgramme):
        return PROGRAMME.closed(request, who, found.closed)
    return Opened(book, programme, found)


def _code(request: HttpRequest) -> str:
    """The code that is sent, else the last one that was opened here."""
    if CODE in request.POST:
        return request.POST[CODE]
    try:
        kept = sealed_cookie.take(request, timezone.now(), sealed_cookie.EXERCISES)
    except sealed_cookie.Unreadable:
        return ""
    return "" if kept is None else kept[0].decode()


def has_code(request: HttpRequest) -> bool:
    """Is there a code to open, sent or kept here?"""
    return CODE in request.POST or bool(_code(request))


def led_to(name: str, found: Opened) -> HttpResponse:
    """Lead to a page of the exercises that were opened, which the browser may then ask for again."""
    response = redirect(name)
    response.status_code = 303
    code = shorthand.write(found.programme)
    sealed_cookie.put(response, code.encode(), timezone.now(), sealed_cookie.EXERCISES)
    return response


@require_safe
def programme_code(request: HttpRequest) -> HttpResponse:
    """Where one types the code of a sheet, or arrives by scanning its square."""
    return code_page(request)


def code_page(request: HttpRequest, error: str = "") -> HttpResponse:
    """The page of the code, again with what is wrong when it could not be read."""
    context: dict[str, object] = {"longest": LONGEST, "script": address_of(SCRIPT), "signs": signs()}
    if error:
        context |= {"error": error, "typed": request.POST.get(CODE, "")[:LONGEST]}
    return shown(request, "exercises/code.html", context, status=422 if error else 200)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def my_exercises(request: HttpRequest) -> HttpResponse:
    """The exercises of a code, with their clock. Without a code: where one types it."""
    if not has_code(request):
        return code_page(request)
    found = opened(request)
    if isinstance(found, HttpResponse):
        return found
    if request.method == "POST":
        return led_to("my_exercises", found)
    return exercises_page(request, mine(found.book, found.programme, found.holder))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def on_the_phone(request: HttpRequest) -> HttpResponse:
    """The page that a phone keeps: it has no form that a server must answer. The phone itself shows it.

    Whoever asks for it here has kept nothing, and reads how to.
    """
    if request.method != "POST":
        return shown(request, "exercises/nothing_kept.html", {"signs": signs()})
    found = opened(request)
    if isinstance(found, HttpResponse):
        return found
    told = mine(found.book, found.programme, found.holder)
    return exercises_page(request, told, has_answers=False, kept=timezone.now())


def exercises_page(request: HttpRequest, told: Mine, **more: object) -> HttpResponse:
    """The exercises that stay of a code, with their clock, and those that were taken out."""
    context: dict[str, object] = {
        "mine": told,
        "page": told.page,
        "more_scripts": [address_of(CLOCK), address_of(KEEPING)],
        "more_style": address_of(AT_HOME),
        **more,
    }
    return shown(request, "exercises/mine.html", context)


@require_POST
def my_sheet(request: HttpRequest) -> HttpResponse:
    """The exercises of a code on one sheet of paper."""
    found = opened(request)
    if isinstance(found, HttpResponse):
        return found
    country = where.country_of(request)
    number = country.emergency_number if country else where.ANYWHERE
    told = mine(found.book, found.programme, found.holder)
    if not told.page.cards:
        return exercises_page(request, told)
    said = content(request, found.book, number, told.page, timezone.now())
    return paper.answer(request, "parcours-dos-programme", TEMPLATE, said, STILL_HERE)


@require_safe
def keeper(request: HttpRequest) -> HttpResponse:
    """The script that answers for the kept page. Its address is that of the pages it may answer for."""
    return HttpResponse(
        _keeper(), content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


@lru_cache(maxsize=1)
def _keeper() -> bytes:
    return Path(str(finders.find(KEEPER))).read_bytes()
