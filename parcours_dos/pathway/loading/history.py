"""The history names rules that exist, or says in which edition they were removed."""

from __future__ import annotations

from datetime import date

from parcours_dos.pathway.documents import Document
from parcours_dos.pathway.shapes import HistoryFile, PublishedEdition

from .files import Loader

HISTORY = "history.yaml"


def check_history(loader: Loader, file: HistoryFile, names: frozenset[str], document: Document) -> None:
    """Days can be read and follow each other; every rule that is named exists, or was removed since."""
    removed: set[str] = set()
    later = ""
    for rank in reversed(range(len(file.editions))):
        edition = file.editions[rank]
        line = document.line(("editions", rank))
        removed |= set(edition.removed)
        if not _is_day(edition.date):
            loader.problem(HISTORY, line, edition.name, "la date n'est pas lisible.", "Écrivez AAAA-MM-JJ.")
        elif later and edition.date > later:
            reason = "cette édition est plus récente que la suivante."
            loader.problem(HISTORY, line, edition.name, reason, "Rangez la plus ancienne en premier.")
        later = edition.date
        for missing in sorted({*edition.added, *edition.changed} - names - removed):
            reason = f"la règle « {missing} » n'existe pas."
            loader.problem(HISTORY, line, edition.name, reason, "Dites dans quelle édition elle est retirée.")
        for kept in sorted(set(edition.removed) & names - _added_since(file, rank)):
            reason = f"la règle « {kept} » est dite retirée, et elle existe."
            loader.problem(HISTORY, line, edition.name, reason, "Corrigez le nom, ou retirez la règle.")


def _added_since(file: HistoryFile, rank: int) -> frozenset[str]:
    return frozenset(name for edition in file.editions[rank + 1 :] for name in edition.added)


def untold(editions: tuple[PublishedEdition, ...], edition: str, signs: list[str]) -> tuple[str, ...]:
    """What the history does not say yet: this edition, or a warning sign that no edition added."""
    told = [f"{HISTORY} : l'édition « {edition} » n'y est pas. Ajoutez-la, avec ce qu'elle change."]
    added = {name for each in editions for name in each.added}
    return (
        *(told if edition not in {each.name for each in editions} else []),
        *(
            f"{HISTORY} : aucune édition n'ajoute la règle « {name} ». Nommez-la dans la sienne."
            for name in signs
            if name not in added
        ),
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
