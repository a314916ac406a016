"""A list of choices, as a form shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One choice: what is sent, what is read, and whether it is the one chosen."""

    value: str
    label: str
    chosen: bool


def options(labels: Mapping[str, str], chosen: str | None) -> tuple[Option, ...]:
    """All the choices, by what each would send; none is chosen when that is none of them."""
    return tuple(Option(value, label, value == chosen) for value, label in labels.items())
