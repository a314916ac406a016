"""What a programme becomes at home: opened again from its code, and reminders for a calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from parcours_dos.pathway.carried import LONGEST
from parcours_dos.pathway.exercises.dose import Dose, Dosed
from parcours_dos.pathway.programme.choice import first_words
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.shared import where
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.rules import rulebook

from . import reminders, shorthand
from .drawings import Drawing, drawing
from .shorthand import CodeError, Fault
from .views import shown, signs

SCRIPT = "soignant.js"  # takes what follows the # of an address and puts it in its field
HOUR = re.compile(r"^([01]?\d|2[0-3])[:h ]([0-5]\d)$")
USUAL_WEEKS, USUAL_HOUR = 4, "18:00"
SAID = {
    Fault.EMPTY: gettext_lazy("Écrivez le code qui est sur votre feuille."),
    Fault.DAMAGED: gettext_lazy("Ce code n'est pas complet, ou une lettre est fausse. Relisez-le."),
    Fault.UNKNOWN: gettext_lazy("Un de ces exercices n'est plus dans nos règles. Refaites votre programme."),
}


@dataclass(frozen=True)
class Again:
    """One exercise of a code."""

    name: str
    label: str
    steps: tuple[str, ...]
    dose: str
    drawing: Drawing | None


@require_http_methods(["GET", "HEAD", "POST"])
def programme_code(request: HttpRequest) -> HttpResponse:
    """The exercises of a sheet, found again from its code."""
    context: dict[str, object] = {"longest": LONGEST, "script": address_of(SCRIPT), "signs": signs()}
    if request.method != "POST":
        return shown(request, "exercises/code.html", context)
    book, typed = rulebook(), request.POST.get("code", "")
    try:
        kept = shorthand.read(book, typed)
    except CodeError as error:
        more = {"error": str(SAID[error.fault]), "typed": typed[:LONGEST]}
        return shown(request, "exercises/code.html", {**context, **more}, status=422)
    found = [_again(book, each) for each in kept]
    return shown(request, "exercises/again.html", {"found": found, "signs": signs()})


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
    now, country = timezone.now(), where.country_of(request)
    here = now.astimezone(ZoneInfo(country.timezone)) if country else timezone.localtime(now)
    first = reminders.first_day(hour, here)
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


def _again(book: Rulebook, kept: Dosed) -> Again:
    entry = kept.exercise
    assert book.programme is not None
    return Again(
        name=entry.name,
        label=entry.label,
        steps=tuple(entry.steps),
        dose=first_words(book, book.programme, kept) or in_words(kept.dose),
        drawing=drawing(book, entry),
    )


def in_words(dose: Dose) -> str:
    """A dose that is no longer the first one: « 2 séries, 12 fois, tenir 5 secondes »."""
    told = [ngettext("%(n)s série", "%(n)s séries", dose.sets) % {"n": dose.sets}]
    if dose.reps:
        told.append(_("%(n)s fois") % {"n": dose.reps})
    if dose.hold_seconds:
        told.append(_("tenir %(n)s secondes") % {"n": dose.hold_seconds})
    if dose.minutes:
        told.append(ngettext("%(n)s minute", "%(n)s minutes", dose.minutes) % {"n": dose.minutes})
    return ", ".join(told)
