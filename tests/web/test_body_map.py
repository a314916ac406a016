"""Where it hurts: one may point at a drawing, or tick the same boxes in words. Neither needs a script."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from playwright.sync_api import Browser, Page, expect

from parcours_dos.pathway.shapes import Zone
from parcours_dos.web.public.body_map import ZONES
from tests.pathway.test_loading import FACTS, problems_after

from .person import Person
from .walker import arrive

BOXES = {"neck": "pain_neck", "upper_back": "pain_mid_back", "lower_back": "pain_low_back"}


@pytest.fixture
def without_script(browser: Browser, site: str) -> Iterator[Person]:
    """Someone whose browser runs no script, on the page that asks where it hurts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    person = Person(context.new_page(), site)
    arrive(person, {}, until="where")
    yield person
    context.close()


@pytest.fixture
def asked(person: Person) -> Person:
    """Someone on the page that asks where it hurts."""
    arrive(person, {}, until="where")
    return person


def ticked(page: Page) -> list[str]:
    """The boxes of the list that are ticked."""
    boxes = page.locator("main [name=cases]").all()
    return [str(box.get_attribute("value")) for box in boxes if box.is_checked()]


def test_every_zone_of_the_knowledge_is_drawn() -> None:
    assert set(ZONES) == set(get_args(Zone)) == set(BOXES)


@pytest.mark.parametrize("zone", BOXES)
def test_pointing_ticks_the_box_without_a_script(zone: str, without_script: Person) -> None:
    page = without_script.page
    assert ticked(page) == []
    page.locator(f".figure:not(.front) .{zone} .reach").click()
    assert ticked(page) == [BOXES[zone]]
    page.locator(f".word.{zone}").click()
    assert ticked(page) == []


def test_the_neck_is_pressed_from_the_front_too(without_script: Person) -> None:
    without_script.page.locator(".front .neck .reach").click()
    assert ticked(without_script.page) == ["pain_neck"]
    without_script.next()
    assert without_script.page.url.endswith("/question/now")


def test_an_arm_of_the_drawing_is_no_zone(without_script: Person) -> None:
    page = without_script.page
    body = page.locator(".figure").first.bounding_box()
    assert body is not None
    page.mouse.click(body["x"] + body["width"] * 0.1, body["y"] + body["height"] * 0.7)
    assert ticked(page) == []


@pytest.mark.parametrize("colours", ["none", "active"])
@pytest.mark.parametrize("zone", BOXES)
def test_a_ticked_box_shows_on_the_drawing(zone: str, colours: str, asked: Person) -> None:
    page = asked.page
    page.emulate_media(forced_colors=colours)  # type: ignore[arg-type]  # as listed above
    colours = "all => all.map(one => getComputedStyle(one).fill)"
    before = page.locator(f".map .{zone} .spot").evaluate_all(colours)
    page.mouse.move(0, 0)
    page.check(f"[value={BOXES[zone]}]")
    after = page.locator(f".map .{zone} .spot").evaluate_all(colours)
    others = page.locator(f".map .zone:not(.{zone}) .spot").evaluate_all(colours)
    assert set(after).isdisjoint(before)
    assert set(after).isdisjoint(others)


def test_a_former_answer_shows_on_the_drawing(asked: Person) -> None:
    asked.page.locator(".word.upper_back").click()
    asked.next()
    asked.follow("text=Question précédente")
    assert ticked(asked.page) == ["pain_mid_back"]
    mark = asked.page.locator(".figure .upper_back .tick").first
    assert mark.evaluate("one => getComputedStyle(one).stroke") != "none"


def test_by_ear_and_by_keyboard_there_is_only_the_list(asked: Person) -> None:
    page = asked.page
    group = page.get_by_role("group", name="Où avez-vous mal ?")
    said = group.aria_snapshot()
    assert said.count("- checkbox") == len(BOXES) + 2
    assert "- img" not in said
    assert "De dos" not in said
    for name in ("Le bas du dos", "Le cou"):
        assert page.get_by_role("checkbox", name=name, exact=True).count() == 1
    page.focus("main form .back")
    for value in ("pain_low_back", "pain_mid_back", "pain_neck"):
        page.keyboard.press("Tab")
        expect(page.locator(f"main [value={value}]")).to_be_focused()
    page.keyboard.press("Space")
    assert ticked(page) == ["pain_neck"]


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_zones_and_words_are_large_enough_to_press(width: int, asked: Person) -> None:
    asked.page.set_viewport_size({"width": width, "height": 800})
    for target in asked.page.locator(".map .word, .figure:not(.front) .reach").all():
        size = target.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 44


def test_at_the_width_of_a_phone_map_and_list_are_close(asked: Person) -> None:
    asked.page.set_viewport_size({"width": 360, "height": 740})
    size = asked.page.locator(".map").bounding_box()
    assert size is not None
    assert size["height"] <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_machine_finds_nothing_when_zones_are_ticked(scheme: str, asked: Person) -> None:
    page = asked.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # as listed above
    page.locator(".word.neck").click()
    page.locator(".word.lower_back").click()
    for width in (320, 360, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert [item["id"] for item in Axe().run(page).response["violations"]] == []


def test_a_list_about_something_else_has_no_drawing(person: Person) -> None:
    arrive(person, {}, until="history")
    assert person.page.locator("main [name=cases]").count() > 2
    assert person.page.locator(".map").count() == 0


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("zone: neck", "zone: left_knee", "left_knee"),
        ("zone: neck", "zone: lower_back", "la même zone du corps"),
        ("screen: where, zone: neck", "screen: now, zone: neck", "un écran de type list"),
    ],
)
def test_a_zone_that_makes_no_sense_is_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    problems, _ = problems_after(tmp_path, FACTS, old, new)
    assert any(reason in f"{problem}" for problem in problems)
