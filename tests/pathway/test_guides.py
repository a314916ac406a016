"""The pages to read at leisure: sourced, calm, honest, and never a promise to someone with a warning sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parcours_dos.pathway.loading import KnowledgeError, load
from parcours_dos.pathway.loading.translated import texts
from parcours_dos.pathway.shapes import GuideEntry, GuidePartEntry, GuidesFile, LineEntry

from .test_loading import copy_of_the_knowledge
from .test_professionals import ALARMING, COMMERCIAL, DOSE

BOOK = load()
GUIDES = BOOK.guides
PARTS = [(name, part) for name, guide in GUIDES.items() for part in guide.parts]
DAMAGED = re.compile(r"\b(usée?s?|coincée?s?|abîmée?s?|bloquée?s?|déplacée?s?)\b", re.IGNORECASE)
NEGATION = re.compile(r"\b(ne|n'|pas|jamais|évitez|aucune?)\b", re.IGNORECASE)
NOT_WORDS = {":", ";", "?", "!", "«", "»"}


def lines_of(part: GuidePartEntry) -> Iterator[LineEntry]:
    yield from part.lines
    for myth in part.myths:
        yield from myth.lines
    for position in part.positions:
        yield from position.lines


def said(guide: GuideEntry) -> Iterator[LineEntry]:
    yield guide.caution
    for part in guide.parts:
        yield from lines_of(part)


def everything() -> tuple[str, ...]:
    return texts(GuidesFile(guides=dict(GUIDES)), GuidesFile)


def rows(name: str) -> set[str]:
    sides = [other for part in GUIDES[name].parts for other in part.disagreements]
    said_of = {row for line in said(GUIDES[name]) for row in line.rows}
    return said_of | {row for pair in sides for row in pair.rows}


# --- complete


def test_three_pages_were_asked_for() -> None:
    assert list(GUIDES) == ["idees-recues", "en-attendant", "dormir"]


def test_waiting_says_all_that_the_source_document_says_of_waiting() -> None:
    assert {f"R-000-{number}" for number in range(109, 117)} <= rows("en-attendant")


def test_sleeping_says_the_three_supports_each_with_its_drawing() -> None:
    shown = [position for part in GUIDES["dormir"].parts for position in part.positions]
    assert [position.drawing for position in shown] == ["side", "back", "along"]
    for position in shown:
        assert any("R-000-91" in line.rows for line in position.lines)
        assert position.shows.startswith("Une personne couchée")


def test_each_belief_is_answered_before_it_is_explained() -> None:
    myths = [myth for _, part in PARTS for myth in part.myths]
    assert len(myths) >= 10
    for myth in myths:
        assert re.match(r"(Non|Pas|Le plus souvent)\b", myth.answer), myth.belief
        assert myth.answer.count(".") == 1
        assert myth.lines


# --- safe


@pytest.mark.parametrize("name", GUIDES)
def test_a_page_first_says_for_whom_it_does_not_hold(name: str) -> None:
    assert GUIDES[name].caution.text


def test_waiting_says_when_to_call_before_anything_else() -> None:
    first = GUIDES["en-attendant"].parts[0]
    assert first.signs
    here = {code for line in first.lines for code in line.country}
    assert here == set(BOOK.countries)


def test_relief_is_for_those_without_a_warning_sign() -> None:
    relief = next(part for _, part in PARTS if part.name == "relief")
    assert relief.title.startswith("Sans signe d'alerte")


def test_a_pain_that_wakes_every_night_is_a_sign_not_a_matter_of_cushions() -> None:
    last = GUIDES["dormir"].parts[-1]
    assert last.signs
    assert any("R-000-102" in line.rows for line in last.lines)


def test_a_medicine_waits_for_advice_and_both_opinions_are_given() -> None:
    part = next(part for _, part in PARTS if part.name == "medicines")
    assert "pharmacien" in part.lines[0].text
    assert "grossesse" in part.lines[0].text
    assert {row for pair in part.disagreements for row in pair.rows} >= {"X-12", "R-000-111"}


# --- honest


@pytest.mark.parametrize("name", GUIDES)
def test_every_line_has_its_source(name: str) -> None:
    for line in said(GUIDES[name]):
        assert line.source in BOOK.sources
        assert line.place


@pytest.mark.parametrize("name", GUIDES)
def test_what_was_not_read_says_so_and_nothing_else_does(name: str) -> None:
    for line in said(GUIDES[name]):
        assert ("on vérifié" in line.text) is (line.status == "unconfirmed"), line.text


def test_what_a_commercial_page_says_is_never_called_confirmed() -> None:
    for guide in GUIDES.values():
        for line in said(guide):
            if BOOK.sources[line.source].rank == "commercial_page":
                assert line.status == "secondary", line.text


def test_figures_that_differ_stand_side_by_side() -> None:
    myth = next(myth for _, part in PARTS for myth in part.myths if "jamais" in myth.belief)
    assert len({line.source for line in myth.lines if "X-19" in line.rows}) == 4


# --- calm


@pytest.mark.parametrize("pattern", [ALARMING, DAMAGED, DOSE, COMMERCIAL], ids=lambda p: p.pattern[:12])
def test_nothing_alarms_doses_or_sells(pattern: re.Pattern[str]) -> None:
    assert [text for text in everything() if pattern.search(text)] == []


def test_what_to_avoid_is_named_without_negation() -> None:
    avoided = [line.text for _, part in PARTS if part.style == "avoid" for line in part.lines]
    assert avoided
    assert [text for text in avoided if NEGATION.search(text)] == []
    assert all(re.match(r"(Le|La|Les|L'|Une?|Plusieurs)\b", text) for text in avoided)


def test_lists_and_sentences_are_short() -> None:
    for name, part in PARTS:
        assert len(part.lines) <= 5, (name, part.name)
    for text in everything():
        for sentence in re.split(r"(?<=[.?!]) ", text):
            assert len([word for word in sentence.split() if word not in NOT_WORDS]) <= 20, sentence


# --- one home, checked


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("source: KCE-PRM", "source: NOWHERE", "« NOWHERE » n'existe pas"),
        ("country: [BE]", "country: [XX]", "le pays « XX » n'existe pas"),
        ("beside: [acute_simple_pain]", "beside: [acute_pain]", "« acute_pain » n'existe pas"),
        ("drawing: along", "drawing: upside_down", "la forme est refusée"),
        ("        style: avoid", "        style: forbid", "la forme est refusée"),
    ],
)
def test_a_wrong_name_is_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    folder = copy_of_the_knowledge(tmp_path)
    file = folder / "guides.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(KnowledgeError, match=reason):
        load(folder)


def test_an_older_edition_without_guides_still_loads(tmp_path: Path) -> None:
    folder = copy_of_the_knowledge(tmp_path)
    (folder / "guides.yaml").unlink()
    assert load(folder).guides == {}
