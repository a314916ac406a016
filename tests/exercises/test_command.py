"""`parcours-dos exercises`: the same library on the command line."""

from __future__ import annotations

import json

import pytest

from parcours_dos.cli.commands import main
from parcours_dos.pathway.exercises.library import filtered
from tests.pathway.someone import RULEBOOK


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["exercises", *words]) == 0
    return capsys.readouterr().out


def test_everything_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys)
    assert out.rstrip().endswith("100 exercices.")
    assert all(f"{name} : {entry.label}" in out for name, entry in RULEBOOK.exercises.items())


def test_the_filters_are_those_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--region", "neck", "--category", "strength", "--place", "work", "--equipment", "none", "--json")
    told = json.loads(said(capsys, *words))
    wanted = filtered(RULEBOOK, region="neck", category="strength", place="work", equipment=())
    assert [entry["name"] for entry in told] == [entry.name for entry in wanted]
    assert told


def test_a_program_receives_the_neighbours_on_the_ladder(capsys: pytest.CaptureFixture[str]) -> None:
    first = json.loads(said(capsys, "--search", "planche bureau", "--json"))[0]
    assert (first["name"], first["easier"], first["harder"]) == ("desk_plank", None, "front_plank_knees")
    assert first["dose"]["sets"] == 3
    assert first["dose_status"] == "unconfirmed"


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--search", "zzzz") == "Aucun exercice ne répond.\n"


@pytest.mark.parametrize(
    ("option", "word"),
    [("--region", "toe"), ("--category", "yoga"), ("--place", "moon"), ("--position", "upside_down")],
)
def test_a_word_that_does_not_exist_is_refused_with_those_that_do(
    capsys: pytest.CaptureFixture[str], option: str, word: str
) -> None:
    assert main(["exercises", option, word]) == 2
    assert f"« {word} » n'existe pas. Choisissez parmi : " in capsys.readouterr().err


def test_equipment_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercises", "--equipment", "elastic_band,trampoline"]) == 2
    assert "« trampoline »" in capsys.readouterr().err
