"""What the library holds: enough for each region and place; ladders that go one way; doses one can do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from parcours_dos.pathway.exercises.dose import Dose
from parcours_dos.pathway.exercises.library import easier, harder, ladder_of, needs_no_floor, possible_at
from parcours_dos.pathway.exercises.timing import lasting, seconds_at, spells
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.programme.choice import begun, inside
from parcours_dos.pathway.shapes.exercises import DoseEntry, ExerciseEntry, PaceEntry
from tests.pathway.someone import RULEBOOK

EXERCISES = RULEBOOK.exercises

# The ladders of the exercise reference, easiest first.
LADDERS = """
single_knee_to_chest double_knee_to_chest child_pose_rock seated_forward_bend
prone_lying prone_on_elbows standing_back_bend prone_press_up
pelvic_tilt_lying seated_pelvic_tilt cat_camel
knee_rolls seated_trunk_rotation open_book
seated_round_straighten seated_thoracic_extension towel_roll_extension
neck_rotation_lying neck_rotation_sitting over_shoulder_check
shoulder_rolls neck_side_bend neck_flexion_extension
chin_nod_lying chin_tuck_sitting head_lift_chin_nod
neck_isometric_back neck_isometric_front neck_isometric_side
neck_repositioning gaze_stability
scapular_setting wall_angel prone_w_lift
band_row band_lateral_raise
desk_plank front_plank_knees front_plank
abdominal_brace_lying bent_knee_fall_out heel_slide curl_up_mcgill dead_bug
bird_dog_leg bird_dog
bridge single_leg_bridge
wall_side_lean side_bridge_knees side_bridge_feet
tandem_stand single_leg_stand
hip_hinge_wall hip_hinge_stick lift_box_table lift_box_floor
sit_to_stand mini_squat lunge_pick_up floor_to_stand
carry_two_bags carry_one_side
log_roll_out_of_bed driving_setup put_on_socks
upright_reset seated_repositioning sit_stand_alternation
short_walk brisk_walk stair_climb
seated_march march_on_spot stationary_bike
ankle_pump_leg_raised sciatic_slider_lying sciatic_slider_seated
breathing_lying breathing_sitting paced_breathing_six
shoulder_tense_release progressive_muscle_relaxation body_scan
"""

ALONE = """
side_glide_wall prone_back_extension clam shelf_reach hip_flexor_stretch figure_four_seated
hamstring_stretch_lying upper_trapezius_stretch pec_doorway_stretch overhead_reach_stretch
femoral_slider_side median_slider ulnar_slider rest_legs_on_chair side_lying_rest seated_lean_rest
"""


def at_work(exercise: ExerciseEntry) -> bool:
    return possible_at(exercise, "work") and exercise.position in ("sitting", "standing")


@pytest.mark.parametrize(
    ("least", "those"),
    [
        (80, lambda exercise: True),
        (20, at_work),
        (20, needs_no_floor),
        (15, lambda exercise: exercise.region == "neck"),
        (10, lambda exercise: exercise.first_day),
    ],
    ids=["in all", "at work", "without the floor", "for the neck", "on a first day"],
)
def test_there_are_enough(least: int, those: Callable[[ExerciseEntry], bool]) -> None:
    assert sum(those(exercise) for exercise in EXERCISES.values()) >= least


def test_the_whole_reference_is_there() -> None:
    """One hundred exercises, shared out as the reference counts them."""
    kinds = Counter(exercise.category for exercise in EXERCISES.values())
    assert kinds == {
        "mobility": 24,
        "strength": 19,
        "motor_control": 17,
        "task": 13,
        "relaxation": 9,
        "stretching": 6,
        "aerobic": 6,
        "neural": 6,
    }
    regions = Counter(exercise.region for exercise in EXERCISES.values())
    assert regions == {"low_back": 45, "whole": 22, "neck": 19, "upper_back": 14}
    assert sum(exercise.first_day for exercise in EXERCISES.values()) == 19
    assert sum(map(needs_no_floor, EXERCISES.values())) == 61
    assert sum(possible_at(exercise, "work") for exercise in EXERCISES.values()) == 56


def test_nothing_is_said_surer_than_it_is() -> None:
    """Most doses rest on no text that was read, and they say so."""
    assert Counter(each.status for each in EXERCISES.values()) == {
        "secondary": 62,
        "confirmed": 28,
        "unconfirmed": 10,
    }
    assert Counter(each.dose_status for each in EXERCISES.values()) == {
        "unconfirmed": 54,
        "secondary": 42,
        "confirmed": 4,
    }
    for each in EXERCISES.values():
        assert (each.status == "unconfirmed") == (RULEBOOK.sources[each.source].rank == "project"), each.name


def test_the_ladders_are_those_of_the_reference_and_no_other() -> None:
    told = [line.split() for line in LADDERS.strip().splitlines()]
    assert [ladder.order for ladder in RULEBOOK.ladders.values()] == told


def test_what_stands_alone_has_no_easier_nor_harder() -> None:
    alone = {name for name in EXERCISES if ladder_of(RULEBOOK, name) is None}
    assert alone == set(ALONE.split())
    assert all(easier(RULEBOOK, name) is None and harder(RULEBOOK, name) is None for name in alone)


def test_up_then_down_comes_back() -> None:
    for name in EXERCISES:
        above = harder(RULEBOOK, name)
        assert above is None or easier(RULEBOOK, above) == name
    assert easier(RULEBOOK, "prone_lying") is None
    assert harder(RULEBOOK, "bridge") == "single_leg_bridge"


def test_climbing_always_ends() -> None:
    for name in EXERCISES:
        seen = [name]
        while (above := harder(RULEBOOK, seen[-1])) is not None:
            assert above not in seen
            seen.append(above)


@pytest.mark.parametrize(
    ("dose", "pace", "seconds"),
    [
        (DoseEntry(text="", reps=8), PaceEntry(turn=5, source="", place="", status="design"), 40),
        (
            DoseEntry(text="", reps=5, hold_seconds=5, each_side=True),
            PaceEntry(turn=5, source="", place="", status="design"),
            100,
        ),
        (
            DoseEntry(text="", sets=3, hold_seconds=15),
            PaceEntry(turn=4, rest=30, source="", place="", status="design"),
            117,
        ),
        (DoseEntry(text="", minutes=10), PaceEntry(turn=4, source="", place="", status="design"), 600),
    ],
    ids=["eight turns", "held, on both sides", "three holds and their rests", "a long walk"],
)
def test_the_time_follows_from_the_dose(dose: DoseEntry, pace: PaceEntry, seconds: int) -> None:
    assert lasting(Dose.start(dose), dose.each_side, pace) == seconds


def test_each_set_and_each_side_has_its_time_and_rests_stand_between() -> None:
    pace = PaceEntry(turn=4, rest=30, source="", place="", status="design")
    found = spells(Dose(sets=2, reps=6, hold_seconds=3), each_side=True, pace=pace)
    assert [(s.part, s.side, s.rest, s.seconds) for s in found] == [
        (1, 1, False, 42),
        (1, 2, False, 42),
        (2, 0, True, 30),
        (2, 1, False, 42),
        (2, 2, False, 42),
    ]


def test_a_long_rest_is_cut_short_among_others_and_nothing_else_is() -> None:
    pace = PaceEntry(turn=15, longest=180, source="", place="", status="design")
    assert Dose(minutes=5).shortened(pace) == Dose(minutes=3)
    assert Dose(minutes=2).shortened(pace) == Dose(minutes=2)
    assert Dose(reps=40).shortened(pace) == Dose(reps=40)


def test_nobody_is_thought_to_own_a_band_a_bike_a_car_or_stairs() -> None:
    kinds = RULEBOOK.exercise_kinds
    assert kinds is not None
    to_have = {name for name, thing in kinds.equipment.items() if not thing.everyday}
    assert to_have == {"elastic_band", "stationary_bike", "car", "stairs"}


def test_only_endurance_counts_beside_the_ten_minutes() -> None:
    beside = {exercise.category for exercise in EXERCISES.values() if not inside(RULEBOOK, exercise)}
    assert beside == {"aerobic"}


def test_no_single_exercise_eats_the_ten_minutes() -> None:
    for exercise in EXERCISES.values():
        if inside(RULEBOOK, exercise):
            assert 5 <= seconds_at(RULEBOOK, exercise, begun(RULEBOOK, exercise).dose) <= 300


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_dose_can_be_read_aloud(language: str) -> None:
    """The words carry every number of the dose, so that nobody has to guess."""
    for exercise in load(language=language).exercises.values():
        dose = exercise.dose
        numbers = {dose.sets, dose.reps, dose.hold_seconds, dose.minutes, dose.per_day, dose.per_week}
        said = {int(found) for found in re.findall(r"\d+", dose.text)}
        assert {number for number in numbers if number is not None and number > 1} <= said, exercise.name


FRIGHTENING = re.compile(
    r"\b(fragiles?|usée?s?|coincée?s?|abîmée?s?|dangereu(x|se)|danger|protége[rz]|lésions?|dégénér\w+)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.?!:;]) ")
WORD = re.compile(r"[\w'-]+")
MOST_WORDS = 20


def test_sentences_are_short_and_frighten_nobody() -> None:
    for exercise in EXERCISES.values():
        hows = [caution.how for caution in exercise.cautions if caution.how]
        for text in (exercise.purpose, *exercise.steps, *exercise.mistakes, exercise.dose.text, *hows):
            assert not FRIGHTENING.search(text), (exercise.name, text)
            for sentence in SENTENCE.split(text):
                assert len(WORD.findall(sentence)) <= MOST_WORDS, (exercise.name, sentence)


def test_no_two_exercises_bear_the_same_name() -> None:
    labels = Counter(exercise.label for exercise in EXERCISES.values())
    assert [label for label, times in labels.items() if times > 1] == []
