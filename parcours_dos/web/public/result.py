"""A decision as a person reads it: one action first, then why, then what to do and what to watch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from parcours_dos.language.tree import facts_of
from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway.because import Reason
from parcours_dos.pathway.decision import Also, Decision
from parcours_dos.pathway.rulebook import EMERGENCY, NONE, PLANNED, WITHIN_24H, WITHIN_48H, Flag, Rulebook
from parcours_dos.pathway.shapes import AdviceEntry, RouteEntry, SideEntry
from parcours_dos.web.shared.sealed_cookie import LIFE

from .asking import Place, next_asked
from .journey import Journey
from .review import Reviewed, label, question, review
from .sourced import Sourced, name_of, sourced

LEVELS = {
    EMERGENCY: ("now", "Urgence : maintenant"),
    WITHIN_24H: ("soon", "Médecin aujourd'hui ou demain"),
    WITHIN_48H: ("soon", "Médecin aujourd'hui ou demain"),
    PLANNED: ("planned", "Rendez-vous dans les 2 semaines"),
    NONE: ("calm", "Pas d'urgence médicale"),
}
DELAYS = {
    EMERGENCY: "d'appeler les urgences maintenant",
    WITHIN_24H: "de voir un médecin dans les 24 heures",
    WITHIN_48H: "de voir un médecin dans les 48 heures",
    PLANNED: "de voir un médecin dans les 2 semaines",
    NONE: "de ne pas se presser : il n'y a pas d'urgence médicale",
}
AT_THE_LATEST = {WITHIN_24H: "Dans les 24 heures au plus.", WITHIN_48H: "Dans les 48 heures au plus."}
MOST_SAID = 3
MOST_LISTED = 5


@dataclass(frozen=True)
class Doubt:
    """An answer that is missing: how to find it, and where to change it."""

    question: str
    find_out: str
    address: str | None


@dataclass(frozen=True)
class Sides:
    """Two sources that do not say the same thing."""

    first: Sourced
    second: Sourced


@dataclass(frozen=True)
class Page:
    """The whole result page."""

    level: str
    word: str
    route: RouteEntry
    latest: str
    say: tuple[str, ...]
    reasons: tuple[Sourced, ...]
    settled: bool
    next_address: str | None
    advice_address: str | None
    other: str
    mine: str
    more_cautious: bool
    disagreements: tuple[Sides, ...]
    also: tuple[Also, ...]
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
    change: str | None
    until: datetime


def page(place: Place, journey: Journey, moment: datetime) -> Page:
    """Decide, and put the decision into words."""
    book, facts = place.rulebook, journey.facts
    found = deciding.decide(book, facts, journey.answerer, moment, place.country, place.site)
    level = found.urgency.level
    word = LEVELS[level]
    following = next_asked(place, journey, moment)
    advice = next_asked(place, journey, moment, advice=True) if found.settled and level < EMERGENCY else None
    listed = (*found.meanwhile[:MOST_LISTED], *found.avoid[:MOST_LISTED])
    return Page(
        level=word[0],
        word=word[1],
        route=found.route,
        latest=AT_THE_LATEST.get(level, ""),
        say=_to_say(book, found, journey) if level >= WITHIN_48H else (),
        reasons=tuple(_reason(book, reason) for reason in found.because),
        settled=found.settled,
        next_address=following.address if following else None,
        advice_address=advice.address if advice else None,
        mine=DELAYS[level],
        other=DELAYS[found.other_urgency.level] if found.other_urgency.level != level else "",
        more_cautious=found.other_urgency.level > level,
        disagreements=tuple(
            Sides(_side(book, d.entry.source_document), _side(book, d.entry.guideline))
            for d in found.disagreements
        ),
        also=found.also,
        course=found.course if found.settled and level < EMERGENCY else None,
        meanwhile=tuple(entry.text for entry in found.meanwhile[:MOST_LISTED]),
        avoid=tuple(entry.text for entry in found.avoid[:MOST_LISTED]),
        advice_sources=_sources(book, listed),
        come_back_on=found.come_back_on,
        come_back_text=found.come_back_text,
        signs_now=tuple(s.text for s in found.come_back_if if s.level == "emergency" and level < EMERGENCY),
        signs_soon=tuple(s.text for s in found.come_back_if if s.level != "emergency" and level < WITHIN_48H),
        doubts=_doubts(book, found, journey),
        examination=_examination(book, found) if level < EMERGENCY else (),
        answers=review(book, journey),
        change=_change(place, journey, moment) if found.settled else None,
        until=journey.since + LIFE,
    )


def _reason(book: Rulebook, reason: Reason) -> Sourced:
    return sourced(book, reason.sentence, reason.source, reason.place, reason.status)


def _side(book: Rulebook, side: SideEntry) -> Sourced:
    return sourced(book, side.text, side.source, side.place, side.status)


def _sources(book: Rulebook, entries: Iterable[AdviceEntry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name_of(book, entry.source) for entry in entries))


def _flags(book: Rulebook, found: Decision) -> list[Flag]:
    """The signs present, the most urgent first."""
    names = {reason.rule for reason in found.because}
    kept = [flag for flag in book.flags if flag.name in names]
    return sorted(kept, key=lambda flag: -flag.level[found.policy])


def _to_say(book: Rulebook, found: Decision, journey: Journey) -> tuple[str, ...]:
    """What to tell on the telephone: the signs answered yes, in plain clauses."""
    facts = journey.facts
    names = [name for flag in _flags(book, found) for name in sorted(facts_of(flag.when.spread))]
    said = [name for name in dict.fromkeys(names) if facts.get(name) is True]
    opening = (
        "J'ai mal au dos." if journey.answerer == "patient" else "Une personne près de moi a mal au dos."
    )
    own = journey.answerer == "patient"
    clauses = [(own and book.facts[name].say) or book.words[name].phrase for name in said]
    clauses += [_not_sure(book.words[name].phrase) for name in found.unknown]
    return (opening, *(f"{clause[0].upper()}{clause[1:]}." for clause in clauses[:MOST_SAID]))


def _not_sure(phrase: str) -> str:
    """A sign that the person cannot tell, said as such."""
    return f"Je ne sais pas s'{phrase}" if phrase.startswith("il ") else f"Je ne sais pas si {phrase}"


def _doubts(book: Rulebook, found: Decision, journey: Journey) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(question(book, name), book.facts[name].find_out or "", journey.address_of(name))
        for name in found.unknown
    )[:MOST_LISTED]


def _examination(book: Rulebook, found: Decision) -> tuple[str, ...]:
    names = (book.flag(name).entry.suspected for name in found.needs_examination)
    return tuple(dict.fromkeys(names))[:MOST_LISTED]


def _change(place: Place, journey: Journey, moment: datetime) -> str | None:
    """The smallest change of answers that would make this more urgent, as one sentence."""
    book = place.rulebook
    change = deciding.what_would_change(
        book, journey.facts, journey.answerer, moment, place.country, place.site
    )
    if change is None:
        return None
    said = " et ".join(
        f"« {label(book, name, answer)} » à « {question(book, name)} »" for name, answer in change.answers
    )
    return f"Si vous aviez répondu {said}, nous conseillerions {DELAYS[change.level]}."
