"""French spaces and apostrophes, put once over a whole page: writers type plain ones."""

from __future__ import annotations

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

STICKY = "\u00a0"  # a space at which a line never breaks
TAG = re.compile(r"(<[^>]*>)")
UNITS = (
    r"°C|%|€|ans?\b|jours?\b|semaines?\b|mois\b|heures?\b|minutes?\b|h\b|min\b|kg\b|cm\b|mL\b|mg\b|sur \d|"
    r"séances?\b|points?\b|personnes?\b|questions?\b"
)
RULES = (
    (re.compile(r"&#x27;|'"), "’"),
    (re.compile(r" ([:;?!»%])"), STICKY + r"\1"),
    (re.compile(r"« "), "«" + STICKY),
    (re.compile(rf"(\d) (?={UNITS})"), r"\1" + STICKY),
    (re.compile(rf"(\d{STICKY}h) (\d)"), r"\1" + STICKY + r"\2"),
)


@register.filter(is_safe=True)
def french(html: str) -> SafeString:
    """Set the spaces of the text of a page; tags and their attributes are left alone."""
    parts = TAG.split(html)
    for place in range(0, len(parts), 2):
        for pattern, put in RULES:
            parts[place] = pattern.sub(put, parts[place])
    return mark_safe("".join(parts))
