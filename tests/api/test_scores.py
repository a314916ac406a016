"""A score asked over the web is the score of the command, to the byte; so are the refusals."""

import json
from pathlib import Path
from typing import Any

import pytest

from parcours_dos.cli import main
from parcours_dos.pathway.loading import load

from .program import Program, problem_of
from .test_same_as_the_command import as_printed, said_by_the_command

SCORE, LIST = "/api/score", "/api/instruments"
CASES: list[tuple[str, Any]] = [
    (name, case) for name, each in load().instruments.items() for case in each.entry.cases
]


def asked(name: str, case: Any) -> dict[str, Any]:
    """An example of the knowledge, as a program sends it."""
    said: dict[str, Any] = {"instrument": name, "answers": case.answers, "read_all": case.read_all}
    if case.before is not None:
        said["before"] = {"answers": case.before.answers, "read_all": case.before.read_all}
    return said


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}-{case.name}" for name, case in CASES])
def test_every_score_is_the_same(
    name: str, case: Any, program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = asked(name, case)
    kept = tmp_path / "answers.json"
    kept.write_text(json.dumps(given))
    answer = program.send(SCORE, given)
    assert answer.status_code == 200
    assert as_printed(answer.content) == said_by_the_command(capsys, "score", str(kept), "--json")


def test_the_list_is_the_same(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    assert as_printed(program.get(LIST).content) == said_by_the_command(capsys, "score", "--list", "--json")


@pytest.mark.parametrize(
    "given",
    [
        {"instrument": "oswestry", "answers": {}},
        {"instrument": "phq_4", "answers": {"nervous": 4}},
        {"instrument": "roland_morris", "answers": {}},
        {"instrument": "pain", "answers": {"now": "3"}},
        {"answers": {}, "name": "X"},
    ],
)
def test_what_the_command_refuses_the_api_refuses(
    given: dict[str, Any], program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "answers.json"
    kept.write_text(json.dumps(given))
    printed = json.loads(said_by_the_command(capsys, "score", str(kept), "--json"))["errors"]
    refused = problem_of(program.send(SCORE, given), 422, "invalid-request")["errors"]
    assert refused == [{name: error[name] for name in ("fact", "reason", "allowed")} for error in printed]


def test_a_file_refused_by_the_command_says_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "answers.yaml"
    kept.write_text("instrument: pain\nanswers:\n  now: 12\n")
    assert main(["score", str(kept)]) == 2
    assert "answers.now (ligne 3)" in capsys.readouterr().err


def test_the_command_needs_a_file_or_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score"]) == 2
    assert "--list" in capsys.readouterr().err


def test_a_score_in_words_says_the_change_and_what_it_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "answers.yaml"
    kept.write_text("instrument: pain\nanswers: {now: 3}\nbefore: {answers: {now: 8}}\n")
    assert main(["score", str(kept)]) == 0
    said = capsys.readouterr().out
    assert "8 puis 3" in said
    assert "mieux" in said
    assert "Un score n'est pas un diagnostic." in said
