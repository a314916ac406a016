"""How the pages about rules name what the knowledge only codes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KIND = {
    "sign": _("Signe d'alerte"),
    "derived": _("Fait déduit"),
    "first_contact": _("Premier contact"),
    "route": _("Chemin"),
    "reason": _("Raison du premier contact"),
    "course": _("Nom de l'évolution"),
    "meanwhile": _("Conseil en attendant"),
    "avoid": _("Chose à éviter"),
    "doctor_note": _("Note pour le médecin"),
    "plan": _("Plan de soins"),
    "programme": _("Programme à domicile"),
    "come_back": _("Quand refaire le point"),
    "disagreement": _("Désaccord entre sources"),
}
STATE = {
    "raised": _("Présent"),
    "lifted": _("Présent, puis excusé"),
    "needs_examination": _("À examiner"),
    "undecided": _("En doute"),
    "cleared": _("Écarté"),
}
WHO = {"patient": _("Patient"), "carer": _("Proche"), "clinician": _("Soignant")}
