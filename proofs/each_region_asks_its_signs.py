"""Each region of the spine has its own signs asked: a patient who hurts only there can tell each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from parcours_dos.language.as_formula import some
from parcours_dos.pathway.rulebook import Rulebook

from .model import Model
from .person import said
from .promise import Examined

SENTENCE = "Chaque région du dos a ses signes d'alerte : un patient qui n'a mal que là peut les dire."
SAME_IN_EVERY_COUNTRY = True
FILE = Path(__file__).with_name("regions.yaml")


@lru_cache(maxsize=1)
def regions() -> Mapping[str, list[str]]:
    """For each region, the rows that must be within reach, written apart from the rules."""
    read: dict[str, list[str]] = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return read


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """Every row of every region."""
    return {
        f"{region} {row}": f"{rulebook.words[region].phrase} : aucun patient ne peut dire le signe {row}."
        for region, rows in regions().items()
        for row in rows
    }


def examine(model: Model) -> Examined:
    """The rows that a patient who answers question after question can meet, region by region."""
    if model.answerer != "patient":
        return Examined()
    return Examined(met=frozenset(_met(model)))


def _met(model: Model) -> Iterator[str]:
    told = list(zip(model.rulebook.flags, model.signs, strict=True))
    for region, rows in regions().items():
        place = {name: name == region for name in regions()}
        only_there = said(model.rulebook, model.person.known, place)
        for row in rows:
            signs = [state.raised for flag, state in told if row in flag.entry.rows]
            if signs and model.possible(*only_there, *model.in_turn.values(), some(*signs)):
                yield f"{region} {row}"
