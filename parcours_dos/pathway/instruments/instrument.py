"""A questionnaire ready to be scored: what each answer counts, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parcours_dos.pathway.shapes.instruments import InstrumentEntry, ItemEntry, ScaleEntry


@dataclass(frozen=True, eq=False)
class Instrument:
    """A questionnaire of the knowledge. `points`: for each item, what each possible answer counts."""

    name: str
    entry: InstrumentEntry
    points: Mapping[str, Mapping[int, int]]

    @property
    def main(self) -> str:
        """The name of its main score."""
        return next(iter(self.entry.scores))

    @property
    def confirmed_by_hand(self) -> bool:
        """Must the person say that everything was read, because an empty form means zero?"""
        return self.entry.confirm is not None

    def scale(self, item: ItemEntry) -> ScaleEntry:
        """How an item is answered."""
        return self.entry.scales[item.scale]


def ready(name: str, entry: InstrumentEntry) -> Instrument:
    """The questionnaire of a file, ready to be scored."""
    points = {item.code: _points(item, entry.scales[item.scale]) for item in entry.items}
    return Instrument(name, entry, points)


def _points(item: ItemEntry, scale: ScaleEntry) -> Mapping[int, int]:
    """What each answer to this item counts; a reversed item counts from the other end."""
    if scale.kind == "choice":
        counted = {c.value: c.value if c.score is None else c.score for c in scale.choices}
    else:
        counted = {value: value for value in range(scale.low, scale.high + 1)}
    if not item.reversed:
        return counted
    ends = min(counted.values()) + max(counted.values())
    return {value: ends - points for value, points in counted.items()}
