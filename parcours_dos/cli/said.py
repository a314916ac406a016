"""What was typed or sent, read with care: a document, a site, a country, a moment."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from parcours_dos.pathway import circumstances, documents
from parcours_dos.pathway.facts import Facts, FactsError, Problem, read
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer, CountryFile, SiteFile
from parcours_dos.pathway.site import SiteError, read_site

from .refusals import InputError

FACTS = "facts"


@dataclass(frozen=True)
class Told:
    """What a command was told of one person: in which document, by whom, where and when."""

    document: documents.Document
    answerer: Answerer
    country: CountryFile
    site: SiteFile | None
    moment: datetime


def told(options: argparse.Namespace, rulebook: Rulebook) -> Told:
    """What these options tell."""
    here = site(options.site, rulebook)
    country = circumstances.country(rulebook, options.country, here)
    now = moment(options.on, country)
    return Told(document(options.file), options.by, country, here, now)


def facts(rulebook: Rulebook, data: object, told: Told) -> Facts:
    """The facts of the person, checked; each problem is told with its line."""
    try:
        return read(rulebook, data, told.answerer)
    except FactsError as error:
        raise InputError([placed(problem, told.document) for problem in error.problems]) from None


def placed(problem: Problem, document: documents.Document) -> Problem:
    """The problem with its line, when the fact stands on a line of its own."""
    return replace(problem, line=document.lines.get((problem.fact,)))


def document(name: str) -> documents.Document:
    """A file by its name, or standard input for `-`."""
    try:
        content = sys.stdin.buffer.read(documents.LARGEST + 1) if name == "-" else _bytes(name)
        return documents.read_bytes(content)
    except OSError as error:
        reason = f"le fichier ne s'ouvre pas ({error.strerror})."
        raise InputError([Problem(name, reason, "Vérifiez son nom.")]) from None
    except documents.DocumentError as error:
        where = "entrée standard" if name == "-" else name
        raise InputError([Problem(where, error.reason, error.cure, error.line)]) from None


def _bytes(name: str) -> bytes:
    with Path(name).open("rb") as file:
        return file.read(documents.LARGEST + 1)


def site(name: str | None, rulebook: Rulebook) -> SiteFile | None:
    """The file of the site, if one was named."""
    if name is None:
        return None
    try:
        return read_site(rulebook, document(name))
    except SiteError as error:
        raise InputError(error.problems) from None


def moment(said: str | None, country: CountryFile) -> datetime:
    """The moment that was said, or now."""
    if said is None:
        return datetime.now(ZoneInfo(country.timezone))
    return circumstances.moment(said, country)


def with_more(document: documents.Document) -> tuple[object, Mapping[str, object]]:
    """The facts, and what is told beside them: a file may hold the facts alone."""
    data = document.data
    if isinstance(data, Mapping) and isinstance(data.get(FACTS), Mapping):
        return data[FACTS], {str(name): value for name, value in data.items() if name != FACTS}
    return data, {}
