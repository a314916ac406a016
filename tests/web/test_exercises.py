"""The library: found by filters or by words, read one by one, drawn when there is a drawing."""

import gzip
import html
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import yaml
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.exercises import drawings
from parcours_dos.web.exercises.library import A_PAGE
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.headers import POLICY

from .person import plain

HERE = Path(__file__).resolve()
STYLES = HERE.parents[2] / "parcours_dos/web/static/exercises.css"
SAMPLES = HERE.parents[1] / "figures/samples.yaml"
CARD = re.compile(r'<h3><a href="/exercices/(\w+)">')
A_NAME, WITHOUT = "bird_dog", "bridge"


def main_of(page: str) -> str:
    """What stands between header and footer."""
    return page.partition("<main")[2].partition("</main>")[0]


def words(page: str) -> str:
    """What a page says, on one line, with plain spaces."""
    return plain(html.unescape(re.sub(r"<[^>]+>", " ", main_of(page))))


def cards(visitor: Client, asked: str = "") -> list[str]:
    """The exercises that a page of the library shows."""
    return CARD.findall(visitor.get(f"/exercices{asked}").content.decode())


@pytest.fixture
def drawn() -> Iterator[Rulebook]:
    """A library in which one exercise is drawn, and the others have no figure."""
    book = load()
    known = dict(book.exercises)
    figure = yaml.safe_load(SAMPLES.read_text())[A_NAME]
    for name in known:
        told = figure if name == A_NAME else None
        book.exercises[name] = msgspec.structs.replace(known[name], figure=told)  # type: ignore[index]  # a dict
    drawings.forget()
    yield book
    book.exercises.update(known)  # type: ignore[attr-defined]  # a dict
    drawings.forget()


def test_every_exercise_is_met_page_after_page_by_plain_links(visitor: Client) -> None:
    met, address = [], ""
    while True:
        page = visitor.get(f"/exercices{address}").content.decode()
        found = CARD.findall(page)
        assert 0 < len(found) <= A_PAGE
        met += found
        following = re.search(r'href="(\?[^"]+)" rel="next"', page)
        if following is None:
            break
        address = html.unescape(following[1])
    assert sorted(met) == sorted(load().exercises)


def test_more_comes_as_one_scrolls_and_the_place_is_kept(page: Page, site: str) -> None:
    page.goto(f"{site}/exercices?zone=low_back")
    page.locator("#mots").focus()
    whole = int(page.locator("#trouves").inner_text().split()[0])
    assert whole > A_PAGE
    shown = page.locator("#liste > li")
    for count in range(2 * A_PAGE, whole + A_PAGE, A_PAGE):
        page.locator("#suite a").scroll_into_view_if_needed()
        expect(shown).to_have_count(min(count, whole))
    expect(page.locator("#suite a")).to_have_count(0)
    expect(page.locator("#mots")).to_be_focused()
    assert len({one.get_attribute("href") for one in page.locator("#liste h3 a").all()}) == whole


@pytest.mark.parametrize(
    ("asked", "field", "value"),
    [
        ("zone=neck", "region", "neck"),
        ("genre=strength", "category", "strength"),
        ("position=sitting", "position", "sitting"),
    ],
)
def test_a_filter_keeps_what_it_says_and_stays_chosen(
    asked: str, field: str, value: str, visitor: Client
) -> None:
    found = cards(visitor, f"?{asked}")
    assert found
    assert {getattr(load().exercises[name], field) for name in found} == {value}
    page = visitor.get(f"/exercices?{asked}").content.decode()
    assert f'<option value="{value}" selected>' in page
    assert "Tous les exercices" in page


def test_what_one_can_do_at_work_with_nothing_to_buy_needs_nothing_to_buy(visitor: Client) -> None:
    book = load()
    assert book.exercise_kinds is not None
    for name in cards(visitor, "?lieu=work&materiel=rien"):
        exercise = book.exercises[name]
        assert {"work", "anywhere"} & set(exercise.places)
        assert all(book.exercise_kinds.equipment[thing].everyday for thing in exercise.equipment)


def test_a_filter_goes_along_to_the_next_page(visitor: Client) -> None:
    page = visitor.get("/exercices?lieu=floor").content.decode()
    following = re.search(r'href="(\?[^"]+)" rel="next"', page)
    assert following is not None
    assert "lieu=floor" in following[1]
    assert not set(CARD.findall(page)) & set(cards(visitor, html.unescape(following[1])))


@pytest.mark.parametrize("typed", ["epaules", "ÉPAULES", "epaulse", "  épaules "])
def test_accents_capitals_and_slips_of_the_hand_are_forgiven(typed: str, visitor: Client) -> None:
    assert "shoulder_rolls" in cards(visitor, f"?mots={typed}")


def test_what_is_typed_is_shown_again_and_never_becomes_markup(visitor: Client) -> None:
    page = visitor.get("/exercices", {"mots": '"><script>', "zone": "<b>", "page": "²"}).content.decode()
    assert "<script>" not in main_of(page)
    assert "&quot;&gt;&lt;script&gt;" in page


def test_nothing_found_says_what_to_do(visitor: Client) -> None:
    said = words(visitor.get("/exercices?mots=zzzzzz").content.decode())
    assert "Aucun exercice ne répond à tout cela. Retirez un filtre, ou cherchez un autre mot." in said


@pytest.mark.parametrize("asked", ["page=0", "page=99999", "page=-1", "page=a", "zone=elbow", "lieu=moon"])
def test_an_address_written_by_hand_still_gives_exercises(asked: str, visitor: Client) -> None:
    assert cards(visitor, f"?{asked}")


@pytest.mark.parametrize("name", load().exercises)
def test_an_exercise_says_how_how_much_for_whom_not_and_from_where(name: str, visitor: Client) -> None:
    book, exercise = load(), load().exercises[name]
    page = visitor.get(f"/exercices/{name}").content.decode()
    said = words(page)
    for sentence in (
        exercise.label,
        exercise.purpose,
        *exercise.steps,
        *exercise.mistakes,
        exercise.dose.text,
    ):
        assert plain(sentence) in said
    for caution in exercise.cautions:
        known = book.cautions[caution.code].entry
        assert plain(known.label) in said
        if caution.action != "exclude":
            told = known.ask if caution.action == "ask" else caution.how or known.how
            assert plain(str(told)) in said
    assert "Statut :" in said
    assert "statut :" in said
    assert 'id="urgence"' in page
    assert len(page.encode()) < 30_000


def test_easier_and_harder_lead_up_and_down_the_same_ladder(visitor: Client) -> None:
    ladder = next(iter(load().ladders.values())).order
    for rank, name in enumerate(ladder):
        page = main_of(visitor.get(f"/exercices/{name}").content.decode())
        for beside, word in ((rank - 1, "Plus facile"), (rank + 1, "Plus difficile")):
            there = 0 <= beside < len(ladder)
            assert (word in page) is there
            assert not there or f'href="/exercices/{ladder[beside]}"' in page


def test_the_library_says_first_that_it_knows_nothing_of_the_visitor(visitor: Client) -> None:
    page = visitor.get("/exercices").content.decode()
    assert 0 < page.index("Cette page ne connaît pas votre cas") < page.index('class="cards"')
    assert 'href="#urgence"' in page
    assert 'href="/programme"' in page


@pytest.mark.parametrize(
    "address",
    ["/exercices/bridg", "/exercices/nothing.svg", "/exercices/bird_dog-upside.svg"],
)
def test_what_does_not_exist_is_a_page_that_helps(address: str, visitor: Client) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "Cette page n’existe pas" in answer.content.decode()


# --- drawings


def test_a_drawing_stands_on_its_card_and_on_its_page(drawn: Rulebook, visitor: Client) -> None:
    label = plain(drawn.exercises[A_NAME].label)
    card = visitor.get("/exercices", {"mots": drawn.exercises[A_NAME].label}).content.decode()
    page = visitor.get(f"/exercices/{A_NAME}").content.decode()
    for shown in (card, page):
        found = re.search(r'<img class="drawn[^"]*" src="([^"]+)" alt="([^"]+)"', shown)
        assert found is not None
        assert found[1].startswith(f"/exercices/{A_NAME}.svg?{drawn.edition.name}")
        assert label in plain(found[2])
    assert f'src="/exercices/{A_NAME}-animated.svg' in page
    assert "Dessin pour l’autre côté" in page


def test_a_drawing_is_kept_long_under_the_name_of_the_edition_only(drawn: Rulebook, visitor: Client) -> None:
    for ways in ("", "-animated", "-mirrored", "-large-print", "-dark", "-animated-mirrored-dark"):
        address = f"/exercices/{A_NAME}{ways}.svg"
        answer = visitor.get(f"{address}?{drawn.edition.name}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["Content-Security-Policy"] == POLICY
        assert "<script" not in answer.content.decode()
        assert visitor.get(address)["Cache-Control"] == "no-cache"


def test_each_way_of_drawing_is_another_drawing(drawn: Rulebook, visitor: Client) -> None:
    ways = ("", "-animated", "-mirrored", "-print", "-dark", "-large")
    assert len({visitor.get(f"/exercices/{A_NAME}{way}.svg").content for way in ways}) == len(ways)


@pytest.mark.parametrize("ways", ["-animated-animated", "-print-dark", "-moving", "-"])
def test_an_impossible_way_is_refused(ways: str, drawn: Rulebook, visitor: Client) -> None:
    assert visitor.get(f"/exercices/{A_NAME}{ways}.svg").status_code == 404


def test_a_drawing_speaks_the_language_of_its_page(drawn: Rulebook, visitor: Client) -> None:
    said = visitor.get(f"/exercices/{A_NAME}.svg").content.decode()
    assert f"<title>{html.escape(drawn.exercises[A_NAME].label, quote=False)}</title>" in said


def test_without_a_drawing_the_page_is_whole_and_leaves_no_hole(drawn: Rulebook, visitor: Client) -> None:
    answer = visitor.get(f"/exercices/{WITHOUT}")
    assert answer.status_code == 200
    assert plain(drawn.exercises[WITHOUT].steps[0]) in words(answer.content.decode())
    assert "<img" not in main_of(answer.content.decode())
    assert "Voir le mouvement" not in answer.content.decode()
    assert visitor.get(f"/exercices/{WITHOUT}.svg").status_code == 404


def test_a_page_of_the_library_is_light_drawings_included(visitor: Client) -> None:
    page = visitor.get("/exercices")
    weight = len(gzip.compress(page.content))
    for address in re.findall(r'<img class="drawn" src="([^"]+)"', page.content.decode()):
        weight += len(gzip.compress(visitor.get(address).content))
    assert weight < 150_000


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
@pytest.mark.parametrize("script", [True, False])
def test_it_moves_when_asked_with_or_without_a_script(
    script: bool, motion: str, drawn: Rulebook, browser: Browser, site: str
) -> None:
    how = {"java_script_enabled": script, "reduced_motion": motion}
    context = browser.new_context(**how)  # type: ignore[arg-type]  # as its stubs see it
    screen = context.new_page()
    screen.goto(f"{site}/exercices/{A_NAME}")
    box, moving = screen.get_by_label("Voir le mouvement"), screen.locator("img.moves")
    assert screen.locator("img.still").is_visible()
    assert not moving.is_visible()
    assert box.is_visible() is (motion == "no-preference")
    if motion == "no-preference":
        box.check()
        moving.wait_for(state="visible")
        assert not screen.locator("img.still").is_visible()
    context.close()


def test_who_does_not_ask_to_see_it_move_does_not_download_it(
    drawn: Rulebook, browser: Browser, site: str
) -> None:
    screen, asked = browser.new_page(), list[str]()
    screen.on("request", lambda request: asked.append(request.url))
    screen.goto(f"{site}/exercices/{A_NAME}", wait_until="networkidle")
    assert any(f"{A_NAME}.svg" in address for address in asked)
    assert not any("animated" in address for address in asked)
    screen.close()


def test_the_styles_are_light_and_only_where_they_are_needed(visitor: Client) -> None:
    assert STYLES.stat().st_size <= 3_500
    assert STYLES.with_name("at-home.css").stat().st_size <= 3_500
    assert "at-home.css" not in visitor.get("/exercices").content.decode()
    assert address_of("exercises.css") in visitor.get("/exercices").content.decode()
    assert "exercises.css" not in visitor.get("/").content.decode()
