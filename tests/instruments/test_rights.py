"""Words that their owner does not give away appear nowhere: no page, no sheet, no command, no program.

A protected questionnaire is planted, with a sentence that nobody else would write, and searched everywhere.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import msgspec
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

import tests.web.site  # noqa: F401  # our site, made ready
from parcours_dos.cli import main
from parcours_dos.pathway.instruments.instrument import Instrument, ready
from parcours_dos.pathway.instruments.rights import may, words
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.instruments import sheet
from parcours_dos.web.shared import paper

SECRET = "Le zèbre protégé compte ses rayures"
NAMES = list(load().instruments)


def protected(**rights: bool) -> Instrument:
    """A questionnaire whose words are here, and whose owner says no."""
    entry = load().instruments["phq_4"].entry
    items = [
        msgspec.structs.replace(item, text=f"{SECRET}, question {rank}")
        for rank, item in enumerate(entry.items)
    ]
    choices = [
        msgspec.structs.replace(choice, label=f"{SECRET} souvent")
        for choice in entry.scales["frequency"].choices
    ]
    scales = {"frequency": msgspec.structs.replace(entry.scales["frequency"], choices=choices)}
    no = msgspec.structs.replace(entry.rights, **{"show": False, "print": False, **rights}, notice=SECRET)
    return ready(
        "phq_4", msgspec.structs.replace(entry, items=items, scales=scales, rights=no, instruction=SECRET)
    )


@pytest.fixture(params=[{}, {"print": True}, {"show": True}], ids=["neither", "print_only", "show_only"])
def planted(request: pytest.FixtureRequest) -> Iterator[dict[str, bool]]:
    """The site and the command, with the protected questionnaire in the place of another."""
    rights: dict[str, bool] = request.param
    book = load()
    faulty = replace(book, instruments={**book.instruments, "phq_4": protected(**rights)})

    def of_the_fault(*asked: object, **more: object) -> Rulebook:
        return faulty

    places = (
        "parcours_dos.web.instruments.views.rulebook",
        "parcours_dos.web.instruments.sheet.rulebook",
        "parcours_dos.web.api.views.rulebook",
        "parcours_dos.cli.score.load",
    )
    patches = [patch(place, of_the_fault) for place in places]
    cache.clear()
    for each in patches:
        each.start()
    yield rights
    for each in patches:
        each.stop()
    cache.clear()


def pages(client: Client) -> Iterator[str]:
    """Every page, and every answer to a program, that speaks of the questionnaire."""
    own = reverse("instrument", args=["phq_4"])
    whole = {"nervous": "1", "worry": "2", "interest": "0", "down": "3"}
    yield client.get(reverse("instruments")).content.decode()
    yield client.get(own).content.decode()
    yield client.post(own, whole).content.decode()
    yield client.post(own, {"nervous": "9"}).content.decode()
    yield client.get(reverse("api_instruments")).content.decode()
    asked = json.dumps({"instrument": "phq_4", "answers": {code: int(said) for code, said in whole.items()}})
    yield client.post(reverse("api_score"), asked, content_type="application/json").content.decode()


def test_protected_words_are_on_no_page(planted: dict[str, bool]) -> None:
    seen = [SECRET in page for page in pages(Client(SERVER_NAME="127.0.0.1"))]
    assert any(seen) is planted.get("show", False)


def test_protected_words_are_on_no_sheet(planted: dict[str, bool]) -> None:
    sheets: list[str] = []

    def kept(template: Path, content: object) -> bytes:
        sheets.append(json.dumps(content, ensure_ascii=False))
        return b"%PDF"

    with patch.object(paper, "pdf", kept):
        answer = Client(SERVER_NAME="127.0.0.1").get(reverse("instrument_pdf", args=["phq_4"]))
    allowed = planted.get("print", False)
    assert answer.status_code == (200 if allowed else 404)
    assert [SECRET in content for content in sheets] == ([True] if allowed else [])


def test_protected_words_are_in_no_command(
    planted: dict[str, bool], capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["score", "--list"], ["score", "--list", "--json"]):
        assert main(command) == 0
        assert (SECRET in capsys.readouterr().out) is planted.get("show", False)


def test_even_asked_directly_the_sheet_holds_no_protected_word() -> None:
    assert SECRET not in json.dumps(sheet.content(protected(show=True), None), ensure_ascii=False)


def test_nobody_but_the_guard_reads_the_words_of_an_item() -> None:
    root = Path(__file__).parents[2] / "parcours_dos"
    guards = {"pathway/instruments/rights.py", "pathway/loading/instruments.py"}
    readers = {
        file.relative_to(root).as_posix()
        for file in root.rglob("*.py")
        if ".entry.items" in file.read_text("utf-8") and ".text" in file.read_text("utf-8")
    }
    assert readers <= guards | {"web/instruments/form.py"}
    form = (root / "web/instruments/form.py").read_text("utf-8")
    assert "ShownItem" in form, "a form takes its words from the guard"


@pytest.mark.parametrize("name", NAMES)
def test_each_questionnaire_says_whose_words_it_uses(name: str) -> None:
    entry = load().instruments[name].entry
    assert entry.rights.holder
    assert entry.rights.source in load().sources
    page = Client(SERVER_NAME="127.0.0.1").get(reverse("instrument", args=[name])).content.decode()
    assert "À qui sont ces mots" in page


@pytest.mark.parametrize(
    ("name", "show", "print_"),
    [
        *[("pain", "", ""), ("psfs", "", ""), ("pgic", "", ""), ("phq_4", "", "")],
        ("roland_morris", "missing", "missing"),
        ("orebro_short", "rights", "rights"),
        ("start_back", "rights", "rights"),
    ],
)
def test_what_may_be_done_with_each(name: str, show: str, print_: str) -> None:
    instrument = load().instruments[name]
    assert may(instrument, "show").why == show
    assert may(instrument, "print").why == print_
    assert words(instrument).complete is (show == "")


@pytest.mark.parametrize("name", NAMES)
def test_only_our_own_words_may_be_changed(name: str) -> None:
    assert may(load().instruments[name], "change").allowed is (
        load().instruments[name].entry.translation_status == "own"
    )
