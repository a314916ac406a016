"""What may be said of a person: facts, facts that follow from others, and what cannot go together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parcours_dos.language.as_sentence import Words
from parcours_dos.language.check import Choice, Kind, Number, YesNo
from parcours_dos.language.tree import Compare, Condition, Fact, fact_of, leaves
from parcours_dos.pathway import documents, shapes
from parcours_dos.pathway.rulebook import Band, Constraint, Reading

from .files import Loader, stop_if_damaged
from .spans import labels


def read_facts(loader: Loader, file: shapes.FactsFile, document: documents.Document) -> None:
    """Note what each fact may be, and what is wrong with how it is declared."""
    for name, fact in file.facts.items():
        line = document.line(("facts", name))
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or name in ("at_least", "and", "or", "not", "in"):
            loader.problem("facts.yaml", line, name, "ce nom n'est pas admis.", "Utilisez a-z, 0-9 et _.")
        for trouble in _fact_troubles(fact, file):
            loader.problem("facts.yaml", line, name, *trouble)
        loader.vocabulary[name] = _kind(fact)
    for name, other in _same_zone(file):
        line = document.line(("facts", name))
        reason = f"ce fait et « {other} » désignent la même zone du corps."
        loader.problem("facts.yaml", line, name, reason, "Donnez une zone à un seul fait par écran.")


def _same_zone(file: shapes.FactsFile) -> Iterable[tuple[str, str]]:
    """Facts that a person could not tell apart by pointing: each with the one that came before it."""
    taken: dict[tuple[str | None, shapes.Zone], str] = {}
    for name, fact in file.facts.items():
        if fact.zone is not None and taken.setdefault((fact.screen, fact.zone), name) != name:
            yield name, taken[fact.screen, fact.zone]


def _fact_troubles(fact: shapes.FactEntry, file: shapes.FactsFile) -> Iterable[tuple[str, str]]:
    if fact.type == "integer" and (fact.min is None or fact.max is None or fact.min >= fact.max):
        yield "un nombre demande deux bornes.", "Ajoutez min et max, min plus petit que max."
    if fact.type == "choice" and len(fact.choices) < 2:
        yield "un choix demande au moins deux options.", "Ajoutez choices."
    if fact.worse in ("higher", "lower") and not (fact.type == "integer" or fact.ordered):
        yield "« higher » ou « lower » demande un ordre.", "Utilisez yes, no ou none, ou ordonnez les choix."
    if fact.worse in ("yes", "no") and fact.type != "yes_no":
        yield "« yes » ou « no » vaut pour un oui/non.", "Utilisez higher, lower ou none."
    if fact.who and (fact.question is None or fact.screen not in file.screens):
        yield "un fait demandé a une question et un écran connu.", "Ajoutez question et screen."
    if fact.who and "patient" not in fact.who and fact.absent is None:
        yield "un fait que le patient ne peut pas savoir a une valeur absente.", "Ajoutez absent."
    screen = file.screens.get(fact.screen or "")
    if fact.zone is not None and (screen is None or screen.kind != "list"):
        yield "une zone du corps se coche sur un écran de type list.", "Retirez zone, ou changez l'écran."
    if fact.only_if is not None and fact.otherwise is None:
        yield "« only_if » demande « otherwise ».", "Dites ce que vaut le fait quand la condition est fausse."


def _kind(fact: shapes.FactEntry) -> Kind:
    match fact.type:
        case "yes_no":
            return YesNo()
        case "integer":
            return Number(fact.min or 0, fact.max or 0)
        case "choice":
            return Choice(tuple(fact.choices), fact.ordered)


def read_derived(loader: Loader, file: shapes.FactsFile, document: documents.Document) -> dict[str, Reading]:
    """The facts that follow from others, and the gates: each must exist, and none may turn in a circle."""
    texts = {name: entry.condition for name, entry in file.derived.items()}
    for name in texts:
        if name in loader.vocabulary:
            line = document.line(("derived", name))
            loader.problem("facts.yaml", line, name, "ce nom est déjà un fait.", "Choisissez un autre nom.")
        loader.written[name] = Fact(name)  # a placeholder, so that derived facts may name each other
    for name, text in texts.items():
        condition = loader.condition(text, "facts.yaml", document.line(("derived", name)), name)
        if condition is not None:
            loader.written[name] = condition
    for name, fact in file.facts.items():
        if fact.only_if is not None:
            gate = loader.condition(fact.only_if, "facts.yaml", document.line(("facts", name)), name)
            if gate is not None:
                loader.gate_of[name] = gate
    stop_if_damaged(loader)
    for name in (*texts, *loader.gate_of):
        if _circular(loader, name, ()):
            section = "derived" if name in texts else "facts"
            line = document.line((section, name))
            loader.problem("facts.yaml", line, name, "ce fait dépend de lui-même.", "Coupez la boucle.")
    stop_if_damaged(loader)
    return {name: loader.read(text, loader.written[name]) for name, text in texts.items()}


def _circular(loader: Loader, name: str, seen: tuple[str, ...]) -> bool:
    if name in seen:
        return True
    condition = loader.written.get(name) or loader.gate_of.get(name)
    if condition is None:
        return False
    return any(_circular(loader, fact_of(leaf), (*seen, name)) for leaf in leaves(condition))


def read_constraints(
    loader: Loader, file: shapes.FactsFile, document: documents.Document
) -> tuple[Constraint, ...]:
    """The relations that always hold."""
    found = []
    for rank, entry in enumerate(file.always):
        reading = loader.reading(entry.always, "facts.yaml", document.line(("always", rank)), entry.name)
        if reading is not None:
            found.append(Constraint(entry, reading))
    return tuple(found)


def words(file: shapes.FactsFile) -> dict[str, Words]:
    """How each fact is said in a French sentence."""
    words = {n: Words(f.phrase, f.not_phrase, f.unit, f.choices) for n, f in file.facts.items()}
    return {**words, **{n: Words(d.phrase, d.not_phrase) for n, d in file.derived.items()}}


def absent(file: shapes.FactsFile, who: shapes.Answerer) -> dict[str, object]:
    """What holds, for the second reading of a flag, of facts that this person cannot know."""
    return {n: f.absent for n, f in file.facts.items() if f.who and who not in f.who}


def bands(
    file: shapes.FactsFile, conditions: list[Condition], spans: shapes.SpansEntry
) -> dict[str, tuple[Band, ...]]:
    """The stretches of each number between the thresholds of all rules."""
    cuts: dict[str, set[int]] = {name: set() for name, fact in file.facts.items() if fact.bands}
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf, Compare) and leaf.fact in cuts and isinstance(leaf.bound, int):
                cuts[leaf.fact] |= _cuts(leaf.operator, leaf.bound)
    bands = {}
    for name, found in cuts.items():
        fact = file.facts[name]
        starts = sorted({fact.min or 0, *found})
        ends = [start - 1 for start in starts[1:]] + [fact.max or 0]
        said = labels(list(zip(starts, ends, strict=True)), fact.unit, spans)
        bands[name] = tuple(Band(*ends, label) for ends, label in said)
    return bands


def _cuts(operator: str, bound: int) -> set[int]:
    if operator in ("<", ">="):
        return {bound}
    return {bound + 1} if operator in (">", "<=") else {bound, bound + 1}
