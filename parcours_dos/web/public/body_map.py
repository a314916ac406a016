"""Where on the body: a drawing whose zones tick the same boxes as the list, for who would rather point.

The knowledge says which fact belongs to which zone; here stands only how each zone is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from parcours_dos.pathway.questions import Screen
from parcours_dos.pathway.shapes import Zone


@dataclass(frozen=True)
class View:
    """A zone seen from one side: its outline, what may be pressed around it, the line to its word."""

    outline: str
    reach: str
    line: str
    tick: str


@dataclass(frozen=True)
class Drawn:
    """A zone of the drawing: its short name, and how it looks from behind and from the front."""

    word: Promise
    back: View
    front: View | None = None


@dataclass(frozen=True)
class Place:
    """A zone of this page, and the box that it ticks."""

    zone: Zone
    box: str
    drawn: Drawn


NECK = Drawn(
    _("Le cou"),
    View(
        "M-12 60h24c1 9 7 17 20 24q4 10-6 11h-52q-10-1-6-11c13-7 19-15 20-24z",
        "M-44 20h88v77h-88z",
        "M28 80 87 29",
        "m-9 79 6 6 12-13",
    ),
    View(
        "M-11 70q11 4 22 0 1 8 5 13 0 8-8 11-8 2-16 0-8-3-8-11 4-5 5-13z",
        "M-44 50h88v60h-88z",
        "M-16 82-87 29",
        "m-7 82 5 5 9-10",
    ),
)
UPPER_BACK = Drawn(
    _("Le milieu ou le haut du dos"),
    View(
        "M-34 102h68q9 1 8 11-2 26-6 45-1 9-10 10h-52q-9-1-10-10-4-19-6-45-1-10 8-11z",
        "M-44 96h88v76h-88z",
        "M42 126h45",
        "m-12 135 9 9 17-19",
    ),
)
LOWER_BACK = Drawn(
    _("Le bas du dos"),
    View(
        "M-28 175h56q8 1 9 11 1 16 5 38 1 13-9 14-33 2-66 0-10-1-9-14 4-22 5-38 1-10 9-11z",
        "M-44 171h88v76h-88z",
        "M42 223h45",
        "m-12 207 9 9 17-19",
    ),
)
ZONES: Mapping[Zone, Drawn] = MappingProxyType(
    {"neck": NECK, "upper_back": UPPER_BACK, "lower_back": LOWER_BACK}
)


def places(screen: Screen, boxes: Iterable[str]) -> tuple[Place, ...]:
    """The zones of a list of boxes, from the head down; none when its lines are not about places."""
    found = {row.entry.zone: box for row, box in zip(screen.rows, boxes, strict=True)}
    return tuple(Place(zone, found[zone], drawn) for zone, drawn in ZONES.items() if zone in found)
