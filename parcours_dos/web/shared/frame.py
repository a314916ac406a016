"""What the frame of every page shows: the emergency number, the languages, the edition, the style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext

from .rules import rulebook
from .sealed_cookie import EXERCISES, NAME
from .where import ANYWHERE, ANYWHERE_TEXT, country_of

SCRIPTS = ("django_htmx/htmx-2.min.js", "parcours.js")


@dataclass(frozen=True)
class Tongue:
    """A language: its code, its own name, and the address of the present page in it."""

    code: str
    name: str
    address: str


@lru_cache(maxsize=8)
def address_of(file: str) -> str:
    """The address of a file of the site, with the print of its content: a new content is a new address."""
    found = finders.find(file)
    return f"{settings.STATIC_URL}{file}?{sha256(Path(str(found)).read_bytes()).hexdigest()[:10]}"


def tongues(path: str) -> tuple[Tongue, ...]:
    """A page in every language offered. Answers stay in the cookie, so that nothing is lost on the way."""
    found = []
    for code, name in settings.LANGUAGES:
        address = translate_url(path, code)
        found.append(Tongue(code, name, _prefixed(path, code) if address == path else address))
    return tuple(found)


def _prefixed(path: str, code: str) -> str:
    """The address that a page we do not know would have in a language: that of its error too."""
    codes = {known for known, _ in settings.LANGUAGES if known != settings.LANGUAGE_CODE}
    _, first, *rest = path.split("/")
    plain = "/" + "/".join(rest) if first in codes and rest else "/" if first in codes else path
    return plain if code == settings.LANGUAGE_CODE else f"/{code}{plain}"


def frame(request: HttpRequest) -> dict[str, object]:
    """What the layout needs on every page."""
    country = country_of(request)
    has_answers = NAME in request.COOKIES or EXERCISES in request.COOKIES
    alternates, language = tongues(request.path), get_language()
    return {
        "number": country.emergency_number if country else ANYWHERE,
        "number_text": country.emergency_number_text if country else gettext(ANYWHERE_TEXT),
        "anywhere": ANYWHERE,
        "country": country.name if country else "",
        "edition": rulebook().edition,
        "alternates": alternates,
        "languages": [tongue for tongue in alternates if tongue.code != language],
        "style_sheet": address_of("parcours.css"),
        "icon_file": address_of("icon.svg"),
        "scripts": [address_of(file) for file in SCRIPTS],
        "has_answers": has_answers,
        "leaving": has_answers or request.path != reverse("start"),
    }
