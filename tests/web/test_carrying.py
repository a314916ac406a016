"""A patient shows a code, a professional reads it: nothing is stored, nothing private travels."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from parcours_dos.pathway import carried
from parcours_dos.pathway.carried import DIGITS, Carried
from parcours_dos.web.public.private import private_facts
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import CLINICIAN

from .person import Person, Told, plain
from .walker import arrive, visit_all

HURT: Told = {"blow_or_fall": "oui-et", "trauma_days": "43"}
SAD: Told = {"distress": "oui", "suicidal_thoughts": "oui"}
NUMB: Told = {"saddle_numbness": "oui", "saddle_before": "non"}


def words(html: str) -> str:
    """The text of a page."""
    return plain(re.sub(r"<[^>]+>", " ", html))


def code_of(visitor: Client) -> str:
    """The code that a patient's page shows."""
    html = visitor.get("/resultat/code").content.decode()
    found = re.search(r'<p class="code"[^>]*>(.*?)</p>', html, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>|\s", "", found[1])


def open_code(code: str) -> Client:
    """A professional's browser, with these answers open."""
    professional = Client(SERVER_NAME="127.0.0.1")
    assert professional.post("/soignant", {"code": code})["Location"] == "/soignant/faits"
    return professional


def made(age: timedelta, country: str = "FR") -> str:
    """A code whose answers have this age."""
    book = rulebook()
    said = Carried({"age_years": 40}, "patient", country, timezone.now() - age)
    return carried.write(book, said, private_facts(book))


def ticked(html: str) -> dict[str, str]:
    """Each line of the form that has an answer."""
    pairs = re.findall(r'<input type="radio" name="(\w+)" value="(\w+)" checked', html)
    typed = re.findall(r'<input type="text"[^>]*? name="(\w+)" value="(\d+)"', html)
    return {**dict(pairs), **dict(typed)}


def test_the_result_leads_to_the_code(visitor: Client) -> None:
    page = visit_all(visitor, {})[-1]
    assert 'href="/resultat/code"' in page


def test_without_answers_there_is_no_code(visitor: Client) -> None:
    assert visitor.get("/resultat/code")["Location"] == "/recommencer"


def test_the_answers_reach_the_professional(visitor: Client) -> None:
    visit_all(visitor, {**NUMB, "fever_38": "inconnu"})
    form = open_code(code_of(visitor)).get("/soignant/faits").content.decode()
    told = ticked(form)
    assert told["saddle_numbness"] == "oui"
    assert told["age_years"] == "34"
    assert told["country"] == "FR"
    assert "dit par le patient" in words(form)


def test_a_carer_is_named_as_such(visitor: Client) -> None:
    visitor.post("/", {"country": "BE", "who": "carer"})
    form = open_code(code_of(visitor)).get("/soignant/faits").content.decode()
    assert "dites par un proche" in words(form)
    assert ticked(form)["country"] == "BE"


@pytest.mark.parametrize("told", [HURT, SAD], ids=["violence", "distress"])
def test_what_is_private_does_not_travel(told: Told, visitor: Client) -> None:
    visit_all(visitor, told)
    book = rulebook()
    found = carried.read(book, code_of(visitor), private_facts(book))
    assert not private_facts(book) & set(found.facts)
    professional = open_code(code_of(visitor))
    assert not private_facts(book) & set(ticked(professional.get("/soignant/faits").content.decode()))
    shown = words(professional.get("/soignant/resultat").content.decode())
    assert "3919" not in shown
    assert "blessé" not in shown


def test_the_code_is_not_in_an_address_that_a_server_reads(visitor: Client) -> None:
    visit_all(visitor, NUMB)
    code = code_of(visitor)
    professional = open_code(code)
    for answer in (visitor.get("/resultat/code"), professional.get("/soignant/faits")):
        assert not any(code in str(value) for value in answer.headers.values())
        assert not re.search(r'(href|action|src)="[^"#]*' + code[:9], answer.content.decode())


def test_the_square_says_the_address_and_the_code(person: Person) -> None:
    arrive(person, NUMB)
    person.page.goto(f"{person.site}/resultat/code")
    square = person.page.locator("svg.square")
    assert square.get_attribute("role") == "img"
    assert "Carré à scanner" in (square.locator("title").text_content() or "")
    assert not square.locator("[style]").count()
    size = square.bounding_box()
    assert size is not None
    assert size["width"] >= 200


def test_the_square_is_the_one_of_the_code(visitor: Client) -> None:
    from parcours_dos.web.public.carrying import drawn

    visit_all(visitor, NUMB)
    path, side = drawn(f"http://127.0.0.1/soignant#{code_of(visitor)}")
    html = visitor.get("/resultat/code").content.decode()
    assert path in html
    assert f'viewBox="0 0 {side} {side}"' in html
    assert path.startswith("M4 4h7v1h-7z")  # the corner that a reader looks for, inside its margin


def test_a_scanned_code_waits_for_a_press(person: Person) -> None:
    page, met = person.page, list[str]()
    page.on("request", lambda request: met.append(request.url))
    page.goto(f"{person.site}/soignant#{made(timedelta())}")
    page.wait_for_function("document.activeElement.id === 'ouvrir'")
    assert page.url == f"{person.site}/soignant"
    assert not any(cookie["name"] == CLINICIAN for cookie in page.context.cookies())
    page.keyboard.press("Enter")
    page.wait_for_url("**/soignant/faits")
    assert not any("#" in url.rstrip("#") or "?" in url for url in met if "/static/" not in url)
    assert page.locator("[name=age_years]").input_value() == "40"


def test_without_script_the_code_is_pasted(browser: object, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]  # the fixture of pytest-playwright
    page = context.new_page()
    page.goto(f"{site}/soignant")
    assert "recopiez ici ce qui suit" in page.locator("noscript").inner_text()
    page.fill("#recopie", made(timedelta()).lower())
    page.click("#ouvrir")
    assert page.url.endswith("/soignant/faits")
    context.close()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("", "Il n'y a pas de code"),
        ("1ABC", "incomplet"),
        ("Z" * 40, "contient une erreur"),
        ("é" * 20, "contient une erreur"),
        ("1" * 5_000, "trop long"),
        (made(timedelta(days=8)), "plus de 7 jours"),
        (made(timedelta(hours=-3)), "date à venir"),
    ],
    ids=["none", "short", "wrong", "letters", "long", "old", "future"],
)
def test_a_code_that_cannot_be_read_says_why(code: str, told: str, visitor: Client) -> None:
    answer = visitor.post("/soignant", {"code": code})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert told in words(page)
    assert code[:400] in page
    assert CLINICIAN not in visitor.cookies


def test_one_wrong_digit_is_never_another_patient(visitor: Client) -> None:
    code = made(timedelta())
    other = DIGITS[(DIGITS.index(code[5]) + 1) % len(DIGITS)]
    assert visitor.post("/soignant", {"code": code[:5] + other + code[6:]}).status_code == 422


def test_answers_older_than_a_day_carry_a_warning() -> None:
    professional = open_code(made(timedelta(hours=30)))
    for address in ("/soignant/faits", "/soignant/resultat"):
        assert "plus de 24 heures" in words(professional.get(address).content.decode())
    fresh = open_code(made(timedelta(hours=3))).get("/soignant/faits").content.decode()
    assert "commencées il y a 3 h" in words(fresh)
    assert "plus de 24 heures" not in words(fresh)
