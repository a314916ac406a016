"""Does each rule do what its cases say? Run at every check, before any proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .facts import FactsError, read
from .flags import Known, State, state
from .rulebook import Flag, Rulebook
from .shapes import CaseEntry


@dataclass(frozen=True)
class Failure:
    """A case that does not come out as written."""

    flag: str
    line: int
    case: CaseEntry
    found: str

    def __str__(self) -> str:
        said = (
            f"le cas {dict(self.case.facts)} devait donner « {self.case.gives} » et donne « {self.found} »."
        )
        return f"red_flags.yaml, ligne {self.line} ({self.flag}) : {said}"


def outcome(rulebook: Rulebook, flag: Flag, case: CaseEntry) -> State:
    """The state of the flag for the person of the case. Raises `FactsError` for an impossible person."""
    facts = read(rulebook, case.facts, case.by)
    return state(flag, Known.by(rulebook, facts, case.by), case.policy)


def failures(rulebook: Rulebook, flags: Iterable[Flag] | None = None) -> list[Failure]:
    """The cases that do not come out as written; none in a sound rulebook."""
    found = []
    for flag in rulebook.flags if flags is None else flags:
        for case in flag.entry.cases:
            try:
                given = outcome(rulebook, flag, case).word
            except FactsError as error:
                given = str(error)
            if given != case.gives:
                found.append(Failure(flag.name, flag.line, case, given))
    return found
