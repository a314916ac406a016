"""The rules in the language of the visitor."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language

from parcours_dos.pathway.loading import languages, load
from parcours_dos.pathway.rulebook import Rulebook


def rulebook() -> Rulebook:
    """All the knowledge, its texts in the language of the page being made, else in French."""
    language = get_language()
    return load(language=language if language in _readable() else settings.LANGUAGE_CODE)


@lru_cache(maxsize=1)
def _readable() -> tuple[str, ...]:
    return languages()
