"""When the browser lacks something: no style, large text, forced colours, a slow or dead network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .pages import PAGES, show
from .person import Person, plain

LOOKED_AT = [
    *("start", "map", "rows_error", "result_now_fr", "result_calm_be", "carry"),
    *("clinician_result", "rule", "what_if", "404", "500"),
]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll('main :is(h1, h2, p, li, label, a, button)')]
  .filter(each => each.offsetParent && !each.closest('[aria-hidden=true], .hidden'))
  .filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && (box.left < -1 || box.right > innerWidth + 1);
  })
  .map(each => each.textContent.trim().slice(0, 60))"""


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """An old phone held by someone who needs large letters."""
    context = browser.new_context(viewport={"width": 640, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", LOOKED_AT)
@pytest.mark.parametrize("width", [320, 640])
def test_with_letters_twice_as_large_nothing_is_cut(name: str, width: int, narrow: Page, site: str) -> None:
    """Letters at 200 %, and 320 pixels, which is a screen of 1280 at 400 %."""
    narrow.set_viewport_size({"width": width, "height": 900})
    show(narrow, site, PAGES[name].seen())
    if width == 640:
        narrow.evaluate("document.documentElement.style.fontSize = '200%'")
    assert narrow.evaluate(SIDEWAYS) <= 0
    assert narrow.evaluate(CUT) == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_without_style_the_number_and_the_words_are_there(name: str, page: Page, site: str) -> None:
    """The emergency number comes before the page, in the order in which it is read."""
    page.route("**/*.css*", lambda route: route.abort())
    show(page, site, PAGES[name].seen())
    text = plain(page.inner_text("body"))
    heading = plain(page.inner_text("h1"))
    number = page.locator("a[href^='tel:']").first.inner_text().split()[-1]
    assert number in text
    assert text.index(number) < text.index(heading) or name == "500"


@pytest.mark.parametrize("name", ["result_now_fr", "result_soon_fr", "result_planned_fr", "result_calm_fr"])
def test_in_forced_colours_the_level_is_still_told(name: str, browser: Browser, site: str) -> None:
    """The word and the shape tell the level when the system chooses every colour."""
    context = browser.new_context(forced_colors="active")
    screen = context.new_page()
    show(screen, site, PAGES[name].seen())
    band = screen.locator("main .care .level").first
    assert band.inner_text().strip()
    assert band.locator("svg").first.is_visible()
    screen.keyboard.press("Tab")
    assert screen.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    context.close()


def test_a_slow_network_keeps_the_page_and_says_that_it_sends(person: Person) -> None:
    person.start()
    person.fill({})
    held = []
    person.page.route("**/question/*", lambda route: held.append(route))
    person.page.click("main button[type=submit]")
    person.page.wait_for_function("document.querySelector('.busy')?.offsetParent !== null")
    assert "Envoi" in person.page.inner_text("main button[type=submit]")
    assert person.page.locator("h1").is_visible()
    held[0].continue_()
    person.page.unroute_all(behavior="ignoreErrors")
    person.page.wait_for_url("**/question/where")
