"""Load the knowledge files into a rulebook, or refuse them with the file, the line and the cure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from parcours_dos.language.as_sentence import Words
from parcours_dos.language.as_value import reader
from parcours_dos.language.check import (
    Choice,
    Kind,
    Number,
    Vocabulary,
    YesNo,
    against_the_grain,
    check,
    holds,
)
from parcours_dos.language.errors import ConditionError
from parcours_dos.language.parse import parse
from parcours_dos.language.still_open import finder
from parcours_dos.language.tree import (
    All,
    AnyOf,
    Compare,
    Condition,
    Fact,
    Leaf,
    Not,
    OneOf,
    fact_of,
    leaves,
    replace_leaves,
)

from . import documents, shapes
from .rulebook import LEVEL, POLICIES, Band, Constraint, Flag, Reading, Rulebook

FOLDER = Path(__file__).parent.parent / "knowledge"
WHERE = re.compile(r"\$(\S*)")
Shape = TypeVar("Shape")


@dataclass(frozen=True)
class Problem:
    """One thing to mend in the knowledge."""

    file: str
    line: int
    entry: str
    reason: str
    cure: str

    def __str__(self) -> str:
        where = f" ({self.entry})" if self.entry else ""
        return f"{self.file}, ligne {self.line}{where} : {self.reason} {self.cure}"


class KnowledgeError(ValueError):
    """The knowledge is damaged and refuses to load. Each problem names its file, line and cure."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class _Loader:
    """Reads one folder; keeps the problems so that an author sees them all at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.vocabulary: dict[str, Kind] = {}
        self.written: dict[str, Condition] = {}
        self.gate_of: dict[str, Condition] = {}
        self.facts: Mapping[str, shapes.FactEntry] = {}

    # --- files

    def file(self, name: str, shape: type[Shape]) -> tuple[Shape, documents.Document]:
        """One file, in its shape. A file that cannot be read at all ends the loading."""
        try:
            document = documents.read_bytes((self.folder / name).read_bytes())
        except OSError:
            raise KnowledgeError(
                [Problem(name, 1, "", "le fichier manque.", "Remettez-le à sa place.")]
            ) from None
        except documents.DocumentError as error:
            raise KnowledgeError([Problem(name, error.line, "", error.reason, error.cure)]) from None
        try:
            return msgspec.convert(document.data, shape), document
        except msgspec.ValidationError as error:
            raise KnowledgeError([_shape_problem(name, document, error)]) from None

    def problem(self, file: str, line: int, entry: str, reason: str, cure: str) -> None:
        """Note a problem and go on, so that all are shown together."""
        self.problems.append(Problem(file, line, entry, reason, cure))

    # --- conditions

    def condition(self, text: str, file: str, line: int, entry: str) -> Condition | None:
        """Parse and check one condition; None when it was refused (and noted)."""
        try:
            condition = parse(text)
            check(condition, self.known_words(), text)
            return condition
        except ConditionError as error:
            reason = f"caractère {error.column} de « {_short(text)} » : {error.reason}"
            self.problem(file, line, entry, reason, error.cure)
            return None

    def known_words(self) -> dict[str, Kind]:
        """Facts and derived facts, as the rule author may name them."""
        return {**self.vocabulary, **{name: YesNo() for name in self.written}}

    def spread(self, condition: Condition) -> Condition:
        """The condition over asked facts only: derived facts and gates written out."""
        return replace_leaves(condition, self._spread_leaf)

    def _spread_leaf(self, leaf: Leaf) -> Condition:
        name = fact_of(leaf)
        if name in self.written:
            return self.spread(self.written[name])
        if name not in self.gate_of:
            return leaf
        gate = self.spread(self.gate_of[name])
        otherwise = self.facts[name].otherwise
        held = otherwise is True if isinstance(leaf, Fact) else _held(leaf, otherwise, self.vocabulary)
        return AnyOf((Not(gate), leaf)) if held else All((gate, leaf))

    def reading(self, text: str, file: str, line: int, entry: str) -> Reading | None:
        """A condition with its fast readings; None when it was refused."""
        condition = self.condition(text, file, line, entry)
        return None if condition is None else self.read(text, condition)

    def read(self, text: str, condition: Condition) -> Reading:
        """The fast readings of a condition that was already checked."""
        spread = self.spread(condition)
        return Reading(
            text, condition, spread, reader(spread, self.vocabulary), finder(spread, self.vocabulary)
        )


def _held(leaf: Compare | OneOf, value: object, vocabulary: Vocabulary) -> bool:
    assert isinstance(value, int | str)
    return holds(leaf, value, vocabulary[leaf.fact])


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _shape_problem(name: str, document: documents.Document, error: msgspec.ValidationError) -> Problem:
    message = str(error)
    found = WHERE.search(message)
    path: documents.Path = ()
    if found:
        steps = re.findall(r"\.([A-Za-z_][\w-]*)|\[(\d+)\]|\[(\.\.\.)\]", found.group(1).strip("`"))
        path = tuple(int(rank) if rank else word for word, rank, _ in steps if word or rank)
    cure = "Comparez avec une entrée voisine du même fichier."
    return Problem(
        name, document.line(path), ".".join(map(str, path)), f"la forme est refusée : {message}.", cure
    )


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Rulebook:
    """Load the knowledge of a folder. Raises `KnowledgeError` with every problem found."""
    loader = _Loader(folder)
    edition, _ = loader.file("edition.yaml", shapes.Edition)
    sources, _ = loader.file("sources.yaml", dict[str, shapes.Source])
    facts_file, facts_document = loader.file("facts.yaml", shapes.FactsFile)
    flags_file, flags_document = loader.file("red_flags.yaml", shapes.FlagsFile)
    orientation, orientation_document = loader.file("orientation.yaml", shapes.OrientationFile)
    not_encoded, _ = loader.file("not_encoded.yaml", dict[str, str])
    countries: dict[str, shapes.CountryFile] = {}
    for path in sorted((folder / "countries").glob("*.yaml")):
        country, document = loader.file(f"countries/{path.name}", shapes.CountryFile)
        countries[country.code] = country
        _check_country(loader, f"countries/{path.name}", country, document)
    loader.facts = facts_file.facts
    _read_facts(loader, facts_file, facts_document)
    derived = _read_derived(loader, facts_file, facts_document)
    _stop_if_damaged(loader)
    gates = {
        name: loader.read(str(facts_file.facts[name].only_if), gate) for name, gate in loader.gate_of.items()
    }
    constraints = _read_constraints(loader, facts_file, facts_document)
    flags = _read_flags(loader, flags_file, flags_document)
    conditions = _read_conditions(loader, orientation, orientation_document, countries)
    _check_sources(loader, sources, flags_file, flags_document, orientation, countries)
    _stop_if_damaged(loader)
    spread = [flag.when.spread for flag in flags]
    spread += [unless.spread for flag in flags for unless in flag.unless.values() if unless]
    spread += [reading.spread for reading in (*derived.values(), *conditions.values())]
    return Rulebook(
        edition=edition,
        sources=sources,
        chapters=facts_file.chapters,
        screens=facts_file.screens,
        facts=facts_file.facts,
        vocabulary=loader.vocabulary,
        words=_words(facts_file),
        derived=derived,
        gates=gates,
        constraints=constraints,
        flags=flags,
        orientation=orientation,
        conditions=conditions,
        countries=countries,
        bands=_bands(facts_file, spread),
        not_encoded=not_encoded,
        absent={who: _absent(facts_file, who) for who in shapes.EVERYONE},
    )


def _stop_if_damaged(loader: _Loader) -> None:
    if loader.problems:
        raise KnowledgeError(loader.problems)


def _read_facts(loader: _Loader, file: shapes.FactsFile, document: documents.Document) -> None:
    for name, fact in file.facts.items():
        line = document.line(("facts", name))
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or name in ("at_least", "and", "or", "not", "in"):
            loader.problem("facts.yaml", line, name, "ce nom n'est pas admis.", "Utilisez a-z, 0-9 et _.")
        for trouble in _fact_troubles(fact, file):
            loader.problem("facts.yaml", line, name, *trouble)
        loader.vocabulary[name] = _kind(fact)


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


def _read_derived(
    loader: _Loader, file: shapes.FactsFile, document: documents.Document
) -> dict[str, Reading]:
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
    for name in (*texts, *loader.gate_of):
        if _circular(loader, name, ()):
            section = "derived" if name in texts else "facts"
            line = document.line((section, name))
            loader.problem("facts.yaml", line, name, "ce fait dépend de lui-même.", "Coupez la boucle.")
    _stop_if_damaged(loader)
    return {name: loader.read(text, loader.written[name]) for name, text in texts.items()}


def _circular(loader: _Loader, name: str, seen: tuple[str, ...]) -> bool:
    if name in seen:
        return True
    condition = loader.written.get(name) or loader.gate_of.get(name)
    if condition is None:
        return False
    return any(_circular(loader, fact_of(leaf), (*seen, name)) for leaf in leaves(condition))


def _read_constraints(
    loader: _Loader, file: shapes.FactsFile, document: documents.Document
) -> tuple[Constraint, ...]:
    found = []
    for rank, entry in enumerate(file.always):
        reading = loader.reading(entry.always, "facts.yaml", document.line(("always", rank)), entry.name)
        if reading is not None:
            found.append(Constraint(entry, reading))
    return tuple(found)


def _read_flags(loader: _Loader, file: shapes.FlagsFile, document: documents.Document) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    for rank, entry in enumerate(file.flags):
        line = document.line(("flags", rank))
        if any(flag.name == entry.name for flag in flags):
            loader.problem(
                "red_flags.yaml", line, entry.name, "ce nom sert déjà.", "Choisissez un autre nom."
            )
        flag = _read_flag(loader, entry, file.clearing, line)
        if flag is not None:
            flags.append(flag)
            _check_grain(loader, flag)
            _check_cases(loader, flag)
    return tuple(flags)


def _read_flag(
    loader: _Loader, entry: shapes.FlagEntry, clearing: Mapping[str, str], line: int
) -> Flag | None:
    when = loader.reading(entry.when, "red_flags.yaml", line, entry.name)
    unless: dict[shapes.Policy, Reading | None] = {}
    for policy in POLICIES:
        said = entry.unless if isinstance(entry.unless, str) else (entry.unless or {}).get(policy)
        texts = [said] if said else []
        if entry.cleared_by is not None:
            if entry.cleared_by not in clearing:
                cure = "Choisissez parmi : " + ", ".join(clearing) + "."
                loader.problem("red_flags.yaml", line, entry.name, "ce cleared_by n'existe pas.", cure)
            texts.append(clearing.get(entry.cleared_by, "?"))
        text = " or ".join(texts)
        unless[policy] = loader.reading(text, "red_flags.yaml", line, entry.name) if text else None
    tiers = entry.urgency if isinstance(entry.urgency, dict) else dict.fromkeys(POLICIES, entry.urgency)
    if set(tiers) != set(POLICIES):
        loader.problem(
            "red_flags.yaml", line, entry.name, "une politique manque.", "Nommez les deux politiques."
        )
        return None
    level = {policy: LEVEL[tiers[policy]] for policy in POLICIES}
    return None if when is None else Flag(entry, when, unless, level, line)


def _check_grain(loader: _Loader, flag: Flag) -> None:
    """INVARIANT: a worse answer never makes a sign less present, nor an exception more so."""
    worse = {name: fact.worse for name, fact in loader.facts.items()}
    wrong = against_the_grain(flag.when.spread, worse, loader.vocabulary)
    for unless in flag.unless.values():
        if unless is not None and wrong is None:
            wrong = against_the_grain(unless.spread, worse, loader.vocabulary, rising=False)
    if wrong is not None:
        reason = f"le signe « {fact_of(wrong)} » y est pris à l'envers : une réponse pire rendrait la règle moins vraie."
        cure = "Mettez ce qui rassure dans « unless », sans nier un signe d'alerte."
        loader.problem("red_flags.yaml", flag.line, flag.name, reason, cure)


def _check_cases(loader: _Loader, flag: Flag) -> None:
    given = {case.gives for case in flag.entry.cases}
    missing = [word for word in ("raised", "cleared", "undecided") if word not in given]
    if missing:
        reason = f"il manque un cas : {', '.join(missing)}."
        loader.problem("red_flags.yaml", flag.line, flag.name, reason, "Ajoutez-le sous cases.")


def _read_conditions(
    loader: _Loader,
    orientation: shapes.OrientationFile,
    document: documents.Document,
    countries: Mapping[str, shapes.CountryFile],
) -> dict[str, Reading]:
    texts: dict[str, tuple[str, int]] = {}
    for section in ("also", "courses", "meanwhile", "avoid", "disagreements", "first_contact"):
        for rank, entry in enumerate(getattr(orientation, section)):
            line = document.line((section, rank))
            for text in _texts_of(entry):
                texts.setdefault(text, ("orientation.yaml", line))
    for country in countries.values():
        for route in country.routes:
            for text in _texts_of(route):
                texts.setdefault(text, (f"countries/{country.name.lower()}.yaml", 1))
    readings = {text: loader.reading(text, file, line, text) for text, (file, line) in texts.items()}
    return {text: reading for text, reading in readings.items() if reading is not None}


def _texts_of(entry: object) -> Iterable[str]:
    if isinstance(entry, shapes.RowEntry):
        yield from (*entry.known, *entry.not_known)
    elif (when := getattr(entry, "when", None)) is not None:
        yield when


def _check_country(
    loader: _Loader, file: str, country: shapes.CountryFile, document: documents.Document
) -> None:
    for rank, law in enumerate(country.law):
        line = document.line(("law", rank))
        try:
            starts = [date.fromisoformat(value.since) for value in law.values]
        except ValueError:
            loader.problem(file, line, law.fact, "une date n'est pas lisible.", "Écrivez AAAA-MM-JJ.")
            continue
        if starts != sorted(starts):
            loader.problem(
                file, line, law.fact, "les dates ne se suivent pas.", "Rangez-les de la plus ancienne."
            )


def _check_sources(
    loader: _Loader,
    sources: Mapping[str, shapes.Source],
    flags: shapes.FlagsFile,
    document: documents.Document,
    orientation: shapes.OrientationFile,
    countries: Mapping[str, shapes.CountryFile],
) -> None:
    named = [
        ("red_flags.yaml", document.line(("flags", i)), e.name, e.source) for i, e in enumerate(flags.flags)
    ]
    for entries in (orientation.reasons, orientation.also, orientation.meanwhile, orientation.avoid):
        named += [("orientation.yaml", 1, entry.place, entry.source) for entry in entries]
    for country in countries.values():
        named += [(f"countries/{country.code}", 1, route.name, route.source) for route in country.routes]
    for file, line, name, source in named:
        if source not in sources:
            loader.problem(
                file, line, name, f"la source « {source} » n'existe pas.", "Ajoutez-la à sources.yaml."
            )


def _words(file: shapes.FactsFile) -> dict[str, Words]:
    words = {n: Words(f.phrase, f.not_phrase, f.unit, f.choices) for n, f in file.facts.items()}
    return {**words, **{n: Words(d.phrase, d.not_phrase) for n, d in file.derived.items()}}


def _absent(file: shapes.FactsFile, who: shapes.Answerer) -> dict[str, object]:
    """What holds, for the second reading of a flag, of facts that this person cannot know."""
    return {n: f.absent for n, f in file.facts.items() if f.who and who not in f.who}


def _bands(file: shapes.FactsFile, conditions: list[Condition]) -> dict[str, tuple[Band, ...]]:
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
        bands[name] = tuple(Band(low, high) for low, high in zip(starts, ends, strict=True))
    return bands


def _cuts(operator: str, bound: int) -> set[int]:
    if operator in ("<", ">="):
        return {bound}
    return {bound + 1} if operator in (">", "<=") else {bound, bound + 1}


__all__ = ["FOLDER", "KnowledgeError", "Problem", "load"]
