"""`orient`: where one person should go, from their facts."""

from __future__ import annotations

import argparse
import json

from parcours_dos.pathway import circumstances
from parcours_dos.pathway.decision import Decision, decide, what_would_change
from parcours_dos.pathway.facts import FactsError, read
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.outcome import orientation
from parcours_dos.pathway.rulebook import TIERS, Rulebook
from parcours_dos.pathway.shapes import Answerer, FactEntry

from . import said
from .refusals import DONE, InputError


def orient(options: argparse.Namespace) -> int:
    """Orient one person and say it in words, or as JSON."""
    rulebook = load()
    site = said.site(options.site, rulebook)
    country = circumstances.country(rulebook, options.country, site)
    moment = said.moment(options.on, country)
    answerer: Answerer = options.by
    document = said.document(options.file)
    try:
        facts = read(rulebook, document.data, answerer)
    except FactsError as error:
        raise InputError([said.placed(problem, document) for problem in error.problems]) from None
    decision = decide(rulebook, facts, answerer, moment, country, site)
    if options.json:
        change = what_would_change(rulebook, facts, answerer, moment, country, site)
        print(json.dumps(orientation(decision, change), ensure_ascii=False, indent=2))
    else:
        print(_in_words(rulebook, decision))
    return DONE


def _in_words(rulebook: Rulebook, decision: Decision) -> str:
    lines = [decision.route.title, decision.route.text, ""]
    if not decision.settled:
        lines += ["Résultat provisoire : il manque des réponses.", ""]
    lines += ["Pourquoi :"]
    for reason in decision.because:
        source = rulebook.sources[reason.source]
        status = rulebook.wording.statuses[reason.status]
        lines.append(f"  - {reason.sentence} [{source.by} ; {reason.place} ; {status}]")
    if decision.other_urgency.level != decision.urgency.level:
        words = rulebook.wording.urgency[TIERS[decision.other_urgency.level]].rule
        lines += [
            "",
            f"L'autre politique ({rulebook.wording.policies[decision.other_policy]}) dirait : {words}.",
        ]
    for title, texts in (
        ("Aussi", [f"{also.label} : {also.why}" for also in decision.also]),
        ("En attendant", [entry.text for entry in decision.meanwhile]),
        ("À éviter", [entry.text for entry in decision.avoid]),
        ("Revenez plus tôt si", [sign.text for sign in decision.come_back_if]),
        ("Il manque", [_asked(rulebook.facts[name]) for name in decision.missing]),
    ):
        if texts:
            lines += ["", f"{title} :", *(f"  - {text}" for text in texts)]
    if decision.come_back_on is not None:
        lines += ["", f"Refaire le point le {decision.come_back_on.isoformat()}. {decision.come_back_text}"]
    lines += ["", f"Règles : édition {decision.edition}. {rulebook.edition.notice}"]
    return "\n".join(lines)


def _asked(fact: FactEntry) -> str:
    return str(fact.question) + (f" ({fact.find_out})" if fact.find_out else "")
