"""Chapter 2. Writing a condition: what is accepted, what is refused, and what to write instead.

The text looks like Python and is read by Python's own reader, but is never executed.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parcours_dos.language.check import check
from parcours_dos.language.errors import ConditionError
from parcours_dos.language.parse import LONGEST, parse
from parcours_dos.language.tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Not, OneOf, facts_of

from .generated import conditions, some, written
from .vocabulary import VOCABULARY

RAIN, WIND, FOG = Fact("rain"), Fact("wind"), Fact("fog")

ACCEPTED: list[tuple[str, Condition]] = [
    ("rain", RAIN),
    ("not rain", Not(RAIN)),
    ("not not rain", Not(Not(RAIN))),
    ("rain and wind", All((RAIN, WIND))),
    ("rain and wind and fog", All((RAIN, WIND, FOG))),
    ("rain or wind", AnyOf((RAIN, WIND))),
    # `and` binds more tightly than `or`, and `not` more tightly than both
    ("rain or wind and fog", AnyOf((RAIN, All((WIND, FOG))))),
    ("(rain or wind) and fog", All((AnyOf((RAIN, WIND)), FOG))),
    ("not rain and wind", All((Not(RAIN), WIND))),
    ("not (rain and wind)", Not(All((RAIN, WIND)))),
    ("rain and (wind and fog)", All((RAIN, All((WIND, FOG))))),
    ("hours >= 8", Compare("hours", ">=", 8)),
    ("hours > 8", Compare("hours", ">", 8)),
    ("hours <= 8", Compare("hours", "<=", 8)),
    ("hours < 8", Compare("hours", "<", 8)),
    ("hours == 8", Compare("hours", "==", 8)),
    ("hours != 8", Compare("hours", "!=", 8)),
    ("degrees < -5", Compare("degrees", "<", -5)),
    ("not hours > 8", Not(Compare("hours", ">", 8))),
    ("slope == 'steep'", Compare("slope", "==", "steep")),
    ('slope == "steep"', Compare("slope", "==", "steep")),
    ("slope >= 'gentle'", Compare("slope", ">=", "gentle")),
    ("path in ['road', 'river']", OneOf("path", ("road", "river"))),
    ("hours in [1, 2]", OneOf("hours", (1, 2))),
    ("degrees in [-1, 0]", OneOf("degrees", (-1, 0))),
    ("at_least(1, rain)", AtLeast(1, (RAIN,))),
    ("at_least(2, rain, wind, fog)", AtLeast(2, (RAIN, WIND, FOG))),
    (
        "at_least(2, rain, hours >= 8, not fog)",
        AtLeast(2, (RAIN, Compare("hours", ">=", 8), Not(FOG))),
    ),
    ("at_least(1, at_least(2, rain, wind), fog)", AtLeast(1, (AtLeast(2, (RAIN, WIND)), FOG))),
    ("(\n  rain\n  and wind\n)", All((RAIN, WIND))),
]


@pytest.mark.parametrize(("text", "tree"), ACCEPTED, ids=[text for text, _ in ACCEPTED])
def test_accepted(text: str, tree: Condition) -> None:
    """Each form of the language, and the condition it becomes."""
    assert parse(text) == tree


def test_names_may_carry_accents() -> None:
    """A name is any word; whether it exists is the next chapter."""
    assert parse("température_élevée and pluie") == All((Fact("température_élevée"), Fact("pluie")))


# text; the character where the trouble starts; what is wrong; what to do
REFUSED: list[tuple[str, int, str, str]] = [
    # nothing, or half of something
    ("", 1, "pas comprise", "parenthèses"),
    ("rain and", 9, "pas comprise", "« and »"),
    ("rain wind", 6, "pas comprise", "« and »"),
    ("rain and and wind", 10, "pas comprise", "« and »"),
    ("(rain", 1, "pas comprise", "parenthèses"),
    ("rain)", 5, "pas comprise", "parenthèses"),
    ("slope == 'steep", 10, "pas comprise", "guillemets"),
    ("rain && wind", 7, "pas comprise", "« and »"),
    ("rain AND wind", 6, "pas comprise", "« and »"),
    ("rain; wind", 5, "pas comprise", "« and »"),
    ("hours = 3", 7, "pas comprise", "parenthèses"),
    # a value without a fact
    ("3", 1, "une valeur seule", "nom d'un fait"),
    ("'steep'", 1, "une valeur seule", "nom d'un fait"),
    ("True", 1, "une valeur seule", "nom d'un fait"),
    ("rain or None", 9, "une valeur seule", "nom d'un fait"),
    ("rain and 3", 10, "une valeur seule", "nom d'un fait"),
    # numbers are whole
    ("hours >= 2.5", 10, "ni un nombre entier", "nombre entier"),
    ("hours >= 2.0", 10, "ni un nombre entier", "nombre entier"),
    ("hours >= 1e1", 10, "ni un nombre entier", "nombre entier"),
    ("hours >= 2j", 10, "ni un nombre entier", "nombre entier"),
    ("hours >= 4 + 4", 10, "ni un nombre entier", "nombre entier"),
    ("hours >= +4", 10, "ni un nombre entier", "nombre entier"),
    ("hours >= --4", 10, "ni un nombre entier", "nombre entier"),
    ("hours >= (4, 5)", 10, "ni un nombre entier", "nombre entier"),
    ("slope == b'steep'", 10, "ni un nombre entier", "choix entre guillemets"),
    ("slope == f'{rain}'", 10, "ni un nombre entier", "choix entre guillemets"),
    ("slope == steep", 10, "ni un nombre entier", "choix entre guillemets"),
    # there is no date: a duration is a number of days, with the unit in the name
    ("start >= 2024-01-31", 15, "pas comprise", "parenthèses"),
    ("start >= date(2024, 1, 31)", 10, "ni un nombre entier", "nombre entier"),
    # yes and no are not compared
    ("rain == True", 9, "ne se comparent pas", "le fait seul"),
    ("rain != False", 9, "ne se comparent pas", "not fait"),
    ("rain in [True]", 10, "ne se comparent pas", "le fait seul"),
    ("hours == -True", 10, "ni un nombre entier", "nombre entier"),
    # there is no way to ask whether something is unknown
    ("rain is None", 1, "n'existe pas", "== !="),
    ("rain == None", 9, "ni un nombre entier", "nombre entier"),
    ("unknown(rain)", 1, "cet appel n'existe pas", "at_least"),
    # comparisons
    ("1 < hours < 8", 1, "deux comparaisons", "« and »"),
    ("rain and 1 < hours < 8", 10, "deux comparaisons", "« and »"),
    ("8 <= hours", 1, "commencer par un fait", "fait >= 3"),
    ("'steep' == slope", 1, "commencer par un fait", "fait >= 3"),
    ("(rain or wind) == fog", 2, "commencer par un fait", "fait >= 3"),
    ("hours + 1 > 8", 1, "commencer par un fait", "fait >= 3"),
    ("hours > water", 9, "ni un nombre entier", "nombre entier"),
    ("path is 'road'", 1, "cette comparaison n'existe pas", "in."),
    ("path not in ['road']", 1, "cette comparaison n'existe pas", "in."),
    ("hours <> 8", 7, "pas comprise", "parenthèses"),
    # lists
    ("path in []", 9, "demande une liste", "['a', 'b']"),
    ("path in 'road'", 9, "demande une liste", "['a', 'b']"),
    ("path in ('road', 'river')", 9, "demande une liste", "['a', 'b']"),
    ("path in {'road'}", 9, "demande une liste", "['a', 'b']"),
    ("path in [road]", 10, "ni un nombre entier", "entre guillemets"),
    ("path in [*paths]", 10, "ni un nombre entier", "entre guillemets"),
    ("hours in [1, 2.5]", 14, "ni un nombre entier", "nombre entier"),
    ("['road']", 1, "cette forme n'existe pas", "noms de faits"),
    # calls: one only
    ("open('file')", 1, "cet appel n'existe pas", "at_least"),
    ("__import__('os').system('ls')", 1, "cet appel n'existe pas", "at_least"),
    ("rain.at_least(1, wind)", 1, "cet appel n'existe pas", "at_least"),
    ("at_least(2, rain, count=3)", 1, "cet appel n'existe pas", "at_least"),
    ("at_most(2, rain, wind)", 1, "cet appel n'existe pas", "at_least"),
    ("at_least()", 1, "au moins un signe", "at_least(2, a, b, c)"),
    ("at_least(2)", 1, "au moins un signe", "at_least(2, a, b, c)"),
    ("at_least(rain, wind)", 10, "est un nombre", "at_least(2, a, b)"),
    ("at_least(True, rain)", 10, "est un nombre", "at_least(2, a, b)"),
    ("at_least(1.0, rain)", 10, "est un nombre", "at_least(2, a, b)"),
    ("at_least(-1, rain)", 10, "est un nombre", "at_least(2, a, b)"),
    ("at_least(0, rain, wind)", 10, "ne peut pas être atteint", "de 1 à 2"),
    ("at_least(3, rain, wind)", 10, "ne peut pas être atteint", "de 1 à 2"),
    ("at_least(1, *signs)", 1, "l'étoile", "Nommez chaque signe"),
    ("at_least(1, rain, 3)", 19, "une valeur seule", "nom d'un fait"),
    # everything else that Python knows
    ("walk.rain", 1, "cette forme n'existe pas", "noms de faits"),
    ("rain[0]", 1, "cette forme n'existe pas", "noms de faits"),
    ("rain & wind", 1, "cette forme n'existe pas", "noms de faits"),
    ("~rain", 1, "cette forme n'existe pas", "noms de faits"),
    ("-hours", 1, "cette forme n'existe pas", "noms de faits"),
    ("rain if wind else fog", 1, "cette forme n'existe pas", "noms de faits"),
    ("(rain := wind)", 2, "cette forme n'existe pas", "noms de faits"),
    ("lambda: rain", 1, "cette forme n'existe pas", "noms de faits"),
    ("[rain for rain in walks]", 1, "cette forme n'existe pas", "noms de faits"),
    ("rain, wind", 1, "cette forme n'existe pas", "noms de faits"),
    ("f'{rain}'", 1, "cette forme n'existe pas", "noms de faits"),
    ("import os", 1, "pas comprise", "parenthèses"),
    # a remark would hide what follows it
    ("rain # and wind", 6, "ne serait pas lue", "hors de la règle"),
    # characters that do not show
    ("\ud800", 1, "ne peut pas être lu", "Retapez"),
    ("rain and “wind”", 10, "pas comprise", "guillemets"),
    ("rain\u00a0and wind", 5, "pas comprise", "parenthèses"),
]


def read_or_refusal(text: str) -> Condition | ConditionError:
    """The condition, or why it was refused; anything else that goes wrong fails the test."""
    try:
        return parse(text)
    except ConditionError as refusal:
        return refusal


@pytest.mark.parametrize(("text", "column", "reason", "cure"), REFUSED, ids=[repr(row[0]) for row in REFUSED])
def test_refused(text: str, column: int, reason: str, cure: str) -> None:
    """What is refused is refused at its character, with what is wrong and what to write instead."""
    with pytest.raises(ConditionError) as refusal:
        parse(text)
    found = refusal.value
    assert (found.column, found.text) == (column, text)
    assert reason in found.reason
    assert cure in found.cure
    assert str(found) == f"caractère {column} : {found.reason} {found.cure}"


def test_the_place_counts_letters_not_bytes() -> None:
    """An accent is one character, and so is an emoji."""
    for before in ("ete", "été", "🙂"):
        with pytest.raises(ConditionError) as refusal:
            parse(f"path == '{before}' and hours > 2.5")
        assert refusal.value.column == len(f"path == '{before}' and hours > ") + 1


@pytest.mark.parametrize("end_of_line", ["\n", "\r\n"])
def test_the_place_counts_from_the_start_even_over_several_lines(end_of_line: str) -> None:
    """A long condition in brackets may be broken into lines."""
    start = end_of_line.join(["(été", " and hours > "])
    for wrong in ("2.5)", "])"):
        with pytest.raises(ConditionError) as refusal:
            parse(start + wrong)
        assert refusal.value.column == len(start) + 1


def test_a_condition_that_is_too_long() -> None:
    """Two thousand characters are enough for any rule; beyond, cut it with derived facts."""
    fits = "rain or " * 249 + "rain"
    assert len(fits) <= LONGEST
    parse(fits)
    parse("rain".ljust(LONGEST))
    with pytest.raises(ConditionError, match="trop longue") as refusal:
        parse("rain".ljust(LONGEST + 1))
    assert refusal.value.column == LONGEST + 1
    with pytest.raises(ConditionError, match="trop longue"):
        parse("rain or " * 1_000_000 + "rain")


@pytest.mark.parametrize(
    "text",
    ["(" * 300 + "rain" + ")" * 300, "[" * 900 + "]" * 900, "at_least(1," * 160 + "rain" + ")" * 160],
    ids=["brackets", "lists", "counts"],
)
def test_a_condition_that_is_nested_too_deep_never_breaks_the_program(text: str) -> None:
    """Either it is read, or it is refused like any other mistake."""
    found = read_or_refusal(text)
    assert isinstance(found, ConditionError) or facts_of(found) == {"rain"}


def test_when_the_reader_itself_runs_out_of_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever limit is met, the author is told to cut the condition."""

    def too_deep(*_: object) -> Condition:
        raise RecursionError

    monkeypatch.setattr("parcours_dos.language.parse._condition", too_deep)
    with pytest.raises(ConditionError, match="trop imbriquée") as refusal:
        parse("rain")
    assert refusal.value.cure == "Coupez-la en faits dérivés."


@pytest.mark.filterwarnings("ignore:invalid escape sequence")  # Python's own remark about r"\d" in a text
@some
@given(st.text() | st.text("abn()[]' .,<>=!-019é\n", max_size=30))
@example("a\0b")
@example("'\\d' == a")
def test_any_text_is_read_or_refused_in_its_place(text: str) -> None:
    """No text makes the program fail in another way, and the place is inside the text."""
    found = read_or_refusal(text)
    if isinstance(found, ConditionError):
        assert 1 <= found.column <= len(text) + 1
        assert found.reason
        assert found.cure


@some
@given(conditions)
def test_what_is_written_is_what_is_read(tree: Condition) -> None:
    """Every condition can be written down, and reading it gives the same condition back."""
    text = written(tree)
    if len(text) <= LONGEST:
        assert parse(text) == tree
        check(tree, VOCABULARY, text)
