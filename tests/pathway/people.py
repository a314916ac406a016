"""Random people who never contradict themselves, for the promises that must hold for everyone."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.questions import Row
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import FactEntry

from .interview import Answer

Facts = dict[str, object]

#: Ages and days around which some rule changes its answer.
TURNING_POINTS = [4, 5, 7, 8, 9, 10, 19, 20, 27, 28, 34, 42, 43, 45, 50, 56, 65, 75, 90, 91]


def answers(entry: FactEntry, unknown: bool = True) -> st.SearchStrategy[object]:
    """What may be answered to one question; « no » and the ages of adults are more frequent."""
    none = [None] if unknown else []
    match entry.type:
        case "yes_no":
            return st.sampled_from([False, False, False, False, False, True, *none])
        case "choice":
            return st.sampled_from([*entry.choices, *none])
        case "integer":
            usual = st.sampled_from(
                [entry.min, entry.max, 3, 4, 5, 19, 20, 34, 50, 56, 65, 75, 27, 28, 90, 91]
            )
            drawn = usual.filter(lambda n: n is not None and (entry.min or 0) <= n <= (entry.max or 0))
            return st.one_of(drawn, st.none()) if unknown else drawn


def everything(rulebook: Rulebook, calm: bool = False) -> st.SearchStrategy[Facts]:
    """An answer ready for every question, clarifying ones included. `calm`: nobody doubts."""
    asked = {name: entry for name, entry in rulebook.facts.items() if entry.who}
    drawn = {name: answers(entry, not calm) for name, entry in asked.items()}
    drawn |= {f"{name}{CHECK}": answers(entry, not calm) for name, entry in asked.items() if entry.clarify}
    return st.fixed_dictionaries(drawn).map(lambda facts: without_contradiction(rulebook, facts))


def some(rulebook: Rulebook, who: str) -> st.SearchStrategy[Facts]:
    """What a program may send: any facts that this answerer can know, in any number."""
    asked = {name: entry for name, entry in rulebook.facts.items() if who in entry.who}
    drawn = {name: answers(entry) for name, entry in asked.items()}
    optional = st.fixed_dictionaries({}, optional=drawn)
    return optional.map(lambda facts: behind_open_gates(rulebook, without_contradiction(rulebook, facts)))


def no_to_the_rest(rulebook: Rulebook, told: Mapping[str, object]) -> Facts:
    """A patient who has answered everything: this, and no to every other question."""
    rest = {
        name: False
        for name, entry in rulebook.facts.items()
        if entry.type == "yes_no" and "patient" in entry.who and not entry.volunteered
    }
    return {**rest, **told}


def without_contradiction(rulebook: Rulebook, facts: Mapping[str, object]) -> Facts:
    """The same person, with the yes answers of a contradiction turned into no."""
    mended = dict(facts)
    for constraint in rulebook.constraints:
        said = [name for name in rulebook.facts if name in constraint.reading.text]
        for name in said:
            if mended.get(name) is True and constraint.reading.value(mended) is False:
                mended[name] = False
    return mended


def behind_open_gates(rulebook: Rulebook, facts: Mapping[str, object]) -> Facts:
    """The same person, without the answers to questions that cannot be asked of them."""
    kept = dict(facts)
    while closed := [n for n in kept if n in rulebook.gates and rulebook.gates[n].value(kept) is not True]:
        for name in closed:
            del kept[name]
    return kept


def saying(facts: Mapping[str, object]) -> Answer:
    """Someone who gives the answer that is ready for each question."""

    def answer(row: Row) -> object:
        return facts[row.fact]

    return answer
