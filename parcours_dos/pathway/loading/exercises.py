"""exercises/: every word exists, every dose can be done, every ladder goes one way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

import msgspec

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document, Path
from parcours_dos.pathway.rulebook import Caution
from parcours_dos.pathway.shapes.exercises import (
    Category,
    CautionEntry,
    CautionsFile,
    DoseEntry,
    ExerciseEntry,
    ExercisesFile,
    KindsFile,
    LadderEntry,
    LaddersFile,
)

from . import drawings
from .files import Loader
from .names import check_sources

FOLDER = "exercises"
KINDS, CAUTIONS, LADDERS = (f"{FOLDER}/{name}.yaml" for name in ("kinds", "cautions", "ladders"))
LEAST_STEPS, MOST_STEPS = 3, 5
MOST_MISTAKES = 3
AMOUNTS = ("sets", "reps", "hold_seconds", "minutes", "per_day", "per_week", "every_minutes")
RHYTHMS = ("per_day", "per_week", "every_minutes", "as_needed")
NUMBER = re.compile(r"\d+")
Fault = tuple[Path, str, str]
Opener = Callable[[str, Any], Any]


@dataclass(frozen=True)
class Library:
    """The files of the movements, in their shapes; empty in the first editions, which had none."""

    kinds: KindsFile | None = None
    of_cautions: CautionsFile | None = None
    of_ladders: LaddersFile | None = None
    files: Mapping[str, ExercisesFile] = field(default_factory=dict)
    drawn: Mapping[str, Mapping[str, dict[str, Any]]] = field(default_factory=dict)

    @property
    def cautions(self) -> tuple[CautionEntry, ...]:
        """What asks for caution."""
        return tuple(self.of_cautions.cautions) if self.of_cautions else ()

    @property
    def ladders(self) -> tuple[LadderEntry, ...]:
        """The families of movements, from the easiest to the hardest."""
        return tuple(self.of_ladders.ladders) if self.of_ladders else ()

    @property
    def exercises(self) -> dict[str, ExerciseEntry]:
        """Every movement by its name, one kind after the other."""
        figures = {name: figure for file in self.drawn.values() for name, figure in file.items()}
        return {
            entry.name: msgspec.structs.replace(entry, figure=figures.get(entry.name, entry.figure))
            for file in self.files.values()
            for entry in file.exercises
        }


def open_library(loader: Loader, opened: Opener) -> Library:
    """The files of the movements of this edition, each put into the language of the reader."""
    if not (loader.folder / KINDS).exists():
        return Library()
    names = [f"{FOLDER}/{category}.yaml" for category in get_args(Category)]
    return Library(
        kinds=opened(KINDS, KindsFile),
        of_cautions=opened(CAUTIONS, CautionsFile),
        of_ladders=opened(LADDERS, LaddersFile),
        files={name: opened(name, ExercisesFile) for name in names if (loader.folder / name).exists()},
        drawn={file: drawings.in_numbers(opened(file, drawings.Drawn)) for file in drawings.files(loader)},
    )


def read_cautions(loader: Loader, library: Library, documents: Mapping[str, Document]) -> dict[str, Caution]:
    """The cautions, each with its condition ready to be read."""
    found: dict[str, Caution] = {}
    for rank, entry in enumerate(library.cautions):
        line = documents[CAUTIONS].line(("cautions", rank))
        if entry.name in found:
            loader.problem(CAUTIONS, line, entry.name, "ce nom sert déjà.", "Choisissez un autre nom.")
        reading = loader.reading(entry.when, CAUTIONS, line, entry.name)
        if reading is not None:
            found[entry.name] = Caution(entry, reading)
    return found


def check_exercises(
    loader: Loader,
    library: Library,
    sources: Mapping[str, shapes.Source],
    documents: Mapping[str, Document],
) -> None:
    """Note all that is wrong with the movements, their cautions and their ladders."""
    if library.kinds is None:
        return
    opened = ((KINDS, library.kinds), (CAUTIONS, library.of_cautions), (LADDERS, library.of_ladders))
    for name, entries in opened:
        check_sources(loader, sources, name, entries, documents[name])
    cautions = {entry.name: entry for entry in library.cautions}
    seen: dict[str, str] = {}
    for name, file in library.files.items():
        document = documents[name]
        check_sources(loader, sources, name, file, document)
        for rank, entry in enumerate(file.exercises):
            faults = [*_words(library.kinds, entry, sources), *_cautions(entry, cautions), *_told(entry)]
            faults += [*_dose(entry.dose), *_kind(library.kinds, entry)]
            if name != f"{FOLDER}/{entry.category}.yaml":
                cure = f"Rangez-le dans {entry.category}.yaml."
                faults.append((("category",), "ce fichier est celui d'une autre catégorie.", cure))
            if entry.name in seen:
                reason = f"ce nom sert déjà, dans {seen[entry.name]}."
                faults.append((("name",), reason, "Choisissez un autre nom."))
            seen.setdefault(entry.name, name)
            for path, reason, cure in faults:
                line = document.line(("exercises", rank, *path))
                loader.problem(name, line, entry.name, reason, cure)
    _ladders(loader, library.ladders, seen, documents[LADDERS])


def _words(kinds: KindsFile, entry: ExerciseEntry, sources: Mapping[str, shapes.Source]) -> Iterable[Fault]:
    """Every word that sorts a movement is one of kinds.yaml."""
    used: dict[str, tuple[Iterable[str], Iterable[str]]] = {
        "region": ([entry.region], kinds.regions),
        "position": ([entry.position], kinds.positions),
        "places": (entry.places, kinds.places),
        "equipment": (entry.equipment, kinds.equipment),
    }
    for section, (words, known) in used.items():
        for word in sorted(set(words) - set(known)):
            yield (section,), f"« {word} » n'existe pas.", f"Prenez-le dans kinds.yaml : {', '.join(known)}."
    if not entry.places:
        yield ("places",), "aucun lieu n'est donné.", "Nommez au moins un lieu."
    for source in sorted(set(entry.also) - set(sources)):
        yield ("also",), f"la source « {source} » n'existe pas.", "Ajoutez-la à sources.yaml."
    if entry.first_day and "acute" not in entry.phases:
        yield ("phases",), "un exercice du premier jour vaut au début.", "Ajoutez acute."


def _cautions(entry: ExerciseEntry, known: Mapping[str, CautionEntry]) -> Iterable[Fault]:
    """Each caution exists, once, and says how or whom to ask."""
    for code, times in Counter(caution.code for caution in entry.cautions).items():
        if times > 1:
            yield ("cautions",), f"la précaution « {code} » est écrite deux fois.", "Gardez-en une."
    for rank, caution in enumerate(entry.cautions):
        path: Path = ("cautions", rank)
        if caution.code not in known:
            yield path, f"la précaution « {caution.code} » n'existe pas.", "Prenez-la dans cautions.yaml."
        elif caution.action == "modify" and not (caution.how or known[caution.code].how):
            yield path, "on ne sait pas comment faire l'exercice autrement.", "Ajoutez « how »."
        elif caution.action == "ask" and not known[caution.code].ask:
            reason = f"« {caution.code} » ne dit pas à qui demander."
            yield path, reason, "Ajoutez « ask » dans cautions.yaml."


def _told(entry: ExerciseEntry) -> Iterable[Fault]:
    """Enough is said to do the movement, and no more than one can keep in mind."""
    if not LEAST_STEPS <= len(entry.steps) <= MOST_STEPS:
        reason = f"il y a {len(entry.steps)} étapes."
        yield ("steps",), reason, f"Écrivez de {LEAST_STEPS} à {MOST_STEPS} phrases courtes."
    if not 1 <= len(entry.mistakes) <= MOST_MISTAKES:
        yield ("mistakes",), f"il y a {len(entry.mistakes)} conseils.", f"Écrivez de 1 à {MOST_MISTAKES}."


def _dose(dose: DoseEntry) -> Iterable[Fault]:
    """A dose is more than nothing, has one rhythm, and its words say its numbers."""
    given = {name: getattr(dose, name) for name in AMOUNTS if getattr(dose, name) is not None}
    for name, amount in given.items():
        if amount < 1:
            yield ("dose",), f"« {name} » vaut {amount}.", "Une dose est d'au moins 1."
    if dose.reps is None and dose.hold_seconds is None and dose.minutes is None:
        yield ("dose",), "la dose ne dit pas combien.", "Ajoutez reps, hold_seconds ou minutes."
    if dose.minutes is not None and (dose.reps is not None or dose.hold_seconds is not None):
        yield ("dose",), "la dose compte à la fois des minutes et des gestes.", "Gardez l'un ou l'autre."
    if sum(bool(getattr(dose, name)) for name in RHYTHMS) != 1:
        yield ("dose",), "la dose n'a pas un rythme, et un seul.", f"Gardez l'un de : {', '.join(RHYTHMS)}."
    said = {int(number) for number in NUMBER.findall(dose.text)}
    if unsaid := sorted({amount for amount in given.values() if amount > 1} - said):
        reason = f"le texte ne dit pas {', '.join(map(str, unsaid))}."
        yield ("dose",), reason, "Écrivez les mêmes nombres dans « text »."


def _kind(kinds: KindsFile, entry: ExerciseEntry) -> Iterable[Fault]:
    if entry.category not in kinds.categories:
        cure = "Décrivez-la sous categories, dans kinds.yaml."
        yield ("category",), f"la catégorie « {entry.category} » n'est pas décrite.", cure


def _ladders(
    loader: Loader, ladders: Iterable[LadderEntry], exercises: Iterable[str], document: Document
) -> None:
    """Each rung is a movement, on one ladder alone, once: a ladder has no loop."""
    known, standing = set(exercises), dict[str, str]()
    names: set[str] = set()
    for rank, ladder in enumerate(ladders):
        for path, reason, cure in _rungs(ladder, known, standing):
            loader.problem(LADDERS, document.line(("ladders", rank, *path)), ladder.name, reason, cure)
        if ladder.name in names:
            line = document.line(("ladders", rank))
            loader.problem(LADDERS, line, ladder.name, "ce nom sert déjà.", "Choisissez un autre nom.")
        names.add(ladder.name)
        standing.update(dict.fromkeys(ladder.order, ladder.name))


def _rungs(ladder: LadderEntry, known: set[str], standing: Mapping[str, str]) -> Iterable[Fault]:
    if len(set(ladder.order)) < 2:
        yield ("order",), "une échelle a au moins deux exercices.", "Ajoutez-en un, ou retirez l'échelle."
    for name, times in Counter(ladder.order).items():
        if name not in known:
            yield ("order",), f"l'exercice « {name} » n'existe pas.", "Prenez-le dans exercises/."
        if times > 1:
            yield ("order",), f"« {name} » y revient : l'échelle fait une boucle.", "Gardez-le une fois."
        if name in standing:
            reason = f"« {name} » est déjà sur l'échelle « {standing[name]} »."
            yield ("order",), reason, "Un exercice est sur une seule échelle."
