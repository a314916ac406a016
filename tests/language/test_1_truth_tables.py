"""Chapter 1. Yes, no, not known: how three answers combine.

Y is yes, N is no, ? is not known. The tables are complete; SQLite, which knows nothing of
ours, is asked the same questions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import combinations, product

import pytest

from parcours_dos.language.tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Not, OneOf
from parcours_dos.language.truth import Truth, all_of, any_of, at_least, negate

from .one_person import by_formula, by_opening, by_value

MARK: dict[str, Truth] = {"Y": True, "N": False, "?": None}
EVERY: tuple[Truth, ...] = (True, False, None)
RAIN, WIND, FOG = Fact("rain"), Fact("wind"), Fact("fog")
READINGS = [by_value, by_opening, by_formula]
Ask = Callable[..., Truth]


def rows(table: str) -> list[tuple[Truth, ...]]:
    """Each line of a small table, as answers."""
    return [tuple(MARK[mark] for mark in line.split()) for line in table.strip().splitlines()]


def weather(*answers: Truth) -> dict[str, object]:
    """A walker who answered about rain, wind and fog, in this order."""
    return dict(zip(("rain", "wind", "fog"), answers, strict=False))


@pytest.fixture
def sql() -> Iterator[Ask]:
    """Ask SQLite for the value of an expression; `?1`, `?2`, ... are the answers."""
    with closing(sqlite3.connect(":memory:")) as database:

        def ask(expression: str, *answers: object) -> Truth:
            found = database.execute(f"select {expression}", answers).fetchone()[0]
            return None if found is None else bool(found)

        yield ask


NOT_TABLE = """
    Y   N
    N   Y
    ?   ?
"""
AND_TABLE = """
    Y Y   Y
    Y N   N
    Y ?   ?
    N Y   N
    N N   N
    N ?   N
    ? Y   ?
    ? N   N
    ? ?   ?
"""
OR_TABLE = """
    Y Y   Y
    Y N   Y
    Y ?   Y
    N Y   Y
    N N   N
    N ?   ?
    ? Y   Y
    ? N   ?
    ? ?   ?
"""
# Three signs; then: at least one, at least two, all three.
COUNT_TABLE = """
    Y Y Y   Y Y Y
    Y Y N   Y Y N
    Y Y ?   Y Y ?
    Y N Y   Y Y N
    Y N N   Y N N
    Y N ?   Y ? N
    Y ? Y   Y Y ?
    Y ? N   Y ? N
    Y ? ?   Y ? ?
    N Y Y   Y Y N
    N Y N   Y N N
    N Y ?   Y ? N
    N N Y   Y N N
    N N N   N N N
    N N ?   ? N N
    N ? Y   Y ? N
    N ? N   ? N N
    N ? ?   ? ? N
    ? Y Y   Y Y ?
    ? Y N   Y ? N
    ? Y ?   Y ? ?
    ? N Y   Y ? N
    ? N N   ? N N
    ? N ?   ? ? N
    ? ? Y   Y ? ?
    ? ? N   ? ? N
    ? ? ?   ? ? ?
"""


def test_the_tables_leave_nothing_out() -> None:
    """Every combination of answers has its line, once."""
    assert sorted(map(str, (row[:1] for row in rows(NOT_TABLE)))) == sorted(map(str, product(EVERY)))
    for table in (AND_TABLE, OR_TABLE):
        assert sorted(map(str, (row[:2] for row in rows(table)))) == sorted(
            map(str, product(EVERY, repeat=2))
        )
    assert sorted(map(str, (row[:3] for row in rows(COUNT_TABLE)))) == sorted(
        map(str, product(EVERY, repeat=3))
    )


@pytest.mark.parametrize(("answer", "contrary"), rows(NOT_TABLE))
def test_not(answer: Truth, contrary: Truth) -> None:
    """The contrary of not known is not known."""
    assert negate(answer) is contrary
    for read in READINGS:
        assert read(Not(RAIN), weather(answer)) is contrary


@pytest.mark.parametrize(("left", "right", "both"), rows(AND_TABLE))
def test_and(left: Truth, right: Truth, both: Truth) -> None:
    """One no is enough to say no, even beside something not known."""
    assert all_of([left, right]) is both
    for read in READINGS:
        assert read(All((RAIN, WIND)), weather(left, right)) is both


@pytest.mark.parametrize(("left", "right", "either"), rows(OR_TABLE))
def test_or(left: Truth, right: Truth, either: Truth) -> None:
    """One yes is enough to say yes, even beside something not known."""
    assert any_of([left, right]) is either
    for read in READINGS:
        assert read(AnyOf((RAIN, WIND)), weather(left, right)) is either


@pytest.mark.parametrize("row", rows(COUNT_TABLE), ids=str)
def test_at_least(row: tuple[Truth, ...]) -> None:
    """Yes when enough are yes; no when yes and not known together are too few; else not known."""
    signs, expected = row[:3], row[3:]
    for count in (1, 2, 3):
        assert at_least(count, signs) is expected[count - 1]
        for read in READINGS:
            assert read(AtLeast(count, (RAIN, WIND, FOG)), weather(*signs)) is expected[count - 1]


def test_nothing_asked_reads_like_asked_and_not_known() -> None:
    """A rule does not tell the two apart; only the choice of the next question does."""
    for read in READINGS:
        assert read(RAIN, {}) is None
        assert read(RAIN, {"rain": None}) is None


@pytest.mark.parametrize(("left", "right"), list(product(EVERY, repeat=2)))
def test_de_morgan(left: Truth, right: Truth) -> None:
    """ "Not both" is "one of them not"; "neither" is "both not": also when something is not known."""
    facts = weather(left, right)
    for read in READINGS:
        not_both = read(Not(All((RAIN, WIND))), facts)
        assert not_both is read(AnyOf((Not(RAIN), Not(WIND))), facts)
        neither = read(Not(AnyOf((RAIN, WIND))), facts)
        assert neither is read(All((Not(RAIN), Not(WIND))), facts)


@pytest.mark.parametrize("signs", list(product(EVERY, repeat=3)), ids=str)
def test_at_least_one_is_or_and_at_least_all_is_and(signs: tuple[Truth, ...]) -> None:
    """Counting agrees with the words it generalises; "too few" is "enough of the contrary"."""
    assert at_least(1, signs) is any_of(signs)
    assert at_least(3, signs) is all_of(signs)
    for count in (1, 2, 3):
        contrary = [negate(sign) for sign in signs]
        assert negate(at_least(count, signs)) is at_least(3 - count + 1, contrary)


def test_nothing_to_combine() -> None:
    """All of nothing holds and one of nothing does not; the language has no way to write either."""
    assert all_of([]) is True
    assert any_of([]) is False


def test_sql_agrees_on_and_or_not(sql: Ask) -> None:
    """The same three tables are those of SQL."""
    for answer in EVERY:
        assert negate(answer) is sql("not ?1", answer)
    for left, right in product(EVERY, repeat=2):
        assert all_of([left, right]) is sql("?1 and ?2", left, right)
        assert any_of([left, right]) is sql("?1 or ?2", left, right)


def test_sql_agrees_on_counting(sql: Ask) -> None:
    """ "At least two of four" is, in SQL, one of the six pairs being both true."""
    for count in (1, 2, 3, 4):
        groups = combinations(("?1", "?2", "?3", "?4"), count)
        spelled = " or ".join(f"({' and '.join(group)})" for group in groups)
        for signs in product(EVERY, repeat=4):
            assert at_least(count, signs) is sql(spelled, *signs)


@pytest.mark.parametrize("operator", ["==", "!=", "<", "<=", ">", ">="])
def test_sql_agrees_on_comparisons(sql: Ask, operator: str) -> None:
    """Comparing what is not known gives not known, whatever the comparison."""
    for hours in (None, 0, 7, 8, 9, 24):
        for read in READINGS:
            assert read(Compare("hours", operator, 8), {"hours": hours}) is sql(f"?1 {operator} 8", hours)


def test_sql_agrees_on_lists(sql: Ask) -> None:
    """Looking for what is not known in a list gives not known."""
    listed: list[tuple[Condition, str, str, tuple[object, ...]]] = [
        (
            OneOf("path", ("road", "river")),
            "?1 in ('road', 'river')",
            "path",
            (None, "road", "forest", "river"),
        ),
        (OneOf("hours", (2, 4)), "?1 in (2, 4)", "hours", (None, 1, 2, 3, 4, 5)),
    ]
    for condition, spelled, name, answers in listed:
        for answer in answers:
            for read in READINGS:
                assert read(condition, {name: answer}) is sql(spelled, answer)
