"""history.yaml: what each published edition changed, rule by rule."""

from __future__ import annotations

from .entry import Entry, Text


class PublishedEdition(Entry, frozen=True, kw_only=True):
    """One edition: its name and day, what it changed in general, then rule by rule.

    `added` are the rules written for it; `changed` and `removed` say in a sentence what became of a rule.
    """

    name: str
    date: str
    said: Text
    added: list[str] = []
    changed: dict[str, Text] = {}
    removed: dict[str, Text] = {}


class HistoryFile(Entry, frozen=True, kw_only=True):
    """history.yaml, the oldest edition first."""

    editions: list[PublishedEdition]
