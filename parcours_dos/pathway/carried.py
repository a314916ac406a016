"""Answers carried by a short code, from a patient's screen to a professional's: nothing is stored between.

The code is one whole number written with 32 letters and digits. Each fact, in the order of the
vocabulary, takes a share of that number: a small one for what is usual, « no » for instance, a
larger one for what is rare. It ends with a print of the vocabulary, so that another edition is
never read with the wrong words, and with a check that any mistyped character breaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from hashlib import sha256

from . import facts as told
from .facts import CHECK, FactsError
from .rulebook import Rulebook
from .shapes import Answerer, FactEntry

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALSO_READ = str.maketrans({"O": "0", "I": "1", "L": "1"}) | {
    ord(sign): None for sign in " -\u2010\u2011\t\r\n\u00a0\u202f"
}
VERSION = 1
PRINT_BITS = 16
CHECK_DIGITS = 4
PRIME = 1_048_573  # the check is what is left of a division by it: one wrong digit never leaves the same
SHORTEST = 9
LONGEST = 400
GROUP = 4
EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
MINUTES = 1 << 24
LIFE = timedelta(days=7)
OLD = timedelta(hours=24)
AHEAD = timedelta(minutes=10)
ANSWERERS: tuple[Answerer, ...] = ("patient", "carer", "clinician")

# How a fact can stand, and the share of each, out of 64, after a fact that was asked or one that was not.
STATES = ABSENT, NULL, NO, VALUE = range(4)
SHARES = {True: (6, 2, 46, 10), False: (52, 1, 8, 3)}
WHOLE = 64


class Fault(Enum):
    """Why a code cannot be read."""

    EMPTY = "no code at all"
    TOO_SHORT = "a part of the code is missing"
    TOO_LONG = "more than a code"
    DAMAGED = "mistyped, or not one of our codes"
    OTHER_EDITION = "made with another vocabulary"
    TOO_OLD = "answers begun more than seven days ago"
    AHEAD_OF_TIME = "answers begun at a moment to come"


class CodeError(ValueError):
    """A code that cannot be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.value)


@dataclass(frozen=True)
class Carried:
    """What a code carries: the answers, who gave them, in which country, and when they began."""

    facts: Mapping[str, object]
    answerer: Answerer
    country: str
    since: datetime


def write(rulebook: Rulebook, carried: Carried, left_out: Set[str] = frozenset()) -> str:
    """The code, in groups of four. Facts in `left_out` are not in it."""
    names = _names(rulebook, left_out)
    number = _Number()
    asked = _asked_before(rulebook, names, carried.facts)
    for name in reversed(names):  # the last one written is the first one read
        _put(rulebook, name, carried.facts, asked[name], number)
    countries = sorted(rulebook.countries)
    number.put(countries.index(carried.country), len(countries))
    number.put(ANSWERERS.index(carried.answerer), len(ANSWERERS))
    number.put(int((carried.since - EPOCH).total_seconds() // 60) % MINUTES, MINUTES)
    body = (number.value << PRINT_BITS) | _print(rulebook, names)
    spelt = DIGITS[VERSION] + _spelt(body)
    return grouped(spelt + _spelt(_valued(spelt) % PRIME).rjust(CHECK_DIGITS, DIGITS[0]))


def read(rulebook: Rulebook, text: str, left_out: Set[str] = frozenset()) -> Carried:
    """What a code carries, however it was typed. Raises `CodeError`, and nothing else."""
    clean = _clean(text)
    spelt, check = clean[:-CHECK_DIGITS], clean[-CHECK_DIGITS:]
    if _valued(spelt) % PRIME != _valued(check):
        raise CodeError(Fault.DAMAGED)
    names = _names(rulebook, left_out)
    body = _valued(spelt[1:])
    if spelt[0] != DIGITS[VERSION] or body & ((1 << PRINT_BITS) - 1) != _print(rulebook, names):
        raise CodeError(Fault.OTHER_EDITION)
    number = _Number(body >> PRINT_BITS)
    since = EPOCH + timedelta(minutes=number.take(MINUTES))
    answerer = ANSWERERS[number.take(len(ANSWERERS))]
    country = sorted(rulebook.countries)[number.take(len(rulebook.countries))]
    found: dict[str, object] = {}
    asked = True
    for name in names:
        asked = _take(rulebook, name, asked, number, found)
    if number.value:
        raise CodeError(Fault.DAMAGED)
    try:
        checked = told.read(rulebook, found, answerer)
    except FactsError as error:
        raise CodeError(Fault.DAMAGED) from error
    return Carried(checked, answerer, country, since)


def age(carried: Carried, moment: datetime) -> timedelta:
    """How old the answers are. Raises `CodeError` beyond seven days, or when they are yet to come."""
    old = moment - carried.since
    if old > LIFE:
        raise CodeError(Fault.TOO_OLD)
    if old < -AHEAD:
        raise CodeError(Fault.AHEAD_OF_TIME)
    return max(old, timedelta())


def grouped(text: str) -> str:
    """A code as it is read aloud: groups of four."""
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


class _Number:
    """One whole number in which choices are put on top of each other, and taken back in reverse."""

    def __init__(self, value: int = 0) -> None:
        self.value = value

    def put(self, choice: int, among: int) -> None:
        """Add one choice among equals."""
        self.value = self.value * among + choice

    def take(self, among: int) -> int:
        """Take back one choice among equals."""
        self.value, choice = divmod(self.value, among)
        return choice

    def put_state(self, state: int, shares: tuple[int, ...]) -> None:
        """Add a state; the larger its share, the less the number grows."""
        share, before = shares[state], sum(shares[:state])
        self.value = self.value // share * WHOLE + before + self.value % share

    def take_state(self, shares: tuple[int, ...]) -> int:
        """Take back a state."""
        high, place = divmod(self.value, WHOLE)
        state = 0
        while place >= shares[state]:
            place -= shares[state]
            state += 1
        self.value = high * shares[state] + place
        return state


def _names(rulebook: Rulebook, left_out: Set[str]) -> list[str]:
    """The facts that a code can carry, in the order of the vocabulary."""
    return [name for name, entry in rulebook.facts.items() if entry.who and name not in left_out]


def _state(entry: FactEntry, facts: Mapping[str, object], name: str) -> int:
    if name not in facts:
        return ABSENT
    value = facts[name]
    if value is None:
        return NULL
    return NO if entry.type == "yes_no" and value is False else VALUE


def _asked_before(rulebook: Rulebook, names: list[str], facts: Mapping[str, object]) -> dict[str, bool]:
    """For each fact, was the one before it asked? People answer by pages: neighbours go together."""
    stands = [name in facts or f"{name}{CHECK}" in facts for name in names]
    return dict(zip(names, [True, *stands], strict=False))


def _put(rulebook: Rulebook, name: str, facts: Mapping[str, object], asked: bool, number: _Number) -> None:
    """Write one fact; one that was only clarified counts as not known, then clarified."""
    entry, clarified = rulebook.facts[name], f"{name}{CHECK}"
    state = NULL if name not in facts and clarified in facts else _state(entry, facts, name)
    if state == NULL and entry.clarify:
        again = _state(entry, facts, clarified)
        _put_value(rulebook, name, facts.get(clarified), again, number)
        number.put(again, len(STATES))
    _put_value(rulebook, name, facts.get(name), state, number)
    number.put_state(state, SHARES[asked])


def _take(rulebook: Rulebook, name: str, asked: bool, number: _Number, found: dict[str, object]) -> bool:
    """Read one fact into those found; say whether it was asked."""
    state = number.take_state(SHARES[asked])
    if state == ABSENT:
        return False
    found[name] = _taken(rulebook, name, state, number)
    if state == NULL and rulebook.facts[name].clarify:
        again = number.take(len(STATES))
        if again != ABSENT:
            found[f"{name}{CHECK}"] = _taken(rulebook, name, again, number)
    return True


def _put_value(rulebook: Rulebook, name: str, value: object, state: int, number: _Number) -> None:
    """A number answered by a band is written as its band; any other number as itself."""
    entry = rulebook.facts[name]
    if state != VALUE or entry.type == "yes_no":
        return
    if entry.type == "choice":
        number.put(sorted(entry.choices).index(str(value)), len(entry.choices))
        return
    lowest = [band.lowest for band in rulebook.bands.get(name, ())]
    if value in lowest:
        number.put(1 + lowest.index(int(str(value))), len(lowest) + 1)
    else:
        number.put(int(str(value)) - (entry.min or 0), (entry.max or 0) - (entry.min or 0) + 1)
        number.put(0, len(lowest) + 1)


def _taken(rulebook: Rulebook, name: str, state: int, number: _Number) -> object:
    entry = rulebook.facts[name]
    if state == NULL:
        return None
    if entry.type == "yes_no":
        return state == VALUE
    if state == NO:
        raise CodeError(Fault.DAMAGED)
    if entry.type == "choice":
        return sorted(entry.choices)[number.take(len(entry.choices))]
    lowest = [band.lowest for band in rulebook.bands.get(name, ())]
    rank = number.take(len(lowest) + 1)
    if rank:
        return lowest[rank - 1]
    return (entry.min or 0) + number.take((entry.max or 0) - (entry.min or 0) + 1)


def _print(rulebook: Rulebook, names: list[str]) -> int:
    """A print of what can be said, whatever the language in which it is asked."""
    said = [repr(sorted(rulebook.countries))]
    for name in names:
        entry = rulebook.facts[name]
        bands = [band.lowest for band in rulebook.bands.get(name, ())]
        shape = (name, entry.type, entry.min, entry.max, sorted(entry.choices), bands, bool(entry.clarify))
        said.append(repr(shape))
    return int.from_bytes(sha256("\n".join(said).encode()).digest()[: PRINT_BITS // 8], "big")


def _spelt(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits


def _valued(text: str) -> int:
    number = 0
    for digit in text:
        number = number * len(DIGITS) + DIGITS.index(digit)
    return number


def _clean(text: str) -> str:
    """The digits of a code, whatever the case, the spaces and the letters that look alike."""
    if len(text) > LONGEST:
        raise CodeError(Fault.TOO_LONG)
    clean = text.upper().translate(ALSO_READ)
    if not clean:
        raise CodeError(Fault.EMPTY)
    if any(digit not in DIGITS for digit in clean):
        raise CodeError(Fault.DAMAGED)
    if len(clean) < SHORTEST:
        raise CodeError(Fault.TOO_SHORT)
    return clean
