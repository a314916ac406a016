"""The library as a person looks for something in it: what was asked, what answers, one page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parcours_dos.pathway.exercises.dose import Dose
from parcours_dos.pathway.exercises.library import filtered
from parcours_dos.pathway.exercises.timing import seconds_at
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes.exercises import ExerciseEntry, KindsFile
from parcours_dos.web.shared.options import Option, options

from .drawings import Drawing, drawing

A_PAGE = 24
A_MINUTE = 60
LONGEST = 80
WORDS, PAGE = "mots", "page"
NOTHING_TO_BUY = "rien"


@dataclass(frozen=True)
class Filter:
    """One filter: its name in the address, its label, and what may be chosen."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Card:
    """One exercise in few words."""

    name: str
    label: str
    purpose: str
    kind: str
    where: str
    time: str
    drawing: Drawing | None


@dataclass(frozen=True)
class Shelf:
    """What answers to what was asked: the cards of one page, and the addresses of its neighbours."""

    words: str
    filters: tuple[Filter, ...]
    asked: bool
    total: int
    cards: tuple[Card, ...]
    page: int
    pages: int
    before: str
    after: str


def shelf(book: Rulebook, kinds: KindsFile, sent: QueryDict) -> Shelf:
    """The page of the library that an address asks for; what it says that we do not know is left aside."""
    words = sent.get(WORDS, "").strip()[:LONGEST]
    filters = tuple(_filters(kinds, sent))
    chosen = {one.name: o.value for one in filters for o in one.options if o.chosen and o.value}
    found = filtered(
        book,
        region=chosen.get("zone"),
        category=chosen.get("genre"),
        position=chosen.get("position"),
        place=chosen.get("lieu"),
        equipment=_at_hand(chosen.get("materiel")),
        words=words or None,
    )
    pages = max(1, -(-len(found) // A_PAGE))
    page = _page(sent.get(PAGE, ""), pages)
    kept = {**chosen, **({WORDS: words} if words else {})}
    return Shelf(
        words=words,
        filters=filters,
        asked=bool(kept),
        total=len(found),
        cards=tuple(card(book, kinds, each) for each in found[(page - 1) * A_PAGE : page * A_PAGE]),
        page=page,
        pages=pages,
        before=_address(kept, page - 1) if page > 1 else "",
        after=_address(kept, page + 1) if page < pages else "",
    )


def card(book: Rulebook, kinds: KindsFile, exercise: ExerciseEntry) -> Card:
    """One exercise, as it stands among others."""
    return Card(
        name=exercise.name,
        label=exercise.label,
        purpose=exercise.purpose,
        kind=kinds.categories[exercise.category].label,
        where=where(kinds, exercise),
        time=time_of(book, exercise),
        drawing=drawing(book, exercise),
    )


def where(kinds: KindsFile, exercise: ExerciseEntry) -> str:
    """In what position, and where."""
    places = [kinds.places[place].lower() for place in exercise.places]
    return _("%(position)s : %(places)s") % {
        "position": kinds.positions[exercise.position],
        "places": ", ".join(places),
    }


def time_of(book: Rulebook, exercise: ExerciseEntry) -> str:
    """How long one bout of it takes, with the dose it begins with."""
    return minutes(seconds_at(book, exercise, Dose.start(exercise.dose)))


def minutes(seconds: int) -> str:
    """« 3 minutes », rounded up: nobody is late."""
    number = max(1, -(-seconds // A_MINUTE))
    return ngettext("%(n)s minute", "%(n)s minutes", number) % {"n": number}


def _filters(kinds: KindsFile, sent: QueryDict) -> Iterable[Filter]:
    things = {name: thing.label for name, thing in kinds.equipment.items() if not thing.everyday}
    regions = {name: region.label for name, region in kinds.regions.items()}
    categories = {str(name): category.label for name, category in kinds.categories.items()}
    asked: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("zone", _("Pour quelle partie"), regions),
        ("genre", _("Pour quoi faire"), categories),
        ("position", _("Position"), kinds.positions),
        ("lieu", _("Où"), kinds.places),
        ("materiel", _("Matériel"), {NOTHING_TO_BUY: _("Rien à acheter"), **things}),
    )
    for name, label, known in asked:
        wished = sent.get(name, "")
        offered = {"": _("Peu importe"), **known}
        yield Filter(name, label, options(offered, wished if wished in offered else ""))


def _at_hand(chosen: str | None) -> tuple[str, ...] | None:
    """What there is beside the everyday things; None: whatever the exercise needs."""
    if chosen is None:
        return None
    return () if chosen == NOTHING_TO_BUY else (chosen,)


def _page(asked: str, pages: int) -> int:
    whole = asked.isascii() and asked.isdigit() and len(asked) <= LONGEST
    return min(max(1, int(asked)), pages) if whole else 1


def _address(kept: Mapping[str, str], page: int) -> str:
    return f"?{urlencode({**kept, **({PAGE: page} if page > 1 else {})})}"
