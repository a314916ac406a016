"""The spaces and apostrophes of each language, put once over a whole page: writers type plain ones."""

from __future__ import annotations

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

Rule = tuple[re.Pattern[str], str]

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
APOSTROPHE = (re.compile(r"&#x27;|'"), "’")


def _sticks_to(units: str) -> Rule:
    """A number and its unit stay on one line."""
    return re.compile(rf"(\d) (?={units})"), r"\1" + STICKY


ANY_LANGUAGE: tuple[Rule, ...] = (APOSTROPHE, _sticks_to(SYMBOLS))
RULES: dict[str, tuple[Rule, ...]] = {
    "fr": (
        APOSTROPHE,
        (re.compile(r" ([:;?!»%])"), STICKY + r"\1"),
        (re.compile(r"« "), "«" + STICKY),
        _sticks_to(f"{UNITS}|{FRENCH_MONTHS}"),
        (re.compile(r"\b([Ll]e|[Aa]u) (\d)"), r"\1" + STICKY + r"\2"),
        (re.compile(rf"(\d{STICKY}h) (\d)"), r"\1" + STICKY + r"\2"),
    ),
    "en": (APOSTROPHE, _sticks_to(f"{ENGLISH_UNITS}|{ENGLISH_MONTHS}")),
}


@register.filter(is_safe=True)
def typeset(html: str, language: str) -> SafeString:
    """Set the text of a page as its language wants it; tags, code and what is typed are left alone."""
    parts = TAG.split(html)
    for place in range(0, len(parts), 2):
        for pattern, put in RULES.get(language, ANY_LANGUAGE):
            parts[place] = pattern.sub(put, parts[place])
    return mark_safe("".join(parts))
