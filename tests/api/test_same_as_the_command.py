"""The API and the command are two doors of one house: the same person gets the same answer, to the byte."""

import json
from pathlib import Path

import pytest

from parcours_dos.cli import main
from parcours_dos.pathway.loading import load
from tests.test_cases import PEOPLE, Person

from .program import NOON, ORIENTATION, Program

SITE = {"country": "BE", "policy": {"name": "graded", "signed_by": "Dr Exemple", "signed_on": "2026-11-01"}}


def said_by_the_command(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the command prints."""
    capsys.readouterr()
    main(words)
    return capsys.readouterr().out


def as_printed(content: bytes) -> str:
    """The JSON of the API, spaced as the command does."""
    return json.dumps(json.loads(content), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("person", PEOPLE, ids=str)
def test_everybody_gets_the_same_outcome(
    person: Person, program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "person.json"
    kept.write_text(json.dumps(dict(person.facts)))
    for country in load().countries:
        words = ("orient", str(kept), "--json", "--on", NOON, "--country", country)
        answer = program.send(ORIENTATION, {"facts": person.facts, "on": NOON, "country": country})
        assert as_printed(answer.content) == said_by_the_command(capsys, *words)


def test_a_site_and_a_clinician_are_heard_in_the_same_way(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts, site = tmp_path / "facts.json", tmp_path / "site.json"
    site.write_text(json.dumps(SITE))
    night = "2026-11-29T23:30+01:00"
    for person in PEOPLE[:12]:
        facts.write_text(json.dumps(dict(person.facts)))
        words = ("orient", str(facts), "--json", "--on", night, "--by", "clinician", "--site", str(site))
        asked = {"facts": person.facts, "on": night, "answerer": "clinician", "site": SITE}
        answer = program.send(ORIENTATION, asked)
        assert as_printed(answer.content) == said_by_the_command(capsys, *words)


def test_the_facts_are_listed_in_the_same_way(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    listed = said_by_the_command(capsys, "facts", "--json")
    assert as_printed(program.get("/api/facts").content) == listed


@pytest.mark.parametrize(
    "facts",
    [
        {"sore_knee": True},
        {"age_years": 121},
        {"age_years": "34"},
        {"age_years": 80, "pregnant_or_recent_birth": True},
    ],
)
def test_what_the_command_refuses_the_api_refuses(
    facts: dict[str, object], program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "person.json"
    kept.write_text(json.dumps(facts))
    printed = json.loads(said_by_the_command(capsys, "orient", str(kept), "--json"))["errors"]
    answer = program.send(ORIENTATION, {"facts": facts})
    refused = json.loads(answer.content)["errors"]
    assert answer.status_code == 422
    assert refused == [{name: error[name] for name in ("fact", "reason", "allowed")} for error in printed]
