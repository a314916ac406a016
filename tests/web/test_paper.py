"""The advice on paper: one tagged A4 page for every level, in both languages, without anything private."""

import json
import logging
import re
from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from parcours_dos.pathway.loading import load
from parcours_dos.web.public.asking import place_of
from parcours_dos.web.public.current import journey_of
from parcours_dos.web.public.result import page
from parcours_dos.web.public.sheet import TEMPLATE, content
from parcours_dos.web.public.spoken import Part, to_tell
from parcours_dos.web.shared import paper

from .person import Person, Told, plain
from .walker import arrive, begin, fields_of, visit_all

NECK: Told = {"cases": "pain_neck"}
DAILY: Told = {"distress": "oui", "work_at_stake": "oui", "fear_of_movement": "oui"}
LEVELS: dict[str, tuple[str, Told, str]] = {
    "emergency": ("now", {"saddle_numbness": "oui", "bladder_change": "oui"}, "FR"),
    "emergency_of_the_neck": ("now", {**NECK, "face_sign": "oui", "speech_sign": "oui"}, "FR"),
    "emergency_in_belgium": ("now", {"chest_pain": "oui"}, "BE"),
    "doctor_tomorrow": ("soon", {"fever_38": "oui", "weight_loss": "oui", **DAILY}, "FR"),
    "doctor_tomorrow_in_doubt": ("soon", {"leg_weakness": "inconnu", "leg_weakness_check": "inconnu"}, "BE"),
    "appointment": ("planned", {"weight_loss": "inconnu", "night_pain_all_positions": "inconnu"}, "FR"),
    "calm": ("calm", DAILY, "FR"),
    "calm_neck": ("calm", {**NECK, **DAILY}, "FR"),
    "calm_in_belgium": ("calm", {}, "BE"),
}
HURT: Told = {"blow_or_fall": "oui-et", "trauma_days": "43"}
SAD: Told = {"distress": "oui", "suicidal_thoughts": "oui"}
PRIVATE = ("blessé", "violence", "3919", "mourir", "faire du mal", "suicid", "3114")


def asked(visitor: Client) -> HttpRequest:
    """A request of this visitor, as far as their cookie goes."""
    return SimpleNamespace(COOKIES={name: kept.value for name, kept in visitor.cookies.items()})  # type: ignore[return-value]  # all that is read


def sheet_of(visitor: Client, language: str = "fr") -> dict[str, object]:
    """What the sheet of this visitor says."""
    now = timezone.now()
    with translation.override(language):
        journey = journey_of(asked(visitor), now)
        assert journey is not None
        place = place_of(journey)
        return content(place, journey, page(place, journey, now), now)


def parts_of(visitor: Client) -> tuple[Part, ...]:
    """What this visitor will tell, in French."""
    now = timezone.now()
    journey = journey_of(asked(visitor), now)
    assert journey is not None
    place = place_of(journey)
    return to_tell(place.rulebook, journey, page(place, journey, now))


def told_of(visitor: Client) -> str:
    """All of it as one text."""
    return " ".join(said.text for part in parts_of(visitor) for said in part.sentences)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", LEVELS)
def test_each_level_stands_on_one_page(kind: str, language: str, visitor: Client) -> None:
    level, told, country = LEVELS[kind]
    visit_all(visitor, told, country=country)
    said = sheet_of(visitor, language)
    assert (said["level"], said["lang"]) == (level, language)
    assert len(paper.pictures(TEMPLATE, said, 20)) == 1


def test_too_much_for_one_page_goes_on_and_nothing_is_cut(visitor: Client) -> None:
    visit_all(visitor, {})
    said = sheet_of(visitor)
    reasons = said["reasons"]
    assert isinstance(reasons, list)
    assert len(paper.pictures(TEMPLATE, {**said, "reasons": reasons * 40}, 20)) > 1


def test_the_pdf_opens_in_the_browser_and_can_be_listened_to(visitor: Client) -> None:
    visit_all(visitor, {})
    answer = visitor.get(reverse("result_pdf"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="parcours-dos.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF-")
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert mark in answer.content


def test_the_sheet_says_what_the_screen_says(visitor: Client) -> None:
    visit_all(visitor, {"fever_38": "oui"})
    said = sheet_of(visitor)
    assert said["headline"] == "Voyez un médecin aujourd’hui ou demain"
    assert plain(str(said["call"])) == "Appeler le 15"
    text = plain(json.dumps(said, ensure_ascii=False))
    for must in (
        "Statut :",
        "La zone entre les jambes est endormie.",
        "J'ai 38",
        "Date à retenir",
        "Il vaut 24",
    ):
        assert must in text
    assert load().edition.title in text


def test_french_spaces_are_set_on_paper(visitor: Client) -> None:
    visit_all(visitor, {"weight_loss": "inconnu"})
    text = json.dumps(sheet_of(visitor), ensure_ascii=False)
    assert not re.search(r" [:;?!»%]|« ", text.replace('": ', '":'))
    assert "'" not in text


@pytest.mark.parametrize("told", [HURT, SAD], ids=["violence", "distress"])
def test_nothing_private_is_put_on_paper(told: Told, visitor: Client) -> None:
    visit_all(visitor, told)
    text = plain(json.dumps(sheet_of(visitor), ensure_ascii=False)).lower()
    for word in PRIVATE:
        assert word not in text


def test_a_private_advice_leaves_only_what_anyone_may_read(visitor: Client) -> None:
    visit_all(visitor, SAD)
    said = sheet_of(visitor)
    assert (said["level"], said["word"], said["spoken"], said["say"]) == ("", "", "", "")
    assert said["headline"] == "Votre conseil"
    assert len(paper.pictures(TEMPLATE, said, 20)) == 1


def test_an_advice_that_may_still_change_says_so_on_paper(visitor: Client) -> None:
    begin(visitor)
    visitor.post("/question/person", {"age_years": "34", **no_to_all(visitor, "person", "age_years")})
    assert "Vos réponses peuvent encore le changer." in str(sheet_of(visitor)["provisional"])


def no_to_all(visitor: Client, name: str, *but: str) -> dict[str, str]:
    """« Non » to each question of a page."""
    html = visitor.get(f"/question/{name}").content.decode()
    return {field: "non" for field in fields_of(html) if field not in but}


@pytest.mark.parametrize("name", ["result_pdf", "spoken"])
def test_without_answers_one_begins_again(name: str, visitor: Client) -> None:
    assert visitor.get(reverse(name))["Location"] == reverse("start_again")


@pytest.mark.parametrize("name", ["result_pdf", "spoken"])
def test_sending_a_form_there_is_answered_kindly(name: str, visitor: Client) -> None:
    answer = visitor.post(reverse(name))
    assert answer.status_code == 405
    assert "Cette page ne s’ouvre pas ainsi" in answer.content.decode()


def test_no_paper_is_a_helpful_page_and_a_discreet_line(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visit_all(visitor, {"weight_loss": "oui"})
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with caplog.at_level(logging.ERROR):
        answer = visitor.get(reverse("result_pdf"))
    assert answer.status_code == 503
    text = plain(answer.content.decode())
    assert "imprimez la page avec votre navigateur" in text
    assert "Appeler le 15" in text
    assert "maigri" not in caplog.text


def test_words_never_become_layout(visitor: Client) -> None:
    visit_all(visitor, {})
    trick = '#panic("read") *bold* $x$ </p> \\ #read("/etc/passwd")'
    assert paper.pdf(TEMPLATE, {**sheet_of(visitor), "how": trick}).startswith(b"%PDF-")


def test_the_result_leads_to_paper_and_to_what_to_say(visitor: Client) -> None:
    for told in ({}, {"saddle_numbness": "oui"}):
        result = visit_all(visitor, told)[-1]
        assert f'href="{reverse("result_pdf")}"' in result
        assert f'href="{reverse("spoken")}"' in result


def test_what_to_say_follows_the_answers(visitor: Client) -> None:
    visit_all(visitor, {"weight_loss": "oui", "night_pain_all_positions": "inconnu", "clear_trigger": "oui"})
    told = told_of(visitor)
    assert told.startswith("J'ai mal au bas du dos. L'âge : 34 ans.")
    assert "J'ai maigri sans raison." in told
    assert "Je ne sais pas si la nuit, la douleur reste forte dans toutes les positions." in told
    assert "J'ai répondu non à ces questions : « Avez-vous mal dans la poitrine ? »," in told
    assert "« Voyez un médecin aujourd'hui ou demain »" in told
    assert told.endswith("?")


def test_a_relative_speaks_of_the_person(visitor: Client) -> None:
    begin(visitor, who="carer")
    visitor.post("/question/person", {"age_years": "34", **no_to_all(visitor, "person", "age_years")})
    visitor.post("/question/where", {"cases": "pain_low_back"})
    told = told_of(visitor)
    assert told.startswith("Le bas du dos fait mal.")
    assert "J'ai mal" not in told


def test_nobody_speaks_of_themselves_as_the_person(visitor: Client) -> None:
    sentences = []
    for name, entry in load().facts.items():
        if entry.type == "yes_no" and "patient" in entry.who and entry.screen == "daily" and not entry.offers:
            visit_all(visitor, {name: "oui"})
            present = [part for part in parts_of(visitor) if part.on_paper]
            sentences += [said.text for part in present for said in part.sentences]
    assert len(sentences) > 10
    outside_quotes = [re.sub(r"«.*?»", "", said) for said in sentences]
    assert [said for said in outside_quotes if "la personne" in said] == []


def test_what_is_private_shows_on_the_screen_and_is_never_printed(person: Person) -> None:
    arrive(person, SAD)
    person.page.goto(f"{person.site}{reverse('spoken')}")
    assert "Je pense à mourir" in person.text
    person.page.emulate_media(media="print")
    printed = person.page.locator("body").inner_text().lower()
    for word in PRIVATE:
        assert word not in printed


@pytest.mark.parametrize("kind", LEVELS)
def test_a_browser_prints_each_level_on_one_page(kind: str, person: Person) -> None:
    _, told, country = LEVELS[kind]
    arrive(person, told, country=country)
    for language in ("fr", "en"):
        with translation.override(language):
            person.page.goto(f"{person.site}{reverse('result')}")
        printed = person.page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
