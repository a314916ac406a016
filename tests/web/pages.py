"""Every page of the site and how to reach it: the only list, for whoever must look at all of them.

A page is asked for without a screen, which is quick and reaches what no browser would, then shown in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from playwright.sync_api import Page as Screen

from parcours_dos.web.shared.rules import rulebook

from .visits import (
    A_WEEK_AGO,
    HELD,
    HURT,
    LEVELS,
    NECK,
    NUMB,
    PLANS_OF,
    STATED,
    Page,
    Reach,
    after,
    begun,
    broken,
    by_code,
    decided,
    for_another,
    form_without_paper,
    kept_on_the_phone,
    nowhere,
    of_a_stranger,
    of_another_host,
    plain,
    plan_changed,
    plan_to_come,
    plan_without_paper,
    planned,
    programme_to_come,
    programme_without_paper,
    programmed,
    provisional,
    question,
    received,
    received_before,
    sent,
    without_paper,
)

EMPTY: Mapping[str, object] = {}
AN_AGE = {"age_years": "34", "facts": "age_years: 34", "changes": "saddle_numbness: true"}
A_TRIAL = {"by": "patient", "country": "FR", "policy": "source_document", "on": "2026-11-25T12:00", **AN_AGE}
EXAMINED = {"country": "BE", "age_years": "34", "pain_low_back": "oui", "motor_grade": "3"}

STARTS = {
    "start": Page(plain("start"), "Mal au dos ou au cou ?"),
    "start_begun": Page(begun, "Mal au dos ou au cou ?"),
    "start_error": Page(sent("start", EMPTY), "Mal au dos ou au cou ?"),
    "start_again": Page(plain("start_again"), "Mal au dos ou au cou ?"),
    "erased": Page(plain("erased"), "Vos réponses sont effacées"),
}
QUESTIONS = {
    "number": Page(question("person"), "Qui est concerné ?"),
    "number_error": Page(question("person", form=EMPTY), "Qui est concerné ?"),
    "for_another": Page(for_another, "Qui est concerné ?"),
    "map": Page(question("where"), "Où avez-vous mal ?"),
    "map_error": Page(question("where", form=EMPTY), "Où avez-vous mal ?"),
    "line_by_line": Page(question("where", form={"cases": "inconnu"}), "Où avez-vous mal ?"),
    "rows": Page(question("pelvis"), "Quelque chose a-t-il changé entre les jambes ?"),
    "rows_error": Page(question("pelvis", form=NUMB), "Quelque chose a-t-il changé entre les jambes ?"),
    "one": Page(question("accident"), "Avez-vous eu un choc ou une chute ?"),
    "grave": Page(question("pelvis_before", NUMB), "Zone entre les jambes moins sensible"),
    "clarify": Page(question("now_check", {"chest_pain": "inconnu"}), ""),
    "list": Page(question("history"), "Êtes-vous dans un de ces cas ?"),
    "later": Page(question("course"), "Depuis quand"),
    "neck_signs": Page(question("now_neck", NECK), "Depuis cette douleur au cou"),
}
RESULTS = {
    **{
        f"result_{level}_{country.lower()}": Page(after("result", told, country), "")
        for level, told in LEVELS.items()
        for country in ("FR", "BE")
    },
    "result_provisional": Page(provisional, ""),
    "result_doubt": Page(after("result", {"weight_loss": "inconnu"}), ""),
    "result_neck": Page(after("result", NECK), ""),
    "result_neck_now": Page(after("result", {**NECK, "face_sign": "oui"}), "Appelez le 15 maintenant"),
    "result_private": Page(after("result", HURT), ""),
    "result_distress": Page(after("result", {"distress": "oui", "suicidal_thoughts": "oui"}), ""),
    "spoken": Page(after("spoken", {"leg_tingling": "oui"}), ""),
    "carry": Page(after("carry", {"leg_tingling": "oui"}), "Montrer mes réponses à un soignant"),
}
PROFESSIONALS = {
    "clinician": Page(plain("clinician"), "Pour les soignants"),
    "clinician_open": Page(received_before, "Pour les soignants"),
    "clinician_error": Page(sent("clinician", EMPTY), "Pour les soignants"),
    "clinician_facts": Page(plain("clinician_facts"), "Les faits"),
    "clinician_received": Page(received, "Les faits"),
    "clinician_facts_error": Page(sent("clinician_facts", {"age_years": "400"}), "Les faits"),
    "clinician_result": Page(decided(EXAMINED), ""),
    "clinician_provisional": Page(decided({"country": "FR"}), ""),
}
PLANS = {
    "plan": Page(plain("plan"), "Combien de séances ?"),
    "plan_to_come": Page(plan_to_come, "Votre plan attend des réponses"),
    **{f"plan_{kind}": Page(planned(told, country), "Environ") for kind, (told, country) in PLANS_OF.items()},
    "plan_to_complete": Page(after("plan", HELD), "Environ"),
    "plan_prescribed": Page(
        planned(HELD, form={"prescribed": A_WEEK_AGO, "prescribed_sessions": "20"}), "Environ"
    ),
    "plan_error": Page(planned(HELD, form={"prescribed": "hier", "prescribed_sessions": "0"}), "Environ"),
    "plan_closed": Page(planned({}), "Pas besoin de séances pour l'instant"),
    "plan_closed_now": Page(planned({"saddle_numbness": "oui"}), "Pas de plan pour l'instant"),
    "clinician_plan": Page(decided(STATED), ""),
    "clinician_plan_changed": Page(
        plan_changed({"condition": "sciatica", "reason": "Lasègue positif à 40 degrés."}), ""
    ),
    "clinician_plan_error": Page(plan_changed({"condition": "sciatica", "reason": ""}), ""),
}
AT_WORK: Mapping[str, object] = {"lieu": "travail", "sol": "non", "nombre": "4", "sans": "sit_to_stand"}
TWO_DAYS: Mapping[str, object] = {
    "remplie": "1",
    "premier": (timezone.localdate() - timedelta(days=2)).isoformat(),
    **{f"fait-{rank}": ["1", "2"] for rank in (1, 2, 3, 4)},
    "douleur-1": "2",
    "douleur-2": "1",
    "note": "oui",
    "signe": "non",
}
EXERCISES = {
    "exercises": Page(plain("exercises"), "Exercices"),
    "exercises_none": Page(lambda visit: visit.look_for("mots=zzzzzz"), "Exercices"),
    "exercises_last": Page(lambda visit: visit.look_for("lieu=floor&page=9"), "Exercices"),
    **{
        f"exercise_{name}": Page(plain("exercise", name), entry.label)
        for name, entry in rulebook().exercises.items()
        if name in ("bridge", "neck_rotation_sitting", "short_walk")
    },
    "programme": Page(plain("programme"), "Mon programme"),
    "programme_to_come": Page(programme_to_come, "Votre programme attend des réponses"),
    "programme_open": Page(programmed({}), ""),
    "programme_neck": Page(programmed(NECK, "BE"), ""),
    "programme_at_work": Page(programmed({}, form=AT_WORK), ""),
    "programme_to_complete": Page(after("programme", {}), ""),
    "programme_closed": Page(programmed({"fever_38": "oui"}), "Pas de programme pour l'instant"),
    "programme_closed_now": Page(programmed({"saddle_numbness": "oui"}), "Pas d'exercice pour l'instant"),
    "programme_code": Page(plain("programme_code"), "Retrouver mes exercices"),
    "programme_code_error": Page(sent("my_exercises", {"code": "PABC"}), "Retrouver mes exercices"),
    "my_exercises": Page(by_code("my_exercises"), "Mes exercices"),
    "my_exercises_kept": Page(kept_on_the_phone, "Mes exercices"),
    "my_exercises_none": Page(plain("on_the_phone"), "Rien n'est gardé sur ce téléphone"),
    "diary": Page(by_code("diary"), "Recopier ma feuille"),
    "diary_error": Page(by_code("diary", {"remplie": "1", "douleur-2": "12"}), "Recopier ma feuille"),
    "diary_next": Page(by_code("diary", TWO_DAYS), "La suite"),
    "diary_lighter": Page(by_code("diary", {**TWO_DAYS, "douleur-2": "7"}), "On allège, puis on reprend"),
    "diary_stop": Page(by_code("diary", {**TWO_DAYS, "signe": "oui"}), "Demandez d'abord un avis"),
    "reminders": Page(plain("programme_reminders"), "Rappels dans mon agenda"),
    "reminders_error": Page(sent("programme_ics", {"heure": "midi"}), "Rappels dans mon agenda"),
}
PAIN: Mapping[str, object] = {"now": "4", "worst_7_days": "8"}
MOOD: Mapping[str, object] = {"nervous": "1", "worry": "2", "interest": "0", "down": "3"}
TO_DO: Mapping[str, object] = {"activity_1": "3", "activity_1-nom": "Monter l'escalier", "activity_2": "4"}
TICKED: Mapping[str, object] = {"stays_home": "1", "socks": "1", "appetite": "1", "lu": "1"}


def filled(name: str, form: Mapping[str, object]) -> Reach:
    """A questionnaire, once it was sent."""
    return lambda visit: visit.post("instrument", name, form=form)


INSTRUMENTS = {
    "instruments": Page(plain("instruments"), "Questionnaires"),
    **{
        f"instrument_{name}": Page(plain("instrument", name), each.entry.label)
        for name, each in rulebook().instruments.items()
    },
    "instrument_pain_score": Page(filled("pain", PAIN), "Douleur de 0 à 10"),
    "instrument_mood_score": Page(filled("phq_4", MOOD), "Moral et inquiétude"),
    "instrument_ticks_score": Page(filled("roland_morris", TICKED), "Le dos au quotidien"),
    "instrument_error": Page(filled("psfs", TO_DO), "Vos activités"),
    "instrument_empty": Page(filled("roland_morris", EMPTY), "Le dos au quotidien"),
}
TO_READ = {
    "professionals": Page(plain("professionals"), "Qui fait quoi ?"),
    "comparison": Page(plain("comparison"), "Kinésithérapeute ou ostéopathe ?"),
    **{
        f"professional_{name}": Page(plain("professional", name), entry.label)
        for name, entry in rulebook().professionals.professionals.items()
        if name in ("doctor", "physiotherapist", "osteopath", "emergency_service")
    },
    "guides": Page(plain("guides"), ""),
    **{f"guide_{name}": Page(plain("guide", name), entry.title) for name, entry in rulebook().guides.items()},
    "sources": Page(plain("sources"), "Sources"),
    "about": Page(plain("about"), "À propos"),
    "privacy": Page(plain("privacy"), "Vos données"),
    "accessibility": Page(plain("accessibility"), "Accessibilité"),
    "api": Page(plain("api"), ""),
}
RULES = {
    "rules": Page(plain("rules"), "Règles"),
    "rule": Page(plain("rule", "saddle_numbness"), ""),
    "rule_exception": Page(plain("rule", "fall_after_65"), ""),
    "rule_for_many": Page(plain("rule", "self_care"), ""),
    "no_rule": Page(plain("rule", "saddle_numbnes"), "Aucune règle ne porte ce nom"),
    "what_if": Page(plain("what_if"), "Et si ?"),
    "author": Page(plain("author"), "Dessiner une pose"),
    "author_error": Page(lambda visit: visit.draw("start: 3"), "Dessiner une pose"),
    "what_if_moved": Page(sent("what_if", A_TRIAL), "Et si ?"),
    "what_if_error": Page(sent("what_if", {**A_TRIAL, "facts": "age: 34"}), "Et si ?"),
}
A_COURSE = {"country": "FR", "asked": "1", "act": "low_back_common", "done": "4", "to_come": "14"}
BELGIAN_COURSE = {**A_COURSE, "country": "BE", "act": "common", "done": "12"}
PRICE = "Ce que coûtent les séances"
PRICES = {
    "cost_country": Page(plain("cost"), PRICE),
    "cost": Page(sent("cost", {"country": "FR"}), PRICE),
    "cost_found": Page(sent("cost", A_COURSE), PRICE),
    "cost_unknown": Page(sent("cost", BELGIAN_COURSE), PRICE),
    "cost_error": Page(sent("cost", {**A_COURSE, "act": "", "fee": "cher"}), PRICE),
}
MISHAPS = {
    "400": Page(of_another_host, "Nous n'avons pas compris cette demande"),
    "403": Page(of_a_stranger, "Nous n'avons pas pu prendre votre réponse"),
    "404": Page(nowhere, "Cette page n'existe pas"),
    "405": Page(plain("erase"), "Cette page ne s'ouvre pas ainsi"),
    "500": Page(broken(), "Nous avons un problème"),
    "500_bare": Page(broken("templates"), "Nous avons un problème"),
    "503": Page(without_paper, "Le PDF n'a pas pu être fait"),
    "503_plan": Page(plan_without_paper, "Le PDF n'a pas pu être fait"),
    "503_programme": Page(programme_without_paper, "Le PDF n'a pas pu être fait"),
    "503_form": Page(form_without_paper, "Le PDF n'a pas pu être fait"),
}
PAGES = {
    **STARTS,
    **QUESTIONS,
    **RESULTS,
    **PLANS,
    **EXERCISES,
    **PROFESSIONALS,
    **TO_READ,
    **INSTRUMENTS,
    **RULES,
    **PRICES,
    **MISHAPS,
}


def show(screen: Screen, site: str, answer: HttpResponse) -> None:
    """Show in a browser what the site answered, at the address where it did."""
    address = f"{site}{answer.request['PATH_INFO']}"  # type: ignore[attr-defined]  # set by the test client
    headers = {name: value for name, value in answer.items() if name != "Content-Length"}
    screen.route(
        address,
        lambda route: route.fulfill(status=answer.status_code, headers=headers, body=answer.content),
    )
    screen.goto(address)
