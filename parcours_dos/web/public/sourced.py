"""How sure is a statement, and where it comes from: said the same way on every page."""

from __future__ import annotations

from dataclasses import dataclass

from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import DisagreementEntry, SideEntry, Status


@dataclass(frozen=True)
class Sourced:
    """A sentence with its source, the place in it, and its status in words."""

    sentence: str
    source: str
    place: str
    status: str
    private: bool = False


@dataclass(frozen=True)
class Sides:
    """Two sources that do not say the same thing."""

    first: Sourced
    second: Sourced
    private: bool = False


def sourced(rulebook: Rulebook, sentence: str, source: str, place: str, status: Status) -> Sourced:
    """The sentence, ready to be shown."""
    return Sourced(sentence, name_of(rulebook, source), place, rulebook.wording.statuses[status])


def side(rulebook: Rulebook, entry: SideEntry) -> Sourced:
    """What one side says, ready to be shown."""
    return sourced(rulebook, entry.text, entry.source, entry.place, entry.status)


def sides(rulebook: Rulebook, entry: DisagreementEntry) -> Sides:
    """What each of the two says, ready to be shown."""
    return Sides(side(rulebook, entry.source_document), side(rulebook, entry.guideline))


def name_of(rulebook: Rulebook, source: str) -> str:
    """A source in a few words: who, what, when."""
    entry = rulebook.sources[source]
    year = f", {entry.year}" if entry.year else ""
    title = rulebook.wording.grammar.quoted.format(entry.title)
    return f"{entry.by[0].upper()}{entry.by[1:]}, {title}{year}"
