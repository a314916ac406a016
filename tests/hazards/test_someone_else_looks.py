"""H10. A shared telephone: after « Quitter vite », nothing of what was told can be found."""

import pytest
from django.conf import settings
from django.test import Client

from parcours_dos.web.shared.sealed_cookie import NAME
from tests.web.person import Person, plain
from tests.web.walker import arrive, visit_all

LEAVE = "a[href='/quitter']"
TOLD = {"distress": "oui", "suicidal_thoughts": "oui"}
STORED = "() => localStorage.length + sessionStorage.length"


@pytest.fixture
def elsewhere(site: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The harmless page one leaves for: here, a page of this machine under another name."""
    address = site.replace("127.0.0.1", "localhost") + "/sante"
    monkeypatch.setattr(settings, "EXIT", address)
    return address


def test_leaving_forgets_the_answers(visitor: Client) -> None:
    visit_all(visitor, TOLD)
    left = visitor.get("/quitter")
    assert left.status_code == 303
    assert not left["Location"].startswith("/")
    assert visitor.cookies[NAME].value == ""
    assert "cookies" in left["Clear-Site-Data"]
    assert visitor.get("/resultat")["Location"] == "/recommencer"


def test_the_way_out_is_on_every_page_and_says_nothing(visitor: Client) -> None:
    for html in visit_all(visitor, TOLD):
        assert 'href="/quitter"' in html
    address = visitor.get("/quitter")["Location"]
    assert "?" not in address
    assert "#" not in address


def test_going_back_after_leaving_shows_nothing(person: Person, elsewhere: str) -> None:
    page, met = person.page, list[str]()
    page.on("request", lambda request: met.append(request.url))
    arrive(person, TOLD)
    assert "Vos réponses" in person.text
    assert page.evaluate(STORED) == 0
    page.click(LEAVE)
    page.wait_for_url(elsewhere)
    assert not any(cookie["name"] == NAME for cookie in page.context.cookies(person.site))
    page.go_back()
    assert page.url.startswith(person.site)
    shown = plain(page.locator("body").inner_text())
    assert "Vos réponses ne sont plus là" in shown
    assert "mourir" not in shown
    assert "3114" not in shown
    assert page.evaluate(STORED) == 0
    assert not any("?" in url for url in met if "/static/" not in url)


def test_a_printed_sheet_keeps_quiet(person: Person) -> None:
    arrive(person, TOLD)
    assert "3114" in person.text
    person.page.emulate_media(media="print")
    printed = plain(person.page.locator("main").inner_text()).lower()
    for word in ("3114", "mourir", "suicid"):
        assert word not in printed
