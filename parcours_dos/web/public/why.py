"""Why is this asked? The reasons of the gravest rules that read the answer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.questions import Screen
from parcours_dos.pathway.rulebook import Flag, Rulebook

from .sourced import Sourced, sourced

MOST = 2


def why(rulebook: Rulebook, screen: Screen) -> tuple[Sourced, ...]:
    """The reasons to show under a page: two for one question, else one for each."""
    each = MOST if len(screen.rows) == 1 else 1
    return _why(rulebook, tuple(row.fact.removesuffix(CHECK) for row in screen.rows), each)


@lru_cache(maxsize=512)  # the same few pages are shown to everyone
def _why(rulebook: Rulebook, facts: tuple[str, ...], each: int) -> tuple[Sourced, ...]:
    found = [flag for fact in facts for flag in _reading(rulebook, fact)[:each]]
    entries = {flag.name: flag.entry for flag in found}.values()
    return tuple(sourced(rulebook, e.reason, e.source, e.place, e.status) for e in entries)


def _reading(rulebook: Rulebook, fact: str) -> list[Flag]:
    """The rules that read a fact, the most urgent first; those that read few facts speak of it best."""
    kept = [flag for flag in rulebook.flags if fact in _facts(flag)]
    return sorted(kept, key=lambda flag: (-max(flag.level.values()), len(_facts(flag))))


def _facts(flag: Flag) -> frozenset[str]:
    found: Iterable[frozenset[str]] = (reading.reads for reading in flag.unless.values() if reading)
    return flag.when.reads.union(*found)
