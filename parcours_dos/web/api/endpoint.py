"""What every address of the API does around its answer: language, limits, methods, refusals.

No cookie is read and none is set, so no other site can use a visitor's browser to ask for them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext_lazy
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt

from parcours_dos.web.shared import problems
from parcours_dos.web.shared.problems import Refused, Text

from . import limits
from .strict_json import MEDIA_TYPE

Content = Callable[..., bytes]
View = Callable[..., HttpResponse]

WHY_POST = gettext_lazy(
    "Demandez par POST : les faits d'une personne sont des données de santé, "
    "et une adresse se garde dans des journaux."
)


def endpoint(method: str | None) -> Callable[[Content], View]:
    """Turn a function that gives JSON into an address that programs ask by this method only.

    Without a method, the function refuses whatever is asked.
    """

    def around(content: Content) -> View:
        @csrf_exempt
        @wraps(content)
        def answered(request: HttpRequest, **parts: str) -> HttpResponse:
            request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)  # a damaged cookie would be set again
            language = language_of(request)
            with translation.override(language):
                try:
                    _welcome(request, method)
                    response = _given(request, content(request, **parts), method)
                except Refused as refused:
                    response = problems.response(refused)
            response["Content-Language"] = language
            patch_vary_headers(response, ["Accept-Language"])
            return response

        return answered

    return around


def encoded(found: object) -> bytes:
    """Plain data as JSON."""
    return msgspec.json.encode(found)


def language_of(request: HttpRequest) -> str:
    """The language that the program asks for, among those of the rules; French when none fits."""
    asked = request.headers.get("Accept-Language", "")
    for code, _quality in parse_accept_lang_header(asked):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def _welcome(request: HttpRequest, method: str | None) -> None:
    """Let a demand in. Raises `Refused`."""
    seconds = limits.wait_of(request)
    if seconds:
        raise Refused(problems.TOO_MANY, headers={"Retry-After": str(seconds)})
    allowed = ("GET", "HEAD") if method == "GET" else ("POST",)
    if method is not None and request.method not in allowed:
        why: Text = WHY_POST if method == "POST" else ""
        raise Refused(problems.WRONG_METHOD, why, headers={"Allow": ", ".join(allowed)})
    if request.headers.get("Accept", "").strip() and not request.accepts(MEDIA_TYPE):
        raise Refused(problems.NOT_ACCEPTABLE)


def _given(request: HttpRequest, content: bytes, method: str | None) -> HttpResponse:
    """The answer; what is the same for everybody may be kept, and asked again only if it changed."""
    response = HttpResponse(content, MEDIA_TYPE)
    if method == "POST":
        return response
    print_of_content = f'"{sha256(content).hexdigest()[:20]}"'
    response["ETag"] = print_of_content
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=print_of_content, response=response) or response
