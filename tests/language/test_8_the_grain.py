"""Chapter 8. The grain: may a worse answer ever make a warning weaker?

Each fact says which answer is the warning. In this manual: rain, a long walk, a steep slope,
little water, no map. A condition goes with the grain when a worse answer never makes it less true.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcours_dos.language.check import Choice, Direction, Number, YesNo, against_the_grain
from parcours_dos.language.tree import Condition, Not, fact_of
from parcours_dos.language.truth import Truth

from .generated import Facts, conditions, fully_known, many, some
from .one_person import by_value, condition
from .vocabulary import VOCABULARY, WORSE

# condition; the fact that goes against the grain, if one does; the same when the condition lowers a warning
GRAIN = [
    # yes is worse
    ("rain", "", "rain"),
    ("not rain", "rain", ""),
    ("not not rain", "", "rain"),
    # no is worse
    ("map", "map", ""),
    ("not map", "", "map"),
    # higher is worse
    ("hours > 8", "", "hours"),
    ("hours >= 8", "", "hours"),
    ("hours < 8", "hours", ""),
    ("hours <= 8", "hours", ""),
    ("not hours < 8", "", "hours"),
    # lower is worse
    ("water < 2", "", "water"),
    ("water >= 2", "water", ""),
    # a value in the middle goes both ways
    ("hours == 8", "hours", "hours"),
    ("hours != 8", "hours", "hours"),
    ("hours in [7, 8]", "hours", "hours"),
    ("slope == 'gentle'", "slope", "slope"),
    ("slope in ['flat', 'steep']", "slope", "slope"),
    # the ends of an ordered choice go one way
    ("slope == 'steep'", "", "slope"),
    ("slope != 'flat'", "", "slope"),
    ("slope >= 'gentle'", "", "slope"),
    ("slope in ['gentle', 'steep']", "", "slope"),
    ("slope == 'flat'", "slope", ""),
    ("slope < 'steep'", "slope", ""),
    # no answer is worse: free both ways
    ("path == 'road'", "", ""),
    ("degrees < 0", "", ""),
    ("not (degrees == 0 and path != 'road')", "", ""),
    # in a longer condition, the first that goes wrong is named
    ("rain and hours > 8", "", "rain"),
    ("rain and not wind and not fog", "wind", "rain"),
    ("rain or (fog and map)", "map", "rain"),
    ("at_least(2, rain, fog, water >= 2)", "water", "rain"),
    ("not (map or water >= 2)", "", "map"),
    ("not (rain and map)", "rain", "map"),
    ("degrees < 0 and rain", "", "rain"),
]


@pytest.mark.parametrize(("text", "raising", "lowering"), GRAIN, ids=[row[0] for row in GRAIN])
def test_the_grain(text: str, raising: str, lowering: str) -> None:
    """Which fact, if any, would make a warning weaker as it gets worse; and the same for an exception."""
    for rising, expected in ((True, raising), (False, lowering)):
        leaf = against_the_grain(condition(text), WORSE, VOCABULARY, rising=rising)
        assert ("" if leaf is None else fact_of(leaf)) == expected


def worse_answer(name: str, answer: object, direction: Direction) -> object:
    """One step towards the warning, or the same answer at the end of the scale."""
    match VOCABULARY[name]:
        case YesNo():
            return direction == "yes"
        case Number(lowest, highest):
            assert isinstance(answer, int)
            return min(answer + 1, highest) if direction == "higher" else max(answer - 1, lowest)
        case Choice(options):
            rank = options.index(str(answer)) + (1 if direction == "higher" else -1)
            return options[min(max(rank, 0), len(options) - 1)]


def height(answer: Truth) -> int:
    """No, then not known, then yes."""
    return {False: 0, None: 1, True: 2}[answer]


DIRECTED = [name for name, direction in WORSE.items() if direction != "none"]


@many
@given(conditions, fully_known, st.sets(st.sampled_from(sorted(VOCABULARY))), st.sampled_from(DIRECTED))
def test_with_the_grain_a_worse_answer_never_lowers(
    tree: Condition, facts: Facts, silent: set[str], name: str
) -> None:
    """Whatever else is known or not, worse never makes such a condition less true."""
    for rising in (True, False):
        if against_the_grain(tree, WORSE, VOCABULARY, rising=rising) is not None:
            continue
        heard = {other: answer for other, answer in facts.items() if other not in silent or other == name}
        before = height(by_value(tree, heard))
        after = height(by_value(tree, heard | {name: worse_answer(name, facts[name], WORSE[name])}))
        assert after >= before if rising else after <= before


@some
@given(conditions)
def test_turning_a_condition_round_turns_its_grain(tree: Condition) -> None:
    """A condition and its contrary are judged alike from the two sides."""
    for rising in (True, False):
        straight = against_the_grain(tree, WORSE, VOCABULARY, rising=rising)
        assert against_the_grain(Not(tree), WORSE, VOCABULARY, rising=not rising) == straight
