"""H9. A medicine is named only to someone who said no to every reason against it, and never with a dose."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.shapes import AdviceEntry
from tests.pathway.someone import PLAIN, RULEBOOK, outcome
from tests.pathway.test_anyone import decided
from tests.requirements.references import entries, knowledge

DOSE = re.compile(r"\b\d+\s*(mg|g|grammes?|ml|gouttes?|comprimés?|gélules?|sachets?)\b")


def conditional() -> Iterator[AdviceEntry]:
    """The advice that names a medicine under conditions: it applies a row about medicines, and says when."""
    for entry in RULEBOOK.orientation.meanwhile:
        if entry.when and any(row.startswith("DR-") for row in entry.rows):
            yield entry


MEDICINES = tuple(conditional())


def reasons_against(entry: AdviceEntry) -> list[str]:
    """The yes/no facts that the advice looks at."""
    read = facts_of(RULEBOOK.conditions[str(entry.when)].spread)
    return sorted(name for name in read if RULEBOOK.facts[name].type == "yes_no")


def names(**said: Any) -> set[str]:
    return {entry.name for entry in outcome("graded", **said).meanwhile}


@pytest.mark.parametrize("entry", MEDICINES, ids=lambda entry: entry.name)
def test_one_reason_against_or_one_doubt_is_enough(entry: AdviceEntry) -> None:
    against = reasons_against(entry)
    nothing: dict[str, Any] = {**dict.fromkeys(against, False), "age_years": 34}
    assert against
    assert entry.name in names(**nothing)
    for name in against:
        assert entry.name not in names(**{**nothing, name: True}), name
        assert entry.name not in names(**{**nothing, name: None}), name
    for age in (None, 0, 9, 12, 17):
        assert entry.name not in names(**{**nothing, "age_years": age}), age


def test_someone_who_was_asked_nothing_is_told_no_medicine() -> None:
    against = {name for entry in MEDICINES for name in reasons_against(entry)}
    unasked = {name: value for name, value in PLAIN.items() if name not in against}
    told = {entry.name for entry in decided(unasked, "patient", "graded").meanwhile}
    assert not told & {entry.name for entry in MEDICINES}


def test_no_dose_is_written_anywhere() -> None:
    said = [value for part in knowledge().values() for _, entry in entries(part) for value in entry.values()]
    assert [text for text in said if isinstance(text, str) and DOSE.search(text)] == []
    assert DOSE.search("prenez 500 mg matin et soir")
