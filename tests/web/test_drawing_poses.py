"""Authors see a pose as they write it: the drawing follows the text, faults are said with their cure."""

from __future__ import annotations

from urllib.parse import urlencode

from django.test import Client
from playwright.sync_api import Browser, Page

from .site import HOST

RAISED = "frame: lying\nprops: [{mat: [-0.58, 0.52]}]\nstart: {from: supine}\n"


def at(pose: str) -> str:
    return f"/dessiner?{urlencode({'pose': pose})}"


def test_a_pose_of_the_library_opens_as_it_is_written() -> None:
    page = Client(SERVER_NAME=HOST).get("/dessiner?exercice=bridge")
    assert page.status_code == 200
    assert "pelvis: -114" in page.content.decode()


def test_an_exercise_that_does_not_exist_is_not_found() -> None:
    assert Client(SERVER_NAME=HOST).get("/dessiner?exercice=brigde").status_code == 404


def test_a_fault_is_said_with_its_place_and_its_cure() -> None:
    page = Client(SERVER_NAME=HOST).get(at("start: {from: supine, both: {elbow: 200}}"))
    assert page.status_code == 422
    assert "start.near.elbow" in page.content.decode()
    assert "ramener de" in page.content.decode()


def test_what_is_not_a_pose_is_said() -> None:
    visitor = Client(SERVER_NAME=HOST)
    for text in ("[", "3", "a: &b 1", "- x", "start: {from: supine", "\x00"):
        page = visitor.get(at(text))
        assert page.status_code == 422, text
        assert "À corriger" in page.content.decode()
        assert visitor.get(f"/dessiner.svg?{urlencode({'pose': text})}").status_code == 404


def test_the_drawing_follows_the_text(page: Page, site: str) -> None:
    """With the small script: nothing to press."""
    page.goto(site + at(RAISED))
    assert page.locator("#vu img").count() == 1
    page.locator("#pose").fill(RAISED + "end: {both: {shoulder: 170}}\n")
    page.locator("#vu img").nth(1).wait_for()  # it has an end now: it moves too
    assert (
        page.locator("#vu img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    )


def test_the_drawing_comes_without_script_too(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + at(RAISED))
    page.locator("#pose").fill(RAISED + "end: {both: {shoulder: 170}}\n")
    page.get_by_role("button", name="Dessiner").click()
    page.locator("#vu img").nth(1).wait_for()
    context.close()
