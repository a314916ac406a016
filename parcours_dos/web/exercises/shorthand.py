"""A programme as a short code: which exercises, and how much of each. It says nothing of the person.

Each exercise takes ten letters: four are a print of its name, six its dose. A letter in front tells the
way of writing, four behind are a check that any mistyped letter breaks. The code travels after the # of
an address, which no server sees; another edition of the rules reads it as long as the exercise exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from hashlib import sha256

from parcours_dos.pathway.carried import ALSO_READ, CHECK_DIGITS, DIGITS, LONGEST, PRIME, grouped
from parcours_dos.pathway.exercises.dose import Dose, Dosed
from parcours_dos.pathway.programme.replies import within_reach
from parcours_dos.pathway.rulebook import Rulebook

VERSION = "P"
NAME_DIGITS, DOSE_DIGITS = 4, 6
ONE = NAME_DIGITS + DOSE_DIGITS
BASE = len(DIGITS)
SIZES = (16, 256, 1024, 256)  # sets, repetitions, seconds held, minutes; 0 stands for none


class Fault(Enum):
    """Why a code cannot be read."""

    EMPTY = "no code at all"
    DAMAGED = "mistyped, cut, or not one of our codes"
    UNKNOWN = "an exercise, or a dose of it, that this edition does not have"


class CodeError(ValueError):
    """A code that cannot be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.value)


def write(kept: Sequence[Dosed]) -> str:
    """The code, in groups of four. Raises `ValueError` when a dose is beyond what a code can say."""
    body = VERSION + "".join(_name(each.exercise.name) + _dose(each.dose) for each in kept)
    return grouped(body + _check(body))


def read(book: Rulebook, text: str) -> tuple[Dosed, ...]:
    """What a code says, however it was typed. Raises `CodeError`, and nothing else."""
    clean = text[: LONGEST + 1].upper().translate(ALSO_READ)
    if not clean:
        raise CodeError(Fault.EMPTY)
    body, check = clean[:-CHECK_DIGITS], clean[-CHECK_DIGITS:]
    inside = body[len(VERSION) :]
    whole = body.startswith(VERSION) and inside and not len(inside) % ONE
    if not whole or set(clean) - set(DIGITS) or _check(body) != check:
        raise CodeError(Fault.DAMAGED)
    pieces = [inside[start : start + ONE] for start in range(0, len(inside), ONE)]
    if len({piece[:NAME_DIGITS] for piece in pieces}) < len(pieces) or len(pieces) > _most(book):
        raise CodeError(Fault.DAMAGED)  # never one of ours: an exercise twice, or more than a programme has
    return tuple(_read(book, piece) for piece in pieces)


def _most(book: Rulebook) -> int:
    """How many exercises a programme may have."""
    return 0 if book.programme is None else book.programme.settings["most"].value


def _read(book: Rulebook, one: str) -> Dosed:
    name = names(book).get(one[:NAME_DIGITS])
    if name is None:
        raise CodeError(Fault.UNKNOWN)
    number, amounts = _valued(one[NAME_DIGITS:]), []
    for size in reversed(SIZES):
        number, amount = divmod(number, size)
        amounts.append(amount or None)
    minutes, held, repetitions, sets = amounts
    found = Dosed(book.exercises[name], Dose(sets or 1, repetitions, held, minutes))
    if not within_reach(book, found):
        raise CodeError(Fault.UNKNOWN)
    return found


@lru_cache(maxsize=8)  # one rulebook a language
def names(book: Rulebook) -> Mapping[str, str]:
    """The exercises by the print of their name."""
    return {_name(name): name for name in book.exercises}


def _name(name: str) -> str:
    return _spelt(int.from_bytes(sha256(name.encode()).digest()[:8], "big") % BASE**NAME_DIGITS, NAME_DIGITS)


def _dose(dose: Dose) -> str:
    number = 0
    for amount, size in zip(_amounts(dose), SIZES, strict=True):
        if not 0 <= amount < size:
            raise ValueError(f"a dose of {amount} does not fit in a code")
        number = number * size + amount
    return _spelt(number, DOSE_DIGITS)


def _amounts(dose: Dose) -> Iterable[int]:
    return dose.sets, dose.reps or 0, dose.hold_seconds or 0, dose.minutes or 0


def _check(body: str) -> str:
    return _spelt(_valued(body) % PRIME, CHECK_DIGITS)


def _spelt(number: int, length: int) -> str:
    digits = ""
    for _rank in range(length):
        number, digit = divmod(number, BASE)
        digits = DIGITS[digit] + digits
    return digits


def _valued(text: str) -> int:
    number = 0
    for digit in text:
        number = number * BASE + max(0, DIGITS.find(digit))
    return number
