"""A filled questionnaire, and the numbers that come out."""

from collections.abc import Mapping
from fractions import Fraction

from parcours_dos.pathway.instruments import answers as door
from parcours_dos.pathway.instruments.answers import Answers
from parcours_dos.pathway.instruments.instrument import Instrument
from parcours_dos.pathway.instruments.score import Score, score
from parcours_dos.pathway.loading import load


def form(name: str) -> Instrument:
    """The questionnaire of this name."""
    return load().instruments[name]


def codes(name: str) -> list[str]:
    """Its items, in the order of its paper."""
    return [item.code for item in form(name).entry.items]


def in_order(name: str, *values: int) -> dict[str, int]:
    """Answers given in the order of the paper."""
    return dict(zip(codes(name), values, strict=True))


def ticked(many: int) -> dict[str, int]:
    """The first statements of the tick list."""
    return dict.fromkeys(codes("roland_morris")[:many], 1)


def read(name: str, given: Mapping[str, object], read_all: bool = False) -> Answers:
    """The answers, let in."""
    return door.read(form(name), given, read_all)


def scored(name: str, given: Mapping[str, object], read_all: bool = False) -> Score:
    """What these answers give."""
    return score(form(name), read(name, given, read_all))


def value(
    name: str, given: Mapping[str, object], part: str | None = None, read_all: bool = False
) -> Fraction:
    """One number of what these answers give."""
    parts = scored(name, given, read_all).parts
    return Fraction(parts[part or form(name).main].value)


def band(name: str, given: Mapping[str, object], read_all: bool = False) -> str:
    """Where these answers stand."""
    found = scored(name, given, read_all).band
    assert found is not None
    return found.name
