"""The form of a professional: every fact they can know, gravest first, each answered in one press.

A form is filled from facts or by what was just sent; both are the same thing here, as on the
patient's pages. A fact without an answer was not asked: nothing is obligatory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from parcours_dos.pathway.facts import Facts, FactsError, Problem
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import FactEntry
from parcours_dos.web.public.forms import NO, NO_NUMBER, UNKNOWN, YES, cut

Filled = Mapping[str, str]

NOT_ASKED = ""
ALL_NO = "non-au-reste"


@dataclass(frozen=True)
class Reading:
    """What a form says: the facts, and what to correct, by fact."""

    facts: dict[str, object]
    remarks: Mapping[str, str]


def names(rulebook: Rulebook) -> tuple[str, ...]:
    """The facts that a professional can state, in the order of the vocabulary."""
    known = rulebook.facts.items()
    return tuple(name for name, entry in known if "clinician" in entry.who and not entry.volunteered)


def choices(entry: FactEntry) -> dict[str, tuple[str, object]]:
    """Each value of a line with its label and the answer it stands for; none for a number."""
    if entry.type == "integer":
        return {}
    said: dict[str, tuple[str, object]] = {YES: (_("Oui"), True), NO: (_("Non"), False)}
    if entry.type == "choice":
        said = {value: (label, value) for value, label in entry.choices.items()}
    return {**said, UNKNOWN: (_("Non connu"), None)}


def filled(rulebook: Rulebook, facts: Facts) -> dict[str, str]:
    """The form filled with facts."""
    found = {}
    for name in names(rulebook):
        if name not in facts:
            continue
        answer, known = facts[name], choices(rulebook.facts[name])
        if known:
            found[name] = next(value for value, (_label, meant) in known.items() if meant == answer)
        elif answer is None:
            found[name + NO_NUMBER] = "1"
        else:
            found[name] = str(answer)
    return found


def sent(rulebook: Rulebook, post: QueryDict) -> dict[str, str]:
    """The form as it was sent, « no to the rest » applied; what we did not ask is left aside."""
    found = {}
    refused = set(post.getlist(ALL_NO))
    for name in names(rulebook):
        entry = rulebook.facts[name]
        value = cut(post.get(name, NOT_ASKED)).strip()
        if value:
            found[name] = value
        elif entry.type == "integer" and post.get(name + NO_NUMBER):
            found[name + NO_NUMBER] = "1"
        elif entry.type == "yes_no" and entry.screen in refused:
            found[name] = NO
    return found


def read(rulebook: Rulebook, form: Filled) -> Reading:
    """The facts of a form, each value checked by itself; `remarked` adds what contradicts."""
    facts: dict[str, object] = {}
    remarks: dict[str, str] = {}
    for name in names(rulebook):
        entry, value = rulebook.facts[name], form.get(name)
        known = choices(entry)
        if form.get(name + NO_NUMBER) and value is None:
            facts[name] = None
        elif value is None:
            continue
        elif known and value in known:
            facts[name] = known[value][1]
        elif known:
            remarks[name] = _("Choisissez une des réponses proposées.")
        else:
            number = _number(entry, value)
            if number is None:
                limits = {"lowest": entry.min, "highest": entry.max}
                remarks[name] = _("Écrivez un nombre entier de %(lowest)s à %(highest)s.") % limits
            else:
                facts[name] = number
    return Reading(facts, remarks)


def remarked(rulebook: Rulebook, error: FactsError) -> dict[str, str]:
    """What contradicts, told at the first line it speaks of."""
    return {_line_of(rulebook, problem): _told(problem) for problem in reversed(error.problems)}


def _told(problem: Problem) -> str:
    said = f"{problem.reason} {problem.allowed}".strip()
    return f"{said[:1].upper()}{said[1:]}"


def _line_of(rulebook: Rulebook, problem: Problem) -> str:
    spoken = problem.fact.split(" + ")
    return next((name for name in names(rulebook) if name in spoken), spoken[0])


def _number(entry: FactEntry, typed: str) -> int | None:
    digits = typed.removesuffix(entry.unit).strip()
    lowest, highest = entry.min or 0, entry.max or 0
    whole = digits.isascii() and digits.isdigit() and len(digits) <= len(str(highest)) + 2
    return int(digits) if whole and lowest <= int(digits) <= highest else None


def screens_of(rulebook: Rulebook, shown: Iterable[str]) -> dict[str, list[str]]:
    """The lines by page, the gravest page first; pages that only a professional fills come before equals."""
    pages: dict[str, list[str]] = {}
    for name in shown:
        pages.setdefault(str(rulebook.facts[name].screen), []).append(name)

    def gravest(page: str) -> tuple[int, bool]:
        entries = [rulebook.facts[name] for name in pages[page]]
        return -max(entry.gravity for entry in entries), any("patient" in entry.who for entry in entries)

    return {page: pages[page] for page in sorted(pages, key=gravest)}
