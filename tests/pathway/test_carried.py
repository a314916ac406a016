"""Answers travel in a short code: the same come out, and a mistake never passes for an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parcours_dos.pathway import facts
from parcours_dos.pathway.carried import DIGITS, Carried, CodeError, Fault, age, read, write
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.shapes import FactEntry
from parcours_dos.web.public.private import private_facts

from .people import some
from .someone import PLAIN, RULEBOOK

MADE = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
PRIVATE = private_facts(RULEBOOK)
SLOWLY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def carried(told: dict[str, object], who: str = "patient", made: datetime = MADE) -> Carried:
    return Carried(told, who, "FR", made)  # type: ignore[arg-type]  # one of the three who answer


CODE = write(RULEBOOK, carried(PLAIN), PRIVATE)


@SLOWLY
@given(
    told=some(RULEBOOK, "clinician"),
    who=st.sampled_from(["patient", "carer", "clinician"]),
    minutes=st.integers(0, 5_000_000),
    country=st.sampled_from(sorted(RULEBOOK.countries)),
)
def test_the_same_answers_come_out(told: dict[str, object], who: str, minutes: int, country: str) -> None:
    here = {name: value for name, value in told.items() if who in RULEBOOK.facts[name].who}
    checked = facts.read(RULEBOOK, here, who)  # type: ignore[arg-type]  # one of the three who answer
    sent = Carried(checked, who, country, MADE + timedelta(minutes=minutes))  # type: ignore[arg-type]  # same
    assert read(RULEBOOK, write(RULEBOOK, sent)) == sent


@pytest.mark.parametrize("again", [True, False, None])
def test_a_doubt_then_lifted_stays_a_doubt_then_lifted(again: object) -> None:
    name = next(name for name, entry in RULEBOOK.facts.items() if entry.clarify)
    told = {**PLAIN, name: None, f"{name}{CHECK}": again}
    assert (
        read(RULEBOOK, write(RULEBOOK, carried(told), PRIVATE), PRIVATE).facts.items()
        >= {
            name: None,
            f"{name}{CHECK}": again,
        }.items()
    )


def test_what_is_private_is_not_in_the_code() -> None:
    silent = {name: value for name, value in PLAIN.items() if name not in PRIVATE}
    for name in PRIVATE:
        for value in (True, False, None):
            assert write(RULEBOOK, carried({**silent, name: value}), PRIVATE) == write(
                RULEBOOK, carried(silent), PRIVATE
            )


def test_a_whole_interview_is_short_enough_to_read_aloud() -> None:
    assert len(CODE.replace("-", "")) <= 48


def test_a_code_is_read_however_it_is_typed() -> None:
    wanted = read(RULEBOOK, CODE, PRIVATE)
    sloppy = CODE.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert read(RULEBOOK, f" {sloppy}\n", PRIVATE) == wanted


def test_any_single_mistake_is_noticed() -> None:
    for place, digit in enumerate(CODE):
        if digit == "-":
            continue
        for other in DIGITS:
            if other != digit:
                with pytest.raises(CodeError):
                    read(RULEBOOK, CODE[:place] + other + CODE[place + 1 :], PRIVATE)


def test_two_neighbours_exchanged_are_noticed() -> None:
    code = CODE.replace("-", "")
    for place in range(len(code) - 1):
        first, second = code[place], code[place + 1]
        if first != second:
            with pytest.raises(CodeError):
                read(RULEBOOK, code[:place] + second + first + code[place + 2 :], PRIVATE)


@SLOWLY
@given(st.one_of(st.text(max_size=600), st.text(DIGITS + " -oil", max_size=90)))
@example("")
@example("----")
@example("1")
@example("1000000000")
def test_any_text_is_read_or_refused_kindly(text: str) -> None:
    with pytest.raises(CodeError):
        read(RULEBOOK, text, PRIVATE)


def test_another_edition_is_not_read_with_the_wrong_words() -> None:
    with pytest.raises(CodeError) as refused:
        read(RULEBOOK, CODE, PRIVATE | {"age_years"})
    assert refused.value.fault is Fault.OTHER_EDITION


def test_answers_that_contradict_each_other_are_refused() -> None:
    wrong = {**PLAIN, "first_episode": True, "pain_as_usual": True}
    with pytest.raises(CodeError) as refused:
        read(RULEBOOK, write(RULEBOOK, carried(wrong), PRIVATE), PRIVATE)
    assert refused.value.fault is Fault.DAMAGED


def test_an_old_code_says_its_age_then_is_refused() -> None:
    assert age(carried(PLAIN), MADE + timedelta(hours=30)) == timedelta(hours=30)
    assert age(carried(PLAIN), MADE - timedelta(minutes=5)) == timedelta()
    with pytest.raises(CodeError) as refused:
        age(carried(PLAIN), MADE + timedelta(days=7, minutes=1))
    assert refused.value.fault is Fault.TOO_OLD
    with pytest.raises(CodeError) as refused:
        age(carried(PLAIN), MADE - timedelta(hours=1))
    assert refused.value.fault is Fault.AHEAD_OF_TIME


def test_the_code_does_not_depend_on_the_language_of_the_page() -> None:
    def translated(entry: FactEntry) -> FactEntry:
        choices = dict.fromkeys(entry.choices, "…")
        return msgspec.structs.replace(entry, phrase="…", question="?", hint="…", choices=choices)

    other = replace(RULEBOOK, facts={name: translated(entry) for name, entry in RULEBOOK.facts.items()})
    assert write(other, carried(PLAIN), PRIVATE) == CODE
