"""The same count, made by another hand: one calendar day after the other, in whole cents.

Written from the law and the tariffs as they are published, with nothing of the program's own count:
its tables stand here a second time, so that neither can be wrong alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

Cents = int | None

# France. Act: threshold of a series, then the coefficient in hundredths, by its first day.
FRENCH_COEFFICIENTS = {
    "low_back_common": (749, 809, 839),
    "neck_common": (747, 807, 837),
    "neck_trauma": (748, 808, 838),
    "mid_back": (750, 810, 840),
    "low_back_other": (751, 811, 841),
    "neck_other": (752, 812, 842),
    "several_segments": (753, 813, 843),
    "mid_back_operated": (748, 808, 838),
    "low_back_operated": (749, 809, 839),
    "neck_operated": (750, 810, 840),
    "deviation_mid_back": (748, 808, 838),
    "deviation_low_back": (749, 809, 839),
    "deviation_several": (750, 810, 840),
    "deviation_neck_under_18": (751, 811, 841),
}
KEY = 221  # from 22 February 2024
ASSESSMENT = 1070
SERIES = {"low_back_common": 15, "neck_common": 15, "neck_trauma": 10}
FREE_OF_DEDUCTIBLE = {"solidarity", "state_aid", "maternity", "minor"}
WHOLE_PAID = {"long_illness", "work_accident"}

# Belgium: the patient's share, ordinary and preferential.
BELGIAN_SHARES = {
    "common": (625, 250),
    "common_short": (200, 100),
    "functional_acute": (550, 200),
    "functional_chronic": (550, 200),
    "heavy": (400, 150),
    "back_school": (None, None),
}
ORDINARY_LIST = {"common", "common_short"}


@dataclass(frozen=True)
class Story:
    """A course of sessions, told plainly."""

    country: str
    act: str
    today: date
    done: tuple[date, ...]
    planned: tuple[date, ...]
    earlier: tuple[date, ...] = ()
    others: tuple[date, ...] = ()
    covers: frozenset[str] = frozenset()
    access: str = "prescription"
    diagnosis: bool = False
    paid: int = 0
    fee: Cents = None
    contracted: bool = True


@dataclass(frozen=True)
class Paid:
    """One act: its day, and who pays."""

    day: date
    price: Cents
    insurer: Cents
    share: Cents
    deductible: Cents
    extra: Cents


@dataclass
class Count:
    """One limit, as the days go by: the days beyond it, and how many count today."""

    beyond: list[date] = field(default_factory=list)
    used: int = 0


@dataclass
class Told:
    """What was found by hand."""

    acts: list[Paid] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)


def half_up(hundredths_of_cents: int) -> int:
    """Whole cents, half a cent upwards."""
    return (hundredths_of_cents + 50) // 100


def a_year_before(day: date) -> date:
    """The same day last year; 28 February for the 29th."""
    return date(day.year - 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def same_day_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


class Calendar:
    """Goes through the days, from the first session ever to the last, and keeps every count by itself."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.told = Told()
        self.in_series = self.all_told = 0
        self.mine_this_year = self.others_this_year = self.beyond_this_year = 0
        self.second = False
        self.year_deductible = 0
        self.last_year: list[date] = []
        self.first: date | None = None
        self.anniversary: date | None = None
        self.this_treatment_year = 0
        self.treatment_years = 0
        self.episode_ends: date | None = None
        self.this_episode = 0
        self.rank = self.times = 0

    def run(self) -> Told:
        story = self.story
        days = [*story.earlier, *story.others, *story.done, *story.planned, story.today]
        day = min(days)
        while day <= max(days):
            self._morning(day)
            for _ in range(story.others.count(day)):  # begun the same day: the other one is the first
                self._hold_other()
            for _ in range(story.earlier.count(day)):
                self._hold(day, of_series=False)
            if day in story.done:
                self._session(day)
            if day == story.today:
                self._evening_of_today()
            if day in story.planned:
                self._session(day)
            day += timedelta(days=1)
        return self.told

    def _morning(self, day: date) -> None:
        if (day.month, day.day) == (1, 1):
            self.mine_this_year = self.others_this_year = self.beyond_this_year = 0
            self.second = False
            self.year_deductible = 0
        self.last_year = [one for one in self.last_year if one >= a_year_before(day)]
        if self.anniversary == day and self.first is not None:
            self.treatment_years += 1
            self.anniversary = same_day_after(self.first, 12 * (self.treatment_years + 1))
            self.this_treatment_year = 0

    # --- one session more

    def _hold_other(self) -> None:
        self.all_told += 1
        self.others_this_year += 1
        if self.others_this_year > 18:
            self.beyond_this_year += 1
        if self.mine_this_year == 0:
            self.second = True

    def _hold(self, day: date, of_series: bool) -> None:
        if self.first is None:
            self.first = day
            self.anniversary = same_day_after(day, 12)
        self.all_told += 1
        self.in_series += of_series
        self.mine_this_year += 1
        if self.mine_this_year > 18:
            self.beyond_this_year += 1
        self.last_year.append(day)
        self.this_treatment_year += 1
        if self.episode_ends is None or day >= self.episode_ends:
            self.episode_ends, self.this_episode = same_day_after(day, 3), 0
        self.this_episode += 1
        self.times += 1

    def _session(self, day: date) -> None:
        self.rank += 1
        self._hold(day, of_series=True)
        passed = self._passed(day)
        for name in passed:
            self.told.counts.setdefault(name, Count()).beyond.append(day)
        if self.story.country == "FR":
            self._pay_in_france(day, passed)
        else:
            self._pay_in_belgium(day, passed)

    # --- the limits

    def _limits(self, day: date) -> dict[str, tuple[int, int, bool]]:
        """Each limit that holds: how many count, how many it takes, and is it passed for another reason?"""
        story, act = self.story, self.story.act
        found: dict[str, tuple[int, int, bool]] = {}
        if story.country == "FR":
            if act in SERIES:
                name = {"low_back_common": "low_back_series", "neck_common": "neck_series"}
                found[name.get(act, "neck_trauma_series")] = (self.in_series, SERIES[act], False)
            if act == "low_back_common":
                found["low_back_thirty"] = (len(self.last_year), 30, False)
            if story.access == "direct_team" and not story.diagnosis:
                found["direct_team"] = (self.all_told, 8, False)
            if story.access == "direct_pilot" and not story.diagnosis and day >= date(2025, 7, 15):
                found["direct_pilot"] = (self.this_episode, 8, False)
        elif act in ORDINARY_LIST:
            found["common_situation"] = (self.mine_this_year, 18, False)
            if day >= date(2021, 8, 1):
                counts = self.mine_this_year > 18
                found["common_beyond"] = (self.beyond_this_year if counts else 0, 54, False)
            if story.others:
                found["second_situation"] = (0, 0, self.second)
        elif act == "functional_acute":
            found["functional_acute"] = (self.this_treatment_year, 60, False)
        elif act == "functional_chronic":
            found["functional_chronic"] = (self.mine_this_year, 60, False)
        elif act == "back_school":
            late = self.first is not None and day >= same_day_after(self.first, 6)
            found["back_school"] = (self.times, 36, late)
        return found

    def _passed(self, day: date) -> list[str]:
        return [name for name, (count, most, also) in self._limits(day).items() if count > most or also]

    def _evening_of_today(self) -> None:
        """What counts today, before any session that is only planned."""
        for name, (count, _most, _also) in self._limits(self.story.today).items():
            used = count
            if name == "common_beyond":
                used = self.beyond_this_year
            if name == "second_situation":
                used = self.mine_this_year
            if name == "direct_pilot" and (
                self.episode_ends is None or self.story.today >= self.episode_ends
            ):
                used = 0
            self.told.counts.setdefault(name, Count()).used = used

    # --- the money

    def _pay_in_france(self, day: date, passed: list[str]) -> None:
        story = self.story
        period = 0 if day < date(2026, 1, 1) else 1 if day < date(2027, 7, 1) else 2
        tariff = half_up(FRENCH_COEFFICIENTS[story.act][period] * KEY)
        unknown = any(name.startswith("direct") for name in passed)
        today = 0
        if self.rank in (1, 30) or (self.rank > 30 and (self.rank - 30) % 20 == 0):
            today += self._pay_one(day, half_up(ASSESSMENT * KEY), None, unknown, today)
        self._pay_one(day, tariff, story.fee, unknown, today)

    def _pay_one(self, day: date, tariff: int, fee: Cents, unknown: bool, already_today: int) -> int:
        story = self.story
        asked = tariff if fee is None else fee
        agreed, extra = min(asked, tariff), max(0, asked - tariff)
        if unknown:
            self.told.acts.append(Paid(day, asked, None, None, None, extra))
            return 0
        insurer = agreed if story.covers & WHOLE_PAID else half_up(agreed * 60)
        share = agreed - insurer
        if story.covers & FREE_OF_DEDUCTIBLE:
            kept = 0
        elif "work_accident" in story.covers:
            self.told.acts.append(Paid(day, asked, None, share, None, extra))
            return 0
        else:
            new = day >= date(2024, 3, 31)
            before = self.year_deductible + (story.paid if day.year == story.today.year else 0)
            kept = min(100 if new else 50, (400 if new else 200) - already_today, 5000 - before, insurer)
            kept = max(0, kept)
        self.year_deductible += kept
        self.told.acts.append(Paid(day, asked, insurer - kept, share, kept, extra))
        return kept

    def _pay_in_belgium(self, day: date, passed: list[str]) -> None:
        story = self.story
        preferential = "preferential" in story.covers
        share = BELGIAN_SHARES[story.act][preferential]
        known = story.act == "common" and date(2025, 2, 1) <= day < date(2026, 1, 1)
        tariff: Cents = 3080 if known else None
        outside = not story.contracted and not preferential
        asked: Cents
        agreed: Cents
        extra: Cents
        if not outside:
            asked = agreed = tariff if tariff is not None else story.fee
            extra = 0
        else:
            asked = story.fee
            if asked is None:
                agreed, extra = tariff, None
            elif tariff is None:
                agreed, extra = None, None
            else:
                agreed, extra = min(asked, tariff), max(0, asked - tariff)
        if set(passed) - {"second_situation"} - ({"back_school"} if story.act == "back_school" else set()):
            self.told.acts.append(Paid(day, asked, None, None, 0, extra))
            return
        if share is not None and agreed is not None:
            share = min(share, agreed)
        insurer = None if share is None or agreed is None else agreed - share
        if outside:
            if insurer is None or day < date(2025, 5, 1):
                insurer = extra = None
            else:
                lowered = half_up(insurer * 75)
                extra = None if extra is None else extra + insurer - lowered
                insurer = lowered
        self.told.acts.append(Paid(day, asked, insurer, share, 0, extra))


def count(story: Story) -> Told:
    """Go through the days."""
    return Calendar(story).run()
