"""The same person before and after a change of answers: how the decision moves, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from . import moment as at
from .because import Reason
from .decision import Decision, decide
from .facts import Facts, settle
from .flags import Known, State, states
from .rulebook import Flag, Rulebook
from .shapes import Answerer, CountryFile, SiteFile


@dataclass(frozen=True)
class SignMoved:
    """A warning sign whose state is not the same."""

    flag: Flag
    before: State
    after: State


@dataclass(frozen=True)
class Compared:
    """Two decisions side by side."""

    before: Decision
    after: Decision
    signs: tuple[SignMoved, ...]
    added: tuple[Reason, ...]
    removed: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """Does nothing move at all?"""
        return self.before == self.after and not self.signs


def compare(
    rulebook: Rulebook,
    before: Facts,
    after: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None = None,
) -> Compared:
    """Decide twice, and say what moved. Both sets of facts were checked by `facts.read`."""
    was = decide(rulebook, before, answerer, moment, country, site)
    now = decide(rulebook, after, answerer, moment, country, site)
    setting = at.setting(country, moment, site)

    def read(facts: Facts) -> list[State]:
        here: Mapping[str, object] = {**setting.given, **settle(facts)}
        return states(rulebook, Known.by(rulebook, here, answerer), setting.policy)

    pairs = zip(rulebook.flags, read(before), read(after), strict=True)
    moved = [SignMoved(flag, first, then) for flag, first, then in pairs if first is not then]
    moved.sort(key=lambda sign: (-sign.flag.level[setting.policy], -sign.after))
    old, new = {r.sentence for r in was.because}, {r.sentence for r in now.because}
    return Compared(
        before=was,
        after=now,
        signs=tuple(moved),
        added=tuple(reason for reason in now.because if reason.sentence not in old),
        removed=tuple(reason for reason in was.because if reason.sentence not in new),
    )
