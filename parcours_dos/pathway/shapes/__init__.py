"""What each knowledge file must contain: one shape per kind of entry.

A file that misses a word, or says one too many, is refused when the knowledge loads.
"""

from .entry import (
    EVERYONE,
    Answerer,
    Contact,
    Edition,
    Entry,
    Policy,
    Rank,
    SideEntry,
    Source,
    Sourced,
    Status,
    Text,
    Tier,
    Worse,
)
from .facts import ConstraintEntry, DerivedEntry, FactEntry, FactsFile, ScreenEntry, Zone
from .flags import CaseEntry, FlagEntry, FlagsFile
from .guides import GuideEntry, GuidePartEntry, GuidesFile, LineEntry, MythEntry, PositionEntry
from .history import HistoryFile, PublishedEdition
from .orientation import (
    AdviceEntry,
    AlsoEntry,
    ComeBackEntry,
    CourseEntry,
    DisagreementEntry,
    OrientationFile,
    ReasonEntry,
    RouteEntry,
    RowEntry,
    SignEntry,
)
from .places import CountryFile, DatedValue, LawEntry, OfficeHoursEntry, PolicyChoice, SiteFile
from .professionals import ComparisonEntry, ProfessionalEntry, ProfessionalsFile, StatementEntry
from .words import GrammarEntry, SaysEntry, SpansEntry, UrgencyWords, WordsFile

__all__ = [
    "EVERYONE",
    "AdviceEntry",
    "AlsoEntry",
    "Answerer",
    "CaseEntry",
    "ComeBackEntry",
    "ComparisonEntry",
    "ConstraintEntry",
    "Contact",
    "CountryFile",
    "CourseEntry",
    "DatedValue",
    "DerivedEntry",
    "DisagreementEntry",
    "Edition",
    "Entry",
    "FactEntry",
    "FactsFile",
    "FlagEntry",
    "FlagsFile",
    "GrammarEntry",
    "GuideEntry",
    "GuidePartEntry",
    "GuidesFile",
    "HistoryFile",
    "LawEntry",
    "LineEntry",
    "MythEntry",
    "OfficeHoursEntry",
    "OrientationFile",
    "Policy",
    "PolicyChoice",
    "PositionEntry",
    "ProfessionalEntry",
    "ProfessionalsFile",
    "PublishedEdition",
    "Rank",
    "ReasonEntry",
    "RouteEntry",
    "RowEntry",
    "SaysEntry",
    "ScreenEntry",
    "SideEntry",
    "SignEntry",
    "SiteFile",
    "Source",
    "Sourced",
    "SpansEntry",
    "StatementEntry",
    "Status",
    "Text",
    "Tier",
    "UrgencyWords",
    "WordsFile",
    "Worse",
    "Zone",
]
