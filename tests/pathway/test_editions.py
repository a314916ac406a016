"""Two editions side by side: what is said otherwise, and who is told something else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parcours_dos.cli import main
from parcours_dos.pathway.editions import Someone, calm, differences, moved, outcomes, own_cases
from parcours_dos.pathway.loading import FOLDER, load
from parcours_dos.pathway.rulebook import EMERGENCY, NONE, WITHIN_24H

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
OURS = load()
FRANCE = OURS.countries["FR"]


def copy(tmp_path: Path, name: str = "knowledge") -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / name))


def change(folder: Path, file: str, old: str, new: str, after: str = "") -> None:
    """The first `old` that follows `after` becomes `new`."""
    text = (folder / file).read_text("utf-8")
    start = text.index(after)
    assert old in text[start:], f"the knowledge no longer holds « {old} »: choose another place to change"
    (folder / file).write_text(text[:start] + text[start:].replace(old, new, 1), "utf-8")


def drop(folder: Path, sign: str) -> None:
    """Remove a warning sign."""
    text = (folder / "red_flags.yaml").read_text("utf-8")
    start = text.index(f"  - name: {sign}\n")
    end = text.index("  - name: ", start + 1)
    (folder / "red_flags.yaml").write_text(text[:start] + text[end:], "utf-8")


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """An edition in which one sign is more urgent, one is gone, one is worded otherwise."""
    folder = copy(tmp_path)
    change(folder, "red_flags.yaml", "urgency: within_24h", "urgency: emergency", "- name: leg_weakness_mild")
    drop(folder, "cold_sweat")
    change(
        folder,
        "red_flags.yaml",
        "Une zone engourdie entre les jambes",
        "Une zone insensible entre les jambes",
    )
    return folder


def test_an_edition_is_the_same_as_itself() -> None:
    assert differences(OURS, OURS) == ()
    assert list(moved(OURS, OURS, own_cases(OURS)[:50], NOON)) == []


def test_what_was_added_removed_and_changed_is_told_in_words(newer: Path) -> None:
    found = {change.name: change for change in differences(OURS, load(newer))}
    assert set(found) == {"leg_weakness_mild", "cold_sweat", "saddle_numbness"}
    assert found["cold_sweat"].what == "removed"
    assert all(part.after == "" for part in found["cold_sweat"].parts)
    urgency = {part.word: part for part in found["leg_weakness_mild"].parts}["urgency"]
    words = OURS.wording.urgency
    assert (urgency.before, urgency.after) == (words["within_24h"].rule, words["emergency"].rule)
    assert [part.word for part in found["saddle_numbness"].parts] == ["reason"]
    back = {change.name: change.what for change in differences(load(newer), OURS)}
    assert back["cold_sweat"] == "added"


TOUCHED = [
    ("facts.yaml", 'question: "Quel âge avez-vous ?"', 'question: "Votre âge ?"', "facts", "age_years"),
    ("countries/france.yaml", 'phone: "15"', 'phone: "112"', "routes France", "call_emergency"),
    ("countries/france.yaml", "holds: true", "holds: false", "law France", ""),
    ("orientation.yaml", "contact: self_care", "contact: doctor", "first_contact", "recent_and_calm"),
    ("sources.yaml", "year: 2019", "year: 2020", "sources", ""),
]


@pytest.mark.parametrize(("file", "old", "new", "group", "name"), TOUCHED, ids=[row[3] for row in TOUCHED])
def test_whatever_file_is_touched_is_seen(
    file: str, old: str, new: str, group: str, name: str, tmp_path: Path
) -> None:
    folder = copy(tmp_path)
    change(folder, file, old, new)
    (found,) = differences(OURS, load(folder))
    assert found.group == group
    assert found.what == "changed"
    assert found.name == name or not name


def test_who_had_the_sign_is_told_something_else_and_nobody_more(newer: Path) -> None:
    someone = Someone("", "here", "patient", {"cold_sweat": True}, else_calm=True)
    other = Someone("", "there", "patient", {"cold_sweat": False}, else_calm=True)
    (found,) = moved(OURS, load(newer), [someone, other], NOON)
    assert found.someone is someone
    assert (found.before.level, found.after.level) == (EMERGENCY, NONE)
    assert found.before.contact == "emergency_service"
    assert set(found.countries) == {country.name for country in OURS.countries.values()}
    assert len(found.policies) == 2


def test_a_case_is_also_tried_on_someone_who_is_well_otherwise(newer: Path) -> None:
    """With a few answers alone, all that is not known hides a change of one sign."""
    facts = {"leg_weakness": True, "motor_deficit_mild_stable": True}
    people = [Someone("", str(c), "clinician", facts, c) for c in (False, True)]
    (found,) = moved(OURS, load(newer), people, NOON)
    assert found.someone.else_calm
    assert (found.before.level, found.after.level) == (WITHIN_24H, EMERGENCY)


def test_a_calm_person_is_in_no_hurry_and_never_refused() -> None:
    for by in ("patient", "carer", "clinician"):
        assert calm(OURS, by)
        found = outcomes(OURS, Someone("", "", by, {}, else_calm=True), [FRANCE], NOON)
        assert {outcome.level for outcome in found.values()} == {NONE}
    refused = [s.where for s in own_cases(OURS) if outcomes(OURS, s, [FRANCE], NOON)["FR", "graded"].refused]
    assert refused == []


def test_what_an_edition_does_not_ask_is_left_aside_not_refused() -> None:
    someone = Someone("", "", "patient", {"not_yet_asked": True, "saddle_numbness": True})
    assert outcomes(OURS, someone, [FRANCE], NOON)["FR", "graded"].level == EMERGENCY


def test_answers_that_one_edition_refuses_are_told(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    change(folder, "facts.yaml", "max: 120", "max: 119", "age_years:")
    old = Someone("", "", "patient", {"age_years": 120})
    found = next(moved(OURS, load(folder), [old], NOON))
    assert found.after.contact is None
    assert "age_years" in found.after.refused


# --- the command


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few of the people who show what rules do; `test_the_command_tells_it_to_programs` meets them all."""
    monkeypatch.setattr("parcours_dos.cli.diff.own_cases", lambda *editions: own_cases(*editions)[::30])


@pytest.mark.usefixtures("few")
def test_the_same_edition_exits_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    people = tmp_path / "people.yaml"
    people.write_text("- {name: anna, who: Anna, facts: {saddle_numbness: true}}\n", "utf-8")
    assert main(["diff", str(FOLDER), str(copy(tmp_path)), "--people", str(people)]) == 0
    told = capsys.readouterr().out
    assert "Aucune règle ne change." in told
    assert "Pour aucune, le délai ou le premier contact ne change." in told


@pytest.mark.usefixtures("few")
def test_another_edition_exits_1_and_names_who_is_concerned(
    newer: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    people = tmp_path / "people.yaml"
    people.write_text(
        "- {name: anna, who: 'Anna, 43 ans, sueurs froides', facts: {age_years: 43, cold_sweat: true}}\n",
        "utf-8",
    )
    assert main(["diff", str(FOLDER), str(newer), "--people", str(people), "--on", "2026-11-25"]) == 1
    told = capsys.readouterr().out
    assert "cold_sweat, retiré" in told
    assert "Une zone insensible entre les jambes" in told
    _, _, anna = told.partition("Anna, 43 ans, sueurs froides")
    before, after = anna.splitlines()[1:3]
    assert "urgence, maintenant" in before
    assert "médecin en 24 heures" in after


def test_the_command_tells_it_to_programs(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(FOLDER), str(newer), "--json", "--on", "2026-11-25"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {change["name"] for change in told["differences"]} >= {"cold_sweat", "leg_weakness_mild"}
    assert any(each["facts"].get("cold_sweat") for each in told["moved"])
    assert told["people"] > 1000


def git(folder: Path, *words: str) -> None:
    mine = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.test"}
    mine |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.test"}
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env={**os.environ, **mine})


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with two revisions: the second drops a sign. The first has no words of its own."""
    top = tmp_path / "checkout"
    folder = copy(top, "parcours_dos/knowledge")
    shutil.rmtree(folder / "languages")
    git(top, "init", "-q")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "one")
    git(top, "tag", "first")
    drop(folder, "cold_sweat")
    git(top, "commit", "-q", "-a", "-m", "two")
    monkeypatch.chdir(top)
    return top


@pytest.mark.usefixtures("few")
def test_two_revisions_of_a_checkout_are_compared(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "first", "HEAD", "--on", "2026-11-25"]) == 1
    assert "cold_sweat, retiré" in capsys.readouterr().out


REFUSED = [
    ("nothing-of-the-kind", "ni un dossier de connaissance, ni une révision"),
    ("--output=x", "n'est pas une révision"),
]


@pytest.mark.parametrize(("name", "told"), REFUSED)
def test_what_is_not_an_edition_is_refused(
    name: str, told: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "--", name, "HEAD"]) == 2
    assert told in capsys.readouterr().err


def test_an_edition_of_another_shape_says_so_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy(tmp_path)
    change(folder, "red_flags.yaml", "    suspected:", "    suspicion:")
    assert main(["diff", str(folder), str(FOLDER)]) == 2
    told = capsys.readouterr().err
    assert "n'est pas celle que ce logiciel lit" in told
    assert "red_flags.yaml (ligne " in told


@pytest.mark.parametrize("content", ["- [", "hello", "- hello"])
def test_a_file_of_people_that_cannot_be_read_is_refused(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.yaml"
    people.write_text(content, "utf-8")
    assert main(["diff", str(FOLDER), str(FOLDER), "--people", str(people)]) == 2
    assert str(people) in capsys.readouterr().err
