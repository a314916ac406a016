"""My exercises on the phone: their clock, and the page that works without network once one keeps it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.test import Client
from django.test.utils import override_settings
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from parcours_dos.pathway.exercises.timing import seconds_at
from parcours_dos.pathway.programme.choice import begun
from parcours_dos.web.exercises.discretion import Discretion
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import NAME

from .person import plain
from .test_exercises import words
from .visits import SHEET, Visit, a_code, programmed, with_a_narrow_canal

KEPT = "/programme/telephone"
CURRENT = ".spells [aria-current]"


@pytest.fixture
def phone(context: BrowserContext, site: str) -> Iterator[Page]:
    """A phone, on the exercises of a sheet whose code was typed. Nothing may fail in its script."""
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.set_viewport_size({"width": 360, "height": 800})
    page.set_default_timeout(10_000)
    typed(page, site)
    yield page
    assert not failures


def typed(page: Page, site: str, language: str = "") -> None:
    """Type the code of a sheet."""
    page.goto(f"{site}{language}/programme/code")
    page.fill("#recopie", a_code(*SHEET))
    page.click("#ouvrir")
    page.wait_for_url("**/programme/mes-exercices")


def keep(page: Page) -> None:
    """Keep the page on the phone, and wait until it says so."""
    page.click("#telephone button")
    expect(page.locator("#garde")).to_be_visible()


def begin(page: Page, rank: int) -> None:
    """Start the clock of one exercise, in a time that stands still until it is told to go on."""
    page.locator(".go").nth(rank).click()
    expect(page.locator("#minuteur")).to_be_visible()


# --- kept, without network


def test_kept_on_the_phone_it_opens_without_network_with_its_drawings_and_its_clock(
    phone: Page, context: BrowserContext, site: str
) -> None:
    keep(phone)
    context.set_offline(True)
    phone.goto(f"{site}{KEPT}")
    expect(phone.locator("[data-kept]")).to_contain_text("Gardé sur ce téléphone le")
    assert phone.locator("h2.h3").count() == len(SHEET)
    drawn = phone.locator("img.still")
    assert all(one.evaluate("image => image.naturalWidth") > 0 for one in drawn.all())
    phone.locator(".move").first.check()
    moving = phone.locator("img.moves").first
    expect(moving).to_be_visible()
    assert moving.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert phone.locator("h1").evaluate("title => getComputedStyle(title).fontWeight") == "700"
    begin(phone, 1)
    expect(phone.locator("#minuteur .big")).to_have_text(re.compile(r"0:0\d"))


def test_nothing_is_kept_before_one_asks_for_it(phone: Page) -> None:
    assert phone.evaluate("caches.keys()") == []
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    keep(phone)
    assert phone.evaluate("caches.keys()") == ["mes-exercices"]
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_it_is_taken_off_the_phone_with_one_press(phone: Page, context: BrowserContext, site: str) -> None:
    keep(phone)
    phone.goto(f"{site}{KEPT}")
    phone.click("#retirer")
    expect(phone.locator("h1")).to_have_text("Rien n’est gardé sur ce téléphone")
    assert phone.evaluate("caches.keys()") == []


def test_kept_in_two_languages_the_last_one_stays_and_one_press_takes_all_off(phone: Page, site: str) -> None:
    keep(phone)
    typed(phone, site, "/en")
    keep(phone)
    phone.goto(f"{site}{KEPT}")
    expect(phone.locator("h1")).to_have_text("Rien n’est gardé sur ce téléphone")
    phone.goto(f"{site}/en{KEPT}")
    phone.click("#retirer")
    expect(phone.locator("h1")).to_have_text("Nothing is kept on this phone")
    phone.goto(f"{site}{KEPT}")
    assert phone.evaluate("caches.keys()") == []
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_kept_again_without_network_it_says_so_and_the_first_one_stays(
    phone: Page, context: BrowserContext, site: str
) -> None:
    keep(phone)
    typed(phone, site)
    context.set_offline(True)
    phone.click("#telephone button")
    expect(phone.locator("#refus")).to_be_focused()
    expect(phone.locator("#garde")).to_be_hidden()
    phone.goto(f"{site}{KEPT}")
    expect(phone.locator("[data-kept]")).to_be_visible()


def test_a_browser_that_refuses_says_so_and_keeps_nothing(phone: Page) -> None:
    phone.evaluate(
        "() => { caches.open = () => Promise.reject(new DOMException('refused', 'SecurityError')); }"
    )
    phone.click("#telephone button")
    expect(phone.locator("#refus")).to_be_focused()
    assert phone.evaluate("caches.keys()") == []


def test_a_page_that_became_another_is_shown_and_not_kept(
    phone: Page, context: BrowserContext, site: str
) -> None:
    """A warning sign told in another tab, meanwhile."""
    visit = Visit(Client(SERVER_NAME="127.0.0.1"))
    programmed({"fever_38": "oui"})(visit)
    context.add_cookies([{"name": NAME, "value": visit.client.cookies[NAME].value, "url": site}])
    phone.click("#telephone button")
    expect(phone.locator("h1")).to_contain_text("Pas de programme pour l")
    assert phone.evaluate("caches.keys()") == []


def test_leaving_without_network_takes_it_off_too(phone: Page, context: BrowserContext, site: str) -> None:
    keep(phone)
    phone.goto(f"{site}{KEPT}")
    context.set_offline(True)
    with contextlib.suppress(Error):  # a browser without network says so in its own way
        phone.click(".leave")
    context.set_offline(False)
    phone.goto(f"{site}{KEPT}")
    expect(phone.locator("h1")).to_have_text("Rien n’est gardé sur ce téléphone")


@pytest.mark.parametrize("way", ["leave", "erase"])
def test_leaving_and_erasing_take_it_off_too(
    way: str, phone: Page, context: BrowserContext, site: str
) -> None:
    visit = Visit(Client(SERVER_NAME="127.0.0.1"))
    programmed({})(visit)
    context.add_cookies([{"name": NAME, "value": visit.client.cookies[NAME].value, "url": site}])
    typed(phone, site)
    keep(phone)
    phone.goto(f"{site}/exercices")
    with override_settings(EXIT=f"{site}/sante"):
        phone.click(".leave" if way == "leave" else "footer button")
        phone.wait_for_url(f"{site}/sante" if way == "leave" else f"{site}/efface")
    phone.goto(f"{site}{KEPT}")
    expect(phone.locator("h1")).to_have_text("Rien n’est gardé sur ce téléphone")


def test_the_script_that_keeps_it_may_answer_for_that_page_alone(visitor: Client) -> None:
    answer = visitor.get("/programme/garde.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "Service-Worker-Allowed" not in answer
    assert visitor.get("/en/programme/garde.js").status_code == 200


def done_otherwise_by_a_narrow_canal() -> list[str]:
    """The exercises that someone with a narrow canal does in another way."""
    return [
        exercise.name
        for exercise in rulebook().exercises.values()
        if any(c.code == "sten" and c.action == "modify" for c in exercise.cautions)
    ]


def shown_and_kept(visit: Visit) -> tuple[str, str]:
    """The exercises of someone with a narrow canal, on the screen, then as the phone keeps them."""
    with_a_narrow_canal(visit)
    code = a_code(*done_otherwise_by_a_narrow_canal()[:3])
    shown = visit.open("my_exercises", {"code": code})
    kept = visit.open("on_the_phone", {"code": code})
    return plain(shown.content.decode()), plain(kept.content.decode())


def test_what_is_kept_has_no_form_and_no_word_of_the_answers(visitor: Client) -> None:
    shown, kept = shown_and_kept(Visit(visitor))
    label = rulebook().cautions["sten"].entry.label
    assert f"Pour vous ({label})" in shown
    assert "Pour vous :" in kept
    assert label not in kept
    assert "d'après vos réponses" not in kept
    assert "<form" not in kept
    assert "csrfmiddlewaretoken" not in kept


def test_what_is_private_is_told_on_the_screen_and_never_kept(visitor: Client) -> None:
    with patch.object(Discretion, "hides_caution", return_value=True):
        shown, kept = shown_and_kept(Visit(visitor))
    assert 'class="for-you noprint"' in shown
    assert 'class="for-you' not in kept


def test_with_letters_twice_as_large_on_a_narrow_phone_nothing_sticks_out(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 800})
    phone.evaluate("() => document.styleSheets[0].insertRule('html { font-size: 200% }')")
    begin(phone, 1)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


# --- the clock


def test_the_clock_walks_through_sets_and_rests_and_counts(phone: Page) -> None:
    phone.clock.install()
    begin(phone, 1)
    said = phone.locator("#minuteur .what")
    expect(said).to_contain_text("Préparez-vous")
    phone.clock.run_for(6_000)
    expect(said).to_have_text("Série 1 : 8 fois, en tenant 3 secondes")
    turn = phone.locator("#minuteur .turn")
    expect(turn).to_contain_text("1 / 8")
    expect(phone.locator(CURRENT)).to_contain_text("Série 1")
    phone.clock.run_for(8_000)
    expect(turn).to_contain_text("2 / 8")
    phone.clock.run_for(50_000)
    expect(said).to_have_text("Repos : 30 secondes")
    phone.clock.run_for(30_000)
    expect(said).to_contain_text("Série 2")
    phone.clock.run_for(60_000)
    expect(said).to_have_text("Terminé")
    expect(turn).to_have_text("Cochez la case du jour sur votre feuille.")


def test_the_clock_waits_while_it_is_paused_and_can_be_left(phone: Page) -> None:
    phone.clock.install()
    begin(phone, 0)
    phone.clock.run_for(10_000)
    phone.click(".pause")
    before = phone.locator("#minuteur .big").inner_text()
    phone.clock.run_for(30_000)
    assert phone.locator("#minuteur .big").inner_text() == before
    phone.click(".pause")
    phone.clock.run_for(3_000)
    assert phone.locator("#minuteur .big").inner_text() != before
    phone.click(".pass")
    expect(phone.locator("#minuteur .what")).to_have_text("Terminé")
    phone.click("#minuteur .end")
    expect(phone.locator("#minuteur")).to_be_hidden()
    expect(phone.locator(".go").first).to_be_focused()


def test_what_is_passed_while_it_waits_goes_on_with_the_next_stretch(phone: Page) -> None:
    phone.clock.install()
    begin(phone, 1)
    phone.click(".pause")
    expect(phone.locator(".pause")).to_have_text("Reprendre")
    phone.click(".pass")
    expect(phone.locator(".pause")).to_have_text("Pause")
    before = phone.locator("#minuteur .big").inner_text()
    phone.clock.run_for(3_000)
    assert phone.locator("#minuteur .big").inner_text() != before


def test_once_it_is_done_the_clock_only_closes_and_another_may_begin(phone: Page) -> None:
    phone.clock.install()
    begin(phone, 0)
    phone.clock.run_for(200_000)
    assert phone.locator("#minuteur button:visible").all_inner_texts() == ["Fermer"]
    begin(phone, 1)
    assert phone.locator("#minuteur button:visible").all_inner_texts() == ["Pause", "Passer", "Arrêter"]
    begin(phone, 2)
    assert phone.locator(".current").count() == 1
    expect(phone.locator("#minuteur .what")).to_contain_text("Préparez-vous")


def test_a_phone_whose_own_clock_sleeps_with_it_goes_by_the_time_of_day(phone: Page) -> None:
    phone.clock.install()
    phone.evaluate("() => { performance.now = () => 0; }")
    begin(phone, 1)
    phone.clock.run_for(6_000)
    expect(phone.locator("#minuteur .what")).to_have_text("Série 1 : 8 fois, en tenant 3 secondes")


def test_a_phone_that_slept_finds_the_right_stretch_again(phone: Page) -> None:
    phone.clock.install()
    begin(phone, 1)
    phone.clock.fast_forward(5_000 + 56_000 + 10_000)
    for _look in range(4):
        phone.clock.run_for(200)
    expect(phone.locator("#minuteur .what")).to_have_text("Repos : 30 secondes")


def test_the_clock_is_silent_until_sound_is_wanted(phone: Page) -> None:
    phone.clock.install()
    begin(phone, 1)
    phone.clock.run_for(20_000)
    assert phone.locator("#minuteur").get_attribute("data-sounds") is None
    phone.locator(".sound").check()
    phone.clock.run_for(20_000)
    heard = int(phone.locator("#minuteur").get_attribute("data-sounds") or 0)
    assert heard > 2
    phone.locator(".sound").uncheck()
    phone.clock.run_for(20_000)
    assert int(phone.locator("#minuteur").get_attribute("data-sounds") or 0) == heard


def test_who_listens_hears_the_beginning_the_half_and_the_end_and_no_second(phone: Page) -> None:
    phone.clock.install()
    phone.evaluate(
        "() => { window.heard = []; new MutationObserver(() => heard.push("
        "document.querySelector('#minuteur [aria-live=polite]').textContent))"
        ".observe(document.querySelector('#minuteur [aria-live=polite]'), {childList: true}); }"
    )
    begin(phone, 0)
    phone.clock.run_for(200_000)
    heard = phone.evaluate("window.heard")
    assert "La moitié est faite" in heard
    assert heard[-1].startswith("Terminé")
    assert len(heard) <= 4


# --- without script


def test_without_script_every_time_is_written(visitor: Client) -> None:
    html = Visit(visitor).open("my_exercises", {"code": a_code(*SHEET)}).content.decode()
    said = words(html)
    for told in (
        "3 minutes",
        "Série 1 : 8 fois, en tenant 3 secondes",
        "Repos : 30 secondes",
        "Second côté : 6 fois",
    ):
        assert told in said
    assert 'id="telephone" method="post"' in html


def test_without_script_no_button_is_offered_that_does_nothing(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    typed(page, site)
    assert page.locator("button.go").count() == len(SHEET)
    assert not [one for one in page.locator(".go, #minuteur, #telephone").all() if one.is_visible()]
    context.close()


def test_what_is_kept_is_asked_for_by_a_form_that_needs_the_script(visitor: Client) -> None:
    html = Visit(visitor).open("my_exercises", {"code": a_code(*SHEET)}).content.decode()
    assert re.search(r'<form id="telephone"[^>]* hidden>', html)


def test_the_times_written_add_up_to_those_of_the_programme(visitor: Client) -> None:
    book = rulebook()
    html = Visit(visitor).open("my_exercises", {"code": a_code(*SHEET)}).content.decode()
    written = sum(map(int, re.findall(r'data-seconds="(\d+)"', html)))
    each = [begun(book, book.exercises[name]) for name in SHEET]
    assert written == sum(seconds_at(book, one.exercise, one.dose) for one in each)
