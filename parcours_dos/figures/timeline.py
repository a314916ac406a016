"""From key poses to a movement: every key in the same numbers, so that any moment between them can be drawn.

Poses are blended, never outlines: a foot that must stay where it is stays there in every frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from . import front, skeleton
from .body import ANKLE_HEIGHT, FOREARM, GRIPS, SHIN, THIGH, UPPER_ARM, WRIST_HEIGHT
from .errors import Problem
from .geometry import Point, gap, heading_of, nearest_turn, shifted
from .limits import unreached
from .pose import LIMB_RESTS, ON_LAP, SIDES, Limb, Pose
from .rig import ANGLES, HEADINGS, TARGET, Body, Rig, State

HALF_HAND = 0.05  # from the wrist to the middle of a hand that holds
TABLES, FLAT_WRIST = ("table", "desk", "shelf"), 0.017  # where a hand lies and does not carry the body
LAP = 0.09  # a hand nearer than this to the middle of the body is in front of it

Refuse = Callable[[str, str, str], None]


def build(state: State, rig: Rig) -> Body:
    """Put the joints of a moment in place, in the view of the figure."""
    return skeleton.build(state, rig) if rig.view == "side" else front.build(state, rig)


def blended(states: Sequence[State], step: float) -> State:
    """Give the moment at a step of the movement: 0 at the first key, 1 at the second, and so on."""
    index = min(int(step), len(states) - 2) if len(states) > 1 else 0
    if len(states) == 1 or step <= index:
        return states[index]
    part = step - index
    one, other = states[index], states[index + 1]
    if part >= 1.0:
        return other
    return {name: value + (other[name] - value) * part for name, value in one.items()}


def resolved(
    view: str, poses: Sequence[Pose], places: Sequence[str]
) -> tuple[Rig, list[State], list[Problem]]:
    """Say every key pose in the same numbers."""
    problems: list[Problem] = []
    single = [
        _single(view, pose, lambda *said, at=place: problems.append(Problem(f"{at}.{said[0]}", *said[1:])))
        for pose, place in zip(poses, places, strict=True)
    ]
    rigs = [rig for rig, _ in single]
    states = [dict(state) for _, state in single]
    bodies = [build(state, rig) for rig, state in single]
    for place, body in zip(places, bodies, strict=True):
        problems += unreached(place, body)
    rig = _same_rest(rigs, states, bodies)
    for side in SIDES[view]:
        rig = _same_legs(rig, side, rigs, states, bodies)
        rig = _same_arms(rig, side, rigs, states, bodies)
        rig = _same_ends(rig, side, rigs, states, bodies)
    names = {name for state in states for name in state}
    for state in states:
        for name in names:
            state.setdefault(name, 1.0 if name.endswith("k") else 90.0 if name.endswith(".rot") else 0.0)
    _unwind(rig, states)
    return rig, states, problems


def _single(view: str, pose: Pose, refuse: Refuse) -> tuple[Rig, State]:
    """Say one pose in numbers, as its author gave them."""
    state: State = dict(pose.trunk)
    state["rest.x"], state["rest.y"] = pose.rest.at.x, pose.rest.at.y
    legs, arms, feet, hands, bends = {}, {}, {}, {}, {}
    for side, limb in pose.limbs.items():
        legs[side], feet[side] = _leg(state, side, limb)
        arms[side], hands[side] = _arm(state, side, limb)
        bends[side] = limb.bend
    rest_side, part = pose.rest.side, pose.rest.part
    if part in LIMB_RESTS:
        carried = arms if part in ("elbow", "hand") else legs
        if carried[rest_side] == TARGET:
            refuse(
                "rest",
                f"« {rest_side} {part} » porte le corps et vise un point à la fois",
                "donner les angles de ce membre, ou ancrer le corps ailleurs",
            )
            part = "hip"
    rig = Rig(view, part, rest_side, legs, arms, feet, hands, bends)
    for side, limb in pose.limbs.items():
        if limb.hold:
            rig = _held(state, rig, side, limb, refuse)
        if limb.hand and limb.hand.name == ON_LAP:
            (x, y), palm = skeleton.on_lap(build(state, rig), side, limb.hand.x)
            state |= {f"{side}.arm1": x, f"{side}.arm2": y, f"{side}.hand": palm}
    return rig, state


def _leg(state: State, side: str, limb: Limb) -> tuple[str, str]:
    said = limb.numbers
    mode = TARGET if limb.foot else HEADINGS if "thigh" in said or "shin" in said else ANGLES
    if limb.foot:
        height = ANKLE_HEIGHT if limb.foot.name else 0.0
        state[f"{side}.leg1"], state[f"{side}.leg2"] = limb.foot.x, limb.foot.y + height
    elif mode == HEADINGS:
        thigh = said.get("thigh", state.get("pelvis", 0.0) + 180.0 - said.get("hip", 0.0))
        state[f"{side}.leg1"] = thigh
        state[f"{side}.leg2"] = said.get("shin", thigh + said.get("knee", 0.0))
    else:
        state[f"{side}.leg1"], state[f"{side}.leg2"] = said.get("hip", 0.0), said.get("knee", 0.0)
        state |= {f"{side}.{word}": said[word] for word in ("hipabd", "hiprot") if word in said}
    state[f"{side}.foot"] = said.get("sole", said.get("ankle", 0.0))
    state[f"{side}.toe"] = said.get("toe", 0.0)
    for word, name in (("thigh_seen", "leg1k"), ("shin_seen", "leg2k"), ("over", "over")):
        if word in said:
            state[f"{side}.{name}"] = said[word]
    return mode, HEADINGS if "sole" in said else ANGLES


def _arm(state: State, side: str, limb: Limb) -> tuple[str, str]:
    said = limb.numbers
    mode = TARGET if limb.hand else HEADINGS if "arm" in said or "forearm" in said else ANGLES
    if limb.hand:
        flat = {"": 0.0} | dict.fromkeys(TABLES, FLAT_WRIST)
        height = flat.get(limb.hand.name, WRIST_HEIGHT)
        state[f"{side}.arm1"], state[f"{side}.arm2"] = limb.hand.x, limb.hand.y + height
    elif mode == HEADINGS:
        chest = sum(state.get(word, 0.0) for word in ("pelvis", "lumbar", "thoracic"))
        upper = said.get("arm", chest + 180.0 - said.get("shoulder", 0.0))
        state[f"{side}.arm1"] = upper
        state[f"{side}.arm2"] = said.get("forearm", upper - said.get("elbow", 0.0))
    else:
        state[f"{side}.arm1"], state[f"{side}.arm2"] = said.get("shoulder", 0.0), said.get("elbow", 0.0)
        state |= {f"{side}.{word}": said[word] for word in ("abd", "rot") if word in said}
    state[f"{side}.hand"] = said.get("palm", said.get("wrist", 0.0))
    for word, default in (("fore", 1.0), ("upper", 1.0), ("shrug", 0.0), ("protract", 0.0), ("under", 0.0)):
        state[f"{side}.{word}"] = said.get(word, default)
    for index, grip in enumerate(GRIPS):
        state[f"{side}.grip{index}"] = 1.0 if limb.grip == grip else 0.0
    if limb.bend in ("front", "behind"):
        state[f"{side}.armz"] = 0.1 if limb.bend == "front" else -0.1
    elif limb.hand and abs(limb.hand.x - state["rest.x"]) < LAP:
        state[f"{side}.armz"] = 0.1
    return mode, HEADINGS if "palm" in said else ANGLES


def _held(state: State, rig: Rig, side: str, limb: Limb, refuse: Refuse) -> Rig:
    """Turn « holds that part of the body » into the point where the wrist must be."""
    assert limb.hold
    other, part, off = limb.hold
    body = build(state, rig)
    if not other and part not in ("belly", "chest", "head"):
        refuse(f"{side}.hold", f"de quel côté est « {part} » ?", f"écrire « {side} {part} »")
        return rig
    point = shifted(skeleton.held_point(body, other, part), off)
    shoulder = body.arms[side].shoulder
    away = max(gap(shoulder, point), 1e-6)
    share = max(0.0, away - HALF_HAND) / away
    state[f"{side}.arm1"] = shoulder[0] + (point[0] - shoulder[0]) * share
    state[f"{side}.arm2"] = shoulder[1] + (point[1] - shoulder[1]) * share
    if limb.bend != "behind":
        state[f"{side}.armz"] = 0.1
    return replace(rig, arms={**rig.arms, side: TARGET})


def _same_rest(rigs: Sequence[Rig], states: Sequence[State], bodies: Sequence[Body]) -> Rig:
    """Anchor all keys on the same part; where they differ, on the hip."""
    if len({(rig.rest, rig.rest_side) for rig in rigs}) > 1:
        for state, body in zip(states, bodies, strict=True):
            state["rest.x"], state["rest.y"] = body.hip
        return replace(rigs[0], rest="hip", rest_side="")
    return rigs[0]


def _same_legs(
    rig: Rig, side: str, rigs: Sequence[Rig], states: Sequence[State], bodies: Sequence[Body]
) -> Rig:
    modes = {one.legs[side] for one in rigs}
    if len(modes) == 1:
        return rig
    for state, body in zip(states, bodies, strict=True):
        leg = body.legs[side]
        state[f"{side}.leg1"], state[f"{side}.leg2"] = leg.thigh, leg.shin
        state[f"{side}.leg1k"] = min(1.0, gap(leg.hip, leg.knee) / THIGH)
        state[f"{side}.leg2k"] = min(1.0, gap(leg.knee, leg.ankle) / SHIN)
        state[f"{side}.legz"] = leg.toward
    return replace(rig, legs={**rig.legs, side: HEADINGS})


def _same_arms(
    rig: Rig, side: str, rigs: Sequence[Rig], states: Sequence[State], bodies: Sequence[Body]
) -> Rig:
    modes = {one.arms[side] for one in rigs}
    if modes == {TARGET} and rig.view != "side" and len({_elbow_out(body, side) for body in bodies}) == 1:
        return rig
    if len(modes) == 1 and (modes != {TARGET} or rig.view == "side"):
        return rig
    for state, body in zip(states, bodies, strict=True):
        arm = body.arms[side]
        short = max(state[f"{side}.fore"], 1e-6)
        if rig.view == "side":
            state[f"{side}.arm1"], state[f"{side}.arm2"] = arm.wrist
        else:
            state[f"{side}.arm1"], state[f"{side}.arm2"] = arm.upper, arm.fore
            state[f"{side}.arm1k"] = min(1.0, gap(arm.shoulder, arm.elbow) / UPPER_ARM / short)
            state[f"{side}.arm2k"] = min(1.0, gap(arm.elbow, arm.wrist) / FOREARM / short)
            state[f"{side}.armz"] = arm.toward
    return replace(rig, arms={**rig.arms, side: TARGET if rig.view == "side" else HEADINGS})


def _elbow_out(body: Body, side: str) -> bool:
    arm = body.arms[side]
    line: Point = (arm.wrist[0] - arm.shoulder[0], arm.wrist[1] - arm.shoulder[1])
    return nearest_turn(arm.upper, heading_of(line)) > heading_of(line)


def _same_ends(
    rig: Rig, side: str, rigs: Sequence[Rig], states: Sequence[State], bodies: Sequence[Body]
) -> Rig:
    """Say feet and hands the same way in all keys."""
    feet: Mapping[str, str] = rig.feet
    hands: Mapping[str, str] = rig.hands
    if len({one.feet[side] for one in rigs}) > 1:
        feet = {**feet, side: HEADINGS}
        for state, body in zip(states, bodies, strict=True):
            state[f"{side}.foot"] = body.legs[side].foot
    if len({one.hands[side] for one in rigs}) > 1:
        hands = {**hands, side: HEADINGS}
        for state, body in zip(states, bodies, strict=True):
            state[f"{side}.hand"] = body.arms[side].hand
    return replace(rig, feet=feet, hands=hands)


def _unwind(rig: Rig, states: Sequence[State]) -> None:
    """Turn the short way from one key to the next."""
    names = [f"{side}.foot" for side, mode in rig.feet.items() if mode == HEADINGS]
    names += [f"{side}.hand" for side, mode in rig.hands.items() if mode == HEADINGS]
    for limb, modes in (("leg", rig.legs), ("arm", rig.arms)):
        for side, mode in modes.items():
            if mode == HEADINGS:
                names += [f"{side}.{limb}1", f"{side}.{limb}2"]
    for before, after in pairwise(states):
        for name in names:
            after[name] = nearest_turn(after[name], before[name])
