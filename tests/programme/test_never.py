"""What a programme never does, whoever comes: read again from the files, beside the choice itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcours_dos.pathway.exercises.library import ladder_of
from parcours_dos.pathway.programme import wishes
from parcours_dos.pathway.programme.choice import Programme, begun, choose, of_a_day, seconds_of, swaps
from parcours_dos.pathway.shapes.exercises import ExerciseEntry
from tests.pathway.interview import MOMENT
from tests.pathway.someone import RULEBOOK

from .anyone import CAUTION_FACTS, FILE, chosen, names

TWELVE_MINUTES = 720
SETTLED: Mapping[str, object] = {
    "age_years": 34,
    "motor_grade": 5,
    "residual_urine_ml": 0,
    "assessed_by_doctor": True,
    "prescription_held": True,
}
PEOPLE: Mapping[str, Mapping[str, object]] = {
    "simple": {"pain_low_back": True},
    "lumbago": {"pain_low_back": True, "blocked_back": True},
    "sciatica": {"pain_low_back": True, "disc_or_sciatica_told": True},
    "scoliosis": {"pain_low_back": True, "scoliosis_told": True},
    "stenosis": {"pain_low_back": True, "narrow_canal": True},
    "osteoporosis": {"pain_low_back": True, "osteoporosis": True},
    "pregnancy": {"pain_low_back": True, "pregnant_or_recent_birth": True},
    "surgery_past": {"pain_low_back": True, "operated_spine": True},
    "surgery_recent": {"pain_low_back": True, "operated_spine": True, "surgery_under_12_weeks": True},
    "neck": {"pain_neck": True},
    "neck_and_arm": {"pain_neck": True, "arm_nerve_told": True},
    "mid_back": {"pain_mid_back": True},
    "chronic": {"pain_low_back": True, "duration_days": 120},
}
TIMES: Mapping[str, Mapping[str, object]] = {
    "recent": {"duration_days": 3, "trend": "stable"},
    "later": {"duration_days": 60, "trend": "improving"},
    "lasting": {"duration_days": 120, "trend": "improving"},
}
PLACES: Mapping[str, Mapping[str, object]] = {
    "at home": {},
    "at work": {"place": "work"},
    "without the floor": {"floor": False},
}
PLACES_LEFT: Mapping[str, set[str]] = {
    "at home": {"work"},
    "at work": {"floor", "bed", "chair", "car", "home_machine"},
    "without the floor": {"floor", "work"},
}
THINGS = sorted({thing for exercise in RULEBOOK.exercises.values() for thing in exercise.equipment})


@cache
def told_by(who: str, when: str) -> Mapping[str, object]:
    """What a clinician states of someone whom a doctor has seen: no to all that was not told."""
    told = {**SETTLED, **TIMES[when], **PEOPLE[who]}
    for name, entry in RULEBOOK.facts.items():
        gate = RULEBOOK.gates.get(name)
        if entry.type == "yes_no" and "clinician" in entry.who and (gate is None or gate.value(told)):
            told.setdefault(name, False)
    return told


def programme(told: Mapping[str, object], **wished: object) -> Programme:
    """The programme of this person, who gets one."""
    found = chosen(told, "clinician", **wished)  # type: ignore[arg-type]  # wishes are checked by `wishes.read`
    assert isinstance(found, Programme), found
    return found


def doubts(told: Mapping[str, object]) -> list[str]:
    """The questions of caution that make sense for someone."""
    gates = RULEBOOK.gates
    return sorted(name for name in CAUTION_FACTS if name not in gates or gates[name].value(told))


def forbidden(told: Mapping[str, object], found: Programme, exercise: ExerciseEntry) -> set[str]:
    """Why someone must not do this exercise: what they said or did not rule out, and their profile."""
    held = {name for name, caution in RULEBOOK.cautions.items() if caution.when.value(told) is not False}
    held |= set(found.profile.cautions.get(found.stage, ()))
    return held & {caution.code for caution in exercise.cautions if caution.action != "modify"}


def offered(told: Mapping[str, object], found: Programme, **wished: object) -> dict[str, list[ExerciseEntry]]:
    """What may take the place of each exercise of a programme."""
    wish = wishes.read(RULEBOOK, wished)
    return {name: list(swaps(RULEBOOK, found, name, told, wish)) for name in names(found)}


def test_each_profile_has_somebody_and_a_full_programme_everywhere() -> None:
    """None stands in the file for nobody; what a person told opens it, and it is full."""
    met = set()
    for who, when, where in product(PEOPLE, TIMES, PLACES):
        found = programme(told_by(who, when), **PLACES[where])
        assert (len(found.picks), found.fewer) == (found.wished, None), (who, when, where)
        met.add(found.profile.name)
    assert met == {profile.name for profile in FILE.profiles} == set(PEOPLE)


@settings(max_examples=40, deadline=None)
@given(
    who=st.sampled_from(sorted(PEOPLE)),
    when=st.sampled_from(sorted(TIMES)),
    where=st.sampled_from(sorted(PLACES)),
    data=st.data(),
)
def test_what_is_proposed_or_offered_instead_is_never_what_this_person_must_not_do(
    who: str, when: str, where: str, data: st.DataObject
) -> None:
    told = told_by(who, when)
    some = st.dictionaries(st.sampled_from(doubts(told)), st.sampled_from([True, None]), max_size=4)
    told = {**told, **data.draw(some)}
    found = programme(told, **PLACES[where])
    others = offered(told, found, **PLACES[where])
    for exercise in (
        *(pick.exercise for pick in found.picks),
        *(each for one in others.values() for each in one),
    ):
        assert not forbidden(told, found, exercise), exercise.name


def test_what_comes_with_a_profile_counts_without_being_asked() -> None:
    """The leg of a sciatica counts as irritable in the first days, whatever is answered."""
    told = told_by("sciatica", "recent")
    assert told["leg_pain_irritable"] is False
    found = programme(told, count=4, equipment=THINGS)
    assert found.profile.cautions["first"] == ["rad_leg"]
    for each in (*names(found), *(one.name for some in offered(told, found).values() for one in some)):
        assert not [
            c for c in RULEBOOK.exercises[each].cautions if c.code == "rad_leg" and c.action != "modify"
        ]


def test_a_profile_keeps_its_cautions_at_every_stage() -> None:
    """Bones, a belly, a canal, a wound ask for care on good days too; an irritable nerve, at first."""
    always = {
        "surgery_recent": ["surg6", "surg12"],
        "pregnancy": ["pg_sup", "pg_pro"],
        "osteoporosis": ["ost"],
        "stenosis": ["sten", "ext"],
    }
    expected = {
        name: dict.fromkeys(("first", "later", "maintenance"), codes) for name, codes in always.items()
    }
    expected |= {"sciatica": {"first": ["rad_leg"]}, "neck_and_arm": {"first": ["rad_arm"]}}
    assert {entry.name: entry.cautions for entry in FILE.profiles if entry.cautions} == expected


@pytest.mark.parametrize(("when", "where"), list(zip(TIMES, PLACES, strict=True)))
@pytest.mark.parametrize("who", PEOPLE)
def test_an_exchange_keeps_the_place_the_phase_the_ladders_and_the_time(
    who: str, when: str, where: str
) -> None:
    told = told_by(who, when)
    found = programme(told, **PLACES[where], count=4)
    for name, others in offered(told, found, **PLACES[where]).items():
        kept = [pick.exercise for pick in found.picks if pick.exercise.name != name]
        for other in others:
            after = [*kept, other]
            ladders = [ladder.name for each in after if (ladder := ladder_of(RULEBOOK, each.name))]
            assert set(other.places) - PLACES_LEFT[where], other.name
            assert found.phase in other.phases, other.name
            assert len(ladders) == len(set(ladders)), other.name
            assert seconds_of(RULEBOOK, FILE, [begun(RULEBOOK, each) for each in after]) <= TWELVE_MINUTES


@pytest.mark.parametrize("minutes", [2, 4, 6, 7])
def test_with_less_time_there_is_less_and_never_more_than_the_time(minutes: int) -> None:
    """Four exercises fit in twelve minutes; not in these. Neither as proposed, nor after an exchange."""
    most = msgspec.structs.replace(FILE.settings["most_seconds"], value=60 * minutes)
    file = msgspec.structs.replace(FILE, settings={**FILE.settings, "most_seconds": most})
    book, wish = replace(RULEBOOK, programme=file), wishes.Wishes(count=4)
    changed = 0
    for who in PEOPLE:
        told = told_by(who, "later")
        found = choose(book, told, "clinician", MOMENT, book.countries["FR"], None, wish)
        assert isinstance(found, Programme)
        assert found.seconds <= 60 * minutes
        changed += names(found) != names(programme(told, count=4))
        for name in names(found):
            kept = [other for other in names(found) if other != name]
            for other in swaps(book, found, name, told, wish):
                day = [begun(book, book.exercises[one]) for one in of_a_day(book, file, (*kept, other.name))]
                assert seconds_of(book, file, day) <= 60 * minutes
    assert changed


def test_every_exercise_is_proposed_or_offered_to_somebody() -> None:
    """At home or at work, with all there may be at hand: none is in the library in vain."""
    met: set[str] = set()
    for who in PEOPLE:
        for when in TIMES:
            for wished in ({}, {"place": "work"}, {"maintenance": True}):
                told, more = told_by(who, when), {**wished, "equipment": THINGS}
                found = programme(told, **more)
                met |= {
                    *names(found),
                    *(one.name for some in offered(told, found, **more).values() for one in some),
                }
    assert set(RULEBOOK.exercises) - met == set()


def test_as_long_as_nobody_knows_that_it_gets_better_exercises_stay_those_of_the_first_days() -> None:
    assert programme(told_by("simple", "later")).stage == "later"
    assert programme({**told_by("simple", "later"), "trend": None}).stage == "first"


def test_going_down_to_the_floor_takes_longer_than_changing_chairs() -> None:
    def between(*chosen: str) -> int:
        alone = [seconds_of(RULEBOOK, FILE, [begun(RULEBOOK, RULEBOOK.exercises[name])]) for name in chosen]
        return seconds_of(RULEBOOK, FILE, [begun(RULEBOOK, RULEBOOK.exercises[n]) for n in chosen]) - sum(
            alone
        )

    assert between("bridge", "hip_hinge_wall") == FILE.settings["floor_seconds"].value
    assert between("seated_pelvic_tilt", "hip_hinge_wall") == FILE.settings["change_seconds"].value
    assert between("hip_hinge_wall", "mini_squat") == 0


def test_the_numbers_are_those_of_the_reference() -> None:
    """Another number is another rule: it is changed here too, on purpose."""
    assert {name: entry.value for name, entry in FILE.settings.items()} == {
        "most_seconds": TWELVE_MINUTES,
        "few": 2,
        "usual": 3,
        "most": 4,
        "change_seconds": 15,
        "floor_seconds": 30,
        "pain_go_on": 3,
        "pain_keep": 5,
        "good_sessions": 2,
        "bad_days": 3,
        "repetitions_step": 2,
        "hold_step": 2,
        "minutes_step": 1,
        "harder_times": 2,
        "lighter_share": 2,
        "missed_half": 3,
        "missed_easier": 7,
    }
    assert {kind: entry.value for kind, entry in FILE.ceilings.items()} == {"neural": 3, "task": 6}


def test_a_shorter_programme_says_why_and_a_full_one_does_not() -> None:
    told = told_by("simple", "later")
    full = programme(told, place="work")
    assert full.fewer is None
    every = [name for name in RULEBOOK.exercises if name not in names(full)[:1]]
    short = programme(told, place="work", without=every)
    assert names(short) == names(full)[:1]
    assert short.fewer == FILE.fewer
    none = programme(told, place="work", without=list(RULEBOOK.exercises))
    assert (none.picks, none.fewer) == ((), FILE.fewer)
