"""French spaces, once over the text of a page, never inside a tag."""

import pytest

from parcours_dos.web.shared.templatetags.typography import typeset


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mal au dos ?", "Mal au dos\u00a0?"),
        ("« oui » ; non", "«\u00a0oui\u00a0»\u00a0; non"),
        ("38 °C, 4 semaines, 9 h 05", "38\u00a0°C, 4\u00a0semaines, 9\u00a0h\u00a005"),
        ("l'aide, l&#x27;aide", "l’aide, l’aide"),
        ('<p title="a : b">a : b</p>', '<p title="a : b">a\u00a0: b</p>'),
        ("12 : 30", "12\u00a0: 30"),
        ("Appelez le 15, le 28 mai", "Appelez le\u00a015, le\u00a028\u00a0mai"),
        ("deux mots", "deux mots"),
    ],
)
def test_spaces_that_hold(typed: str, read: str) -> None:
    assert typeset(typed, "fr") == read
