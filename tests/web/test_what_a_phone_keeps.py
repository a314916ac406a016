"""What a phone keeps and says of a programme: nothing before one asks, nothing more, no secret."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from parcours_dos.web.exercises.sheet import content
from parcours_dos.web.shared.rules import rulebook

from .person import plain
from .site import HOST
from .test_exercises import words
from .test_programme import NOT_PRINTED
from .visits import SHEET, Visit, a_code, with_a_narrow_canal

KEPT = "/programme/telephone"
LONG_ENOUGH = 500  # milliseconds, for a page that would keep something by itself
ADDRESSES = "caches.open('mes-exercices').then(kept => kept.keys()).then(all => all.map(one => one.url))"
CANAL = rulebook().cautions["sten"].entry
FORBIDDEN = "standing_back_bend"


@pytest.fixture
def phone(context: BrowserContext, site: str) -> Page:
    """A phone, on the exercises of a sheet whose code was typed."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    typed(page, site, *SHEET)
    return page


def typed(page: Page, site: str, *names: str) -> None:
    """Type the code of a sheet with these exercises."""
    page.goto(f"{site}/programme/code")
    page.fill("#recopie", a_code(*names))
    page.click("#ouvrir")
    page.wait_for_url("**/programme/mes-exercices")


def keep(page: Page) -> None:
    """Keep the page on the phone, and wait until it says so."""
    page.click("#telephone button")
    expect(page.locator("#garde")).to_be_visible()


def of_the_canal(visitor: Client, name: str, **more: str) -> HttpResponse:
    """A page that a code opens for someone with a narrow canal: a walk, and what they must not do."""
    visit = Visit(visitor)
    with_a_narrow_canal(visit)
    form = {"code": a_code("short_walk", FORBIDDEN), **more}
    return visit.open(name, form)


def read(answer: HttpResponse) -> str:
    """What a page says, in small letters."""
    return words(answer.content.decode()).lower()


# --- on the phone


def test_looking_at_the_page_keeps_nothing(phone: Page) -> None:
    """Even once all has come and some time has gone."""
    phone.wait_for_load_state("networkidle")
    phone.wait_for_timeout(LONG_ENOUGH)
    assert phone.evaluate("caches.keys()") == []
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_what_is_looked_at_later_is_not_kept_with_it(phone: Page, site: str) -> None:
    keep(phone)
    before = sorted(phone.evaluate(ADDRESSES))
    phone.goto(f"{site}{KEPT}")
    assert phone.evaluate("fetch('/exercices/bridge').then(answer => answer.status)") == 200
    phone.wait_for_timeout(LONG_ENOUGH)
    assert sorted(phone.evaluate(ADDRESSES)) == before


def test_keeping_other_exercises_takes_the_former_ones_away(phone: Page, site: str) -> None:
    keep(phone)
    assert any("/breathing_lying." in address for address in phone.evaluate(ADDRESSES))
    typed(phone, site, "bridge")
    keep(phone)
    drawn = [one for one in phone.evaluate(ADDRESSES) if "/exercices/" in one and ".svg" in one]
    assert drawn
    assert all("/bridge" in one for one in drawn)


# --- whose code it is


def test_what_this_person_does_otherwise_is_said_again(visitor: Client) -> None:
    how = plain(CANAL.how or "").lower()
    assert how in read(of_the_canal(visitor, "my_exercises"))
    stranger = Visit(Client(SERVER_NAME=HOST))
    assert how not in read(stranger.open("my_exercises", {"code": a_code("short_walk")}))


def test_two_weeks_typed_back_forget_what_its_holder_must_not_do(visitor: Client) -> None:
    """Neither its boxes to tick, nor what comes next."""
    sheet = of_the_canal(visitor, "diary")
    assert 'name="fait-1"' in sheet.content.decode()
    assert 'name="fait-2"' not in sheet.content.decode()
    today = timezone.localdate()
    ticked = {"remplie": "1", "premier": f"{today:%d/%m/%Y}", "fait-1": "1", "note": "oui", "signe": "non"}
    said = read(of_the_canal(visitor, "diary", **ticked))
    title = plain(rulebook().exercises[FORBIDDEN].label).lower()
    assert plain(rulebook().exercises["short_walk"].label).lower() in said
    assert title not in said


def test_a_secret_is_neither_kept_nor_printed(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone is lent, a page is printed: neither why one was taken out, nor how another is done."""
    secret = frozenset({"narrow_canal"})
    monkeypatch.setattr("parcours_dos.web.plan.discretion.private_facts", lambda book: secret)
    kept = of_the_canal(visitor, "on_the_phone").content.decode()
    shown = of_the_canal(visitor, "my_exercises").content.decode()
    assert plain(rulebook().exercises[FORBIDDEN].label) in words(shown)
    labels = [caution.entry.label for caution in rulebook().cautions.values()]
    for said in (words(kept), words(NOT_PRINTED.sub("", shown))):
        assert plain(rulebook().exercises["short_walk"].label) in said
        for told in (CANAL.text, CANAL.how or "", *labels):
            assert plain(told).lower() not in said.lower()


def test_the_paper_of_a_code_leaves_out_what_its_holder_must_not_do(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[dict[str, object]] = []

    def kept(*told: object) -> dict[str, object]:
        printed.append(content(*told))  # type: ignore[arg-type]  # what the page gives
        return printed[-1]

    monkeypatch.setattr("parcours_dos.web.exercises.taken_home.content", kept)
    of_the_canal(visitor, "my_sheet")
    said = plain(str(printed[0]["exercises"]))
    assert plain(rulebook().exercises["short_walk"].label) in said
    assert plain(rulebook().exercises[FORBIDDEN].label) not in said
    assert plain(CANAL.how or "") in said
