"""`orient`: where one person should go, from their facts."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from parcours_dos.pathway.decision import Decision, decide, what_would_change
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.outcome import orientation
from parcours_dos.pathway.rulebook import TIERS, Rulebook
from parcours_dos.pathway.shapes import FactEntry

from . import printed, said
from .printed import listed
from .refusals import DONE


def orient(options: argparse.Namespace) -> int:
    """Orient one person and say it in words, or as JSON."""
    rulebook = load()
    told = said.told(options, rulebook)
    facts = said.facts(rulebook, told.document.data, told)
    person = (rulebook, facts, told.answerer, told.moment, told.country, told.site)
    decision = decide(*person)
    if options.json:
        print(printed.as_json(orientation(decision, what_would_change(*person))))
    else:
        print("\n".join(_in_words(rulebook, decision)))
    return DONE


def _in_words(rulebook: Rulebook, decision: Decision) -> Iterable[str]:
    yield decision.route.title
    yield decision.route.text
    if not decision.settled:
        yield ""
        yield "Résultat provisoire : il manque des réponses."
    reasons = [f"{reason.sentence} {printed.source_of(rulebook, reason)}" for reason in decision.because]
    yield from listed("Pourquoi", reasons)
    if decision.other_urgency.level != decision.urgency.level:
        words = rulebook.wording.urgency[TIERS[decision.other_urgency.level]].rule
        yield ""
        yield f"L'autre politique ({rulebook.wording.policies[decision.other_policy]}) dirait : {words}."
    yield from listed("Aussi", [f"{also.label} : {also.why}" for also in decision.also])
    yield from listed("En attendant", [entry.text for entry in decision.meanwhile])
    yield from listed("À éviter", [entry.text for entry in decision.avoid])
    yield from listed("Revenez plus tôt si", [sign.text for sign in decision.come_back_if])
    yield from listed("Il manque", [_asked(rulebook.facts[name]) for name in decision.missing])
    if decision.come_back_on is not None:
        yield ""
        yield f"Refaire le point le {decision.come_back_on.isoformat()}. {decision.come_back_text}"
    yield ""
    yield printed.edition(rulebook)


def _asked(fact: FactEntry) -> str:
    return str(fact.question) + (f" ({fact.find_out})" if fact.find_out else "")
