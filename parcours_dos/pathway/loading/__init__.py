"""Load the knowledge files into a rulebook, or refuse them with the file, the line and the cure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document
from parcours_dos.pathway.rulebook import Rulebook

from .files import KnowledgeError, Loader, Problem, Shape, stop_if_damaged
from .names import Known, check_country_facts, check_orientation, check_professionals, check_sources
from .rules import check_country, read_conditions, read_flags
from .vocabulary import absent, bands, read_constraints, read_derived, read_facts, words

FOLDER = Path(__file__).parents[2] / "knowledge"


@dataclass(frozen=True)
class _Files:
    """The knowledge files in their shapes, and where each piece stands."""

    edition: shapes.Edition
    sources: dict[str, shapes.Source]
    facts: shapes.FactsFile
    flags: shapes.FlagsFile
    orientation: shapes.OrientationFile
    professionals: shapes.ProfessionalsFile
    not_encoded: dict[str, str]
    countries: dict[str, shapes.CountryFile]
    documents: dict[str, Document]


def _open(loader: Loader) -> _Files:
    found: dict[str, Document] = {}

    def file(name: str, shape: type[Shape]) -> Shape:
        entries, found[name] = loader.file(name, shape)
        return entries

    names = sorted(path.name for path in (loader.folder / "countries").glob("*.yaml"))
    countries = {name: file(f"countries/{name}", shapes.CountryFile) for name in names}
    return _Files(
        edition=file("edition.yaml", shapes.Edition),
        sources=file("sources.yaml", dict[str, shapes.Source]),
        facts=file("facts.yaml", shapes.FactsFile),
        flags=file("red_flags.yaml", shapes.FlagsFile),
        orientation=file("orientation.yaml", shapes.OrientationFile),
        professionals=file("professionals.yaml", shapes.ProfessionalsFile),
        not_encoded=file("not_encoded.yaml", dict[str, str]),
        countries=countries,
        documents=found,
    )


def _check_names(loader: Loader, files: _Files) -> None:
    documents = files.documents
    cited = {
        "red_flags.yaml": files.flags,
        "orientation.yaml": files.orientation,
        "professionals.yaml": files.professionals,
    }
    for name, entries in cited.items():
        check_sources(loader, files.sources, name, entries, documents[name])
    known = Known(
        professionals=frozenset(files.professionals.professionals),
        signs=frozenset(flag.name for flag in files.flags.flags),
        countries=frozenset(country.code for country in files.countries.values()),
        disagreements=frozenset(entry.name for entry in files.orientation.disagreements),
    )
    check_orientation(loader, files.orientation, known, documents["orientation.yaml"])
    check_professionals(loader, files.professionals, known, documents["professionals.yaml"])
    for short, country in files.countries.items():
        name = f"countries/{short}"
        check_sources(loader, files.sources, name, country, documents[name])
        check_country(loader, name, country, documents[name])
        check_country_facts(loader, name, country, documents[name])


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Rulebook:
    """Load the knowledge of a folder. Raises `KnowledgeError` with every problem found."""
    loader = Loader(folder)
    files = _open(loader)
    facts_file, orientation = files.facts, files.orientation
    facts_document = files.documents["facts.yaml"]
    loader.facts = facts_file.facts
    read_facts(loader, facts_file, facts_document)
    derived = read_derived(loader, facts_file, facts_document)
    stop_if_damaged(loader)
    gates = {
        name: loader.read(str(facts_file.facts[name].only_if), gate) for name, gate in loader.gate_of.items()
    }
    constraints = read_constraints(loader, facts_file, facts_document)
    flags = read_flags(loader, files.flags, files.documents["red_flags.yaml"])
    countries = {country.code: country for country in files.countries.values()}
    conditions = read_conditions(loader, orientation, files.documents["orientation.yaml"], countries)
    _check_names(loader, files)
    stop_if_damaged(loader)
    spread = [flag.when.spread for flag in flags]
    spread += [unless.spread for flag in flags for unless in flag.unless.values() if unless]
    spread += [reading.spread for reading in (*derived.values(), *conditions.values())]
    return Rulebook(
        edition=files.edition,
        sources=files.sources,
        chapters=facts_file.chapters,
        screens=facts_file.screens,
        facts=facts_file.facts,
        vocabulary=loader.vocabulary,
        words=words(facts_file),
        derived=derived,
        gates=gates,
        constraints=constraints,
        flags=flags,
        orientation=orientation,
        professionals=files.professionals,
        conditions=conditions,
        countries=countries,
        bands=bands(facts_file, spread),
        not_encoded=files.not_encoded,
        absent={who: absent(facts_file, who) for who in shapes.EVERYONE},
    )


__all__ = ["FOLDER", "KnowledgeError", "Problem", "load"]
