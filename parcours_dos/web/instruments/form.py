"""A questionnaire as a form: its fields, the answers kept when something is to correct, and the remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parcours_dos.pathway.instruments.answers import LONGEST_NAME, Answers, AnswersError, Trouble, read
from parcours_dos.pathway.instruments.instrument import Instrument
from parcours_dos.pathway.instruments.rights import ShownItem, Words

READ_ALL = "lu"
NAME_OF = "{}-nom"
WHOLE = re.compile(r"\d{1,3}\Z", re.ASCII)


@dataclass(frozen=True)
class Option:
    """One possible answer on the form."""

    id: str
    value: str
    label: str
    note: str
    checked: bool


@dataclass(frozen=True)
class Field:
    """One question on the form. `spoken`: its language, when it is not that of the page."""

    name: str
    id: str
    number: int
    legend: str
    is_slot: bool
    kind: str
    options: tuple[Option, ...]
    remark: str
    name_of: str
    named: str
    name_remark: str
    spoken: str

    @property
    def first(self) -> str:
        """What a link to this question leads to."""
        return self.name_of if self.name_remark else self.options[0].id


@dataclass(frozen=True)
class Remark:
    """One thing to correct, and where."""

    target: str
    text: str


@dataclass(frozen=True)
class Form:
    """The whole form."""

    fields: tuple[Field, ...]
    read_all: bool
    read_all_remark: str
    remarks: tuple[Remark, ...]


def answers_of(instrument: Instrument, sent: Mapping[str, str]) -> Answers:
    """The answers that a person sent. Raises `AnswersError`."""
    given: dict[str, object] = {}
    names: dict[str, str] = {}
    for item in instrument.entry.items:
        said = sent.get(item.code, "").strip()
        if said:
            given[item.code] = int(said) if WHOLE.match(said) else said
        if item.named:
            names[item.code] = sent.get(NAME_OF.format(item.code), "")
    return read(instrument, given, bool(sent.get(READ_ALL)), names, every=True)


def form(
    instrument: Instrument,
    words: Words,
    sent: Mapping[str, str],
    troubles: Iterable[Trouble] = (),
    in_french: frozenset[str] = frozenset(),
) -> Form:
    """The form, with what was answered and what is to correct. `in_french`: texts without a translation."""
    told = {trouble.item: trouble for trouble in troubles}
    fields = tuple(_field(item, sent, told.get(item.code), words.language, in_french) for item in words.items)
    remarks = [
        Remark(field.first, f"{field.legend} : {(field.remark or field.name_remark).lower()}")
        for field in fields
        if field.remark or field.name_remark
    ]
    unread = _("Cochez cette case quand vous avez tout lu.") if "read_all" in told else ""
    if unread:
        remarks.append(Remark(READ_ALL, unread))
    if "answers" in told:
        remarks.append(Remark(fields[0].first, _("Répondez à une question au moins.")))
    return Form(fields, bool(sent.get(READ_ALL)), unread, tuple(remarks))


def _field(
    item: ShownItem,
    sent: Mapping[str, str],
    trouble: Trouble | None,
    pack_language: str | None,
    in_french: frozenset[str],
) -> Field:
    own = trouble is not None and trouble.kind in ("not_named", "too_long")
    name_of = NAME_OF.format(item.code) if item.named else ""
    return Field(
        name=item.code,
        id=item.code,
        number=item.number,
        legend=item.text or _slot(item),
        is_slot=item.text is None,
        kind=item.kind,
        options=tuple(_options(item, sent.get(item.code, "").strip())),
        remark="" if trouble is None or own else _remark(trouble),
        name_of=name_of,
        named=sent.get(name_of, "")[: 2 * LONGEST_NAME] if name_of else "",
        name_remark=_remark(trouble) if trouble is not None and own else "",
        spoken=pack_language or ("fr" if item.text in in_french else ""),
    )


def _slot(item: ShownItem) -> str:
    """A place whose words stand on the person's own sheet."""
    said = (
        _("Phrase %(number)s (%(concept)s)") if item.kind == "tick" else _("Ligne %(number)s (%(concept)s)")
    )
    return said % {"number": item.number, "concept": item.concept[:1].lower() + item.concept[1:]}


def _options(item: ShownItem, said: str) -> Iterable[Option]:
    for rank, choice in enumerate(item.choices):
        value = str(choice.value)
        if item.kind == "tick" and choice.value == 0:
            continue
        ends = {0: item.low_label, len(item.choices) - 1: item.high_label}
        note = (ends.get(rank) or "") if item.kind == "numbers" else ""
        label = choice.label or value
        yield Option(
            f"{item.code}-{value}", value, label if item.kind != "numbers" else value, note, said == value
        )


def _remark(trouble: Trouble) -> str:
    match trouble.kind:
        case "not_named":
            return _("Écrivez le nom de cette activité.")
        case "too_long":
            return _("Ce nom est trop long : %(most)s signes au plus.") % {"most": LONGEST_NAME}
        case "off_scale":
            return _("Choisissez un nombre de la liste.")
        case _:
            return _("Choisissez une réponse.")


__all__ = ["READ_ALL", "AnswersError", "Form", "answers_of", "form"]
