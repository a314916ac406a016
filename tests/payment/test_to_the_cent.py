"""What each person pays, to the cent: stories worked out on paper from the published tariffs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from parcours_dos.pathway.payment.account import PARTS, Account, account, is_due
from parcours_dos.pathway.payment.care import Care
from parcours_dos.pathway.payment.tariffs import NotYet

from .stories import BELGIUM, FRANCE, belgian, euros, every, french

MONDAY = date(2026, 11, 30)


def totals(found: Account) -> dict[str, str | None]:
    """Every column, as a text."""
    amounts = {part: found.total(part) for part in PARTS}
    return {part: None if amount is None else str(amount) for part, amount in amounts.items()}


def test_eight_sessions_and_an_assessment_in_2026() -> None:
    found = french(every(3, 8, MONDAY))
    assert totals(found) == {
        "price": "166.69",
        "insurer": "91.03",
        "share": "66.66",
        "deductible": "9.00",
        "extra": "0.00",
    }
    assert (found.to_pay_covered, found.to_pay) == (euros("9.00"), euros("75.66"))
    assert [str(found.session.part(part)) for part in PARTS] == ["9.73", "7.15", "1.00", "0.00", "17.88"]
    assessment = found.lines[0]
    assert (assessment.price, assessment.is_session) == (euros("23.65"), False)


PRICES_OF_2026 = {
    "neck_common": "17.83", "neck_trauma": "17.86", "low_back_common": "17.88", "mid_back": "17.90",
    "low_back_other": "17.92", "neck_other": "17.95", "several_segments": "17.97",
    "mid_back_operated": "17.86", "low_back_operated": "17.88", "neck_operated": "17.90",
    "deviation_mid_back": "17.86", "deviation_low_back": "17.88", "deviation_several": "17.90",
    "deviation_neck_under_18": "17.92",
}  # fmt: skip
PRICES_OF_2024 = {
    "neck_common": "16.51", "neck_trauma": "16.53", "low_back_common": "16.55", "mid_back": "16.58",
    "low_back_other": "16.60", "neck_other": "16.62", "several_segments": "16.64",
}  # fmt: skip
PRICES_OF_2027 = {
    "neck_common": "18.50", "neck_trauma": "18.52", "low_back_common": "18.54", "mid_back": "18.56",
    "low_back_other": "18.59", "neck_other": "18.61", "several_segments": "18.63",
}  # fmt: skip
PRINTED = [
    *((act, date(2026, 3, 2), price) for act, price in PRICES_OF_2026.items()),
    *((act, date(2024, 2, 22), price) for act, price in PRICES_OF_2024.items()),
    *((act, date(2025, 12, 31), price) for act, price in PRICES_OF_2024.items()),
    *((act, date(2027, 7, 1), price) for act, price in PRICES_OF_2027.items()),
]


@pytest.mark.parametrize(("act", "day", "price"), PRINTED)
def test_each_act_costs_what_is_printed(act: str, day: date, price: str) -> None:
    assert french((day,), day, act).session.price == euros(price)


def test_the_tariff_changes_on_new_years_eve() -> None:
    before, after = date(2025, 12, 31), date(2026, 1, 1)
    found = french((before, after), before)
    sessions = [line.price for line in found.lines if line.is_session]
    assert sessions == [euros("16.55"), euros("17.88")]


def test_an_assessment_comes_with_the_first_the_thirtieth_then_every_twenty() -> None:
    assert [n for n in range(1, 120) if is_due(n, 1, 30, 20)] == [1, 30, 50, 70, 90, 110]


def test_the_deductible_doubles_on_31_march_2024() -> None:
    found = french((date(2024, 3, 28), date(2024, 3, 31)), date(2024, 3, 28))
    assert [line.deductible for line in found.lines] == [euros("0.50"), euros("0.50"), euros("1.00")]


def test_the_deductible_stops_at_its_cap_of_the_day() -> None:
    assert FRANCE.deductible is not None
    dear = [msgspec.structs.replace(figure, value="3.00") for figure in FRANCE.deductible.per_act]
    rules = msgspec.structs.replace(FRANCE.deductible, per_act=dear)
    france = msgspec.structs.replace(FRANCE, deductible=rules)
    found = account(france, Care(act="low_back_common", planned=every(1, 2, MONDAY)), MONDAY)
    assert [line.deductible for line in found.lines] == [euros("3.00"), euros("1.00"), euros("3.00")]


def test_fifty_euros_are_reached_in_the_middle_of_a_plan() -> None:
    found = french(every(3, 5, MONDAY), deductible_paid=euros("46.50"))
    kept = [line.deductible for line in found.lines]
    assert kept == [euros(text) for text in ("1.00", "1.00", "1.00", "0.50", "0.00", "0.00")]
    assert found.total("insurer") == found.total("price") - found.total("share") - euros("3.50")  # type: ignore[operator]  # known


def test_a_new_year_opens_a_new_deductible() -> None:
    found = french((date(2026, 12, 30), date(2027, 1, 4)), deductible_paid=euros("50.00"))
    assert [line.deductible for line in found.lines] == [euros("0.00"), euros("0.00"), euros("1.00")]


@pytest.mark.parametrize(
    ("cover", "insurer", "share", "deductible"),
    [
        ("long_illness", "16.88", "0.00", "1.00"),  # 100 %, the deductible is still due
        ("solidarity", "10.73", "7.15", "0.00"),
        ("state_aid", "10.73", "7.15", "0.00"),
        ("maternity", "10.73", "7.15", "0.00"),
        ("minor", "10.73", "7.15", "0.00"),
        ("work_accident", None, "0.00", None),  # no source that was read says it
    ],
)
def test_who_is_covered_otherwise(
    cover: str, insurer: str | None, share: str, deductible: str | None
) -> None:
    one = french((MONDAY,), cover=frozenset({cover})).session
    told = [None if part is None else str(part) for part in (one.insurer, one.share, one.deductible)]
    assert told == [insurer, share, deductible]


def test_a_long_illness_of_a_minor_pays_nothing() -> None:
    one = french((MONDAY,), cover=frozenset({"long_illness", "minor"})).session
    assert (one.insurer, one.share, one.deductible) == (euros("17.88"), euros("0.00"), euros("0.00"))


def test_what_is_asked_beyond_the_tariff_stays_with_the_patient() -> None:
    found = french(every(3, 2, MONDAY), fee=euros("25.00"))
    assert found.total("extra") == 2 * euros("7.12")
    assert found.to_pay_covered == euros("17.24")
    assert found.session.insurer == euros("9.73")


def test_less_than_the_tariff_is_shared_too() -> None:
    one = french((MONDAY,), fee=euros("10.00")).session
    assert (one.insurer, one.share, one.deductible, one.extra) == tuple(
        map(euros, ("5.00", "4.00", "1.00", "0.00"))
    )


@pytest.mark.parametrize(
    ("act", "ordinary", "preferential"),
    [
        ("common", "6.25", "2.50"),
        ("common_short", "2.00", "1.00"),
        ("functional_acute", "5.50", "2.00"),
        ("functional_chronic", "5.50", "2.00"),
        ("heavy", "4.00", "1.50"),
    ],
)
def test_the_belgian_share(act: str, ordinary: str, preferential: str) -> None:
    for cover, share in ((frozenset[str](), ordinary), (frozenset({"preferential"}), preferential)):
        found = belgian(every(3, 4, MONDAY), act=act, cover=cover)
        assert found.to_pay == 4 * euros(share)
        assert found.total("insurer") is None
        assert found.total("price") is None


def test_a_fee_that_was_not_read_is_unknown_until_the_person_gives_it() -> None:
    assert [figure.place for _, figure in belgian((MONDAY,)).not_given] == ["Honoraires de 2026 : non lus"]
    told = belgian(every(3, 2, MONDAY), fee=euros("31.40"))
    assert totals(told) == {
        "price": "62.80",
        "insurer": "50.30",
        "share": "12.50",
        "deductible": "0.00",
        "extra": "0.00",
    }


def test_the_belgian_year_turns_from_a_known_fee_to_an_unknown_one() -> None:
    found = belgian((date(2025, 12, 30), date(2026, 1, 2)), date(2025, 12, 1))
    assert [line.insurer for line in found.lines] == [euros("24.55"), None]
    assert found.total("insurer") is None
    assert found.to_pay == euros("12.50")


def test_a_belgian_back_school_has_no_share_that_was_read() -> None:
    assert belgian((MONDAY,), act="back_school").to_pay is None


@pytest.mark.parametrize(
    ("day", "fee", "cover", "amounts"),
    [
        # price, paid back, share, beyond
        (date(2025, 6, 2), "30.80", "", ("30.80", "18.41", "6.25", "6.14")),
        (date(2025, 6, 2), "40.00", "", ("40.00", "18.41", "6.25", "15.34")),
        (date(2025, 6, 2), None, "", (None, "18.41", "6.25", None)),
        (date(2025, 4, 30), "30.80", "", ("30.80", None, "6.25", None)),
        (date(2025, 6, 2), "40.00", "preferential", ("30.80", "28.30", "2.50", "0.00")),
    ],
)
def test_a_physiotherapist_outside_the_convention(
    day: date, fee: str | None, cover: str, amounts: tuple[str | None, ...]
) -> None:
    covers = frozenset({cover} - {""})
    asked = None if fee is None else euros(fee)
    one = belgian((day,), day, fee=asked, contracted=False, cover=covers).session
    parts = (one.price, one.insurer, one.share, one.extra)
    assert tuple(None if part is None else str(part) for part in parts) == amounts


def test_without_any_session_one_is_priced_today() -> None:
    found = french((), MONDAY)
    assert found.session.price == euros("17.88")
    assert found.lines == ()
    assert found.to_pay == Decimal(0)


@pytest.mark.parametrize(("country", "day", "first"), [
    (FRANCE, date(2024, 2, 21), "2024-02-22"),
    (BELGIUM, date(2019, 8, 31), "2019-09-01"),
])  # fmt: skip
def test_a_day_before_the_tariffs_begin_is_refused(country: object, day: date, first: str) -> None:
    act = FRANCE.acts[0].name if country is FRANCE else BELGIUM.acts[0].name
    with pytest.raises(NotYet) as refused:
        account(country, Care(act=act, done=(day,)), MONDAY)  # type: ignore[arg-type]  # one of the two
    assert first in refused.value.problem.allowed
    assert day.isoformat() in refused.value.problem.reason


def test_every_figure_that_was_used_is_told_with_its_source() -> None:
    told = {(name, getattr(figure, "value", None)) for name, figure in french(every(3, 8, MONDAY)).figures}
    for value in ("8.09", "2.21", "10.7", "60", "1.00", "4.00", "50.00", "15", "30"):
        assert value in {figure for _, figure in told}, value
    assert all(figure.source and figure.place and figure.status for _, figure in french((MONDAY,)).figures)
