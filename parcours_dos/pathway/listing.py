"""What the rules know and say, in plain data, as programs receive it: the facts, and the warning signs."""

from __future__ import annotations

from typing import Literal

from .in_words import rule_sentence
from .outcome import Plain
from .rulebook import POLICIES, TIERS, Flag, Rulebook
from .shapes import Answerer, FactEntry, Policy, Status, Tier


class PlainFact(Plain, frozen=True, kw_only=True):
    """One thing that can be said about a person, with its question.

    `bands`: how a number may be asked as stretches, each with the number to send.
    """

    name: str
    type: Literal["yes_no", "choice", "integer"]
    bounds: list[int | None] | None
    choices: dict[str, str] | None
    question: str | None
    hint: str | None
    who: list[Answerer]
    only_if: str | None
    bands: dict[str, int] | None


class PlainRule(Plain, frozen=True, kw_only=True):
    """One warning sign: as a sentence and as an urgency under each policy, why, from where, how sure.

    `rows`: the lines of the clinical reference that it encodes; `cases`: how many small people show
    what it does.
    """

    name: str
    sentence: dict[Policy, str]
    urgency: dict[Policy, Tier]
    reason: str
    suspected: str
    source: str
    place: str
    status: Status
    rows: list[str]
    cases: int


class PlainSource(Plain, frozen=True, kw_only=True):
    """A document that rules rest on, under the name by which outcomes cite it."""

    name: str
    title: str
    by: str
    year: int | None
    url: str | None


def facts(rulebook: Rulebook) -> list[PlainFact]:
    """The facts that someone can say; what the moment and the place give is left out."""
    return [_fact(rulebook, name, entry) for name, entry in rulebook.facts.items() if entry.who]


def rules(rulebook: Rulebook) -> list[PlainRule]:
    """Every warning sign, in the order of the rulebook."""
    return [rule(rulebook, flag) for flag in rulebook.flags]


def rule(rulebook: Rulebook, flag: Flag) -> PlainRule:
    """One warning sign."""
    entry = flag.entry
    return PlainRule(
        name=entry.name,
        sentence={policy: rule_sentence(rulebook, flag, policy) for policy in POLICIES},
        urgency={policy: TIERS[flag.level[policy]] for policy in POLICIES},
        reason=entry.reason,
        suspected=entry.suspected,
        source=entry.source,
        place=entry.place,
        status=entry.status,
        rows=list(entry.rows),
        cases=len(entry.cases),
    )


def sources(rulebook: Rulebook) -> list[PlainSource]:
    """Every source that an outcome may cite."""
    return [
        PlainSource(name=name, title=source.title, by=source.by, year=source.year, url=source.url)
        for name, source in rulebook.sources.items()
    ]


def _fact(rulebook: Rulebook, name: str, entry: FactEntry) -> PlainFact:
    return PlainFact(
        name=name,
        type=entry.type,
        bounds=[entry.min, entry.max] if entry.type == "integer" else None,
        choices=dict(entry.choices) or None,
        question=entry.question,
        hint=entry.hint,
        who=list(entry.who),
        only_if=entry.only_if,
        bands={band.label: band.lowest for band in rulebook.bands.get(name, ())} or None,
    )
