"""The address of every page. No address ever carries an answer.

French pages stand at the root; those of another language stand under its code, as in /en/.
"""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from .public import knowledge_pages, leaving, professionals, views

pages = [
    path("", views.start, name="start"),
    path("recommencer", views.start_again, name="start_again"),
    path("question/<slug:address>", views.question, name="question"),
    path("resultat", views.result, name="result"),
    path("effacer", views.erase, name="erase"),
    path("quitter", leaving.leave, name="leave"),
    path("efface", views.erased, name="erased"),
    path("sources", knowledge_pages.sources, name="sources"),
    path("regles", knowledge_pages.rules, name="rules"),
    path("professionnels", professionals.professionals, name="professionals"),
    path("professionnels/comparer", professionals.comparison, name="comparison"),
    path("professionnels/<slug:name>", professionals.professional, name="professional"),
    path("a-propos", knowledge_pages.about, name="about"),
    path("vie-privee", knowledge_pages.privacy, name="privacy"),
    path("accessibilite", knowledge_pages.accessibility, name="accessibility"),
]

urlpatterns = [
    path("sante", views.health, name="health"),
    *i18n_patterns(*pages, prefix_default_language=False),
]

handler400 = "parcours_dos.web.shared.errors.bad_request"
handler403 = "parcours_dos.web.shared.errors.forbidden"
handler404 = "parcours_dos.web.shared.errors.not_found"
handler500 = "parcours_dos.web.shared.errors.broken"
