"""The page that says what could harm someone, and what holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from tests.requirements.references import HOUSE, Reference, link, references

FILE = HOUSE / "tests" / "hazards.yaml"
FROM = {"policy": "politique de tri, partie 6", "product": "trouvé en construisant"}


@dataclass(frozen=True)
class Hazard:
    """One thing that could harm someone."""

    name: str
    origin: str
    title: str
    cause: str
    effect: str
    control: str
    shown_by: tuple[Reference, ...]
    not_shown: str


@cache
def hazards() -> tuple[Hazard, ...]:
    """All of them, in order."""
    written: Mapping[str, Any] = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return tuple(_hazard(name, dict(entry)) for name, entry in written.items())


def _hazard(name: str, entry: dict[str, Any]) -> Hazard:
    origin, shown = entry.pop("from"), references(entry.pop("shown_by"))
    return Hazard(name=name, origin=origin, shown_by=shown, not_shown=entry.pop("not_shown", ""), **entry)


def render() -> str:
    """The whole page, in French."""
    return "\n".join([*_head(), *_summary(), *_each()]).rstrip() + "\n"


def _head() -> Iterator[str]:
    yield "# Dangers, et ce qui les tient\n"
    yield "Page écrite par `make docs` à partir de `tests/hazards.yaml`. Ne pas la modifier à la main.\n"
    yield (
        "Chaque danger a sa cause, son effet, ce que le produit fait, et l'essai ou la promesse qui le "
        "montre. Un essai vérifie que chaque renvoi existe.\n"
    )
    yield (
        "**Gravité, probabilité, responsable et risque restant ne sont pas remplis** : c'est le travail du "
        "responsable de la sécurité, avec un médecin. Aucun des deux n'a encore signé cette page.\n"
    )


def _summary() -> Iterator[str]:
    yield "## En bref\n"
    yield (
        "| Danger | Gravité | Probabilité | Responsable | Risque restant | Preuves et essais "
        "| Reste à montrer |"
    )
    yield "| --- | --- | --- | --- | --- | ---: | --- |"
    for one in hazards():
        left = "oui" if one.not_shown else "–"
        blank = "à remplir | à remplir | à remplir | à remplir"
        yield f"| {one.name} {one.title} | {blank} | {len(one.shown_by)} | {left} |"
    yield ""


def _each() -> Iterator[str]:
    for origin, said in FROM.items():
        yield f"## Dangers : {said}\n"
        for one in hazards():
            if one.origin == origin:
                yield from _one(one)


def _one(one: Hazard) -> Iterator[str]:
    yield f"### {one.name}. {one.title}\n"
    yield f"- Cause : {one.cause}"
    yield f"- Effet : {one.effect}"
    yield f"- Ce que fait le produit : {one.control}"
    yield f"- Montré par : {' · '.join(link(reference) for reference in one.shown_by)}."
    if one.not_shown:
        yield f"- Reste à montrer : {one.not_shown}"
    yield ""
