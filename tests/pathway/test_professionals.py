"""Who can help: described in full, compared fairly, offered only where it is safe, and sold by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from parcours_dos.pathway.decision import Also, decide
from parcours_dos.pathway.in_french import document
from parcours_dos.pathway.loading import FOLDER, KnowledgeError, load
from parcours_dos.pathway.outcome import as_plain
from parcours_dos.pathway.shapes import ProfessionalEntry, StatementEntry

from .interview import MOMENT, site
from .someone import PLAIN, RULEBOOK, outcome
from .test_loading import copy_of_the_knowledge

FILE = RULEBOOK.professionals
PARTS = ("does", "examines", "prescribes", "when_to_see", "access", "visit", "cost")
ASKED_FOR = {
    *("doctor", "physiotherapist", "osteopath", "rheumatologist", "neurologist", "orthopaedic_surgeon"),
    *("physical_medicine_doctor", "pain_doctor", "emergency_service", "duty_doctor"),
    *("occupational_doctor", "insurance_doctor"),
}
COMMERCIAL = re.compile(
    r"chillow|oreiller|\b(promo|boutique|achet|commande|livraison|garanti)", re.IGNORECASE
)
ALARMING = re.compile(r"\b(usée?s?|abîmée?s?|foutue?s?|irréversible)\b", re.IGNORECASE)
DOSE = re.compile(r"\d+ ?(mg|g|grammes?|comprimés?)\b", re.IGNORECASE)


def statements(entry: ProfessionalEntry) -> Iterator[StatementEntry]:
    for part in PARTS:
        yield from getattr(entry, part)


def texts(part: Any) -> Iterator[str]:
    """Every sentence that people read in these entries."""
    if isinstance(part, msgspec.Struct):
        for field in msgspec.structs.fields(part):
            value = getattr(part, field.name)
            if field.name in ("text", "why", "sentence", "title", "label", "criterion"):
                yield value
            else:
                yield from texts(value)
    elif isinstance(part, dict | list | tuple):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from texts(inner)


def others(**changes: Any) -> list[Also]:
    return list(outcome("graded", **changes).also)


def named(**changes: Any) -> list[str]:
    return [also.professional for also in others(**changes)]


# --- complete


def test_every_profession_that_was_asked_for_is_there() -> None:
    described = {name for name, entry in FILE.professionals.items() if entry.kind == "profession"}
    assert described == ASKED_FOR


@pytest.mark.parametrize("name", sorted(ASKED_FOR))
def test_a_profession_is_described_in_every_part(name: str) -> None:
    entry = FILE.professionals[name]
    for part in PARTS:
        assert getattr(entry, part), f"{name} says nothing under {part}"


@pytest.mark.parametrize("name", sorted(FILE.professionals))
def test_what_is_said_of_them_is_dated_sourced_and_honest(name: str) -> None:
    for said in statements(FILE.professionals[name]):
        assert said.source in RULEBOOK.sources
        assert said.since is None or date.fromisoformat(said.since)
        if "on vérifié" in said.text:
            assert said.status == "unconfirmed", said.text


def test_a_price_says_its_country() -> None:
    for entry in FILE.professionals.values():
        for said in entry.cost:
            if "€" in said.text:
                assert said.country, said.text


def test_how_to_reach_a_service_is_said_for_each_country() -> None:
    for name in ("emergency_service", "duty_doctor", "suicide_line", "violence_line"):
        reached = {country for said in FILE.professionals[name].access for country in said.country}
        assert reached == set(RULEBOOK.countries), name


# --- compared fairly


def test_both_sides_answer_every_question_with_their_source() -> None:
    assert len(FILE.comparison) >= 8
    for row in FILE.comparison:
        for side in (row.physiotherapist, row.osteopath):
            assert side.text
            assert side.source in RULEBOOK.sources


def test_the_comparison_promises_no_effect_and_stands_beside_the_disagreements() -> None:
    said = " ".join(texts(FILE.comparison)) + " ".join(texts(FILE.professionals["osteopath"]))
    assert not re.search(r"48|72 heures|soulage|efficace|chaque année|idéal|1 à 3", said)
    beside = {entry.name: entry.rows for entry in RULEBOOK.orientation.disagreements}
    assert {row for name in FILE.beside for row in beside[name]} == {"X-11", "X-13", "X-14"}


# --- nothing is sold, nothing frightens, nothing is dosed


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.name)
def test_no_commercial_word_anywhere_in_the_knowledge(path: Path) -> None:
    assert not COMMERCIAL.search(path.read_text("utf-8"))


@pytest.mark.parametrize("pattern", [ALARMING, DOSE], ids=["alarming", "dose"])
def test_what_people_read_is_calm_and_never_a_dose(pattern: re.Pattern[str]) -> None:
    parts = [FILE, RULEBOOK.orientation, *RULEBOOK.countries.values()]
    assert [said for said in texts(parts) if pattern.search(said)] == []


def test_sentences_are_short() -> None:
    parts = [FILE, RULEBOOK.orientation, *RULEBOOK.countries.values()]
    for said in texts(parts):
        for sentence in re.split(r"(?<=[.?!]) ", said):
            words = [word for word in sentence.split() if word not in {":", ";", "?", "!", "«", "»"}]
            assert len(words) <= 20, sentence


# --- the osteopath, only when nothing speaks against it

WILLING: dict[str, Any] = {"manual_consent": True, "recurrent_within_12_months": True}


def test_an_osteopath_is_an_addition_that_the_person_wants() -> None:
    assert "osteopath" in named(**WILLING)
    assert "osteopath" not in named()
    assert "osteopath" not in named(manual_consent=False)
    assert "osteopath" not in named(manual_consent=None)
    assert "exercices" in next(also.why for also in others(**WILLING) if also.professional == "osteopath")


@pytest.mark.parametrize("answer", [True, None], ids=["yes", "not known"])
@pytest.mark.parametrize(
    "fact", ["leg_tingling", "leg_weakness", "both_legs", "night_pain_all_positions", "saddle_numbness"]
)
def test_an_osteopath_is_never_offered_with_a_contraindication_or_a_doubt(fact: str, answer: object) -> None:
    assert "osteopath" not in named(**{**WILLING, fact: answer})


@pytest.mark.parametrize(("certificate", "offered"), [(True, True), (False, False), (None, False)])
def test_for_the_neck_the_certificate_must_be_known(certificate: object, offered: bool) -> None:
    neck: dict[str, Any] = {name: False for name, gate in _gates() if "neck" in gate or "waist" in gate}
    said = {**WILLING, **neck, "pain_neck": True, "neck_certificate": certificate}
    found = outcome("graded", **said)
    assert found.urgency.name == "routine"
    assert ("osteopath" in [also.professional for also in found.also]) is offered


def _gates() -> Iterator[tuple[str, str]]:
    for name, entry in RULEBOOK.facts.items():
        if entry.only_if is not None and entry.type == "yes_no" and "patient" in entry.who:
            yield name, entry.only_if


def test_no_osteopath_row_goes_without_the_clearance() -> None:
    rows = [entry for entry in RULEBOOK.orientation.also if entry.professional == "osteopath"]
    assert len(rows) == 2
    for row in rows:
        assert row.urgency == ["none"]
        assert row.when is not None
        assert row.when.startswith("manual_care_open")


# --- the others


def test_private_help_is_marked_and_given_at_any_urgency() -> None:
    for hurt in ({}, {"chest_pain": True}, {"weight_loss": True}):
        found = {also.professional: also for also in others(blow_or_fall=None, hurt_by_someone=True, **hurt)}
        assert (found["violence_line"].private, found["violence_line"].phone) == (True, "17")
    sad = {also.professional: also for also in others(distress=True, suicidal_thoughts=True)}
    assert (sad["suicide_line"].private, sad["suicide_line"].phone) == (True, "3114")
    private = {e.professional for e in RULEBOOK.orientation.also if e.private}
    assert private == {"suicide_line", "violence_line"}


def test_a_number_that_was_not_confirmed_is_not_given() -> None:
    every = " ".join(texts([FILE, RULEBOOK.orientation, *RULEBOOK.countries.values()]))
    assert "3919" not in every
    assert "39 19" not in every


def test_specialists_come_after_the_doctor() -> None:
    specialists = ("rheumatologist", "neurologist", "orthopaedic_surgeon", "physical_medicine_doctor")
    for entry in RULEBOOK.orientation.also:
        if entry.professional in (*specialists, "pain_doctor"):
            assert entry.contact == ["doctor"], entry.why
    lasting: dict[str, Any] = {"duration_days": 200, "onset_age_years": 50, "age_years": 50}
    assert "rheumatologist" in named(**lasting)
    assert "neurologist" in named(leg_tingling=True, numbness_spreading=False)
    assert "physical_medicine_doctor" in named(**lasting, work_at_stake=True)


def test_work_opens_the_doors_of_work() -> None:
    assert {"occupational_doctor", "insurance_doctor"} <= set(named(work_at_stake=True))
    assert "occupational_doctor" in named(work_feels_harmful=True)


@pytest.mark.parametrize(
    ("low", "mid", "neck", "label"),
    [
        (True, False, False, "Poussée aiguë de lombalgie"),
        (False, False, True, "Poussée aiguë de cervicalgie"),
        (False, True, False, "Poussée aiguë de dorsalgie"),
        (True, True, True, "Poussée aiguë de douleurs du cou et du dos"),
        (True, True, False, "Poussée aiguë de lombalgie"),
        (False, False, False, None),
    ],
)
def test_the_course_is_named_after_the_region(low: bool, mid: bool, neck: bool, label: str | None) -> None:
    found = outcome("graded", pain_low_back=low, pain_mid_back=mid, pain_neck=neck)
    assert found.course == label


def test_notes_for_doctors_reach_clinicians_only() -> None:
    assert outcome("graded").doctor_notes == ()
    france = RULEBOOK.countries["FR"]
    found = decide(RULEBOOK, PLAIN, "clinician", MOMENT, france, site("graded"))
    assert {note.source for note in found.doctor_notes} <= set(RULEBOOK.sources)
    assert as_plain(found)["doctor_notes"] == [note.text for note in found.doctor_notes]
    rows = {row for note in RULEBOOK.orientation.doctor_notes for row in note.rows}
    assert {f"IM-0{number}" for number in range(1, 10)} <= rows


def test_medicine_information_waits_until_every_risk_is_cleared() -> None:
    risks = ["kidney_liver_heart_failure", "stomach_ulcer", "anti_inflammatory_allergy"]
    cleared: dict[str, Any] = dict.fromkeys([*risks, "blood_pressure_tablets", "other_painkiller"], False)

    def said(**changes: Any) -> set[str]:
        found = outcome("graded", **{**cleared, **changes})
        return {entry.name for entry in (*found.meanwhile, *found.avoid)}

    assert "anti_inflammatory_information" in said()
    for risk in risks:
        assert "anti_inflammatory_information" not in said(**{risk: None})
        assert "anti_inflammatory" in said(**{risk: True})
    assert "paracetamol_information" not in said(age_years=15)


# --- one home, checked


def test_the_printed_rulebook_holds_every_professional() -> None:
    printed = document(RULEBOOK)
    for entry in FILE.professionals.values():
        assert f"### {entry.label}\n" in printed
    assert "côte à côte" in printed


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("professionals.yaml", "source: OSTEO-RDR", "source: NOWHERE", "« NOWHERE » n'existe pas"),
        ("professionals.yaml", "country: [BE]", "country: [XX]", "le pays « XX » n'existe pas"),
        ("professionals.yaml", 'from: "2024-05-15"', 'from: "15 mai"', "n'est pas lisible"),
        ("professionals.yaml", "[osteopathy_claims,", "[osteopathy_claim,", "n'existe pas"),
        ("professionals.yaml", "  osteopath:\n", "  osteopaths:\n", "« osteopath » n'existe pas"),
        ("orientation.yaml", "country: [BE]", "country: [XX]", "le pays « XX » n'existe pas"),
    ],
)
def test_a_wrong_name_is_refused(tmp_path: Path, file: str, old: str, new: str, reason: str) -> None:
    folder = copy_of_the_knowledge(tmp_path)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(KnowledgeError, match=reason):
        load(folder)


def test_the_orientation_no_longer_names_them_twice() -> None:
    assert "professionals" not in yaml.safe_load((FOLDER / "orientation.yaml").read_text("utf-8"))
