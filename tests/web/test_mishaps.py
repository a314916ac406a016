"""What happens to real people: an old cookie, the button back, two tabs, two clicks, a text too long."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Literal, cast

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from playwright.sync_api import Page, expect

from parcours_dos.web.public import journey
from parcours_dos.web.public.journey import Journey
from parcours_dos.web.shared import sealed_cookie
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import CLINICIAN, NAME

from .pages import PAGES, show
from .person import CONTINUE, Person, plain
from .test_carrying import code_of, open_code
from .test_clinician import CALM, FORM, RESULT, decided, whose
from .walker import arrive, begin, visit_all

OTHER_KEY = "another-key-of-another-machine-0123456789"
AN_HOUR = timedelta(hours=1)
TOO_OLD = timedelta(hours=24, minutes=1)
HUGE = 500_000
NASTY = ["<img src=x onerror=alert(1)>", "\u202e43", "👩‍⚕️", "-7", "٣٤", "é" * 400, "3" * 9]


def spoilt(how: str, cookie: str) -> str:
    """The same cookie after an accident."""
    if how == "expired":
        content, _ = sealed_cookie.unseal(cookie, datetime.now(UTC))
        return sealed_cookie.seal(content, datetime.now(UTC) - TOO_OLD)
    if how == "of_another_key":
        content, _ = sealed_cookie.unseal(cookie, datetime.now(UTC))
        with override_settings(SECRET_KEY=OTHER_KEY):
            return sealed_cookie.seal(content, datetime.now(UTC))
    changed = "A" if cookie[40] != "A" else "B"
    return {"altered": cookie[:40] + changed + cookie[41:], "cut": cookie[:-20], "empty": ""}[how]


SPOILT = ("expired", "altered", "cut", "empty", "of_another_key")
everyway = pytest.mark.parametrize("how", SPOILT)


# --- cookies


@everyway
@pytest.mark.parametrize("address", ["/question/pelvis", "/resultat", "/resultat/code", "/resultat/dire"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_answers_that_cannot_be_read_lead_to_the_start(
    how: str, address: str, method: str, visitor: Client
) -> None:
    visit_all(visitor, {"saddle_numbness": "oui"})
    visitor.cookies[NAME] = spoilt(how, visitor.cookies[NAME].value)
    answer = cast(HttpResponse, getattr(visitor, method)(address, follow=True))
    if answer.status_code == 405:  # a page that takes no form: the way on is on it
        assert b'href="/"' in answer.content
        return
    assert answer.status_code == 200
    page = plain(answer.content.decode())
    assert "Vos réponses ne sont plus là" in page
    assert 'href="tel:112"' in page
    assert "Appelez le 15" not in page
    assert visitor.cookies[NAME].value == ""  # forgotten for good: no page stumbles on it again


@everyway
def test_a_patient_that_cannot_be_read_is_an_empty_form(how: str, visitor: Client) -> None:
    decided(visitor, {**CALM, "saddle_numbness": "oui"})
    visitor.cookies[CLINICIAN] = spoilt(how, visitor.cookies[CLINICIAN].value)
    assert visitor.get(RESULT)["Location"] == "/soignant"
    assert b" checked" not in visitor.get(FORM).content.replace(b'value="" checked', b"")
    assert "Pas d'urgence" in plain(decided(visitor, CALM))


def test_one_cookie_does_not_open_the_page_of_the_other(visitor: Client) -> None:
    visit_all(visitor, {"chest_pain": "oui"})
    decided(visitor, CALM)
    person, professional = (visitor.cookies[name].value for name in (NAME, CLINICIAN))
    visitor.cookies[NAME], visitor.cookies[CLINICIAN] = professional, person
    assert visitor.get("/resultat")["Location"] == "/recommencer"
    assert visitor.get(RESULT)["Location"] == "/soignant"
    visitor.cookies[NAME], visitor.cookies[CLINICIAN] = person, professional
    assert "Appelez le 15 maintenant" in plain(visitor.get("/resultat").content.decode())
    assert "Pas d'urgence" in plain(visitor.get(RESULT).content.decode())


def test_a_day_old_answer_in_a_browser(anyone: Person) -> None:
    arrive(anyone, {"chest_pain": "oui"})
    context = anyone.page.context
    kept = next(one for one in context.cookies() if one.get("name") == NAME).get("value", "")
    context.add_cookies([{"name": NAME, "value": spoilt("expired", kept), "url": anyone.site}])
    anyone.page.reload()
    assert "Vos réponses ne sont plus là" in anyone.text
    assert anyone.page.locator("header a[href='tel:112']").is_visible()
    anyone.page.check("#pays-FR")
    anyone.page.check("#who-patient")
    anyone.next()
    assert anyone.heading == "Qui est concerné ?"


# --- the button back


@pytest.mark.parametrize("way", ["/soignant/effacer", "/quitter"])
def test_nothing_of_a_patient_is_behind_the_button_back(way: str, anyone: Person, site: str) -> None:
    page = anyone.page
    with override_settings(EXIT=f"{site.replace('127.0.0.1', 'localhost')}/sante"):
        page.goto(f"{site}{FORM}")
        page.check("[name=country][value=FR]")
        page.locator("details", has=page.locator("[name=saddle_numbness]")).locator("summary").click()
        page.check("[name=saddle_numbness][value=oui]")
        anyone.follow(".stay button")
        assert "Urgence : maintenant" in anyone.text
        anyone.follow("a.leave" if way == "/quitter" else f"main form[action='{way}'] button")
        for _ in range(2):
            page.go_back()
            page.wait_for_load_state()
            if page.url.startswith(site):
                shown = plain(page.locator("body").inner_text())
                assert "moins sensible" not in shown or page.locator("[value=oui]:checked").count() == 0
                assert "Urgence : maintenant" not in shown


def test_going_back_after_leaving_in_the_middle_of_the_questions(anyone: Person, site: str) -> None:
    with override_settings(EXIT=f"{site.replace('127.0.0.1', 'localhost')}/sante"):
        arrive(anyone, {"distress": "oui"}, until="daily")
        anyone.follow("a.leave")
        anyone.page.go_back()
        anyone.page.wait_for_url("**/recommencer")
    assert anyone.page.locator("input:checked").count() == 0
    assert not any(one.get("name") == NAME for one in anyone.page.context.cookies(site))


# --- two tabs, two clicks


def test_the_same_page_sent_from_two_tabs_is_one_answer(visitor: Client) -> None:
    visit_all(visitor, {}, until="where")
    for place in ("pain_neck", "pain_low_back"):
        answer = visitor.post("/question/where", {"cases": place})
    assert answer["Location"] == "/question/now"
    steps = _steps(visitor)
    assert [step.address for step in steps] == ["person", "where"]
    assert steps[-1].answers == {"pain_neck": False, "pain_mid_back": False, "pain_low_back": True}


@pytest.mark.parametrize("name", ["number", "map", "rows", "list"])
def test_a_form_sent_twice_says_the_same_as_once(name: str, visitor: Client) -> None:
    until = {"number": "person", "map": "where", "rows": "pelvis", "list": "history"}[name]
    visit_all(visitor, {}, until=until)
    seen = visitor.get(f"/question/{until}").content.decode()
    names = set(re.findall(r'<input type="(?:radio|text)"[^>]*? name="([^"]+)"', seen))
    form = {one: "34" if one == "age_years" else "non" for one in names} or {"cases": "aucun"}
    if until == "where":
        form = {"cases": "pain_neck"}
    first = visitor.post(f"/question/{until}", form)
    once = _steps(visitor)
    second = visitor.post(f"/question/{until}", form)
    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"]
    assert _steps(visitor) == once


def test_two_clicks_in_a_browser_are_one_answer(anyone: Person) -> None:
    anyone.start()
    for expected in ("where", "now"):
        anyone.fill({})
        anyone.page.dblclick("main form.question button[type=submit]")
        anyone.page.wait_for_url(f"**/question/{expected}")
        anyone.page.wait_for_load_state("networkidle")
        assert anyone.page.url.endswith(f"/question/{expected}")
        assert anyone.page.locator("#erreurs").count() == 0


def test_an_old_tab_never_mixes_two_patients(visitor: Client) -> None:
    visit_all(visitor, {"saddle_numbness": "oui", "saddle_before": "non"})
    professional = open_code(code_of(visitor))
    kept, since = sealed_cookie.unseal(professional.cookies[CLINICIAN].value, datetime.now(UTC))
    professional.cookies[CLINICIAN] = sealed_cookie.seal(kept, since - AN_HOUR)
    old_tab = whose(professional.get(FORM).content.decode())
    visit_all(visitor, {})
    professional.post("/soignant", {"code": code_of(visitor)})
    before = professional.cookies[CLINICIAN].value
    for form in ({**CALM, "dossier": old_tab}, {**CALM, "dossier": ""}, CALM):
        late = professional.post(FORM, {**form, "saddle_numbness": "oui"})
        assert late.status_code == 422
        assert "Un patient est déjà ouvert" in plain(late.content.decode())
        assert professional.cookies[CLINICIAN].value == before
    assert "Urgence : maintenant" not in plain(professional.get(RESULT).content.decode())
    now = whose(professional.get(FORM).content.decode())
    assert professional.post(FORM, {**CALM, "dossier": now})["Location"] == RESULT


def _steps(visitor: Client) -> tuple[journey.Step, ...]:
    """What the cookie holds, page after page."""
    return _journey(visitor).steps


def _journey(visitor: Client) -> Journey:
    content, since = sealed_cookie.unseal(visitor.cookies[NAME].value, datetime.now(UTC))
    return journey.read(rulebook(), rulebook().countries, content, since)


# --- too much, or too odd

TEXTS = {
    "number": ("/question/person", "age_years", CONTINUE),
    "code": ("/soignant", "code", "#ouvrir"),
    "facts": (FORM, "age_years", CONTINUE),
    "trial": ("/et-si", "facts", CONTINUE),
    "start": ("/", "who", CONTINUE),
}
PUT = """([name, text]) => { const field = document.querySelector(`[name="${name}"]`);
    field.removeAttribute('maxlength'); field.value = text;
    if (field.type === 'radio') field.checked = true }"""


def opened(person: Person, kind: str) -> tuple[str, str]:
    """Open the page of a text field; the field and the button."""
    address, name, button = TEXTS[kind]
    if kind == "number":
        arrive(person, {}, until="person")
    else:
        person.page.goto(f"{person.site}{address}")
    return name, button


@pytest.mark.parametrize("kind", TEXTS)
def test_half_a_million_letters_in_a_field(kind: str, person: Person) -> None:
    name, button = opened(person, kind)
    person.page.evaluate(PUT, [name, "9" * HUGE])
    person.follow(button)
    assert person.heading == "Nous n'avons pas compris cette demande"
    assert person.page.locator("main a[href^='tel:']").first.is_visible()
    person.follow("text=Revenir au début")
    assert person.heading == "Mal au dos ou au cou ?"


@pytest.mark.parametrize("kind", ["number", "code", "facts", "trial"])
def test_odd_texts_are_explained_and_never_run(kind: str, person: Person) -> None:
    ran: list[str] = []

    def note(said: object = "") -> None:
        ran.append(str(said))

    person.page.expose_function("alert", note)
    person.page.on("pageerror", lambda error: ran.append(str(error)))
    name, button = opened(person, kind)
    for text in NASTY:
        person.page.evaluate(PUT, [name, text])
        if kind == "facts":
            person.page.check("[name=country][value=FR]")
        person.follow(button)
        assert person.page.title().startswith("Erreur"), text
        expect(person.page.locator("#erreurs")).to_be_focused()
        assert person.page.locator("header a[href^='tel:']").is_visible()
        assert person.page.locator("main img").count() == 0
    assert ran == []


@pytest.mark.parametrize("typed", ["34" + " " * 70 + "9", "34" + " " * 500_00])
def test_the_beginning_of_a_long_text_is_no_answer(typed: str, visitor: Client) -> None:
    visit_all(visitor, {}, until="person")
    form = {"age_years": typed, "pregnant_or_recent_birth": "non", "pregnancy_possible": "non"}
    assert visitor.post("/question/person", form).status_code in (400, 422)
    assert _steps(visitor) == ()
    assert visitor.post(FORM, {"country": "FR", "age_years": typed}).status_code in (400, 422)


HEADERS = {
    "HTTP_COOKIE": ["reponses=" + "a" * HUGE, "reponses=\xff\xfe; soignant=\x00", ';;;=;==,"\\', "x" * HUGE],
    "HTTP_ACCEPT_LANGUAGE": ["\xff", "en;q=abc," * 3000, "x" * HUGE],
    "HTTP_ACCEPT": ["\xff" * 5000, "text/html;q=nan"],
    "HTTP_REFERER": ["\xff", "x" * HUGE],
    "HTTP_ORIGIN": ["null", "\xff"],
    "HTTP_IF_NONE_MATCH": ["\xff" * 5000],
    "HTTP_HX_REQUEST": ["true", "\xff"],
    "HTTP_HX_CURRENT_URL": ["\xff://["],
    "HTTP_X_FORWARDED_FOR": ["x" * HUGE],
    "CONTENT_LENGTH": ["abc", "-1", "9" * 400],
}


@pytest.mark.parametrize("name", HEADERS)
def test_no_header_breaks_a_page(name: str) -> None:
    for value in HEADERS[name]:
        visitor = Client(SERVER_NAME="127.0.0.1")
        for address in (
            "/",
            "/question/person",
            "/resultat",
            "/soignant/faits",
            "/et-si",
            "/api/orientation",
        ):
            for method in ("GET", "POST"):
                answer = cast(HttpResponse, visitor.generic(method, address, **{name: value}))  # type: ignore[arg-type]  # headers, as a server gives them
                assert answer.status_code < 500
                if answer["Content-Type"].startswith("text/html") and not answer.has_header("Location"):
                    assert b'href="tel:' in answer.content


ADDRESSES = [
    *("/%ff", "/%00", "/%zz", "/\u202e", "/en/%ff", "//ailleurs.example/", "/%2e%2e/%2e%2e/etc/passwd"),
    *(
        "/question/%ff",
        "/question/person-2-3",
        "/regles/%00",
        "/regles/" + "a" * 10_000,
        "/professionnels/%e9",
    ),
]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_odd_address_breaks_the_site(method: str, address: str) -> None:
    visitor = Client(SERVER_NAME="127.0.0.1")
    begin(visitor)
    answer = cast(HttpResponse, visitor.generic(method, address))
    assert answer.status_code < 500
    assert answer.get("Location", "/").startswith("/")
    if not answer.has_header("Location"):
        assert b'href="tel:' in answer.content
        assert b'href="/' in answer.content


# --- a browser that lacks something


ZOOMED = ["start_error", "number_error", "rows_error", "grave", "clarify", "map", "result_soon_fr"]
ZOOMED += [
    "clinician_error",
    "clinician_facts_error",
    "clinician_result",
    "professionals",
    "rules",
    "what_if",
]
WIDER = "document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize("name", ZOOMED)
def test_letters_twice_as_large_on_a_phone(name: str, page: Page, site: str) -> None:
    show(page, site, PAGES[name].seen())
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    for width in (360, 480, 640):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER) <= 0, width


RING = """() => { const one = document.activeElement;
    const drawn = [one, one.closest('.choice, label, .word')].filter(Boolean);
    return drawn.map(each => getComputedStyle(each)).some(
        style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) }"""


@pytest.mark.parametrize("colours", ["active", "none"])
@pytest.mark.parametrize("name", ["start", "map", "number", "result_now_fr", "clinician_facts"])
def test_where_one_is_always_shows(
    name: str, colours: Literal["active", "none"], page: Page, site: str
) -> None:
    show(page, site, PAGES[name].seen())
    page.emulate_media(forced_colors=colours)
    for _ in range(14):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(RING), page.evaluate("document.activeElement.outerHTML")


def test_zones_of_the_body_show_in_forced_colours(page: Page, site: str) -> None:
    show(page, site, PAGES["map"].seen())
    page.emulate_media(forced_colors="active")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for zone in page.locator(".figure:not(.front) .spot").all():
        drawn = zone.evaluate("one => [getComputedStyle(one).fill, getComputedStyle(one).stroke]")
        assert any(colour not in ("none", ground) for colour in drawn)
