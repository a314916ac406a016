"""Reminders: where one chooses an hour, and the file for the calendar of the phone."""

from __future__ import annotations

import re
from datetime import time
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from parcours_dos.web.shared import where

from . import reminders
from .views import shown

HOUR = re.compile(r"^([01]?\d|2[0-3])[:h ]([0-5]\d)$")
USUAL_WEEKS, USUAL_HOUR = 4, "18:00"


@require_safe
def programme_reminders(request: HttpRequest) -> HttpResponse:
    """Where one chooses an hour."""
    return _asked(request, USUAL_HOUR, USUAL_WEEKS)


@require_POST
def programme_ics(request: HttpRequest) -> HttpResponse:
    """The reminders, for the calendar of the phone."""
    typed = request.POST.get("heure", "").strip()[:10]
    chosen = request.POST.get("semaines", "")
    weeks = next((n for n in range(1, reminders.MOST_WEEKS + 1) if str(n) == chosen), USUAL_WEEKS)
    read = HOUR.match(typed)
    if read is None:
        return _asked(request, "", weeks, _("Écrivez une heure, par exemple 18:00."))
    hour = time(int(read[1]), int(read[2]))
    now = timezone.now()
    first = reminders.first_day(hour, where.here(request, now))
    text = reminders.calendar(_("Exercices"), hour, first, weeks, now, uuid4())
    return HttpResponse(
        text,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="exercices.ics"'},
    )


def _asked(request: HttpRequest, hour: str, weeks: int, error: str = "") -> HttpResponse:
    offered = [
        (n, weeks == n, ngettext("%(n)s semaine", "%(n)s semaines", n) % {"n": n}) for n in (1, 2, 4, 8, 12)
    ]
    context: dict[str, object] = {"hour": hour, "weeks": offered, "error": error}
    return shown(request, "exercises/reminders.html", context, status=422 if error else 200)
