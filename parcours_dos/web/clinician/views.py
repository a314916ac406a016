"""The pages of a professional: take a code or none, state the facts, read the decision, erase."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from parcours_dos.pathway import carried, facts
from parcours_dos.pathway.carried import CodeError, Fault
from parcours_dos.pathway.facts import FactsError
from parcours_dos.web.public.asking import Place
from parcours_dos.web.public.private import private_facts
from parcours_dos.web.shared import sealed_cookie, where
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.rules import rulebook

from . import form as forms
from . import plan as plans
from .consultation import Consultation, begun, consultation_of, keep
from .groups import groups
from .result import page

SCRIPT = "soignant.js"
PLAN_STYLE = "plan.css"
WITHOUT = "sans-code"
WHOSE = "dossier"
FAULTS = {
    Fault.EMPTY: gettext_lazy("Il n'y a pas de code. Recopiez ou collez celui du patient."),
    Fault.TOO_SHORT: gettext_lazy("Ce code est incomplet. Recopiez tous les groupes."),
    Fault.TOO_LONG: gettext_lazy("Ce texte est trop long pour être un code. Recopiez le code seul."),
    Fault.DAMAGED: gettext_lazy(
        "Ce code contient une erreur. Comparez chaque groupe avec l'écran du patient."
    ),
    Fault.OTHER_EDITION: gettext_lazy(
        "Ce code vient d'une autre édition des règles. Le patient doit rouvrir la page de son code."
    ),
    Fault.TOO_OLD: gettext_lazy("Ces réponses ont plus de 7 jours. Le patient doit répondre de nouveau."),
    Fault.AHEAD_OF_TIME: gettext_lazy("Ce code porte une date à venir. Le patient doit répondre de nouveau."),
}
OTHER_COUNTRY = gettext_lazy("Ce code vient d'un pays que ce site ne couvre pas. Commencez sans code.")
ANOTHER = gettext_lazy("Un patient est déjà ouvert dans ce navigateur.")
CHOOSE_COUNTRY = gettext_lazy("Choisissez le pays : les numéros et les règles en dépendent.")


@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Take a patient's code, or begin without one."""
    now = timezone.now()
    if request.method != "POST":
        return _receive_page(request, now)
    if WITHOUT in request.POST:
        response = _onward("clinician_facts")
        sealed_cookie.drop(response, sealed_cookie.CLINICIAN)
        return response
    typed = request.POST.get("code", "")
    try:
        found = carried.read(rulebook(), typed, private_facts(rulebook()))
        carried.age(found, now)
    except CodeError as error:
        return _receive_page(request, now, typed, str(FAULTS[error.fault]))
    if found.country not in where.offered():
        return _receive_page(request, now, typed, str(OTHER_COUNTRY))
    response = _onward("clinician_facts")
    keep(response, begun(found, now))
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def state(request: HttpRequest) -> HttpResponse:
    """State the facts, an examination included."""
    now = timezone.now()
    held = consultation_of(request, now)
    if request.method == "POST":
        return _stated(request, held, now)
    filled = forms.filled(rulebook(), held.facts) if held else {}
    return _form_page(request, held, now, filled, held.country if held else _only_country(), {})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest) -> HttpResponse:
    """The decision, with all that supports it, and the plan; with another condition, when one is sent."""
    now = timezone.now()
    held = consultation_of(request, now)
    if held is None:
        return redirect("clinician")
    country = where.offered()[held.country]
    place = Place(rulebook(), country, where.site())
    another = request.method == "POST" and request.POST.get(WHOSE, "") != held.whose
    sent = request.POST if request.method == "POST" and not another else None
    plan = plans.shown(place, held, now, sent)
    wrong = [(name, text) for name, text in plan.remarks.items()] if plan else []
    context = {
        "page": page(place, held, now),
        "plan": plan,
        "wrong": wrong,
        "another": str(ANOTHER) if another else "",
        "style": address_of(PLAN_STYLE),
        "now": now,
        "held": held,
        "whose_name": WHOSE,
        "country_name": country.name,
        **_received(held, now),
        **_number(held.country),
    }
    return render(request, "clinician/result.html", context, status=422 if wrong or another else 200)


@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Forget this patient."""
    response = _onward("clinician")
    sealed_cookie.drop(response, sealed_cookie.CLINICIAN)
    return response


def _stated(request: HttpRequest, held: Consultation | None, now: datetime) -> HttpResponse:
    book, country = rulebook(), _country(request)
    if held is not None and request.POST.get(WHOSE, "") != held.whose:  # an old tab, of another patient
        filled = forms.filled(book, held.facts)
        return _form_page(request, held, now, filled, held.country, {}, str(ANOTHER))
    filled = forms.sent(book, request.POST)
    reading = forms.read(book, filled)
    remarks = dict(reading.remarks)
    checked: dict[str, object] = {}
    if not remarks:
        try:
            checked = facts.read(book, reading.facts, "clinician")
        except FactsError as error:
            remarks = forms.remarked(book, error)
    if remarks or country is None:
        return _form_page(request, held, now, filled, country, remarks)
    response = _onward("clinician_result")
    keep(response, replace(held or Consultation(now, country), country=country, facts=checked))
    return response


def _receive_page(request: HttpRequest, now: datetime, typed: str = "", error: str = "") -> HttpResponse:
    context = {
        "typed": typed[: carried.LONGEST],
        "error": error,
        "script": address_of(SCRIPT),
        "open": consultation_of(request, now),
        "longest": carried.LONGEST,
        "without": WITHOUT,
    }
    return render(request, "clinician/receive.html", context, status=422 if error else 200)


def _form_page(
    request: HttpRequest,
    held: Consultation | None,
    now: datetime,
    filled: forms.Filled,
    country: str | None,
    remarks: dict[str, str],
    another: str = "",
) -> HttpResponse:
    book, sent = rulebook(), request.method == "POST"
    received = _received(held, now)
    drawn = groups(book, filled, held.told if held else {}, str(received.get("who_said", "")), remarks)
    no_country = str(CHOOSE_COUNTRY) if sent and country is None else ""
    context = {
        "groups": drawn,
        "wrong": [line for group in drawn for line in group.lines if line.remark],
        "countries": where.offered(),
        "country_chosen": country,
        "ask_country": where.site() is None,
        "no_country": no_country,
        "another": another,
        "held": held,
        "whose_name": WHOSE,
        "not_asked": gettext("Pas demandé"),
        "not_known": gettext("Non connu"),
        **received,
        **_number(country),
    }
    refused = remarks or no_country or another
    return render(request, "clinician/facts.html", context, status=422 if refused else 200)


def _received(held: Consultation | None, now: datetime) -> dict[str, object]:
    """How old the patient's answers are, and in whose words to say who gave them."""
    if held is None or held.received is None:
        return {}
    old = now - held.received.since
    who = gettext("un proche") if held.received.answerer == "carer" else gettext("le patient")
    return {"who_said": who, "since": held.received.since, "stale": old > carried.OLD, "old": _hours(old)}


def _hours(old: timedelta) -> str:
    minutes = int(old.total_seconds() // 60)
    if minutes < 60:
        return gettext("%(n)s min") % {"n": max(minutes, 1)}
    if minutes < 48 * 60:
        return gettext("%(n)s h") % {"n": minutes // 60}
    return gettext("%(n)s jours") % {"n": minutes // (24 * 60)}


def _country(request: HttpRequest) -> str | None:
    """The country that the site fixed, or that the professional chose."""
    return _only_country() or next((c for c in where.offered() if c == request.POST.get("country")), None)


def _only_country() -> str | None:
    fixed = where.site()
    return None if fixed is None else fixed.country


def _number(country: str | None) -> dict[str, object]:
    """The emergency number of the country in hand, for the frame."""
    entry = where.offered().get(country or "")
    if entry is None:
        return {}
    return {"number": entry.emergency_number, "number_text": entry.emergency_number_text}


def _onward(page_name: str) -> HttpResponse:
    response = redirect(page_name)
    response.status_code = 303
    return response
