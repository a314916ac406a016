"""A pose that nobody could take is refused, with its place, the reason, and what to do."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcours_dos import figures
from parcours_dos.figures import FigureError, Problem

from .scenes import SAMPLES, changed

STANDING = {"from": "standing"}


def refused(data: Any) -> tuple[Problem, ...]:
    with pytest.raises(FigureError) as error:
        figures.read("essai", data)
    assert error.value.problems
    assert all(problem.place and problem.reason and problem.cure for problem in error.value.problems)
    return error.value.problems


def test_a_knee_that_bends_too_far_is_refused_by_its_name() -> None:
    (problem,) = refused({"start": STANDING, "end": {"near": {"hip": 60, "knee": 171}}})
    assert problem.place == "end.near.knee"
    assert problem.reason == "le genou proche est à 171° ; un dessin va de 0 à 150°"
    assert problem.cure == "ramener de 21°"


@pytest.mark.parametrize(
    ("end", "place"),
    [
        ({"lumbar": 60}, "end.lumbar"),
        ({"thoracic": -50}, "end.thoracic"),
        ({"neck": 40, "head": 30}, "end.neck and head"),
        ({"both": {"hip": -45}}, "end.near.hip"),
        ({"near": {"shoulder": -90}}, "end.near.shoulder"),
        ({"far": {"elbow": -20}}, "end.far.elbow"),
        ({"near": {"ankle": 40}}, "end.near.ankle"),
    ],
)
def test_each_joint_has_its_limit(end: dict[str, Any], place: str) -> None:
    assert place in [problem.place for problem in refused({"start": STANDING, "end": end})]


def test_a_hand_out_of_reach_says_how_far() -> None:
    problems = refused({"start": STANDING, "end": {"near": {"hand": [0.12, "floor"]}}})
    assert problems[0].place == "end.near.hand"
    assert problems[0].reason == "la main proche n'atteint pas [0.12, 0.03] : 76 cm de trop"


def test_a_foot_out_of_reach_says_how_far() -> None:
    problems = refused({"start": {"from": "standing", "far": {"foot": [0.3, "floor"]}}})
    assert [problem.place for problem in problems] == ["start.far.foot"]
    assert "le pied éloigné n'atteint pas" in problems[0].reason


@pytest.mark.parametrize(
    ("data", "place", "cure"),
    [
        ({"start": {"from": "fourpoint"}}, "start.from", "four_point"),
        ({"start": {**STANDING, "near": {"kne": 4}}}, "start.near.kne", "knee"),
        ({"start": {**STANDING, "left": {"knee": 4}}}, "start.left", "near"),
        ({"start": {**STANDING, "twist": 4}}, "start.twist", "écrire l'un de"),
        ({"start": {**STANDING, "rest": {"near ear": [0, 0]}}}, "start.rest", "near"),
        ({"start": {**STANDING, "near": {"foot": [0, "flor"]}}}, "start.near.foot", "floor"),
        ({"start": {**STANDING, "near": {"foot": [0, "seat"]}}}, "start.near.foot", "floor"),
        ({"start": {**STANDING, "near": {"grip": "claw"}}}, "start.near.grip", "flat"),
        ({"start": {**STANDING, "near": {"hold": "near ear"}}}, "start.near.hold", "head"),
        ({"start": {**STANDING, "pelvis": "droit"}}, "start.pelvis", "nombre"),
        ({"start": {**STANDING, "near": {"fore": 0}}}, "start.near.fore", "0.3"),
        ({"start": STANDING, "props": [{"char": 0}]}, "props.1", "chair"),
        ({"start": STANDING, "props": [{"box": {"of": "near hnad"}}]}, "props.1.box.of", "near hand"),
        ({"start": STANDING, "props": {"mat": 0}}, "props", "props: ["),
        ({"start": STANDING, "arrows": [{"of": "hop"}]}, "arrows.1.of", "hip"),
        ({"start": STANDING, "arrows": [{"off": [0, 0]}]}, "arrows.1", "of"),
        ({"start": STANDING, "arrows": [{"of": "hip", "off": [0]}]}, "arrows.1", "off"),
        ({"start": STANDING, "person": "paul"}, "person", "anna"),
        ({"start": STANDING, "frame": "sitting"}, "frame", "standing"),
        ({"start": STANDING, "zoom": 40}, "zoom", "1 à 3"),
        ({"start": STANDING, "ende": {}}, "ende", "end"),
        ({"end": STANDING}, "start", "nom: valeur"),
        ({"start": {"pelvis": 0}}, "start", "from"),
    ],
)
def test_a_word_that_does_not_exist_is_refused_where_it_stands(
    data: dict[str, Any], place: str, cure: str
) -> None:
    problems = refused(data)
    assert place in [problem.place for problem in problems]
    assert any(cure in problem.cure for problem in problems if problem.place == place)


def test_a_limb_cannot_be_told_twice_in_one_breath() -> None:
    (problem,) = refused({"start": {**STANDING, "near": {"foot": [0, "floor"], "knee": 20}}})
    assert problem.reason == "« foot » et « knee » se contredisent"


def test_what_an_exercise_says_last_wins() -> None:
    drawn = figures.read("essai", {"start": {**STANDING, "near": {"hip": 30, "knee": 50}}})
    leg = drawn.bodies[0].legs["near"]
    assert leg.shin - leg.thigh == pytest.approx(50)


def test_all_faults_are_told_at_once() -> None:
    end = {"near": {"kne": 4}, "pelvis": "x"}
    assert len(refused({"start": STANDING, "end": end, "person": "paul"})) == 3


NONSENSE: st.SearchStrategy[Any] = st.one_of(
    st.floats(), st.integers(-400, 400), st.sampled_from(["floor", "x", None, True, [], {}, [1, 2]])
)
PARTS = st.sampled_from(["pelvis", "lumbar", "neck", "near", "rest", "both"])
WORDS = st.sampled_from(["props", "arrows", "start", "via", "end", "zoom", "focus", "view", "person"])
LIMB = st.sampled_from(["hip", "knee", "sole", "foot", "hand", "hold", "grip", "fore", "abd"])


def drawn_or_refused(name: str, data: dict[str, Any]) -> None:
    try:
        figure = figures.read(name, data)
    except FigureError:
        return
    assert figures.draw(figure, "t", "d").endswith("</svg>")


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), PARTS, NONSENSE)
def test_nonsense_in_a_pose_never_breaks(name: str, word: str, value: Any) -> None:
    drawn_or_refused(name, changed(name, end={word: value}))


@settings(max_examples=80, deadline=None)
@given(WORDS, NONSENSE)
def test_nonsense_in_a_file_never_breaks(word: str, value: Any) -> None:
    drawn_or_refused("bridge", changed("bridge", **{word: value}))


@settings(max_examples=80, deadline=None)
@given(LIMB, NONSENSE)
def test_nonsense_in_a_limb_never_breaks(word: str, value: Any) -> None:
    for name, side in (("bridge", "near"), ("side_bend", "left")):
        drawn_or_refused(name, changed(name, end={side: {word: value}}))
