"""The whole way, in a real browser: two languages, two countries, four delays, pair by pair, in six manners.

From the start to an erased page: an answer changed on the way, the advice, what to say, the sheet,
the code, and what a professional then sees. No page says a sentence of another language.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.catalog import Message
from playwright.sync_api import Browser, BrowserContext, Page

from parcours_dos.pathway.loading import load
from parcours_dos.web.shared.sealed_cookie import NAME
from tests import messages

from .keyboard import Typist
from .person import Person, Told, plain
from .test_languages import FILES, SHORTEST, pieces, spoken
from .visits import HURT, LEVELS

KNOWLEDGE = Path(__file__).resolve().parents[2] / "parcours_dos" / "knowledge"
NUMBERS = {"FR": "15", "BE": "112"}
ELSEWHERE = {"FR": ("1733",), "BE": ("SOS Médecins", "maison médicale", "116 117")}
FIRST_AGE, AGE = "43", "34"
SAD: Told = {"distress": "oui", "suicidal_thoughts": "oui"}
PRIVATE = ("hurt me", "3919", "die", "3114", "violence", "suicid")


@dataclass(frozen=True)
class Tongue:
    """What people read in a language, written here by hand."""

    start: str
    advice: Mapping[str, tuple[str, str]]
    within: str
    source: str
    previous: str
    say: str
    tell: str
    code: str
    print: str
    erase: str
    erased: str
    gone: str


TONGUES = {
    "fr": Tongue(
        start="/",
        advice={
            "now": ("Urgence : maintenant", "Appelez le {number} maintenant"),
            "soon": ("Médecin aujourd'hui ou demain", "Voyez un médecin aujourd'hui ou demain"),
            "planned": (
                "Rendez-vous dans les 2 semaines",
                "Prenez rendez-vous avec votre médecin dans les 2 semaines",
            ),
            "calm": ("Pas d'urgence médicale", "Pas d'urgence : continuez à bouger, à votre rythme"),
        },
        within="Dans les 24 heures au plus.",
        source=r".+ : .+\. Statut : .+\.",
        previous="text=Question précédente",
        say="Vous pouvez dire « J'ai mal au bas du dos.",
        tell="text=Ce que je dirai au soignant",
        code="text=Montrer mes réponses à un soignant",
        print="text=Imprimer (PDF, une page)",
        erase="text=Effacer mes réponses",
        erased="Vos réponses sont effacées",
        gone="Vos réponses ne sont plus là",
    ),
    "en": Tongue(
        start="/en/",
        advice={
            "now": ("Emergency: now", "Call {number} now"),
            "soon": ("Doctor today or tomorrow", "See a doctor today or tomorrow"),
            "planned": (
                "Appointment within 2 weeks",
                "Make an appointment with your doctor within 2 weeks",
            ),
            "calm": ("No medical emergency", "No urgency: keep moving, at your own pace"),
        },
        within="Within 24 hours at the latest.",
        source=r".+: .+\. Status: .+\.",
        previous="text=Previous question",
        say="You can say “My low back hurts.",
        tell="text=What I will tell the health professional",
        code="text=Show my answers to a health professional",
        print="text=Print (PDF, one page)",
        erase="text=Erase my answers",
        erased="Your answers are erased",
        gone="Your answers are no longer here",
    ),
}
OTHER = {"fr": "en", "en": "fr"}
BIG = """document.addEventListener("DOMContentLoaded",
    () => document.styleSheets[0].insertRule("html { font-size: 200% }"))"""
MANNERS: Mapping[str, dict[str, Any]] = {
    "mouse": {},
    "without script": {"java_script_enabled": False},
    "keyboard": {},
    "keyboard, without script": {"java_script_enabled": False},
    "200 % text on a phone": {"viewport": {"width": 360, "height": 740}},
    "320 points": {"viewport": {"width": 320, "height": 600}},
}
# Every pair of a language, a country and a delay is met, and every manner; as each way also reads
# its advice in the other language, every advice is read in both languages, in both countries.
WAYS = {
    ("fr", "FR", "now"): "keyboard",
    ("en", "FR", "soon"): "without script",
    ("fr", "FR", "planned"): "200 % text on a phone",
    ("en", "FR", "calm"): "without script",
    ("en", "BE", "now"): "without script",
    ("fr", "BE", "soon"): "mouse",
    ("en", "BE", "planned"): "keyboard, without script",
    ("fr", "BE", "calm"): "320 points",
}


@cache
def sentences(language: str) -> frozenset[str]:
    """Every sentence of the knowledge and of the pages in a language."""
    pairs = [
        pair[language]
        for file in (KNOWLEDGE / "languages" / "en").rglob("*.yaml")
        for pair in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        if isinstance(pair, dict) and {"fr", "en"} <= set(pair)
    ]
    pages = [
        spoken(Message(message.id) if language == "fr" else message)
        for message in messages.read("en", FILES["en"])
        if message.id
    ]
    return frozenset(plain(text) for text in [*pairs, *chain.from_iterable(pages)])


@cache
def foreign(language: str) -> frozenset[str]:
    """What no page of a language may say: a whole sentence of the other one."""
    only = sentences(OTHER[language]) - sentences(language)
    return frozenset(text for text in only if len(text) >= SHORTEST and "%" not in text)


@dataclass
class Way:
    """One person going the whole way, and what they must read."""

    person: Person
    language: str
    country: str

    @property
    def tongue(self) -> Tongue:
        """The words of the language."""
        return TONGUES[self.language]

    @property
    def page(self) -> Page:
        """What is on the screen."""
        return self.person.page

    def look(self) -> str:
        """The page, which speaks one language, names the right number, and fits its screen."""
        page, other = self.page, ELSEWHERE[self.country]
        assert page.locator("html").get_attribute("lang") == self.language
        told = pieces(html.unescape(page.content()))
        assert told & foreign(self.language) == set(), page.url
        assert page.locator(".sos").get_attribute("href") == f"tel:{NUMBERS[self.country]}"
        text = self.person.text
        assert [name for name in other if name in text] == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        return text

    def answer(self, told: Told, by_hand: bool = False) -> None:
        """Every question; the first one again, after a second thought."""
        fill = self.person.fill if by_hand else self.person.answer
        fill({**told, "age_years": FIRST_AGE})
        self.person.next()
        assert self.page.url.endswith("/question/where")
        self.person.follow(self.tongue.previous)
        assert self.page.input_value("[name=age_years]") == FIRST_AGE
        for _ in range(40):
            if "/question/" not in self.page.url:
                break
            self.look()
            fill(told)
            self.person.next()
        assert self.page.url.endswith("/resultat")

    def read_advice(self, level: str) -> str:
        """Whom to see, how soon, the number to call, and why: the title is given back."""
        text, page = self.look(), self.page
        word, title = self.tongue.advice[level]
        title = title.format(number=NUMBERS[self.country])
        assert self.person.heading == title
        assert plain(page.locator(".care .level").first.inner_text()) == word
        assert page.locator(f".care.{level}").first.is_visible()
        assert (self.tongue.within in text) == (level == "soon")
        assert page.locator("a.phone").count() == (level == "now")
        if level == "now":
            assert page.locator("a.phone").get_attribute("href") == f"tel:{NUMBERS[self.country]}"
        assert f"{AGE} " in plain(page.locator(".answers").inner_text())
        assert FIRST_AGE not in plain(page.locator(".answers").inner_text())
        self.read_reasons()
        return title

    def read_reasons(self) -> None:
        """Each reason is a sentence of the rules in this language, with its source and how sure it is."""
        reasons = self.page.locator("#pourquoi ~ .reasons li").all()
        statuses = load(language=self.language).wording.statuses.values()
        assert reasons
        for reason in reasons:
            sentence, source = (plain(part) for part in reason.locator("p").all_inner_texts())
            assert sentence in sentences(self.language)
            assert re.fullmatch(self.tongue.source, source)
            assert any(source.endswith(f": {plain(status)}.") for status in statuses)

    def read_aloud(self, title: str) -> None:
        """« What I will tell », and back."""
        self.person.follow(self.tongue.tell)
        assert title in self.look()
        self.page.go_back()

    def print(self) -> None:
        """The sheet is offered, and is a sheet."""
        link = self.page.locator(self.tongue.print).first
        answer = self.page.context.request.get(f"{self.person.site}{link.get_attribute('href')}")
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.body().startswith(b"%PDF")

    def show(self, professional: Page, level: str, title: str) -> None:
        """The code, then what a professional sees of it in another browser."""
        self.person.follow(self.tongue.code)
        self.look()
        code = "".join(self.page.locator("p.code").inner_text().split())
        theirs = Way(Person(professional, self.person.site), self.language, self.country)
        professional.goto(f"{self.person.site}{self.tongue.start}soignant")
        professional.fill("#recopie", code)
        theirs.person.follow("#ouvrir")
        assert professional.locator("[name=age_years]").input_value() == AGE
        assert professional.locator(f"[name=country][value={self.country}]").is_checked()
        theirs.look()
        theirs.person.follow(".stay button")
        theirs.look()
        told = plain(professional.locator("section[aria-labelledby=patient]").inner_text())
        assert title in told
        assert self.tongue.advice[level][0] in told

    def change_language(self, level: str) -> Way:
        """The same advice and the same answers, in the other language."""
        self.page.go_back()
        self.person.follow("a.tongue")
        changed = Way(self.person, OTHER[self.language], self.country)
        changed.read_advice(level)
        return changed

    def erase(self) -> None:
        """Nothing is left."""
        self.person.follow(self.tongue.erase)
        assert self.person.heading == self.tongue.erased
        assert NAME not in {cookie["name"] for cookie in self.page.context.cookies()}
        self.page.goto(f"{self.person.site}{self.tongue.start}resultat")
        assert self.tongue.gone in self.person.text


@pytest.fixture
def screens(browser: Browser, manner: str) -> Iterator[tuple[BrowserContext, BrowserContext]]:
    """The browser of a person, and that of a professional."""
    both = browser.new_context(**MANNERS[manner]), browser.new_context()
    for context in both:
        context.set_default_timeout(15_000)
    if manner.startswith("200 %"):
        both[0].add_init_script(BIG)
    yield both
    for context in both:
        context.close()


def test_every_pair_is_on_some_way_and_half_are_without_script() -> None:
    for first, second in combinations((TONGUES, NUMBERS, LEVELS), 2):
        met = {pair for way in WAYS for pair in combinations(way, 2)}
        assert set(product(first, second)) <= met
    assert {way[1:] for way in WAYS} == set(product(NUMBERS, LEVELS))
    assert set(WAYS.values()) == set(MANNERS)
    assert sum("without script" in manner for manner in WAYS.values()) * 2 == len(WAYS)


@pytest.mark.parametrize(
    ("language", "country", "level", "manner"),
    [(*way, manner) for way, manner in WAYS.items()],
    ids=[" ".join((*way, manner)) for way, manner in WAYS.items()],
)
def test_the_whole_way(
    language: str,
    country: str,
    level: str,
    manner: str,
    site: str,
    screens: tuple[BrowserContext, BrowserContext],
) -> None:
    kind = Typist if manner.startswith("keyboard") else Person
    way = Way(kind(screens[0].new_page(), site), language, country)
    way.person.start(country=country, at=TONGUES[language].start)
    way.answer(LEVELS[level], by_hand=True)
    title = way.read_advice(level)
    assert way.tongue.say in way.person.text or level not in ("now", "soon")
    way.read_aloud(title)
    way.print()
    way.show(screens[1].new_page(), level, title)
    way.change_language(level).erase()


def test_a_carer_goes_the_way_in_english(person: Person) -> None:
    way = Way(person, "en", "BE")
    person.start("carer", "BE", at="/en/")
    assert "Answer for the person in pain" in way.look()
    way.answer({"fever_38": "oui"})
    assert "Someone with me is in pain" in way.look()
    assert "I " not in plain(person.page.locator(".say").inner_text())
    person.follow(way.tongue.tell)
    way.look()


@pytest.mark.parametrize("told", [SAD, HURT], ids=["distress", "violence"])
def test_what_is_said_in_confidence_stays_on_the_screen_in_english(told: Told, person: Person) -> None:
    way = Way(person, "en", "FR")
    person.start(country="FR", at="/en/")
    way.answer(told)
    way.look()
    help_there = plain(person.page.locator("section[aria-labelledby=aide]").inner_text())
    assert ("3114" if told is SAD else "17") in help_there
    person.page.emulate_media(media="print")
    printed = plain(person.page.locator("body").inner_text()).lower()
    assert [word for word in PRIVATE if re.search(rf"\b{word}", printed)] == []
    person.page.emulate_media(media="screen")
    person.follow(way.tongue.code)
    way.look()
    way.erase()
