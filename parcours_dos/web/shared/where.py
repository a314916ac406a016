"""Where people are: the countries on offer, the country of a visitor, and what the site decided.

A site file fixes the country. Without one, the visitor says it; before that, only the number
that works all over Europe is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as noop

from parcours_dos.pathway import documents
from parcours_dos.pathway.shapes import CountryFile, SiteFile
from parcours_dos.pathway.site import SiteError, read_site

from . import sealed_cookie
from .rules import rulebook

ANYWHERE = "112"
ANYWHERE_TEXT = noop("Numéro d'urgence européen, gratuit, jour et nuit.")


class _Kept(msgspec.Struct, frozen=True):
    """The one thing read here in the visitor's cookie."""

    country: str


def site() -> SiteFile | None:
    """What the site decided, when it gave a file. Raises `ImproperlyConfigured`."""
    return _read(settings.SITE_FILE) if settings.SITE_FILE else None


def country_of_site() -> CountryFile | None:
    """The country that the site fixed, if it did."""
    fixed = site()
    return None if fixed is None else rulebook().countries[fixed.country]


def offered() -> Mapping[str, CountryFile]:
    """The countries one can choose here: that of the site, else all those of the rules."""
    countries, fixed = rulebook().countries, site()
    return countries if fixed is None else {fixed.country: countries[fixed.country]}


def country_of(request: HttpRequest) -> CountryFile | None:
    """The country of a visitor, as far as it is known."""
    fixed = site()
    if fixed is not None:
        return rulebook().countries[fixed.country]
    try:
        kept = sealed_cookie.take(request, timezone.now())
        return None if kept is None else offered().get(msgspec.json.decode(kept[0], type=_Kept).country)
    except (sealed_cookie.Unreadable, msgspec.MsgspecError):
        return None


def here(request: HttpRequest, now: datetime) -> datetime:
    """The same moment on the clock of the visitor's country, or of the site."""
    country = country_of(request)
    return now.astimezone(ZoneInfo(country.timezone)) if country else timezone.localtime(now)


@lru_cache(maxsize=4)
def _read(path: str) -> SiteFile:
    try:
        return read_site(rulebook(), documents.read_bytes(Path(path).read_bytes()))
    except OSError as error:
        told = f"le fichier ne s'ouvre pas ({error.strerror}). Vérifiez son nom."
    except (documents.DocumentError, SiteError) as error:
        told = str(error)
    raise ImproperlyConfigured(f"PARCOURS_DOS_SITE, {path} : {told}")
