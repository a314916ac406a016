"""The same rules in another language: nothing missing, nothing left over, no number lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parcours_dos.pathway.in_words import rule_sentence
from parcours_dos.pathway.loading import FOLDER, KnowledgeError, languages, load
from parcours_dos.pathway.rulebook import POLICIES

OTHERS = [language for language in languages() if language != "fr"]


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the knowledge, to be spoilt."""
    return Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))


def troubles(folder: Path) -> str:
    return "\n".join(load(folder, "en").translation_problems)


def test_french_comes_first_and_english_is_there() -> None:
    assert languages()[:2] == ("fr", "en")


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_said_in_every_language(language: str) -> None:
    assert load(language=language).translation_problems == ()


@pytest.mark.parametrize("language", OTHERS)
def test_only_the_words_change(language: str) -> None:
    """The same signs, at the same urgency, reading the same facts: a language decides nothing."""
    french, other = load(), load(language=language)
    assert [flag.name for flag in other.flags] == [flag.name for flag in french.flags]
    for mine, theirs in zip(french.flags, other.flags, strict=True):
        assert theirs.level == mine.level
        assert theirs.when.spread == mine.when.spread
        assert [r and r.spread for r in theirs.unless.values()] == [
            r and r.spread for r in mine.unless.values()
        ]
    assert {n: (f.type, f.min, f.max, tuple(f.choices)) for n, f in other.facts.items()} == {
        n: (f.type, f.min, f.max, tuple(f.choices)) for n, f in french.facts.items()
    }
    assert [[(b.lowest, b.highest) for b in bands] for bands in other.bands.values()] == [
        [(b.lowest, b.highest) for b in bands] for bands in french.bands.values()
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_every_rule_is_a_sentence_of_its_own(language: str) -> None:
    book = load(language=language)
    for policy in POLICIES:
        said = [rule_sentence(book, flag, policy) for flag in book.flags]
        assert all(text.endswith(".") and "{" not in text for text in said)
        assert not set(said) & {rule_sentence(load(), flag, policy) for flag in load().flags}


@pytest.mark.parametrize("language", OTHERS)
def test_stretches_of_days_are_told_in_weeks_and_months(language: str) -> None:
    """Days are days in every language: « unit » and the words of the stretches agree."""
    book = load(language=language)
    banded = {book.facts[name].unit for name in book.bands}
    assert banded == {book.wording.spans.day}


def test_a_sentence_changed_in_french_is_shown_in_french_and_named(knowledge: Path) -> None:
    file = knowledge / "facts.yaml"
    question = load().facts["age_years"].question
    assert question is not None
    file.write_text(file.read_text().replace(question, "Vous avez quel âge ?"))
    book = load(knowledge, "en")
    assert book.facts["age_years"].question == "Vous avez quel âge ?"
    assert "il manque « Vous avez quel âge ? »" in troubles(knowledge)
    assert f"« {question} » n'est plus dit en français" in troubles(knowledge)


def test_a_number_lost_in_translation_is_named(knowledge: Path) -> None:
    file = knowledge / "languages/en/edition.yaml"
    file.write_text(file.read_text().replace("November 2026", "last November"))
    assert "il manque le nombre 2026" in troubles(knowledge)


def test_a_pair_half_said_or_said_twice_is_named(knowledge: Path) -> None:
    file = knowledge / "languages/en/edition.yaml"
    file.write_text(
        file.read_text() + "- fr: Une phrase sans traduction\n- {fr: Oui, en: Yes}\n- {fr: Oui, en: Yes}\n"
    )
    assert "cette paire est incomplète" in troubles(knowledge)
    assert "« Oui » est traduit deux fois" in troubles(knowledge)


def test_a_new_language_is_a_folder_of_files(knowledge: Path) -> None:
    """Dutch, once its words are there, is read without a line of code."""
    shutil.copytree(knowledge / "languages/en", knowledge / "languages/nl")
    words = knowledge / "languages/nl/words.yaml"
    words.write_text(words.read_text().replace("language: English", "language: Nederlands"))
    assert "nl" in languages(knowledge)
    assert load(knowledge, "nl").wording.language == "Nederlands"


def test_a_language_without_words_says_what_to_do(knowledge: Path) -> None:
    (knowledge / "languages/en/words.yaml").unlink()
    with pytest.raises(KnowledgeError, match=r"languages/en/words\.yaml"):
        load(knowledge, "en")
