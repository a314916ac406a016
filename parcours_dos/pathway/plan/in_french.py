"""The plan, what insurers pay and the questionnaires, as pages of the rulebook that clinicians sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import (
    ConditionEntry,
    CountryFile,
    DatedFigure,
    OpenEntry,
    PlanFile,
    PlanRow,
    SaidEntry,
    Sourced,
)

SAID = (
    ("modifiers", "Ce qui allonge ou raccourcit, à l'intérieur de la fourchette"),
    ("content", "Ce qui est fait, et ce qui n'est pas proposé d'office"),
    ("goals", "Objectifs"),
    ("expect", "À quoi s'attendre"),
    ("advance", "Comment le plan avance"),
    ("stop", "Quand arrêter"),
    ("see_again", "Quand revoir un médecin"),
)
ROWS = (("ways", "Par quel accès"), ("courses", "Où en est la douleur"), ("risks", "Le risque de durer"))


def pages(rulebook: Rulebook) -> Iterable[str]:
    """The three pages, one after the other."""
    if rulebook.plan is not None:
        yield from _plan(rulebook, rulebook.plan)
    for country in rulebook.countries.values():
        yield from _payment(rulebook, country)
    if rulebook.instruments:
        yield from _instruments(rulebook)


def _plan(rulebook: Rulebook, plan: PlanFile) -> Iterable[str]:
    yield "\n## Le plan de soins\n"
    yield "Aucun plan tant qu'un signe d'alerte est présent ou en doute. Un plan s'ouvre si :\n"
    for entry in plan.opens:
        yield f"- {entry.sentence} {_when(rulebook, entry)} {_cited(rulebook, entry)}"
    yield "\nSinon :\n"
    for closed in plan.closed:
        yield f"- **{closed.title}** ({closed.name}). {closed.text} {_cited(rulebook, closed)}"
    yield "\n### De quoi il s'agit, et combien de séances\n"
    for condition in plan.conditions:
        yield f"- **{condition.label}** ({condition.name}) : {_numbers(condition)}. {condition.text}"
        yield f"  - {_when(rulebook, condition)} {_cited(rulebook, condition)}"
    for section, title in ROWS:
        yield f"\n### {title}\n"
        for row in getattr(plan, section):
            yield f"- **{row.label}** ({row.name}). {_when(rulebook, row)} {_cited(rulebook, row)}"
    yield "\n### Les autres chiffres, montrés à côté\n"
    for figure in plan.ranges:
        number = "pas de nombre" if figure.sessions is None else " à ".join(map(str, figure.sessions))
        yield f"- {figure.label} : {number}. {figure.text} {_cited(rulebook, figure)}"
    for section, title in SAID:
        yield f"\n### {title}\n"
        for entry in getattr(plan, section):
            yield f"- {entry.text}{_for(rulebook, plan, entry)} {_cited(rulebook, entry)}"
    yield "\n### Durée des séances\n"
    for length in plan.lengths:
        minutes = f"première {_span(length.first)} minutes, suivantes {_span(length.following)}"
        yield f"- {length.label} : {minutes}. {_cited(rulebook, length)}"


def _numbers(condition: ConditionEntry) -> str:
    sessions, weeks = _span(condition.sessions), _span(condition.weeks)
    again = ", à renouveler si besoin" if condition.renewable else ""
    return f"{sessions} séances, {weeks} semaines{again} ; point à {condition.review_days} jours"


def _span(pair: Sequence[int]) -> str:
    return f"{pair[0]}" if pair[0] == pair[1] else f"{pair[0]} à {pair[1]}"


def _when(rulebook: Rulebook, row: PlanRow | OpenEntry) -> str:
    people = [rulebook.professionals.professionals[name].label for name in getattr(row, "contact", ())]
    said = [f"Premier contact : {', '.join(people)}."] if people else []
    known = " ; ".join(_clause(rulebook, text) for text in row.known)
    excluded = " ; ".join(_clause(rulebook, text) for text in getattr(row, "not_known", ()))
    said += [f"Établi : {known}."] if known else []
    said += [f"Pas établi : {excluded}."] if excluded else []
    return " ".join(said)


def _clause(rulebook: Rulebook, text: str) -> str:
    return rulebook.said(rulebook.conditions[text].written)


def _for(rulebook: Rulebook, plan: PlanFile, entry: SaidEntry) -> str:
    labels = {condition.name: condition.label for condition in plan.conditions}
    limits = [labels[name] for name in entry.conditions] + list(entry.country)
    limits += [f"si {_clause(rulebook, entry.when)}"] if entry.when else []
    return f" [{' ; '.join(limits)}]" if limits else ""


def _cited(rulebook: Rulebook, entry: Sourced) -> str:
    return f"({entry.source}, {entry.place} ; {rulebook.wording.statuses[entry.status]})"


def _payment(rulebook: Rulebook, country: CountryFile) -> Iterable[str]:
    payment = country.payment
    if payment is None:
        return
    yield f"\n## Ce que paie l'assurance, {country.name}\n"
    for title, series in (
        ("Valeur de la lettre clé", payment.key),
        ("Part remboursée, en %", payment.percent),
    ):
        yield from _dated(rulebook, title, series)
    for act in payment.acts:
        yield from _dated(rulebook, f"{act.label}, coefficient", act.coefficient)
        yield from _dated(rulebook, f"{act.label}, prix", act.price)
    for share in payment.shares:
        yield from _dated(
            rulebook, f"Part du patient, {share.act} {share.cover or ''}".rstrip(), share.amounts
        )
    yield "\n### Combien de séances\n"
    for limit in payment.limits:
        yield from _dated(rulebook, f"**{limit.label}** : {limit.text}", limit.most)
    approval, prescription = payment.approval, payment.prescription
    yield f"\n- {approval.label} : {approval.text} {_cited(rulebook, approval)}"
    yield f"- Ordonnance : {prescription.text} {_cited(rulebook, prescription)}"


def _dated(rulebook: Rulebook, title: str, series: Sequence[DatedFigure]) -> Iterable[str]:
    for figure in series:
        value = "non confirmé" if figure.value is None else figure.value
        yield f"- {title} : {value} depuis le {figure.since} {_cited(rulebook, figure)}"


def _instruments(rulebook: Rulebook) -> Iterable[str]:
    yield "\n## Les questionnaires\n"
    for instrument in rulebook.instruments.values():
        entry = instrument.entry
        yield f"- **{entry.label}** ({len(entry.items)} réponses). {entry.measures}"
