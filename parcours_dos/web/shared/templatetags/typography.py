"""The spaces and apostrophes of each language, put once over a whole page: writers type plain ones."""

from __future__ import annotations

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

STICKY = "\u00a0"  # a space at which a line never breaks
# A tag, or a whole text that is copied as it is: code, or what someone types.
TAG = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>|<textarea\b.*?</textarea>|<[^>]*>)", re.DOTALL)
SYMBOLS = r"°C|%|€|h\b|min\b|kg\b|cm\b|mL\b|mg\b"
UNITS = (
    rf"{SYMBOLS}|ans?\b|jours?\b|semaines?\b|mois\b|heures?\b|minutes?\b|sur \d|"
    r"séances?\b|points?\b|personnes?\b|questions?\b"
)
ENGLISH_UNITS = (
    rf"{SYMBOLS}|years?\b|days?\b|weeks?\b|months?\b|hours?\b|minutes?\b|out of \d|"
    r"sessions?\b|points?\b|people\b|questions?\b"
)
FRENCH_MONTHS = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
ENGLISH_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _binding(*places: str) -> re.Pattern[str]:
    """The spaces that stand in one of these places: what comes before them, and what follows."""
    return re.compile(rf" (?:{'|'.join(places)})")


def _sticks_to(units: str) -> str:
    """A number and its unit stay on one line."""
    return rf"(?<=\d )(?={units})"


ANY_LANGUAGE = _binding(_sticks_to(SYMBOLS))
BINDING = {
    "fr": _binding(
        r"(?=[:;?!»%])",
        r"(?<=« )",
        _sticks_to(f"{UNITS}|{FRENCH_MONTHS}"),
        r"(?<=\b[Ll]e |\b[Aa]u )(?=\d)",
        rf"(?<=\d[ {STICKY}]h )(?=\d)",
    ),
    "en": _binding(_sticks_to(f"{ENGLISH_UNITS}|{ENGLISH_MONTHS}")),
}


@register.filter(is_safe=True)
def typeset(html: str, language: str) -> SafeString:
    """Set the text of a page as its language wants it; tags, code and what is typed are left alone."""
    binding = BINDING.get(language, ANY_LANGUAGE)
    parts = TAG.split(html)
    for place in range(0, len(parts), 2):
        text = parts[place].replace("&#x27;", "’").replace("'", "’")
        parts[place] = binding.sub(STICKY, text)
    return mark_safe("".join(parts))
