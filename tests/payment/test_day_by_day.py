"""Two hands count the same days and the same cents: the program, and a calendar turned page by page."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import event, given, settings

from parcours_dos.pathway.payment.account import account

from .by_hand import Cents, Paid, Story, count
from .stories import OF, care_of, stories


def cents(money: Decimal | None) -> Cents:
    """Whole cents; an amount that is not whole is a fault."""
    if money is None:
        return None
    assert money * 100 == int(money * 100)
    return int(money * 100)


def summed(amounts: list[Cents]) -> Cents:
    """The sum, unknown when one part is."""
    known = [one for one in amounts if one is not None]
    return sum(known) if len(known) == len(amounts) else None


@given(stories())
@settings(max_examples=200, deadline=None)
def test_counters_and_money_never_disagree(story: Story) -> None:
    found, told = account(OF[story.country], care_of(story), story.today), count(story)
    lines = [
        Paid(
            line.day,
            cents(line.price),
            cents(line.insurer),
            cents(line.share),
            cents(line.deductible),
            cents(line.extra),
        )
        for line in found.lines
    ]
    assert lines == told.acts
    assert cents(found.total("price")) == summed([act.price for act in told.acts])
    assert cents(found.to_pay) == summed(
        [x for act in told.acts for x in (act.share, act.deductible, act.extra)]
    )
    counters = {counter.entry.name: counter for counter in found.counters}
    assert {name for name, kept in told.counts.items() if kept.beyond} <= set(counters)
    for name, counter in counters.items():
        kept = told.counts.get(name)
        beyond = kept.beyond if kept else []
        days = [day for day, over in zip((*story.done, *story.planned), counter.beyond, strict=True) if over]
        assert days == beyond, name
        planned = [day for day in beyond if day in story.planned]
        assert counter.falls_on == (planned[0] if planned else None), name
        assert counter.used == (kept.used if kept else 0), name
        assert counter.left == max(0, counter.limit.most - counter.used), name
        if beyond:
            event(f"passes {name}")
