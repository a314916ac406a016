"""One rule, explained whole: what its author wrote, what it says, what is proved, what became of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from parcours_dos.cli import main
from parcours_dos.pathway import documents, history
from parcours_dos.pathway.explain import Explanation, case_of, explain
from parcours_dos.pathway.loading import FOLDER, load
from parcours_dos.pathway.promises import Proved, proved
from parcours_dos.pathway.written import Rule, every_rule, lines_of, nearest
from proofs.report import PROMISES

RULEBOOK = load()
NAMES = tuple(dict.fromkeys(rule.name for rule in every_rule(RULEBOOK)))


def changed(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy of the knowledge in which the first `old` of a file became `new`."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))
    text = (folder / file).read_text("utf-8")
    assert old in text, f"the knowledge no longer holds « {old} »: choose another place to change"
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return folder


def one(name: str, folder: Path = FOLDER) -> Explanation:
    """The warning sign of this name, explained."""
    return explain(load(folder), name, folder)[0]


# --- what is written


@pytest.mark.parametrize(
    "rule", every_rule(RULEBOOK), ids=lambda rule: f"{rule.kind}-{rule.name}{rule.country}"
)
def test_the_lines_shown_are_those_of_the_file_and_hold_this_rule_alone(rule: Rule) -> None:
    lines = lines_of(rule)
    kept = (FOLDER / lines.file).read_text("utf-8").splitlines()
    shown = lines.text.splitlines()
    assert kept[lines.first - 1 : lines.first - 1 + len(shown)] == shown
    data = documents.read_text(lines.text).data
    if rule.kind == "derived":
        assert isinstance(data, dict)
        assert list(data) == [rule.name]
    else:
        assert isinstance(data, list)
        assert [entry["name"] for entry in data] == [rule.name]


def test_a_name_that_several_things_bear_shows_them_all() -> None:
    assert [told.kind for told in explain(RULEBOOK, "neck_trauma")] == ["sign", "derived", "plan"]
    routes = explain(RULEBOOK, "call_emergency")
    assert {told.country for told in routes} == {country.name for country in RULEBOOK.countries.values()}


# --- what it says


def test_every_rule_can_be_explained_and_every_case_holds() -> None:
    for name in NAMES:
        for told in explain(RULEBOOK, name):
            assert told.sayings or told.text or told.tiers
            assert all(case.holds for case in told.cases), name


def test_two_policies_are_told_apart_only_when_they_differ() -> None:
    assert [saying.policy for saying in one("saddle_numbness").sayings] == [None]
    apart = one("leg_weakness_reported").sayings
    assert [saying.policy for saying in apart] == ["source_document", "graded"]
    assert apart[0].sentence != apart[1].sentence


def test_a_case_that_does_not_come_out_as_written_is_seen(tmp_path: Path) -> None:
    old = "{gives: raised, facts: {saddle_numbness: true}}"
    folder = changed(tmp_path, "red_flags.yaml", old, old.replace("raised", "cleared"))
    told = one("saddle_numbness", folder).cases[0]
    assert not told.holds
    assert (told.gives, told.found) == ("cleared", "raised")
    text = (folder / "red_flags.yaml").read_text("utf-8").splitlines()
    assert "gives: cleared" in text[told.line - 1]


def test_no_and_not_known_are_not_the_same_answer() -> None:
    answers = [[fact.answer for fact in case.facts] for case in one("saddle_numbness").cases[:3]]
    assert answers == [["yes"], ["no"], ["unknown"]]


def test_the_facts_are_shown_as_they_are_asked_and_exceptions_apart() -> None:
    facts = {fact.name: fact for fact in one("saddle_numbness").facts}
    entry = RULEBOOK.facts["saddle_numbness"]
    assert facts["saddle_numbness"].question == entry.question
    assert entry.screen
    assert facts["saddle_numbness"].screen == RULEBOOK.screens[entry.screen].title
    assert not facts["saddle_numbness"].exception
    assert facts["saddle_before"].exception


def test_a_case_is_found_by_its_rank_and_nothing_beyond() -> None:
    cases = RULEBOOK.flag("saddle_numbness").entry.cases
    assert case_of(RULEBOOK, "saddle_numbness", 1) == cases[1]
    for rank in (-1, len(cases)):
        assert case_of(RULEBOOK, "saddle_numbness", rank) is None
    assert case_of(RULEBOOK, "nobody", 0) is None


# --- what is proved


def test_the_promises_told_are_those_that_are_proved() -> None:
    said = {
        p.name: p.sentence for name in NAMES for told in explain(RULEBOOK, name) for p in told.proved.promises
    }
    assert said
    assert said.items() <= {name: promise.SENTENCE for name, promise in PROMISES.items()}.items()


def test_every_promise_says_what_it_speaks_of() -> None:
    written = documents.read_bytes((Path("proofs") / "promises.yaml").read_bytes()).data
    assert isinstance(written, dict)
    assert set(written) == set(PROMISES)


def test_a_sign_is_shown_the_expectations_about_its_own_facts() -> None:
    demands = one("saddle_numbness").proved.expected
    assert demands
    for demand in demands:
        assert demand.row in RULEBOOK.flag("saddle_numbness").entry.rows
        assert demand.facts & {"saddle_numbness", "saddle_before"}
        line = (Path("proofs") / demand.file).read_text("utf-8").splitlines()[demand.line - 1]
        assert demand.row in line


def test_a_rule_of_one_region_is_said_to_be_within_reach_there() -> None:
    assert one("face_sign").proved.regions == ("pain_neck",)


def test_without_the_proofs_nothing_is_claimed(tmp_path: Path) -> None:
    nothing = proved("sign", ["A1"], frozenset({"saddle_numbness"}), tmp_path)
    assert nothing == Proved((), (), (), (), ())


def test_the_proofs_are_read_as_text_and_the_solver_is_never_loaded() -> None:
    code = (
        "import sys; from parcours_dos.pathway.explain import explain; "
        "from parcours_dos.pathway.loading import load; assert explain(load(), 'fever')[0].proved.promises; "
        "sys.exit(any(name.split('.')[0] in ('z3', 'proofs') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- what became of it


def test_the_history_of_this_edition_is_whole() -> None:
    assert history.untold(RULEBOOK) == ()


def test_a_rule_tells_which_edition_added_it_and_what_changed() -> None:
    assert [c.edition for c in one("face_sign").history] == ["2026-11-26"]
    added, then = one("pregnancy").history
    assert added.said is None
    assert then.said


EDITION = RULEBOOK.edition.name
DAMAGE = [
    (f'  - name: "{EDITION}"', '  - name: "2026-11-27.2"', f"l'édition « {EDITION} » n'y est pas"),
    ("face_sign, speech_sign", "speech_sign", "aucune édition n'ajoute la règle « face_sign »"),
    (
        "face_sign, speech_sign",
        "face_sign, nose_sign, speech_sign",
        "« nose_sign » (2026-11-26) n'existe pas",
    ),
    ("      neck_pain:", "      fever:", "« fever » est dite retirée"),
    ('date: "2026-11-26"', 'date: "2026-11-20"', "est avant la précédente"),
    ('date: "2026-11-26"', 'date: "2026-11-31"', "n'est pas lisible"),
]


@pytest.mark.parametrize(("old", "new", "told"), DAMAGE, ids=[row[2] for row in DAMAGE])
def test_a_history_that_is_not_true_is_seen(old: str, new: str, told: str, tmp_path: Path) -> None:
    """The check fails on all that is seen here, as it does below on an edition without any history."""
    damaged = load(changed(tmp_path, "history.yaml", old, new))
    assert any(told in complaint for complaint in history.untold(damaged))


def test_an_edition_without_any_history_is_read_but_fails_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))
    (folder / "history.yaml").unlink()
    assert explain(load(folder), "fever", folder)[0].history == ()
    assert main(["check", "--knowledge", str(folder)]) == 1
    assert "n'y est pas" in capsys.readouterr().out


# --- the command


def test_the_command_tells_it_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "saddle_numbness"]) == 0
    told = capsys.readouterr().out
    entry = RULEBOOK.flag("saddle_numbness").entry
    for part in (entry.reason, entry.place, entry.suspected, 'when: "saddle_numbness"', "2026-11-25"):
        assert part in told
    assert "Un signe d'alerte l'emporte toujours" in told
    assert "EN ÉCHEC" not in told


@pytest.mark.parametrize("name", ["saddle_numbness", "recent_without_risk", "call_emergency", "active_care"])
def test_the_command_tells_it_to_programs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {each["name"] for each in told} == {name}
    assert all(each["yaml"] and each["lines"]["first"] for each in told)


def test_a_name_misspelt_gets_the_names_near_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert nearest(RULEBOOK, "sadle_numbness")[0] == "saddle_numbness"
    assert main(["explain", "sadle_numbness"]) == 2
    assert "Vouliez-vous dire « saddle_numbness »" in capsys.readouterr().err


def test_the_name_of_a_fact_leads_to_the_rules_that_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "age_years", "--json"]) == 2
    read = capsys.readouterr()
    assert "c'est un fait, pas une règle" in read.err
    assert "over_55" in json.loads(read.out)["errors"][0]["allowed"]


def test_a_name_that_looks_like_nothing_leads_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "zzzzzz"]) == 2
    assert "parcours-dos rulebook" in capsys.readouterr().err
