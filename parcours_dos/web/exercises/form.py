"""What a person wishes of their programme: where, on the floor or not, with what, how many, without which.

It stays in the page, in hidden fields: neither in the cookie nor in an address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from parcours_dos.pathway.programme.wishes import Wishes
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.shared.options import Option, options

PLACE, FLOOR, THING, COUNT, PAIN = "lieu", "sol", "materiel", "nombre", "douleur"
WITHOUT, BACK = "sans", "remettre"
HOME, WORK = "maison", "travail"
THERE, GONE = "presente", "passee"
YES, NO = "oui", "non"


@dataclass(frozen=True)
class LeftOut:
    """An exercise that the person does not want."""

    name: str
    label: str


@dataclass(frozen=True)
class Form:
    """The choices, as they stand, and what the page keeps of them in hidden fields."""

    places: tuple[Option, ...]
    floor: tuple[Option, ...]
    pain: tuple[Option, ...]
    things: tuple[Option, ...]
    counts: tuple[Option, ...]
    without: tuple[LeftOut, ...]
    kept: tuple[tuple[str, str], ...]


def read(book: Rulebook, post: QueryDict) -> Wishes:
    """What was wished; what we did not offer is left aside."""
    assert book.programme is not None
    without = {name for name in post.getlist(WITHOUT) if name in book.exercises}
    wished = Wishes(
        place="work" if post.get(PLACE) == WORK else "home",
        floor=post.get(FLOOR) != NO,
        maintenance=post.get(PAIN) == GONE,
        equipment=frozenset(post.getlist(THING)) & set(things(book)),
        without=frozenset(without - set(post.getlist(BACK))),
    )
    counts = {str(number): number for number in range(1, book.programme.settings["most"].value + 1)}
    return replace(wished, count=counts.get(post.get(COUNT, "")))


def form(book: Rulebook, wished: Wishes) -> Form:
    """The same, ready to be shown and changed."""
    assert book.programme is not None
    at_work = wished.place == "work"
    most = book.programme.settings["most"].value
    counts = {"": _("Comme proposé"), **{str(n): str(n) for n in range(1, most + 1)}}
    return Form(
        places=options({HOME: _("À la maison"), WORK: _("Au travail")}, WORK if at_work else HOME),
        floor=options({YES: _("Oui"), NO: _("Non")}, YES if wished.floor else NO),
        pain=options({THERE: _("Encore là"), GONE: _("Passée")}, GONE if wished.maintenance else THERE),
        things=tuple(Option(name, label, name in wished.equipment) for name, label in things(book).items()),
        counts=options(counts, str(wished.count or "")),
        without=tuple(LeftOut(name, book.exercises[name].label) for name in sorted(wished.without)),
        kept=tuple(_kept(wished)),
    )


def things(book: Rulebook) -> dict[str, str]:
    """What an exercise may need and that not every home has."""
    kinds = book.exercise_kinds
    known = {} if kinds is None else kinds.equipment
    used = {name for exercise in book.exercises.values() for name in exercise.equipment}
    return {name: thing.label for name, thing in known.items() if name in used and not thing.everyday}


def _kept(wished: Wishes) -> Iterable[tuple[str, str]]:
    if wished.place == "work":
        yield PLACE, WORK
    if not wished.floor:
        yield FLOOR, NO
    if wished.maintenance:
        yield PAIN, GONE
    yield from ((THING, name) for name in sorted(wished.equipment))
    if wished.count is not None:
        yield COUNT, str(wished.count)
    yield from ((WITHOUT, name) for name in sorted(wished.without))
