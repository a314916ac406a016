"""The rules themselves: each sign is checked against the grain, its cases and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from parcours_dos.language.check import against_the_grain
from parcours_dos.language.tree import fact_of, facts_of
from parcours_dos.pathway import documents, shapes
from parcours_dos.pathway.rulebook import LEVEL, POLICIES, Flag, Reading

from .files import Loader

CONDITIONAL = (
    *("also", "courses", "meanwhile", "avoid", "disagreements", "first_contact"),
    *("come_back_if", "doctor_notes"),
)


def read_flags(loader: Loader, file: shapes.FlagsFile, document: documents.Document) -> tuple[Flag, ...]:
    """The warning signs, each checked against the grain and for its cases."""
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
    loader: Loader, entry: shapes.FlagEntry, clearing: Mapping[str, str], line: int
) -> Flag | None:
    when = loader.reading(entry.when, "red_flags.yaml", line, entry.name)
    if entry.cleared_by is not None and entry.cleared_by not in clearing:
        cure = "Choisissez parmi : " + ", ".join(clearing) + "."
        loader.problem("red_flags.yaml", line, entry.name, "ce cleared_by n'existe pas.", cure)
        return None
    unless: dict[shapes.Policy, Reading | None] = {}
    for policy in POLICIES:
        said = entry.unless if isinstance(entry.unless, str) else (entry.unless or {}).get(policy)
        texts = [said] if said else []
        if entry.cleared_by is not None:
            texts.append(clearing.get(entry.cleared_by, ""))
        text = " or ".join(texts)
        unless[policy] = loader.reading(text, "red_flags.yaml", line, entry.name) if text else None
    tiers = entry.urgency if isinstance(entry.urgency, dict) else dict.fromkeys(POLICIES, entry.urgency)
    if set(tiers) != set(POLICIES):
        loader.problem(
            "red_flags.yaml", line, entry.name, "une politique manque.", "Nommez les deux politiques."
        )
        return None
    level = {policy: LEVEL[tiers[policy]] for policy in POLICIES}
    return None if when is None else Flag(entry, when, unless, level, line, _hidden_from(loader, when))


def _hidden_from(loader: Loader, when: Reading) -> frozenset[shapes.Answerer]:
    asked = [loader.facts[name].who for name in facts_of(when.spread) if loader.facts[name].who]
    return frozenset(answerer for answerer in shapes.EVERYONE if any(answerer not in who for who in asked))


def _check_grain(loader: Loader, flag: Flag) -> None:
    """INVARIANT: a worse answer never makes a sign less present, nor an exception more so."""
    worse = {name: fact.worse for name, fact in loader.facts.items()}
    wrong = against_the_grain(flag.when.spread, worse, loader.vocabulary)
    for unless in flag.unless.values():
        if unless is not None and wrong is None:
            wrong = against_the_grain(unless.spread, worse, loader.vocabulary, rising=False)
    if wrong is not None:
        name = fact_of(wrong)
        reason = f"« {name} » y est pris à l'envers : une réponse pire rendrait la règle moins vraie."
        cure = "Mettez ce qui rassure dans « unless », sans nier un signe d'alerte."
        loader.problem("red_flags.yaml", flag.line, flag.name, reason, cure)


def _check_cases(loader: Loader, flag: Flag) -> None:
    given = {case.gives for case in flag.entry.cases}
    missing = [word for word in ("raised", "cleared", "undecided") if word not in given]
    if missing:
        reason = f"il manque un cas : {', '.join(missing)}."
        loader.problem("red_flags.yaml", flag.line, flag.name, reason, "Ajoutez-le sous cases.")


def read_conditions(
    loader: Loader,
    orientation: shapes.OrientationFile,
    document: documents.Document,
    countries: Mapping[str, shapes.CountryFile],
) -> dict[str, Reading]:
    """Every condition of the orientation and of the countries, by its text."""
    texts: dict[str, tuple[str, int]] = {}
    for section in CONDITIONAL:
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


def check_country(
    loader: Loader, file: str, country: shapes.CountryFile, document: documents.Document
) -> None:
    """The dates of a country's laws can be read, and follow each other."""
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
