"""When something fails: say what happened, what is kept, and always the emergency number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render


@dataclass(frozen=True)
class Mishap:
    """What to tell a person when a page cannot be given."""

    status: int
    title: str
    text: str


BAD = Mishap(
    400, "Nous n'avons pas compris cette demande", "Rien n'a été enregistré. Revenez en arrière et réessayez."
)
FORBIDDEN = Mishap(403, "Cette page n'est pas ouverte", "Revenez au début.")
COOKIES = Mishap(
    403,
    "Nous n'avons pas pu prendre votre réponse",
    "Le questionnaire a besoin des cookies de ce site. Autorisez-les, puis recommencez. "
    "Si la page était ouverte depuis longtemps, revenez au début.",
)
NOT_FOUND = Mishap(
    404, "Cette page n'existe pas", "L'adresse a peut-être changé. Vos réponses, elles, sont encore là."
)
NOT_ALLOWED = Mishap(405, "Cette page ne s'ouvre pas ainsi", "Revenez au début et suivez les boutons.")
BROKEN = Mishap(
    500,
    "Nous avons un problème",
    "Vos réponses sont encore dans votre navigateur. Réessayez dans une minute.",
)

# When even the templates fail: no style, but the essential.
LAST_RESORT = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Nous avons un problème</title>'
    "<h1>Nous avons un problème</h1><p>Réessayez dans une minute.</p>"
    '<p>En urgence, appelez le <a href="tel:112">112</a>.</p></html>'
)


def page(request: HttpRequest, mishap: Mishap) -> HttpResponse:
    """The page that tells a mishap."""
    return render(request, "shared/error.html", {"mishap": mishap}, status=mishap.status)


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
        return HttpResponse(LAST_RESORT, status=BROKEN.status)


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
