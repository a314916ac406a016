"""A document comes in as plain data, or is refused with its line and a cure."""

from __future__ import annotations

import pytest

from parcours_dos.pathway.documents import DEEPEST, LARGEST, DocumentError, read_bytes, read_text


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("a: true\nb: false\nc: null\nd: ~\ne:", {"a": True, "b": False, "c": None, "d": None, "e": None}),
        (
            "a: no\nb: yes\nc: on\nd: off\ne: True",
            {"a": "no", "b": "yes", "c": "on", "d": "off", "e": "True"},
        ),
        (
            "a: 12\nb: -3\nc: '12'\nd: 1.5\ne: 012\nf: 0x1f\ng: 1_000",
            {"a": 12, "b": -3, "c": "12", "d": "1.5", "e": "012", "f": "0x1f", "g": "1_000"},
        ),
        ("a: 2026-11-25\nb: 12:30", {"a": "2026-11-25", "b": "12:30"}),
        ('{"a": [1, "true", true, null]}', {"a": [1, "true", True, None]}),
        ("1: x\nno: y", {"1": "x", "no": "y"}),
        ("a: |\n  deux\n  lignes\n", {"a": "deux\nlignes\n"}),
        ("a: 99999999999999999999999", {"a": "99999999999999999999999"}),
    ],
)
def test_words_stay_words_and_numbers_are_whole(text: str, data: object) -> None:
    assert read_text(text).data == data


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: 2\na: 3", 3, "« a » est écrit deux fois"),
        ('{"a": 1,\n "a": 2}', 2, "« a » est écrit deux fois"),
        ("x:\n  a: 1\n  a: 1", 3, "« a » est écrit deux fois"),
        ("a: 1\nb: !!python/object/apply:os.system ['ls']", 2, "l'étiquette"),
        ("a: !secret 1", 1, "l'étiquette"),
        ("a: &x 1\nb: *x", 1, "les renvois"),
        ("a: 1\nb: &all [1, 2]", 2, "les renvois"),
        ("a: 1\nb: [1", 3, "n'est pas du YAML"),
        ("a: 1\n\tb: 2", 2, "n'est pas du YAML"),
        ("a: 1\n? [x, y]\n: 2", 2, "un nom de fait doit être un mot"),
        ("a: 1\n---\nb: 2", 2, "n'est pas du YAML"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1, "trop imbriqué"),
        ("[" * 5000 + "]" * 5000, 1, "n'est pas du YAML"),
    ],
)
def test_what_is_refused_says_where_and_why(text: str, line: int, reason: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_text(text)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), str(refused.value)
    assert refused.value.cure
    assert str(refused.value).startswith(f"ligne {line} : ")


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{n}: &{n} [*{m}, *{m}]\n" for m, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(DocumentError, match="renvois"):
        read_text(bomb)


def test_a_document_as_deep_as_allowed_is_read() -> None:
    assert read_text("[" * DEEPEST + "]" * DEEPEST).data


def test_bytes_are_utf_8_with_or_without_a_mark() -> None:
    assert read_bytes("é: à".encode()).data == {"é": "à"}
    assert read_bytes("é: à".encode("utf-8-sig")).data == {"é": "à"}
    with pytest.raises(DocumentError, match="UTF-8") as refused:
        read_bytes("a: 1\né: à".encode("latin-1"))
    assert refused.value.line == 2


def test_a_file_that_is_too_large_is_refused() -> None:
    assert read_bytes(b" " * LARGEST).data is None
    with pytest.raises(DocumentError, match="trop grand"):
        read_bytes(b" " * (LARGEST + 1))


def test_each_piece_remembers_its_line() -> None:
    document = read_text("a:\n  b:\n  - x\n  - {c: 1,\n     d: 2}\n")
    assert document.line(("a", "b", 1, "d")) == 5
    assert document.line(("a", "b", 0)) == 3
    assert document.line(("a", "b", 1, "nowhere", 3)) == 4
    assert document.line(("nowhere",)) == 1
