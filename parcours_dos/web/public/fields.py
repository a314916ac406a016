"""A form as the template draws it: fields, choices, what is ticked, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parcours_dos.pathway.questions import Row, Screen
from parcours_dos.pathway.shapes import FactEntry

from .body_map import Place, places
from .forms import (
    BOXES,
    NO_NUMBER,
    NONE,
    NOT_KNOWN,
    UNKNOWN,
    YES,
    YES_AND,
    Filled,
    Remark,
    is_number,
    offered,
    values,
)

TAKEN_INTO_ACCOUNT = gettext_lazy("Nous en tiendrons compte. Ce n'est pas une mauvaise réponse.")
EACH_IN_TURN = gettext_lazy("Nous vous poserons alors les questions une par une.")


@dataclass(frozen=True)
class Option:
    """One choice of a field."""

    id: str
    value: str
    label: str
    checked: bool
    note: str = ""
    zone: str = ""


@dataclass(frozen=True)
class Field:
    """One question of a page."""

    id: str
    name: str
    legend: str
    kind: str
    hint: str
    options: tuple[Option, ...]
    remark: str = ""
    text: str = ""
    unit: str = ""
    most: int = 0
    unknown_name: str = ""
    places: tuple[Place, ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of what a screen reader says after the question."""
        return " ".join(
            f"{self.id}-{part}" for part, text in (("aide", self.hint), ("erreur", self.remark)) if text
        )

    @property
    def first(self) -> str:
        """The id of the first thing to fill, where the summary of errors leads."""
        return self.id if self.kind == "number" else self.options[0].id


def fields(
    facts: Mapping[str, FactEntry], screen: Screen, form: Filled, remarks: Iterable[Remark] = ()
) -> tuple[Field, ...]:
    """The fields of a page, filled, with the remarks in their places."""
    said = {remark.field: remark.text for remark in remarks}
    if screen.kind == "list":
        return (_boxes(screen, form.get(BOXES, ()), said.get(BOXES, "")),)
    alone = len(screen.rows) == 1
    return tuple(
        _field(facts, rank, row, form, said.get(row.fact, ""), alone)
        for rank, row in enumerate(screen.rows, 1)
    )


def _boxes(screen: Screen, chosen: tuple[str, ...], remark: str) -> Field:
    options = [
        Option(
            f"q-{rank}",
            row.fact,
            row.question,
            row.fact in chosen,
            row.entry.hint or "",
            row.entry.zone or "",
        )
        for rank, row in enumerate(screen.rows, 1)
    ]
    drawn = places(screen, [option.id for option in options])
    options += [
        Option("q-aucun", NONE, screen.none or _("Aucun"), NONE in chosen),
        Option("q-inconnu", UNKNOWN, str(NOT_KNOWN), UNKNOWN in chosen, str(EACH_IN_TURN)),
    ]
    return Field("q", BOXES, screen.title, "boxes", screen.hint or "", tuple(options), remark, places=drawn)


def _field(
    facts: Mapping[str, FactEntry], rank: int, row: Row, form: Filled, remark: str, alone: bool
) -> Field:
    name, entry, unique = row.fact, row.entry, f"q{rank}"
    hint = entry.hint or ""
    if is_number(row):
        unknown = Option(f"{unique}-{UNKNOWN}", "1", entry.unknown_label, bool(form.get(name + NO_NUMBER)))
        text = " ".join(form.get(name, ()))
        most = len(str(entry.max or 0)) + 2
        return Field(
            unique,
            name,
            row.question,
            "number",
            hint,
            (unknown,),
            remark,
            text,
            entry.unit,
            most,
            name + NO_NUMBER,
        )
    options = tuple(
        Option(
            f"{unique}-{value}",
            value,
            label,
            value in form.get(name, ()),
            str(TAKEN_INTO_ACCOUNT) if alone and value == UNKNOWN else "",
        )
        for value, label in _choices(facts, row).items()
    )
    kind = "short" if entry.type == "yes_no" and not alone else "radios"
    return Field(unique, name, row.question, kind, hint, options, remark)


def _choices(facts: Mapping[str, FactEntry], row: Row) -> dict[str, str]:
    """Each value of a line with its label; what may be volunteered comes just after the yes."""
    found: dict[str, str] = {}
    more = offered(row)
    for value, (label, _meant) in values(row).items():
        found[value] = label
        if value == YES and more is not None:
            said = str(facts[more].question)
            found[YES_AND] = _("%(yes)s : %(more)s") % {"yes": label, "more": f"{said[0].lower()}{said[1:]}"}
    return found
