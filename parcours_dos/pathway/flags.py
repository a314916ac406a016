"""Read the warning signs over one person, and the urgency that follows.

A sign is raised, lifted (present, but an exception was answered yes), undecided, in need of an
examination, or cleared. An undecided sign keeps a floor: what is not known never reassures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from .rulebook import EMERGENCY, NONE, POLICIES, Flag, Rulebook
from .shapes import Answerer, Policy

Facts = Mapping[str, object]


class State(IntEnum):
    """What is known of one warning sign."""

    CLEARED = 0
    LIFTED = 1
    NEEDS_EXAMINATION = 2
    UNDECIDED = 3
    RAISED = 4

    @property
    def word(self) -> str:
        """The state as cases say it: a lifted sign counts as cleared."""
        return "cleared" if self is State.LIFTED else self.name.lower()


CLEARED = State.CLEARED  # most signs of most people
PRESENT = (State.RAISED, State.LIFTED)


@dataclass(frozen=True)
class Known:
    """One person's facts, as known, and as they stand once what this answerer cannot know is set aside."""

    facts: Facts
    filled: Facts
    answerer: Answerer

    @staticmethod
    def by(rulebook: Rulebook, facts: Facts, answerer: Answerer) -> Known:
        """The two readings for this answerer."""
        absent = rulebook.absent[answerer]
        answered = {name: value for name, value in facts.items() if value is not None or name not in absent}
        return Known(facts, {**absent, **answered}, answerer)


def sign(flag: Flag, known: Known) -> State:
    """What is known of the sign itself, before any exception."""
    value = flag.when.value(known.facts)
    return CLEARED if value is False else _present(flag, value, known)


def _present(flag: Flag, value: bool | None, known: Known) -> State:
    """The same, of a sign that is not a plain no."""
    if value is True:
        return State.RAISED
    if known.answerer not in flag.hidden_from:
        return State.UNDECIDED
    filled = flag.when.value(known.filled)
    if filled is None:
        return State.UNDECIDED
    return State.RAISED if filled else State.NEEDS_EXAMINATION


def excepted(flag: Flag, found: State, known: Known, policy: Policy) -> State:
    """The state once the exceptions of this policy are heard: only a yes lifts a sign."""
    unless = flag.unless[policy]
    if found is State.CLEARED or unless is None or unless.value(known.facts) is not True:
        return found
    return State.LIFTED if found is State.RAISED else State.CLEARED


def state(flag: Flag, known: Known, policy: Policy) -> State:
    """What is known of this sign under this policy."""
    found = sign(flag, known)
    return CLEARED if found is CLEARED else excepted(flag, found, known, policy)


def states(rulebook: Rulebook, known: Known, policy: Policy) -> list[State]:
    """The state of every sign, in the order of the rulebook."""
    facts = known.facts  # written out, because everything passes here
    return [
        CLEARED
        if (value := flag.when.value(facts)) is False
        else excepted(flag, _present(flag, value, known), known, policy)
        for flag in rulebook.flags
    ]


def states_by_policy(rulebook: Rulebook, known: Known) -> dict[Policy, list[State]]:
    """The same under every policy; each sign is read once."""
    pairs = [(flag, sign(flag, known)) for flag in rulebook.flags]
    return {
        policy: [found if found is CLEARED else excepted(flag, found, known, policy) for flag, found in pairs]
        for policy in POLICIES
    }


def present_families(flags: Sequence[Flag], found: Sequence[State], policy: Policy) -> frozenset[str]:
    """The families in which a sign is present, even one that an exception lifted."""
    return frozenset(
        flag.entry.family
        for flag, s in zip(flags, found, strict=True)
        if s in PRESENT and flag.level[policy] > NONE
    )


def weight(flag: Flag, found: State, policy: Policy, families: frozenset[str]) -> int:
    """The urgency that one sign asks for, given its state and the families that are present."""
    level = flag.level[policy]
    if found is State.RAISED:
        return level
    if found is not State.UNDECIDED:
        return NONE
    if level == EMERGENCY and flag.escalates and flag.entry.family in families:
        return EMERGENCY
    return min(level, flag.floor)


def urgency(flags: Sequence[Flag], found: Sequence[State], policy: Policy) -> int:
    """The urgency of the person: the highest that any sign asks for."""
    families = present_families(flags, found, policy)
    pairs = zip(flags, found, strict=True)
    return max((weight(f, s, policy, families) for f, s in pairs if s is not CLEARED), default=NONE)
