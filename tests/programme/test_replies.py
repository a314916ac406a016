"""What comes next after a day of exercise: up one step, the same, down one step, or a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcours_dos.pathway.exercises.dose import Dose, Dosed
from parcours_dos.pathway.programme.choice import begun, seconds_of
from parcours_dos.pathway.programme.replies import RISES, Move, Response, replies, reply, within_reach
from tests.pathway.someone import RULEBOOK

from .anyone import FILE

DAY = date(2026, 11, 25)
EVERYTHING = frozenset(RULEBOOK.exercises)
EXERCISES = st.sampled_from(sorted(RULEBOOK.exercises))
WELL = {"pain": 2, "settled": True, "sign": False}


def after(name: str, *days: dict[str, object], dose: Dose | None = None, missed: int = 1) -> Move:
    """What comes after these days, the last one yesterday unless some were missed."""
    exercise = RULEBOOK.exercises[name]
    first = DAY - timedelta(days=missed + len(days) - 1)
    told = [Response(first + timedelta(days=rank), **day) for rank, day in enumerate(days)]  # type: ignore[arg-type]  # as written in each story
    return reply(RULEBOOK, exercise, dose or Dose.start(exercise.dose), told, DAY, EVERYTHING)


def load(dose: Dose) -> int:
    """All that a dose asks for, as one number."""
    return dose.sets * (dose.reps or 1) * (dose.hold_seconds or 1) * (dose.minutes or 1)


def test_two_good_days_raise_one_number_and_no_other() -> None:
    start = Dose.start(RULEBOOK.exercises["bridge"].dose)
    found = after("bridge", WELL, WELL)
    assert found.kind == "more"
    changed = [
        name
        for name in ("sets", "reps", "hold_seconds", "minutes")
        if getattr(found.dose, name) != getattr(start, name)
    ]
    assert len(changed) == 1


def test_one_good_day_is_not_enough() -> None:
    assert after("bridge", WELL).kind == "keep"


def test_at_twice_the_dose_comes_the_next_step_of_the_ladder() -> None:
    start = Dose.start(RULEBOOK.exercises["bridge"].dose)
    assert start.reps is not None
    found = after("bridge", WELL, WELL, dose=Dose(start.sets, start.reps * 2, start.hold_seconds))
    assert (found.kind, found.exercise.name) == ("harder", "single_leg_bridge")
    assert found.dose == Dose.start(found.exercise.dose)


def test_an_easier_step_begins_with_its_own_dose_and_not_with_what_the_harder_one_had_become() -> None:
    grown = Dose(sets=3, reps=16, hold_seconds=8)
    found = after("single_leg_bridge", WELL, {"pain": 7}, dose=grown)
    assert found.dose == begun(RULEBOOK, RULEBOOK.exercises["bridge"]).dose


@settings(max_examples=300)
@given(name=EXERCISES, days=st.lists(st.sampled_from([WELL, WELL, WELL, {"pain": 7}]), max_size=60))
def test_whatever_the_days_a_dose_stays_within_the_reach_of_its_exercise(
    name: str, days: list[dict[str, object]]
) -> None:
    now = Dosed(RULEBOOK.exercises[name], Dose.start(RULEBOOK.exercises[name].dose))
    for day in days:
        move = after(now.exercise.name, day, day, dose=now.dose)
        now = Dosed(move.exercise, move.dose)
        assert within_reach(RULEBOOK, now), now


def test_twice_the_dose_and_one_step_more_is_out_of_reach() -> None:
    bridge = RULEBOOK.exercises["bridge"]
    start = Dose.start(bridge.dose)
    assert start.reps is not None
    step = FILE.settings["repetitions_step"].value
    far = 2 * start.reps + step
    assert within_reach(RULEBOOK, Dosed(bridge, replace(start, reps=far - 1)))
    assert not within_reach(RULEBOOK, Dosed(bridge, replace(start, reps=far)))
    assert not within_reach(RULEBOOK, Dosed(bridge, replace(start, minutes=1)))


def test_a_rest_does_not_grow() -> None:
    """It is no load: calm days do not make it longer, nor harder."""
    for name in ("breathing_lying", "rest_legs_on_chair", "body_scan"):
        begins = begun(RULEBOOK, RULEBOOK.exercises[name]).dose
        found = after(name, WELL, WELL, dose=begins)
        assert (found.kind, found.exercise.name, found.dose) == ("keep", name, begins)


def test_a_pain_of_five_that_settles_keeps_the_dose() -> None:
    assert after("bridge", WELL, {"pain": 5, "settled": True}).kind == "keep"


@pytest.mark.parametrize("bad", [{"pain": 6, "settled": True}, {"pain": 2, "settled": False}])
def test_too_much_pain_or_a_pain_that_lasts_goes_down_one_step(bad: dict[str, object]) -> None:
    found = after("single_leg_bridge", WELL, bad)
    assert (found.kind, found.exercise.name) == ("easier", "bridge")


def test_without_an_easier_step_the_dose_is_halved() -> None:
    start = Dose.start(RULEBOOK.exercises["bridge"].dose)
    found = after("bridge", {"pain": 7})
    assert found.kind == "ease"
    assert load(found.dose) < load(start)


def test_a_pain_that_spreads_stops_everything() -> None:
    assert after("bridge", WELL, {"pain": 1, "settled": True, "sign": True}).kind == "stop"


def test_three_bad_days_running_call_a_professional() -> None:
    bad = {"pain": 7}
    assert after("single_leg_bridge", bad, bad, bad).kind == "ask"


def test_days_without_exercise_start_again_gently() -> None:
    assert after("bridge", WELL, WELL, missed=4).kind == "restart"
    assert after("single_leg_bridge", WELL, WELL, missed=8).kind == "easier"


@pytest.mark.parametrize(
    ("missed", "kind"), [(2, "more"), (3, "restart"), (6, "restart"), (7, "easier"), (30, "easier")]
)
def test_the_days_without_exercise_are_counted_to_the_day(missed: int, kind: str) -> None:
    assert after("single_leg_bridge", WELL, WELL, missed=missed).kind == kind


def test_a_nerve_exercise_has_a_lower_ceiling() -> None:
    assert after("sciatic_slider_seated", {"pain": 4, "settled": True}).kind == "easier"
    assert after("single_leg_bridge", {"pain": 4, "settled": True}).kind == "keep"


RESPONSES = st.lists(
    st.builds(
        Response,
        day=st.sampled_from([DAY, DAY - timedelta(days=1), DAY - timedelta(days=2), DAY - timedelta(days=9)]),
        pain=st.one_of(st.integers(0, 3), st.integers(0, 10), st.none()),
        settled=st.sampled_from([True, False, None]),
        whole=st.sampled_from([True, True, True, False]),
        sign=st.sampled_from([False, False, False, True, None]),
    ),
    max_size=6,
)
"""Days of someone near the rise, where it must be held back: most are calm, recent and whole."""


@settings(max_examples=300)
@given(name=EXERCISES, responses=RESPONSES, allowed=st.frozensets(EXERCISES, max_size=40))
def test_the_load_never_rises_after_a_pain_that_lasted_or_is_not_known(
    name: str, responses: list[Response], allowed: frozenset[str]
) -> None:
    exercise = RULEBOOK.exercises[name]
    dose = Dose.start(exercise.dose)
    told = sorted(responses, key=lambda one: one.day)
    found = reply(RULEBOOK, exercise, dose, told, DAY, allowed)
    assert found.says
    assert found.exercise.name == name or found.exercise.name in allowed
    last = told[-1] if told else None
    rises = found.kind in ("more", "harder") or (found.exercise is exercise and load(found.dose) > load(dose))
    if rises:
        assert last is not None
        assert last.settled is True
        assert last.pain is not None
        assert last.pain <= FILE.settings["pain_go_on"].value
        assert last.whole
        assert last.sign is False


def test_a_step_is_never_skipped_on_the_way_up() -> None:
    """The next step is not for this person: the one after would be two steps at once."""
    start = Dose.start(RULEBOOK.exercises["pelvic_tilt_lying"].dose)
    grown = Dose(start.sets, (start.reps or 0) * 2, start.hold_seconds)
    days = [Response(DAY - timedelta(days=n), 2, True, sign=False) for n in (2, 1)]
    easy = RULEBOOK.exercises["pelvic_tilt_lying"]
    assert reply(RULEBOOK, easy, grown, days, DAY, EVERYTHING).exercise.name == "seated_pelvic_tilt"
    without = EVERYTHING - {"seated_pelvic_tilt"}
    held = reply(RULEBOOK, easy, grown, days, DAY, without)
    assert (held.kind, held.exercise.name, held.dose) == ("keep", "pelvic_tilt_lying", grown)


def test_nothing_rises_when_nobody_knows_whether_the_pain_settled() -> None:
    told = {"pain": 0, "sign": False}
    assert after("bridge", told, told).kind == "keep"
    assert after("bridge", WELL, told).kind == "keep"


def test_nothing_rises_when_new_signs_were_not_asked() -> None:
    told = {"pain": 0, "settled": True}
    assert after("bridge", told, told).kind == "keep"


PROGRAMME = tuple(
    begun(RULEBOOK, RULEBOOK.exercises[name]) for name in ("knee_rolls", "bridge", "bird_dog_leg")
)


def together(*days: dict[str, object], programme: tuple[Dosed, ...] = PROGRAMME) -> tuple[Move, ...]:
    """What comes for a whole programme, done on these days, the last one yesterday."""
    told = [
        Response(DAY - timedelta(days=len(days) - rank), **day)  # type: ignore[arg-type]  # as written in each story
        for rank, day in enumerate(days)
    ]
    return replies(RULEBOOK, programme, [told] * len(programme), DAY, EVERYTHING)


def test_of_a_whole_programme_one_exercise_rises_at_a_time() -> None:
    found = together(WELL, WELL)
    assert sorted(move.kind for move in found) == ["more", "wait", "wait"]


def test_no_two_exercises_give_way_to_a_harder_one_on_the_same_day() -> None:
    grown = tuple(
        Dosed(one.exercise, replace(one.dose, reps=2 * one.dose.reps if one.dose.reps else None))
        for one in PROGRAMME
    )
    alone = [together(WELL, WELL, programme=(one,))[0].kind for one in grown]
    assert alone.count("harder") > 1
    found = [move.kind for move in together(WELL, WELL, programme=grown)]
    assert sorted(found) == ["harder", "wait", "wait"]


def test_the_exercise_that_has_grown_least_rises_first() -> None:
    first = together(WELL, WELL)
    grown = tuple(Dosed(move.exercise, move.dose) for move in first)
    second = together(WELL, WELL, programme=grown)
    assert [m.kind for m in first].index("more") != [m.kind for m in second].index("more")


def test_a_bad_day_lightens_every_exercise_and_raises_none() -> None:
    assert not RISES & {move.kind for move in together(WELL, {"pain": 7, "settled": False, "sign": False})}


def test_while_one_exercise_is_lightened_no_other_rises() -> None:
    """One was left for a week, the others went well."""
    well = [Response(DAY - timedelta(days=n), 1, True, sign=False) for n in (2, 1)]
    left = [Response(DAY - timedelta(days=8), 1, True, sign=False)]
    found = replies(RULEBOOK, PROGRAMME, [well, left, well], DAY, EVERYTHING)
    assert not RISES & {move.kind for move in found}


@settings(max_examples=100)
@given(st.lists(EXERCISES, min_size=1, max_size=4, unique=True), st.integers(1, 30))
def test_a_programme_that_rises_stays_within_its_time(chosen: list[str], times: int) -> None:
    """Good days, again and again: it never grows beyond the longest time, unless it began beyond."""
    programme = tuple(begun(RULEBOOK, RULEBOOK.exercises[name]) for name in chosen)
    most = max(FILE.settings["most_seconds"].value, seconds_of(RULEBOOK, FILE, programme))
    for _day in range(times):
        programme = tuple(Dosed(m.exercise, m.dose) for m in together(WELL, WELL, programme=programme))
        assert seconds_of(RULEBOOK, FILE, programme) <= most
