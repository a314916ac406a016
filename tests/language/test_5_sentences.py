"""Chapter 5. Sentences: every condition can be read aloud in French and approved by a clinician."""

from __future__ import annotations

from itertools import product

import pytest

from parcours_dos.language.as_sentence import sentence
from parcours_dos.language.tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Not, OneOf

from .one_person import condition
from .vocabulary import ENGLISH, GRAMMAR, VOCABULARY, WORDS

SAID = [
    # a yes/no, and its contrary when the knowledge gives one
    ("rain", "il pleut"),
    ("not rain", "il ne pleut pas"),
    ("not fog", "il est établi que ceci est faux : il y a du brouillard"),
    # numbers carry their unit
    ("hours == 8", "la durée de marche est de 8 heures"),
    ("hours != 8", "la durée de marche n'est pas de 8 heures"),
    ("hours < 8", "la durée de marche est de moins de 8 heures"),
    ("hours <= 8", "la durée de marche est de 8 heures ou moins"),
    ("hours > 8", "la durée de marche est de plus de 8 heures"),
    ("hours >= 8", "la durée de marche est de 8 heures ou plus"),
    ("degrees < -5", "la température est de moins de -5 degrés"),
    # choices are said with their label, never with their code
    ("path == 'road'", "le chemin est « la route »"),
    ("path != 'road'", "le chemin n'est pas « la route »"),
    ("path in ['road', 'river']", "le chemin est « la route » ou « la rivière »"),
    ("slope >= 'gentle'", "la pente est au moins « douce »"),
    ("slope <= 'gentle'", "la pente est au plus « douce »"),
    ("slope > 'gentle'", "la pente est au-dessus de « douce »"),
    ("slope < 'gentle'", "la pente est en dessous de « douce »"),
    ("hours in [1, 2]", "la durée de marche est « 1 » ou « 2 »"),
    # joined
    ("rain and wind", "il pleut et il y a du vent"),
    ("rain or wind or fog", "il pleut ou il y a du vent ou il y a du brouillard"),
    ("rain and (wind or fog)", "il pleut et (il y a du vent ou il y a du brouillard)"),
    ("rain or wind and fog", "il pleut ou (il y a du vent et il y a du brouillard)"),
    # the reach of "faux" is closed by brackets
    ("not (rain and wind)", "il est établi que ceci est faux : (il pleut et il y a du vent)"),
    ("not fog and wind", "(il est établi que ceci est faux : il y a du brouillard) et il y a du vent"),
    ("not not rain", "il est établi que ceci est faux : il ne pleut pas"),
    # counted
    (
        "at_least(2, rain, wind, hours > 8)",
        "au moins deux de ces signes sont présents "
        "(il pleut ; il y a du vent ; la durée de marche est de plus de 8 heures)",
    ),
    ("at_least(1, rain, wind)", "au moins un de ces signes est présent (il pleut ; il y a du vent)"),
    (
        "at_least(1, rain and wind, fog) and lost",
        "au moins un de ces signes est présent ((il pleut et il y a du vent) ; il y a du brouillard) "
        "et le groupe est perdu",
    ),
]


@pytest.mark.parametrize(("text", "said"), SAID, ids=[text for text, _ in SAID])
def test_said(text: str, said: str) -> None:
    """The condition, and how it is said."""
    assert sentence(condition(text), WORDS, GRAMMAR) == said


def test_a_large_count_is_said_in_figures() -> None:
    """From ten on, the number is written in figures."""
    for count, said in ((9, "au moins neuf de"), (10, "au moins 10 de")):
        assert sentence(AtLeast(count, (Fact("rain"),) * 12), WORDS, GRAMMAR).startswith(said)


def one_step(parts: list[Condition]) -> list[Condition]:
    """Every condition made of one or two of these parts."""
    pairs = list(product(parts, repeat=2))
    return [
        *(Not(part) for part in parts),
        *(All(pair) for pair in pairs),
        *(AnyOf(pair) for pair in pairs),
        *(AtLeast(count, pair) for pair in pairs for count in (1, 2)),
    ]


def test_two_conditions_are_never_said_alike() -> None:
    """A clinician who approves a sentence approves one condition, not two: over all small conditions."""
    alone: list[Condition] = [Fact("rain"), Fact("fog"), OneOf("path", ("road", "river"))]
    alone += [Compare("slope", sign, "gentle") for sign in ("==", "!=", "<", "<=", ">", ">=")]
    alone += [Compare("hours", sign, 8) for sign in ("==", "!=", "<", "<=", ">", ">=")]
    few: list[Condition] = [Fact("rain"), Fact("fog")]
    small = [*alone, *one_step(alone), *one_step([*few, *one_step(few)])]
    different = set(small)
    assert len(different) > 2_000
    assert len({sentence(each, WORDS, GRAMMAR) for each in different}) == len(different)


def test_no_code_is_left_in_a_sentence() -> None:
    """Neither the name of a fact, nor a sign of comparison, nor an English word reaches the reader."""
    for text, _ in SAID:
        words = sentence(condition(text), WORDS, GRAMMAR).replace("(", " ").replace(")", " ").split()
        codes = {*VOCABULARY, "and", "or", "not", "road", "river", "gentle", "<", ">", "<=", ">=", "==", "!="}
        assert not codes & set(words)


def test_another_language_joins_the_same_clauses_its_own_way() -> None:
    """The grammar is a file: the words of the facts, and those that join them, change together."""
    text = "at_least(2, rain and wind, not fog, hours >= 8) or path in ['road', 'river']"
    said = sentence(condition(text), WORDS, ENGLISH)
    assert said == (
        "at least two of these signs are present ((il pleut and il y a du vent); "
        "(it is established that this is false: il y a du brouillard); "
        "la durée de marche is 8 heures or more) or le chemin is “la route” or “la rivière”"
    )
