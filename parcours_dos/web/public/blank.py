"""A page of questions that nobody has filled yet is the same for everyone: it is drawn once, and kept.

Only blank pages are kept, never one that holds an answer or a remark. What is kept depends on the
question and on nothing about the person but what `Blank` names. The token that protects the form
is put in for each visitor.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from parcours_dos.pathway.shapes import Answerer

MOST_KEPT = 2000
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*')
HERE = "csrf-token-of-the-visitor"
_kept: dict[Blank, str] = {}


@dataclass(frozen=True)
class Blank:
    """All that a blank page shows: the same values, the same page."""

    language: str
    edition: str
    country: str
    answerer: Answerer
    path: str
    kind: str
    rows: tuple[str, ...]
    back: str | None
    grave: bool
    provisional: bool


def blank_page(request: HttpRequest, blank: Blank, draw: Callable[[], HttpResponse]) -> HttpResponse:
    """The page, drawn now if it never was, with the visitor's own token."""
    drawn = _kept.get(blank)
    if drawn is None:
        drawn = TOKEN.sub(rf"\g<1>{HERE}", draw().content.decode())
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[blank] = drawn
    return HttpResponse(drawn.replace(HERE, get_token(request)))
