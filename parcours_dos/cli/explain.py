"""`explain`: everything there is to know of one rule, for who writes it and for who doubts it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from parcours_dos.pathway.explain import CaseTold, Explanation, FactRead, explain
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.loading import FOLDER, load
from parcours_dos.pathway.promises import Demand
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.written import nearest, reading_it

from . import printed
from .refusals import DONE, InputError

KIND = {
    "sign": "signe d'alerte",
    "derived": "fait déduit",
    "first_contact": "premier contact",
    "route": "chemin",
    "reason": "raison du premier contact",
    "course": "nom de l'évolution",
    "meanwhile": "conseil en attendant",
    "avoid": "chose à éviter",
    "doctor_note": "note pour le médecin",
    "plan": "plan de soins",
    "programme": "programme à domicile",
    "come_back": "rendez-vous avec soi-même",
    "disagreement": "désaccord entre sources",
}
GIVES = {
    "raised": "présent",
    "cleared": "écarté",
    "undecided": "en doute",
    "needs_examination": "à examiner",
}
ANSWER = {"yes": "", "no": "non : ", "unknown": "pas connu : "}
WHO = {"patient": "patient", "carer": "proche", "clinician": "soignant"}
MOST_LISTED = 8


def explain_rule(options: argparse.Namespace) -> int:
    """Explain the rule of this name, in words or as JSON."""
    folder = Path(options.knowledge) if options.knowledge else FOLDER
    rulebook = load(folder)
    found = explain(rulebook, options.name, folder)
    if not found:
        raise InputError([_unknown(rulebook, options.name)])
    if options.json:
        print(printed.as_json([_plain(each) for each in found]))
    else:
        print("\n\n".join("\n".join(_in_words(rulebook, each)) for each in found))
    return DONE


def _unknown(rulebook: Rulebook, name: str) -> Problem:
    near, readers = nearest(rulebook, name), reading_it(rulebook, name)
    if readers:
        cure = f"Ce fait est lu par : {', '.join(readers[:MOST_LISTED])}."
        return Problem(name[:60], "c'est un fait, pas une règle.", cure)
    cure = f"Vouliez-vous dire {' ou '.join(f'« {each} »' for each in near)} ?" if near else ""
    return Problem(
        name[:60],
        "aucune règle ne porte ce nom.",
        cure or "La commande « parcours-dos rulebook » les donne toutes.",
    )


def _plain(found: Explanation) -> dict[str, object]:
    plain = asdict(found)
    plain["yaml"] = plain["lines"].pop("text")
    plain["cases"] = [{**asdict(case), "holds": case.holds} for case in found.cases]
    for demands in ("expected", "never_manual", "not_expressible"):
        for demand in plain["proved"][demands]:
            demand["facts"] = sorted(demand["facts"])
    if found.cited:
        source = found.cited.source
        plain["cited"]["source"] = {name: getattr(source, name) for name in source.__struct_fields__}
    return plain


def _in_words(rulebook: Rulebook, found: Explanation) -> Iterable[str]:
    where = f" ({found.country})" if found.country else ""
    yield f"{found.name} : {KIND[found.kind]}{where}"
    if found.suspected:
        yield f"Fait craindre : {found.suspected}. {found.sign[0].upper()}{found.sign[1:]}."
    yield from _titled("Ce que dit la règle", _sayings(rulebook, found))
    if found.tiers:
        yield f"\nPour ces délais : {' ; '.join(found.tiers)}."
    if found.text:
        title = "En mots" if found.kind == "derived" else "Ce que la personne lit"
        yield f"\n{title} :\n  {found.text}"
    if found.cited:
        yield from _titled("D'où elle vient", _source(found))
    yield f"\nTelle qu'elle est écrite, {found.lines.file}, ligne {found.lines.first} :"
    yield from (f"  | {line}" for line in found.lines.text.splitlines())
    yield from _titled("Cas", (_case(found, case) for case in found.cases))
    yield from _titled("Faits qu'elle lit", (_fact(fact) for fact in found.facts))
    if found.hidden_from:
        yield f"\nNe peut pas tout savoir : {', '.join(WHO[who] for who in found.hidden_from)}."
    yield from _titled("Ce qui est prouvé d'elle", _proofs(rulebook, found))
    yield from _titled("Autres signes de sa famille", _first(f"{n} : {r}" for n, r in found.siblings))
    changes = (f"{c.edition} : {c.said or 'Règle écrite pour cette édition.'}" for c in found.history)
    yield from _titled("Son histoire", changes)


def _titled(title: str, lines: Iterable[str]) -> Iterable[str]:
    told = list(lines)
    if told:
        yield f"\n{title} :"
        yield from (f"  - {line}" for line in told)


def _first(lines: Iterable[str]) -> Iterable[str]:
    told = list(lines)
    yield from told[:MOST_LISTED]
    if len(told) > MOST_LISTED:
        yield f"… et {len(told) - MOST_LISTED} de plus (--json les donne tous)."


def _sayings(rulebook: Rulebook, found: Explanation) -> Iterable[str]:
    for saying in found.sayings:
        policy = f"Politique {rulebook.wording.policies[saying.policy]} : " if saying.policy else ""
        yield policy + ("Il n'est pas établi que : " if saying.denied else "") + saying.sentence


def _source(found: Explanation) -> Iterable[str]:
    assert found.cited
    source = found.cited.source
    year = f", {source.year}" if source.year else ""
    yield f"{source.title} ({source.by}{year}). {found.cited.rank_words}."
    yield f"À cet endroit : {found.cited.place}."
    if source.url:
        yield source.url
    yield f"Statut : {found.cited.status_words}."
    if found.rows:
        yield f"Lignes de la référence clinique : {', '.join(found.rows)}."


def _case(found: Explanation, case: CaseTold) -> str:
    said = " ; ".join(ANSWER[told.answer] + told.clause for told in case.facts)
    policy = " ; politique graduée" if case.policy == "graded" else ""
    verdict = "vérifié" if case.holds else f"EN ÉCHEC, donne « {GIVES.get(case.found, case.found)} »"
    return f"Ligne {case.line}, {WHO[case.by]}{policy} : {said} → {GIVES[case.gives]} ({verdict})"


def _fact(fact: FactRead) -> str:
    role = "exception, " if fact.exception else ""
    if fact.question is None:
        return f"{fact.name} : {role}{fact.phrase}"
    asked = f"page « {fact.screen} »" if fact.screen else "posée à un soignant"
    return f"{fact.name} : {role}{fact.question} ({asked})"


def _proofs(rulebook: Rulebook, found: Explanation) -> Iterable[str]:
    yield from (f"{promise.sentence} ({promise.name})" for promise in found.proved.promises)
    if found.proved.regions:
        said = ", ".join(rulebook.facts[name].phrase for name in found.proved.regions)
        yield f"Un patient peut le dire quand {said} (regions.yaml)"
    yield from _first(_demand("Attendu", each) for each in found.proved.expected)
    yield from _first(_demand("Jamais de soin manuel", each) for each in found.proved.never_manual)
    yield from (_demand("Non exprimable", each) for each in found.proved.not_expressible)


def _demand(word: str, demand: Demand) -> str:
    return f"{word}, {demand.row} : {demand.says} ({demand.file}, ligne {demand.line})"
