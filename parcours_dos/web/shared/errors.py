"""When something fails: say what happened, what is kept, and always the emergency number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as noop

from . import problems


@dataclass(frozen=True)
class Mishap:
    """What to tell a person when a page cannot be given, in French; translated when it is told."""

    status: int
    title: str
    text: str


BAD = Mishap(
    400,
    noop("Nous n'avons pas compris cette demande"),
    noop("Rien n'a été enregistré. Revenez en arrière et réessayez."),
)
FORBIDDEN = Mishap(403, noop("Cette page n'est pas ouverte"), noop("Revenez au début."))
COOKIES = Mishap(
    403,
    noop("Nous n'avons pas pu prendre votre réponse"),
    noop(
        "Le questionnaire a besoin des cookies de ce site. Autorisez-les, puis recommencez. "
        "Si la page était ouverte depuis longtemps, revenez au début."
    ),
)
NOT_FOUND = Mishap(
    404,
    noop("Cette page n'existe pas"),
    noop("L'adresse a peut-être changé. Vos réponses, elles, sont encore là."),
)
NOT_ALLOWED = Mishap(
    405, noop("Cette page ne s'ouvre pas ainsi"), noop("Revenez au début et suivez les boutons.")
)
BROKEN = Mishap(
    500,
    noop("Nous avons un problème"),
    noop("Vos réponses sont encore dans votre navigateur. Réessayez dans une minute."),
)

# When even the templates fail: no style, but the essential.
LAST_RESORT = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<main><h1>{title}</h1><p>{retry}</p><p>{urgent} <a href="tel:112">112</a></p></main></html>'
)


def page(request: HttpRequest, mishap: Mishap) -> HttpResponse:
    """The page that tells a mishap; for a program, the same in JSON."""
    if problems.is_for_a_program(request):
        return problems.of_status(mishap.status)
    return render(
        request,
        "shared/error.html",
        {"title": gettext(mishap.title), "text": gettext(mishap.text)},
        status=mishap.status,
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: too big, or badly formed."""
    return page(request, BAD)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not for this visitor."""
    return page(request, FORBIDDEN)


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was not one of ours, or the browser refuses cookies."""
    return page(request, COOKIES)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page."""
    return page(request, NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. Whatever else is broken, the emergency number is shown."""
    try:
        return page(request, BROKEN)
    except Exception:
        if problems.is_for_a_program(request):
            return HttpResponse(problems.LAST_RESORT, problems.MEDIA_TYPE, BROKEN.status)
        said = LAST_RESORT.format(
            language=get_language(),
            title=gettext("Nous avons un problème"),
            retry=gettext("Réessayez dans une minute."),
            urgent=gettext("En urgence, appelez :"),
        )
        return HttpResponse(said, status=BROKEN.status)


class HelpfulRefusals:
    """Middleware: a method that a page does not take gets a page that helps, not an empty one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; put words on an empty refusal."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        told = page(request, NOT_ALLOWED)
        told["Allow"] = response["Allow"]
        return told
