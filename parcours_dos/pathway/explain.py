"""Everything there is to know of one rule: its lines, its sentence, its source, its cases, its proofs.

For who writes rules, and for who doubts one. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from parcours_dos.language.tree import Compare

from . import cases
from .facts import CHECK, FactsError
from .history import Change, changes
from .in_words import respelled, rule_sentence
from .loading import FOLDER
from .promises import Proved, proved
from .rulebook import POLICIES, TIERS, Flag, Reading, Rulebook
from .shapes import (
    Answerer,
    CaseEntry,
    DisagreementEntry,
    FactEntry,
    OpenEntry,
    PlanRow,
    Policy,
    RowEntry,
    Source,
    Status,
    Tier,
)
from .written import Kind, Lines, Rule, line_of, lines_of, named


@dataclass(frozen=True)
class Saying:
    """The rule as one sentence; under which policy, when the two differ.

    `denied`: a condition of a row that must not be established.
    """

    sentence: str
    tier: Tier | None = None
    policy: Policy | None = None
    denied: bool = False


@dataclass(frozen=True)
class Cited:
    """Where the rule comes from, and how sure it is."""

    key: str
    source: Source
    place: str
    status: Status
    status_words: str
    rank_words: str


@dataclass(frozen=True)
class Told:
    """One answer of a person: the clause, and whether it is denied, or not known."""

    clause: str
    answer: Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class CaseTold:
    """One case of the rule, and what comes out when it is run now."""

    rank: int
    by: Answerer
    policy: Policy
    facts: tuple[Told, ...]
    gives: str
    found: str
    line: int

    @property
    def holds(self) -> bool:
        """Does it come out as written?"""
        return self.gives == self.found


@dataclass(frozen=True)
class FactRead:
    """A fact that the rule reads: what it means, how it is asked, on which page, of whom."""

    name: str
    phrase: str
    question: str | None
    screen: str | None
    who: tuple[Answerer, ...]
    volunteered: bool
    exception: bool


@dataclass(frozen=True)
class Explanation:
    """One rule, whole."""

    kind: Kind
    name: str
    country: str
    lines: Lines
    sayings: tuple[Saying, ...]
    text: str
    suspected: str
    sign: str
    family: str
    tiers: tuple[str, ...]
    cited: Cited | None
    rows: tuple[str, ...]
    cases: tuple[CaseTold, ...]
    proved: Proved
    facts: tuple[FactRead, ...]
    siblings: tuple[tuple[str, str], ...]
    hidden_from: tuple[Answerer, ...]
    history: tuple[Change, ...]


def explain(rulebook: Rulebook, name: str, folder: Path = FOLDER) -> tuple[Explanation, ...]:
    """Each rule of this name, explained; none when no rule has it."""
    return tuple(_explained(rulebook, rule, folder) for rule in named(rulebook, name))


def _explained(rulebook: Rulebook, rule: Rule, folder: Path) -> Explanation:
    flag = rulebook.flag(rule.name) if rule.kind == "sign" else None
    entry = rule.entry
    conditions = tuple(_conditions(rulebook, rule, flag))
    exceptions = {u for u in (flag.unless.values() if flag else ()) if u is not None}
    lines = lines_of(rule, folder)
    rows = tuple(getattr(entry, "rows", ()))
    reads = frozenset().union(*(reading.reads for reading in conditions))
    return Explanation(
        kind=rule.kind,
        name=rule.name,
        country=rulebook.countries[rule.country].name if rule.country else "",
        lines=lines,
        sayings=_sayings(rulebook, rule, flag),
        text=rulebook.words[rule.name].phrase if rule.kind == "derived" else _text(entry),
        suspected=flag.entry.suspected if flag else "",
        sign=rulebook.wording.signs[flag.entry.sign] if flag else "",
        family=flag.entry.family if flag else "",
        tiers=tuple(rulebook.wording.urgency[tier].rule for tier in _tiers(entry)),
        cited=_cited(rulebook, entry),
        rows=rows,
        cases=tuple(_cases(rulebook, rule, flag, folder)) if flag else (),
        proved=proved(rule.kind, rows, _own(rulebook, reads)),
        facts=_facts_read(rulebook, conditions, exceptions),
        siblings=tuple(
            (other.name, other.entry.reason)
            for other in rulebook.flags
            if flag and other is not flag and other.entry.family == flag.entry.family
        ),
        hidden_from=tuple(sorted(flag.hidden_from)) if flag else (),
        history=tuple(changes(rulebook.history, rule.name)),
    )


def _conditions(rulebook: Rulebook, rule: Rule, flag: Flag | None) -> Iterable[Reading]:
    """Every condition of the rule, ready to be read."""
    if flag:
        yield flag.when
    elif rule.kind == "derived":
        yield rulebook.derived[rule.name]
    else:
        when = getattr(rule.entry, "when", None)
        texts = [
            *getattr(rule.entry, "known", ()),
            *getattr(rule.entry, "not_known", ()),
            *([when] if when else ()),
        ]
        yield from (rulebook.conditions[text] for text in texts)


def _sayings(rulebook: Rulebook, rule: Rule, flag: Flag | None) -> tuple[Saying, ...]:
    if flag:
        told = [Saying(rule_sentence(rulebook, flag, p), TIERS[flag.level[p]], p) for p in POLICIES]
        same = len({saying.sentence for saying in told}) == 1
        return (Saying(told[0].sentence, told[0].tier),) if same else tuple(told)
    if rule.kind == "derived":
        return (_clause(rulebook, rulebook.derived[rule.name]),)
    when = getattr(rule.entry, "when", None)
    if not isinstance(rule.entry, RowEntry | PlanRow | OpenEntry):
        return (_clause(rulebook, rulebook.conditions[when]),) if when else ()
    known = [_clause(rulebook, rulebook.conditions[text]) for text in rule.entry.known]
    excluded = getattr(rule.entry, "not_known", ())
    denied = [_clause(rulebook, rulebook.conditions[text], denied=True) for text in excluded]
    return (*known, *denied)


def _clause(rulebook: Rulebook, reading: Reading, denied: bool = False) -> Saying:
    return Saying(respelled(rulebook, rulebook.said(reading.written)), denied=denied)


def _text(entry: object) -> str:
    """What people read, when the rule holds."""
    if isinstance(entry, DisagreementEntry):
        return f"{entry.source_document.text} / {entry.guideline.text}"
    words = ("reason", "sentence", "text", "label")
    return next((str(getattr(entry, word)) for word in words if getattr(entry, word, None)), "")


def _tiers(entry: object) -> tuple[Tier, ...]:
    said = getattr(entry, "urgency", None)
    return tuple(said) if isinstance(said, list) else ()


def _cited(rulebook: Rulebook, entry: object) -> Cited | None:
    told = entry.source_document if isinstance(entry, DisagreementEntry) else entry
    key, status = getattr(told, "source", None), getattr(told, "status", None)
    if not isinstance(key, str) or status is None:
        return None
    source = rulebook.sources[key]
    words = rulebook.wording
    place = str(getattr(told, "place", ""))
    return Cited(key, source, place, status, words.statuses[status], words.ranks[source.rank])


# --- cases


def _cases(rulebook: Rulebook, rule: Rule, flag: Flag, folder: Path) -> Iterable[CaseTold]:
    for rank, case in enumerate(flag.entry.cases):
        try:
            found = cases.outcome(rulebook, flag, case).word
        except FactsError as error:
            found = str(error)
        said = tuple(told(rulebook, name, value) for name, value in case.facts.items())
        line = line_of(rule, ("cases", rank), folder)
        yield CaseTold(rank, case.by, case.policy, said, case.gives, found, line)


def case_of(rulebook: Rulebook, name: str, rank: int) -> CaseEntry | None:
    """One case of a warning sign; None when there is no such case."""
    listed = next((flag.entry.cases for flag in rulebook.flags if flag.name == name), [])
    return listed[rank] if 0 <= rank < len(listed) else None


def told(rulebook: Rulebook, name: str, value: object) -> Told:
    """One answer of a person as a clause, in the language of the rulebook."""
    base = name.removesuffix(CHECK)
    words = rulebook.words[base]
    if value is None:
        return Told(words.phrase, "unknown")
    if value is True:
        return Told(words.phrase, "yes")
    if value is False:
        return Told(words.contrary, "yes") if words.contrary else Told(words.phrase, "no")
    assert isinstance(value, int | str)
    return Told(rulebook.said(Compare(base, "==", value)), "yes")


# --- facts


def _own(rulebook: Rulebook, facts: frozenset[str]) -> frozenset[str]:
    """The facts that are the rule's own matter, without those that only open a question."""
    opening = frozenset().union(*(gate.reads for gate in rulebook.gates.values()))
    return facts - opening or facts


def _facts_read(
    rulebook: Rulebook, conditions: Iterable[Reading], exceptions: Iterable[Reading]
) -> tuple[FactRead, ...]:
    found: dict[str, FactRead] = {}
    for reading, exception in [*((c, False) for c in conditions), *((e, True) for e in exceptions)]:
        for name in sorted(reading.reads, key=list(rulebook.facts).index):
            found.setdefault(name, _fact_read(rulebook, name, rulebook.facts[name], exception))
    return tuple(found.values())


def _fact_read(rulebook: Rulebook, name: str, entry: FactEntry, exception: bool) -> FactRead:
    screen = rulebook.screens[entry.screen].title if entry.screen else None
    return FactRead(name, entry.phrase, entry.question, screen, entry.who, entry.volunteered, exception)
