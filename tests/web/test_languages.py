"""The whole site in each language: every word, every page, and the way from one to the other."""

import re
from pathlib import Path
from urllib.parse import urlparse

import pytest
from babel.messages.catalog import Message
from django.test import Client, override_settings

from parcours_dos.pathway.loading import load
from parcours_dos.web import languages
from parcours_dos.web.shared.sealed_cookie import NAME
from parcours_dos.web.shared.templatetags.typography import typeset
from tests import messages

from .person import Person, plain
from .walker import begin, visit_all

FILES = messages.translations()
KEPT = re.compile(r"%\(\w+\)s|</?\w+|\d+")  # what a translation may move, never lose
SHORTEST = 12  # shorter messages may also be words of the rules
PLAN = {"first_episode": "oui"}


def words(html: str) -> str:
    """What a page says, with plain spaces."""
    return plain(re.sub(r"<[^>]+>", " ", html))


def pieces(html: str) -> set[str]:
    """Each text that stands by itself on a page, between two tags or in a label."""
    labels = re.findall(r'(?:aria-label|alt|title)="([^"]+)"', html)
    return {plain(text.replace("&#x27;", "'")) for text in [*re.split(r"<[^>]+>", html), *labels]}


def links(html: str) -> set[str]:
    """The pages of our own that a page leads to; not the switch of languages, nor what programs read."""
    anchors = re.findall(r'<a [^>]*?href="(/[^"#]*)[^>]*>', re.sub(r'<a class="tongue".*?</a>', "", html))
    forms = re.findall(r'<form[^>]*? action="(/[^"]*)"', html)
    return {address for address in (*anchors, *forms) if not address.startswith("/api/")}


def switches(html: str) -> dict[str, str]:
    """The other languages a page offers, with the address of the page in each."""
    found = re.findall(r'<a class="tongue" href="([^"]+)" lang="(\w+)" hreflang="\2">', html)
    return {code: address for address, code in found}


@pytest.mark.parametrize("language", FILES)
def test_a_translation_is_complete_and_loses_nothing(language: str) -> None:
    said = messages.said()
    told = {(message.id, message.context): message for message in messages.read(language, FILES[language])}
    assert messages.untranslated(messages.read(language, FILES[language])) == []
    for message in filter(is_said, said):
        assert (message.id, message.context) in told, f"run python -m tests.messages: {message.id}"
        french, other = spoken(message), spoken(told[message.id, message.context])
        if message.context != "format":
            assert [kept(text) for text in other] == [kept(text) for text in french[-len(other) :]], french
    kept_for_nothing = set(told) - {(message.id, message.context) for message in said}
    assert kept_for_nothing == set()
    assert "#~" not in FILES[language].read_text("utf-8")


def is_said(message: Message) -> bool:
    """Is this a message, and not the header of the file?"""
    return bool(message.id)


def spoken(message: Message) -> list[str]:
    """The French of an untranslated message, or what a language says; two when it counts."""
    said = message.string if message.string and any(message.string) else message.id
    return [said] if isinstance(said, str) else list(said)


def kept(text: str) -> list[str]:
    """The placeholders, tags and numbers of a message."""
    return sorted(set(KEPT.findall(text)))


def test_the_extraction_finds_what_pages_and_programs_say() -> None:
    found = {message.id for message in messages.said()}
    assert "Quitter vite" in found
    assert "Cette page n'existe pas" in found
    assert "Appelez le %(number)s, jour et nuit." in found


@pytest.fixture(scope="module")
def crawled() -> dict[str, str]:
    """Every page that links lead to from the English start, with answers given, and what it says."""
    visitor = Client(SERVER_NAME="127.0.0.1")
    visit_all(visitor, PLAN, start="/en/")
    found: dict[str, str] = {}
    waiting = ["/en/"]
    while waiting:
        address = waiting.pop()
        answer = visitor.get(address)
        if "text/html" not in answer.get("Content-Type", "") or answer.status_code != 200:
            continue
        found[address] = answer.content.decode()
        waiting += [new for new in links(found[address]) if leads_on(new) and new not in {*found, *waiting}]
    return found


def leads_on(address: str) -> bool:
    """Is it a page to read? One is left, the other erases."""
    return not address.endswith(("/quitter", "/effacer"))


def test_no_page_in_english_leads_out_of_english(crawled: dict[str, str]) -> None:
    assert len(crawled) > 20
    for address, html in crawled.items():
        assert '<html lang="en">' in html, address
        assert {link for link in links(html) if not link.startswith("/en/")} == set(), address


def test_no_page_in_english_says_a_french_sentence(crawled: dict[str, str]) -> None:
    told_on = {address: pieces(html) for address, html in crawled.items()}
    for message in filter(is_said, messages.read("en", FILES["en"])):
        french = spoken(Message(message.id))[0]
        if "%" in french or "<" in french or len(french) < SHORTEST or french == message.string:
            continue
        assert [address for address, told in told_on.items() if plain(french) in told] == [], french


def test_every_page_leads_to_itself_in_the_other_language(crawled: dict[str, str]) -> None:
    visitor = Client(SERVER_NAME="127.0.0.1")
    visit_all(visitor, PLAN)
    for address, html in crawled.items():
        french = switches(html)["fr"]
        assert french == address.removeprefix("/en")
        there = visitor.get(french).content.decode()
        assert '<html lang="fr">' in there
        assert switches(there) == {"en": address}
        for code, place in {"fr": french, "en": address}.items():
            assert f'<link rel="alternate" hreflang="{code}" href="{place}">' in there


def test_answers_are_kept_on_the_way(visitor: Client) -> None:
    half = visit_all(visitor, PLAN, until="pelvis")[-1]
    english = switches(half)["en"]
    assert english == "/en/question/pelvis"
    answer = visitor.get(english)
    assert answer.status_code == 200
    assert NAME not in answer.cookies
    said = {
        name: "oui" if name == "saddle_numbness" else "non"
        for name in re.findall(r'radio" name="(\w+)"', half)
    }
    answer = visitor.post(english, said)
    assert answer["Location"].startswith("/en/")
    while answer.status_code == 303 and "pelvis_before" in answer["Location"]:
        answer = visitor.post(answer["Location"], dict.fromkeys(["saddle_numbness_before"], "non"))
    answers = words(visitor.get("/resultat").content.decode())
    assert "Vos réponses" in answers
    assert "34 ans" in answers


def test_after_a_refused_form_the_switch_opens_the_same_page(visitor: Client) -> None:
    begin(visitor, start="/en/")
    refused = visitor.post("/en/question/person", {})
    assert refused.status_code == 422
    assert "<title>Error" in refused.content.decode()
    opened = visitor.get(switches(refused.content.decode())["fr"])
    assert opened.status_code == 200
    assert opened.request["PATH_INFO"] == "/question/person"


def test_a_journey_in_english_ends_with_the_same_advice(visitor: Client) -> None:
    english = visit_all(visitor, PLAN, start="/en/")[-1]
    french = visitor.get("/resultat").content.decode()
    assert "Why this advice" in words(english)
    level = re.search(r'<section class="(care \w+)"', french)
    assert level
    assert level[0] in english
    assert re.search(r"Advice of \d+ \w+ 20\d\d at \d+:\d\d", words(english))
    assert re.search(r"Conseil du \d+ \S+ 20\d\d à \d+ h \d\d", words(french))


def test_leaving_and_erasing_keep_the_language(visitor: Client) -> None:
    begin(visitor, start="/en/")
    assert visitor.get("/en/quitter").status_code == 303
    assert visitor.get("/en/resultat")["Location"] == "/en/recommencer"
    assert visitor.post("/en/effacer")["Location"] == "/en/efface"
    assert "Your answers are erased" in words(visitor.get("/en/efface").content.decode())


@pytest.mark.parametrize(
    ("address", "status", "english", "french"),
    [
        ("/rien", 404, "This page does not exist", "Cette page n'existe pas"),
        ("/question/rien", 404, "This page does not exist", "Cette page n'existe pas"),
        ("/effacer", 405, "This page does not open this way", "Cette page ne s'ouvre pas ainsi"),
    ],
)
def test_a_refusal_speaks_the_language_of_its_address(
    address: str, status: int, english: str, french: str, visitor: Client
) -> None:
    for start, code, told in (("/en", "en", english), ("", "fr", french), ("/en", "en", english)):
        answer = visitor.get(start + address)
        html = answer.content.decode()
        assert answer.status_code == status
        assert f'<html lang="{code}">' in html
        assert told in words(html)
        other, there = next(iter(switches(html).items()))
        assert {other, code} == {"fr", "en"}
        assert there == (address if code == "en" else f"/en{address}")


@pytest.mark.parametrize(
    ("asked", "french"),
    [("//ailleurs.example/x", "/%2Failleurs.example/x"), ("/en//ailleurs.example", "/%2Failleurs.example")],
)
def test_an_odd_address_leads_to_no_other_site(asked: str, french: str, visitor: Client) -> None:
    answer = visitor.get("/", PATH_INFO=asked)
    assert answer.status_code == 404
    html = answer.content.decode()
    assert f'hreflang="fr" href="{french}"' in html
    assert f'hreflang="en" href="/en{french}"' in html


def test_a_refused_form_and_a_fault_of_ours_speak_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1", raise_request_exception=False)
    refused = begin(strict, start="/en/")
    assert refused.status_code == 403
    assert "We could not take your answer" in words(refused.content.decode())
    monkeypatch.setattr("parcours_dos.web.public.views.where.offered", lambda: 1 / 0)
    broken = strict.get("/en/")
    assert broken.status_code == 500
    assert "We have a problem" in words(broken.content.decode())
    monkeypatch.setattr("parcours_dos.web.shared.errors.page", lambda *_: 1 / 0)
    bare = strict.get("/en/").content.decode()
    assert '<html lang="en">' in bare
    assert 'In an emergency, call: <a href="tel:112">112</a>' in bare


DUTCH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Mal au dos ou au cou ?"
msgstr "Rug- of nekpijn?"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of translations with one more language than ours, its words compiled."""
    for language, content in {"en": FILES["en"].read_text("utf-8"), "nl": DUTCH}.items():
        path = tmp_path / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        path.write_text(content, "utf-8")
        messages.compile_one(language, path)
    return tmp_path


def test_a_language_more_is_files_and_nothing_else(folder: Path, visitor: Client) -> None:
    found = languages.offered(folder, {"fr", "en", "nl"})
    assert found == [("fr", "Français"), ("en", "English"), ("nl", "Nederlands")]
    with override_settings(LANGUAGES=found, LOCALE_PATHS=[folder]):
        html = visitor.get("/nl/").content.decode()
        assert '<html lang="nl">' in html
        assert "Rug- of nekpijn?" in html
        assert switches(html) == {"fr": "/", "en": "/en/"}
        assert "de vrais patients" in words(html)  # what Dutch does not say yet is said in French
        assert begin(visitor, start="/nl/")["Location"].startswith("/nl/question/")
        assert switches(visitor.get("/").content.decode()) == {"en": "/en/", "nl": "/nl/"}
    assert visitor.get("/nl/").status_code == 404


def test_half_a_language_is_not_offered_and_the_start_says_why(folder: Path) -> None:
    with pytest.warns(RuntimeWarning, match="« nl » n'est pas proposée.*words.yaml"):
        found = languages.offered(folder, {"fr", "en"})
    assert [code for code, _ in found] == ["fr", "en"]
    (folder / "en" / "LC_MESSAGES" / "django.mo").unlink()
    with pytest.warns(RuntimeWarning, match="« en » n'est pas proposée.*pybabel compile"):
        assert [code for code, _ in languages.offered(folder, {"fr", "en", "nl"})] == ["fr", "nl"]


def test_without_any_translation_the_site_is_french_and_whole(visitor: Client) -> None:
    with override_settings(LANGUAGES=[("fr", "Français")]):
        html = visitor.get("/").content.decode()
        assert switches(html) == {}
        assert visitor.get("/en/").status_code == 404
        assert "Cette page n'existe pas" in words(visitor.get("/en/").content.decode())


def test_the_rules_are_read_in_the_language_of_the_page(visitor: Client) -> None:
    french, english = (load(language=code).wording.urgency["none"].title for code in ("fr", "en"))
    assert plain(french) in words(visit_all(visitor, {})[-1])
    assert plain(english) in words(visitor.get("/en/resultat").content.decode())


@pytest.mark.parametrize(
    ("language", "typed", "read"),
    [
        ("en", "don't wait : 4 weeks, 38 °C", "don’t wait : 4\u00a0weeks, 38\u00a0°C"),
        ("nl", "4 weken, 38 °C", "4 weken, 38\u00a0°C"),
        ("fr", "4 semaines ?", "4\u00a0semaines\u00a0?"),
    ],
)
def test_each_language_has_its_own_spaces(language: str, typed: str, read: str) -> None:
    assert typeset(typed, language) == read


@pytest.mark.parametrize("address", ["/", "/en/", "/sources", "/en/sources"])
def test_the_switch_fits_in_one_line_on_a_small_telephone(address: str, person: Person) -> None:
    page = person.page
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(person.site + address)
    tops = {
        box["y"] + box["height"] / 2
        for link in page.locator(".bar > a").all()
        if (box := link.bounding_box())
    }
    assert len(page.locator(".bar > a").all()) == (4 if address.endswith("sources") else 3)
    assert max(tops) - min(tops) < 10
    assert urlparse(str(page.locator(".tongue").get_attribute("href"))).path.endswith(
        address.removeprefix("/en")
    )
    person.follow(".tongue")
    assert page.locator("html").get_attribute("lang") == ("fr" if address.startswith("/en") else "en")
