"""No violation that a machine can find, on every page, at three widths, light and dark.

Contrast is what takes time: it is judged by day and by night, on one text of each colour, size and
background, once for all the pages that show such a text. EVERY_SCREEN=1 judges every text of every page
on every screen, and every page in English.
"""

import os
import re
from collections.abc import Iterator
from itertools import product
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # ships no types
from playwright.sync_api import Browser
from playwright.sync_api import Page as Screen

from .pages import PAGES, show
from .person import Person, plain

Scheme = Literal["light", "dark"]
WIDTHS = (320, 360, 1440)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SCREENS = tuple(product(WIDTHS, SCHEMES))
PHONE_BY_DAY: tuple[int, Scheme] = (360, "light")
DESK_BY_NIGHT: tuple[int, Scheme] = (1440, "dark")
MAIN_SCREENS = (PHONE_BY_DAY, DESK_BY_NIGHT)
DAYS_AND_A_NIGHT = (*((width, SCHEMES[0]) for width in WIDTHS), DESK_BY_NIGHT)
BY_RULE = DAYS_AND_A_NIGHT[1:3]  # the narrowest differs from the phone by its width alone
IN_ENGLISH = "en"
# One page of each kind is judged at several widths, and in English. The others, which differ from them by
# their words, are judged on a phone. By night only the contrast may differ.
OF_EACH_KIND = frozenset(
    [
        *("start", "start_error", "number", "map", "rows_error", "list", "grave", "spoken", "carry"),
        *("result_now_fr", "result_soon_fr", "result_planned_fr", "result_calm_fr", "result_doubt"),
        *("clinician", "clinician_result", "comparison", "professional_physiotherapist"),
        *("exercises", "exercise_bridge", "programme_open", "author"),
        *("guides", "guide_dormir", "sources", "rules", "rule", "what_if_moved", "api", "404"),
    ]
)
EVERYWHERE = os.environ.get("EVERY_SCREEN") == "1"
OPEN = "document.querySelectorAll('details').forEach(part => part.open = true)"
# Every rule, or contrast alone: of all texts (null), of none (""), or of some.
JUDGE = """async ([alone, texts]) => {
    if (texts) axe.configure({rules: [{id: "color-contrast", selector: texts}]});
    const {violations} = await axe.run({resultTypes: ["violations"], preload: false, selectors: false,
        ...(alone ? {runOnly: ["color-contrast"]} : {rules: {"color-contrast": {enabled: texts !== ""}}})});
    return violations.map(found => [found.id, found.nodes.map(node => node.html)]);
}"""
# What the contrast of a text depends on: its own look, and the look of all that shows behind it.
LOOKS = """() => {
    const looks = new Map(), met = [];
    const behind = part => {
        if (part && !looks.has(part)) {
            const {backgroundColor, backgroundImage, opacity, position, filter} = getComputedStyle(part);
            const own = [backgroundColor, backgroundImage, opacity, position, filter].join();
            const shows = own !== "rgba(0, 0, 0, 0),none,1,static,none";
            looks.set(part, (shows ? own : "") + behind(part.parentElement));
        }
        return looks.get(part) ?? "";
    };
    for (const part of document.querySelectorAll("body, body *")) {
        const told = part.matches("input, select, textarea")
            || [...part.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.trim());
        if (!told || !part.checkVisibility({visibilityProperty: true})) continue;
        const {color, fontSize, fontWeight, textShadow} = getComputedStyle(part);
        const look = [color, fontSize, fontWeight, textShadow, behind(part)].join();
        if (met.includes(look)) part.removeAttribute("data-look");
        else part.dataset.look = met.push(look) - 1;
    }
    return met;
}"""
JUDGED: set[str] = set()  # the looks that were found readable on some page


ONE_PALE_TEXT = """[...document.querySelectorAll("main *")].findLast(part =>
    part.checkVisibility() && [...part.childNodes].some(child => child.data?.trim())).style.color = "#bbb" """
A_GREY_BEHIND = "document.querySelector('main').style.background = '#777'"


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Screen]:
    """One screen for all pages: a browser that has judged a page judges the next one far quicker."""
    screen = browser.new_page(service_workers="block")  # each page is shown as it was answered
    screen.add_init_script(AXE_SCRIPT)
    yield screen
    screen.close()


@pytest.fixture
def person(screen: Screen, site: str) -> Iterator[Person]:
    """Someone before that screen, as if it were new."""
    screen.set_default_timeout(10_000)
    screen.set_viewport_size({"width": 1280, "height": 720})
    screen.emulate_media(media="null", color_scheme="null")
    yield Person(screen, site)
    screen.unroute_all()
    screen.context.clear_cookies()


def look(person: Person, kind: str, language: str = "fr") -> None:
    """Show a page, everything unfolded, where the machine that judges it waits."""
    show(person.page, person.site, PAGES[kind].seen(language))
    person.page.evaluate(OPEN)


def fits(page: Screen, width: int, scheme: Scheme) -> None:
    """Take a screen; nothing sticks out of it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def judge(page: Screen, rules: bool, contrast: bool) -> None:
    """The machine finds nothing: by its rules, and no text too pale among those of a look not met before."""
    looks: list[str] = [] if EVERYWHERE or not contrast else page.evaluate(LOOKS)
    new = [f"[data-look='{rank}']" for rank, look in enumerate(looks) if look not in JUDGED]
    if rules or new:
        texts = None if EVERYWHERE else ",".join(new)
        assert page.evaluate(JUDGE, [not rules, texts]) == []
        JUDGED.update(looks)


@pytest.mark.parametrize("kind", PAGES)
def test_a_machine_finds_nothing(kind: str, person: Person) -> None:
    look(person, kind)
    assert person.heading.startswith(plain(PAGES[kind].heading))
    whole = EVERYWHERE or kind in OF_EACH_KIND
    for screen in SCREENS if EVERYWHERE else DAYS_AND_A_NIGHT if whole else MAIN_SCREENS:
        fits(person.page, *screen)
        by_rule = screen in BY_RULE if whole else screen == PHONE_BY_DAY
        judge(person.page, EVERYWHERE or by_rule, contrast=screen in MAIN_SCREENS)
    if whole:
        look(person, kind, IN_ENGLISH)
        assert person.page.locator("html").get_attribute("lang") == IN_ENGLISH
        fits(person.page, WIDTHS[0], SCHEMES[-1])
        judge(person.page, rules=True, contrast=False)


@pytest.mark.parametrize("pale", [ONE_PALE_TEXT, A_GREY_BEHIND], ids=["text", "behind"])
@pytest.mark.parametrize("kind", ["start", "sources", "result_now_fr"])
def test_a_text_that_is_too_pale_is_seen_by_this_test(kind: str, pale: str, person: Person) -> None:
    """The judgement above can fail: for one text among many like it, or for what is behind them."""
    look(person, kind)
    person.page.evaluate(pale)
    with pytest.raises(AssertionError, match="color-contrast"):
        judge(person.page, rules=False, contrast=True)


def test_one_page_of_each_kind_is_named() -> None:
    assert set(PAGES) > OF_EACH_KIND


@pytest.mark.parametrize("kind", ["start", "map", "list", "rows", "number", "result_soon_fr"])
def test_what_is_pressed_is_large_enough(kind: str, person: Person) -> None:
    look(person, kind)
    person.page.set_viewport_size({"width": 360, "height": 800})
    for target in person.page.locator("main :is(.choice, .button, .phone), header a").all():
        size = target.bounding_box()
        assert size is not None
        assert size["height"] >= 44


def test_a_page_printed_from_a_dark_screen_is_black_on_white(person: Person) -> None:
    look(person, "result_calm_fr")
    person.page.emulate_media(media="print", color_scheme="dark")
    assert person.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not person.page.locator(".sos").is_visible()
    assert not person.page.locator("main .answers a").first.is_visible()


def test_large_text_does_not_scroll_sideways(person: Person) -> None:
    look(person, "rows")
    person.page.set_viewport_size({"width": 640, "height": 800})
    person.page.evaluate("document.documentElement.setAttribute('class', 'big')")
    person.page.evaluate("document.styleSheets[0].insertRule('html { font-size: 200% }')")
    assert person.page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize(("kind", "most"), [("result_now_fr", 1), ("result_calm_fr", 2)])
def test_a_result_prints_on_few_sheets(kind: str, most: int, person: Person) -> None:
    look(person, kind)
    printed = person.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= most
