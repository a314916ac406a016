"""`plan`: how many sessions, at what rhythm, of what, at what cost, from the facts of one person."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.payment.care import CareError
from parcours_dos.pathway.payment.tariffs import NotYet
from parcours_dos.pathway.plan import asked, plain
from parcours_dos.pathway.plan.plain import NotPlanned, Planned
from parcours_dos.pathway.plan.proposal import propose
from parcours_dos.pathway.rulebook import Rulebook

from . import printed, said
from .printed import listed
from .refusals import DONE, InputError


def plan(options: argparse.Namespace) -> int:
    """Propose a plan to one person and say it in words, or as JSON."""
    rulebook = load()
    if rulebook.plan is None:
        raise InputError(
            [Problem("plan", "cette édition n'a pas de plan.", "Prenez une édition plus récente.")]
        )
    told = said.told(options, rulebook)
    data, more = said.with_more(told.document)
    facts = said.facts(rulebook, data, told)
    today = told.moment.astimezone(ZoneInfo(told.country.timezone)).date()
    try:
        wished = asked.read(rulebook.plan, more, told.answerer, today)
        found = propose(rulebook, facts, told.answerer, told.moment, told.country, told.site, wished)
    except CareError as error:
        raise InputError([said.placed(problem, told.document) for problem in error.problems]) from None
    except NotYet as error:
        raise InputError([error.problem]) from None
    shown = plain.as_plain(rulebook, told.country, found, told.site.contacts if told.site else None)
    if options.json:
        print(printed.as_json(shown))
    else:
        print("\n".join(_in_words(rulebook, shown)))
    return DONE


def _in_words(rulebook: Rulebook, shown: Planned | NotPlanned) -> Iterable[str]:
    if isinstance(shown, NotPlanned):
        yield shown.closed.text
        yield from listed("Avant la kinésithérapie", [f"{row.label}. {row.text}" for row in shown.routing])
        yield ""
        yield printed.edition(rulebook)
        return
    sessions, weeks = shown.sessions, shown.weeks
    yield f"Environ {sessions.about} séances, sur {weeks.about} semaines : {shown.condition_label}."
    yield f"De {sessions.min} à {sessions.max} séances, de {weeks.min} à {weeks.max} semaines."
    yield sessions.prescribed
    rhythm = [f"{s.label} : {s.sessions} séances, {s.per_week:g} par semaine. {s.text}" for s in shown.rhythm]
    yield from listed("Rythme", rhythm)
    first, following = shown.first_session_minutes, shown.session_minutes
    yield f"  Première séance : {first.min} à {first.max} minutes, puis {following.min} à {following.max}."
    yield f"  Jours proposés : {', '.join(day.isoformat() for day in shown.days) or 'aucun'}."
    yield from listed("Ce que disent les sources", [_figure(rulebook, entry) for entry in sessions.sources])
    yield f"  {sessions.reconciled}"
    yield from listed("Contenu", [entry.text for entry in shown.content if entry.offered])
    yield from listed("Pas proposé d'office", [entry.text for entry in shown.content if not entry.offered])
    goals = [f"{g.text}. {g.measure} : {g.target}, le {g.on.isoformat()}" for g in shown.goals]
    yield from listed("Objectifs", goals)
    yield from listed("Ce qui allonge ou raccourcit", [e.text for e in (*shown.longer, *shown.shorter)])
    yield from listed("À quoi s'attendre", [entry.text for entry in shown.expect])
    for row in shown.thresholds:
        yield from listed(
            f"{row.label} : {row.used} utilisées, {row.left} restantes",
            [row.text, *([row.warning] if row.warning else []), *_when(row.falls_on, row.act_by)],
        )
    yield from listed("Coût", _cost(shown))
    yield from listed("La suite", [entry.text for entry in (*shown.advance, *shown.stop, *shown.see_again)])
    yield from listed("Avant la kinésithérapie", [f"{row.label}. {row.text}" for row in shown.routing])
    yield from listed("Il manque", [str(rulebook.facts[name].question) for name in shown.missing])
    yield ""
    yield f"Point à faire le {shown.review_on.isoformat()}."
    yield printed.edition(rulebook)


def _figure(rulebook: Rulebook, entry: plain.PlainRange) -> str:
    number = "pas de nombre" if entry.max is None else f"{entry.max}" if entry.min is None else ""
    number = number or (f"{entry.min} à {entry.max}" if entry.min != entry.max else f"{entry.max}")
    return f"{entry.label} : {number}. {entry.text} {printed.source_of(rulebook, entry)}"


def _when(falls_on: object, act_by: object) -> Iterable[str]:
    if falls_on is not None:
        yield f"La limite tombe le {falls_on}." + (f" Demandez l'accord avant le {act_by}." if act_by else "")


def _cost(shown: Planned) -> Iterable[str]:
    cost = shown.cost
    if cost.to_pay is None or cost.to_pay_covered is None:
        yield f"Total non connu : {' ; '.join(cost.not_given)}"
    else:
        yield f"Il reste {cost.to_pay_covered} € si la mutuelle paie sa part, {cost.to_pay} € sinon."
    if cost.session.price is not None:
        yield f"Une séance : {cost.session.price} €."
