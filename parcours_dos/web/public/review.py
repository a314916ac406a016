"""The answers given, page by page, in few words, each with the way to change it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy

from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.questions import Row
from parcours_dos.pathway.rulebook import Rulebook

from .asking import screen_of
from .forms import NOT_KNOWN, in_words
from .journey import Journey, Step
from .private import is_volunteered, speaks_of

NO_TO_ALL = gettext_lazy("Non à toutes les questions")
NO_TO_THE_REST = gettext_lazy("Non aux autres questions")


@dataclass(frozen=True)
class Line:
    """One answer: what was asked, when the title does not say it, and what was said."""

    asked: str
    said: str


@dataclass(frozen=True)
class Reviewed:
    """One page of answers: its title, what was said, and its address."""

    title: str
    lines: tuple[Line, ...]
    address: str
    private: bool = False


def review(rulebook: Rulebook, journey: Journey) -> tuple[Reviewed, ...]:
    """All the answers, in the order in which they were given."""
    return tuple(
        replace(_reviewed(rulebook, step), private=_is_private(rulebook, step)) for step in journey.steps
    )


def question(rulebook: Rulebook, fact: str) -> str:
    """The question of a fact, or of its clarification."""
    entry = rulebook.facts[fact.removesuffix(CHECK)]
    return str(entry.clarify if fact.endswith(CHECK) else entry.question)


def label(rulebook: Rulebook, fact: str, answer: object) -> str:
    """An answer in the words of its form."""
    entry = rulebook.facts[fact.removesuffix(CHECK)]
    return in_words(Row(fact, question(rulebook, fact), entry, rulebook.bands.get(fact, ())), answer)


def _reviewed(rulebook: Rulebook, step: Step) -> Reviewed:
    screen = screen_of(rulebook, step)
    if len(screen.rows) == 1 and screen.kind == "rows":
        row = screen.rows[0]
        return Reviewed(row.question, (Line("", in_words(row, step.answers[row.fact])),), step.address)
    told = [row for row in screen.rows if step.answers[row.fact] is not False]
    if screen.kind == "list":
        lines = [_ticked(row.question, step.answers[row.fact]) for row in told]
        return Reviewed(screen.title, tuple(lines) or (Line("", str(screen.none)),), step.address)
    lines = [Line(row.question, in_words(row, step.answers[row.fact])) for row in told]
    if len(told) < len(screen.rows):
        lines.append(Line("", str(NO_TO_THE_REST if told else NO_TO_ALL)))
    return Reviewed(screen.title, tuple(lines), step.address)


def _is_private(rulebook: Rulebook, step: Step) -> bool:
    """A page whose answers are not printed; what was volunteered on it does not show at all."""
    return speaks_of(rulebook, (name for name in step.answers if not is_volunteered(rulebook, name)))


def _ticked(text: str, answer: object) -> Line:
    """A box: alone when it was ticked, with « Je ne sais pas » when that was said."""
    return Line("", text) if answer is True else Line(text, str(NOT_KNOWN))
