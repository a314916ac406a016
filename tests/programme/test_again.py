"""A programme opened again: what still suits the person, where its steps may lead, and two weeks of paper."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from parcours_dos.pathway.exercises.dose import Dosed
from parcours_dos.pathway.programme.again import steps_allowed, suited
from parcours_dos.pathway.programme.allowed import FORBID, present
from parcours_dos.pathway.programme.choice import begun
from parcours_dos.pathway.programme.diary import Day, Diary, responses
from parcours_dos.pathway.programme.replies import RISES, replies
from tests.pathway.someone import RULEBOOK

from .anyone import answered
from .anyone import programme as chosen_for

EXERCISES = st.sampled_from(sorted(RULEBOOK.exercises))
PROGRAMMES = st.lists(EXERCISES, min_size=1, max_size=4, unique=True).map(
    lambda names: [begun(RULEBOOK, RULEBOOK.exercises[name]) for name in names]
)
CAUTIONS = st.frozensets(st.sampled_from(sorted(RULEBOOK.cautions)), max_size=6)
FIRST = date(2026, 11, 1)
ALL = frozenset({0, 1, 2})


@given(programme=PROGRAMMES, cautions=CAUTIONS)
def test_what_a_person_must_not_do_is_taken_out_and_nothing_else(
    programme: list[Dosed], cautions: frozenset[str]
) -> None:
    found = suited(RULEBOOK, programme, cautions)
    for one, _adapted in found.kept:
        assert not any(c.action in FORBID and c.code in cautions for c in one.exercise.cautions)
    for verdict in found.out:
        assert any(c.action in FORBID and c.code in cautions for c in verdict.exercise.cautions)
        assert verdict.caution is not None
    assert len(found.kept) + len(found.out) == len(programme)


@given(programme=PROGRAMMES)
def test_when_nothing_is_known_steps_lead_only_to_what_anyone_may_do(programme: list[Dosed]) -> None:
    unknown = present(RULEBOOK, {})
    for name in steps_allowed(RULEBOOK, programme, None, None):
        assert not any(c.action in FORBID and c.code in unknown for c in RULEBOOK.exercises[name].cautions), (
            name
        )


@given(programme=PROGRAMMES)
def test_steps_lead_to_no_floor_and_no_thing_that_the_programme_did_not_have(programme: list[Dosed]) -> None:
    on_the_floor = any("floor" in one.exercise.places for one in programme)
    things = {thing for one in programme for thing in one.exercise.equipment}
    kinds = RULEBOOK.exercise_kinds
    assert kinds is not None
    for name in steps_allowed(RULEBOOK, programme, None, None):
        exercise = RULEBOOK.exercises[name]
        assert on_the_floor or set(exercise.places) != {"floor"}
        assert all(kinds.equipment[thing].everyday or thing in things for thing in exercise.equipment)


@given(programme=PROGRAMMES, cautions=CAUTIONS)
def test_when_someone_is_known_steps_lead_to_nothing_that_they_must_not_do(
    programme: list[Dosed], cautions: frozenset[str]
) -> None:
    known = chosen_for(answered(duration_days=3))
    for name in steps_allowed(RULEBOOK, programme, known, cautions):
        exercise = RULEBOOK.exercises[name]
        assert not any(c.action in FORBID and c.code in cautions for c in exercise.cautions), name
        assert known.phase in exercise.phases, name


def test_each_exercise_has_the_days_on_which_it_was_ticked() -> None:
    diary = Diary(FIRST, (Day(ALL, 2, False), Day(frozenset({0}), 6, True), Day(), Day(ALL)), sign=False)
    first, second = responses(diary, 2)
    assert [(r.day.day, r.pain, r.settled) for r in first] == [(1, 2, True), (2, 6, False), (4, None, None)]
    assert [r.day.day for r in second] == [1, 4]


@given(done=st.frozensets(st.sampled_from([0, 1, 2])), programme=PROGRAMMES)
def test_a_new_sign_stops_every_exercise_even_those_not_done(
    done: frozenset[int], programme: list[Dosed]
) -> None:
    told = responses(Diary(FIRST, (Day(done, 1, False),), sign=True), len(programme))
    moves = replies(RULEBOOK, programme, told, FIRST, frozenset(RULEBOOK.exercises))
    assert {move.kind for move in moves} == {"stop"}


DAYS = st.builds(
    Day,
    done=st.frozensets(st.sampled_from([0, 1, 2]), max_size=3),
    pain=st.one_of(st.none(), st.integers(0, 3), st.integers(0, 10)),
    lasted=st.sampled_from([False, False, True, None]),
)


@settings(max_examples=200)
@given(
    days=st.lists(DAYS, min_size=1, max_size=14),
    sign=st.sampled_from([False, False, True, None]),
    late=st.integers(0, 10),
)
def test_whatever_was_written_a_bad_last_day_raises_nothing(
    days: list[Day], sign: bool | None, late: int
) -> None:
    programme = [
        begun(RULEBOOK, RULEBOOK.exercises[name]) for name in ("bridge", "bird_dog_leg", "sit_to_stand")
    ]
    diary = Diary(FIRST, tuple(days), sign)
    today = date.fromordinal(FIRST.toordinal() + len(days) + late)
    moves = replies(
        RULEBOOK, programme, responses(diary, 3), today, steps_allowed(RULEBOOK, programme, None, None)
    )
    rising = [rank for rank, move in enumerate(moves) if move.kind in RISES]
    assert len(rising) <= 1
    for rank in rising:
        last = next(day for day in reversed(days) if rank in day.done)
        assert sign is False
        assert last.lasted is False
        assert last.pain is not None
        assert last.pain <= 3
