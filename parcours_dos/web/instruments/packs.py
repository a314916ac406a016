"""The words that this site brings to questionnaires whose texts need a licence."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from parcours_dos.pathway.instruments import pack
from parcours_dos.pathway.instruments.pack import Pack, PackError
from parcours_dos.web.shared import where
from parcours_dos.web.shared.rules import rulebook


def pack_of(name: str) -> Pack | None:
    """The words that the site brings to this questionnaire, if it does. Raises `ImproperlyConfigured`."""
    site = where.site()
    return None if site is None or not site.packs else _packs(settings.SITE_FILE).get(name)


@lru_cache(maxsize=4)
def _packs(path: str) -> dict[str, Pack]:
    site = where.site()
    assert site is not None
    try:
        return pack.packs(rulebook().instruments, site.packs, Path(path).parent)
    except PackError as error:
        raise ImproperlyConfigured(f"PARCOURS_DOS_SITE, {path} : {error}") from None
