"""Which exercises, how many, how long: the choice of one person, told as stories."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from parcours_dos.pathway import moment as at
from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.exercises.library import ladder_of
from parcours_dos.pathway.exercises.timing import seconds_at
from parcours_dos.pathway.plan import eligibility
from parcours_dos.pathway.programme import plain
from parcours_dos.pathway.programme.allowed import present, verdicts
from parcours_dos.pathway.programme.choice import NoProgramme, Programme, begun, opened, seconds_of, swaps
from parcours_dos.pathway.programme.wishes import NO_WISH
from parcours_dos.pathway.rulebook import TIERS
from tests.pathway.interview import MOMENT
from tests.pathway.someone import RULEBOOK

from .anyone import FILE, answered, chosen, names, programme

PROFILES = {
    "lumbago": {"blocked_back": True, "duration_days": 3},
    "simple": {"duration_days": 3},
    "sciatica": {"disc_or_sciatica_told": True, "duration_days": 3},
    "scoliosis": {"scoliosis_told": True, "duration_days": 3},
    "neck": {"pain_low_back": False, "pain_neck": True, "duration_days": 3},
    "surgery_past": {"operated_spine": True, "duration_days": 3},
    "stenosis": {"narrow_canal": True, "duration_days": 3},
}
SETTINGS = {
    "at home": {},
    "at work": {"place": "work"},
    "without the floor": {"floor": False},
}


def test_a_recent_pain_starts_alone_with_two_gentle_exercises() -> None:
    found = programme(answered(duration_days=3))
    assert found.stage == "first"
    assert len(found.picks) == 2
    assert found.fewer is None
    assert found.seconds <= FILE.settings["most_seconds"].value
    assert all(pick.why.text for pick in found.picks)


def test_later_there_are_three_and_one_of_them_strengthens() -> None:
    found = programme(answered(duration_days=60, prescription_held=True, trend="improving"))
    assert found.stage == "later"
    assert len(found.picks) == 3
    assert {"motor_control", "strength"} & {pick.exercise.category for pick in found.picks}


@pytest.mark.parametrize("sign", [{"saddle_numbness": True}, {"fever_38": True}, {"leg_weakness": None}])
def test_a_sign_raised_or_in_doubt_gives_the_advice_and_no_exercise(sign: dict[str, object]) -> None:
    assert isinstance(chosen({**answered(duration_days=3), **sign}), NoProgramme)


def test_who_must_see_a_doctor_first_gets_no_exercise() -> None:
    told = answered(duration_days=60, prescription_held=False, physiotherapist_place="practice")
    found = chosen(told)
    assert isinstance(found, NoProgramme)
    assert found.closed.name == "doctor_first"


def test_an_urgency_shuts_the_door_whoever_is_seen_first() -> None:
    """Even a first contact that would let in, some day: no exercise before a sign is settled."""
    setting = at.setting(RULEBOOK.countries["FR"], MOMENT)
    calm = eligibility.entrance(RULEBOOK, answered(duration_days=3), "patient", setting)
    assert opened(FILE, calm)
    for level in range(1, len(TIERS)):
        assert opened(FILE, replace(calm, level=level)) is None


@pytest.mark.parametrize("where", SETTINGS)
@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_gets_a_full_programme_everywhere(profile: str, where: str) -> None:
    found = programme(answered(**PROFILES[profile]), **SETTINGS[where])
    assert found.profile.name == profile
    assert len(found.picks) == found.wished, names(found)
    assert found.seconds <= FILE.settings["most_seconds"].value


@pytest.mark.parametrize("where", SETTINGS)
def test_nothing_is_done_where_it_cannot_be(where: str) -> None:
    found = programme(answered(duration_days=3), **SETTINGS[where], count=4)
    for pick in found.picks:
        places = set(pick.exercise.places)
        if where == "at work":
            assert places & {"work", "anywhere"}
        if where == "without the floor":
            assert places - {"floor"}


def test_a_caution_sets_an_exercise_aside_and_a_doubt_as_well() -> None:
    plain_one = answered(duration_days=3, pain_low_back=True)
    for answer in (True, None):
        told = {**plain_one, "arching_spreads_pain": answer}
        found = verdicts(RULEBOOK, present(RULEBOOK, told), "acute", NO_WISH)
        assert found["prone_lying"].why == "caution"
    assert verdicts(RULEBOOK, present(RULEBOOK, plain_one), "acute", NO_WISH)["prone_lying"].allowed


def test_an_exercise_done_otherwise_says_how() -> None:
    told = answered(duration_days=60, prescription_held=True, trend="improving", knee_sore=True)
    found = verdicts(RULEBOOK, present(RULEBOOK, told), "subacute", NO_WISH)
    kneeling = found["bird_dog_leg"]
    assert kneeling.allowed
    assert kneeling.adapted
    assert all(adapted.how for adapted in kneeling.adapted)


def test_what_an_exercise_says_of_its_own_change_comes_before_what_the_caution_says() -> None:
    told = {**answered(duration_days=3), "bending_spreads_pain": True}
    knee = verdicts(RULEBOOK, present(RULEBOOK, told), "acute", NO_WISH)["single_knee_to_chest"]
    own = next(c.how for c in knee.exercise.cautions if c.code == "flex")
    assert own
    assert own != RULEBOOK.cautions["flex"].entry.how
    assert next(a.how for a in knee.adapted if a.caution == "flex") == own


def test_no_two_of_one_ladder_and_no_clash_of_directions_in_the_first_days() -> None:
    for profile in PROFILES.values():
        found = programme(answered(**profile), count=4)
        known = [ladder.name for name in names(found) if (ladder := ladder_of(RULEBOOK, name))]
        assert len(known) == len(set(known))
        assert not any(set(pair.ladders) <= set(known) for pair in FILE.apart_at_first)


def test_on_the_first_days_what_bends_is_not_swapped_into_what_arches() -> None:
    told = answered(**PROFILES["lumbago"])
    found = programme(told, without=["pelvic_tilt_lying", "knee_rolls"], count=3)
    bending, arching = (set(RULEBOOK.ladders[name].order) for name in FILE.apart_at_first[0].ladders)
    assert bending & set(names(found))
    beside = next(name for name in names(found) if name not in bending)
    offered = {exercise.name for exercise in swaps(RULEBOOK, found, beside, told)}
    later = {exercise.name for exercise in swaps(RULEBOOK, replace(found, stage="later"), beside, told)}
    assert not arching & offered
    assert arching & later


def test_any_exercise_can_be_swapped_for_one_that_the_rules_allow() -> None:
    told = answered(duration_days=60, prescription_held=True, trend="improving")
    found = programme(told)
    cautions = present(RULEBOOK, told)
    for name in names(found):
        others = swaps(RULEBOOK, found, name, told)
        assert others, name
        assert name not in {other.name for other in others}
        for other in others:
            barred = {c.code for c in other.cautions if c.action in ("exclude", "ask")}
            assert not barred & cautions


def test_an_exercise_left_out_does_not_come_back() -> None:
    told = answered(duration_days=3)
    first = names(programme(told))
    again = names(programme(told, without=first))
    assert not set(first) & set(again)


def test_the_time_counts_the_changes_of_place() -> None:
    both = [begun(RULEBOOK, RULEBOOK.exercises[name]) for name in ("bridge", "hip_hinge_wall")]
    assert seconds_of(RULEBOOK, FILE, both) > sum(
        seconds_at(RULEBOOK, one.exercise, one.dose) for one in both
    )


@pytest.mark.parametrize(
    ("wished", "place"),
    [
        ({"count": 0}, "count"),
        ({"count": 9}, "count"),
        ({"equipment": ["spade"]}, "equipment"),
        ({"without": ["handstand"]}, "without"),
        ({"place": "moon"}, "wishes"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_with_its_place(wished: dict[str, object], place: str) -> None:
    with pytest.raises(InputError) as refused:
        chosen(answered(duration_days=3), **wished)  # type: ignore[arg-type]  # drawn from the table
    assert [problem.fact for problem in refused.value.problems] == [place]


def test_programs_receive_the_same_words() -> None:
    found = programme(answered(duration_days=3))
    told = msgspec.to_builtins(plain.as_plain(found))
    assert [entry["exercise"] for entry in told["exercises"]] == names(found)
    assert told["edition"] == RULEBOOK.edition.name
    assert isinstance(found, Programme)


def test_the_minutes_shown_are_those_that_are_counted() -> None:
    """A rest of 5 minutes counts for 3 among other exercises: the person reads 3, then what it is alone."""
    found = programme(answered(duration_days=3))
    rest = next(pick for pick in found.picks if pick.exercise.name == "breathing_lying")
    assert (rest.exercise.dose.minutes, rest.dose.minutes, rest.seconds) == (5, 3, 180)
    assert "3 minutes" in rest.says
    assert rest.exercise.dose.text in rest.says
