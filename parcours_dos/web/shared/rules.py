"""The rules in the language of the visitor."""

from __future__ import annotations

from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import Rulebook


def rulebook() -> Rulebook:
    """All the knowledge, its texts in the language of the page being made."""
    return load()
