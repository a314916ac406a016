"""How many sessions did people really have? The proposed range beside each published, followed-up case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from parcours_dos.pathway import facts as facts_at_the_door
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.plan.proposal import NoPlan, Plan, propose

from .pathway.interview import MOMENT, Facts, interview, knowing

CASES = Path(__file__).resolve().parent / "cases"
OURS = {"prescription_held": True, "assessed_by_doctor": True}


@dataclass(frozen=True)
class Followed:
    """One case that was followed: what was known at the first visit, and how many sessions it took."""

    name: str
    facts: Facts
    sessions: int | None
    weeks: int | None
    end: str

    def beside(self, plan: Plan) -> str:
        """Where the sessions that were held stand beside the range; in words."""
        if self.sessions is None:
            return "non dit"
        least, most = plan.condition.sessions
        if self.sessions < least:
            return "en dessous"
        return "au-dessus" if self.sessions > most else "dans la fourchette"


@cache
def followed() -> tuple[Followed, ...]:
    """The followed-up cases, in the order of their encoding."""
    lines = map(json.loads, (CASES / "longitudinal.jsonl").read_text("utf-8").splitlines())
    told: Mapping[str, Any] = {line["id"]: line for line in lines}
    encoded = yaml.safe_load((CASES / "followed.yaml").read_text("utf-8"))
    return tuple(_followed(entry, told[entry["id"]]) for entry in encoded)


def _followed(entry: Mapping[str, Any], line: Mapping[str, Any]) -> Followed:
    episode = line["episode"]
    end = END[line["reference"]["trajectory_class"]]
    return Followed(entry["id"], entry["facts"], episode["sessions_total"], episode["weeks_total"], end)


END = {
    "improving": "va mieux",
    "resolved": "guéri",
    "plateau": "stable",
    "worsening": "s'aggrave",
    "mixed": "partagé",
}


def proposed(case: Followed) -> Plan | NoPlan:
    """What would be proposed at the first visit; what the text leaves out is answered no."""
    rulebook = load()
    answer = knowing({**case.facts, **OURS})
    asked = interview(rulebook, answer, "source_document", "clinician", more="plan").facts
    known = facts_at_the_door.read(rulebook, asked, "clinician")
    return propose(rulebook, known, "clinician", MOMENT, rulebook.countries["FR"])


def section() -> Iterator[str]:
    """The part of the report on followed-up cases, in French."""
    yield "## Les cas suivis : la fourchette proposée et les séances faites\n"
    yield (
        f"{len(followed())} cas publiés ont été suivis. Un soignant répond au premier jour ; un médecin a "
        "déjà évalué l'épisode, une ordonnance existe ; un silence vaut « Non ». Le nombre de séances "
        "faites n'est jamais donné au logiciel. Âge tu : 45 ans (« jeune adulte » : 30). Durée tue : "
        "60 jours, ou 200 si le texte dit « chronique ». Ces cas viennent "
        "d'autres pays et d'autres assurances : un écart n'est pas une faute, c'est une question.\n"
    )
    yield "| Cas | Plan proposé | Séances | Semaines | Séances faites | Semaines | Écart | Fin |"
    yield "| --- | --- | --- | --- | ---: | ---: | --- | --- |"
    for case in followed():
        yield f"| {' | '.join(_cells(case))} |"
    told = [(case, proposed(case)) for case in followed() if case.sessions is not None]
    within = [case for case, plan in told if isinstance(plan, Plan) and "dans" in case.beside(plan)]
    yield f"\nNombre dit et dans la fourchette : {len(within)} sur {len(told)}.\n"


def _cells(case: Followed) -> Iterator[str]:
    plan = proposed(case)
    held, weeks = (str(number) if number is not None else "–" for number in (case.sessions, case.weeks))
    yield case.name
    if isinstance(plan, NoPlan):
        yield from (f"aucun : {plan.closed.title.lower()}", "–", "–", held, weeks, "pas de plan", case.end)
        return
    (least, most), (first, last) = plan.condition.sessions, plan.condition.weeks
    yield from (plan.condition.label, f"{least} à {most}, environ {plan.about}", f"{first} à {last}")
    yield from (held, weeks, case.beside(plan), case.end)
