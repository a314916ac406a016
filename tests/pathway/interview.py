"""One person answers the questionnaire, screen after screen, until it has nothing left to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from parcours_dos.pathway import questions
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.questions import More, Row, Screen
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import Answerer, Policy, PolicyChoice, SiteFile

MOMENT = datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Europe/Paris"))  # a Wednesday at noon
TOO_MANY = 100

Facts = Mapping[str, object]
Answer = Callable[[Row], object]


@dataclass(frozen=True)
class Interview:
    """The answers that were given, and every screen that was shown to get them."""

    facts: dict[str, object]
    screens: tuple[Screen, ...]

    @property
    def asked(self) -> tuple[str, ...]:
        """Every question that was put, in order."""
        return tuple(row.fact for screen in self.screens for row in screen.rows)


def site(policy: Policy, place: str | None = None) -> SiteFile:
    """A site whose clinician signed this policy."""
    choice = PolicyChoice(name=policy, signed_by="Dr Exemple", signed_on="2026-11-01")
    return SiteFile(policy=choice, place=place)


def interview(
    rulebook: Rulebook,
    answer: Answer,
    policy: Policy,
    answerer: Answerer = "patient",
    begun: Facts | None = None,
    more: More | None = None,
) -> Interview:
    """Answer every screen with `answer`, in France. Fails when the questionnaire does not end."""
    facts = dict(begun or {})
    screens: list[Screen] = []
    here = rulebook.countries["FR"]
    while screen := questions.next_screen(rulebook, facts, answerer, MOMENT, here, site(policy), more):
        assert len(screens) < TOO_MANY, "the questionnaire does not end"
        screens.append(screen)
        facts |= {row.fact: answer(row) for row in screen.rows}
    return Interview(facts, tuple(screens))


def knowing(known: Facts) -> Answer:
    """A person who answers what is known of them; in silence, « non », and null to a number or a choice.

    What only an examination can say has, in silence, the value that the knowledge gives it then.
    """

    def answer(row: Row) -> object:
        silence = False if row.entry.type == "yes_no" else row.entry.absent
        return known.get(row.fact.removesuffix(CHECK), silence)

    return answer
