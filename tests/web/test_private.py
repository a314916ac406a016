"""What a person tells in confidence helps them on the screen, and is never printed, listed or dictated."""

import re

import pytest
from django.test import Client

from .person import Person, plain
from .walker import arrive, begin, visit_all

HURT = {"blow_or_fall": "oui-et", "trauma_days": "43"}
SAD = {"distress": "oui", "suicidal_thoughts": "oui"}
HELP = "Une aide existe, en plus"


def words(html: str) -> str:
    """The text of a page."""
    return plain(re.sub(r"<[^>]+>", " ", html))


def test_the_accident_question_offers_to_say_more(visitor: Client) -> None:
    page = visit_all(visitor, {}, until="accident")[-1]
    labels = re.findall(r'name="blow_or_fall" value="([^"]+)"', page)
    assert labels == ["oui", "oui-et", "non", "inconnu"]
    assert "Oui : quelqu'un m'a blessé" in words(page)


def test_saying_it_answers_the_accident_and_brings_help(visitor: Client) -> None:
    pages = visit_all(visitor, HURT)
    assert any("Était-ce violent" in words(page) for page in pages)
    assert HELP in words(pages[-1])
    listed = pages[-1].partition('id="reponses"')[2].partition("</dl>")[0]
    assert "blessé" not in words(listed)
    assert "blessé" not in words("".join(re.findall(r'class="say".*?</p>', pages[-1], re.DOTALL)))


def test_it_is_never_asked_by_itself_and_can_be_taken_back(visitor: Client) -> None:
    pages = visit_all(visitor, HURT)
    assert not any('name="hurt_by_someone"' in page for page in pages)
    assert re.search(r'value="oui-et"[^>]* checked', visitor.get("/question/accident").content.decode())
    visitor.post("/question/accident", {"blow_or_fall": "oui"})
    assert HELP not in words(visitor.get("/resultat").content.decode())


def test_a_made_up_answer_to_it_is_ignored(visitor: Client) -> None:
    begin(visitor)
    form = {"age_years": "34", "pregnant_or_recent_birth": "non", "pregnancy_possible": "non"}
    visitor.post("/question/person", {**form, "hurt_by_someone": "oui"})
    assert HELP not in words(visitor.get("/resultat").content.decode())


def test_a_physical_emergency_stays_first(person: Person) -> None:
    arrive(person, {**HURT, "trauma_days": "0", "major_trauma": "oui"})
    assert person.heading == "Appelez le 15 maintenant"
    card = person.page.locator(".care.now").first.bounding_box()
    help_ = person.page.locator("#aide").bounding_box()
    assert card is not None
    assert help_ is not None
    assert card["y"] + card["height"] <= help_["y"]


@pytest.mark.parametrize("told", [HURT, SAD], ids=["violence", "distress"])
def test_nothing_of_it_is_printed(told: dict[str, str], person: Person) -> None:
    arrive(person, told)
    assert person.page.locator("#aide").is_visible()
    person.page.emulate_media(media="print")
    assert not person.page.locator("#aide").is_visible()
    printed = person.page.locator("body").inner_text().lower()
    for word in ("blessé", "violence", "3919", "mourir", "faire du mal", "suicid", "3114"):
        assert word not in printed


def test_distress_never_hides_a_physical_emergency(person: Person) -> None:
    person.start()
    person.go({**SAD, "chest_pain": "oui"})
    assert person.heading == "Appelez le 15 maintenant"
