"""languages/*/words.yaml: how the program itself speaks, in one language."""

from __future__ import annotations

from .entry import Entry, Policy, Rank, Status, Tier


class GrammarEntry(Entry, frozen=True, kw_only=True):
    """How a condition becomes a clause; the meaning of each field stands in `as_sentence.Grammar`."""

    both: str
    either: str
    not_so: str
    one_sign: str
    several_signs: str
    listed: str
    numbers: dict[str, str]
    quoted: str
    one_of: str
    number: dict[str, str]
    choice: dict[str, str]
    rule: str
    rule_unless: str
    respelled: dict[str, str]


class SpansEntry(Entry, frozen=True, kw_only=True):
    """How a stretch of a number is said on a form; `day` is the unit that can be told in weeks and months."""

    day: str
    days: str
    weeks: str
    months: str
    other: str
    under: str
    at_most: str
    over: str
    at_least: str
    until: str


class UrgencyWords(Entry, frozen=True, kw_only=True):
    """What one urgency is called: on a page, as an advice, in a rule, and by when at the latest."""

    title: str
    advice: str
    rule: str
    latest: str


class SaysEntry(Entry, frozen=True, kw_only=True):
    """Sentences that the program builds around the words of a fact."""

    clarify: str
    doubt: str
    behind_gate: str
    correct_one: str
    not_sure: str
    sure: str


class WordsFile(Entry, frozen=True, kw_only=True):
    """languages/*/words.yaml"""

    language: str
    grammar: GrammarEntry
    spans: SpansEntry
    urgency: dict[Tier, UrgencyWords]
    policies: dict[Policy, str]
    signs: dict[str, str]
    statuses: dict[Status, str]
    ranks: dict[Rank, str]
    professional: dict[str, str]
    says: SaysEntry
