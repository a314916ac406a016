"""What a place decided: its country, its kind of practice, and the urgency policy that a clinician signed.

The file of a site is checked here, once, before anybody is answered; nothing in it is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from .documents import Document
from .facts import Problem
from .rulebook import Rulebook
from .shapes import PolicyChoice, SiteFile


class SiteError(ValueError):
    """A site file that cannot be taken; `problems` lists what is wrong and what to write instead."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def read_site(rulebook: Rulebook, document: Document) -> SiteFile:
    """The site that a document describes, its country in capitals. Raises `SiteError`."""
    try:
        site = msgspec.convert(document.data, SiteFile)
    except msgspec.ValidationError as error:
        cure = "Le fichier du site dit : country, place, policy, services, contacts."
        raise SiteError([Problem("site", f"la forme est refusée : {error}.", cure)]) from None
    found = msgspec.structs.replace(site, country=site.country.upper())
    problems = [*_country_and_place(rulebook, found), *_signature(found.policy)]
    if problems:
        raise SiteError(problems)
    return found


def _country_and_place(rulebook: Rulebook, site: SiteFile) -> Iterable[Problem]:
    country = rulebook.countries.get(site.country)
    if country is None:
        known = ", ".join(rulebook.countries)
        yield Problem(
            "country", f"« {site.country[:40]} » n'est pas couvert.", f"Choisissez parmi : {known}."
        )
        return
    choices = rulebook.facts[country.place_fact].choices
    if site.place is not None and site.place not in choices:
        yield Problem(
            "place", f"« {site.place[:40]} » n'existe pas.", f"Choisissez parmi : {', '.join(choices)}."
        )


def _signature(policy: PolicyChoice | None) -> Iterable[Problem]:
    if policy is None:
        return
    try:
        date.fromisoformat(policy.signed_on)
    except ValueError:
        yield Problem("signed_on", "ce n'est pas une date.", "Écrivez AAAA-MM-JJ.")
    if not policy.signed_by.strip():
        yield Problem("signed_by", "il manque le clinicien qui a signé.", "Nommez-le.")
