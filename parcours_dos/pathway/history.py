"""What each edition did to each rule, and what the history does not say yet.

Checked by `parcours-dos check`, not when the knowledge loads: an author first changes a rule, reads
the difference between the two editions, then writes what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from .rulebook import Rulebook
from .shapes import PublishedEdition
from .written import every_rule

FILE = "history.yaml"


@dataclass(frozen=True)
class Change:
    """What one edition did to a rule; no sentence when it only added it."""

    edition: str
    date: str
    said: str | None


def changes(editions: Iterable[PublishedEdition], name: str) -> Iterator[Change]:
    """What each edition did to the rule of this name, the oldest first."""
    for edition in editions:
        said: Mapping[str, str] = {**edition.changed, **edition.removed}
        if name in said:
            yield Change(edition.name, edition.date, said[name])
        elif name in edition.added:
            yield Change(edition.name, edition.date, None)


def untold(rulebook: Rulebook) -> tuple[str, ...]:
    """What is wrong or missing in the history of this edition; nothing in a sound one."""
    return tuple(f"{FILE} : {told}" for told in (*_order(rulebook), *_names(rulebook), *_missing(rulebook)))


def _order(rulebook: Rulebook) -> Iterator[str]:
    last = ""
    for edition in rulebook.history:
        if not _is_day(edition.date):
            yield f"la date de l'édition « {edition.name} » n'est pas lisible. Écrivez AAAA-MM-JJ."
        elif edition.date < last:
            yield f"l'édition « {edition.name} » est avant la précédente. Rangez la plus ancienne en premier."
        last = edition.date


def _names(rulebook: Rulebook) -> Iterator[str]:
    """Every rule that is named exists, or was removed since; a removed one does not exist any more."""
    exist = {rule.name for rule in every_rule(rulebook)}
    removed: set[str] = set()
    added: set[str] = set()
    for edition in reversed(rulebook.history):
        removed |= set(edition.removed)
        for name in sorted({*edition.added, *edition.changed} - exist - removed):
            yield f"« {name} » ({edition.name}) n'existe pas. Dites dans quelle édition la règle est retirée."
        for name in sorted(set(edition.removed) & exist - added):
            yield f"« {name} » est dite retirée ({edition.name}), et existe. Corrigez le nom."
        added |= set(edition.added)


def _missing(rulebook: Rulebook) -> Iterator[str]:
    """This edition is told, and each warning sign was added by one."""
    if rulebook.edition.name not in {edition.name for edition in rulebook.history}:
        yield f"l'édition « {rulebook.edition.name} » n'y est pas. Ajoutez-la, avec ce qu'elle change."
    added = {name for edition in rulebook.history for name in edition.added}
    for flag in rulebook.flags:
        if flag.name not in added:
            yield f"aucune édition n'ajoute la règle « {flag.name} ». Nommez-la dans la sienne."


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
