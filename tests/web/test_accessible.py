"""No violation that a machine can find, on every kind of page, at three widths, light and dark."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types

from .person import Person, Told
from .walker import arrive

WIDTHS = (320, 360, 1440)
SCHEMES = ("light", "dark")
NECK: Told = {"cases": "pain_neck"}
HURT: Told = {"blow_or_fall": "oui-et", "trauma_days": "43"}


def go_to(told: Told, until: str = "") -> Callable[[Person], None]:
    """How to reach a page."""

    return lambda person: arrive(person, told, until)


def blank(person: Person) -> None:
    """Send an empty page."""
    person.start()
    person.next()


def unchosen(person: Person) -> None:
    """Begin without a country and without saying for whom."""
    person.page.goto(person.site)
    person.next()


def open_at(path: str) -> Callable[[Person], None]:
    """Open an address."""

    def go(person: Person) -> None:
        person.page.goto(person.site + path)

    return go


def carry(person: Person) -> None:
    """Show the answers to a professional."""
    arrive(person, {"leg_tingling": "oui"})
    person.page.goto(f"{person.site}/resultat/code")


def received(person: Person) -> None:
    """A professional opens a patient's code."""
    carry(person)
    code = "".join(person.page.locator("p.code").inner_text().split())
    person.page.goto(f"{person.site}/soignant")
    person.page.fill("#recopie", code)
    person.follow("#ouvrir")


def decided(person: Person) -> None:
    """A professional reads the decision."""
    received(person)
    person.follow(".stay button")


def misread(person: Person) -> None:
    """A professional mistypes a code."""
    person.page.goto(f"{person.site}/soignant")
    person.follow("#ouvrir")


def contradicted(person: Person) -> None:
    """A professional states what cannot be, and forgets the country."""
    person.page.goto(f"{person.site}/soignant/faits")
    person.page.fill("[name=age_years]", "400")
    person.follow(".stay button")


KINDS: dict[str, tuple[Callable[[Person], None], str]] = {
    "start": (open_at("/"), "Mal au dos ou au cou ?"),
    "start_error": (unchosen, "Mal au dos ou au cou ?"),
    "number": (go_to({}, "person"), "Qui est concerné ?"),
    "list": (go_to({}, "where"), "Où avez-vous mal ?"),
    "rows": (go_to({}, "pelvis"), "Quelque chose a-t-il changé entre les jambes ?"),
    "one": (go_to({}, "accident"), "Avez-vous eu un choc ou une chute ?"),
    "grave": (go_to({"saddle_numbness": "oui"}, "pelvis_before"), "Zone entre les jambes moins sensible"),
    "error": (blank, "Qui est concerné ?"),
    "now": (go_to({"chest_pain": "oui"}), "Appelez le 15 maintenant"),
    "soon": (go_to({"fever_38": "oui"}), "Voyez un médecin aujourd'hui ou demain"),
    "planned": (go_to({"first_episode": "oui"}), "Prenez rendez-vous avec votre médecin dans les 2 semaines"),
    "calm": (go_to({}), "Pas d'urgence"),
    "neck_signs": (go_to(NECK, "now_neck"), "Depuis cette douleur au cou"),
    "neck_now": (go_to({**NECK, "face_sign": "oui"}), "Appelez le 15 maintenant"),
    "neck_calm": (go_to(NECK), ""),
    "violence": (go_to(HURT), ""),
    "professionals": (open_at("/professionnels"), "Qui fait quoi ?"),
    "professional": (open_at("/professionnels/physiotherapist"), "Kinésithérapeute"),
    "comparison": (open_at("/professionnels/comparer"), "Kinésithérapeute ou ostéopathe ?"),
    "sources": (open_at("/sources"), "Sources"),
    "rules": (open_at("/regles"), "Règles"),
    "about": (open_at("/a-propos"), "À propos"),
    "carry": (carry, "Montrer mes réponses à un soignant"),
    "clinician": (open_at("/soignant"), "Pour les soignants"),
    "clinician_error": (misread, "Pour les soignants"),
    "clinician_facts": (received, "Les faits"),
    "clinician_facts_error": (contradicted, "Les faits"),
    "clinician_result": (decided, ""),
    "missing": (open_at("/rien"), "Cette page n'existe pas"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_machine_finds_nothing(kind: str, person: Person) -> None:
    go, heading = KINDS[kind]
    go(person)
    assert person.heading.startswith(heading)
    page = person.page
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of SCHEMES
            found = Axe().run(page).response["violations"]
            assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == []


@pytest.mark.parametrize("kind", ["start", "list", "rows", "number", "soon"])
def test_what_is_pressed_is_large_enough(kind: str, person: Person) -> None:
    KINDS[kind][0](person)
    person.page.set_viewport_size({"width": 360, "height": 800})
    for target in person.page.locator("main :is(.choice, .button, .phone), header a").all():
        size = target.bounding_box()
        assert size is not None
        assert size["height"] >= 44


def test_a_page_printed_from_a_dark_screen_is_black_on_white(person: Person) -> None:
    KINDS["calm"][0](person)
    person.page.emulate_media(media="print", color_scheme="dark")
    assert person.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not person.page.locator(".sos").is_visible()
    assert not person.page.locator("main .answers a").first.is_visible()


def test_large_text_does_not_scroll_sideways(person: Person) -> None:
    KINDS["rows"][0](person)
    person.page.set_viewport_size({"width": 640, "height": 800})
    person.page.evaluate("document.documentElement.setAttribute('class', 'big')")
    person.page.evaluate("document.styleSheets[0].insertRule('html { font-size: 200% }')")
    assert person.page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize(("kind", "most"), [("now", 1), ("calm", 2)])
def test_a_result_prints_on_few_sheets(kind: str, most: int, person: Person) -> None:
    KINDS[kind][0](person)
    printed = person.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= most
