"""The rules give at least what the clinical reference demands, as written in `expected.yaml`.

That file was written apart from the rules, by someone else; `expected_also.yaml` adds what the
faults of `faults.py` showed to be missing.

Each entry names a few answers. Every possible person who gives them, whatever else they answer or
do not know, gets at least the urgency written there. The rest is free, taken in turn: what stands
behind a gate is answered once the gate is open, unless the entry itself says otherwise. Ordinary
people are written whole, so the engine reads them as they stand: no less and no more than theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import yaml
import z3

from parcours_dos.language.as_formula import opposite
from parcours_dos.pathway.decision import decide
from parcours_dos.pathway.facts import FactsError, read
from parcours_dos.pathway.rulebook import DEFAULT_POLICY, EMERGENCY, LEVEL, NONE, POLICIES, TIERS, Rulebook
from parcours_dos.pathway.shapes import Policy, PolicyChoice, SiteFile

from .model import Model
from .person import said
from .promise import ANSWERERS, MOST_SHOWN, URGENCY, Breach, Examined, broken, shown, somebody_breaks

SENTENCE = (
    "Les règles donnent au moins ce que la référence clinique demande, et rien de trop aux cas ordinaires."
)
SAME_IN_EVERY_COUNTRY = True
NAMES = ("expected.yaml", "expected_neck.yaml", "expected_also.yaml")
FILES = tuple(file for name in NAMES if (file := Path(__file__).with_name(name)).exists())
SOME_MOMENT = datetime(2026, 11, 25, 10, tzinfo=UTC)  # no urgency depends on it: the proof leaves it free


@dataclass(frozen=True)
class Expectation:
    """What the clinical reference demands for everyone who gives these answers."""

    title: str
    row: str | None
    person: Mapping[str, object]
    at_least: Mapping[Policy, int]
    at_most: Mapping[Policy, int]


@lru_cache(maxsize=1)
def expectations(files: tuple[Path, ...] = FILES) -> tuple[Expectation, ...]:
    """All entries, in the order of the files."""
    written: list[Mapping[str, Sequence[Mapping[str, object]]]] = [
        yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for file in files
    ]
    return tuple(_expectation(entry) for file in written for entries in file.values() for entry in entries)


def _expectation(entry: Mapping[str, object]) -> Expectation:
    row, person = entry.get("row"), entry["person"]
    assert isinstance(person, Mapping)
    title = f"{row} : {entry['says']}" if row else str(entry["name"])
    return Expectation(
        title, str(row) if row else None, person, _tiers(entry, "at_least"), _tiers(entry, "at_most")
    )


def _tiers(entry: Mapping[str, object], word: str) -> dict[Policy, int]:
    tiers = entry.get(word) or {}
    assert isinstance(tiers, Mapping)
    return {policy: LEVEL[tiers[policy]] for policy in POLICIES if policy in tiers}


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """Each entry speaks of someone: a person whom the door refuses would prove nothing."""
    return {e.title: f"Aucune personne possible ne répond ainsi : {e.title}." for e in expectations()}


def answers_of(model: Model, wanted: Expectation) -> Mapping[str, object] | None:
    """The answers as this answerer can give them; None when only another answerer can.

    What a patient cannot know is left out when the entry gives it the value that it has for them
    anyway (`absent`); otherwise the entry is about a clinician.
    """
    facts, absent = model.rulebook.facts, model.rulebook.absent[model.answerer]
    hidden = {name for name in wanted.person if model.answerer not in facts[name].who}
    if any(wanted.person[name] != absent.get(name) for name in hidden):
        return None
    return {name: value for name, value in wanted.person.items() if name not in hidden}


def everyone_who_says(model: Model, wanted: Expectation) -> list[z3.BoolRef] | None:
    """All people who give the answers of the entry; None when this answerer cannot give them."""
    answers = answers_of(model, wanted)
    if answers is None:
        return None
    told = said(model.rulebook, model.person.known, answers)
    told += [model.person.seen[name] for name, value in answers.items() if value is None]
    return told + [opened for name, opened in model.in_turn.items() if name not in answers]


def examine(model: Model) -> Examined:
    """Everyone who gives the answers of an entry gets its urgency; ordinary people no more than theirs."""
    told = [(e, people) for e in expectations() if (people := everyone_who_says(model, e)) is not None]
    whole = model.answerer == "clinician" and model.policy == DEFAULT_POLICY  # the door knows no policy
    met = (wanted.title for wanted, people in told if whole and model.possible(*people))
    ways = [way for wanted, people in told if not wanted.at_most for way in too_low(model, wanted, people)]
    as_written = (text for wanted, _ in told if wanted.at_most for text in as_it_stands(model, wanted))
    return Examined(broken=(*_all_of(model, ways), *as_written), met=frozenset(met))


def too_low(model: Model, wanted: Expectation, people: Sequence[z3.BoolRef]) -> Iterator[Breach]:
    """Those who give the answers of the entry and get less than it demands under this policy."""
    level = wanted.at_least.get(model.policy)
    if level is not None:
        complaint = f"Attendu au moins « {URGENCY[TIERS[level]]} » : {wanted.title}"
        yield Breach(complaint, (*people, opposite(model.levels[level])))


def _all_of(model: Model, ways: Sequence[Breach]) -> Iterator[str]:
    """Every entry that is not met: the first few with a person told in full, the others by name."""
    if somebody_breaks(model, ways):
        unmet = [way for way in ways if model.possible(*way.claims)]
        yield from broken(model, unmet[:MOST_SHOWN])
        for way in unmet[MOST_SHOWN:]:
            yield f"{way.complaint} ({ANSWERERS[model.answerer]}, {model.policy})"


def as_it_stands(model: Model, wanted: Expectation) -> Iterator[str]:
    """The entry's own person, read by the engine, gets less or more than the entry says."""
    lowest, highest = wanted.at_least.get(model.policy, NONE), wanted.at_most.get(model.policy, EMERGENCY)
    if model.answerer == "clinician":  # what only an examination tells is not written for these people
        return
    complaint = f"Attendu de « {URGENCY[TIERS[lowest]]} » à « {URGENCY[TIERS[highest]]} » : {wanted.title}"
    try:
        facts = read(model.rulebook, wanted.person, model.answerer)
    except FactsError as error:
        yield shown(model, f"{complaint} ; la personne est refusée : {error}", wanted.person)
        return
    site = SiteFile(policy=PolicyChoice(name=model.policy, signed_by="(preuve)", signed_on="2026-11-25"))
    level = decide(model.rulebook, facts, model.answerer, SOME_MOMENT, model.country, site).urgency.level
    if not lowest <= level <= highest:
        yield shown(model, f"{complaint} ; reçu « {URGENCY[TIERS[level]]} »", wanted.person)
