"""The paper of two weeks typed back: in less than a minute, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from parcours_dos.web.exercises import diary_form, shorthand
from parcours_dos.web.shared.rules import rulebook

from .person import plain
from .test_exercises import words
from .visits import Visit, a_code, with_a_narrow_canal

NAMES = ("bridge", "bird_dog_leg", "sit_to_stand")
MOST = 4  # exercises of a programme
TODAY = timezone.localdate()
FIRST = TODAY - timedelta(days=13)


def filled(**told: object) -> dict[str, object]:
    """A sheet of fourteen days, all done and calm, but for what is told."""
    everything = {f"{diary_form.DONE}-{rank}": [str(day) for day in range(1, 15)] for rank in (1, 2, 3)}
    calm = {f"douleur-{day}": "2" for day in range(1, 15)}
    said = {"remplie": "1", "premier": f"{FIRST:%d/%m/%Y}", "note": "oui", "signe": "non"}
    return {
        "code": a_code(*NAMES),
        **everything,
        **calm,
        **said,
        **{k.replace("_", "-"): v for k, v in told.items()},
    }


def answered(visitor: Client, form: Mapping[str, object]) -> tuple[int, str]:
    """What the site says to this sheet."""
    answer = visitor.post("/programme/suite", form)
    return answer.status_code, answer.content.decode()


def code_in(html: str) -> str:
    """The new code on the page."""
    found = re.search(r'<code class="code">([^<]+)</code>', html)
    assert found is not None
    return found[1]


def test_two_calm_weeks_raise_one_exercise_and_give_a_new_code(visitor: Client) -> None:
    status, html = answered(visitor, filled())
    assert status == 200
    said = [plain(line).replace("’", "'") for line in re.findall(r'<p class="for-you">([^<]+)</p>', html)]
    assert sum(line.startswith("On monte d'un cran") for line in said) == 1
    assert sum(line.startswith("Cela va bien : on garde la dose") for line in said) == 2
    before = [one.dose for one in shorthand.read(rulebook(), a_code(*NAMES))]
    after = [one.dose for one in shorthand.read(rulebook(), code_in(html))]
    assert sum(now != then for now, then in zip(after, before, strict=True)) == 1


def test_a_pain_that_lasted_lightens_and_raises_nothing(visitor: Client) -> None:
    _status, html = answered(visitor, filled(lendemain=["14"]))
    assert "On allège" in words(html)
    assert "On monte" not in words(html)


def test_a_new_sign_stops_everything_and_gives_no_code(visitor: Client) -> None:
    _status, html = answered(visitor, filled(signe="oui"))
    assert "Demandez d'abord un avis" in words(html)
    assert "Appel" in words(html)
    assert '<code class="code">' not in html


@pytest.mark.parametrize(
    "told",
    [
        {"fait_2": []},
        {"fait_1": [], "fait_2": [], "fait_3": [], "note": ""},
        {"premier": "hier", "douleur_3": "99"},
    ],
)
def test_a_new_sign_stops_everything_whatever_was_done_or_mistyped(
    told: Mapping[str, object], visitor: Client
) -> None:
    status, html = answered(visitor, filled(signe="oui", **told))
    assert status == 200
    assert "Demandez d'abord un avis" in words(html)
    assert "On garde" not in words(html)
    assert '<code class="code">' not in html


@pytest.mark.parametrize(
    "told", [{"signe": "inconnu"}, {"note": "inconnu"}, {"note": "non"}, {"douleur_14": ""}]
)
def test_what_is_not_known_raises_nothing(told: Mapping[str, object], visitor: Client) -> None:
    _status, html = answered(visitor, filled(**told))
    assert "On monte" not in words(html)


def test_three_bad_days_running_are_a_call_before_anything_else(visitor: Client) -> None:
    book = rulebook()
    assert book.programme is not None
    _status, html = answered(visitor, {**filled(), **{f"douleur-{day}": "8" for day in (12, 13, 14)}})
    title, call = "Demandez d'abord un avis", plain(book.programme.replies["ask"].text)
    assert title in words(html)
    assert words(html).index(title) < words(html).index(call)
    assert "On monte" not in words(html)


def test_a_week_without_exercise_starts_again_easier(visitor: Client) -> None:
    few = {f"fait-{rank}": ["1", "2", "3"] for rank in (1, 2, 3)}
    pains = {f"douleur-{day}": "" for day in range(4, 15)}
    _status, html = answered(visitor, {**filled(), **few, **pains})
    assert "On allège, puis on reprend" in words(html)


@pytest.mark.parametrize(
    ("told", "says", "field"),
    [
        ({"premier": ""}, "Écrivez le premier jour", "premier"),
        ({"premier": "demain"}, "Écrivez le premier jour", "premier"),
        ({"premier": f"{TODAY + timedelta(days=2):%d/%m/%Y}"}, "n'est pas encore arrivé", "premier"),
        ({"premier": f"{TODAY:%d/%m/%Y}"}, "Le jour 14 n'est pas encore arrivé", "premier"),
        ({"douleur-3": "11"}, "Jour 3 : écrivez un nombre de 0 à 10", "douleur-3"),
        ({"douleur-3": "0012"}, "Jour 3 : écrivez un nombre de 0 à 10", "douleur-3"),
        ({"douleur-3": "²"}, "Jour 3 : écrivez un nombre de 0 à 10", "douleur-3"),
        ({"fait-1": [], "fait-2": [], "fait-3": ["1"], "lendemain": ["2"]}, "rien de coché", "lendemain-2"),
        ({"signe": ""}, "Choisissez une réponse", "signe"),
        ({"note": "peut-être"}, "Choisissez une réponse", "note"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place_and_nothing_is_lost(
    told: Mapping[str, object], says: str, field: str, visitor: Client
) -> None:
    status, html = answered(visitor, {**filled(), **told})
    assert status == 422
    assert says in words(html)
    assert f'<a href="#{field}">' in html
    assert re.search(rf'id="{field}"', html)
    ticked = {**filled(), **told}
    boxes = sum(len(list(value)) for name, value in ticked.items() if isinstance(value, list))
    assert html.count(" checked") >= boxes  # the boxes are still ticked
    assert words(html).count(says) >= 2  # above the page, and beside what is to be corrected


@pytest.mark.parametrize("pains", [{}, {"douleur-1": "9", "douleur-2": "9"}])
def test_a_sheet_without_any_day_done_is_sent_back(pains: Mapping[str, str], visitor: Client) -> None:
    form = {
        **pains,
        "code": a_code(*NAMES),
        "remplie": "1",
        "premier": f"{FIRST:%d/%m/%Y}",
        "note": "oui",
        "signe": "non",
    }
    status, html = answered(visitor, form)
    assert status == 422
    assert "Cochez au moins un jour fait." in words(html)


def test_a_code_that_cannot_be_read_leads_to_the_page_of_the_code(visitor: Client) -> None:
    status, html = answered(visitor, filled(code="PABC"))
    assert status == 422
    assert "Le code ne se lit pas" in words(html)


def test_nothing_of_it_is_kept(visitor: Client) -> None:
    answer = visitor.post("/programme/suite", filled())
    assert not answer.cookies or set(answer.cookies) <= {"csrftoken"}
    assert answer["Cache-Control"] == "no-store"


def test_a_step_never_leads_to_what_this_person_must_not_do(visitor: Client) -> None:
    visit = Visit(visitor)
    with_a_narrow_canal(visit)
    form = filled()
    for _sheet in range(6):
        html = visit.open("diary", form).content.decode()
        code = code_in(html)
        for one in shorthand.read(rulebook(), code):
            barred = {c.code for c in one.exercise.cautions if c.action in ("exclude", "ask")}
            assert "sten" not in barred
        form = {**form, "code": code}


# --- by hand


def test_two_weeks_are_typed_in_fewer_gestures_than_seconds_in_a_minute(page: Page, site: str) -> None:
    """Three exercises, two days missed, a pain each day, one that lasted: gestures are counted, not timed.

    A press of a key, a tap on a box: about a second each, at most (a key takes a quarter).
    """
    gestures = 0

    def tap(what: str) -> None:
        nonlocal gestures
        gestures += 1
        page.locator(what).click()

    def typed(text: str) -> None:
        nonlocal gestures
        gestures += len(text)
        page.keyboard.type(text)

    page.goto(f"{site}/programme/code")
    page.fill("#recopie", a_code(*NAMES))
    page.click("button[formaction]")
    page.wait_for_url("**/programme/suite")
    tap("#premier")
    typed(f"{FIRST:%d/%m/%Y}")
    for column in (1, 2, 3):
        tap(f".all[data-column='{column}']")
    for missed in (("1", 5), ("2", 5), ("3", 5), ("3", 9)):
        tap(f"[name='fait-{missed[0]}'][value='{missed[1]}']")
    tap("#douleur-1")
    typed("22330212342111")
    tap("[name='lendemain'][value='11']")
    tap("[name='note'][value='oui']")
    tap("[name='signe'][value='non']")
    assert [page.input_value(f"#douleur-{day}") for day in range(1, 15)] == list("22330212342111")
    tap("main form.diary button[type=submit]")
    page.wait_for_selector("h1:has-text('La suite')")
    assert gestures <= 60
    assert "On monte d'un cran" in plain(page.locator("main").inner_text()).replace("’", "'")


def test_a_slip_takes_nothing_away_from_the_next_day(page: Page, site: str) -> None:
    page.goto(f"{site}/programme/code")
    page.fill("#recopie", a_code(*NAMES))
    page.click("button[formaction]")
    page.wait_for_url("**/programme/suite")
    expect(page.get_by_text("Un chiffre tapé mène au jour suivant.")).to_be_visible()
    page.fill("#douleur-2", "7")
    page.fill("#douleur-1", "1")
    page.locator("#douleur-1").press("End")
    page.keyboard.type("3")
    assert page.input_value("#douleur-2") == "7"


@pytest.mark.parametrize("width", [320, 360])
def test_a_code_of_eight_exercises_scrolls_in_its_table_alone(width: int, page: Page, site: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/programme/code")
    page.fill("#recopie", a_code(*sorted(rulebook().exercises)[:MOST]))
    page.click("button[formaction]")
    page.wait_for_url("**/programme/suite")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_ten_is_typed_as_a_ten(page: Page, site: str) -> None:
    page.goto(f"{site}/programme/code")
    page.fill("#recopie", a_code(*NAMES))
    page.click("button[formaction]")
    page.wait_for_url("**/programme/suite")
    page.locator("#douleur-1").click()
    page.keyboard.type("10512")
    assert [page.input_value(f"#douleur-{day}") for day in range(1, 5)] == ["10", "5", "1", "2"]
