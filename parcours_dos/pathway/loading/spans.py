"""How stretches of a number are said on a form: days in weeks and months, where that is exact."""

from __future__ import annotations

from collections.abc import Sequence

from parcours_dos.pathway.shapes import SpansEntry

Stretch = tuple[int, int]


def labels(stretches: Sequence[Stretch], unit: str, words: SpansEntry) -> list[tuple[Stretch, str]]:
    """Each stretch, lowest and highest, with its label."""
    first, *between, last = stretches
    middle = [_between(stretch, unit, words) for stretch in between]
    said = [_up_to(first[1], unit, words), *middle, _from(last[0], unit, words)]
    return list(zip(stretches, said, strict=True))


def _between(stretch: Stretch, unit: str, words: SpansEntry) -> str:
    return words.until.format(_from(stretch[0], unit, words), _span(stretch[1], unit, words))


def _up_to(highest: int, unit: str, words: SpansEntry) -> str:
    if unit != words.day or (highest + 1) % 7 == 0:
        return words.under.format(_span(highest + 1, unit, words))
    return words.at_most.format(_span(highest, unit, words))


def _from(lowest: int, unit: str, words: SpansEntry) -> str:
    whole_months = (lowest - 1) % 30 == 0
    if unit != words.day or (lowest % 7 == 0 and not whole_months):
        return words.at_least.format(_span(lowest, unit, words))
    return words.over.format(_span(lowest - 1, unit, words))


def _span(number: int, unit: str, words: SpansEntry) -> str:
    if unit != words.day:
        return words.other.format(number, unit=unit)
    if number > 7 and number % 7 == 0:
        return words.weeks.format(number // 7)
    if number > 60 and number % 30 == 0:
        return words.months.format(number // 30)
    return words.days.format(number)
