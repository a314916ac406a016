"""A generated document that no longer says what the rules say is a wrong document."""

import pytest

from tests.case_report import PAGE
from tests.generate import DOCUMENTS, ROOT

OF_THE_CASES = str(PAGE.relative_to(ROOT))  # read again in test_cases.py, where the cases are run already


def test_the_document_of_the_cases_is_among_them() -> None:
    assert OF_THE_CASES in DOCUMENTS


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != OF_THE_CASES])
def test_document_is_fresh(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == DOCUMENTS[name](), "lancez « make docs » et relisez la différence"
