"""What every command prints in the same way: JSON for programs; lists, sources and the edition for people."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from parcours_dos.pathway.outcome import Cited
from parcours_dos.pathway.rulebook import Rulebook


def as_json(found: object) -> str:
    """Plain data, for programs."""
    return json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2)


def listed(title: str, texts: Iterable[str]) -> Iterable[str]:
    """A title and its list; nothing when the list is empty."""
    kept = list(texts)
    if kept:
        yield ""
        yield f"{title} :"
        yield from (f"  - {text}" for text in kept)


def source_of(rulebook: Rulebook, said: Cited) -> str:
    """Where something comes from, and how sure it is."""
    return f"[{rulebook.sources[said.source].by} ; {said.place} ; {rulebook.wording.statuses[said.status]}]"


def edition(rulebook: Rulebook) -> str:
    """Which rules said so, and who has not signed them."""
    return f"Règles : édition {rulebook.edition.name}. {rulebook.edition.notice}"
