"""What must not be printed nor told: someone else may read the sheet, or look over the shoulder.

A fact is private when it is only ever volunteered, or when help marked private in the rules
depends on it. The knowledge says which; this file only follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.rulebook import Flag, Rulebook
from parcours_dos.pathway.shapes import AlsoEntry


def is_volunteered(rulebook: Rulebook, name: str) -> bool:
    """Is this a fact that nobody is asked, but that a person may offer?"""
    entry = rulebook.facts.get(name.removesuffix(CHECK))
    return entry is not None and entry.volunteered


@lru_cache(maxsize=2)
def private_facts(rulebook: Rulebook) -> frozenset[str]:
    """The facts that stay between the person and the screen."""
    found = {name for name, entry in rulebook.facts.items() if entry.volunteered}
    for entry in rulebook.orientation.also:
        if getattr(entry, "private", False):
            found |= _read_by(rulebook, entry)
    return frozenset(found)


def speaks_of(rulebook: Rulebook, names: Iterable[str]) -> bool:
    """Does one of these names (facts, asked or derived, or clarifying answers) tell something private?"""
    private = private_facts(rulebook)
    for name in names:
        derived = rulebook.derived.get(name)
        spread = facts_of(derived.spread) if derived else {name.removesuffix(CHECK)}
        if private & spread:
            return True
    return False


def is_private_sign(rulebook: Rulebook, flag: Flag) -> bool:
    """Does this warning sign rest on something private?"""
    return speaks_of(rulebook, facts_of(flag.when.spread))


def _read_by(rulebook: Rulebook, entry: AlsoEntry) -> frozenset[str]:
    conditions = [] if entry.when is None else [rulebook.conditions[entry.when].spread]
    conditions += [rulebook.flag(name).when.spread for name in entry.flags]
    return frozenset().union(*(facts_of(condition) for condition in conditions))
