"""Load the knowledge files into a rulebook, or refuse them with the file, the line and the cure."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from parcours_dos.pathway import shapes
from parcours_dos.pathway.rulebook import Rulebook

from .files import KnowledgeError, Loader, Problem, stop_if_damaged
from .rules import check_country, check_sources, read_conditions, read_flags
from .vocabulary import absent, bands, read_constraints, read_derived, read_facts, words

FOLDER = Path(__file__).parents[2] / "knowledge"


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Rulebook:
    """Load the knowledge of a folder. Raises `KnowledgeError` with every problem found."""
    loader = Loader(folder)
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
        check_country(loader, f"countries/{path.name}", country, document)
    loader.facts = facts_file.facts
    read_facts(loader, facts_file, facts_document)
    derived = read_derived(loader, facts_file, facts_document)
    stop_if_damaged(loader)
    gates = {
        name: loader.read(str(facts_file.facts[name].only_if), gate) for name, gate in loader.gate_of.items()
    }
    constraints = read_constraints(loader, facts_file, facts_document)
    flags = read_flags(loader, flags_file, flags_document)
    conditions = read_conditions(loader, orientation, orientation_document, countries)
    check_sources(loader, sources, flags_file, flags_document, orientation, countries)
    stop_if_damaged(loader)
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
        words=words(facts_file),
        derived=derived,
        gates=gates,
        constraints=constraints,
        flags=flags,
        orientation=orientation,
        conditions=conditions,
        countries=countries,
        bands=bands(facts_file, spread),
        not_encoded=not_encoded,
        absent={who: absent(facts_file, who) for who in shapes.EVERYONE},
    )


__all__ = ["FOLDER", "KnowledgeError", "Problem", "load"]
