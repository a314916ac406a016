"""One plain person, and what is said of them when a few answers change."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import yaml

from parcours_dos.pathway import facts
from parcours_dos.pathway.decision import Decision, decide
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.shapes import Answerer, Policy

from .interview import MOMENT, site

PEOPLE = Path(__file__).resolve().parent.parent / "cases" / "people.yaml"
RULEBOOK = load()
FRANCE = RULEBOOK.countries["FR"]

#: A woman of 34, with a back pain of four days like the other times, who answered every question.
PLAIN: dict[str, object] = yaml.safe_load(PEOPLE.read_text("utf-8"))[0]["facts"]


def outcome(
    policy: Policy = "source_document",
    answerer: Answerer = "patient",
    moment: datetime = MOMENT,
    place: str | None = None,
    **changes: object,
) -> Decision:
    """What is decided for the plain person with these other answers."""
    known = facts.read(RULEBOOK, {**PLAIN, **changes}, answerer)
    return decide(RULEBOOK, known, answerer, moment, FRANCE, site(policy, place))


def rules(decision: Decision) -> tuple[str, ...]:
    """The names of the reasons, in order."""
    return tuple(reason.rule for reason in decision.because)
