"""The guard of other people's words: what may be shown, printed or changed, and why not.

Every page, sheet, command and answer to a program takes the words of a questionnaire from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .instrument import Instrument
from .pack import Pack

Act = Literal["show", "print", "change"]
Why = Literal["", "rights", "missing", "pack"]


@dataclass(frozen=True)
class Verdict:
    """May this be done? `why` says what stands in the way: the owner's rights, or words we do not have."""

    allowed: bool
    why: Why = ""


@dataclass(frozen=True)
class ShownChoice:
    """One possible answer, its words only if they may be shown."""

    value: int
    label: str | None


@dataclass(frozen=True)
class ShownItem:
    """One question as it may be shown: its words, or none."""

    number: int
    code: str
    concept: str
    text: str | None
    kind: Literal["numbers", "choice", "tick"]
    choices: tuple[ShownChoice, ...]
    low_label: str | None
    high_label: str | None
    named: bool


@dataclass(frozen=True)
class Words:
    """The words of a questionnaire that may be shown, who must be named beside them, and their language."""

    items: tuple[ShownItem, ...]
    instruction: str | None
    notice: str | None
    language: str | None

    @property
    def complete(self) -> bool:
        """Has every question its words?"""
        return all(item.text is not None for item in self.items)


def may(instrument: Instrument, act: Act, pack: Pack | None = None) -> Verdict:
    """May the words of this questionnaire be shown, printed or changed here?"""
    rights = instrument.entry.rights
    if act == "change":
        return Verdict(rights.change, "" if rights.change else "rights")
    if pack is not None and rights.pack:
        allowed = act == "show" or pack.print
        return Verdict(allowed, "" if allowed else "pack")
    if not getattr(rights, act):
        return Verdict(False, "rights")
    if any(item.text is None for item in instrument.entry.items):
        return Verdict(False, "missing")
    return Verdict(True)


def words(instrument: Instrument, act: Act = "show", pack: Pack | None = None) -> Words:
    """What may be put before a reader: all the words, or numbered places when they may not."""
    entry = instrument.entry
    allowed = may(instrument, act, pack).allowed
    brought = pack if allowed and pack is not None and entry.rights.pack else None
    items = tuple(_items(instrument, allowed, brought))
    if brought is not None:
        return Words(items, brought.instruction, brought.notice, brought.language)
    instruction = entry.instruction if allowed else None
    return Words(items, instruction, entry.rights.notice if allowed else None, None)


def _items(instrument: Instrument, allowed: bool, pack: Pack | None) -> Iterable[ShownItem]:
    for number, item in enumerate(instrument.entry.items, 1):
        scale = instrument.scale(item)
        brought = pack.labels.get(item.scale, {}) if pack else {}
        values = [c.value for c in scale.choices] or range(scale.low, scale.high + 1)
        own = {c.value: c.label for c in scale.choices} if allowed and not pack else {}
        ends = allowed and not pack
        yield ShownItem(
            number=number,
            code=item.code,
            concept=item.concept,
            text=pack.items[item.code] if pack else item.text if allowed else None,
            kind=scale.kind,
            choices=tuple(ShownChoice(value, brought.get(value) or own.get(value)) for value in values),
            low_label=brought.get(scale.low) or (scale.low_label if ends else None),
            high_label=brought.get(scale.high) or (scale.high_label if ends else None),
            named=item.named,
        )
