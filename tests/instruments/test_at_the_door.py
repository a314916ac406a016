"""Answers that cannot be taken: each is named, with the reason and the cure. Nothing half-done is shown."""

import pytest

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.instruments.answers import AnswersError
from parcours_dos.pathway.instruments.asked import scored
from parcours_dos.pathway.loading import load

from .filled import codes, in_order, read

BOOK = load().instruments
WHOLE = in_order("phq_4", 1, 1, 1, 1)
TWO_FOR_A_TICK = {"instrument": "roland_morris", "answers": {"stays_home": 2}, "read_all": True}
A_PAIN_BEFORE = {"instrument": "pain", "answers": {"now": 3}, "before": {"answers": {"now": 11}}}
AN_ACTIVITY_FOR_PAIN = {"instrument": "pain", "answers": {"now": 3}, "activities": {"now": "x"}}


def refused(given: object) -> dict[str, str]:
    """The places to mend, and why; every one of them says what to do."""
    with pytest.raises(InputError) as error:
        scored(BOOK, given)
    for problem in error.value.problems:
        assert problem.reason
        assert problem.allowed, problem
    return {problem.fact: problem.reason for problem in error.value.problems}


@pytest.mark.parametrize(
    ("given", "place", "said"),
    [
        (TWO_FOR_A_TICK, "answers.stays_home", "hors"),
        (A_PAIN_BEFORE, "before.answers.now", "hors"),
        (AN_ACTIVITY_FOR_PAIN, "answers.now", "n'existe pas"),
        ({"instrument": "phq_9", "answers": {}}, "instrument", "n'existe pas"),
        ({"instrument": "phq_4"}, "answers", "ce champ manque"),
        ({"answers": WHOLE}, "instrument", "ce champ manque"),
        ({"instrument": "phq_4", "answers": WHOLE, "name": "X"}, "name", "n'existe pas"),
        ({"instrument": "phq_4", "answers": {**WHOLE, "sad": 1}}, "answers.sad", "n'existe pas"),
        ({"instrument": "phq_4", "answers": {**WHOLE, "down": 4}}, "answers.down", "hors de l'échelle"),
        ({"instrument": "phq_4", "answers": {**WHOLE, "down": -1}}, "answers.down", "hors de l'échelle"),
        ({"instrument": "phq_4", "answers": {**WHOLE, "down": None}}, "answers.down", "manque"),
        ({"instrument": "phq_4", "answers": {}}, "answers", "aucune réponse"),
        ({"instrument": "pain", "answers": {}}, "answers", "aucune réponse"),
        ({"instrument": "psfs", "answers": {}}, "answers", "aucune réponse"),
        ({"instrument": "orebro_short", "answers": {"duration": 0}}, "answers.duration", "hors de l'échelle"),
        ({"instrument": "roland_morris", "answers": {}}, "read_all", "ont été lues"),
        ({"instrument": "roland_morris", "answers": {"stays_home": 1}}, "read_all", "ont été lues"),
        ({"instrument": "pain", "answers": {"now": 3}, "before": {}}, "before.answers", "ce champ manque"),
    ],
)
def test_each_fault_is_told_with_its_place(given: object, place: str, said: str) -> None:
    told = refused(given)
    assert said in told[place], told


@pytest.mark.parametrize("value", [True, "3", 2.5, [3], {"a": 1}])
def test_an_answer_is_a_whole_number_and_nothing_else(value: object) -> None:
    assert refused({"instrument": "phq_4", "answers": {**WHOLE, "down": value}})


def test_the_door_itself_takes_no_yes_for_a_one() -> None:
    with pytest.raises(AnswersError) as error:
        read("phq_4", {**WHOLE, "down": True})
    assert [(trouble.item, trouble.kind) for trouble in error.value.troubles] == [("down", "off_scale")]


@pytest.mark.parametrize("given", [None, [], "phq_4", 3])
def test_what_is_no_answer_at_all_is_refused_calmly(given: object) -> None:
    assert refused(given)


def test_every_fault_is_told_at_once() -> None:
    told = refused({"instrument": "start_back", "answers": {"worry": 7, "sore_knee": 1}})
    missing = {f"answers.{code}" for code in codes("start_back") if code != "worry"}
    assert set(told) == missing | {"answers.worry", "answers.sore_knee"}


def test_a_name_that_is_too_long_is_refused() -> None:
    given = {"instrument": "psfs", "answers": {"activity_1": 3}, "activities": {"activity_1": "a" * 81}}
    assert "trop long" in refused(given)["answers.activity_1"]
