"""« Montrer mes réponses à un soignant »: a code, and the same code as a square to scan.

The code stands after the # of the address: a browser never sends that part, so no server sees it.
"""

from __future__ import annotations

from itertools import groupby

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from parcours_dos.pathway import carried
from parcours_dos.pathway.carried import Carried
from parcours_dos.web.shared.rules import rulebook

from .current import journey_of
from .private import private_facts

MARGIN = 4  # modules of white around the square, as readers expect


@require_safe
def carry(request: HttpRequest) -> HttpResponse:
    """The code of this visitor's answers, private ones left out."""
    begun = journey_of(request, timezone.now())
    if begun is None:
        return redirect("start_again")
    book = rulebook()
    sent = Carried(begun.facts, begun.answerer, begun.country, begun.since)
    code = carried.write(book, sent, private_facts(book))
    with override(settings.LANGUAGE_CODE):  # the professional of the place reads it, not the patient
        address = request.build_absolute_uri(reverse("clinician"))
    square, side = drawn(f"{address}#{code}")
    groups = code.split("-")
    told = {"groups": groups, "square": square, "side": side, "where": address.partition("://")[2]}
    return render(request, "public/carry.html", told)


def drawn(text: str) -> tuple[str, int]:
    """The dark modules of a QR code as one SVG path, and the side of the whole square."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=MARGIN)]
    path = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                path.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(path), len(rows)
