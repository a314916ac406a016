"""Every rule does what its cases say: this is where the cases written beside each rule are run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parcours_dos.pathway import facts
from parcours_dos.pathway.flags import Known, State, state
from parcours_dos.pathway.rulebook import POLICIES, Flag
from parcours_dos.pathway.shapes import CaseEntry, Policy

from .someone import RULEBOOK

CASES = [(flag, case) for flag in RULEBOOK.flags for case in flag.entry.cases]


def given(flag: Flag, case: CaseEntry, policy: Policy | None = None) -> str:
    known = facts.read(RULEBOOK, case.facts, case.by)
    return state(flag, Known.by(RULEBOOK, known, case.by), policy or case.policy).word


@pytest.mark.parametrize("flag", RULEBOOK.flags, ids=lambda flag: flag.name)
def test_every_case_gives_what_it_says(flag: Flag) -> None:
    wrong = [(case, found) for case in flag.entry.cases if (found := given(flag, case)) != case.gives]
    assert wrong == []


@pytest.mark.parametrize("flag", RULEBOOK.flags, ids=lambda flag: flag.name)
def test_every_rule_shows_each_of_its_faces(flag: Flag) -> None:
    shown = {case.gives for case in flag.entry.cases}
    assert {"raised", "cleared", "undecided"} <= shown


@pytest.mark.parametrize("policy", POLICIES)
def test_every_exception_is_seen_to_clear_its_rule(policy: Policy) -> None:
    for flag in RULEBOOK.flags:
        if (unless := flag.unless[policy]) is None:
            continue
        lifted = [
            case
            for case in flag.entry.cases
            if case.policy == policy and unless.value(facts.read(RULEBOOK, case.facts, case.by)) is True
        ]
        assert {case.gives for case in lifted} == {"cleared"}, (
            f"{flag.name}, {policy}: no case uses its exception"
        )


@pytest.mark.parametrize("word", ["raised", "cleared", "undecided", "needs_examination"])
def test_cases_can_fail(word: str) -> None:
    """A rule that is turned round no longer gives what its cases say."""
    flag, case = next((flag, case) for flag, case in CASES if case.gives == word)
    never = replace(flag, when=replace(flag.when, value=lambda _: word != "raised"))
    assert given(never, case) != word or word == "cleared"
    assert given(flag, case) == word


def test_clearing_is_reserved_to_whoever_can_examine() -> None:
    for flag in RULEBOOK.flags:
        for reading in flag.unless.values():
            assert reading is None or reading.value({}) is None, f"{flag.name} is cleared by saying nothing"


def test_a_state_has_four_names() -> None:
    assert [s.word for s in State] == ["cleared", "cleared", "needs_examination", "undecided", "raised"]
