"""`parcours-dos draw`: a movement as a file, or all of them on one sheet."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from parcours_dos.cli.commands import main
from tests.pathway.someone import RULEBOOK

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = b"\x89PNG\r\n\x1a\n"


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["draw", *words]) == 2
    return capsys.readouterr().err


def test_a_drawing_says_what_it_shows(tmp_path: Path) -> None:
    assert main(["draw", "bridge", "-o", str(tmp_path / "bridge.svg")]) == 0
    root = ElementTree.parse(tmp_path / "bridge.svg").getroot()
    bridge = RULEBOOK.exercises["bridge"]
    assert root.findtext(f"{SVG}title") == bridge.label
    assert root.findtext(f"{SVG}desc") == " ".join(bridge.steps)


def test_without_a_file_the_drawing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "bridge", "--mirrored", "--animated"]) == 0
    assert capsys.readouterr().out.startswith("<svg")


def test_the_other_side_is_another_drawing(capsys: pytest.CaptureFixture[str]) -> None:
    seen = []
    for more in ((), ("--mirrored",), ("--large",), ("--colours", "print"), ("--colours", "dark")):
        assert main(["draw", "bird_dog", *more]) == 0
        seen.append(capsys.readouterr().out)
    assert len(set(seen)) == len(seen)


def test_all_drawings_stand_on_one_sheet(tmp_path: Path) -> None:
    sheet = tmp_path / "all.svg"
    assert main(["draw", "--contact-sheet", str(sheet)]) == 0
    names = {text.text for text in ElementTree.parse(sheet).iter(f"{SVG}text")}
    assert names == {name for name, each in RULEBOOK.exercises.items() if each.figure is not None}


def test_a_sheet_can_be_a_picture(tmp_path: Path) -> None:
    assert main(["draw", "bridge", "--large", "-o", str(tmp_path / "bridge.png")]) == 0
    assert (tmp_path / "bridge.png").read_bytes().startswith(PICTURE)


def test_a_name_mistyped_is_told_its_neighbours(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Essayez : bridge" in refusal(capsys, "brigde")


def test_what_is_missing_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert "il manque le nom d'un exercice" in refusal(capsys)


@pytest.mark.parametrize("file", ["bridge.gif", "nowhere/bridge.svg"])
def test_a_file_that_cannot_be_written_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    assert file in refusal(capsys, "bridge", "-o", str(tmp_path / file))
    assert not list(tmp_path.iterdir())
