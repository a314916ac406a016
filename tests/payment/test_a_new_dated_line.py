"""A value is changed by adding a dated line in YAML, nothing else: it holds from that day, not before."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from parcours_dos.pathway.loading import FOLDER, load
from parcours_dos.pathway.payment.account import account
from parcours_dos.pathway.payment.care import Care
from parcours_dos.pathway.payment.counters import counters, limits_for
from parcours_dos.pathway.shapes import PaymentEntry

from .stories import FRANCE, euros, every

EVE, DAY = date(2028, 4, 30), date(2028, 5, 1)


def with_a_line(tmp_path: Path, country: str, after: str, value: str) -> PaymentEntry:
    """The prices of a country with one dated line more, after the line that begins so."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))
    file = folder / "countries" / country
    text = file.read_text("utf-8")
    found = re.search(rf"^( *- ){re.escape(after)}.*\n", text, re.MULTILINE)
    assert found, f"no line begins with « {after} »"
    dated = f'from: "2028-05-01", value: {value}, source: SEED-1, place: "essai", status: design'
    line = f"{found.group(1)}{{{dated}}}\n"
    file.write_text(text[: found.end()] + line + text[found.end() :], "utf-8")
    payment = load(folder).countries[{"france.yaml": "FR", "belgium.yaml": "BE"}[country]].payment
    assert payment is not None
    return payment


def price(payment: PaymentEntry, act: str, day: date) -> object:
    """What a session costs on a day."""
    return account(payment, Care(act=act, planned=(day,)), day).session.price


def test_a_new_letter_key_changes_every_price_from_its_day(tmp_path: Path) -> None:
    changed = with_a_line(tmp_path, "france.yaml", '{from: "2024-02-22", value: "2.21"', '"2.30"')
    for act in FRANCE.acts:
        assert price(changed, act.name, EVE) == price(FRANCE, act.name, EVE)
        assert price(changed, act.name, DAY) != price(FRANCE, act.name, DAY)
    assert price(changed, "low_back_common", DAY) == euros("19.30")  # 8.39 × 2.30


def test_a_new_deductible(tmp_path: Path) -> None:
    changed = with_a_line(tmp_path, "france.yaml", '{from: "2024-03-31", value: "1.00"', '"1.50"')
    found = account(changed, Care(act="mid_back", planned=(EVE, DAY)), EVE)
    assert [line.deductible for line in found.lines] == [euros("1.00"), euros("1.00"), euros("1.50")]


def test_a_new_threshold(tmp_path: Path) -> None:
    changed = with_a_line(tmp_path, "france.yaml", '{from: "2011-03-01", value: "15"', '"12"')
    days = every(1, 20, date(2028, 4, 18))  # the thirteenth is on 30 April
    beyond = counters(changed, Care(act="low_back_common", planned=days), days[0])[0].beyond
    assert beyond.index(True) == 13
    assert counters(FRANCE, Care(act="low_back_common", planned=days), days[0])[0].beyond.index(True) == 15
    assert [limits_for(changed, "low_back_common", "prescription", day)[0].most for day in (EVE, DAY)] == [
        15,
        12,
    ]


@pytest.mark.parametrize(("value", "told"), [('"33.10"', "33.10"), ("null", None)])
def test_the_belgian_fee_once_it_is_read(tmp_path: Path, value: str, told: str | None) -> None:
    changed = with_a_line(
        tmp_path, "belgium.yaml", '{from: "2026-01-01", value: null, source: BE-HELAN', value
    )
    assert price(changed, "common", EVE) is None
    assert price(changed, "common", DAY) == (None if told is None else euros(told))
