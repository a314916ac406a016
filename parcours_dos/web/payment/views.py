"""The calculator: choose a country, tell the sessions, read what is left and who pays. Nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from parcours_dos.pathway.payment.account import Account, account
from parcours_dos.pathway.payment.tariffs import NotYet
from parcours_dos.pathway.shapes import CountryFile, PaymentEntry
from parcours_dos.web.shared import where
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.rules import rulebook

from . import form as forms
from . import words
from .form import RHYTHMS, USUAL, Filled
from .shown import shown

STYLE = "plan.css"
ASKED = "asked"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def cost(request: HttpRequest) -> HttpResponse:
    """What care costs, and how many sessions are left."""
    priced = {code: country for code, country in where.offered().items() if country.payment is not None}
    country = priced.get(request.POST.get("country", "")) or _known(request, priced)
    if country is None or country.payment is None:
        return render(request, "payment/country.html", {"countries": priced, "style": address_of(STYLE)})
    form = forms.sent(request.POST)
    asked = request.method == "POST" and ASKED in request.POST
    remarks: Mapping[str, str] = {}
    found = None
    if asked:
        today = timezone.now().astimezone(ZoneInfo(country.timezone)).date()
        reading = forms.understood(country.payment, form, today)
        remarks = reading.remarks
        if reading.care is not None:
            try:
                found = account(country.payment, reading.care, today)
            except NotYet as error:
                told = {"day": words.said(error.day), "first": words.said(error.first)}
                remarks = {_field_of(reading.care.done): str(words.NOT_YET) % told}
    context = {
        **_form(country.payment, form, remarks),
        **_result(country.payment, found),
        "number": country.emergency_number,
        "number_text": country.emergency_number_text,
        "country": country.name,
        "style": address_of(STYLE),
        "country_chosen": country,
        "others": [entry for entry in priced.values() if entry.code != country.code],
        "guessed": bool(asked and not remarks and reading.guessed),
    }
    return render(request, "payment/cost.html", context, status=422 if remarks else 200)


def _known(request: HttpRequest, priced: Mapping[str, CountryFile]) -> CountryFile | None:
    if len(priced) == 1:
        return next(iter(priced.values()))
    known = where.country_of(request)
    return None if known is None else priced.get(known.code)


def _field_of(done: tuple[object, ...]) -> str:
    return "done" if done else "start"


def _form(payment: PaymentEntry, form: Filled, remarks: Mapping[str, str]) -> dict[str, object]:
    counted = {limit.counted for limit in payment.limits}
    chosen = form.text("rhythm") or USUAL
    return {
        "form": {**{name: form.text(name) for name in (*forms.TEXTS, *forms.LINES)}},
        "ticks": {name: name in form.ticks for name in forms.TICKS},
        "remarks": remarks,
        "wrong": list(remarks.items()),
        "acts": payment.acts,
        "ways": payment.ways if len(payment.ways) > 1 else (),
        "covers": [(cover.name, cover.label, cover.name in form.covers) for cover in payment.covers],
        "date_label": payment.prescription.date_label,
        "asks_diagnosis": any(limit.unless_diagnosis for limit in payment.limits),
        "asks_earlier": bool(counted & {"twelve_months", "patient", "episode", "treatment_year", "once"}),
        "asks_others": "second_situation" in counted,
        "asks_outside": payment.outside,
        "asks_paid": payment.deductible is not None,
        "rhythms": [(value, label, value == chosen) for value, (_, label) in RHYTHMS.items()],
        "longest": forms.LONGEST,
        "open": forms.filled_fields(form, remarks),
    }


def _result(payment: PaymentEntry, found: Account | None) -> dict[str, object]:
    if found is None:
        return {"found": None}
    return {"found": shown(rulebook(), payment, found)}
