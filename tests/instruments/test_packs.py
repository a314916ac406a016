"""A site that holds a licence brings the words; they are shown with their notice, and change no score."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.urls import reverse

import tests.web.site  # noqa: F401  # our site, made ready
from parcours_dos.pathway.instruments.pack import Pack, PackError, packs
from parcours_dos.pathway.instruments.rights import may, words
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.shapes import PackChoice
from parcours_dos.web.instruments import fitness
from parcours_dos.web.instruments import packs as site_packs
from parcours_dos.web.shared import where

from .filled import codes, form

CHOICE = {
    "instrument": "start_back",
    "file": "start_back.yaml",
    "licence": "Accord écrit d'exemple, du 1er novembre 2026",
    "signed_by": "Dr Exemple",
    "signed_on": "2026-11-01",
}
CONTENT: dict[str, Any] = {
    "instrument": "start_back",
    "version": "nine_items",
    "language": "fr",
    "licence": "Exemple, pour un essai",
    "notice": "Mots d'exemple, avec l'accord de leur auteur",
    "instruction": "Répondez à chaque phrase d'exemple.",
    "items": {code: f"Phrase d'exemple numéro {rank}" for rank, code in enumerate(codes("start_back"), 1)},
    "labels": {"two": {0: "Réponse de gauche", 1: "Réponse de droite"}},
}
WHOLE = {**dict.fromkeys(codes("start_back"), "1"), "bother": "5"}


def brought(folder: Path, content: object = CONTENT, **changed: str) -> Pack:
    """The pack that a site names."""
    (folder / "start_back.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    choice = PackChoice(**{**CHOICE, **changed})
    return packs(load().instruments, [choice], folder)[choice.instrument]


def test_a_pack_opens_the_words_and_keeps_the_numbers(tmp_path: Path) -> None:
    pack, instrument = brought(tmp_path), form("start_back")
    assert not may(instrument, "show").allowed
    assert may(instrument, "show", pack).allowed
    assert not may(instrument, "print", pack).allowed, "a pack that does not say so is not printed"
    assert not may(instrument, "change", pack).allowed
    shown, bare = words(instrument, "show", pack), words(instrument)
    assert shown.complete
    assert [item.text for item in bare.items] == [None] * 9
    assert [[c.value for c in item.choices] for item in shown.items] == [
        [c.value for c in item.choices] for item in bare.items
    ]
    assert words(instrument, "print", pack).items == bare.items


def test_a_pack_may_say_that_it_is_printed(tmp_path: Path) -> None:
    assert may(form("start_back"), "print", brought(tmp_path, {**CONTENT, "print": True})).allowed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"instrument": "phq_4"}, "ce paquet est pour"),
        ({"version": "ten_items"}, "n'est pas la nôtre"),
        ({"licence": " "}, "la licence n'est pas dite"),
        ({"items": {**CONTENT["items"], "worry": ""}}, "il manque le texte"),
        ({"items": {**CONTENT["items"], "sore_knee": "x"}}, "n'existe pas"),
        ({"labels": {"two": {2: "x"}}}, "cette réponse n'existe pas"),
        ({"labels": {"three": {0: "x"}}}, "cette échelle n'existe pas"),
        ({"scores": {"total": 3}}, "la forme est refusée"),
        ({"reversed": ["worry"]}, "la forme est refusée"),
    ],
)
def test_a_pack_that_does_not_agree_is_refused(changed: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(PackError) as refused:
        brought(tmp_path, {**CONTENT, **changed})
    assert said in str(refused.value)
    assert all(problem.allowed for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"signed_by": " "}, "il manque qui a signé"),
        ({"signed_on": "hier"}, "n'est pas une date"),
        ({"licence": ""}, "la licence n'est pas dite"),
        ({"file": "nulle_part.yaml"}, "ne s'ouvre pas"),
        ({"instrument": "oswestry"}, "n'existe pas"),
        ({"instrument": "phq_4"}, "n'attend pas de paquet"),
    ],
)
def test_a_pack_without_a_right_or_a_signature_is_refused(
    changed: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(PackError, match=said):
        brought(tmp_path, **changed)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    """A site whose file names a pack."""
    (tmp_path / "start_back.yaml").write_text(yaml.safe_dump(CONTENT, allow_unicode=True), "utf-8")
    file = tmp_path / "site.yaml"
    file.write_text(yaml.safe_dump({"country": "FR", "packs": [CHOICE]}, allow_unicode=True), "utf-8")
    with override_settings(SITE_FILE=str(file)):
        yield tmp_path
    where._read.cache_clear()
    site_packs._packs.cache_clear()


def test_the_page_shows_what_the_site_brought_and_scores_the_same(site: Path) -> None:
    visitor, address = Client(SERVER_NAME="127.0.0.1"), reverse("instrument", args=["start_back"])
    page = visitor.get(address).content.decode()
    assert "Phrase d’exemple numéro 9" in page
    assert "Réponse de droite" in page
    assert "Mots d’exemple, avec l’accord de leur auteur" in page
    assert "Prenez votre feuille" not in page
    score = visitor.post(address, WHOLE).content.decode()
    assert "Risque plus élevé" in score
    assert visitor.get(reverse("instrument_pdf", args=["start_back"])).status_code == 404


def test_a_faulty_pack_stops_the_start(site: Path) -> None:
    assert fitness.packs(None) == []
    site_packs._packs.cache_clear()
    (site / "start_back.yaml").write_text("instrument: start_back\n", "utf-8")
    (found,) = fitness.packs(None)
    assert found.id == "parcours_dos.E005"
    with pytest.raises(ImproperlyConfigured):
        site_packs.pack_of("start_back")
