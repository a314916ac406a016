"""Pages to read at leisure: the emergency first, then answers with their sources, in any country."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.shapes import GuideEntry, LineEntry

from .person import Person, plain
from .walker import begin

BOOK = load()
GUIDES = BOOK.guides
EMERGENCY = [sign.text for sign in BOOK.orientation.come_back_if if sign.level == "emergency"]
SOONER = [sign.text for sign in BOOK.orientation.come_back_if if sign.level != "emergency"]


def words(html: str) -> str:
    """The text of a page, with plain spaces and apostrophes."""
    return plain(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " "))


def lines_of(guide: GuideEntry) -> Iterator[LineEntry]:
    yield guide.caution
    for part in guide.parts:
        yield from part.lines
        for myth in part.myths:
            yield from myth.lines
        for position in part.positions:
            yield from position.lines


def test_the_list_leads_to_every_page(visitor: Client) -> None:
    html = visitor.get("/comprendre").content.decode()
    for name, guide in GUIDES.items():
        assert f'href="/comprendre/{name}"' in html
        assert plain(guide.title) in words(html)


def test_a_page_that_nobody_wrote_is_missing(visitor: Client) -> None:
    assert visitor.get("/comprendre/courir-un-marathon").status_code == 404


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("code", ["", *BOOK.countries])
def test_a_page_says_what_holds_in_the_country_with_sources(name: str, code: str, visitor: Client) -> None:
    if code:
        begin(visitor, code)
    answer = visitor.get(f"/comprendre/{name}")
    html = words(answer.content.decode())
    assert answer.status_code == 200
    assert len(answer.content) < 30_000
    for line in lines_of(GUIDES[name]):
        here = not code or not line.country or code in line.country
        assert (plain(line.text) in html) is here, line.text
    for part in GUIDES[name].parts:
        for myth in part.myths:
            assert html.index(plain(myth.belief)) < html.index(plain(myth.answer))


@pytest.mark.parametrize("name", GUIDES)
def test_someone_with_a_warning_sign_meets_it_before_any_comfort(name: str, visitor: Client) -> None:
    begin(visitor, "FR")
    answer = visitor.get(f"/comprendre/{name}").content.decode()
    html = words(answer)
    comfort = html.index(plain(GUIDES[name].parts[0].title))
    for sign in EMERGENCY:
        assert html.index(plain(sign)) < comfort
    assert 'href="tel:15"' in answer
    before = answer[: answer.index('id="partie-1"')]
    assert 'href="/"' in before[before.index("<h1") :]
    assert 'href="#urgence"' in before


def test_waiting_gives_the_signs_that_deserve_a_doctor_sooner(visitor: Client) -> None:
    html = words(visitor.get("/comprendre/en-attendant").content.decode())
    relief = next(part for part in GUIDES["en-attendant"].parts if part.name == "relief")
    for sign in SOONER:
        assert html.index(plain(sign)) < html.index(plain(relief.title))


def test_two_opinions_are_shown_side_by_side(visitor: Client) -> None:
    html = words(visitor.get("/comprendre/en-attendant").content.decode())
    named = {other.name: other for other in BOOK.orientation.disagreements}
    parts = GUIDES["en-attendant"].parts
    pairs = [other for part in parts for other in part.disagreements]
    pairs += [named[name] for part in parts for name in part.beside]
    assert len(pairs) == 3
    for pair in pairs:
        assert plain(pair.source_document.text) in html
        assert plain(pair.guideline.text) in html


def test_a_drawing_is_told_to_those_who_cannot_see_it(person: Person) -> None:
    person.page.goto(f"{person.site}/comprendre/dormir")
    shown = [position for part in GUIDES["dormir"].parts for position in part.positions]
    for position in shown:
        drawing = person.page.get_by_role("img", name=plain(position.title).replace("'", "’"))
        assert drawing.count() == 1
        assert plain(drawing.locator("desc").text_content() or "") == plain(position.shows)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_drawings_have_room_and_stay_inside(width: int, scheme: str, person: Person) -> None:
    person.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    person.page.set_viewport_size({"width": width, "height": 800})
    person.page.goto(f"{person.site}/comprendre/dormir")
    assert person.page.evaluate("document.documentElement.scrollWidth") <= width
    for drawing in person.page.locator("svg.lying").all():
        box = drawing.bounding_box()
        assert box is not None
        assert box["width"] >= 230
