"""The words that a site brings, because it holds the right to show them. They never change a score.

A pack is a YAML file named in the file of the site, with its licence and who signed for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from parcours_dos.pathway import documents
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.shapes.places import PackChoice

from .instrument import Instrument


class PackFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the file of a pack says. `labels`: for a scale, the words of each possible answer."""

    instrument: str
    version: str
    language: str
    licence: str
    notice: str
    instruction: str
    print: bool = False
    items: dict[str, str]
    labels: dict[str, dict[int, str]] = {}


@dataclass(frozen=True)
class Pack:
    """Words that a site may show: those of each item, and of each possible answer."""

    instrument: str
    language: str
    licence: str
    notice: str
    instruction: str
    print: bool
    items: Mapping[str, str]
    labels: Mapping[str, Mapping[int, str]]
    signed_by: str
    signed_on: str


class PackError(ValueError):
    """A pack that cannot be taken; `problems` lists what is wrong and what to do."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def packs(
    instruments: Mapping[str, Instrument], chosen: Iterable[PackChoice], folder: Path
) -> dict[str, Pack]:
    """The packs that a site names, read beside its file. Raises `PackError`."""
    return {choice.instrument: read(instruments, choice, folder) for choice in chosen}


def read(instruments: Mapping[str, Instrument], choice: PackChoice, folder: Path) -> Pack:
    """One pack, checked. Raises `PackError`."""
    instrument = instruments.get(choice.instrument)
    if instrument is None:
        known = f"Choisissez parmi : {', '.join(instruments)}."
        raise PackError([Problem("packs", f"« {choice.instrument[:40]} » n'existe pas.", known)])
    found = _file(choice, folder / choice.file)
    problems = [*_signature(choice), *_agreement(instrument, choice, found)]
    if problems:
        raise PackError(problems)
    return Pack(
        instrument=found.instrument,
        language=found.language,
        licence=found.licence,
        notice=found.notice,
        instruction=found.instruction,
        print=found.print,
        items=found.items,
        labels=found.labels,
        signed_by=choice.signed_by,
        signed_on=choice.signed_on,
    )


def _file(choice: PackChoice, path: Path) -> PackFile:
    where = f"packs.{choice.instrument}"
    try:
        document = documents.read_bytes(path.read_bytes())
    except OSError as error:
        reason = f"le fichier ne s'ouvre pas ({error.strerror})."
        raise PackError([Problem(where, reason, "Vérifiez son nom.")]) from None
    except documents.DocumentError as error:
        raise PackError([Problem(where, error.reason, error.cure, error.line)]) from None
    try:
        return msgspec.convert(document.data, PackFile, strict=False)
    except msgspec.ValidationError as error:
        cure = "Un paquet dit : instrument, version, language, licence, notice, instruction, items, labels."
        raise PackError([Problem(where, f"la forme est refusée : {error}.", cure)]) from None


def _signature(choice: PackChoice) -> Iterable[Problem]:
    where = f"packs.{choice.instrument}"
    if not choice.licence.strip():
        yield Problem(where, "la licence n'est pas dite.", "Écrivez quel droit vous avez, et de qui.")
    if not choice.signed_by.strip():
        yield Problem(where, "il manque qui a signé.", "Nommez la personne qui répond de la licence.")
    try:
        date.fromisoformat(choice.signed_on)
    except ValueError:
        yield Problem(where, "la date de signature n'est pas une date.", "Écrivez AAAA-MM-JJ.")


def _agreement(instrument: Instrument, choice: PackChoice, found: PackFile) -> Iterable[Problem]:
    """The pack speaks of this questionnaire, in its version, and of all its items."""
    where = f"packs.{choice.instrument}"
    entry = instrument.entry
    if not entry.rights.pack:
        yield Problem(where, "ce questionnaire n'attend pas de paquet.", "Retirez-le du fichier du site.")
    if found.instrument != instrument.name:
        yield Problem(where, f"ce paquet est pour « {found.instrument[:40]} ».", "Nommez le bon fichier.")
    if found.version != entry.version:
        cure = f"Il faut la version « {entry.version} »."
        yield Problem(where, f"la version « {found.version[:40]} » n'est pas la nôtre.", cure)
    if not found.licence.strip():
        yield Problem(where, "la licence n'est pas dite dans le paquet.", "Recopiez ses termes.")
    codes = {item.code for item in entry.items}
    for code in sorted(codes - {code for code, text in found.items.items() if text.strip()}):
        yield Problem(f"{where}.items.{code}", "il manque le texte.", "Ajoutez-le.")
    for code in sorted(set(found.items) - codes):
        yield Problem(f"{where}.items.{code[:40]}", "cette question n'existe pas.", "Retirez-la.")
    for scale, labels in found.labels.items():
        known = entry.scales.get(scale)
        allowed = _values(instrument, scale) if known else set()
        if known is None:
            yield Problem(f"{where}.labels.{scale[:40]}", "cette échelle n'existe pas.", "Retirez-la.")
        for value in sorted(set(labels) - allowed) if known else ():
            yield Problem(f"{where}.labels.{scale}.{value}", "cette réponse n'existe pas.", "Retirez-la.")


def _values(instrument: Instrument, scale: str) -> set[int]:
    item = next((item for item in instrument.entry.items if item.scale == scale), None)
    return set(instrument.points[item.code]) if item else set()
