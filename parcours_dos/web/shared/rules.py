"""The rules in the language of the visitor."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language

from parcours_dos.pathway.loading import languages, load
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import SignEntry


def rulebook() -> Rulebook:
    """All the knowledge, its texts in the language of the page being made, else in French."""
    language = get_language()
    return load(language=language if language in _readable() else settings.LANGUAGE_CODE)


def signs_now(signs: Iterable[SignEntry]) -> tuple[str, ...]:
    """Those of these signs that call for help now."""
    return tuple(sign.text for sign in signs if sign.level == "emergency")


def signs_soon(signs: Iterable[SignEntry]) -> tuple[str, ...]:
    """Those of these signs for which a doctor is seen sooner."""
    return tuple(sign.text for sign in signs if sign.level != "emergency")


@lru_cache(maxsize=1)
def _readable() -> tuple[str, ...]:
    return languages()
