"""The country comes first: 112 until it is chosen, then the numbers of that country, on every page."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from parcours_dos.pathway.loading import load
from parcours_dos.web.shared import where

from .person import Person, plain
from .walker import begin, visit_all

PAGES = ("/", "/sources", "/a-propos", "/professionnels", "/rien")
COUNTRIES = load().countries


@pytest.mark.parametrize("address", PAGES)
def test_before_a_country_is_chosen_112_is_shown(address: str, visitor: Client) -> None:
    html = visitor.get(address).content.decode()
    assert 'class="sos" href="tel:112"' in html
    assert html.count('href="tel:112"') == html.count('href="tel:')


@pytest.mark.parametrize("code", COUNTRIES)
@pytest.mark.parametrize("address", [*PAGES, "/question/person", "/resultat"])
def test_afterwards_the_number_of_the_country_is_shown(address: str, code: str, visitor: Client) -> None:
    begin(visitor, code)
    html = visitor.get(address).content.decode()
    assert f'class="sos" href="tel:{COUNTRIES[code].emergency_number}"' in html


@pytest.mark.parametrize("code", COUNTRIES)
def test_an_emergency_calls_the_number_of_the_country(code: str, visitor: Client) -> None:
    html = visit_all(visitor, {"chest_pain": "oui"}, country=code)[-1]
    assert f'class="phone" href="tel:{COUNTRIES[code].emergency_number}"' in html
    assert set(re.findall(r'href="tel:(\d+)"', html)) == {COUNTRIES[code].emergency_number}


def test_every_country_of_the_rules_is_offered_and_none_is_preselected(visitor: Client) -> None:
    html = visitor.get("/").content.decode()
    assert html.count('name="country"') == len(COUNTRIES)
    assert "checked" not in html


def test_what_is_missing_is_said_and_what_was_chosen_stays(visitor: Client) -> None:
    answer = visitor.post("/", {"who": "carer"})
    html = plain(answer.content.decode())
    assert answer.status_code == 422
    assert html.count("Choisissez votre pays.") == 2
    assert 'id="who-carer" checked' in html
    answer = visitor.post("/", {"country": "FR"})
    html = plain(answer.content.decode())
    assert "Choisissez votre pays." not in html
    assert 'id="pays-FR" checked' in html
    assert visitor.post("/", {"country": "XX", "who": "carer"}).status_code == 422


def test_a_site_fixes_the_country_and_nobody_is_asked(visitor: Client, tmp_path: Path) -> None:
    file = tmp_path / "site.yaml"
    file.write_text("country: fr\nplace: team\n", "utf-8")
    with override_settings(SITE_FILE=str(file)):
        html = visitor.get("/").content.decode()
        assert 'name="country"' not in html
        assert 'class="sos" href="tel:15"' in html
        pages = visit_all(visitor, {"duration_days": "28", "fear_of_movement": "oui"}, country="")
        assert not [page for page in pages if 'name="physiotherapist_place"' in page]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("country: XX\n", "« XX » n'est pas couvert. Choisissez parmi : "),
        ("country: FR\nplace: moon\n", "« moon » n'existe pas. Choisissez parmi : practice"),
        ("pays: FR\n", "la forme est refusée"),
        ("country: [\n", "ligne"),
        ("policy: {name: graded, signed_by: ' ', signed_on: hier}\n", "ce n'est pas une date"),
    ],
)
def test_a_damaged_site_file_stops_the_program_and_says_why(content: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "site.yaml"
    file.write_text(content, "utf-8")
    with override_settings(SITE_FILE=str(file)), pytest.raises(ImproperlyConfigured) as caught:
        where.site()
    assert told in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_missing_site_file_stops_the_program(tmp_path: Path) -> None:
    with (
        override_settings(SITE_FILE=str(tmp_path / "none.yaml")),
        pytest.raises(ImproperlyConfigured, match="ne s'ouvre pas"),
    ):
        where.site()


def test_an_old_answer_from_another_country_is_forgotten(visitor: Client, tmp_path: Path) -> None:
    begin(visitor)
    file = tmp_path / "site.yaml"
    other = next((code for code in COUNTRIES if code != "FR"), None)
    if other is None:
        pytest.skip("one country only")
    file.write_text(f"country: {other}\n", "utf-8")
    with override_settings(SITE_FILE=str(file)):
        assert visitor.get("/resultat")["Location"] == "/recommencer"


def test_the_number_follows_the_person_in_a_browser(person: Person) -> None:
    person.page.goto(person.site)
    assert person.page.locator(".sos").get_attribute("href") == "tel:112"
    person.start()
    assert person.page.locator(".sos").get_attribute("href") == "tel:15"
