"""A professional without an account: facts in a minute, the whole decision, the patient's page beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from django.test import Client
from hypothesis import given, settings

from parcours_dos.pathway.facts import Facts
from parcours_dos.web.clinician.form import ALL_NO, filled, names
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import CLINICIAN
from tests.pathway.people import some

from .person import Person
from .test_carrying import code_of, open_code, ticked, words
from .walker import visit_all

FORM, RESULT = "/soignant/faits", "/soignant/resultat"
SCREENS = list(rulebook().screens)
CALM = {
    "country": "FR",
    "age_years": "34",
    "pain_low_back": "oui",
    "duration_days": "4",
    "trend": "improving",
    "motor_grade": "5",
    "residual_urine_ml": "0",
    "pain_as_usual": "oui",
    ALL_NO: SCREENS,
}


def decided(visitor: Client, form: Mapping[str, object]) -> str:
    """The page of the decision for a form, which must be taken."""
    answer = visitor.post(FORM, form)
    assert answer.status_code == 303, words(answer.content.decode())
    assert answer["Location"] == RESULT
    return visitor.get(RESULT).content.decode()


def part(html: str, start: str) -> str:
    """The words of the section with this id."""
    return words(html.partition(f'id="{start}"')[2].partition("</section>")[0])


def whose(html: str) -> str:
    """Which patient's answers the form was drawn from."""
    return html.partition('name="dossier" value="')[2].partition('"')[0]


def test_nothing_is_obligatory_and_what_is_not_known_does_not_reassure(visitor: Client) -> None:
    page = words(decided(visitor, {"country": "FR"}))
    assert "Décision provisoire" in page
    assert "Dans les 24 heures au plus" in page
    assert "Le délai tient à des signes en doute" in page


def test_an_emergency_that_is_only_in_doubt_asks_to_examine_first(visitor: Client) -> None:
    """A leg that tingles, strength not measured yet: the hand before the telephone."""
    doubtful = words(decided(visitor, {"country": "FR", "leg_tingling": "oui"}))
    assert "Urgence : maintenant" in doubtful
    assert "Examinez maintenant : un signe grave reste en doute" in doubtful
    assert "Si l'examen n'est pas possible tout de suite : Appelez le 15 maintenant." in doubtful
    measured = words(decided(visitor, {"country": "FR", "leg_tingling": "oui", "motor_grade": "2"}))
    assert "Examinez maintenant" not in measured
    assert "Appelez le 15 maintenant" in measured


def test_the_country_is_never_guessed(visitor: Client) -> None:
    answer = visitor.post(FORM, {"age_years": "40"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choisissez le pays" in words(page)
    assert ticked(page) == {"age_years": "40"}


def test_no_to_the_rest_of_each_group_gives_a_settled_decision(visitor: Client) -> None:
    page = decided(visitor, CALM)
    assert "Décision provisoire" not in words(page)
    assert "Pas d'urgence" in words(page)
    assert ticked(visitor.get(FORM).content.decode())["saddle_numbness"] == "non"


def test_no_to_the_rest_never_touches_an_answer_or_a_number(visitor: Client) -> None:
    visitor.post(FORM, {"country": "FR", "saddle_numbness": "inconnu", ALL_NO: ["pelvis", "person"]})
    told = ticked(visitor.get(FORM).content.decode())
    assert told["saddle_numbness"] == "inconnu"
    assert told["bladder_change"] == "non"
    assert "age_years" not in told


def test_what_an_examination_finds_goes_beyond_what_the_patient_would_read(visitor: Client) -> None:
    page = decided(visitor, {**CALM, "motor_grade": "3"})
    assert "Appelez le 15 maintenant" in words(page)
    assert "Pas d'urgence" in part(page, "patient")
    assert "Délai : urgence, maintenant" in part(page, "presents")


def test_an_exception_is_named_beside_the_sign_it_lifts(visitor: Client) -> None:
    page = decided(visitor, {**CALM, "motor_grade": "4", "motor_deficit_mild_stable": "oui"})
    lifted = part(page, "exceptes")
    assert "la force du muscle le plus faible" in lifted.lower()
    assert "Exception : le déficit est léger, stable" in lifted


def test_doubts_that_make_the_delay_are_named(visitor: Client) -> None:
    form = {**CALM, "saddle_numbness": "inconnu"}
    page = decided(visitor, form)
    assert "La zone entre les jambes est moins sensible" in part(page, "decisifs")


def test_each_reason_says_its_source_rank_place_and_status(visitor: Client) -> None:
    page = decided(visitor, {**CALM, "saddle_numbness": "oui"})
    reasons = re.findall(r"<li[^>]*><p>.*?</p><p class=\"source\">(.*?)</p>", page, re.DOTALL)
    assert reasons
    for reason in reasons:
        assert re.search(r"\([a-zéû ’']+\) : .+ Statut : .+", words(reason).replace("’", "'"))
    assert "Statut : confirmé" in part(page, "raisons")


def test_where_both_policies_differ_both_are_said(visitor: Client) -> None:
    page = decided(visitor, {**CALM, "first_episode": "oui", "pain_as_usual": "non"})
    assert "Politique prudente" in words(page)
    assert "Politique graduée" in words(page)
    assert "Autre politique" in part(page, "presents")
    assert "Recommandations" in part(page, "desaccords")


def test_a_change_is_told_with_its_direction(visitor: Client) -> None:
    assert "Plus pressé avec" in part(decided(visitor, CALM), "changerait")
    assert "Moins pressé avec" in part(decided(visitor, {**CALM, "saddle_numbness": "oui"}), "changerait")


def test_two_answers_that_contradict_each_other_are_shown_and_nothing_is_lost(visitor: Client) -> None:
    form = {**CALM, "blow_or_fall": "non", "trauma_days": "8"}
    answer = visitor.post(FORM, form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "cette réponse en contredit une autre" in words(page).lower()
    assert 'href="#f-trauma_days"' in page
    told = ticked(page)
    assert told["trauma_days"] == "8"
    assert told["motor_grade"] == "5"


@pytest.mark.parametrize("typed", ["-1", "9", "trois", "4.5", "٣"])
def test_a_number_that_cannot_be_is_refused_and_kept(typed: str, visitor: Client) -> None:
    answer = visitor.post(FORM, {"country": "FR", "motor_grade": typed})
    assert answer.status_code == 422
    assert "nombre entier de 0 à 5" in words(answer.content.decode())
    assert f'value="{typed}"' in answer.content.decode()


def test_what_was_not_offered_is_ignored_or_refused_kindly(visitor: Client) -> None:
    form = {"country": "FR", "hurt_by_someone": "oui", "nothing": "oui", "out_of_hours": "oui"}
    decided(visitor, form)
    assert visitor.post(FORM, {"country": "FR", "trend": "sideways"}).status_code == 422
    assert visitor.post(FORM, {"country": "XX"}).status_code == 422


def test_a_corrected_answer_still_shows_what_the_patient_said(visitor: Client) -> None:
    visit_all(visitor, {"leg_tingling": "oui"})
    professional = open_code(code_of(visitor))
    page = professional.get(FORM).content.decode()
    form = {**ticked(page), "dossier": whose(page), "leg_tingling": "non"}
    professional.post(FORM, form)
    assert "le patient a dit : oui" in words(professional.get(FORM).content.decode())


def test_the_patient_of_before_is_not_mixed_with_the_next(visitor: Client) -> None:
    decided(visitor, CALM)
    assert "Un patient est déjà ouvert" in words(visitor.get("/soignant").content.decode())
    visitor.post("/soignant", {"sans-code": "1", "code": "anything"})
    assert ticked(visitor.get(FORM).content.decode()) == {}


def test_erasing_forgets_and_so_does_leaving(visitor: Client) -> None:
    for address in ("/soignant/effacer", "/quitter"):
        decided(visitor, CALM)
        visitor.post(address)
        assert visitor.cookies[CLINICIAN].value == ""
        assert visitor.get(RESULT)["Location"] == "/soignant"
        assert ticked(visitor.get(FORM).content.decode()) == {}


def test_the_patient_of_this_browser_is_left_alone(visitor: Client) -> None:
    visit_all(visitor, {})
    decided(visitor, CALM)
    visitor.post("/soignant/effacer")
    assert visitor.get("/resultat").status_code == 200


def test_an_altered_cookie_is_an_empty_form(visitor: Client) -> None:
    decided(visitor, CALM)
    visitor.cookies[CLINICIAN] = visitor.cookies[CLINICIAN].value[:-4] + "AAAA"
    assert ticked(visitor.get(FORM).content.decode()) == {}
    assert visitor.get(RESULT)["Location"] == "/soignant"


def test_the_cookie_of_a_patient_is_not_that_of_a_professional(visitor: Client) -> None:
    visit_all(visitor, {})
    visitor.cookies[CLINICIAN] = visitor.cookies["reponses"].value
    assert visitor.get(RESULT)["Location"] == "/soignant"


def test_every_fact_at_once_is_taken(visitor: Client) -> None:
    every = {name: "inconnu" for name in names(rulebook()) if rulebook().facts[name].type != "integer"}
    assert len(every) > 100
    decided(visitor, {**every, "country": "BE", "age_years": "50", ALL_NO: SCREENS})
    assert "112" in words(visitor.get(FORM).content.decode())


@settings(max_examples=8, deadline=None)
@given(facts=some(rulebook(), "clinician"))
def test_anyone_can_be_stated_decided_and_found_again(facts: Facts) -> None:
    visitor, form = Client(SERVER_NAME="127.0.0.1"), filled(rulebook(), facts)
    assert "Toutes les raisons" in decided(visitor, {"country": "FR", **form})
    again = ticked(visitor.get(FORM).content.decode())
    assert form.items() - again.items() <= {(name, "1") for name in form if name.endswith("-inconnu")}


def test_a_keyboard_is_enough_and_the_page_prints_on_two_sheets(person: Person) -> None:
    page = person.page
    page.goto(f"{person.site}/soignant")
    page.focus("button[name='sans-code']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{FORM}")
    page.focus("[name=country][value=FR]")
    page.keyboard.press("Space")
    page.focus("[name=age_years]")
    page.keyboard.type("61")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{RESULT}")
    assert "Voyez un médecin" in person.heading
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


def test_what_is_private_is_not_printed(person: Person) -> None:
    page = person.page
    page.goto(f"{person.site}{FORM}")
    page.check("[name=country][value=FR]")
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    page.check("[name=distress][value=oui]")
    page.check("[name=suicidal_thoughts][value=oui]")
    person.follow(".stay button")
    assert "mourir" in person.text
    page.emulate_media(media="print")
    for word in ("mourir", "3114", "suicid"):
        assert word not in page.locator("body").inner_text().lower()
