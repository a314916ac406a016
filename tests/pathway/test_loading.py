"""Damaged knowledge refuses to load, and says in which file, on which line, and what to do.

Each row breaks one thing in a copy of the real knowledge.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parcours_dos.pathway.loading import FOLDER, KnowledgeError, Problem, load

RULES, FACTS, ORIENTATION, FRANCE = (
    "red_flags.yaml",
    "facts.yaml",
    "orientation.yaml",
    "countries/france.yaml",
)


def copy_of_the_knowledge(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))


def problems_after(tmp_path: Path, file: str, old: str, new: str) -> tuple[tuple[Problem, ...], str]:
    """What the loader says once the first `old` has become `new`; and the text it read."""
    folder = copy_of_the_knowledge(tmp_path)
    text = (folder / file).read_text("utf-8")
    assert old in text, f"the knowledge no longer holds « {old} »: choose another place to break"
    damaged = text.replace(old, new, 1)
    (folder / file).write_text(damaged, "utf-8")
    with pytest.raises(KnowledgeError) as refused:
        load(folder)
    return refused.value.problems, damaged


def assert_named(tmp_path: Path, file: str, old: str, new: str, reason: str, cure: str) -> None:
    """Once the first `old` has become `new`, the loader says why it refuses, and what to do."""
    problems, _ = problems_after(tmp_path, file, old, new)
    told = [str(problem) for problem in problems]
    assert any(reason in text and cure in text for text in told), told


# file; what stands there; what is written instead; where the author is sent; the reason; the cure
DAMAGE = [
    (
        RULES,
        'when: "saddle_numbness"',
        'when: "sadle_numbness"',
        "- name: saddle_numbness",
        "« sadle_numbness » n'existe pas",
        "« saddle_numbness » ?",
    ),
    (
        RULES,
        "age_years >= 75 and sudden_onset",
        "age_years >= 750 and sudden_onset",
        "- name: sudden_pain_after_75",
        "750 est hors des bornes",
        "de 0 à 120",
    ),
    (
        RULES,
        'when: "age_years > 55"',
        'when: "age_years > 120"',
        "- name: over_55",
        "toujours ou jamais franchi",
        "à l'intérieur des bornes",
    ),
    (
        RULES,
        "all_positions and trend == 'worse'",
        "all_positions and trend == 'worst'",
        "- name: rest_pain_worsening",
        "« worst » n'est pas un choix",
        "improving, stable, worse",
    ),
    (
        RULES,
        'when: "recent_fall and nerve_sign"',
        'when: "recent_fall and (nerve_sign"',
        "- name: fall_with_nerve_sign",
        "n'est pas comprise",
        "parenthèses",
    ),
    (
        RULES,
        'when: "recent_fall and nerve_sign"',
        'when: "recent_fall and not nerve_sign"',
        "- name: fall_with_nerve_sign",
        "pris à l'envers",
        "« unless »",
    ),
    (
        RULES,
        "      - {gives: undecided, facts: {saddle_numbness: null}}\n",
        "",
        "- name: saddle_numbness",
        "il manque un cas : undecided",
        "sous cases",
    ),
    (
        RULES,
        "source: BMJBP-CES",
        "source: BMJ-NOWHERE",
        "- name: bladder_change",
        "« BMJ-NOWHERE » n'existe pas",
        "sources.yaml",
    ),
    (
        RULES,
        "- name: bladder_change",
        "- name: saddle_numbness",
        "- name: saddle_numbness\n    rows: [RF-01",
        "ce nom sert déjà",
        "un autre nom",
    ),
    (
        RULES,
        "    urgency: emergency\n",
        "    urgency: emergency\n    urgency: emergency\n",
        "urgency: emergency\n    sign",
        "écrit deux fois",
        "Gardez-en un",
    ),
    (
        RULES,
        "    urgency: emergency\n",
        "    urgancy: emergency\n",
        "- name: saddle_numbness",
        "urgancy",
        "une entrée voisine",
    ),
    (
        RULES,
        "    urgency: emergency\n",
        "    urgency: at_once\n",
        "urgency: at_once",
        "at_once",
        "une entrée voisine",
    ),
    (
        RULES,
        "cleared_by: medical_assessment",
        "cleared_by: a_phone_call",
        "- name: leg_tingling",
        "ce cleared_by n'existe pas",
        "medical_assessment",
    ),
    (
        RULES,
        "{source_document: within_48h, graded: none}",
        "{graded: none}",
        "- name: diabetes\n",
        "une politique manque",
        "les deux politiques",
    ),
    (
        FACTS,
        '"fever_38 or shivering"',
        '"fever_38 or feverish"',
        "feverish: {is",
        "dépend de lui-même",
        "Coupez la boucle",
    ),
    (
        FACTS,
        '{is: "duration_days > 90"',
        '{is: "long_standing_since_youth"',
        "chronic: {is",
        "dépend de lui-même",
        "Coupez la boucle",
    ),
    (FACTS, "    min: 0\n    max: 120", "    max: 120", "age_years:", "deux bornes", "min et max"),
    (
        FACTS,
        "only_if: young_child, otherwise: false",
        "only_if: young_child",
        "child_refuses_to_walk:",
        "demande « otherwise »",
        "quand la condition est fausse",
    ),
    (FACTS, "screen: person", "screen: nowhere", "age_years:", "un écran connu", "question et screen"),
    (
        FACTS,
        "who: [clinician], absent: 5",
        "who: [clinician]",
        "motor_grade:",
        "une valeur absente",
        "Ajoutez absent",
    ),
    (FACTS, "ordered: true", "ordered: false", "trend:", "demande un ordre", "ordonnez les choix"),
    (FACTS, "  age_years:\n", "  age-years:\n", "age-years:", "ce nom n'est pas admis", "a-z, 0-9 et _"),
    (FACTS, "  young_child: {is", "  pain_neck: {is", "pain_neck: {is", "déjà un fait", "un autre nom"),
    (
        FACTS,
        "not (first_episode and pain_as_usual)",
        "not (first_episode and pain_as_always)",
        "- name: first_or_usual",
        "n'existe pas",
        "« pain_as_usual » ?",
    ),
    (
        ORIENTATION,
        "when: sleeps_badly",
        "when: sleeps_baddly",
        "when: sleeps_baddly",
        "n'existe pas",
        "« sleeps_badly » ?",
    ),
    (
        FRANCE,
        'from: "2023-08-22"',
        'from: "22/08/2023"',
        "- fact: direct_access_in_teams",
        "pas lisible",
        "AAAA-MM-JJ",
    ),
    (
        FRANCE,
        'from: "2030-07-15"',
        'from: "2020-07-15"',
        "- fact: direct_access_in_pilots",
        "ne se suivent pas",
        "la plus ancienne",
    ),
    ("edition.yaml", "name:", "nam:", "nam:", "nam", "une entrée voisine"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "reason", "cure"),
    DAMAGE,
    ids=[f"{row[0]}: {row[2].strip()[:50]}" for row in DAMAGE],
)
def test_damaged_knowledge_is_refused(
    tmp_path: Path, file: str, old: str, new: str, where: str, reason: str, cure: str
) -> None:
    problems, damaged = problems_after(tmp_path, file, old, new)
    first = next(p for p in problems if reason in p.reason)
    assert cure in first.cure
    assert (first.file, first.line) == (file, damaged[: damaged.index(where)].count("\n") + 1)
    assert str(first).startswith(f"{file}, ligne {first.line}")


@pytest.mark.parametrize(
    "file", ["edition.yaml", "sources.yaml", FACTS, RULES, ORIENTATION, "not_encoded.yaml"]
)
def test_a_missing_file_is_named(tmp_path: Path, file: str) -> None:
    folder = copy_of_the_knowledge(tmp_path)
    (folder / file).unlink()
    with pytest.raises(KnowledgeError, match=f"{file}.*manque"):
        load(folder)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = copy_of_the_knowledge(tmp_path)
    (folder / FACTS).write_bytes(b"# ok\n\xe9\n")
    with pytest.raises(KnowledgeError, match=r"facts\.yaml, ligne 2 : .*UTF-8"):
        load(folder)


def test_several_faults_are_shown_together(tmp_path: Path) -> None:
    folder = copy_of_the_knowledge(tmp_path)
    text = (folder / RULES).read_text("utf-8")
    damaged = text.replace('when: "chest_pain"', 'when: "chest_pains"', 1).replace(
        'when: "blisters"', 'when: "blister"', 1
    )
    (folder / RULES).write_text(damaged, "utf-8")
    with pytest.raises(KnowledgeError) as refused:
        load(folder)
    assert [problem.entry for problem in refused.value.problems] == ["chest_pain", "shingles"]


def test_the_knowledge_that_ships_loads_once() -> None:
    assert load() is load()
    assert load().flags


def test_bands_are_cut_where_a_rule_changes_its_answer() -> None:
    """A person answers a stretch of days: every rule must say the same from its first day to its last."""
    book = load()
    for name, bands in book.bands.items():
        entry = book.facts[name]
        assert bands[0].lowest == entry.min
        assert bands[-1].highest == entry.max
        assert [band.lowest for band in bands[1:]] == [band.highest + 1 for band in bands[:-1]]
    assert {band.lowest for band in book.bands["duration_days"]} == {0, 28, 42, 91}
    assert {band.lowest for band in book.bands["trauma_days"]} == {0, 8, 43}
