"""« Combien de séances ? »: from the first question to a plan, without anything asked twice."""

import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, expect

from parcours_dos.pathway.loading import load
from parcours_dos.web.shared.sealed_cookie import NAME

from .keyboard import Typist
from .person import Person, Told, plain
from .visits import HELD, NECK, PLANS_OF, STATED, TO_A_PLAN, Visit, planned
from .walker import fields_of, visit_all

AT_STAKE: Told = {"work_at_stake": "oui"}
SAD: Told = {**HELD, "distress": "oui"}
FRAGMENTS = ('class="path', 'class="ranges', "/plan/pdf", "Semaine")
OPENING_TAG = re.compile(r"<(li|span|ul)([^>]*)>")


def words(html: str) -> str:
    """What a page says, on one line, with plain spaces."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return plain(re.sub(r"<[^>]+>", " ", main).replace("&nbsp;", " "))


def days_ago(days: int) -> str:
    """A day gone by, as people write it."""
    return (timezone.localdate() - timedelta(days=days)).strftime("%d/%m/%Y")


def plan_of(visitor: Client, told: Told, country: str = "FR") -> str:
    """The plan of someone who came for it."""
    return visit_all(visitor, told, country=country, start=TO_A_PLAN)[-1]


# --- before any answer, and on the way


def test_the_page_says_what_each_situation_usually_takes(visitor: Client) -> None:
    html = visitor.get("/plan").content.decode()
    said, plan = words(html), load().plan
    assert plan is not None
    for row in plan.conditions:
        least, most = row.sessions
        assert f"{plain(row.label)} " in said
        assert f"{least} à {most} {row.weeks[0]} à {row.weeks[1]}" in said
    assert said.count("Statut :") == len(plan.conditions)
    assert f'href="{reverse("start")}?pour=plan"' in html


def test_who_comes_for_a_plan_gets_one_and_nothing_is_asked_twice(visitor: Client) -> None:
    pages = visit_all(visitor, HELD, start=TO_A_PLAN)
    asked = Counter(name for page in pages[:-1] for name in fields_of(page) if name != "cases")
    ticked = Counter(box for page in pages[:-1] for box in fields_of(page).get("cases", ()))
    asked += Counter({box: times for box, times in ticked.items() if box in load().facts})
    assert {name for name, times in asked.items() if times > 1} == set()
    assert "Environ 7 séances, sur 5 semaines" in words(pages[-1])
    assert "de plus précise" not in words(pages[-1])


def test_the_advice_leads_to_the_plan_which_asks_only_what_is_missing(visitor: Client) -> None:
    pages = visit_all(visitor, HELD)
    assert 'href="/plan">Combien de séances' in plain(pages[-1])
    before = {name for page in pages[:-1] for name in fields_of(page)}
    shown = visitor.get("/plan").content.decode()
    assert "questions de plus précisent ce plan" in words(shown)
    address, seen = re.findall(r'class="button" href="(/question/[^"]+)"', shown)[0], set()
    while "/question/" in address:
        fields = fields_of(visitor.get(address).content.decode())
        seen |= {name for name in fields if name != "cases"}
        form = {name: "aucun" if name == "cases" else "non" for name in fields}
        address = visitor.post(address, form).headers["Location"]
    assert address == "/plan"
    assert not seen & before
    assert "de plus précise" not in words(visitor.get("/plan").content.decode())


@pytest.mark.parametrize("told", [{}, {"saddle_numbness": "oui"}, AT_STAKE])
def test_an_advice_without_a_plan_does_not_speak_of_one(told: Told, visitor: Client) -> None:
    main = visit_all(visitor, told)[-1].partition("<main")[2].partition("</main>")[0]
    assert "/plan" not in main


def test_in_the_middle_of_the_orientation_the_page_says_what_comes_next(visitor: Client) -> None:
    visit_all(visitor, {}, until="pelvis")
    html = visitor.get("/plan").content.decode()
    assert "Votre plan attend des réponses" in words(html)
    assert "Page suivante : « Quelque chose a-t-il changé entre les jambes ? »" in words(html)
    assert 'href="/question/pelvis?pour=plan"' in html


def test_someone_back_at_the_start_goes_on_towards_the_plan(visitor: Client) -> None:
    visit_all(visitor, {}, until="pelvis")
    assert 'href="/question/pelvis?pour=plan"' in visitor.get(TO_A_PLAN).content.decode()
    plan_of(visitor, HELD)
    assert 'href="/plan">Voir mon plan' in plain(visitor.get(TO_A_PLAN).content.decode())
    assert "pour=plan" in visitor.post(TO_A_PLAN, {}).content.decode()


# --- closed


@pytest.mark.parametrize(
    ("told", "country", "title"),
    [
        ({"saddle_numbness": "oui"}, "FR", "Pas de plan pour l'instant : appelez d'abord"),
        ({**HELD, "fever_38": "oui"}, "FR", "Pas de plan pour l'instant : voyez d'abord un médecin"),
        ({**HELD, "weight_loss": "inconnu"}, "BE", "Pas de plan pour l'instant : voyez d'abord un médecin"),
        (AT_STAKE, "BE", "Il faut d'abord une ordonnance"),
        ({}, "FR", "Pas besoin de séances pour l'instant"),
    ],
)
def test_who_gets_no_plan_reads_why_and_not_a_fragment_of_one(
    told: Told, country: str, title: str, visitor: Client
) -> None:
    html = plan_of(visitor, told, country)
    assert title in words(html)
    assert 'href="/resultat"' in html
    main = html.partition("<main")[2].partition("</main>")[0]
    assert not [piece for piece in FRAGMENTS if piece in main]
    paper = visitor.get("/plan/pdf")
    assert title in words(paper.content.decode())


def test_an_emergency_met_on_the_way_to_a_plan_is_one_press_from_a_call(visitor: Client) -> None:
    html = plan_of(visitor, {"saddle_numbness": "oui"})
    main = html.partition("<main")[2]
    assert main.index('class="phone" href="tel:15"') < main.index('href="/resultat"')


def test_a_site_with_individual_physiotherapy_says_the_step_before_and_whom_to_call(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from parcours_dos.pathway.shapes import SiteFile
    from parcours_dos.web.shared import where

    contacts = {"spine_consultation": "Consultation du dos, 02 000 00 00"}
    here = SiteFile(country="BE", services=["individual_physiotherapy"], contacts=contacts)
    monkeypatch.setattr(where, "site", lambda: here)
    for told in (HELD, {}):
        said = words(plan_of(Client(SERVER_NAME="127.0.0.1"), told, "BE"))
        assert "Vous n'avez pas de document d'envoi. Prenez rendez-vous" in said
        assert "Contact : Consultation du dos, 02 000 00 00" in said


# --- what a plan says


@pytest.mark.parametrize("kind", PLANS_OF)
def test_every_figure_stands_in_words_with_its_source_its_rank_and_its_status(kind: str) -> None:
    told, country = PLANS_OF[kind]
    html = planned(told, country)(Visit(Client(SERVER_NAME="127.0.0.1"))).content.decode()
    rows = html.partition('<ul class="ranges">')[2].partition("</ul>")[0].split("<li ")[1:]
    assert len(rows) >= 4
    for row in rows:
        said = plain(re.sub(r"<[^>]+>", " ", row.partition(">")[2]))
        assert re.search(r"\d+ à \d+|\d+ au plus|pas de nombre| 0 ", said), said
        assert re.search(r"\((page commerciale|recommandation|avis de|assurance|loi|choix)", said), said
        assert "Statut :" in said
        assert "<svg" in row or "pas de nombre" in said
    assert len(html.encode()) < 32_000


@pytest.mark.parametrize("kind", PLANS_OF)
def test_a_physiotherapist_finds_condition_course_risk_act_and_prescription(kind: str) -> None:
    told, country = PLANS_OF[kind]
    said = words(planned(told, country)(Visit(Client(SERVER_NAME="127.0.0.1"))).content.decode())
    card = said.partition("Pour votre kinésithérapeute")[2]
    for name in ("Situation", "Évolution", "Risque", "Accès", "Acte", "Ordonnance"):
        assert name in card
    assert "Chaque séance commence par la douleur et la mobilité du jour" in said
    assert "On fait le point :" in said
    assert "tout de suite La zone entre les jambes" in said


def test_recent_pain_with_a_prescription_reads_what_the_guideline_says(visitor: Client) -> None:
    said = words(plan_of(visitor, HELD))
    assert "Pas de kinésithérapie d'emblée dans les 4 premières semaines" in said
    assert "Votre ordonnance les permet : commencez par peu" in said


def test_a_belgian_plan_beyond_a_limit_says_so(visitor: Client) -> None:
    said = words(plan_of(visitor, PLANS_OF["sciatica"][0], "BE"))
    assert "Le haut de la fourchette passe cette limite" in said
    assert "15 au plus" not in said


def test_the_neck_has_its_own_plan(visitor: Client) -> None:
    said = words(plan_of(visitor, {**HELD, **NECK}))
    assert "Mal de cou sans signe nerveux" in said
    assert "Manipulation du cou : jamais d'office" in said


def test_what_comes_from_a_confidence_is_marked_to_stay_off_paper(visitor: Client) -> None:
    html = plain(plan_of(visitor, SAD))
    for sentence in ("La peur de bouger ou l'inquiétude", "Un soutien pour la peur de bouger"):
        before = html.partition(sentence)[0]
        assert OPENING_TAG.findall(before)[-1][1].endswith('class="noprint"')
    before = html.partition("Un travail exigeant")[0]
    assert before == html  # not said of this person
    calm = plain(plan_of(Client(SERVER_NAME="127.0.0.1"), HELD))
    assert 'class="noprint"' not in calm.partition("<main")[2]


def test_an_answer_not_known_is_listed_with_the_way_to_change_it(visitor: Client) -> None:
    html = plan_of(visitor, {**HELD, "disc_or_sciatica_told": "inconnu"})
    assert "Ce que nous ne savons pas" in words(html)
    assert re.search(r'href="/question/told_by_doctor[^"]*\?pour=plan"', html)


def test_a_plan_is_read_in_english_too(visitor: Client) -> None:
    html = visit_all(visitor, HELD, start="/en/?pour=plan")[-1]
    assert '<html lang="en">' in html
    assert "Lombalgie simple" not in words(html)


# --- the prescription


def test_a_prescription_changes_the_plan_and_is_not_kept(visitor: Client) -> None:
    plan_of(visitor, HELD)
    kept = visitor.cookies[NAME].value
    day = timezone.localdate() + timedelta(days=40)
    form = {"prescribed": days_ago(7), "prescribed_sessions": "3", "start": day.strftime("%d/%m/%Y")}
    answer = visitor.post("/plan", form)
    said = words(answer.content.decode())
    assert "Environ 3 séances" in said
    assert "Votre ordonnance dit 3 séances, moins que la fourchette." in said
    assert f'name="prescribed" value="{days_ago(7)}"' in answer.content.decode()
    assert visitor.cookies[NAME].value == kept
    again = visitor.get("/plan").content.decode()
    assert days_ago(7) not in again
    assert "Environ 7 séances" in words(again)


def test_all_that_is_wrong_is_said_at_once_beside_its_field_and_nothing_is_lost(visitor: Client) -> None:
    plan_of(visitor, HELD)
    form = {"prescribed": days_ago(-9), "prescribed_sessions": "900", "start": "<hier>"}
    answer = visitor.post("/plan", form)
    html = answer.content.decode()
    assert answer.status_code == 422
    for name, typed in (
        ("prescribed", days_ago(-9)),
        ("prescribed_sessions", "900"),
        ("start", "&lt;hier&gt;"),
    ):
        assert f'href="#{name}"' in html
        assert f'id="{name}-erreur"' in html
        assert f'value="{typed}"' in html
    assert "ce plan ne tient pas compte de ce que vous avez écrit" in words(html)
    assert "Erreur :" in plain(html.partition("</title>")[0])


@pytest.mark.parametrize(
    ("form", "field", "remark"),
    [
        ({"prescribed": days_ago(800)}, "prescribed", "devait servir avant"),
        ({"prescribed_sessions": "8"}, "prescribed", "Écrivez aussi la date"),
        ({"prescribed": days_ago(7), "prescribed_sessions": "0"}, "prescribed_sessions", "de 1 à 200"),
        ({"prescribed": days_ago(7), "prescribed_sessions": "huit"}, "prescribed_sessions", "nombre entier"),
        ({"start": days_ago(7)}, "start", "Choisissez un jour entre"),
        ({"start": "31/02/2027"}, "start", "n'est pas une date"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    form: dict[str, str], field: str, remark: str, visitor: Client
) -> None:
    plan_of(visitor, HELD)
    answer = visitor.post("/plan", form)
    html = plain(answer.content.decode())
    assert answer.status_code == 422
    assert remark in html.partition(f'id="{field}-erreur"')[2][:600]
    assert visitor.post("/plan/pdf", form).status_code == 422


def test_a_form_without_answers_starts_again(visitor: Client) -> None:
    assert visitor.post("/plan", {"start": "demain"}).headers["Location"] == "/recommencer"
    assert visitor.get("/plan/pdf").headers["Location"] == "/recommencer"


# --- the professional


def stated(visitor: Client, **more: str) -> str:
    """The decision of a professional who states everything about a calm person."""
    visitor.post("/soignant/faits", {**STATED, **more})
    return visitor.get("/soignant/resultat").content.decode()


def change(visitor: Client, **form: str) -> Any:
    """Send another condition."""
    return visitor.post("/soignant/resultat", {"dossier": "", **form})


def test_a_professional_reads_the_plan_under_the_decision(visitor: Client) -> None:
    said = words(stated(visitor)).partition("Plan de soins")[2]
    assert "Environ 8 séances, sur 5 semaines : Lombalgie simple." in said
    for must in (
        "2 séances par semaine",
        "15 séances par série",
        "code RAM",
        "Douleur de 6 semaines à 3 mois",
    ):
        assert must in said


def test_another_condition_is_shown_again_with_its_reason_and_never_kept(visitor: Client) -> None:
    stated(visitor)
    reason = "Lasègue positif à 40 degrés."
    said = words(change(visitor, condition="sciatica", reason=reason).content.decode())
    assert re.search(r"Environ 1\d séances, sur 1\d semaines : Sciatique ou hernie discale\.", said)
    assert f"Les règles avaient trouvé : Lombalgie simple. Votre raison : {reason}" in said
    again = visitor.get("/soignant/resultat").content.decode()
    assert "Environ 8 séances, sur 5 semaines : Lombalgie simple." in words(again)
    assert reason not in plain(again)


@pytest.mark.parametrize(
    ("form", "field"),
    [({"condition": "sciatica", "reason": "oui"}, "reason"), ({"condition": "bad_back"}, "condition")],
)
def test_a_change_without_its_reason_is_refused(form: dict[str, str], field: str, visitor: Client) -> None:
    stated(visitor)
    answer = change(visitor, **form)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert "Environ 8 séances, sur 5 semaines : Lombalgie simple." in words(answer.content.decode())


def test_the_plan_of_one_patient_is_never_changed_for_another(visitor: Client) -> None:
    stated(visitor)
    answer = change(visitor, condition="sciatica", reason="Lasègue positif.", dossier="12345")
    assert answer.status_code == 422
    assert "Un patient est déjà ouvert" in words(answer.content.decode())
    assert "Votre raison :" not in words(answer.content.decode())


def test_a_sign_closes_the_plan_for_the_professional_too(visitor: Client) -> None:
    said = words(stated(visitor, saddle_numbness="oui")).partition("Plan de soins")[2]
    assert said.strip().startswith("Pas de plan pour l'instant : appelez d'abord.")
    assert "Choisir une autre situation" not in said


# --- in a browser


@pytest.mark.parametrize("script", [True, False])
def test_the_way_to_a_plan_by_keyboard(script: bool, browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    typist = Typist(page, site)
    page.set_default_timeout(10_000)
    typist.start(at=TO_A_PLAN)
    typist.go(HELD)
    assert typist.heading == "Environ 7 séances, sur 5 semaines"
    assert page.url == f"{site}/plan"
    source = page.locator(".path ~ p .ref").first
    assert not source.is_visible()
    typist.tab_to("document.activeElement.id === 'sources'", "the sources")
    page.keyboard.press("Space")
    assert source.is_visible()
    context.close()


def test_a_date_is_corrected_where_it_is_wrong(person: Person) -> None:
    person.start(at=TO_A_PLAN)
    person.go(HELD)
    person.page.click("#preciser summary")
    person.page.fill("#prescribed", "hier")
    person.follow("#preciser button")
    person.page.click(".errors a")
    expect(person.page.locator("#prescribed")).to_be_focused()
    person.page.fill("#prescribed", days_ago(7))
    person.follow("#preciser button")
    assert person.heading == "Environ 7 séances, sur 5 semaines"
    assert "Première séance le" in person.text


def test_going_back_and_correcting_an_answer_still_leads_to_the_plan(person: Person) -> None:
    person.start(at=TO_A_PLAN)
    person.go(HELD, until="where?pour=plan")
    person.fill(HELD)
    person.next()
    person.page.go_back(wait_until="networkidle")
    assert person.page.url.endswith("/question/where?pour=plan")
    person.page.locator("main input[name='cases']").first.wait_for(state="attached")  # shown again
    person.next()
    person.go(HELD)
    assert person.heading == "Environ 7 séances, sur 5 semaines"
