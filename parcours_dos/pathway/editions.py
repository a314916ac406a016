"""Two editions of the knowledge, laid out in words and compared: what was added, removed, changed.

Then the same people under both: whose urgency or first contact moves, and how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

import msgspec

from . import moment as at
from .facts import CHECK, Facts, FactsError, read, settle
from .flags import Known, states_by_policy, urgency
from .in_words import rule_sentence
from .rulebook import POLICIES, TIERS, Flag, Rulebook
from .shapes import Answerer, Contact, CountryFile, FactEntry, LawEntry, Policy, fields_of
from .tables import row_for

Words = Mapping[str, str]  # the parts of one rule, each in words
Laid = Mapping[str, Mapping[str, Words]]  # group, then name
TOLD_ELSEWHERE = ("name", "doors")  # the name heads the entry; the doors of a way repeat the law
TABLES = (
    "first_contact",
    "reasons",
    "courses",
    "meanwhile",
    "avoid",
    "doctor_notes",
    "come_back",
    "disagreements",
)


@dataclass(frozen=True)
class Part:
    """One thing that a rule says, before and after; empty when it did not say it."""

    word: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """One rule that was added, removed, or changed in some of its parts."""

    group: str
    name: str
    what: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Someone:
    """A person to try both editions on; `where` says in which file they were met.

    `else_calm`: to every other question, this person gives the answer that worries least.
    """

    who: str
    where: str
    by: Answerer
    facts: Facts
    else_calm: bool = False


@dataclass(frozen=True)
class Outcome:
    """How fast, and whom to see first; or why the edition does not take these answers."""

    level: int
    contact: Contact | None
    refused: str = ""


@dataclass(frozen=True)
class Moved:
    """Someone whose outcome is not the same; in which countries and under which policies."""

    someone: Someone
    before: Outcome
    after: Outcome
    countries: tuple[str, ...]
    policies: tuple[Policy, ...]


# --- what is said


def differences(old: Rulebook, new: Rulebook) -> tuple[Difference, ...]:
    """Every rule, fact, row, advice and law that is not said the same way in both editions."""
    before, after = laid_out(old), laid_out(new)
    found = []
    for group in dict.fromkeys((*before, *after)):
        was, now = before.get(group, {}), after.get(group, {})
        for name in dict.fromkeys((*was, *now)):
            parts = tuple(_parts(was.get(name, {}), now.get(name, {})))
            if parts:
                what = "added" if name not in was else "removed" if name not in now else "changed"
                found.append(Difference(group, name, what, parts))
    return tuple(found)


def _parts(was: Words, now: Words) -> Iterator[Part]:
    for word in dict.fromkeys((*was, *now)):
        before, after = was.get(word, ""), now.get(word, "")
        if before != after:
            yield Part(word, before, after)


def laid_out(rulebook: Rulebook) -> Laid:
    """The whole edition as words: group, name, part."""
    groups: dict[str, dict[str, Words]] = {
        "signs": {flag.name: _sign(rulebook, flag) for flag in rulebook.flags},
        "facts": {name: _fact(rulebook, fact) for name, fact in rulebook.facts.items()},
        "derived": {
            name: {"phrase": rulebook.words[name].phrase, "condition": rulebook.said(reading.written)}
            for name, reading in rulebook.derived.items()
        },
        "always": {
            each.entry.name: {"text": each.entry.message, "condition": rulebook.said(each.reading.written)}
            for each in rulebook.constraints
        },
    }
    for table in TABLES:
        entries = getattr(rulebook.orientation, table)
        groups[table] = {entry.name: _entry(rulebook, entry) for entry in entries}
    groups["also"] = _numbered(rulebook, rulebook.orientation.also, "professional")
    groups["come_back_if"] = _numbered(rulebook, rulebook.orientation.come_back_if, "flag")
    for country in rulebook.countries.values():
        groups[f"routes {country.name}"] = {r.name: _entry(rulebook, r) for r in country.routes}
        groups[f"law {country.name}"] = {law.fact: _law(rulebook, law) for law in country.law}
    groups |= dict(_care(rulebook))
    groups["professionals"] = {
        name: _entry(rulebook, entry) for name, entry in rulebook.professionals.professionals.items()
    }
    groups["sources"] = {key: _entry(rulebook, source) for key, source in rulebook.sources.items()}
    groups["not_encoded"] = {row: {"text": why} for row, why in rulebook.not_encoded.items()}
    return groups


def _care(rulebook: Rulebook) -> Iterator[tuple[str, dict[str, Words]]]:
    """The plan, what the insurers pay, and the questionnaires, group by group."""
    if rulebook.plan is not None:
        for section in fields_of(type(rulebook.plan)):
            entries = getattr(rulebook.plan, section.name)
            if isinstance(entries, list):
                yield f"plan {section.name}", {entry.name: _entry(rulebook, entry) for entry in entries}
    for country in rulebook.countries.values():
        if country.payment is None:
            continue
        for section in fields_of(type(country.payment)):
            entries = getattr(country.payment, section.name)
            if isinstance(entries, list):
                told = [entry for entry in entries if isinstance(entry, msgspec.Struct)]
                words = {_named(rank, entry): _entry(rulebook, entry) for rank, entry in enumerate(told)}
                yield f"payment {section.name} {country.name}", words
            elif isinstance(entries, msgspec.Struct):
                yield f"payment {country.name}", {section.name: _entry(rulebook, entries)}
    yield "instruments", {name: _entry(rulebook, found.entry) for name, found in rulebook.instruments.items()}


def _named(rank: int, entry: object) -> str:
    """What tells an entry of a list from its neighbours: its name, its date, else its rank."""
    return str(getattr(entry, "name", "") or getattr(entry, "since", "") or rank + 1)


def _sign(rulebook: Rulebook, flag: Flag) -> Words:
    entry, words = flag.entry, rulebook.wording
    cautious, graded = (rule_sentence(rulebook, flag, policy) for policy in POLICIES)
    said = {"sentence": cautious} if cautious == graded else {"sentence": cautious, "sentence_graded": graded}
    tiers = [words.urgency[TIERS[flag.level[policy]]].rule for policy in POLICIES]
    return {
        **said,
        "urgency": " / ".join(dict.fromkeys(tiers)),
        "suspected": entry.suspected,
        "reason": entry.reason,
        "source": entry.source,
        "place": entry.place,
        "status": words.statuses[entry.status],
        "sign": words.signs[entry.sign],
        "family": entry.family,
        "rows": ", ".join(entry.rows),
        "cases": str(len(entry.cases)),
    }


def _fact(rulebook: Rulebook, fact: FactEntry) -> Words:
    return _entry(rulebook, fact)


def _entry(rulebook: Rulebook, entry: msgspec.Struct) -> Words:
    """An entry field by field; what is left empty is not said."""
    fields = msgspec.structs.asdict(entry)
    said = {
        word: _said(rulebook, word, value) for word, value in fields.items() if word not in TOLD_ELSEWHERE
    }
    return {word: text for word, text in said.items() if text}


def _said(rulebook: Rulebook, word: str, value: object) -> str:
    words = rulebook.wording
    if value is None or value == [] or value == {}:
        return ""
    if word == "status":
        return words.statuses[value]  # type: ignore[index]  # the shape says so
    if word == "urgency" and isinstance(value, list):
        return " ou ".join(words.urgency[tier].rule for tier in value)
    if word in ("when", "only_if") and str(value) in rulebook.conditions:
        return rulebook.said(rulebook.conditions[str(value)].written)
    if isinstance(value, msgspec.Struct):
        return " ; ".join(_entry(rulebook, value).values())
    if isinstance(value, Mapping):
        return " ; ".join(f"{key} : {text}" for key, text in value.items())
    if isinstance(value, list | tuple):
        return " | ".join(_said(rulebook, "", each) for each in value)
    return {True: "oui", False: "non"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _numbered(rulebook: Rulebook, entries: Iterable[msgspec.Struct], by: str) -> dict[str, Words]:
    """Entries without a name of their own, told apart by their rank among their like."""
    found: dict[str, Words] = {}
    for entry in entries:
        base = name = str(getattr(entry, by))
        rank = 1
        while name in found:
            rank += 1
            name = f"{base} ({rank})"
        found[name] = _entry(rulebook, entry)
    return found


def _law(rulebook: Rulebook, law: LawEntry) -> Words:
    phrase = rulebook.facts[law.fact].phrase
    return {
        f"depuis le {value.since}": f"{phrase} : {'oui' if value.holds else 'non'} ; {value.place}"
        for value in law.values
    }


# --- who is told something else


def own_cases(*rulebooks: Rulebook) -> tuple[Someone, ...]:
    """The small people who show what each rule does, in any of these editions."""
    found: dict[tuple[object, ...], Someone] = {}
    for rulebook in rulebooks:
        for flag in rulebook.flags:
            for rank, case in enumerate(flag.entry.cases, 1):
                key = (case.by, *sorted((n, repr(v)) for n, v in case.facts.items()))
                found.setdefault(key, Someone("", f"{flag.name}, cas {rank}", case.by, case.facts))
    return tuple(replace(each, else_calm=calm) for each in found.values() for calm in (False, True))


@lru_cache(maxsize=8)
def calm(rulebook: Rulebook, answerer: Answerer) -> Facts:
    """The answers that worry least, to every question that is asked of everybody; nothing excuses a sign.

    A number without a worse side, such as an age, takes the value for which the signs ask for least.
    """
    found = _plainly_calm(rulebook, answerer)
    for name, entry in rulebook.facts.items():
        if entry.type == "integer" and name not in found and _asked_alone(rulebook, name, answerer):
            bands = rulebook.bands.get(name)
            values = [band.lowest for band in bands] if bands else range(entry.min or 0, (entry.max or 0) + 1)
            asked = {value: _asks(rulebook, answerer, {**found, name: value}) for value in values}
            found[name] = min(asked, key=asked.__getitem__)
    return found


def _asked_alone(rulebook: Rulebook, name: str, answerer: Answerer) -> bool:
    return answerer in rulebook.facts[name].who and name not in rulebook.gates


def _excuses(rulebook: Rulebook) -> frozenset[str]:
    """The facts that only ever lift a sign."""
    lifts = (unless.reads for flag in rulebook.flags for unless in flag.unless.values() if unless)
    raises = frozenset().union(*(flag.when.reads for flag in rulebook.flags))
    return frozenset().union(*lifts) - raises


def _asks(rulebook: Rulebook, answerer: Answerer, facts: Facts) -> int:
    found = states_by_policy(rulebook, Known.by(rulebook, facts, answerer))
    return max(urgency(rulebook.flags, found[policy], policy) for policy in POLICIES)


def _plainly_calm(rulebook: Rulebook, answerer: Answerer) -> dict[str, object]:
    found: dict[str, object] = {}
    excuses = _excuses(rulebook)
    for name, entry in rulebook.facts.items():
        if not _asked_alone(rulebook, name, answerer):
            continue
        if entry.type == "yes_no":
            found[name] = entry.worse == "no" and name not in excuses
        elif entry.type == "integer" and entry.worse != "none":
            found[name] = entry.min if entry.worse == "higher" else entry.max
    return found


def moved(old: Rulebook, new: Rulebook, people: Iterable[Someone], moment: datetime) -> Iterator[Moved]:
    """Those whose urgency or first contact changes, each way of changing once."""
    shared = [code for code in new.countries if code in old.countries]
    for someone in people:
        ways: dict[tuple[Outcome, Outcome], list[tuple[str, Policy]]] = {}
        before = outcomes(old, someone, [old.countries[code] for code in shared], moment)
        after = outcomes(new, someone, [new.countries[code] for code in shared], moment)
        for (code, policy), was in before.items():
            now = after[code, policy]
            if was != now:
                ways.setdefault((was, now), []).append((new.countries[code].name, policy))
        for (was, now), places in ways.items():
            countries = tuple(dict.fromkeys(country for country, _ in places))
            policies = tuple(dict.fromkeys(policy for _, policy in places))
            yield Moved(someone, was, now, countries, policies)


def outcomes(
    rulebook: Rulebook, someone: Someone, countries: Iterable[CountryFile], moment: datetime
) -> Mapping[tuple[str, Policy], Outcome]:
    """What this edition says of someone in each country, under each policy.

    What it does not ask is left aside.
    """
    asked = {n: v for n, v in someone.facts.items() if _asked_of(rulebook, n, someone.by)}
    try:
        facts = settle(_checked(rulebook, asked, someone))
    except FactsError as error:
        refused = Outcome(0, None, str(error.problems[0]))
        return {(country.code, policy): refused for country in countries for policy in POLICIES}
    urgencies: dict[tuple[object, ...], Mapping[Policy, int]] = {}  # signs seldom read what a country gives
    found: dict[tuple[str, Policy], Outcome] = {}
    for country in countries:
        here = {**at.given(country, moment), **facts}
        known = Known.by(rulebook, here, someone.by)
        key = tuple(here.get(name) for name in _given_that_signs_read(rulebook))
        if key not in urgencies:
            states = states_by_policy(rulebook, known)
            urgencies[key] = {policy: urgency(rulebook.flags, states[policy], policy) for policy in POLICIES}
        for policy, level in urgencies[key].items():
            row = row_for(rulebook, rulebook.orientation.first_contact, level, known.filled)
            found[country.code, policy] = Outcome(level, row.contact)
    return found


@lru_cache(maxsize=8)
def _given_that_signs_read(rulebook: Rulebook) -> tuple[str, ...]:
    conditions = [flag.when for flag in rulebook.flags]
    conditions += [unless for flag in rulebook.flags for unless in flag.unless.values() if unless]
    names = frozenset().union(*(reading.reads for reading in conditions))
    return tuple(sorted(name for name in names if not rulebook.facts[name].who))


def _checked(rulebook: Rulebook, asked: Facts, someone: Someone) -> dict[str, object]:
    if not someone.else_calm:
        return read(rulebook, asked, someone.by)
    return with_calm(rulebook, asked, someone.by)


def with_calm(rulebook: Rulebook, asked: Facts, answerer: Answerer) -> dict[str, object]:
    """The person's answers and the calm ones, without those that would contradict the person.

    Raises `FactsError` when the person's own answers cannot be taken.
    """
    beside = {n: v for n, v in calm(rulebook, answerer).items() if n not in asked}
    while True:
        try:
            return read(rulebook, {**beside, **asked}, answerer)
        except FactsError as error:
            named = {name for problem in error.problems for name in problem.fact.split(" + ")}
            if not named & set(beside):
                raise
            beside = {name: value for name, value in beside.items() if name not in named}


def _asked_of(rulebook: Rulebook, name: str, answerer: Answerer) -> bool:
    entry = rulebook.facts.get(name.removesuffix(CHECK))
    return entry is not None and answerer in entry.who
