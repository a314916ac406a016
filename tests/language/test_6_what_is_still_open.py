"""Chapter 6. What is still open: the answers that could still change a condition.

Those are the questions worth asking. An answer "I do not know" is an answer: it is never asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcours_dos.language.still_open import finder
from parcours_dos.language.tree import Condition, Fact, facts_of, replace_leaves
from parcours_dos.language.truth import Truth

from .generated import Facts, conditions, fully_known, small_shapes, some, walkers
from .one_person import ANSWERS, by_value, condition, walker
from .vocabulary import VOCABULARY

SIGNS = ("rain", "wind", "fog", "lost", "map")

# condition; what is known; the answer so far; the questions that are left
OPEN = [
    # nothing asked yet
    ("rain", "", "unknown", "rain"),
    ("not rain", "", "unknown", "rain"),
    ("hours > 8", "", "unknown", "hours"),
    ("path in ['road']", "", "unknown", "path"),
    ("rain and wind", "", "unknown", "rain wind"),
    ("at_least(2, rain, wind, fog)", "", "unknown", "rain wind fog"),
    # one answer leaves the other to ask
    ("rain and wind", "rain=yes", "unknown", "wind"),
    ("rain or wind", "rain=no", "unknown", "wind"),
    ("at_least(2, rain, wind, fog)", "rain=yes", "unknown", "wind fog"),
    ("at_least(2, rain, wind, fog)", "rain=yes wind=no", "unknown", "fog"),
    # or settles the whole: nothing more to ask
    ("rain and wind", "rain=no", "no", ""),
    ("rain or wind", "rain=yes", "yes", ""),
    ("at_least(2, rain, wind, fog)", "rain=yes fog=yes", "yes", ""),
    ("at_least(2, rain, wind, fog)", "rain=no fog=no", "no", ""),
    ("not (rain and wind)", "wind=no", "yes", ""),
    # or settles one part: what only that part reads no longer matters
    ("rain and (wind or fog)", "wind=yes", "unknown", "rain"),
    ("rain or (wind and fog)", "wind=no", "unknown", "rain"),
    ("at_least(2, rain, wind and fog, lost)", "fog=no", "unknown", "rain lost"),
    ("(rain and wind) or (rain and fog)", "wind=no", "unknown", "rain fog"),
    # asked and not known: closed
    ("rain", "rain=?", "unknown", ""),
    ("not rain", "rain=?", "unknown", ""),
    ("rain and wind", "rain=?", "unknown", "wind"),
    ("rain and wind", "rain=? wind=?", "unknown", ""),
    ("rain and wind", "rain=? wind=yes", "unknown", ""),
    ("rain or wind", "rain=?", "unknown", "wind"),
    ("at_least(2, rain, wind, fog)", "rain=? wind=yes", "unknown", "fog"),
]


@pytest.mark.parametrize(("text", "known", "answer", "left"), OPEN)
def test_what_is_left_to_ask(text: str, known: str, answer: str, left: str) -> None:
    """The answer so far, and the facts that could still change it."""
    value, names = finder(condition(text), VOCABULARY)(walker(known))
    assert value is ANSWERS[answer]
    assert set(names) == set(left.split())


def test_questions_come_in_the_order_of_the_condition() -> None:
    """The author's order is kept."""
    _, names = finder(condition("wind and (fog or rain)"), VOCABULARY)({})
    assert names == ("wind", "fog", "rain")


@some
@given(conditions, walkers)
def test_only_questions_that_the_condition_reads_and_nobody_asked(tree: Condition, known: Facts) -> None:
    """What was asked is never asked again, even when the answer was "I do not know"."""
    value, names = finder(tree, VOCABULARY)(known)
    assert set(names) <= facts_of(tree) - set(known)
    if value is not None:
        assert names == ()


@some
@given(conditions, walkers, fully_known)
def test_what_is_settled_stays_settled(tree: Condition, known: Facts, later: Facts) -> None:
    """Once a condition is settled, no answer to what was not asked, or not known, changes it."""
    value, _ = finder(tree, VOCABULARY)(known)
    if value is not None:
        answered = {name: answer for name, answer in known.items() if answer is not None}
        assert by_value(tree, {**later, **answered}) is value


@some
@given(conditions, walkers, walkers, walkers)
def test_only_the_questions_left_can_change_the_answer(
    tree: Condition, known: Facts, one: Facts, other: Facts
) -> None:
    """Two walkers who answer those questions alike get the same answer, whatever else they say."""
    _, names = finder(tree, VOCABULARY)(known)
    alike = {name: one[name] for name in names if name in one}
    elsewhere_one = {name: answer for name, answer in one.items() if name not in names}
    elsewhere_other = {name: answer for name, answer in other.items() if name not in names}
    assert by_value(tree, elsewhere_one | alike | known) is by_value(tree, elsewhere_other | alike | known)


def each_sign_once(shape: Condition) -> Condition:
    """The same shape, with a sign of its own at each leaf."""
    fresh = iter(SIGNS)
    return replace_leaves(shape, lambda _: Fact(next(fresh)))


def that_matter(tree: Condition, known: Mapping[str, Truth]) -> set[str]:
    """Try everything: the signs not asked whose answer changes the outcome of at least one walker."""
    waiting = [name for name in SIGNS if name not in known]
    found: set[str] = set()
    for answers in product((True, False), repeat=len(waiting)):
        walked = {**known, **dict(zip(waiting, answers, strict=True))}
        outcome = by_value(tree, walked)
        found |= {
            name for name in waiting if by_value(tree, {**walked, name: not walked[name]}) is not outcome
        }
    return found


@some
@given(small_shapes, st.fixed_dictionaries({}, optional=dict.fromkeys(SIGNS, st.booleans())))
def test_no_question_is_idle(shape: Condition, known: dict[str, bool]) -> None:
    """When each sign is read once, some walker's outcome hangs on each question left, and on no other."""
    tree = each_sign_once(shape)
    assert set(finder(tree, VOCABULARY)(known)[1]) == that_matter(tree, known)


@some
@given(small_shapes, st.fixed_dictionaries({}, optional=dict.fromkeys(SIGNS, st.none() | st.booleans())))
def test_no_question_is_forgotten(shape: Condition, known: dict[str, Truth]) -> None:
    """Beside an "I do not know", a question may turn out idle; none that matters is left out."""
    tree = each_sign_once(shape)
    assert set(finder(tree, VOCABULARY)(known)[1]) >= that_matter(tree, known)
