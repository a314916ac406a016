"""The address of every page. No address ever carries an answer.

French pages stand at the root; those of another language stand under its code, as in /en/.
"""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from .api import views as api
from .authors import drawing, rules, what_if
from .clinician import views as clinician
from .exercises import agenda, diary, programme, taken_home
from .exercises import views as exercises
from .instruments import sheet as instrument_sheet
from .instruments import views as instruments
from .payment import views as payment
from .plan import views as plan
from .public import carrying, guides, knowledge_pages, leaving, professionals, sheet, spoken, views

pages = [
    path("", views.start, name="start"),
    path("recommencer", views.start_again, name="start_again"),
    path("question/<slug:address>", views.question, name="question"),
    path("resultat", views.result, name="result"),
    path("resultat/pdf", sheet.result_pdf, name="result_pdf"),
    path("resultat/dire", spoken.spoken, name="spoken"),
    path("resultat/code", carrying.carry, name="carry"),
    path("effacer", views.erase, name="erase"),
    path("quitter", leaving.leave, name="leave"),
    path("efface", views.erased, name="erased"),
    path("sources", knowledge_pages.sources, name="sources"),
    path("regles", rules.rules, name="rules"),
    path("regles/<str:name>", rules.rule, name="rule"),
    path("et-si", what_if.what_if, name="what_if"),
    path("dessiner", drawing.author, name="author"),
    path("dessiner.svg", drawing.author_svg, name="author_svg"),
    path("professionnels", professionals.professionals, name="professionals"),
    path("professionnels/comparer", professionals.comparison, name="comparison"),
    path("professionnels/<slug:name>", professionals.professional, name="professional"),
    path("comprendre", guides.guides, name="guides"),
    path("comprendre/<slug:name>", guides.guide, name="guide"),
    path("plan", plan.plan, name="plan"),
    path("plan/pdf", plan.plan_pdf, name="plan_pdf"),
    path("exercices", exercises.exercises, name="exercises"),
    path("exercices/<slug:name>.svg", exercises.exercise_svg, name="exercise_svg"),
    path("exercices/<slug:name>", exercises.exercise, name="exercise"),
    path("programme", programme.programme, name="programme"),
    path("programme/pdf", programme.programme_pdf, name="programme_pdf"),
    path("programme/code", taken_home.programme_code, name="programme_code"),
    path("programme/mes-exercices", taken_home.my_exercises, name="my_exercises"),
    path("programme/mes-exercices/pdf", taken_home.my_sheet, name="my_sheet"),
    path("programme/telephone", taken_home.on_the_phone, name="on_the_phone"),
    path("programme/garde.js", taken_home.keeper, name="keeper"),
    path("programme/suite", diary.diary, name="diary"),
    path("programme/rappels", agenda.programme_reminders, name="programme_reminders"),
    path("programme/rappels.ics", agenda.programme_ics, name="programme_ics"),
    path("questionnaires", instruments.instruments, name="instruments"),
    path("questionnaires/<slug:name>", instruments.instrument, name="instrument"),
    path("questionnaires/<slug:name>/pdf", instrument_sheet.instrument_pdf, name="instrument_pdf"),
    path("cout", payment.cost, name="cost"),
    path("soignant", clinician.receive, name="clinician"),
    path("soignant/faits", clinician.state, name="clinician_facts"),
    path("soignant/resultat", clinician.result, name="clinician_result"),
    path("soignant/effacer", clinician.erase, name="clinician_erase"),
    path("a-propos", knowledge_pages.about, name="about"),
    path("vie-privee", knowledge_pages.privacy, name="privacy"),
    path("accessibilite", knowledge_pages.accessibility, name="accessibility"),
    path("api", api.about, name="api"),
]

urlpatterns = [
    path("sante", views.health, name="health"),
    path("api/", include("parcours_dos.web.api.urls")),
    *i18n_patterns(*pages, prefix_default_language=False),
]

handler400 = "parcours_dos.web.shared.errors.bad_request"
handler403 = "parcours_dos.web.shared.errors.forbidden"
handler404 = "parcours_dos.web.shared.errors.not_found"
handler500 = "parcours_dos.web.shared.errors.broken"
