"""Yes, no, and not known: how three answers combine.

These are Kleene's strong tables, the same as SQL's: `None` is "not known". What is not
known stays not known unless the known part alone already decides.
"""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def negate(value: Truth) -> Truth:
    """The contrary; the contrary of not known is not known."""
    return None if value is None else not value


def all_of(values: Iterable[Truth]) -> Truth:
    """No as soon as one is no; else not known if one is not known; else yes."""
    found: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            found = None
    return found


def any_of(values: Iterable[Truth]) -> Truth:
    """Yes as soon as one is yes; else not known if one is not known; else no."""
    found: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            found = None
    return found


def at_least(count: int, values: Iterable[Truth]) -> Truth:
    """Yes when enough are yes; no when yes and not known together are too few; else not known."""
    yes = unknown = 0
    for value in values:
        yes += value is True
        unknown += value is None
    if yes >= count:
        return True
    return False if yes + unknown < count else None
