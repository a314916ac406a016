"""Where and when a person is met, as a command or another program says it: a country, a moment.

Nothing here reads a clock: whoever calls says what to do when no moment was given.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from .facts import Problem
from .rulebook import Rulebook
from .shapes import CountryFile, SiteFile

DEFAULT_COUNTRY = "FR"
YEARS = range(2000, 2101)  # the years whose laws and holidays can be known
A_DAY = "2026-11-25"


class InputError(ValueError):
    """Input that cannot be taken: what it is about, why, and what to do next."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def country(rulebook: Rulebook, code: str | None, site: SiteFile | None = None) -> CountryFile:
    """The country that was said; else that of the site; else France. Raises `InputError`."""
    said = code if code is not None else site.country if site else DEFAULT_COUNTRY
    found = rulebook.countries.get(said.upper())
    if found is None:
        known = ", ".join(rulebook.countries)
        raise InputError(
            [Problem("country", f"« {said[:40]} » n'est pas couvert.", f"Choisissez parmi : {known}.")]
        )
    return found


def moment(said: str, country: CountryFile) -> datetime:
    """The moment that was said: a date, at noon there, or an instant with its zone. Raises `InputError`."""
    cure = f"Écrivez {A_DAY}, ou {A_DAY}T20:30+01:00."
    try:
        if len(said) == len(A_DAY):
            found = datetime.combine(date.fromisoformat(said), time(12), ZoneInfo(country.timezone))
        else:
            found = datetime.fromisoformat(said)
    except ValueError:
        raise InputError([Problem("on", f"« {said[:40]} » n'est pas une date.", cure)]) from None
    if found.tzinfo is None:
        raise InputError([Problem("on", "il manque le fuseau horaire.", cure)])
    if found.year not in YEARS:
        limits = f"De {YEARS[0]} à {YEARS[-1]}."
        raise InputError([Problem("on", "cette année est hors du calendrier.", limits)])
    return found
