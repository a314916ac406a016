"""A generated document that no longer says what the rules say is a wrong document."""

import pytest

from tests.generate import DOCUMENTS, ROOT


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_fresh(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == DOCUMENTS[name](), "lancez « make docs » et relisez la différence"
