"""What cannot be is refused with its place and its cure, and nothing half-computed goes further."""

from __future__ import annotations

import pytest

from parcours_dos.pathway.payment.care import Care, CareError, CareProblem, read
from parcours_dos.pathway.payment.plain import cost
from parcours_dos.pathway.payment.tariffs import NotYet

from .stories import BELGIUM, FRANCE, TODAY, every

SOUND: dict[str, object] = {
    "act": "low_back_common",
    "prescription": {"date": "2026-11-10", "sessions": 15},
    "done": ["2026-11-16", "2026-11-20"],
    "planned": ["2026-11-30", "2026-12-03"],
}
MANY = [day.isoformat() for day in every(1, 201, TODAY)]

# what is told instead; the place; the kind of fault; what the reason or the cure says
REFUSED: dict[str, tuple[dict[str, object], str, str, str]] = {
    "no session prescribed": (
        {"prescription": {"date": "2026-11-10", "sessions": 0}},
        "prescription.sessions",
        "impossible_number",
        "de 1 à 200",
    ),
    "400 sessions": (
        {"prescription": {"date": "2026-11-10", "sessions": 400}},
        "prescription.sessions",
        "impossible_number",
        "400 séances",
    ),
    "dated tomorrow": (
        {"prescription": {"date": "2026-11-29"}, "done": []},
        "prescription.date",
        "prescribed_tomorrow",
        "sur l'ordonnance",
    ),
    "expired": (
        {"prescription": {"date": "2025-11-15"}},
        "prescription.date",
        "expired",
        "nouvelle ordonnance",
    ),
    "unsigned": (
        {"prescription": {"date": "2026-11-10", "signed": False}},
        "prescription.signed",
        "unsigned",
        "signer",
    ),
    "no date on it": ({"prescription": {"sessions": 3}}, "prescription.date", "missing", "date"),
    "a date that is none": (
        {"prescription": {"date": "2026-02-30"}},
        "prescription.date",
        "not_a_day",
        "AAAA-MM-JJ",
    ),
    "before the prescription": ({"done": ["2026-11-09"]}, "done.1", "before_prescription", "2026-11-10"),
    "out of order": ({"done": ["2026-11-20", "2026-11-16"]}, "done.2", "out_of_order", "plus ancienne"),
    "twice on one day": ({"done": ["2026-11-16", "2026-11-16"]}, "done.2", "same_day", "deux ordonnances"),
    "held and planned on one day": (
        {"done": ["2026-11-28"], "planned": ["2026-11-28"]},
        "planned.1",
        "same_day",
        "Gardez-en une",
    ),
    "held tomorrow": ({"done": ["2026-11-29"]}, "done.1", "not_held_yet", "planned"),
    "planned yesterday": ({"planned": ["2026-11-27"]}, "planned.1", "already_past", "done"),
    "not before": ({"earlier": ["2026-11-16"]}, "earlier.1", "not_before", "done"),
    "too many": ({"planned": MANY}, "planned", "too_many", "200"),
    "too many together": ({"planned": MANY[1:]}, "planned", "too_many", "200"),
    "not a day": ({"planned": ["2026-12-01", "demain"]}, "planned.2", "not_a_day", "demain"),
    "not written so": ({"planned": ["20261201"]}, "planned.1", "not_a_day", "AAAA-MM-JJ"),
    "long ago": ({"earlier": ["0001-01-01"]}, "earlier.1", "too_early", "2000-01-01"),
    "far away": ({"planned": ["9999-12-31"]}, "planned.1", "too_far", "2031-11-28"),
    "an unknown act": ({"act": "sore_knee"}, "act", "unknown", "neck_common"),
    "no act": ({"act": None}, "act", "form", "low_back_common"),
    "an unknown cover": ({"cover": ["minor", "rich"]}, "cover.2", "unknown", "solidarity"),
    "an unknown access": ({"access": "window"}, "access", "unknown", "direct_team"),
    "a pilot not yet open": (
        {"access": "direct_pilot", "prescription": None, "done": ["2025-07-14"]},
        "done.1",
        "closed",
        "autre date",
    ),
    "a pilot no longer open": (
        {"access": "direct_pilot", "prescription": None, "planned": ["2030-07-15"]},
        "planned.1",
        "closed",
        "ordonnance",
    ),
    "a fee in words": ({"fee": "trente"}, "fee", "not_money", "30.80"),
    "a fee below nothing": ({"fee": "-1"}, "fee", "not_money", "30.80"),
    "a third of a cent": ({"fee": "17.885"}, "fee", "not_money", "euros"),
    "an endless fee": ({"fee": "1e400"}, "fee", "not_money", "1000"),
    "no number": ({"fee": "NaN"}, "fee", "not_money", "30.80"),
    "a deductible in words": ({"deductible_paid": "beaucoup"}, "deductible_paid", "not_money", "euros"),
    "an unknown field": ({"colour": "red"}, "colour", "unknown_field", "deductible_paid"),
    "an unknown field inside": (
        {"prescription": {"day": "2026-11-10"}},
        "prescription.day",
        "unknown_field",
        "act",
    ),
    "sessions in words": ({"done": "trois"}, "done", "form", "liste de dates"),
    "a number of days": ({"done": [3]}, "done.1", "form", "2026-11-28"),
    "half a session": (
        {"prescription": {"date": "2026-11-10", "sessions": 1.5}},
        "prescription.sessions",
        "form",
        "sessions",
    ),
    "outside a convention that is not counted": (
        {"contracted": False},
        "contracted",
        "no_cover_here",
        "Retirez-le",
    ),
}


def problems(given: object, payment: object = FRANCE) -> tuple[CareProblem, ...]:
    """Everything that is refused."""
    with pytest.raises(CareError) as refused:
        read(payment, given, TODAY)  # type: ignore[arg-type]  # one of the two countries
    return refused.value.problems


def test_a_sound_course_is_taken() -> None:
    care = read(FRANCE, SOUND, TODAY)
    assert isinstance(care, Care)
    assert len(care.sessions) == 4


@pytest.mark.parametrize(("told", "place", "kind", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused(told: dict[str, object], place: str, kind: str, words: str) -> None:
    found = problems({**SOUND, **told})
    assert (place, kind) in [(problem.fact, problem.kind) for problem in found]
    said = " ".join(f"{problem.reason} {problem.allowed}" for problem in found if problem.kind == kind)
    assert words in said
    assert "{" not in said


@pytest.mark.parametrize("given", [None, [], "act: low_back_common", 3, {"done": []}])
def test_what_is_no_course_at_all_is_refused(given: object) -> None:
    assert problems(given)[0].kind in ("form", "missing")


def test_all_faults_are_told_at_once() -> None:
    told = {
        **SOUND,
        "act": "sore_knee",
        "fee": "x",
        "done": ["x"],
        "prescription": {"date": "y", "sessions": 0},
    }
    assert {problem.fact for problem in problems(told)} == {
        *("act", "fee", "done.1", "prescription.date", "prescription.sessions"),
    }


def test_a_belgian_prescription_begins_within_two_months() -> None:
    told = {"act": "common", "prescription": {"date": "2026-10-01"}}
    assert read(BELGIUM, {**told, "planned": ["2026-12-01"]}, TODAY).prescribed is not None
    late = problems({**told, "planned": ["2026-12-02"]}, BELGIUM)
    assert [problem.kind for problem in late] == ["expired"]
    assert "2026-12-01" in late[0].reason


def test_a_prescription_that_has_served_in_time_goes_on_after_its_year() -> None:
    told = {"act": "low_back_common", "prescription": {"date": "2025-06-02"}, "done": ["2026-05-30"]}
    assert read(FRANCE, {**told, "planned": ["2026-12-01"]}, TODAY).prescribed is not None


def test_no_direct_access_in_belgium() -> None:
    found = problems({"act": "common", "access": "direct_team"}, BELGIUM)
    assert [(problem.fact, problem.kind) for problem in found] == [("access", "unknown")]
    assert found[0].allowed == "Choisissez parmi : prescription."


@pytest.mark.parametrize("fee", ["30.8", "30,80", 30, 30.8, "0"])
def test_an_amount_is_taken_as_people_write_it(fee: object) -> None:
    care = read(FRANCE, {**SOUND, "fee": fee}, TODAY)
    assert care.fee is not None
    assert care.fee == round(care.fee, 2)


def test_a_day_before_the_tariffs_gives_nothing_at_all() -> None:
    from parcours_dos.pathway.loading import load

    with pytest.raises(NotYet):
        cost(load().countries["FR"], {"act": "mid_back", "done": ["2024-02-21", "2026-11-20"]}, TODAY, "x")
