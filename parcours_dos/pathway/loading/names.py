"""Every source, professional, sign, country and fact that an entry names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document, Path

from .files import Loader

GUIDES = "guides.yaml"


def check_sources(
    loader: Loader, sources: Mapping[str, shapes.Source], name: str, entries: object, document: Document
) -> None:
    """Every source named anywhere in this file is in sources.yaml."""
    for path, entry in every(entries, ()):
        source = getattr(entry, "source", None)
        if isinstance(source, str) and source not in sources:
            reason = f"la source « {source} » n'existe pas."
            loader.problem(name, document.line(path), named(entry), reason, "Ajoutez-la à sources.yaml.")


@dataclass(frozen=True)
class Known:
    """The names that an entry may use."""

    professionals: frozenset[str]
    signs: frozenset[str]
    countries: frozenset[str]
    disagreements: frozenset[str]


def check_orientation(loader: Loader, file: shapes.OrientationFile, known: Known, document: Document) -> None:
    """Professionals, signs and countries named in the orientation exist."""
    name = "orientation.yaml"
    for path, entry in every(file, ()):
        people = {*_words(entry, "professional"), *_words(entry, "contact")}
        signs = {*_words(entry, "flag"), *_words(entry, "flags")}
        for missing in sorted(people - known.professionals):
            reason, cure = f"le professionnel « {missing} » n'existe pas.", "Ajoutez-le à professionals.yaml."
            loader.problem(name, document.line(path), named(entry), reason, cure)
        for missing in sorted(signs - known.signs):
            reason, cure = f"le signe « {missing} » n'existe pas.", "Prenez-le dans red_flags.yaml."
            loader.problem(name, document.line(path), named(entry), reason, cure)
        check_countries(loader, name, entry, known, document.line(path))


def check_professionals(
    loader: Loader, file: shapes.ProfessionalsFile, known: Known, document: Document
) -> None:
    """Countries, dates and disagreements named beside the professionals exist."""
    name = "professionals.yaml"
    for path, entry in every(file, ()):
        line = document.line(path)
        check_countries(loader, name, entry, known, line)
        if isinstance(entry, shapes.StatementEntry) and entry.since is not None and not _is_day(entry.since):
            loader.problem(name, line, named(entry), "une date n'est pas lisible.", "Écrivez AAAA-MM-JJ.")
    for missing in sorted(set(file.beside) - known.disagreements):
        reason, cure = f"le désaccord « {missing} » n'existe pas.", "Prenez-le dans orientation.yaml."
        loader.problem(name, document.line(("beside",)), missing, reason, cure)


def check_guides(loader: Loader, file: shapes.GuidesFile, known: Known, document: Document) -> None:
    """Countries and disagreements named in the guides exist."""
    for path, entry in every(file, ()):
        line = document.line(path)
        check_countries(loader, GUIDES, entry, known, line)
        for missing in sorted(set(_words(entry, "beside")) - known.disagreements):
            reason, cure = f"le désaccord « {missing} » n'existe pas.", "Prenez-le dans orientation.yaml."
            loader.problem(GUIDES, line, missing, reason, cure)


def check_countries(loader: Loader, name: str, entry: object, known: Known, line: int) -> None:
    """Every country that an entry names exists."""
    for missing in sorted(set(_words(entry, "country")) - known.countries):
        reason, cure = f"le pays « {missing} » n'existe pas.", "Ajoutez-le dans countries."
        loader.problem(name, line, named(entry), reason, cure)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def check_country_facts(loader: Loader, name: str, country: shapes.CountryFile, document: Document) -> None:
    """The facts that a country gives are declared, and asked of nobody."""
    given = {"office_hours": country.office_hours.fact, **{law.fact: law.fact for law in country.law}}
    for fact in given.values():
        if fact not in loader.facts or loader.facts[fact].who:
            reason = f"« {fact} » n'est pas un fait donné par le moment."
            loader.problem(
                name, document.line(("law",)), fact, reason, "Déclarez-le dans facts.yaml, « who: [] »."
            )
    if country.place_fact not in loader.facts:
        reason = f"le fait « {country.place_fact} » n'existe pas."
        loader.problem(
            name, document.line(("place_fact",)), "place_fact", reason, "Déclarez-le dans facts.yaml."
        )


def _words(entry: object, field: str) -> list[str]:
    """The names that this field holds: none, one or several."""
    found = getattr(entry, field, None)
    if found is None:
        return []
    return [found] if isinstance(found, str) else list(found)


def named(entry: object) -> str:
    """What an entry is called in a message: its name, else its place in the source."""
    return str(getattr(entry, "name", None) or getattr(entry, "place", ""))


def every(entry: object, path: Path) -> Iterable[tuple[Path, object]]:
    """The entry and everything inside it, each with its place in the document."""
    if isinstance(entry, msgspec.Struct):
        yield path, entry
        for field in shapes.fields_of(type(entry)):
            yield from every(getattr(entry, field.name), (*path, field.encode_name))
    elif isinstance(entry, Mapping):
        for key, value in entry.items():
            yield from every(value, (*path, str(key)))
    elif isinstance(entry, list | tuple):
        for rank, value in enumerate(entry):
            yield from every(value, (*path, rank))
