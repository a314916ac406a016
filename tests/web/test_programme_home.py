"""The programme at home: one sheet of paper, its code, and reminders in a calendar."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.test import Client
from playwright.sync_api import Browser

from parcours_dos.pathway.exercises.dose import Dose, Dosed
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.programme.replies import Response, reply
from parcours_dos.pathway.programme.wishes import Wishes
from parcours_dos.web.exercises import reminders, shorthand
from parcours_dos.web.exercises.mine import in_words
from parcours_dos.web.exercises.sheet import TEMPLATE
from parcours_dos.web.exercises.shorthand import CodeError, Fault
from parcours_dos.web.public.carrying import drawn
from parcours_dos.web.shared import paper
from parcours_dos.web.shared.sealed_cookie import NAME

from .person import plain
from .test_exercises import words
from .test_programme import LATER, SORE, programme_of, reached, text

# --- on paper


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("country", ["FR", "BE"])
@pytest.mark.parametrize(
    "told",
    [
        LATER,
        {**LATER, **SORE},
        {**LATER, "pain_low_back": False, "pain_neck": True},
        {**LATER, **SORE, "narrow_canal": True},
    ],
    ids=["plain", "sore", "neck", "canal"],
)
def test_the_longest_programme_stands_on_one_page(
    told: Mapping[str, object], country: str, language: str
) -> None:
    _shown, sheet = programme_of(told, Wishes(count=4), language, country)
    assert sheet["lang"] == language
    assert len(paper.pictures(TEMPLATE, sheet, 20)) == 1


def test_a_page_too_long_is_seen_by_this_test() -> None:
    _shown, sheet = programme_of(LATER)
    stop = sheet["stop"]
    assert isinstance(stop, list)
    assert len(paper.pictures(TEMPLATE, {**sheet, "stop": stop * 12}, 20)) > 1


def test_the_sheet_says_doses_signs_and_whom_to_call() -> None:
    shown, sheet = programme_of(LATER)
    said = text(sheet)
    for card in shown.cards:
        assert plain(card.dose) in said
        assert plain(card.label) in said
    for must in (
        "Appelez le 15 tout de suite",
        "Votre kinésithérapeute :",
        "Premier jour :",
        load().edition.title,
    ):
        assert must in said
    assert sheet["days"] == 14


def test_the_pdf_opens_in_the_browser_and_can_be_listened_to(visitor: Client) -> None:
    reached(visitor, {})
    answer = visitor.get("/programme/pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="parcours-dos-programme.pdf"'
    assert answer["Cache-Control"] == "no-store"
    for mark in (b"%PDF-", b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert mark in answer.content


# --- the code


def test_every_exercise_has_its_own_print_and_every_dose_fits() -> None:
    book = load()
    assert len(shorthand.names(book)) == len(book.exercises)
    for exercise in book.exercises.values():
        kept = (Dosed(exercise, Dose.start(exercise.dose)),)
        assert shorthand.read(book, shorthand.write(kept)) == kept


def test_a_code_is_read_however_it_is_typed_and_one_wrong_letter_breaks_it() -> None:
    book = load()
    doses = {"bridge": Dose(2, 12, 3), "bird_dog": Dose(1, 11, 8), "short_walk": Dose(minutes=7)}
    kept = tuple(Dosed(book.exercises[name], dose) for name, dose in doses.items())
    code = shorthand.write(kept)
    assert shorthand.read(book, f" {code.lower().replace('-', ' ').replace('0', 'o')} ") == kept
    letters = code.replace("-", "")
    for rank, letter in enumerate(letters):
        other = "7" if letter != "7" else "8"
        with pytest.raises(CodeError):
            shorthand.read(book, letters[:rank] + other + letters[rank + 1 :])


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Fault.EMPTY),
        ("  - ", Fault.EMPTY),
        ("P", Fault.DAMAGED),
        ("ABCD-EFGH", Fault.DAMAGED),
        ("é" * 30, Fault.DAMAGED),
        ("P" * 100_000, Fault.DAMAGED),
    ],
)
def test_what_is_no_code_is_refused_kindly(typed: str, fault: Fault, visitor: Client) -> None:
    with pytest.raises(CodeError) as refused:
        shorthand.read(load(), typed)
    assert refused.value.fault is fault
    if len(typed) < 1000:
        answer = visitor.post("/programme/mes-exercices", {"code": typed})
        assert answer.status_code == 422
        assert "Le code ne se lit pas" in words(answer.content.decode())


def test_an_exercise_of_another_edition_is_told_apart_from_a_slip() -> None:
    body = shorthand.VERSION + "ZZZZ" + "000000"
    assert "ZZZZ" not in shorthand.names(load())
    with pytest.raises(CodeError) as refused:
        shorthand.read(load(), body + shorthand._check(body))
    assert refused.value.fault is Fault.UNKNOWN


@pytest.mark.parametrize(
    ("name", "dose"),
    [
        ("bridge", Dose(15, 255, 1023, 255)),
        ("bridge", Dose(2, 255, 3)),
        ("bridge", Dose(2, 18, 3)),
        ("bridge", Dose(4, 8, 3)),
        ("bridge", Dose(2, 8)),
        ("short_walk", Dose(1, 255)),
        ("short_walk", Dose(minutes=255)),
    ],
)
def test_a_code_made_by_hand_brings_no_dose_that_the_rules_never_give(
    name: str, dose: Dose, visitor: Client
) -> None:
    code = shorthand.write((Dosed(load().exercises[name], dose),))
    for address in ("mes-exercices", "suite", "mes-exercices/pdf", "telephone"):
        assert visitor.post(f"/programme/{address}", {"code": code}).status_code == 422


def test_every_dose_that_two_weeks_may_give_is_read_again() -> None:
    book, day = load(), date(2026, 11, 28)
    well = [Response(day - timedelta(days=n), 1, True, sign=False) for n in (2, 1)]
    bad = [Response(day, 9, False, sign=False)]
    for told in (well, bad):
        for exercise in book.exercises.values():
            dose = Dose.start(exercise.dose)
            for _sheet in range(12):
                dose = reply(book, exercise, dose, told, day, frozenset()).dose
                kept = (Dosed(exercise, dose),)
                assert shorthand.read(book, shorthand.write(kept)) == kept


def test_a_dose_too_large_for_a_code_is_not_cut_in_silence() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        shorthand.write((Dosed(load().exercises["bridge"], Dose(1, 9_999)),))


def test_the_sheet_opens_again_elsewhere_with_the_same_exercises_and_nothing_of_the_person(
    visitor: Client, browser: Browser, site: str
) -> None:
    shown, sheet = programme_of({**LATER, **SORE}, Wishes(count=4))
    square = sheet["square"]
    assert isinstance(square, dict)
    answer = Client(SERVER_NAME="127.0.0.1").post(
        "/programme/mes-exercices", {"code": square["code"]}, follow=True
    )
    found = re.findall(r'<h2 class="h3">\d\. <a href="/exercices/(\w+)">', answer.content.decode())
    assert found == [card.name for card in shown.cards]
    for card in shown.cards:
        assert plain(card.dose) in words(answer.content.decode())
    assert not answer.cookies.get(NAME)
    other, _sheet = programme_of(LATER, Wishes(count=4))
    if [card.name for card in other.cards] == found:
        assert _sheet["square"] == square  # the code depends on the exercises alone
    screen = browser.new_page()
    screen.goto(f"{site}/programme/code#{square['code']}")
    screen.wait_for_url(f"{site}/programme/code")
    assert screen.input_value("#recopie") == square["code"]
    screen.close()


def test_the_square_puts_its_code_where_no_server_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        "parcours_dos.web.exercises.sheet.drawn", lambda address: seen.append(address) or drawn(address)
    )
    _shown, sheet = programme_of(LATER)
    square = sheet["square"]
    assert isinstance(square, dict)
    [address] = seen
    assert address.partition("#")[::2] == ("http://127.0.0.1/programme/code", square["code"])


def test_a_dose_that_moved_is_said_in_words() -> None:
    bridge, bird_dog = (load().exercises[name].dose for name in ("bridge", "bird_dog_leg"))
    assert in_words(Dose(2, 12, 5), bridge) == "2 séries, 12 fois, tenir 5 secondes, 3 jours par semaine."
    assert in_words(Dose(1, 8, 5), bird_dog) == "8 fois, tenir 5 secondes, de chaque côté, 1 fois par jour."


# --- reminders


def test_reminders_ring_every_day_at_that_hour_and_say_one_word(visitor: Client) -> None:
    answer = visitor.post("/programme/rappels.ics", {"heure": "07:30", "semaines": "8"})
    said = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="exercices.ics"'
    lines = said.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "RRULE:FREQ=DAILY;COUNT=56" in lines
    assert [line for line in lines if re.fullmatch(r"DTSTART:\d{8}T073000", line)]
    assert {line.partition(":")[2] for line in lines if line.startswith(("SUMMARY", "DESCRIPTION"))} == {
        "Exercices"
    }
    for word in ("dos", "douleur", "lomb", "kiné", "santé"):
        assert word not in said.lower().replace("parcours dos", "")


@pytest.mark.parametrize("typed", ["", "midi", "25:00", "7", "07:60", "<b>"])
def test_an_hour_that_is_none_is_refused_beside_its_field(typed: str, visitor: Client) -> None:
    answer = visitor.post("/programme/rappels.ics", {"heure": typed, "semaines": "4"})
    assert answer.status_code == 422
    assert "Écrivez une heure, par exemple 18:00." in words(answer.content.decode())
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.parametrize("weeks", ["0", "-1", "1000000", "deux", ""])
def test_a_number_of_weeks_we_did_not_offer_becomes_the_usual_one(weeks: str, visitor: Client) -> None:
    answer = visitor.post("/programme/rappels.ics", {"heure": "7h30", "semaines": weeks})
    assert "COUNT=28" in answer.content.decode()


def test_the_first_reminder_is_today_if_the_hour_is_still_to_come() -> None:
    noon = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
    assert reminders.first_day(time(12, 1), noon) == date(2026, 11, 28)
    assert reminders.first_day(time(12, 0), noon) == date(2026, 11, 29)


def test_a_calendar_is_folded_and_escaped_as_calendars_want_it() -> None:
    assert reminders.escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
    long = "SUMMARY:" + "é" * 100
    pieces = reminders.folded(long).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == long
    assert reminders.folded("short") == "short"
    told = reminders.calendar(
        "é" * 90, time(8), date(2026, 1, 2), 1, datetime(2026, 1, 1, tzinfo=UTC), UUID(int=1)
    )
    assert all(len(line.encode()) <= 75 for line in told.split("\r\n"))
    assert "DTSTAMP:20260101T000000Z" in told


def test_a_code_never_has_an_exercise_twice_nor_more_than_a_programme() -> None:
    book = load()
    each = [Dosed(exercise, Dose.start(exercise.dose)) for exercise in book.exercises.values()]
    assert book.programme is not None
    most = book.programme.settings["most"].value
    assert shorthand.read(book, shorthand.write(each[:most])) == tuple(each[:most])
    for told in ([each[0], each[0]], each[: most + 1]):
        with pytest.raises(CodeError) as refused:
            shorthand.read(book, shorthand.write(told))
        assert refused.value.fault is Fault.DAMAGED
