"""One person's way through the questions: where, who answers, since when, and each page answered, in order.

A journey never changes; answering gives a new one. It travels in the person's own cookie.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import msgspec

from parcours_dos.pathway import facts
from parcours_dos.pathway.facts import CHECK, FactsError
from parcours_dos.pathway.rulebook import Rulebook

Answers = Mapping[str, object]
Who = Literal["patient", "carer"]


@dataclass(frozen=True)
class Step:
    """A page that was answered: its address, and what was said there."""

    address: str
    answers: Answers


@dataclass(frozen=True)
class Journey:
    """All that a person has answered so far."""

    country: str
    answerer: Who
    since: datetime
    steps: tuple[Step, ...] = ()

    @property
    def facts(self) -> dict[str, object]:
        """Everything answered, page after page."""
        return _together(self.steps)

    def rank(self, address: str) -> int | None:
        """The place of a page among those answered, or None."""
        return next((rank for rank, step in enumerate(self.steps) if step.address == address), None)

    def address_of(self, fact: str) -> str | None:
        """The page on which a fact, or its clarification, was answered last."""
        names = {fact, f"{fact}{CHECK}"}
        return next((step.address for step in reversed(self.steps) if names & set(step.answers)), None)


class _Kept(msgspec.Struct, frozen=True):
    """The journey as it is written in the cookie."""

    country: str
    who: Who
    steps: list[tuple[str, dict[str, bool | int | str | None]]]


class Forgotten(Exception):
    """What was kept can no longer be read: another edition of the rules, or another program."""


def write(journey: Journey) -> bytes:
    """The journey, ready to be sealed."""
    steps = [(step.address, dict(step.answers)) for step in journey.steps]
    return msgspec.json.encode({"country": journey.country, "who": journey.answerer, "steps": steps})


def read(rulebook: Rulebook, countries: Container[str], content: bytes, since: datetime) -> Journey:
    """The journey that was sealed, checked against today's rules and countries. Raises `Forgotten`."""
    try:
        kept = msgspec.json.decode(content, type=_Kept)
        steps = tuple(Step(address, said) for address, said in kept.steps)
        journey = Journey(kept.country, kept.who, since, steps)
        facts.read(rulebook, journey.facts, journey.answerer)
    except (msgspec.MsgspecError, FactsError) as error:
        raise Forgotten from error
    if journey.country not in countries:
        raise Forgotten
    return journey


def answer(rulebook: Rulebook, journey: Journey, address: str, said: Answers) -> Journey:
    """The journey with one page answered, for the first time or again.

    Later answers stay when they still make sense. Raises `FactsError` when the page contradicts
    itself or a page before it.
    """
    rank = journey.rank(address)
    before = journey.steps if rank is None else journey.steps[:rank]
    later = () if rank is None else journey.steps[rank + 1 :]
    former = {} if rank is None else journey.steps[rank].answers
    known = facts.read(rulebook, {**_together(before), **said}, journey.answerer)
    changed = {name for name, value in said.items() if former.get(name, "") != value}
    stale = _said_of(rulebook, changed)
    kept = []
    for step in later:
        still = {}
        for name, value in step.answers.items():
            if name not in stale and _fits(rulebook, name, {**known, name: value}, journey.answerer):
                known[name] = still[name] = value
        if still:
            kept.append(Step(step.address, still))
    return replace(journey, steps=(*before, Step(address, dict(said)), *kept))


def _said_of(rulebook: Rulebook, changed: set[str]) -> set[str]:
    """What must be said again once these answers changed: their clarification, and their exceptions."""
    found = {f"{name}{CHECK}" for name in changed}
    for flag in rulebook.flags:
        if flag.when.reads & changed:
            for unless in flag.unless.values():
                found |= unless.reads - flag.when.reads if unless else set()
    return found


def _fits(rulebook: Rulebook, name: str, told: Answers, answerer: Who) -> bool:
    """Does an answer still make sense beside the others: still to be asked, and no contradiction?"""
    gate = rulebook.gates.get(name)
    if gate is not None and gate.value(told) is False:
        return False
    try:
        facts.read(rulebook, told, answerer)
    except FactsError:
        return False
    return True


def _together(steps: Iterable[Step]) -> dict[str, object]:
    return {name: value for step in steps for name, value in step.answers.items()}
