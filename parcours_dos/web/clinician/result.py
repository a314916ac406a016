"""The decision as a professional reads it: both policies, all reasons and signs, and the patient's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from django.utils.translation import gettext as _

from parcours_dos.pathway import decision as deciding
from parcours_dos.pathway.because import Reason
from parcours_dos.pathway.decision import Also, Decision
from parcours_dos.pathway.rulebook import EMERGENCY, NONE, TIERS, Rulebook
from parcours_dos.pathway.shapes import Answerer, RouteEntry
from parcours_dos.web.public.asking import Place
from parcours_dos.web.public.private import is_private_row, is_private_sign, private_facts, speaks_of
from parcours_dos.web.public.result import SHAPES
from parcours_dos.web.public.review import label
from parcours_dos.web.public.sourced import Sides, name_of, sides

from .consultation import Consultation, Facts
from .groups import worded
from .signs import Signs, signs


@dataclass(frozen=True)
class Given:
    """A reason with all that supports it; `rule` is its own page when it is a warning sign."""

    sentence: str
    rule: str
    source: str
    rank: str
    place: str
    status: str
    private: bool


@dataclass(frozen=True)
class Side:
    """How fast, under one way of counting caution."""

    policy: str
    level: str
    delay: str
    applied: bool


@dataclass(frozen=True)
class Missing:
    """A fact that is still needed, and its line in the form."""

    label: str
    target: str
    private: bool


@dataclass(frozen=True)
class WhatIf:
    """The smallest change of facts that alters the urgency, and which way."""

    facts: str
    delay: str
    faster: bool
    private: bool


@dataclass(frozen=True)
class Told:
    """What the patient would have read."""

    level: str
    word: str
    title: str
    text: str
    latest: str
    reasons: tuple[str, ...]
    settled: bool
    private: bool


@dataclass(frozen=True)
class Page:
    """The whole page."""

    level: str
    word: str
    latest: str
    contact: str
    route: RouteEntry
    course: str | None
    private: bool
    emergency: bool
    only_in_doubt: bool
    sides: tuple[Side, ...]
    reasons: tuple[Given, ...]
    signs: Signs
    disagreements: tuple[Sides, ...]
    notes: tuple[Given, ...]
    also: tuple[Also, ...]
    settled: bool
    missing: tuple[Missing, ...]
    change: WhatIf | None
    told: Told


def page(place: Place, consultation: Consultation, moment: datetime) -> Page:
    """Decide twice, for the professional and for the patient, and put both into words."""
    book, facts = place.rulebook, consultation.facts
    found = deciding.decide(book, facts, "clinician", moment, place.country, place.site)
    words = book.wording.urgency[TIERS[found.urgency.level]]
    return Page(
        level=SHAPES[found.urgency.level],
        word=words.title,
        latest=words.latest,
        contact=book.professionals.professionals[found.first_contact].label,
        route=found.route,
        course=found.course,
        private=is_private_row(book, found.route),
        emergency=found.urgency.level == EMERGENCY,
        only_in_doubt=not found.settled
        and found.urgency.level == EMERGENCY > max((reason.level for reason in found.because), default=NONE),
        sides=_sides(book, found),
        reasons=tuple(_given(book, reason) for reason in found.because),
        signs=signs(book, facts, moment, place.country, place.site),
        disagreements=tuple(sides(book, d.entry) for d in found.disagreements),
        notes=tuple(
            _given(book, Reason("", note.text, note.source, note.place, note.status))
            for note in found.doctor_notes
        ),
        also=found.also,
        settled=found.settled,
        missing=tuple(_missing(book, name) for name in found.missing),
        change=_change(place, facts, moment, found.urgency.level),
        told=_told(place, consultation, moment),
    )


def _given(book: Rulebook, reason: Reason) -> Given:
    source, words = book.sources[reason.source], book.wording
    return Given(
        sentence=reason.sentence,
        rule=reason.rule if any(flag.name == reason.rule for flag in book.flags) else "",
        source=name_of(book, reason.source),
        rank=words.ranks[source.rank],
        place=reason.place,
        status=words.statuses[reason.status],
        private=is_private_sign(book, reason.rule),
    )


def _sides(book: Rulebook, found: Decision) -> tuple[Side, ...]:
    pairs = ((found.policy, found.urgency), (found.other_policy, found.other_urgency))
    return tuple(
        Side(
            book.wording.policies[policy],
            SHAPES[urgency.level],
            book.wording.urgency[TIERS[urgency.level]].rule,
            policy == found.policy,
        )
        for policy, urgency in pairs
    )


def _missing(book: Rulebook, name: str) -> Missing:
    return Missing(worded(book, name), f"f-{name}", speaks_of(book, [name]))


def _change(place: Place, facts: Facts, moment: datetime, level: int) -> WhatIf | None:
    book = place.rulebook
    change = deciding.what_would_change(book, facts, "clinician", moment, place.country, place.site)
    if change is None:
        return None
    each = _("« %(fact)s » : %(answer)s")
    said = [
        each % {"fact": worded(book, name), "answer": label(book, name, answer).lower()}
        for name, answer in change.answers
    ]
    return WhatIf(
        facts=reduce(book.wording.grammar.both.format, said),
        delay=book.wording.urgency[TIERS[change.level]].rule,
        faster=change.level > level,
        private=speaks_of(book, (name for name, _answer in change.answers)),
    )


def _without_secrets(book: Rulebook, facts: Facts) -> Facts:
    """What a patient's code leaves out counts for nothing here: left open, it would look like a doubt."""
    secrets = private_facts(book)
    if secrets & facts.keys():
        return facts
    return {**facts, **{name: False for name in secrets if book.facts[name].type == "yes_no"}}


def _told(place: Place, consultation: Consultation, moment: datetime) -> Told:
    """The same facts without those that only a professional can know, decided as the patient's page does."""
    book = place.rulebook
    who: Answerer = consultation.received.answerer if consultation.received else "patient"
    facts: Facts = {name: value for name, value in consultation.facts.items() if who in book.facts[name].who}
    if consultation.received:
        facts = _without_secrets(book, facts)
    found = deciding.decide(book, facts, who, moment, place.country, place.site)
    words = book.wording.urgency[TIERS[found.urgency.level]]
    shown = [reason for reason in found.because if not is_private_sign(book, reason.rule)]
    return Told(
        level=SHAPES[found.urgency.level],
        word=words.title,
        title=found.route.title,
        text=found.route.text,
        latest=words.latest,
        reasons=tuple(reason.sentence for reason in shown),
        settled=found.settled,
        private=is_private_row(book, found.route),
    )
