"""Someone fills a questionnaire on a phone: the score comes on the same page. Nothing is kept."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

import tests.web.site  # noqa: F401  # our site, made ready
from parcours_dos.pathway.loading import load
from parcours_dos.web.instruments.sheet import TEMPLATE, content
from parcours_dos.web.shared import paper

NAMES = list(load().instruments)
MOOD = {"nervous": "1", "worry": "2", "interest": "0", "down": "3"}
CALM = dict.fromkeys(MOOD, "0")


def ask(name: str, form: dict[str, str] | None = None, language: str = "fr") -> tuple[int, str]:
    """What the page answers."""
    visitor = Client(SERVER_NAME="127.0.0.1")
    with override(language):
        address = reverse("instrument", args=[name])
    answer = visitor.get(address) if form is None else visitor.post(address, form)
    assert set(answer.cookies) <= {"csrftoken"}, "nothing of what is answered is kept"
    return answer.status_code, answer.content.decode()


class Fields(HTMLParser):
    """The boxes and buttons of a form, and those already chosen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.chosen: dict[str, str] = {}
        self.radios: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        name, value = str(said.get("name")), str(said.get("value"))
        if tag == "input" and said.get("type") in ("radio", "checkbox"):
            self.radios.setdefault(name, []).append(value)
            if "checked" in said:
                self.chosen[name] = value


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_chosen_beforehand_and_every_answer_is_there(name: str) -> None:
    status, page = ask(name)
    fields = Fields(page)
    assert status == 200
    assert fields.chosen == {}
    for code, points in load().instruments[name].points.items():
        ticks = load().instruments[name].confirmed_by_hand
        assert fields.radios[code] == (["1"] if ticks else [str(value) for value in points])


@pytest.mark.parametrize("name", NAMES)
def test_every_example_of_the_knowledge_gives_its_score_on_the_page(name: str) -> None:
    instrument = load().instruments[name]
    for case in instrument.entry.cases:
        form = {code: str(value) for code, value in case.answers.items()}
        form |= {
            f"{item.code}-nom": "Marcher"
            for item in instrument.entry.items
            if item.named and item.code in form
        }
        form |= {"lu": "1"} if case.read_all else {}
        status, page = ask(name, form)
        assert status == 200, case.name
        assert "Votre score" in page
        assert "Un score n’est pas un diagnostic." in page
        for given in case.gives.values():
            if "/" not in given:
                assert re.search(rf"<strong>{given}</strong>", page), (case.name, given)
        kept = {code: said for code, said in Fields(page).chosen.items() if code in case.answers}
        assert kept == {code: str(value) for code, value in case.answers.items()}


def test_a_low_mood_is_answered_calmly_with_the_doctor_and_the_line_that_listens() -> None:
    _status, page = ask("phq_4", MOOD)
    assert "Parlez-en à votre médecin" in page
    lines = [
        also
        for also in load().orientation.also
        if also.professional == "suicide_line" and "none" in also.urgency
    ]
    assert len(lines) == 2
    for line in lines:
        assert f'href="tel:{str(line.phone).replace(" ", "")}"' in page
    helping = re.findall(r'<p class="lifeline[^>]*>', page)
    assert len(helping) == 2, "the country is not known: both are given, each with its country"
    assert all("noprint" in tag for tag in helping), "what is private stays on the screen"


def test_a_calm_mood_is_left_in_peace() -> None:
    _status, page = ask("phq_4", CALM)
    assert "lifeline" not in page
    assert "Peu ou pas de signes" in page


@pytest.mark.parametrize(
    ("name", "form", "told", "kept"),
    [
        ("phq_4", {**MOOD, "down": ""}, "Choisissez une réponse.", "worry"),
        ("phq_4", {**MOOD, "down": "9"}, "Choisissez un nombre de la liste.", "worry"),
        ("phq_4", {**MOOD, "down": "<b>"}, "Choisissez un nombre de la liste.", "worry"),
        ("psfs", {"activity_1": "3"}, "Écrivez le nom de cette activité.", "activity_1"),
        ("psfs", {"activity_1": "3", "activity_1-nom": "a" * 81}, "Ce nom est trop long", "activity_1"),
        ("roland_morris", {"socks": "1"}, "Cochez cette case quand vous avez tout lu.", "socks"),
        ("orebro_short", {"duration": "3"}, "9 réponses sont à revoir", "duration"),
    ],
)
def test_what_is_missing_is_told_twice_and_nothing_is_lost(
    name: str, form: dict[str, str], told: str, kept: str
) -> None:
    status, page = ask(name, form)
    assert status == 422
    assert "<title>Erreur" in page
    assert told in page.replace("\u00a0", " ")
    assert Fields(page).chosen[kept] == form[kept]
    assert "Votre score" not in page, "nothing half-computed is shown"
    for target in re.findall(
        r'<a href="#([^"]+)">', page.partition('class="errors"')[2].partition("</div>")[0]
    ):
        assert f'id="{target}"' in page


@pytest.mark.parametrize("name", ["pain", "psfs"])
def test_an_empty_form_asks_for_one_answer(name: str) -> None:
    status, page = ask(name, {})
    assert status == 422
    assert "Répondez à une question au moins." in page


def test_an_activity_that_was_named_needs_its_number() -> None:
    status, page = ask("psfs", {"activity_1": "3", "activity_1-nom": "Marcher", "activity_2-nom": "Porter"})
    assert status == 422
    assert "Choisissez une réponse." in page


def test_nothing_ticked_but_all_read_is_zero() -> None:
    status, page = ask("roland_morris", {"lu": "1"})
    assert status == 200
    assert "<strong>0</strong>" in page


@pytest.mark.parametrize("name", ["orebro_short", "start_back", "roland_morris"])
def test_where_the_words_are_missing_the_page_says_so(name: str) -> None:
    _status, page = ask(name)
    assert "Prenez votre feuille" in page
    assert "nous faisons le calcul" in page


def test_the_english_page_asks_the_same_thing_in_english() -> None:
    _status, page = ask("phq_4", language="en")
    assert "Feeling nervous, anxious or on edge" in page
    assert "nervosité" not in page


def test_an_unknown_questionnaire_is_a_page_that_helps() -> None:
    assert Client(SERVER_NAME="127.0.0.1").get("/questionnaires/oswestry").status_code == 404


@pytest.mark.parametrize("name", ["pain", "psfs", "pgic", "phq_4"])
def test_the_blank_sheet_holds_on_one_page(name: str) -> None:
    said = content(load().instruments[name], None)
    assert len(paper.pictures(TEMPLATE, said, 40)) == 1
    answer = Client(SERVER_NAME="127.0.0.1").get(reverse("instrument_pdf", args=[name]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["roland_morris", "orebro_short", "start_back"])
def test_no_sheet_is_made_of_words_that_are_not_ours_to_print(name: str) -> None:
    assert Client(SERVER_NAME="127.0.0.1").get(reverse("instrument_pdf", args=[name])).status_code == 404
