"""What the frame of every page shows: the emergency number, the edition of the rules, the style sheet."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from parcours_dos.pathway.loading import load

from .sealed_cookie import NAME
from .where import ANYWHERE, ANYWHERE_TEXT, country_of

STATIC = Path(__file__).resolve().parent.parent / "static"


@lru_cache(maxsize=8)
def address_of(file: str) -> str:
    """The address of a file of ours, with the print of its content: a new content is a new address."""
    return f"{settings.STATIC_URL}{file}?{sha256((STATIC / file).read_bytes()).hexdigest()[:10]}"


def frame(request: HttpRequest) -> dict[str, object]:
    """What the layout needs on every page."""
    country, has_answers = country_of(request), NAME in request.COOKIES
    return {
        "number": country.emergency_number if country else ANYWHERE,
        "number_text": country.emergency_number_text if country else ANYWHERE_TEXT,
        "anywhere": ANYWHERE,
        "country": country.name if country else "",
        "edition": load().edition,
        "style_sheet": address_of("parcours.css"),
        "icon_file": address_of("icon.svg"),
        "has_answers": has_answers,
        "leaving": has_answers or request.path != reverse("start"),
    }
