"""What must not be printed nor told: someone else may read the sheet, or look over the shoulder.

A fact is private when it is only ever volunteered, or when help marked private in the rules
depends on it. The knowledge says which; this file only follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from parcours_dos.language.tree import facts_of
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import AlsoEntry, RowEntry


def is_volunteered(rulebook: Rulebook, name: str) -> bool:
    """Is this a fact that nobody is asked, but that a person may offer?"""
    entry = rulebook.facts.get(name.removesuffix(CHECK))
    return entry is not None and entry.volunteered


@lru_cache(maxsize=8)  # one rulebook a language
def private_facts(rulebook: Rulebook) -> frozenset[str]:
    """The facts that stay between the person and the screen."""
    found = {name for name, entry in rulebook.facts.items() if entry.volunteered}
    for entry in rulebook.orientation.also:
        if entry.private:
            found |= _read_by(rulebook, entry)
    return frozenset(found)


def speaks_of(rulebook: Rulebook, names: Iterable[str]) -> bool:
    """Does one of these facts, or clarifying answers, tell something private?"""
    private = private_facts(rulebook)
    return any(name.removesuffix(CHECK) in private for name in names)


def is_private_sign(rulebook: Rulebook, name: str) -> bool:
    """Does the warning sign of this name, if it is one, rest on something private?"""
    flag = next((flag for flag in rulebook.flags if flag.name == name), None)
    return flag is not None and speaks_of(rulebook, flag.when.reads)


def is_private_row(rulebook: Rulebook, row: RowEntry) -> bool:
    """Is this row of a table, a route for instance, chosen because of something private?"""
    return any(speaks_of(rulebook, rulebook.conditions[text].reads) for text in row.known)


def _read_by(rulebook: Rulebook, entry: AlsoEntry) -> frozenset[str]:
    """The facts that an entry speaks of; not those that only decide whether a question is asked."""
    read = [] if entry.when is None else [rulebook.conditions[entry.when].written]
    read += [rulebook.flag(name).when.written for name in entry.flags]
    names = frozenset().union(*(facts_of(condition) for condition in read))
    derived = (rulebook.derived[name].reads for name in names if name in rulebook.derived)
    return names.union(*derived)
