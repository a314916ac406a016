"""« Mon programme »: from the first question to a few exercises, on the screen, on paper, in a calendar."""

import json
import re
from collections import Counter
from collections.abc import Mapping

import pytest
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from playwright.sync_api import Browser

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.programme.choice import Programme, choose
from parcours_dos.pathway.programme.wishes import NO_WISH, Wishes
from parcours_dos.web.exercises import form
from parcours_dos.web.exercises.page import Page, page
from parcours_dos.web.exercises.sheet import TEMPLATE, content
from parcours_dos.web.public.asking import Place
from parcours_dos.web.shared import paper, where
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import NAME
from tests.pathway.people import no_to_the_rest

from .person import Person, Told, plain
from .test_exercises import main_of, words
from .visits import HELD, NECK, TO_EXERCISES, Visit, with_a_narrow_canal
from .walker import fields_of, visit_all

CHOSEN = re.compile(r'<h3>\d\. <a href="/exercices/(\w+)">')
HIDDEN = re.compile(r'<input type="hidden" name="(sans|lieu|sol|materiel|nombre)" value="([^"]*)">')
NOT_PRINTED = re.compile(r'<(p|span|li)\b[^>]*class="[^"]*noprint[^"]*"[^>]*>.*?</\1>', re.DOTALL)
SORE = {"knee_sore": True, "hip_sore": True, "shoulder_sore": True, "unsteady_or_fell": True}
LATER: Mapping[str, object] = {
    "age_years": 34,
    "duration_days": 84,
    "trend": "stable",
    "pain_low_back": True,
    "prescription_held": True,
}
FRAGMENTS = ('class="cards', "/programme/pdf", "agenda")


def reached(visitor: Client, told: Told, country: str = "FR", start: str = TO_EXERCISES) -> str:
    """The programme of someone who came for it."""
    return visit_all(visitor, told, country=country, start=start)[-1]


def chosen(html: str) -> list[str]:
    """The exercises of a programme, in order."""
    return CHOSEN.findall(html)


def programme_of(
    told: Mapping[str, object], wished: Wishes = NO_WISH, language: str = "fr", country: str = "FR"
) -> tuple[Page, dict[str, object]]:
    """The page and the sheet of this person, today."""
    now, request = timezone.now(), RequestFactory(SERVER_NAME="127.0.0.1").get("/programme/pdf")
    with translation.override(language):
        place = Place(rulebook(), where.offered()[country])
        facts = no_to_the_rest(load(), told)
        found = choose(place.rulebook, facts, "patient", now, place.country, None, wished)
        assert isinstance(found, Programme)
        shown = page(place, facts, "patient", now, found, wished)
        return shown, content(request, place.rulebook, place.country.emergency_number, shown, now)


def text(said: dict[str, object]) -> str:
    """All of a sheet as one text, the drawings aside."""
    return plain(json.dumps({**said, "drawings": []}, ensure_ascii=False))


# --- before any answer, and on the way


def test_the_page_says_what_comes_and_how_to_begin(visitor: Client) -> None:
    html = visitor.get("/programme").content.decode()
    assert "Mon programme" in words(html)
    for address in ("/?pour=programme", "/programme/code", "/exercices"):
        assert f'href="{address}"' in html


def test_who_comes_for_exercises_gets_them_and_nothing_is_asked_twice(visitor: Client) -> None:
    pages = visit_all(visitor, {}, start=TO_EXERCISES)
    asked = Counter(name for each in pages[:-1] for name in fields_of(each) if name != "cases")
    ticked = Counter(box for each in pages[:-1] for box in fields_of(each).get("cases", ()))
    asked += Counter({box: times for box, times in ticked.items() if box in load().facts})
    assert {name for name, times in asked.items() if times > 1} == set()
    assert re.search(r"\d exercices, environ \d+ minutes", words(pages[-1]))
    assert "ouvrent d'autres exercices" not in words(pages[-1])
    assert visitor.get("/programme").status_code == 200


def test_the_pages_of_questions_name_their_own_chapters(visitor: Client) -> None:
    last = visit_all(visitor, {}, start=TO_EXERCISES)[-2]
    steps = last.partition('<ol class="steps"')[2].partition("</ol>")[0]
    assert load().chapters["plan"] in plain(re.sub(r"<[^>]+>", " ", steps))
    assert steps.count("aria-current") == 1


def test_the_advice_leads_to_exercises_which_say_what_more_questions_would_open(visitor: Client) -> None:
    pages = visit_all(visitor, {})
    assert 'href="/programme">Mes exercices' in plain(pages[-1])
    before = {name for each in pages[:-1] for name in fields_of(each)}
    html = visitor.get("/programme").content.decode()
    told = re.search(r"(\d+) pages de questions ouvrent d'autres exercices", words(html))
    assert told is not None
    address, seen, met = re.findall(r'class="button" href="(/question/[^"]+)"', html)[0], set[str](), 0
    while "/question/" in address:
        assert address.endswith("?pour=programme")
        fields = fields_of(visitor.get(address).content.decode())
        seen |= {name for name in fields if name != "cases"}
        answers = {name: "aucun" if name == "cases" else "non" for name in fields}
        address, met = visitor.post(address, answers).headers["Location"], met + 1
    assert address == "/programme"
    assert met <= int(told[1])
    assert not seen & before
    assert "d'autres exercices" not in words(visitor.get("/programme").content.decode())


def test_in_the_middle_of_the_orientation_the_page_says_what_comes_next(visitor: Client) -> None:
    visit_all(visitor, {}, until="pelvis")
    html = visitor.get("/programme").content.decode()
    assert "Votre programme attend des réponses" in words(html)
    assert 'href="/question/pelvis?pour=programme"' in html
    assert not [piece for piece in FRAGMENTS if piece in main_of(html)]
    assert visitor.get("/programme/pdf").headers["Location"] == "/programme"


def test_someone_back_at_the_start_goes_on_towards_the_exercises(visitor: Client) -> None:
    visit_all(visitor, {}, until="pelvis")
    assert 'href="/question/pelvis?pour=programme"' in visitor.get(TO_EXERCISES).content.decode()
    reached(visitor, {})
    assert 'href="/programme">Voir mon programme' in plain(visitor.get(TO_EXERCISES).content.decode())
    assert "pour=programme" in visitor.post(TO_EXERCISES, {}).content.decode()


def test_answers_gone_lead_back_to_the_start(visitor: Client) -> None:
    assert visitor.post("/programme", {}).headers["Location"] == "/recommencer"
    assert visitor.get("/programme/pdf").headers["Location"] == "/recommencer"


# --- closed


@pytest.mark.parametrize(
    ("told", "country"),
    [
        ({"saddle_numbness": "oui"}, "FR"),
        ({"fever_38": "oui"}, "FR"),
        ({"weight_loss": "inconnu"}, "BE"),
        ({**NECK, "face_sign": "oui"}, "FR"),
    ],
)
def test_who_should_see_someone_first_reads_why_and_not_one_exercise(
    told: Told, country: str, visitor: Client
) -> None:
    html = reached(visitor, told, country)
    assert re.search(r"Pas d'exercice pour l'instant|Pas de programme pour l'instant", words(html))
    assert 'href="/resultat"' in main_of(html)
    for each in (html, visitor.get("/programme/pdf").content.decode()):
        assert not [piece for piece in FRAGMENTS if piece in main_of(each)]
        assert not chosen(each)
    assert "Mes exercices" not in main_of(visitor.get("/resultat").content.decode())
    assert "Mes exercices" not in main_of(visitor.get("/plan").content.decode())


def test_an_emergency_met_on_the_way_is_one_press_from_a_call(visitor: Client) -> None:
    main = main_of(reached(visitor, {"saddle_numbness": "oui"}))
    assert main.index('class="phone" href="tel:15"') < main.index('href="/resultat"')


# --- what a programme says


@pytest.mark.parametrize("told", [{}, NECK, {"blocked_back": "oui"}, {"disc_or_sciatica_told": "oui"}])
def test_each_exercise_says_why_how_and_how_much_and_when_to_stop(told: Told, visitor: Client) -> None:
    book, html = load(), reached(visitor, {**HELD, **told})
    assert book.programme is not None
    said, names = words(html), chosen(html)
    assert 1 <= len(names) <= 4
    for name in names:
        exercise = book.exercises[name]
        why = book.programme.why[exercise.category]
        for sentence in (why.text, why.place, exercise.dose.text, *exercise.steps):
            assert plain(sentence) in said
    for entry in book.programme.stop:
        assert plain(entry.text) in said
    assert "Appelez le 15 tout de suite" in said
    assert "0 à 3" in said
    assert "Pourquoi ce programme" in said
    assert len(html.encode()) < 30_000


def test_the_plan_leads_to_the_exercises(visitor: Client) -> None:
    visit_all(visitor, HELD, start="/?pour=plan")
    assert 'href="/programme"' in main_of(visitor.get("/plan").content.decode())


def test_what_is_only_feared_is_said_as_a_precaution_not_as_a_fact(visitor: Client) -> None:
    visit_all(visitor, {})
    before = words(visitor.get("/programme").content.decode())
    assert "Pour vous (" not in before
    shown, _sheet = programme_of({**LATER, **SORE}, Wishes(count=4))
    changes = [change for card in shown.cards for change in card.adapted]
    assert changes
    assert all(change.sure for change in changes)


def test_a_programme_is_read_in_english_too(visitor: Client) -> None:
    html = reached(visitor, {}, start="/en/?pour=programme")
    assert '<html lang="en">' in html
    assert re.findall(r'<a href="/en/exercices/\w+">', html)


# --- wishes


def test_work_the_floor_and_the_number_are_heard(visitor: Client) -> None:
    reached(visitor, {})
    book = load()
    work = chosen(visitor.post("/programme", {"lieu": "travail", "nombre": "4"}).content.decode())
    assert len(work) == 4
    assert all({"work", "anywhere"} & set(book.exercises[name].places) for name in work)
    standing = chosen(visitor.post("/programme", {"sol": "non", "nombre": "3"}).content.decode())
    assert all(set(book.exercises[name].places) != {"floor"} for name in standing)


def test_once_the_pain_has_gone_the_exercises_keep_the_back_fit(visitor: Client) -> None:
    first = reached(visitor, {})
    book = load()
    found = chosen(visitor.post("/programme", {"douleur": "passee"}).content.decode())
    assert found != chosen(first)
    assert all("maintenance" in book.exercises[name].phases for name in found)


def test_an_exercise_is_changed_and_put_back_and_only_the_page_knows(visitor: Client) -> None:
    first = reached(visitor, {})
    kept, names = visitor.cookies[NAME].value, chosen(first)
    button = f'form="souhaits" name="sans" value="{names[0]}"'
    assert button in first
    answer = visitor.post("/programme", {"sans": names[0], "lieu": "maison", "sol": "oui", "nombre": ""})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert names[0] not in chosen(html)
    assert len(chosen(html)) == len(names)
    assert ("sans", names[0]) in HIDDEN.findall(html)
    assert NAME not in answer.cookies
    assert visitor.cookies[NAME].value == kept
    assert chosen(visitor.get("/programme").content.decode()) == names
    again = visitor.post("/programme", {"sans": names[0], "remettre": names[0]}).content.decode()
    assert chosen(again) == names


def test_the_paper_follows_the_wishes(visitor: Client) -> None:
    reached(visitor, {})
    html = visitor.post(
        "/programme", {"lieu": "travail", "nombre": "3", "sans": "short_walk"}
    ).content.decode()
    before, _form, after = html.partition('action="/programme/pdf"')
    assert before.endswith('<form method="post" '), "wishes stay out of the address"
    sent = after.partition("</form>")[0]
    assert sorted(HIDDEN.findall(sent)) == [("lieu", "travail"), ("nombre", "3"), ("sans", "short_walk")]


def test_what_we_did_not_offer_is_left_aside() -> None:
    book = load()
    post = QueryDict("lieu=lune&sol=peut-etre&materiel=fusee&materiel=elastic_band&nombre=900&sans=rien")
    wished = form.read(book, post)
    assert (wished.place, wished.floor, wished.count, wished.without) == ("home", True, None, frozenset())
    assert wished.equipment <= set(form.things(book))
    assert form.read(book, QueryDict("nombre=5")).count is None


def test_every_wish_comes_back_from_the_hidden_fields() -> None:
    book = load()
    things = frozenset(list(form.things(book))[:2])
    wished = Wishes("work", False, things, 2, True, frozenset({"bridge", "short_walk"}))
    post = QueryDict(mutable=True)
    for name, value in form.form(book, wished).kept:
        post.appendlist(name, value)
    assert form.read(book, post) == wished


def test_a_change_is_made_with_a_real_browser_and_no_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    person = Person(context.new_page(), site)
    person.start(at=TO_EXERCISES)
    person.page.set_default_timeout(10_000)
    while "/question/" in person.page.url:
        person.page.locator("main form").first.wait_for()
        fill_without_script(person)
    assert person.page.url == f"{site}/programme"
    first = person.page.locator("ol.cards h3 a").first.inner_text()
    with person.page.expect_navigation():
        person.page.locator("ol.cards button").first.click()
    assert person.page.url == f"{site}/programme"
    assert first not in person.page.locator("ol.cards").inner_text()
    assert first in person.page.locator("#souhaits").inner_text()
    context.close()


def fill_without_script(person: Person) -> None:
    """Answer a page in a browser that runs nothing: the fields are read from its source."""
    from .person import PLAIN, choose

    for name, values in fields_of(person.page.content()).items():
        if not values:
            person.page.fill(f"[name='{name}']", PLAIN.get(name, "1"))
        else:
            person.page.check(f"[name='{name}'][value='{choose(PLAIN, name, values)}']")
    with person.page.expect_navigation():
        person.page.click("main form button[type=submit]")


def test_a_shorter_programme_says_why_on_the_screen_and_on_paper(visitor: Client) -> None:
    book = load()
    assert book.programme is not None
    why = plain(book.programme.fewer)
    full, sheet = programme_of(LATER)
    assert full.fewer == ""
    assert why not in text(sheet)
    left = frozenset(book.exercises) - {full.cards[0].name}
    short, sheet = programme_of(LATER, Wishes(without=left))
    assert len(short.cards) == 1
    assert plain(short.fewer) == why
    assert why in text(sheet)
    assert paper.pictures(TEMPLATE, sheet, 20) != paper.pictures(TEMPLATE, {**sheet, "fewer": ""}, 20)
    reached(visitor, {})
    assert why in words(visitor.post("/programme", {"sans": sorted(left)}).content.decode())


# --- what was told in confidence


def test_what_comes_from_a_confidence_stays_off_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    told, wished = {**LATER, **SORE}, Wishes(count=4)
    shown, sheet = programme_of(told, wished)
    changes = {(change.label, change.how) for card in shown.cards for change in card.adapted}
    assert changes
    assert all(plain(how) in text(sheet) for _label, how in changes)
    monkeypatch.setattr("parcours_dos.web.plan.discretion.private_facts", lambda book: frozenset(SORE))
    shown, sheet = programme_of(told, wished)
    hidden = [change for card in shown.cards for change in card.adapted if change.private]
    assert hidden
    assert not [change for change in hidden if plain(change.label) in text(sheet)]


def test_what_comes_from_a_confidence_is_not_printed_by_the_browser_either(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For whom it is, why, and what is done otherwise: seen on the screen, hidden from the printer."""
    secret = frozenset({"narrow_canal"})
    monkeypatch.setattr("parcours_dos.web.plan.discretion.private_facts", lambda book: secret)
    with_a_narrow_canal(Visit(visitor))
    book = load()
    others = sorted(set(book.exercises) - {"short_walk"})
    html = visitor.post("/programme", {"sans": others}).content.decode()
    assert book.programme is not None
    profile = next(entry for entry in book.programme.profiles if entry.name == "stenosis")
    secrets = [
        profile.label,
        profile.text,
        book.cautions["sten"].entry.label,
        book.cautions["sten"].entry.how or "",
    ]
    printed = words(NOT_PRINTED.sub("", html))
    for told in secrets:
        assert plain(told) in words(html)
        assert plain(told) not in printed


def test_why_it_is_open_stays_off_paper_when_only_a_confidence_tells_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown, _sheet = programme_of(LATER)
    assert not shown.reasons[0].private
    secret = frozenset({"prescription_held"})
    monkeypatch.setattr("parcours_dos.web.plan.discretion.private_facts", lambda book: secret)
    shown, _sheet = programme_of(LATER)
    assert shown.reasons[0].private


def test_for_whom_it_is_stays_off_paper_when_only_a_confidence_tells_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = {**LATER, "narrow_canal": True}
    shown, sheet = programme_of(told)
    assert not shown.text.private
    assert plain(shown.label) in text(sheet)
    monkeypatch.setattr(
        "parcours_dos.web.plan.discretion.private_facts", lambda book: frozenset({"narrow_canal"})
    )
    shown, sheet = programme_of(told)
    assert shown.text.private
    assert plain(shown.label) not in text(sheet)
    assert plain(shown.text.sentence) not in text(sheet)
