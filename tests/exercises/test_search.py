"""People type in a hurry, without accents, with slips of the hand: they find the movement all the same."""

from __future__ import annotations

import pytest

from parcours_dos.pathway.exercises.library import filtered
from parcours_dos.pathway.loading import load
from tests.pathway.someone import RULEBOOK


def found(words: str, **more: object) -> list[str]:
    return [exercise.name for exercise in filtered(RULEBOOK, words=words, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("trapèze", "upper_trapezius_stretch"),
        ("trapeze", "upper_trapezius_stretch"),
        ("TRAPESE", "upper_trapezius_stretch"),
        ("respirasion", "breathing_lying"),
        ("genous poitrine", "single_knee_to_chest"),
        ("porter des sacs", "carry_two_bags"),
        ("chausettes", "put_on_socks"),
        ("velo", "stationary_bike"),
        ("etirement du psoas", "hip_flexor_stretch"),
        ("dos rond", "cat_camel"),
        ("elastique omoplates", "band_row"),
        ("se lever d'une chaise", "sit_to_stand"),
        ("sciatic", "sciatic_slider_lying"),
    ],
)
def test_the_movement_one_has_in_mind_comes_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_small_words_do_not_lead_astray() -> None:
    """« Mal au cou » asks for the neck: « au » and « mal » ask for nothing."""
    assert set(found("mal au cou")) == set(found("cou"))
    assert {RULEBOOK.exercises[name].region for name in found("cou")[:15]} == {"neck"}


def test_the_name_that_people_give_to_a_part_is_known() -> None:
    neck = {name for name, exercise in RULEBOOK.exercises.items() if exercise.region == "neck"}
    assert neck <= set(found("cervicales"))
    assert neck <= set(found("nuque"))


def test_a_rarer_word_says_more_than_a_common_one() -> None:
    assert found("sac au bras")[0] in ("carry_two_bags", "carry_one_side")


def test_what_means_nothing_finds_nothing() -> None:
    assert found("zzzz") == []


def test_no_word_at_all_is_no_search() -> None:
    everything = list(RULEBOOK.exercises)
    assert found("") == everything
    assert found("à, !") == everything


def test_words_and_filters_go_together() -> None:
    assert found("étirer", region="neck") == ["upper_trapezius_stretch"]
    assert found("étirer", region="neck", place="floor") == []


def test_what_can_be_done_anywhere_can_be_done_at_work() -> None:
    at_work = {exercise.name for exercise in filtered(RULEBOOK, place="work")}
    assert {"shoulder_rolls", "seated_pelvic_tilt", "desk_plank"} <= at_work
    assert not at_work & {"bridge", "driving_setup", "stationary_bike"}


def test_on_a_chair_one_sits() -> None:
    positions = {exercise.position for exercise in filtered(RULEBOOK, place="chair")}
    assert "standing" not in positions


def test_nothing_to_buy_leaves_the_band_and_the_bike_aside() -> None:
    bare = {exercise.name for exercise in filtered(RULEBOOK, equipment=())}
    with_band = {exercise.name for exercise in filtered(RULEBOOK, equipment=("elastic_band",))}
    assert with_band - bare == {"band_row", "band_lateral_raise"}
    assert "cat_camel" in bare


def test_no_equipment_named_is_any_equipment() -> None:
    assert len(filtered(RULEBOOK)) == len(RULEBOOK.exercises)


@pytest.mark.parametrize(
    ("typed", "first"), [("plank", "desk_plank"), ("brething", "breathing_lying"), ("Socks", "put_on_socks")]
)
def test_the_same_in_english(typed: str, first: str) -> None:
    assert filtered(load(language="en"), words=typed)[0].name == first
