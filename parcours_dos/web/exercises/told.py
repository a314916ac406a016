"""One exercise in full: how it is done, how much, for whom it is not, what is easier and what is harder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parcours_dos.pathway.exercises.library import easier, harder
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes.exercises import ExerciseCaution, ExerciseEntry, KindsFile
from parcours_dos.web.public.sourced import Sourced, name_of, sourced

from .drawings import Drawing, drawing
from .library import time_of, where


@dataclass(frozen=True)
class Caution:
    """Something about a person that changes this exercise: what to do then, and why."""

    label: str
    action: str
    what: str
    why: Sourced


@dataclass(frozen=True)
class Step:
    """The exercise beside this one on its ladder."""

    name: str
    label: str


@dataclass(frozen=True)
class Exercise:
    """All that is known of one exercise."""

    entry: ExerciseEntry
    kind: str
    region: str
    where: str
    equipment: tuple[str, ...]
    time: str
    drawing: Drawing | None
    said: Sourced
    dose_status: str
    also: tuple[str, ...]
    cautions: tuple[Caution, ...]
    easier: Step | None
    harder: Step | None


def exercise(book: Rulebook, kinds: KindsFile, entry: ExerciseEntry) -> Exercise:
    """One exercise, put into words."""
    return Exercise(
        entry=entry,
        kind=kinds.categories[entry.category].label,
        region=kinds.regions[entry.region].label,
        where=where(kinds, entry),
        equipment=tuple(kinds.equipment[name].label for name in entry.equipment),
        time=time_of(book, entry),
        drawing=drawing(book, entry),
        said=sourced(book, entry.purpose, entry.source, entry.place, entry.status),
        dose_status=book.wording.statuses[entry.dose_status],
        also=tuple(name_of(book, source) for source in entry.also),
        cautions=tuple(_cautions(book, entry)),
        easier=_step(book, easier(book, entry.name)),
        harder=_step(book, harder(book, entry.name)),
    )


def _cautions(book: Rulebook, entry: ExerciseEntry) -> Iterable[Caution]:
    """What must not be done comes before what is done otherwise."""
    order = ("exclude", "ask", "modify")
    for found in sorted(entry.cautions, key=lambda caution: order.index(caution.action)):
        known = book.cautions[found.code].entry
        why = sourced(book, known.text, known.source, known.place, known.status)
        yield Caution(known.label, found.action, _what(book, found), why)


def _what(book: Rulebook, found: ExerciseCaution) -> str:
    known = book.cautions[found.code].entry
    if found.action == "exclude":
        return _("Choisissez un autre exercice.")
    return (known.ask if found.action == "ask" else found.how or known.how) or ""


def _step(book: Rulebook, name: str | None) -> Step | None:
    return None if name is None else Step(name, book.exercises[name].label)
