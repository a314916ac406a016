"""What every entry of the knowledge has in common."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

import msgspec

Status = Literal["confirmed", "secondary", "derived", "design", "unconfirmed"]
Rank = Literal["law", "payer", "guideline", "trial", "professional_advice", "commercial_page", "project"]
Tier = Literal["none", "planned", "within_48h", "within_24h", "emergency"]
Policy = Literal["source_document", "graded"]
Answerer = Literal["patient", "carer", "clinician"]
Contact = Literal["emergency_service", "doctor", "physiotherapist", "self_care"]
Worse = Literal["yes", "no", "higher", "lower", "none"]

EVERYONE: tuple[Answerer, ...] = ("patient", "carer", "clinician")

Text = Annotated[str, msgspec.Meta(extra={"read_by": "people"})]
"""Words that people read: French in the files, put into the language of the reader when they load."""


@cache
def fields_of(shape: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a shape; found once, because asking takes longer than reading a file."""
    return msgspec.structs.fields(shape)


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every entry: nothing beyond the declared words is accepted."""


class Edition(Entry, frozen=True, kw_only=True):
    """Which version of the knowledge this is, who wrote it and who checked it."""

    name: str
    title: Text
    written_by: Text
    checked_by: list[str]
    next_review: str
    notice: Text


class Source(Entry, frozen=True, kw_only=True):
    """A document that a rule rests on."""

    rank: Rank
    title: Text
    by: Text
    year: int | None
    url: str | None


class Sourced(Entry, frozen=True, kw_only=True):
    """Anything shown to people: it says where it comes from and how sure it is."""

    source: str
    place: Text
    status: Status


class SideEntry(Sourced, frozen=True, kw_only=True):
    """What one side of a disagreement says."""

    text: Text


class DatedValue(Sourced, frozen=True, kw_only=True):
    """What a law says from a date on."""

    since: str = msgspec.field(name="from")
    holds: bool
