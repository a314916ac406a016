"""Every row that was asked of the orientation and of the plan is answered, by something that exists."""

import re
from collections.abc import Iterator

import pytest

from parcours_dos.pathway.loading import load
from tests.requirements.references import Reference, anchor, carriers, entries, knowledge, trouble
from tests.requirements.report import REASONS, Requirement, requirements
from tests.test_rows_are_answered import DISAGREEMENTS

ASKED = {"R-000": 121, "R-001": 87, "R-004": 31}
ROWS = [f"{document}-{row:02d}" for document, rows in ASKED.items() for row in range(1, rows + 1)]
CONTRADICTED = [7, 8, 24, 31, 37, 52, 53, 63, 64, 67, 71, 77, 97, 103, 104, 108, 111]
SOLD = re.compile(
    r"\b(achet\w+|boutique|promo\w*|remise|livraison|oreiller\w*|marque déposée|®|™)", re.IGNORECASE
)
everyone = pytest.mark.parametrize("one", requirements(), ids=lambda one: one.name)


def test_every_row_is_there_in_order() -> None:
    assert [one.name for one in requirements()] == ROWS


def test_every_contradicted_row_says_so() -> None:
    contradicted = [*(f"R-000-{row:02d}" for row in CONTRADICTED), "R-001-13", "R-001-14"]
    assert [one.name for one in requirements() if one.disputed] == contradicted


@everyone
def test_a_row_is_answered_or_says_why_not(one: Requirement) -> None:
    assert one.title
    assert one.is_answered, f"{one.name} : ni « met_by » ni « not_met », ou les deux"
    if one.not_met:
        assert one.not_met.why in REASONS
        assert one.not_met.says.endswith(".")
        assert bool(one.not_met.step) == (one.not_met.why == "next")


@everyone
def test_every_reference_exists(one: Requirement) -> None:
    shown = one.disputed.shown_by if one.disputed else ()
    assert [said for reference in (*one.met_by, *shown) if (said := trouble(reference))] == []


@everyone
def test_a_row_answered_by_a_row_is_its_own(one: Requirement) -> None:
    assert {reference.name for reference in one.met_by if reference.kind == "row"} <= {one.name}


@everyone
def test_a_row_answered_by_a_professional_is_said_of_that_professional(one: Requirement) -> None:
    said = {name for file, name in carriers().get(one.name, ()) if file == "professionals.yaml"}
    assert {reference.name for reference in one.met_by if reference.kind == "professional"} <= said


@everyone
def test_a_contradicted_row_follows_the_reference_and_gives_both_views(one: Requirement) -> None:
    if one.disputed is None:
        return
    answered = carriers().keys() | load().not_encoded.keys()
    assert one.disputed.follows
    assert set(one.disputed.follows) <= set(DISAGREEMENTS) & answered
    assert one.disputed.document.endswith(".")
    assert one.disputed.guideline.endswith(".")
    assert bool(one.disputed.shown_by) != bool(one.disputed.not_shown), "montrés, ou pourquoi pas"


def test_no_row_of_the_document_is_claimed_and_excused() -> None:
    excused = {one.name for one in requirements() if one.not_met}
    assert not excused & carriers().keys(), "dite sans réponse, mais appliquée par une règle"


# --- nothing commercial


def words() -> Iterator[str]:
    """Everything people may read, in the knowledge."""
    for content in knowledge().values():
        for _, entry in entries(content):
            yield from (value for value in entry.values() if isinstance(value, str))


def test_nothing_is_sold() -> None:
    assert [said for said in words() if SOLD.search(said)] == []
    assert SOLD.search("Achetez cet oreiller de marque déposée")


# --- a reference that is wrong is seen


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("rule", "sore_knee"),
        ("rule", "urgency"),
        ("row", "R-000-999"),
        ("fact", "sore_knee"),
        ("advice", "sore_knee"),
        ("disagreement", "sore_knee"),
        ("route", "sore_knee"),
        ("professional", "astrologer"),
        ("page", "/nulle-part"),
        ("test", "tests/test_requirements.py::test_that_nobody_wrote"),
        ("test", "tests/nowhere.py::test_every_reference_exists"),
        ("proof", "everything_is_fine"),
        ("document", "docs/nowhere.md"),
        ("document", "docs/politique-de-tri.md#nulle-part"),
        ("rumour", "saddle_numbness"),
    ],
)
def test_a_wrong_reference_is_caught(kind: str, name: str) -> None:
    assert trouble(Reference(kind, name))


@pytest.mark.parametrize(
    ("title", "expected"),
    [("En bref", "en-bref"), ("Tableau A : signes durs (urgence)", "tableau-a--signes-durs-urgence")],
)
def test_an_anchor_is_made_of_a_heading(title: str, expected: str) -> None:
    assert anchor(title) == expected
