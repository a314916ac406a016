"""The rulebook: all the knowledge, checked and ready to be read over a person.

It is loaded once, never changes, and carries the edition that every outcome names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from parcours_dos.language.as_sentence import Words, sentence
from parcours_dos.language.as_value import Reader
from parcours_dos.language.check import Vocabulary
from parcours_dos.language.still_open import Finder
from parcours_dos.language.tree import Condition, facts_of

from .instruments.instrument import Instrument
from .shapes import (
    Answerer,
    ConstraintEntry,
    CountryFile,
    Edition,
    FactEntry,
    FlagEntry,
    GuideEntry,
    OrientationFile,
    PlanFile,
    Policy,
    ProfessionalsFile,
    ProgrammeFile,
    PublishedEdition,
    ScreenEntry,
    Source,
    Tier,
    WordsFile,
)
from .shapes.exercises import CautionEntry, ExerciseEntry, KindsFile, LadderEntry

TIERS: tuple[Tier, ...] = ("none", "planned", "within_48h", "within_24h", "emergency")
LEVEL: Mapping[str, int] = {tier: level for level, tier in enumerate(TIERS)}
NONE, PLANNED, WITHIN_48H, WITHIN_24H, EMERGENCY = range(5)
POLICIES: tuple[Policy, ...] = ("source_document", "graded")
DEFAULT_POLICY: Policy = "source_document"
FLOOR = {"hard": WITHIN_24H, "soft": PLANNED, "illness": PLANNED}


@dataclass(frozen=True, eq=False)  # each is itself: never compared part by part
class Reading:
    """A condition as written, and spread out to facts that are asked; with its two fast readings."""

    text: str
    written: Condition
    spread: Condition
    value: Reader
    opening: Finder

    @cached_property
    def reads(self) -> frozenset[str]:
        """The facts that it reads, once spread out."""
        return facts_of(self.spread)


@dataclass(frozen=True, eq=False)
class Flag:
    """A warning sign, ready to be read. `level` and `unless` depend on the policy.

    `hidden_from` names who cannot know every fact that the sign reads.
    """

    entry: FlagEntry
    when: Reading
    unless: Mapping[Policy, Reading | None]
    level: Mapping[Policy, int]
    line: int
    hidden_from: frozenset[Answerer]

    @property
    def name(self) -> str:
        """The name of the rule."""
        return self.entry.name

    @property
    def floor(self) -> int:
        """The urgency that an unknown answer keeps, before the sign's own urgency caps it."""
        return FLOOR[self.entry.sign]

    @property
    def escalates(self) -> bool:
        """Is the sign hard, so that not knowing it beside a present sign of its family is an emergency?"""
        return self.entry.sign == "hard"


@dataclass(frozen=True, eq=False)
class Caution:
    """Something about a person that changes which movements suit them, ready to be read."""

    entry: CautionEntry
    when: Reading


@dataclass(frozen=True)
class Constraint:
    """Answers that cannot go together."""

    entry: ConstraintEntry
    reading: Reading


@dataclass(frozen=True)
class Band:
    """A stretch of whole numbers over which every rule answers the same."""

    lowest: int
    highest: int
    label: str


@dataclass(frozen=True, eq=False)
class Rulebook:
    """All the knowledge of one edition, in the words of one language.

    `untranslated` lists, file by file, what is still said in French in another language, and
    `translation_problems` all that a translator has to mend.
    """

    language: str
    wording: WordsFile
    untranslated: Mapping[str, tuple[str, ...]]
    translation_problems: tuple[str, ...]
    edition: Edition
    sources: Mapping[str, Source]
    chapters: Mapping[str, str]
    screens: Mapping[str, ScreenEntry]
    facts: Mapping[str, FactEntry]
    vocabulary: Vocabulary
    words: Mapping[str, Words]
    derived: Mapping[str, Reading]
    gates: Mapping[str, Reading]
    constraints: tuple[Constraint, ...]
    flags: tuple[Flag, ...]
    orientation: OrientationFile
    professionals: ProfessionalsFile
    guides: Mapping[str, GuideEntry]
    instruments: Mapping[str, Instrument]
    plan: PlanFile | None
    programme: ProgrammeFile | None
    exercise_kinds: KindsFile | None
    exercises: Mapping[str, ExerciseEntry]
    ladders: Mapping[str, LadderEntry]
    cautions: Mapping[str, Caution]
    conditions: Mapping[str, Reading]
    countries: Mapping[str, CountryFile]
    bands: Mapping[str, tuple[Band, ...]]
    not_encoded: Mapping[str, str]
    history: tuple[PublishedEdition, ...]
    absent: Mapping[Answerer, Mapping[str, object]]

    def flag(self, name: str) -> Flag:
        """The warning sign of this name. Raises `KeyError`."""
        found = next((flag for flag in self.flags if flag.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def said(self, condition: Condition) -> str:
        """A condition as one clause, in the language of this rulebook."""
        return sentence(condition, self.words, self.wording.grammar)

    def applies(self, when: str | None, facts: Mapping[str, object]) -> bool:
        """Does an entry that may carry a condition apply? A condition that is not known does not."""
        return when is None or self.conditions[when].value(facts) is True
