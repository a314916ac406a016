"""Every source, professional, sign and fact that an entry names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document, Path

from .files import Loader


def check_sources(
    loader: Loader, sources: Mapping[str, shapes.Source], name: str, entries: object, document: Document
) -> None:
    """Every source named anywhere in this file is in sources.yaml."""
    for path, entry in _every(entries, ()):
        source = getattr(entry, "source", None)
        if isinstance(source, str) and source not in sources:
            reason = f"la source « {source} » n'existe pas."
            loader.problem(name, document.line(path), _named(entry), reason, "Ajoutez-la à sources.yaml.")


def check_orientation(
    loader: Loader, file: shapes.OrientationFile, flags: shapes.FlagsFile, document: Document
) -> None:
    """Professionals and signs named in the orientation exist."""
    signs = {flag.name for flag in flags.flags}
    name = "orientation.yaml"
    for path, entry in _every(file, ()):
        line = document.line(path)
        people = [getattr(entry, "professional", None), *_contacts(entry)]
        for missing in sorted({person for person in people if person} - set(file.professionals)):
            reason = f"le professionnel « {missing} » n'existe pas."
            loader.problem(name, line, _named(entry), reason, "Ajoutez-le à professionals.")
        named = [getattr(entry, "flag", None), *getattr(entry, "flags", [])]
        for missing in sorted({sign for sign in named if sign} - signs):
            reason = f"le signe « {missing} » n'existe pas."
            loader.problem(
                "orientation.yaml",
                document.line(path),
                _named(entry),
                reason,
                "Prenez-le dans red_flags.yaml.",
            )


def check_country_facts(loader: Loader, name: str, country: shapes.CountryFile, document: Document) -> None:
    """The facts that a country gives are declared, and asked of nobody."""
    given = {"office_hours": country.office_hours.fact, **{law.fact: law.fact for law in country.law}}
    for fact in given.values():
        if fact not in loader.facts or loader.facts[fact].who:
            reason = f"« {fact} » n'est pas un fait donné par le moment."
            loader.problem(
                name, document.line(("law",)), fact, reason, "Déclarez-le dans facts.yaml, « who: [] »."
            )
    if country.place_fact not in loader.facts:
        reason = f"le fait « {country.place_fact} » n'existe pas."
        loader.problem(
            name, document.line(("place_fact",)), "place_fact", reason, "Déclarez-le dans facts.yaml."
        )


def _contacts(entry: object) -> list[str]:
    contact = getattr(entry, "contact", None)
    if contact is None:
        return []
    return [contact] if isinstance(contact, str) else list(contact)


def _named(entry: object) -> str:
    return str(getattr(entry, "name", None) or getattr(entry, "place", ""))


def _every(entry: object, path: Path) -> Iterable[tuple[Path, object]]:
    """The entry and everything inside it, each with its place in the document."""
    if isinstance(entry, msgspec.Struct):
        yield path, entry
        for field in msgspec.structs.fields(entry):
            yield from _every(getattr(entry, field.name), (*path, field.encode_name))
    elif isinstance(entry, Mapping):
        for key, value in entry.items():
            yield from _every(value, (*path, str(key)))
    elif isinstance(entry, list | tuple):
        for rank, value in enumerate(entry):
            yield from _every(value, (*path, rank))
