"""Load the knowledge files into a rulebook, or refuse them with the file, the line and the cure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document
from parcours_dos.pathway.rulebook import Rulebook

from .drawings import check_drawings
from .exercises import Library, check_exercises, open_library, read_cautions
from .files import KnowledgeError, Loader, Problem, Shape, stop_if_damaged
from .instruments import files_of, read_instruments
from .names import (
    GUIDES,
    Known,
    check_country_facts,
    check_guides,
    check_orientation,
    check_professionals,
    check_sources,
)
from .payment import check_payment, with_doors
from .plan import PLAN, check_plan, check_plan_is_paid, plan_conditions
from .programme import PROGRAMME, check_programme, programme_conditions
from .rules import check_country, read_conditions, read_flags
from .translated import FRENCH, OURS, Translator, languages_of
from .vocabulary import absent, bands, read_constraints, read_derived, read_facts, words

FOLDER = OURS
HISTORY = "history.yaml"


@dataclass(frozen=True)
class _Files:
    """The knowledge files in their shapes, and where each piece stands."""

    edition: shapes.Edition
    sources: dict[str, shapes.Source]
    facts: shapes.FactsFile
    flags: shapes.FlagsFile
    orientation: shapes.OrientationFile
    professionals: shapes.ProfessionalsFile
    guides: shapes.GuidesFile
    instruments: dict[str, shapes.InstrumentEntry]
    plan: shapes.PlanFile | None
    programme: shapes.ProgrammeFile | None
    library: Library
    not_encoded: dict[str, str]
    history: shapes.HistoryFile
    countries: dict[str, shapes.CountryFile]
    documents: dict[str, Document]
    words: shapes.WordsFile


def _open(loader: Loader, translator: Translator) -> _Files:
    found: dict[str, Document] = {}

    def file(name: str, shape: type[Shape]) -> Shape:
        entries, found[name] = loader.file(name, shape)
        return translator.put(name, entries, shape)

    has_history = (loader.folder / HISTORY).exists()  # the first editions had none
    has_guides = (loader.folder / GUIDES).exists()
    has_plan = (loader.folder / PLAN).exists()
    has_programme = has_plan and (loader.folder / PROGRAMME).exists()
    names = sorted(path.name for path in (loader.folder / "countries").glob("*.yaml"))
    countries = {name: with_doors(file(f"countries/{name}", shapes.CountryFile)) for name in names}
    return _Files(
        edition=file("edition.yaml", shapes.Edition),
        sources=file("sources.yaml", dict[str, shapes.Source]),
        facts=file("facts.yaml", shapes.FactsFile),
        flags=file("red_flags.yaml", shapes.FlagsFile),
        orientation=file("orientation.yaml", shapes.OrientationFile),
        professionals=file("professionals.yaml", shapes.ProfessionalsFile),
        guides=file(GUIDES, shapes.GuidesFile) if has_guides else shapes.GuidesFile(guides={}),
        plan=file(PLAN, shapes.PlanFile) if has_plan else None,
        programme=file(PROGRAMME, shapes.ProgrammeFile) if has_programme else None,
        library=open_library(loader, file),
        instruments={name: file(name, shapes.InstrumentEntry) for name in files_of(loader)},
        not_encoded=file("not_encoded.yaml", dict[str, str]),
        history=file(HISTORY, shapes.HistoryFile) if has_history else shapes.HistoryFile(editions=[]),
        countries=countries,
        documents=found,
        words=translator.words(loader),
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
    if GUIDES in documents:
        check_sources(loader, files.sources, GUIDES, files.guides, documents[GUIDES])
        check_guides(loader, files.guides, known, documents[GUIDES])
    if files.plan is not None:
        check_sources(loader, files.sources, PLAN, files.plan, documents[PLAN])
        check_plan(loader, files.plan, known, documents[PLAN])
        check_plan_is_paid(loader, files.plan, files.countries.values(), documents[PLAN])
    for short, country in files.countries.items():
        name = f"countries/{short}"
        check_sources(loader, files.sources, name, country, documents[name])
        check_country(loader, name, country, documents[name])
        check_country_facts(loader, name, country, documents[name])
        check_payment(loader, name, country, documents[name])


def load(folder: Path = FOLDER, language: str = FRENCH) -> Rulebook:
    """Load the knowledge of a folder, its texts in a language, once. Raises `KnowledgeError`."""
    return _load(folder, language)


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages in which the knowledge of a folder can be read, French first."""
    return languages_of(folder)


@lru_cache(maxsize=8)
def _load(folder: Path, language: str) -> Rulebook:
    loader, translator = Loader(folder), Translator(folder, language)
    files = _open(loader, translator)
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
    if files.plan is not None:
        conditions = {**plan_conditions(loader, files.plan, files.documents[PLAN]), **conditions}
    if files.programme is not None:
        document = files.documents[PROGRAMME]
        conditions = {**programme_conditions(loader, files.programme, document), **conditions}
    cautions = read_cautions(loader, files.library, files.documents)
    _check_names(loader, files)
    if files.programme is not None and files.plan is not None:
        ladders = {ladder.name: ladder for ladder in files.library.ladders}
        known = (files.plan, files.library.exercises, ladders, cautions)
        check_programme(loader, files.programme, *known, files.documents[PROGRAMME])
        check_sources(loader, files.sources, PROGRAMME, files.programme, files.documents[PROGRAMME])
    check_exercises(loader, files.library, files.sources, files.documents)
    check_drawings(loader, files.library.drawn, files.library.exercises, files.documents)
    instruments = read_instruments(
        loader,
        files.instruments,
        files.sources,
        files.professionals.professionals,
        files.documents,
    )
    stop_if_damaged(loader)
    spread = [flag.when.spread for flag in flags]
    spread += [unless.spread for flag in flags for unless in flag.unless.values() if unless]
    spread += [reading.spread for reading in (*derived.values(), *conditions.values())]
    return Rulebook(
        language=language,
        wording=files.words,
        untranslated={name: tuple(missing) for name, missing in translator.missing.items()},
        translation_problems=tuple(str(problem) for problem in translator.problems),
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
        guides=files.guides.guides,
        instruments=instruments,
        plan=files.plan,
        programme=files.programme,
        exercise_kinds=files.library.kinds,
        exercises=files.library.exercises,
        ladders={ladder.name: ladder for ladder in files.library.ladders},
        cautions=cautions,
        conditions=conditions,
        countries=countries,
        bands=bands(facts_file, spread, files.words.spans),
        not_encoded=files.not_encoded,
        history=tuple(files.history.editions),
        absent={who: absent(facts_file, who) for who in shapes.EVERYONE},
    )


__all__ = ["FOLDER", "FRENCH", "KnowledgeError", "Problem", "languages", "load"]
