"""A decision as a person reads it: one action first, then why, then what to do and what to watch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce

from django.utils.translation import gettext as _

from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway import moment as at
from parcours_dos.pathway.because import Reason
from parcours_dos.pathway.decision import Also, Decision
from parcours_dos.pathway.in_words import respelled
from parcours_dos.pathway.plan import eligibility
from parcours_dos.pathway.programme.choice import opened
from parcours_dos.pathway.rulebook import (
    EMERGENCY,
    NONE,
    PLANNED,
    TIERS,
    WITHIN_24H,
    WITHIN_48H,
    Flag,
    Rulebook,
)
from parcours_dos.pathway.shapes import AdviceEntry, RouteEntry
from parcours_dos.web.shared.rules import signs_now, signs_soon
from parcours_dos.web.shared.sealed_cookie import LIFE

from .asking import Place, next_asked, screen_of
from .journey import Journey
from .private import is_private_row, is_private_sign, is_volunteered, speaks_of
from .review import Reviewed, label, question, review
from .sourced import Sides, Sourced, name_of, sides, sourced

SHAPES = {EMERGENCY: "now", WITHIN_24H: "soon", WITHIN_48H: "soon", PLANNED: "planned", NONE: "calm"}
MOST_SAID = 3
MOST_LISTED = 5


@dataclass(frozen=True)
class Clause:
    """One thing to say on the telephone; a private one is not printed."""

    text: str
    private: bool = False


@dataclass(frozen=True)
class Doubt:
    """An answer that is missing: how to find it, and where to change it."""

    question: str
    find_out: str
    address: str | None
    private: bool


@dataclass(frozen=True)
class Other:
    """Another professional who fits, with the page that describes them, if there is one."""

    entry: Also
    page: str | None


@dataclass(frozen=True)
class WhatIf:
    """The smallest change of answers that would change the advice."""

    text: str
    private: bool


@dataclass(frozen=True)
class Page:
    """The whole result page."""

    level: str
    word: str
    route: RouteEntry
    private: bool
    latest: str
    say: tuple[Clause, ...]
    reasons: tuple[Sourced, ...]
    settled: bool
    next_address: str | None
    advice_address: str | None
    has_plan: bool
    has_programme: bool
    other: str
    mine: str
    more_cautious: bool
    disagreements: tuple[Sides, ...]
    help: tuple[Also, ...]
    also: tuple[Other, ...]
    course: str | None
    meanwhile: tuple[str, ...]
    avoid: tuple[str, ...]
    advice_sources: tuple[str, ...]
    come_back_on: date | None
    come_back_text: str | None
    signs_now: tuple[str, ...]
    signs_soon: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    examination: tuple[str, ...]
    answers: tuple[Reviewed, ...]
    change: WhatIf | None
    until: datetime


def page(place: Place, journey: Journey, moment: datetime) -> Page:
    """Decide, and put the decision into words."""
    book, facts = place.rulebook, journey.facts
    found = deciding.decide(book, facts, journey.answerer, moment, place.country, place.site)
    level = found.urgency.level
    words = book.wording.urgency
    mine, other = words[TIERS[level]], words[TIERS[found.other_urgency.level]]
    following = next_asked(place, journey, moment)
    advice = (
        next_asked(place, journey, moment, more="advice") if found.settled and level < EMERGENCY else None
    )
    listed = (*found.meanwhile[:MOST_LISTED], *found.avoid[:MOST_LISTED])
    return Page(
        level=SHAPES[level],
        word=mine.title,
        route=found.route,
        private=is_private_row(book, found.route),
        latest=mine.latest,
        say=_to_say(book, found, journey) if level >= WITHIN_48H else (),
        reasons=tuple(_reason(book, reason) for reason in found.because),
        settled=found.settled,
        next_address=following.address if following else None,
        advice_address=advice.address if advice else None,
        has_plan=found.settled and _has_plan(place, journey, moment),
        has_programme=found.settled and has_programme(place, journey, moment),
        mine=mine.advice,
        other=other.advice if found.other_urgency.level != level else "",
        more_cautious=found.other_urgency.level > level,
        disagreements=tuple(sides(book, d.entry) for d in found.disagreements),
        help=tuple(also for also in found.also if also.private),
        also=tuple(_other(book, also, level) for also in found.also if not also.private),
        course=found.course if found.settled and level < EMERGENCY else None,
        meanwhile=tuple(entry.text for entry in found.meanwhile[:MOST_LISTED]),
        avoid=tuple(entry.text for entry in found.avoid[:MOST_LISTED]),
        advice_sources=_sources(book, listed),
        come_back_on=found.come_back_on,
        come_back_text=found.come_back_text,
        signs_now=signs_now(found.come_back_if) if level < EMERGENCY else (),
        signs_soon=signs_soon(found.come_back_if) if level < WITHIN_48H else (),
        doubts=_doubts(book, found, journey),
        examination=_examination(book, found) if level < EMERGENCY else (),
        answers=review(book, journey),
        change=_change(place, journey, moment) if found.settled else None,
        until=journey.since + LIFE,
    )


def _has_plan(place: Place, journey: Journey, moment: datetime) -> bool:
    """Is a plan of treatment open to this person now?"""
    book, country = place.rulebook, place.country
    if book.plan is None or country.payment is None:
        return False
    setting = at.setting(country, moment, place.site)
    who = eligibility.entrance(book, journey.facts, journey.answerer, setting)
    return eligibility.opening(book, book.plan, who) is not None


def has_programme(place: Place, journey: Journey, moment: datetime) -> bool:
    """Is a programme of exercises open to this person now?"""
    book = place.rulebook
    if book.programme is None:
        return False
    setting = at.setting(place.country, moment, place.site)
    return (
        opened(book.programme, eligibility.entrance(book, journey.facts, journey.answerer, setting))
        is not None
    )


def _reason(book: Rulebook, reason: Reason) -> Sourced:
    said = sourced(book, reason.sentence, reason.source, reason.place, reason.status)
    return replace(said, private=is_private_sign(book, reason.rule))


def _other(book: Rulebook, also: Also, level: int) -> Other:
    """In an emergency nothing leads away from the page."""
    described = level < EMERGENCY and book.professionals.professionals[also.professional].kind == "profession"
    return Other(also, also.professional if described else None)


def _sources(book: Rulebook, entries: Iterable[AdviceEntry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name_of(book, entry.source) for entry in entries))


def _flags(book: Rulebook, found: Decision) -> list[Flag]:
    """The signs present, the most urgent first."""
    names = {reason.rule for reason in found.because}
    kept = [flag for flag in book.flags if flag.name in names]
    return sorted(kept, key=lambda flag: -flag.level[found.policy])


def _to_say(book: Rulebook, found: Decision, journey: Journey) -> tuple[Clause, ...]:
    """What to tell on the telephone: where it hurts, then the signs answered yes, in plain clauses."""
    facts = journey.facts
    names = [name for flag in _flags(book, found) for name in _facts_to_say(book, flag)]
    places = where_it_hurts(book, journey)
    said = [
        name
        for name in dict.fromkeys(names)
        if facts.get(name) is True and name not in places and not is_volunteered(book, name)
    ]
    clauses = [Clause(in_own_words(book, name, journey), speaks_of(book, [name])) for name in said]
    clauses += [
        Clause(in_own_words(book, name, journey, sure=False), speaks_of(book, [name]))
        for name in found.unknown
        if not is_volunteered(book, name)
    ]
    own = journey.answerer == "patient"
    if not places:
        opening = [_("J'ai mal au dos.") if own else _("Une personne près de moi a mal au dos.")]
    else:
        opening = [in_own_words(book, name, journey) for name in places]
        opening = opening if own else [_("Une personne près de moi a mal."), *opening]
    return (*(Clause(text) for text in opening), *clauses[:MOST_SAID])


def _facts_to_say(book: Rulebook, flag: Flag) -> list[str]:
    """What a sign rests on; of a private one, only what is private, for the rest would betray it in print."""
    names = sorted(flag.when.reads)
    return [name for name in names if speaks_of(book, [name])] or names


def where_it_hurts(book: Rulebook, journey: Journey) -> list[str]:
    """What was ticked on the first list, which asks where it hurts."""
    lists = (step for step in journey.steps if screen_of(book, step).kind == "list")
    first = next(lists, None)
    return [] if first is None else [name for name, answer in first.answers.items() if answer is True]


def in_own_words(book: Rulebook, name: str, journey: Journey, sure: bool = True) -> str:
    """What was answered yes, or is not known, as the person who answers would say it."""
    own, says = journey.answerer == "patient", book.wording.says
    clause = (own and book.facts[name].say) or book.words[name].phrase
    return sentence(book, says.sure if sure else says.not_sure, clause)


def sentence(book: Rulebook, said: str, clause: str) -> str:
    """A clause as a sentence of its own, with a capital."""
    text = respelled(book, said.format(clause))
    return f"{text[0].upper()}{text[1:]}"


def _doubts(book: Rulebook, found: Decision, journey: Journey) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(
            question(book, name),
            book.facts[name].find_out or "",
            journey.address_of(name),
            speaks_of(book, [name]),
        )
        for name in found.unknown
    )[:MOST_LISTED]


def _examination(book: Rulebook, found: Decision) -> tuple[str, ...]:
    names = (book.flag(name).entry.suspected for name in found.needs_examination)
    return tuple(dict.fromkeys(names))[:MOST_LISTED]


def _change(place: Place, journey: Journey, moment: datetime) -> WhatIf | None:
    """The smallest change of answers that would make this more urgent, as one sentence."""
    book = place.rulebook
    change = deciding.what_would_change(
        book, journey.facts, journey.answerer, moment, place.country, place.site
    )
    if change is None:
        return None
    each = _("« %(answer)s » à « %(question)s »")
    said = [
        each % {"answer": label(book, name, answer), "question": question(book, name)}
        for name, answer in change.answers
    ]
    text = _("Si vous aviez répondu %(answers)s, nous conseillerions %(advice)s.") % {
        "answers": reduce(book.wording.grammar.both.format, said),
        "advice": book.wording.urgency[TIERS[change.level]].advice,
    }
    return WhatIf(text, speaks_of(book, (name for name, _ in change.answers)))
