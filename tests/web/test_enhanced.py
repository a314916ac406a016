"""The same journeys with and without script; and what a script adds, or must not break."""

import pytest
from playwright.sync_api import Page, Request, Route, expect

from .person import Person, plain
from .walker import arrive

SENT = "main form.question button[type=submit]"
QUESTIONS = "**/question/*"
WATCH = """
window.refused = [];
addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective));
"""


def posts(page: Page) -> list[str]:
    """The forms sent from now on."""
    found: list[str] = []
    page.on("request", lambda sent: found.append(sent.url) if sent.method == "POST" else None)
    return found


def said(person: Person) -> list[str]:
    """The answers ticked on the page."""
    return [str(box.get_attribute("value")) for box in person.page.locator("main input:checked").all()]


def test_the_whole_journey(anyone: Person) -> None:
    anyone.start()
    anyone.go({}, by_hand=True)
    assert anyone.page.url.endswith("/resultat")
    assert anyone.heading == "Pas d'urgence : continuez à bouger, à votre rythme"


def test_an_emergency_stops_the_questions(anyone: Person) -> None:
    anyone.start()
    anyone.go({"saddle_numbness": "oui"}, until="pelvis_before")
    assert "Si c'est nouveau, appelez le 15 maintenant" in anyone.text
    anyone.fill({})
    anyone.next()
    assert anyone.heading == "Appelez le 15 maintenant"


def test_a_blank_answer_is_explained(anyone: Person) -> None:
    anyone.start()
    anyone.go({}, until="now")
    anyone.page.check("[name=breathlessness][value=non]")
    with anyone.page.expect_response(QUESTIONS) as caught:
        anyone.next()
    assert caught.value.status == 422
    assert anyone.page.title().startswith("Erreur")
    expect(anyone.page.locator("#erreurs")).to_be_focused()
    assert said(anyone) == ["non"]
    anyone.page.locator("#erreurs a").first.click()
    expect(anyone.page.locator("[name=chest_pain]").first).to_be_focused()


def test_going_back_and_changing_an_answer(anyone: Person) -> None:
    anyone.start()
    anyone.go({"blow_or_fall": "oui", "trauma_days": "43"}, until="fever")
    anyone.follow("text=Question précédente")
    assert anyone.page.is_checked("[name=trauma_days][value='43']")
    anyone.page.go_back()
    anyone.page.wait_for_url(QUESTIONS)
    anyone.page.goto(f"{anyone.site}/question/accident")
    anyone.page.check("[name=blow_or_fall][value=non]")
    anyone.next()
    assert anyone.page.url.endswith("/question/fever")


def test_the_button_back_of_the_browser_shows_the_former_page_with_its_answer(anyone: Person) -> None:
    anyone.start()
    anyone.go({}, until="pelvis")
    page = anyone.page
    for name in ("now", "where"):
        with page.expect_request(f"**/question/{name}", timeout=10_000):
            page.go_back()
        page.wait_for_function("document.readyState === 'complete'")
        assert page.url.endswith(f"/question/{name}")
    assert anyone.heading == "Où avez-vous mal ?"
    assert said(anyone) == ["pain_low_back"]
    page.uncheck("[value=pain_low_back]")
    anyone.fill({"cases": "pain_neck"})
    anyone.next()
    assert page.url.endswith("/question/now_neck")


def test_changing_an_answer_from_the_result_comes_back_to_it(anyone: Person) -> None:
    arrive(anyone, {})
    anyone.follow("a:has-text('Modifier'):has-text('Votre état général')")
    anyone.fill({"weight_loss": "oui"})
    anyone.next()
    assert anyone.page.url.endswith("/resultat")
    assert "Médecin aujourd'hui ou demain" in anyone.text


def test_erasing_leaves_nothing_behind_the_button_back(anyone: Person) -> None:
    anyone.start()
    anyone.go({"chest_pain": "oui"}, until="now")
    anyone.follow("text=Effacer mes réponses")
    assert anyone.heading == "Vos réponses sont effacées"
    anyone.page.go_back()
    anyone.page.wait_for_url("**/recommencer")
    assert said(anyone) == []
    assert "Vos réponses ne sont plus là" in anyone.text


def test_two_tabs_share_the_answers(anyone: Person) -> None:
    anyone.start()
    anyone.go({}, until="where")
    other = Person(anyone.page.context.new_page(), anyone.site)
    other.page.goto(anyone.page.url)
    other.fill({})
    other.next()
    anyone.fill({"cases": "pain_neck"})
    anyone.next()
    assert anyone.go({}, until="now_neck")[-1] == "now_neck"
    other.fill({})
    other.next()
    assert "/question/" in other.page.url
    assert other.page.locator("h1").count() == 1


def test_with_a_script_only_the_page_changes(person: Person) -> None:
    person.start()
    page = person.page
    page.evaluate("window.here = true")
    page.set_viewport_size({"width": 360, "height": 400})
    for name in ("where", "now", "pelvis"):
        person.fill({})
        person.next()
        assert page.url.endswith(f"/question/{name}")
        assert plain(page.title()).startswith(person.heading)
        expect(page.locator("#contenu")).to_be_focused()
        assert page.evaluate("scrollY") == 0
    assert page.evaluate("window.here")
    assert page.locator("main").count() == page.locator("header").count() == 1


def test_a_page_to_correct_is_no_step_of_the_history(person: Person) -> None:
    person.start()
    steps = person.page.evaluate("history.length")
    for _ in range(3):
        person.next()
        expect(person.page.locator("#erreurs")).to_be_focused()
    assert person.page.evaluate("history.length") == steps


def test_not_knowing_a_list_asks_each_line(person: Person) -> None:
    arrive(person, {}, until="history")
    person.page.check("[value=inconnu]")
    person.next()
    assert person.page.url.endswith("/question/history")
    assert person.page.locator("fieldset").count() > 2
    expect(person.page.locator("#contenu")).to_be_focused()


def test_a_double_click_sends_once_and_the_button_says_so(person: Person) -> None:
    arrive(person, {}, until="now")
    page, held = person.page, list[Route]()
    page.route(
        QUESTIONS, lambda route: held.append(route) if route.request.method == "POST" else route.continue_()
    )
    sent = posts(page)
    person.fill({})
    page.dblclick(SENT)
    page.locator(SENT, has_text="Envoi…").wait_for()
    assert "Continuer" not in page.locator(SENT).inner_text()
    page.click(SENT)
    assert len(sent) == 1
    held[0].continue_()
    page.wait_for_url("**/question/pelvis")
    assert page.url.endswith("/question/pelvis")
    assert len(sent) == 1


@pytest.mark.parametrize(("country", "number"), [("FR", "15"), ("BE", "112")])
@pytest.mark.parametrize("fault", ["network", "server"])
def test_a_failure_keeps_the_answers_and_gives_the_number(
    fault: str, country: str, number: str, person: Person
) -> None:
    arrive(person, {}, until="now", country=country)
    page = person.page
    fail = {"network": lambda route: route.abort(), "server": lambda route: route.fulfill(status=502)}
    page.route(QUESTIONS, fail[fault])
    person.fill({})
    answers = said(person)
    page.click(SENT)
    notice = page.locator("#echec")
    notice.wait_for(state="visible")
    expect(page.locator("#echec")).to_be_focused()
    words = plain(notice.inner_text())
    assert "Votre réponse est encore là. Réessayez." in words
    assert words.endswith(f"En urgence, appelez le {number}.")
    assert said(person) == answers
    assert "Continuer" in page.locator(SENT).inner_text()
    page.unroute(QUESTIONS)
    person.next()
    assert page.url.endswith("/question/pelvis")
    assert not page.locator("#echec").is_visible()


def test_answers_that_expired_lead_to_the_start_and_its_number(person: Person) -> None:
    arrive(person, {}, until="now")
    person.page.context.clear_cookies(name="reponses")
    person.fill({})
    person.next()
    assert person.page.url.endswith("/recommencer")
    assert "Vos réponses ne sont plus là" in person.text
    assert person.page.locator("header a[href='tel:112']").count() == 1
    person.page.check("#pays-FR")
    person.page.check("#who-patient")
    person.next()
    assert person.page.url.endswith("/question/person")


def test_only_answers_are_sent_by_script(person: Person) -> None:
    person.start()
    whole: list[Request] = []
    person.page.on("request", lambda sent: whole.append(sent) if sent.resource_type == "document" else None)
    person.follow("text=English")
    person.page.go_back()
    person.page.wait_for_url("**/question/person")
    person.follow("text=Effacer mes réponses")
    assert [sent.method for sent in whole].count("POST") == 1
    assert len(whole) >= 3


def test_nothing_is_refused_by_the_policy_nor_kept_in_the_browser(person: Person) -> None:
    person.page.add_init_script(WATCH)
    troubles: list[str] = []
    person.page.on("pageerror", lambda error: troubles.append(str(error)))
    person.page.on(
        "console", lambda line: troubles.append(line.text) if "Security Policy" in line.text else None
    )
    person.start()
    person.next()
    person.go({"bladder_change": "inconnu"}, until="pelvis_check")
    assert person.page.evaluate("window.refused") == []
    assert person.page.locator("style").count() == 0
    kept = person.page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]")
    assert kept == [[], []]
    person.go({})
    assert person.page.evaluate("window.refused") == []
    assert troubles == []


@pytest.mark.parametrize("name", ["where", "history"])
def test_a_first_view_is_light(name: str, person: Person) -> None:
    arrive(person, {}, until=name)
    browser = person.page.context.browser
    assert browser is not None
    fresh = browser.new_context()
    fresh.add_cookies(person.page.context.cookies())  # type: ignore[arg-type]  # as the browser gave them
    page, seen = fresh.new_page(), list[Request]()
    page.on("requestfinished", lambda sent: seen.append(sent))
    page.goto(person.page.url, wait_until="networkidle")
    loaded = [sent.sizes() for sent in seen if ".svg" not in sent.url]  # the icon of the tab comes after
    assert len(loaded) <= 4
    assert sum(one["responseBodySize"] + one["responseHeadersSize"] for one in loaded) <= 60_000
    fresh.close()
