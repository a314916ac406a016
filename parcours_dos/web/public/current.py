"""The journey that a visitor is on, found in their own cookie."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from parcours_dos.web.shared import sealed_cookie, where
from parcours_dos.web.shared.rules import rulebook

from . import journey
from .journey import Forgotten, Journey


def kept_journey(request: HttpRequest, now: datetime) -> Journey | None:
    """What this visitor has answered; None without a cookie. Raises `Unreadable` or `Forgotten`."""
    kept = sealed_cookie.take(request, now)
    return None if kept is None else journey.read(rulebook(), where.offered(), *kept)


def journey_of(request: HttpRequest, now: datetime) -> Journey | None:
    """What this visitor has answered; None when there is nothing, or nothing that can still be read."""
    try:
        return kept_journey(request, now)
    except (sealed_cookie.Unreadable, Forgotten):
        return None
