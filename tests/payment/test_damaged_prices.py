"""Damaged prices refuse to load, with the file, the line, and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parcours_dos.pathway import shapes
from parcours_dos.pathway.loading import FOLDER, KnowledgeError, load
from parcours_dos.pathway.loading.files import Loader, Problem
from parcours_dos.pathway.loading.payment import check_payment

FRANCE, BELGIUM = "countries/france.yaml", "countries/belgium.yaml"


def damaged(tmp_path: Path, file: str, old: str, new: str) -> str:
    """The file of a country with the first `old` of its prices become `new`, in a folder of its own."""
    before, payment = (FOLDER / file).read_text("utf-8").split("\npayment:", 1)
    assert old in payment, f"the prices no longer hold « {old} »: choose another place to break"
    text = f"{before}\npayment:{payment.replace(old, new, 1)}"
    (tmp_path / "countries").mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(text, "utf-8")
    return text


def problems_of(folder: Path, file: str) -> list[Problem]:
    """What the check of the prices says."""
    loader = Loader(folder)
    country, document = loader.file(file, shapes.CountryFile)
    check_payment(loader, file, country, document)
    return loader.problems


# file; what stands there; what is written instead; the entry; the reason; the cure
DAMAGE = [
    (
        FRANCE,
        'from: "2026-01-01", value: "8.09"',
        'from: "2026-13-01", value: "8.09"',
        "low_back_common",
        "« 2026-13-01 » n'est pas une date",
        "AAAA-MM-JJ",
    ),
    (
        FRANCE,
        'from: "2026-01-01", value: "8.09"',
        'from: "2024-01-01", value: "8.09"',
        "low_back_common",
        "ne se suivent pas",
        "plus ancienne",
    ),
    (
        FRANCE,
        'from: "2026-01-01", value: "8.09"',
        'from: "2024-02-22", value: "8.09"',
        "low_back_common",
        "ne se suivent pas",
        "une ligne par date",
    ),
    (FRANCE, 'value: "2.15"', 'value: "2,15"', "key", "« 2,15 » n'est pas un nombre", "17.88"),
    (FRANCE, 'value: "2.15"', "value: null", "key", "ne peut pas être inconnue", "17.88"),
    (FRANCE, 'value: "0.50"', 'value: "-0.50"', "per_act", "« -0.50 » n'est pas un nombre", "17.88"),
    (
        FRANCE,
        'value: "15", source: REF2011',
        'value: "15.5", source: REF2011',
        "low_back_series",
        "n'est pas un nombre entier",
        "15",
    ),
    (
        FRANCE,
        "acts: [neck_trauma]",
        "acts: [neck_drama]",
        "neck_drama",
        "« neck_drama » n'existe pas (acte)",
        "neck_trauma",
    ),
    (
        FRANCE,
        "ways: [direct_team]",
        "ways: [window]",
        "window",
        "« window » n'existe pas (accès)",
        "direct_pilot",
    ),
    (
        FRANCE,
        "counted: episode\n      months: 3",
        "counted: episode",
        "direct_pilot",
        "« months »",
        "combien de mois",
    ),
    (FRANCE, "next: 30", "next: 1", "assessment", "ne se suivent pas", "first < next"),
    (
        FRANCE,
        "- name: neck_common\n",
        "- name: low_back_common\n",
        "low_back_common",
        "ce nom sert déjà",
        "autre nom",
    ),
    (FRANCE, "currency: EUR", "currency: FRF", "FRF", "la monnaie « FRF »", "EUR"),
    (
        BELGIUM,
        "{act: common, amounts",
        "{act: commun, amounts",
        "commun",
        "« commun » n'existe pas (acte)",
        "common_short",
    ),
    (BELGIUM, "{act: heavy, amounts", "{act: common, amounts", "heavy", "rien ne dit qui paie", "shares"),
    (
        BELGIUM,
        "cover: preferential",
        "cover: préféré",
        "préféré",
        "« préféré » n'existe pas (couverture)",
        "preferential",
    ),
    (
        BELGIUM,
        "after: common_situation",
        "after: common",
        "common",
        "« common » n'existe pas (limite)",
        "common_situation",
    ),
    (BELGIUM, "      after: common_situation\n", "", "common_beyond", "« after »", "au-delà"),
    (BELGIUM, "needs_prescription: true", "needs_prescription: false", "ways", "aucun accès", "ordonnance"),
    (
        FRANCE,
        "law: direct_access_in_teams",
        "law: direct_access",
        "direct_access",
        "« direct_access » n'existe pas (loi)",
        "direct_access_in_teams",
    ),
    (BELGIUM, 'value: "25"', 'value: "un quart"', "outside", "« un quart » n'est pas un nombre", "17.88"),
]


@pytest.mark.parametrize("file", [FRANCE, BELGIUM])
def test_our_own_prices_are_sound(file: str) -> None:
    assert problems_of(FOLDER, file) == []


@pytest.mark.parametrize(("file", "old", "new", "entry", "reason", "cure"), DAMAGE)
def test_damage_is_told(
    tmp_path: Path, file: str, old: str, new: str, entry: str, reason: str, cure: str
) -> None:
    text = damaged(tmp_path, file, old, new)
    problem = next(problem for problem in problems_of(tmp_path, file) if reason in problem.reason)
    assert problem.file == file
    assert problem.entry == entry
    assert cure in problem.cure
    told = text.splitlines()[problem.line - 1]
    assert (new and new.splitlines()[0] in told) or entry in told or told.startswith(f"  {entry}:"), told


def test_damaged_prices_stop_the_loading(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))
    damaged(folder, FRANCE, "source: TARIF2012", "source: TARIF1912")
    with pytest.raises(KnowledgeError, match="TARIF1912"):
        load(folder)
    damaged(folder, FRANCE, "currency: EUR", "currency: FRF")
    with pytest.raises(KnowledgeError, match="FRF"):
        load(folder)
