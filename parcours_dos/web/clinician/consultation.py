"""What a professional has in hand: the answers of a patient, what was added, and nothing on the server.

It travels in a cookie of its own, sealed and short: inside, answers are written as codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from django.http import HttpRequest, HttpResponse

from parcours_dos.pathway import carried
from parcours_dos.pathway.carried import Carried, CodeError
from parcours_dos.pathway.facts import settle
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.public.private import private_facts
from parcours_dos.web.shared import sealed_cookie, where
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import CLINICIAN

Facts = Mapping[str, object]


@dataclass(frozen=True)
class Consultation:
    """The country, the facts as the professional holds them, and what a patient's code said, if any."""

    since: datetime
    country: str
    facts: Facts = field(default_factory=dict)
    received: Carried | None = None

    @property
    def told(self) -> Facts:
        """What the patient said, doubts lifted."""
        return settle(self.received.facts) if self.received else {}

    @property
    def whose(self) -> str:
        """Which patient's answers a form is drawn from: when they were opened; nothing without answers."""
        return str(int(self.since.timestamp())) if self.received else ""


class _Kept(msgspec.Struct, frozen=True):
    """The consultation as it is written in the cookie."""

    country: str
    facts: str
    received: str = ""


def begun(received: Carried, now: datetime) -> Consultation:
    """A consultation that starts from a patient's answers."""
    return Consultation(now, received.country, settle(received.facts), received)


def consultation_of(request: HttpRequest, now: datetime) -> Consultation | None:
    """What this professional has in hand; None when there is nothing, or nothing that can still be read."""
    try:
        kept = sealed_cookie.take(request, now, CLINICIAN)
        return None if kept is None else _read(rulebook(), *kept)
    except (sealed_cookie.Unreadable, msgspec.MsgspecError, CodeError):
        return None


def keep(response: HttpResponse, consultation: Consultation) -> None:
    """Seal the consultation in the professional's own browser."""
    book = rulebook()
    said = Carried(consultation.facts, "clinician", consultation.country, consultation.since)
    received = consultation.received
    kept = _Kept(
        consultation.country,
        carried.write(book, said),
        carried.write(book, received, private_facts(book)) if received else "",
    )
    sealed_cookie.put(response, msgspec.json.encode(kept), consultation.since, CLINICIAN)


def _read(book: Rulebook, content: bytes, since: datetime) -> Consultation | None:
    kept = msgspec.json.decode(content, type=_Kept)
    if kept.country not in where.offered():
        return None
    received = carried.read(book, kept.received, private_facts(book)) if kept.received else None
    return Consultation(since, kept.country, carried.read(book, kept.facts).facts, received)
