"""A questionnaire written wrong is refused when the knowledge loads, with its file, its line and the cure."""

import shutil
from pathlib import Path

import pytest

from parcours_dos.pathway.loading import FOLDER, KnowledgeError, load


def refused(folder: Path, name: str, *changes: tuple[str, str]) -> str:
    """What is said of a questionnaire after these changes; the line and the cure are always there."""
    copied = folder / "knowledge"
    shutil.copytree(FOLDER, copied)
    file = copied / "instruments" / f"{name}.yaml"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    with pytest.raises(KnowledgeError) as error:
        load(copied)
    problem = error.value.problems[0]
    assert problem.file == f"instruments/{name}.yaml"
    assert problem.line > 1
    assert problem.cure
    return problem.reason


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("phq_4", "items: [nervous, worry], low", "items: [nervous, sad], low", "« sad » n'existe pas"),
        ("phq_4", "code: worry", "code: nervous", "écrite deux fois"),
        ("phq_4", "{value: 1, label: Plusieurs jours}", "{value: 0, label: Plusieurs jours}", "même nombre"),
        ("phq_4", "where: {total: [3, 5]}", "where: {total: [4, 5]}", "aucun palier pour total = 3"),
        ("phq_4", "where: {total: [3, 5]}", "where: {total: [2, 5]}", "deux paliers pour total = 2"),
        ("phq_4", "where: {total: [0, 2]}", "where: {sum: [0, 2]}", "le score « sum » n'existe pas"),
        ("phq_4", "low: 0, high: 12", "low: 0, high: 11", "va de 0 à 12"),
        ("phq_4", "source: PHQ9-NOTICE", "source: PHQ9-RUMOUR", "« PHQ9-RUMOUR » n'existe pas"),
        ("phq_4", "source: PHQ4-NINDS", "source: NOWHERE", "« NOWHERE » n'existe pas"),
        ("phq_4", "helps: suicide_line", "helps: nobody", "« nobody » n'existe pas"),
        ("phq_4", 'gives: {total: "6"', 'gives: {total: "7"', "échoue : total vaut 6, pas 7"),
        ("phq_4", "  show: true", "  show: false", "ne peut pas être montré"),
        ("phq_4", "translation_status: official", "translation_status: missing", "ne dit pas si les textes"),
        ("phq_4", "scale: frequency}", "scale: often}", "« often » n'existe pas"),
        (
            "start_back",
            "psychosocial: [0, 3]}",
            "psychosocial: [0, 2]}",
            "aucun palier pour psychosocial = 3",
        ),
        ("orebro_short", "scale: eleven, reversed: true", "scale: eleven", "échoue"),
        (
            "roland_morris",
            """confirm: "J'ai lu toutes les phrases"\n""",
            "",
            "ressemblerait à un score de zéro",
        ),
        ("pain", "change: {now: too_small}", "change: {now: better}", "le changement est too_small"),
    ],
)
def test_what_is_wrong_is_told(name: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    assert said in refused(tmp_path, name, (old, new))


def test_words_of_somebody_else_cannot_even_be_written(tmp_path: Path) -> None:
    told = refused(tmp_path, "start_back", ("concept: Jambe,", "concept: Jambe, text: La phrase d'un autre,"))
    assert "ne peut pas être montré" in told


def test_an_edition_without_questionnaires_still_loads(tmp_path: Path) -> None:
    copied = tmp_path / "knowledge"
    shutil.copytree(FOLDER, copied)
    shutil.rmtree(copied / "instruments")
    assert load(copied).instruments == {}
