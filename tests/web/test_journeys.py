"""Whole journeys in a real browser."""

from playwright.sync_api import Browser, Response, expect

from .keyboard import Typist
from .person import Person, plain
from .walker import arrive

COOKIE = "reponses"


def test_a_plain_back_pain_ends_in_self_care(person: Person) -> None:
    person.start()
    met = person.go({})
    assert met[:5] == ["person", "where", "now", "pelvis", "legs"]
    assert len(met) <= 16
    assert person.heading == "Pas d'urgence : continuez à bouger, à votre rythme"
    assert "Ce qui aide" in person.text
    assert "À éviter" in person.text
    assert "Statut : confirmé" in person.text
    assert "Il vaut 24 heures" in person.text
    assert person.page.locator("text=Ce conseil est provisoire").count() == 0


def test_numbness_that_is_new_stops_the_questions_at_once(person: Person) -> None:
    person.start()
    person.go({"saddle_numbness": "oui"}, until="pelvis_before")
    assert "Si c'est nouveau, appelez le 15 maintenant" in person.text
    assert person.page.locator("main a[href='tel:15']").first.is_visible()
    person.fill({})
    person.next()
    assert person.page.url.endswith("/resultat")
    assert person.heading == "Appelez le 15 maintenant"
    assert "Urgence : maintenant" in person.text
    assert "Je sens moins bien la zone entre mes jambes. »" in person.text
    assert person.page.locator("a.phone[href='tel:15']").is_visible()


def test_numbness_from_before_goes_on(person: Person) -> None:
    person.start()
    person.go({"saddle_numbness": "oui", "saddle_before": "oui"}, until="legs")
    assert person.page.url.endswith("/question/legs")
    assert "appelez le 15 maintenant" not in person.text


def test_not_knowing_is_asked_once_more_then_never_reassures(person: Person) -> None:
    person.start()
    met = person.go({"bladder_change": "inconnu"}, until="pelvis_check")
    assert met[-1] == "pelvis_check"
    assert "avez-vous dû attendre ou pousser pour uriner" in person.text
    met = person.go({"bladder_change": "inconnu", "bladder_change_check": "inconnu"})
    assert len(set(met)) == len(met)
    assert "Médecin aujourd'hui ou demain" in person.text
    assert "Il manque une réponse pour vous rassurer" in person.text
    assert "Je ne sais pas si uriner est devenu difficile" in person.text
    assert "Allez aux toilettes : le jet part-il sans pousser ?" in person.text
    person.follow("text=Changer ma réponse")
    assert person.page.url.endswith("/question/pelvis_check")
    person.fill({})
    person.next()
    person.go({})
    assert "Pas d'urgence médicale" in person.text


def test_a_blank_answer_is_explained_and_keeps_the_others(person: Person) -> None:
    person.start()
    person.go({}, until="now")
    person.page.check("[name=breathlessness][value=non]")
    with person.page.expect_response("**/question/now") as caught:
        person.next()
    assert caught.value.status == 422
    assert person.page.title().startswith("Erreur")
    expect(person.page.locator("#erreurs")).to_be_focused()
    assert person.page.is_checked("[name=breathlessness][value=non]")
    words = "Choisissez une réponse, même « Je ne sais pas »."
    assert person.text.count(words) == 2 * 3
    person.page.locator("#erreurs a").first.click()
    expect(person.page.locator("[name=chest_pain]").first).to_be_focused()


def test_a_person_goes_back_and_changes_an_answer(person: Person) -> None:
    person.start()
    person.go({"blow_or_fall": "oui", "trauma_days": "43"}, until="fever")
    person.follow("text=Question précédente")
    assert person.page.is_checked("[name=trauma_days][value='43']")
    person.follow("text=Question précédente")
    assert person.page.is_checked("[name=blow_or_fall][value=oui]")
    person.page.check("[name=blow_or_fall][value=non]")
    person.next()
    assert person.page.url.endswith("/question/fever")
    person.follow("text=Question précédente")
    assert person.page.url.endswith("/question/accident")


def test_an_answer_changed_from_the_result_comes_back_to_the_result(person: Person) -> None:
    arrive(person, {})
    person.follow("a:has-text('Modifier'):has-text('Votre état général')")
    person.fill({"weight_loss": "oui"})
    person.next()
    assert person.page.url.endswith("/resultat")
    assert "Médecin aujourd'hui ou demain" in person.text


def test_the_result_may_be_seen_early_and_says_so(person: Person) -> None:
    arrive(person, {}, until="pelvis")
    person.follow("text=Voir le conseil provisoire")
    assert "Ce conseil est provisoire" in person.text
    person.follow("text=Continuer les questions")
    assert person.page.url.endswith("/question/pelvis")


def test_the_advice_can_be_made_more_precise(person: Person) -> None:
    arrive(person, {})
    person.follow("text=Préciser les conseils")
    met = person.go({"sleeps_badly": "oui"})
    assert met[0] == "advice"
    assert "un coussin entre les genoux" in person.text


def test_erasing_leaves_nothing(person: Person) -> None:
    arrive(person, {}, until="pelvis")
    person.follow("text=Effacer mes réponses")
    assert person.heading == "Vos réponses sont effacées"
    assert COOKIE not in {cookie["name"] for cookie in person.page.context.cookies()}
    person.page.goto(f"{person.site}/resultat")
    assert "Vos réponses ne sont plus là" in person.text


def test_an_altered_cookie_brings_back_to_the_start(person: Person) -> None:
    person.start()
    context = person.page.context
    kept = next(cookie for cookie in context.cookies() if cookie["name"] == COOKIE)
    assert kept["httpOnly"]
    assert kept["sameSite"] == "Lax"
    broken = kept["value"][:40] + ("A" if kept["value"][40] != "A" else "B") + kept["value"][41:]
    context.add_cookies([{"name": COOKIE, "value": broken, "url": person.site}])
    person.page.goto(f"{person.site}/question/pelvis")
    assert "Vos réponses ne sont plus là" in person.text
    assert person.page.locator("#who-patient").is_visible()


def test_a_carer_answers_for_someone(person: Person) -> None:
    person.start("carer")
    assert "Répondez pour la personne qui a mal" in person.text
    person.go({"chest_pain": "oui"})
    assert "Une personne près de moi a mal. Le bas du dos fait mal." in person.text


def test_the_whole_journey_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.check("#pays-FR")
    page.check("#who-patient")
    with page.expect_navigation():
        page.click("main button[type=submit]")
    seen = 0
    while "/question/" in page.url and seen < 40:
        seen += 1
        for box in page.locator("main input[type=text]").all():
            box.fill("34")
        for value in ("non", "aucun", "0", "improving", "practice"):
            for box in page.locator(
                f"main input[type=radio][value='{value}'], main [name=cases][value='{value}']"
            ).all():
                box.check()
        if page.url.endswith("/where"):
            page.uncheck("[value=aucun]")
            page.check("[value=pain_low_back]")
        with page.expect_navigation():
            page.click("main button[type=submit]")
    assert plain(page.locator("h1").inner_text()) == "Pas d'urgence : continuez à bouger, à votre rythme"
    context.close()


def test_the_whole_journey_by_keyboard(person: Person) -> None:
    typist = Typist(person.page, person.site)
    typist.start()
    typist.go({})
    assert typist.heading == "Pas d'urgence : continuez à bouger, à votre rythme"


def test_nothing_comes_from_elsewhere_and_no_answer_is_in_an_address(person: Person) -> None:
    asked: list[Response] = []
    errors: list[str] = []
    person.page.on("response", lambda response: asked.append(response))
    person.page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    person.start()
    person.go({"fever_38": "oui"})
    assert {response.url.split("?")[0].startswith(person.site) for response in asked} == {True}
    addresses = [response.url for response in asked if "/static/" not in response.url]
    assert not [address for address in addresses if "?" in address or "oui" in address]
    assert not errors
