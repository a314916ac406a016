"""What someone typed to try a rule: an invented person, and the answers that change.

Read with care and never kept: the form carries everything, from one page to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from django.utils.translation import gettext as _

from parcours_dos.pathway import documents, facts
from parcours_dos.pathway.editions import with_calm
from parcours_dos.pathway.explain import case_of, explain
from parcours_dos.pathway.facts import CHECK, FactsError
from parcours_dos.pathway.rulebook import POLICIES, Rulebook
from parcours_dos.pathway.shapes import (
    EVERYONE,
    Answerer,
    CountryFile,
    FactEntry,
    Policy,
    PolicyChoice,
    SiteFile,
)
from parcours_dos.web.shared.options import Option, options

LONGEST = 6000
CHANGE = "change-"
REMOVED, UNKNOWN = "retirer", "inconnu"
WORDS: Mapping[str, bool] = {"oui": True, "non": False}
PERSON, CHANGES, FILL = "facts", "changes", "fill"
YEARS = range(2000, 2101)


@dataclass(frozen=True)
class Wrong:
    """One thing to correct: in which field, on which line, why, and what to do."""

    field: str
    line: int | None
    text: str


@dataclass(frozen=True)
class Control:
    """One fact that the rule reads: its words, and the answers that may replace the present one."""

    name: str
    label: str
    options: tuple[Option, ...]
    text: str


@dataclass(frozen=True)
class Trial:
    """The form as it was sent."""

    rule: str
    by: Answerer
    country: str
    policy: Policy
    on: str
    person: str
    changes: str
    picked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Read:
    """What the form says, once checked: the person before, the person after, and what is wrong."""

    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    moment: datetime | None
    wrong: tuple[Wrong, ...]


def sent(
    book: Rulebook, form: Mapping[str, str], countries: Mapping[str, CountryFile], usual: CountryFile | None
) -> Trial:
    """The form; a case of a rule fills it. What is not one of the choices becomes the usual one."""
    home = usual.code if usual else SiteFile().country
    by, policy = form.get("by", ""), form.get("policy", "")
    country = form.get("country", "")
    trial = Trial(
        rule=form.get("rule", "")[:80],
        by=next((who for who in EVERYONE if who == by), EVERYONE[0]),
        country=next((code for code in (country, home) if code in countries), next(iter(countries))),
        policy=next((each for each in POLICIES if each == policy), POLICIES[0]),
        on=form.get("on", "")[:16],
        person=form.get(PERSON, "")[:LONGEST],
        changes=form.get(CHANGES, "")[:LONGEST],
        picked={n.removeprefix(CHANGE): v[:80] for n, v in form.items() if n.startswith(CHANGE) and v},
    )
    rank = form.get("case", "")
    case = (
        case_of(book, trial.rule, int(rank)) if rank.isascii() and rank.isdigit() and len(rank) < 4 else None
    )
    if case is None:
        return trial
    return replace(trial, by=case.by, policy=case.policy, person=as_lines(case.facts), changes="", picked={})


def as_lines(said: Mapping[str, object]) -> str:
    """Facts as someone would type them: one a line."""
    return "\n".join(f"{name}: {_typed(value)}" for name, value in said.items())


def _typed(value: object) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def filled(book: Rulebook, trial: Trial, said: Mapping[str, object]) -> Trial:
    """The form, the person having answered everything else in the way that worries least."""
    return replace(trial, person=as_lines({**said, **with_calm(book, said, trial.by)}))


def read(book: Rulebook, trial: Trial, country: CountryFile) -> Read:
    """Check the person, then the same person with the changes."""
    person, wrong = _lines(trial.person, PERSON)
    changes, also_wrong = _lines(trial.changes, CHANGES)
    moment, late = _moment(trial.on, country)
    found = [*wrong, *also_wrong, *late]
    if found:
        return Read(None, None, moment, tuple(found))
    try:
        before = _checked(book, person.data, trial.by)
    except FactsError as error:
        return Read(None, None, moment, tuple(_wrong(error, PERSON, person)))
    picked, odd = _picked(book, trial.picked)
    if odd:
        return Read(before, None, moment, tuple(odd))
    merged = {**_mapping(person), **_mapping(changes), **picked}
    gone = {name for name, value in trial.picked.items() if value == REMOVED}
    try:
        after = _checked(book, {n: v for n, v in merged.items() if n not in gone}, trial.by)
    except FactsError as error:
        return Read(before, None, moment, tuple(_wrong(error, CHANGES, changes)))
    return Read(before, after, moment, ())


def _checked(book: Rulebook, data: object, by: Answerer) -> dict[str, object]:
    return facts.read(book, data, by) if data else {}


def _mapping(document: documents.Document) -> Mapping[str, object]:
    return document.data if isinstance(document.data, dict) else {}


def _lines(text: str, where: str) -> tuple[documents.Document, list[Wrong]]:
    empty = documents.Document({})
    if not text.strip():
        return empty, []
    try:
        document = documents.read_text(text)
    except documents.DocumentError as error:
        return empty, [Wrong(where, error.line, f"{error.reason} {error.cure}")]
    if document.data is not None and not isinstance(document.data, dict):
        return empty, [Wrong(where, 1, _("Ce ne sont pas des faits. Écrivez « nom: valeur », un par ligne."))]
    return (document if document.data else empty), []


def _wrong(error: FactsError, where: str, document: documents.Document) -> Iterator[Wrong]:
    for problem in error.problems:
        line = next((document.lines[(n,)] for n in problem.fact.split(" + ") if (n,) in document.lines), None)
        yield Wrong(where, line, f"{problem.fact} : {problem.reason} {problem.allowed}".strip())


def _picked(book: Rulebook, picked: Mapping[str, str]) -> tuple[dict[str, object], list[Wrong]]:
    found: dict[str, object] = {}
    wrong = []
    for name, said in picked.items():
        entry = book.facts.get(name)
        if entry is None or said == REMOVED:
            continue
        if said == UNKNOWN:
            found[name] = None
        elif entry.type == "yes_no" and said in WORDS:
            found[name] = WORDS[said]
        elif entry.type == "choice" and said in entry.choices:
            found[name] = said
        elif entry.type == "integer" and said.strip().isascii() and said.strip().isdigit():
            found[name] = int(said)
        else:
            wrong.append(Wrong(CHANGE + name, None, f"{name} : {facts.allowed_values(entry)}"))
    return found, wrong


def _moment(said: str, country: CountryFile) -> tuple[datetime | None, list[Wrong]]:
    """The moment in the country; none when it is left to now."""
    if not said:
        return None, []
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None or moment.year not in YEARS:
        return None, [Wrong("on", None, _("Cette date ne se lit pas. Écrivez 2026-11-25T20:30."))]
    return moment.replace(tzinfo=ZoneInfo(country.timezone)), []


def place(trial: Trial, site: SiteFile | None) -> SiteFile:
    """The site, with the policy that is tried; nobody signs a trial."""
    known = site or SiteFile(country=trial.country)
    choice = PolicyChoice(name=trial.policy, signed_by="", signed_on="")
    return msgspec.structs.replace(known, policy=choice)


# --- the controls


def controls(book: Rulebook, trial: Trial) -> tuple[Control, ...]:
    """The facts that the rule reads and that this person can say, each with its answers."""
    told = next(iter(explain(book, trial.rule)), None)
    names = [fact.name for fact in told.facts if trial.by in fact.who] if told else []
    return tuple(_control(book.facts[name], name, trial.picked.get(name, "")) for name in names)


def _control(entry: FactEntry, name: str, picked: str) -> Control:
    label = entry.question or entry.phrase
    if entry.type == "integer":
        return Control(CHANGE + name, label, (), picked)
    told = {"oui": _("Oui"), "non": _("Non")} if entry.type == "yes_no" else entry.choices
    offered = {"": _("Sans changement"), **told, UNKNOWN: entry.unknown_label, REMOVED: _("Non demandé")}
    return Control(CHANGE + name, label, options(offered, picked), "")


def has_said(said: Mapping[str, object] | None, private: frozenset[str]) -> bool:
    """Does the person say something that stays between them and the screen?"""
    return any(name.removesuffix(CHECK) in private for name in said or ())
