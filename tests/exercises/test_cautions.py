"""Each caution speaks of somebody: there is a person for whom it holds, and one for whom it does not."""

from __future__ import annotations

from itertools import product

import pytest

from parcours_dos.language.tree import facts_of
from parcours_dos.pathway import facts
from tests.pathway.someone import PLAIN, RULEBOOK

CODES = """
ost pg_sup pg_pro pg_pgp pp_abd rad_leg rad_arm flex ext sten surg6 surg12 dizz inst htn card bal
knee hip sho wrist hyper breath
"""

# What each caution sets aside, or asks about first, as the exercise reference says it.
FORBIDDEN = """
ost exclude: double_knee_to_chest seated_forward_bend curl_up_mcgill
ost ask: prone_press_up towel_roll_extension front_plank lift_box_floor
pg_sup exclude: single_knee_to_chest double_knee_to_chest towel_roll_extension curl_up_mcgill
    dead_bug bridge single_leg_bridge hamstring_stretch_lying sciatic_slider_lying
    rest_legs_on_chair
pg_pro exclude: prone_lying prone_on_elbows prone_press_up prone_w_lift front_plank
    prone_back_extension
pg_pgp exclude: bent_knee_fall_out single_leg_bridge side_bridge_feet single_leg_stand lunge_pick_up
    carry_one_side hip_flexor_stretch stair_climb
pg_pgp ask: lift_box_floor
pp_abd exclude: front_plank_knees front_plank curl_up_mcgill dead_bug lift_box_floor
rad_leg exclude: seated_forward_bend lift_box_floor hamstring_stretch_lying sciatic_slider_lying
    sciatic_slider_seated femoral_slider_side
rad_leg ask: side_glide_wall
rad_arm exclude: upper_trapezius_stretch median_slider ulnar_slider
flex exclude: double_knee_to_chest seated_forward_bend
ext exclude: prone_lying prone_on_elbows standing_back_bend prone_press_up prone_back_extension
sten exclude: prone_on_elbows standing_back_bend prone_press_up prone_back_extension
surg6 exclude: double_knee_to_chest child_pose_rock seated_forward_bend prone_on_elbows
    standing_back_bend prone_press_up seated_trunk_rotation open_book side_glide_wall
    towel_roll_extension over_shoulder_check prone_w_lift band_row desk_plank front_plank_knees
    front_plank side_bridge_knees lift_box_table carry_two_bags put_on_socks sciatic_slider_seated
surg6 ask: cat_camel knee_rolls bridge floor_to_stand driving_setup sciatic_slider_lying
    femoral_slider_side
surg12 exclude: front_plank curl_up_mcgill dead_bug single_leg_bridge side_bridge_feet
    prone_back_extension lift_box_floor carry_one_side
dizz exclude: neck_rotation_lying neck_rotation_sitting over_shoulder_check neck_flexion_extension
    neck_repositioning
dizz ask: gaze_stability
inst exclude: neck_rotation_lying neck_rotation_sitting over_shoulder_check neck_side_bend
    neck_flexion_extension chin_nod_lying chin_tuck_sitting head_lift_chin_nod neck_isometric_back
    neck_isometric_front neck_isometric_side neck_repositioning gaze_stability
    upper_trapezius_stretch median_slider ulnar_slider
htn exclude: front_plank
card exclude: brisk_walk stair_climb seated_march march_on_spot stationary_bike
card ask: paced_breathing_six
hip exclude: put_on_socks figure_four_seated
"""

# Each answer that is enough, by itself, for a caution to hold.
OPERATED = {"operated_spine": True, "surgery_under_12_weeks": True}
OLD = {"operated_spine": True, "surgery_under_12_weeks": False}
ENOUGH: list[tuple[str, dict[str, object]]] = [
    ("ost", {"osteoporosis": True}),
    ("ost", {"oral_steroids": True}),
    ("ost", {"vertebra_broken_easily": True}),
    ("pg_sup", {"pregnant_or_recent_birth": True, "pregnant_over_3_months": True}),
    ("pg_pro", {"pregnant_or_recent_birth": True, "pregnant_over_3_months": True}),
    ("pg_pgp", {"pelvic_girdle_pain": True}),
    ("pp_abd", {"belly_wall_to_spare": True}),
    ("pp_abd", {"pregnant_or_recent_birth": True, "recent_birth": True}),
    ("rad_leg", {"leg_pain_irritable": True}),
    ("rad_arm", {"pain_neck": True, "arm_pain_irritable": True}),
    ("flex", {"bending_spreads_pain": True}),
    ("ext", {"arching_spreads_pain": True}),
    ("ext", {"vertebra_slipped": True}),
    ("sten", {"narrow_canal": True}),
    ("surg6", {**OPERATED, "surgery_under_6_weeks": True, "surgeon_still_limits": False}),
    ("surg6", {**OLD, "surgeon_still_limits": True}),
    ("surg12", {**OPERATED, "surgery_under_6_weeks": False, "surgeon_still_limits": False}),
    ("surg12", {**OLD, "surgeon_still_limits": True}),
    ("dizz", {"neck_movement_dizzy": True}),
    ("inst", {"inflammatory_rheumatism": True}),
    ("inst", {"fragile_ligaments": True}),
    ("inst", {"pain_neck": True, "blow_or_fall": True, "trauma_days": 3}),
    ("htn", {"blood_pressure_unsteady": True}),
    ("card", {"heart_limits_effort": True}),
    ("bal", {"unsteady_or_fell": True}),
    ("knee", {"knee_sore": True}),
    ("hip", {"hip_sore": True}),
    ("sho", {"shoulder_sore": True}),
    ("wrist", {"wrist_sore": True}),
    ("hyper", {"joints_very_supple": True}),
    ("hyper", {"fragile_ligaments": True}),
    ("breath", {"breathing_unsettles": True}),
]


def holds(code: str, **changes: object) -> bool | None:
    """Does this caution hold for the plain person, with these other answers?"""
    known = facts.read(RULEBOOK, {**PLAIN, **changes}, "patient")
    return RULEBOOK.cautions[code].when.value(known)


def test_the_cautions_are_those_of_the_reference() -> None:
    assert sorted(RULEBOOK.cautions) == sorted(CODES.split())


def holds_for(code: str, told: dict[str, object]) -> bool | None:
    """Does this caution hold for someone who said this and nothing else?"""
    return RULEBOOK.cautions[code].when.value(told)


@pytest.mark.parametrize("code", CODES.split())
def test_a_caution_can_hold_and_can_not(code: str) -> None:
    reading = RULEBOOK.cautions[code].when
    names = sorted(facts_of(reading.spread))
    found = {reading.value(answers) for answers in _people(names)}
    assert {True, False} <= found


@pytest.mark.parametrize(("code", "told"), ENOUGH)
def test_each_answer_that_calls_for_a_caution_is_enough_alone(code: str, told: dict[str, object]) -> None:
    """No to all the rest, and the caution holds; no to this as well, and it does not."""
    calm = dict.fromkeys(facts_of(RULEBOOK.cautions[code].when.spread), False)
    place = {name: value for name, value in PLAIN.items() if name.startswith("pain_")}
    assert holds_for(code, {**calm, **place, **told}) is True
    silenced = {name: False if value is True else value for name, value in told.items()}
    assert holds_for(code, {**calm, **place, **silenced}) is not True


def test_what_a_caution_forbids_is_what_the_reference_says() -> None:
    """An exercise that a caution no longer sets aside is a decision: it is written here too."""
    found: dict[str, set[str]] = {}
    for exercise in RULEBOOK.exercises.values():
        for caution in exercise.cautions:
            if caution.action != "modify":
                found.setdefault(f"{caution.code} {caution.action}", set()).add(exercise.name)
    told = (line.partition(": ") for line in FORBIDDEN.replace("\n    ", " ").strip().splitlines())
    assert found == {heading: set(names.split()) for heading, _colon, names in told}


def _people(names: list[str]) -> list[dict[str, object]]:
    """Everyone who could answer these facts: yes or no to each, and a number at both ends."""
    choices: list[list[object]] = []
    for name in names:
        entry = RULEBOOK.facts[name]
        choices.append([entry.min, entry.max] if entry.type == "integer" else [True, False])
    return [dict(zip(names, values, strict=True)) for values in product(*choices)]


@pytest.mark.parametrize("code", CODES.split())
def test_every_caution_changes_an_exercise(code: str) -> None:
    touched = [
        exercise.name
        for exercise in RULEBOOK.exercises.values()
        if any(caution.code == code for caution in exercise.cautions)
    ]
    assert touched


def test_what_is_asked_is_asked_for_a_programme_alone() -> None:
    """The new questions never come before the advice: they sit on pages of their own."""
    asked = {name for caution in RULEBOOK.cautions.values() for name in facts_of(caution.when.spread)}
    pages = {RULEBOOK.facts[name].screen for name in asked}
    own = {name for name, screen in RULEBOOK.screens.items() if screen.asked_for == "programme"}
    assert own <= pages
    for flag in RULEBOOK.flags:
        read = {RULEBOOK.facts[name].screen for name in facts_of(flag.when.spread)}
        assert not read & own, flag.name


def test_an_answer_that_is_not_known_is_not_a_no() -> None:
    assert holds("knee", knee_sore=None) is None
    assert holds("ost", osteoporosis=False, oral_steroids=False, vertebra_broken_easily=None) is None


def test_who_was_never_operated_is_asked_nothing_more() -> None:
    assert holds("surg6", operated_spine=False) is False
    assert holds("surg6", operated_spine=True) is None


def test_six_weeks_after_an_operation_both_bands_hold() -> None:
    young = {"operated_spine": True, "surgery_under_12_weeks": True, "surgery_under_6_weeks": True}
    assert holds("surg6", **young, surgeon_still_limits=False) is True
    assert holds("surg12", **young, surgeon_still_limits=False) is True


def test_years_after_an_operation_the_surgeon_may_still_limit() -> None:
    old = {"operated_spine": True, "surgery_under_12_weeks": False}
    assert holds("surg12", **old, surgeon_still_limits=False) is False
    assert holds("surg12", **old, surgeon_still_limits=True) is True


def test_someone_who_is_not_pregnant_is_not_asked_for_how_long() -> None:
    assert holds("pg_sup", pregnant_or_recent_birth=False) is False


def test_lying_on_the_back_is_never_proposed_late_in_pregnancy_without_a_change() -> None:
    """Long or firm lying on the back is left out, or done with the back raised."""
    free = [
        exercise.name
        for exercise in RULEBOOK.exercises.values()
        if exercise.position == "lying_on_back"
        and not any(caution.code == "pg_sup" for caution in exercise.cautions)
    ]
    assert free == []


def test_a_change_always_says_how() -> None:
    for exercise in RULEBOOK.exercises.values():
        for caution in exercise.cautions:
            known = RULEBOOK.cautions[caution.code].entry
            if caution.action == "modify":
                assert caution.how or known.how, (exercise.name, caution.code)
            if caution.action == "ask":
                assert known.ask, (exercise.name, caution.code)
