"""`plan`: how many sessions, at what rhythm, of what, at what cost, from the facts of one person."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from parcours_dos.pathway import circumstances
from parcours_dos.pathway.facts import FactsError, Problem, read
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.payment.care import CareError
from parcours_dos.pathway.payment.tariffs import NotYet
from parcours_dos.pathway.plan import asked, plain
from parcours_dos.pathway.plan.plain import NotPlanned, Planned
from parcours_dos.pathway.plan.proposal import propose
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer

from . import said
from .refusals import DONE, InputError


def plan(options: argparse.Namespace) -> int:
    """Propose a plan to one person and say it in words, or as JSON."""
    rulebook = load()
    if rulebook.plan is None:
        raise InputError(
            [Problem("plan", "cette édition n'a pas de plan.", "Prenez une édition plus récente.")]
        )
    site = said.site(options.site, rulebook)
    country = circumstances.country(rulebook, options.country, site)
    moment = said.moment(options.on, country)
    answerer: Answerer = options.by
    document = said.document(options.file)
    told, more = said.with_more(document)
    today = moment.astimezone(ZoneInfo(country.timezone)).date()
    try:
        facts = read(rulebook, told, answerer)
        wished = asked.read(rulebook.plan, more, answerer, today)
        found = propose(rulebook, facts, answerer, moment, country, site, wished)
    except (FactsError, CareError) as error:
        raise InputError([said.placed(problem, document) for problem in error.problems]) from None
    except NotYet as error:
        raise InputError([error.problem]) from None
    shown = plain.as_plain(rulebook, country, found, site.contacts if site else None)
    if options.json:
        print(json.dumps(plain.builtins(shown), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_in_words(rulebook, shown)))
    return DONE


def _in_words(rulebook: Rulebook, shown: Planned | NotPlanned) -> Iterable[str]:
    if isinstance(shown, NotPlanned):
        yield shown.closed.text
        yield from _listed("Avant la kinésithérapie", [f"{row.label}. {row.text}" for row in shown.routing])
        yield ""
        yield f"Règles : édition {shown.edition}. {rulebook.edition.notice}"
        return
    sessions, weeks = shown.sessions, shown.weeks
    yield f"Environ {sessions.about} séances, sur {weeks.about} semaines : {shown.condition_label}."
    yield f"De {sessions.min} à {sessions.max} séances, de {weeks.min} à {weeks.max} semaines."
    yield sessions.prescribed
    rhythm = [f"{s.label} : {s.sessions} séances, {s.per_week:g} par semaine. {s.text}" for s in shown.rhythm]
    yield from _listed("Rythme", rhythm)
    first, following = shown.first_session_minutes, shown.session_minutes
    yield f"  Première séance : {first.min} à {first.max} minutes, puis {following.min} à {following.max}."
    yield f"  Jours proposés : {', '.join(day.isoformat() for day in shown.days) or 'aucun'}."
    yield from _listed("Ce que disent les sources", [_figure(rulebook, entry) for entry in sessions.sources])
    yield f"  {sessions.reconciled}"
    yield from _listed("Contenu", [entry.text for entry in shown.content if entry.offered])
    yield from _listed("Pas proposé d'office", [entry.text for entry in shown.content if not entry.offered])
    goals = [f"{g.text}. {g.measure} : {g.target}, le {g.on.isoformat()}" for g in shown.goals]
    yield from _listed("Objectifs", goals)
    yield from _listed("Ce qui allonge ou raccourcit", [e.text for e in (*shown.longer, *shown.shorter)])
    yield from _listed("À quoi s'attendre", [entry.text for entry in shown.expect])
    for row in shown.thresholds:
        yield from _listed(
            f"{row.label} : {row.used} utilisées, {row.left} restantes",
            [row.text, *([row.warning] if row.warning else []), *_when(row.falls_on, row.act_by)],
        )
    yield from _listed("Coût", _cost(shown))
    yield from _listed("La suite", [entry.text for entry in (*shown.advance, *shown.stop, *shown.see_again)])
    yield from _listed("Avant la kinésithérapie", [f"{row.label}. {row.text}" for row in shown.routing])
    yield from _listed("Il manque", [str(rulebook.facts[name].question) for name in shown.missing])
    yield ""
    yield f"Point à faire le {shown.review_on.isoformat()}."
    yield f"Règles : édition {shown.edition}. {rulebook.edition.notice}"


def _listed(title: str, texts: Iterable[str]) -> Iterable[str]:
    kept = list(texts)
    if kept:
        yield ""
        yield f"{title} :"
        yield from (f"  - {text}" for text in kept)


def _figure(rulebook: Rulebook, entry: plain.PlainRange) -> str:
    number = "pas de nombre" if entry.max is None else f"{entry.max}" if entry.min is None else ""
    number = number or (f"{entry.min} à {entry.max}" if entry.min != entry.max else f"{entry.max}")
    source, status = rulebook.sources[entry.source], rulebook.wording.statuses[entry.status]
    return f"{entry.label} : {number}. {entry.text} [{source.by} ; {entry.place} ; {status}]"


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
