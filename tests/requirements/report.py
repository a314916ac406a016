"""The page that answers, row by row, everything that was asked of the orientation and of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from .references import HOUSE, Reference, link, references

FILES = ("orientation", "plan")  # one for each document, or pair of documents, that asked
REASONS = {
    "commercial": "contenu marchand",
    "outdated_law": "loi dépassée",
    "contradicted": "contredit par une source plus forte",
    "next": "étape suivante",
}
MARK = " (!)"


@dataclass(frozen=True)
class Disputed:
    """A row that stronger sources contradict: both views, the line that decides, and where both are seen."""

    follows: tuple[str, ...]
    document: str
    guideline: str
    shown_by: tuple[Reference, ...]
    not_shown: str


@dataclass(frozen=True)
class NotMet:
    """Why a row has no answer in the product."""

    why: str
    says: str
    step: str = ""


@dataclass(frozen=True)
class Requirement:
    """One thing that was asked, and its answer."""

    name: str
    title: str
    met_by: tuple[Reference, ...]
    not_met: NotMet | None
    disputed: Disputed | None

    @property
    def is_answered(self) -> bool:
        """Either met or excused, never both."""
        return bool(self.met_by) != (self.not_met is not None)


@cache
def requirements() -> tuple[Requirement, ...]:
    """Everything that was asked, in order."""
    found: list[Requirement] = []
    for name in FILES:
        path = HOUSE / "tests" / "requirements" / f"{name}.yaml"
        written: Mapping[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        found += [_requirement(row, entry) for row, entry in written.items()]
    return tuple(found)


def _requirement(name: str, entry: Mapping[str, Any]) -> Requirement:
    disputed, not_met = entry.get("disputed"), entry.get("not_met")
    return Requirement(
        name=name,
        title=entry["title"],
        met_by=references(entry.get("met_by", [])),
        not_met=NotMet(**not_met) if not_met else None,
        disputed=Disputed(
            tuple(disputed["follows"]),
            disputed["document"],
            disputed["guideline"],
            references(disputed.get("shown_by", [])),
            disputed.get("not_shown", ""),
        )
        if disputed
        else None,
    )


# --- the page


def render() -> str:
    """The whole page, in French."""
    return "\n".join([*_head(), *_summary(), *_table(), *_disputed()]).rstrip() + "\n"


def _head() -> Iterator[str]:
    yield "# Ce qui était demandé, et ce qui y répond\n"
    yield "Page écrite par `make docs` à partir de `tests/requirements/`. Ne pas la modifier à la main.\n"
    yield (
        f"Les documents de départ sur l'orientation (R-000) et sur le plan de soins (R-001, R-004) "
        f"demandent {len(requirements())} choses, une par ligne. "
        "Chacune a une réponse dans le produit, ou dit pourquoi elle n'en a pas. Un essai vérifie que "
        "chaque renvoi existe."
        f"{MARK} : ligne contredite ou dépassée, expliquée plus bas.\n"
    )


def _summary() -> Iterator[str]:
    everything = requirements()
    excused = Counter(_why(r.not_met) for r in everything if r.not_met)
    yield "## En bref\n"
    yield "| Réponse | Lignes |"
    yield "| --- | ---: |"
    yield f"| répondu dans le produit | {sum(not r.not_met for r in everything)} |"
    for why, count in sorted(excused.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"| {why} | {count} |"
    yield f"| **total** | **{len(everything)}** |\n"
    contested = [r.disputed for r in everything if r.disputed]
    shown = sum(bool(d.shown_by) for d in contested)
    yield (
        f"Lignes contredites ou dépassées : {len(contested)}. Les deux avis sont sur cette page pour toutes, "
        f"et devant la personne pour {shown}.\n"
    )


def _why(not_met: NotMet) -> str:
    step = f" : {not_met.step}" if not_met.step else ""
    return REASONS[not_met.why] + step


def _table() -> Iterator[str]:
    yield "## Ligne par ligne\n"
    yield "| Ligne | Ce qui est demandé | Réponse |"
    yield "| --- | --- | --- |"
    for one in requirements():
        yield f"| {one.name}{MARK if one.disputed else ''} | {one.title} | {_answer(one)} |"
    yield ""


def _answer(one: Requirement) -> str:
    if one.not_met:
        return f"Non, {_why(one.not_met)}. {one.not_met.says}"
    return " · ".join(link(reference) for reference in one.met_by)


def _disputed() -> Iterator[str]:
    yield "## Lignes contredites ou dépassées\n"
    yield "« Suit » nomme la ligne de la référence clinique, section 8, qui décide.\n"
    yield "| Ligne | Document de départ | Recommandation ou loi | Suit | Les deux avis, devant la personne |"
    yield "| --- | --- | --- | --- | --- |"
    for one in requirements():
        if views := one.disputed:
            seen = " · ".join(link(reference) for reference in views.shown_by) or views.not_shown
            follows = ", ".join(views.follows)
            yield f"| {one.name} | {views.document} | {views.guideline} | {follows} | {seen} |"
    yield ""
