"""What to correct in the form, in the words of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from parcours_dos.pathway.payment.care import CareProblem

SAID: Mapping[str, Promise] = {
    "unknown": _("Choisissez une des réponses proposées."),
    "not_a_day": _("« %(text)s » n'est pas une date. Écrivez par exemple 12/03/2026."),
    "too_early": _("Le %(day)s est trop ancien. Vérifiez l'année."),
    "too_far": _("Le %(day)s est trop loin. Vérifiez l'année."),
    "not_money": _("« %(text)s » n'est pas un montant. Écrivez par exemple 30,80."),
    "closed": _("Cet accès sans ordonnance n'est pas ouvert le %(day)s. Changez la date ou l'accès."),
    "prescribed_tomorrow": _("Le %(day)s n'est pas encore venu. Écrivez la date de l'ordonnance."),
    "impossible_number": _("%(number)s séances, ce n'est pas possible. Écrivez de 1 à %(most)s, ou rien."),
    "expired": _(
        "Première séance le %(first)s : cette ordonnance devait servir avant le %(last)s. "
        "Demandez-en une nouvelle."
    ),
    "before_prescription": _(
        "La séance du %(day)s est avant l'ordonnance du %(prescribed)s. Corrigez une des deux dates."
    ),
    "too_many": _("%(number)s séances, c'est trop pour ce calcul. Écrivez %(most)s au plus."),
    "same_day": _("Deux séances le %(day)s. Gardez-en une : deux le même jour demandent deux ordonnances."),
    "out_of_order": _("Le %(day)s vient après le %(before)s. Rangez les dates, ou vérifiez l'année."),
    "not_held_yet": _("Le %(day)s n'est pas encore venu. Comptez cette séance dans les séances à venir."),
    "already_past": _("Le %(day)s est passé. Écrivez une date à partir d'aujourd'hui."),
    "not_before": _("La séance du %(day)s est dans cette série. Écrivez-la dans les séances faites."),
}
AGAIN = _("Cette réponse ne peut pas être prise. Vérifiez-la.")
GUESSED = _("Ce nombre ne tient pas depuis votre ordonnance à ce rythme. Écrivez les dates.")
NOT_YET = _("Les prix ne sont connus qu'à partir du %(first)s. Le %(day)s est trop ancien.")
NOT_WHOLE = _("Écrivez un nombre entier de %(lowest)s à %(highest)s.")
CHOOSE = _("Choisissez ce qui est soigné.")


def remark(problem: CareProblem) -> str:
    """What to correct, for a person."""
    told = SAID.get(problem.kind, AGAIN)
    return str(told) % {name: _value(value) for name, value in problem.about.items()}


def said(day: date) -> str:
    """A day, as the language writes it."""
    return date_format(day, pgettext("format", "j F Y"))


def _value(value: object) -> object:
    return said(value) if isinstance(value, date) else value
