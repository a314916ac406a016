"""What the frame of every page shows: the emergency number, the languages, the edition, the style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
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
    """A page in every language offered. Answers stay in the cookie, so that nothing is lost on the way.

    Only the code in front differs, for a page that does not exist too: its error has it then.
    """
    codes = {code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE}
    _, first, *rest = path.split("/")
    plain = escape_leading_slashes(escape_uri_path("/" + "/".join(rest) if first in codes else path))
    return tuple(
        Tongue(code, name, f"/{code}{plain}" if code in codes else plain) for code, name in settings.LANGUAGES
    )


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
