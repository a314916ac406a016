"""The command of authors: figures in, drawings and a sheet out, faults in words."""

from pathlib import Path

import pytest

from parcours_dos.figures.__main__ import main

BRIDGE = """
bridge:
  frame: lying
  props: [{mat: [-0.58, 0.52]}]
  start: {from: supine}
  end: {pelvis: %s, lumbar: 2, thoracic: 4, neck: 36, head: -8, both: {shoulder: -24}}
  arrows: [{of: hip, off: [0.02, 0.11]}]
rest:
  figure: {frame: lying, start: {from: supine}}
"""


def test_an_author_gets_each_drawing_and_a_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "mine.yaml"
    source.write_text(BRIDGE % -114, "utf-8")
    assert main([str(source), str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == ""
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["bridge-animated.svg", "bridge.svg", "contact-sheet.svg", "rest.svg"]
    assert (tmp_path / "out" / "contact-sheet.svg").read_text("utf-8").count("<svg") == 3


def test_an_author_is_told_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "mine.yaml"
    source.write_text(BRIDGE % "bas", "utf-8")
    assert main([str(source), str(tmp_path / "out")]) == 1
    assert "bridge · end.pelvis : « bas » n'est pas un nombre" in capsys.readouterr().out


def test_an_author_who_forgets_a_word_is_told_which(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "FICHIER.yaml DOSSIER" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "mine.yaml"
    source.write_text("bridge: {start: [", "utf-8")
    assert main([str(source), str(tmp_path / "out")]) == 2
    assert main([str(tmp_path / "none.yaml"), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("ne se lit pas") == 2
