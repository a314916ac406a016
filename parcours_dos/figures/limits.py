"""How far joints may bend in a drawing: beyond, the pose is refused with the name of the joint.

Some limits are a little wider than those of a living joint: they stand for joints that the figure lacks
(shoulder blade, ribs, middle of the foot). They are a licence of drawing, not a clinical reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from .body import SHIN, THIGH, UPPER_ARM
from .errors import FEMININE, SIDE_WORDS, Problem, centimetres, foot_word, hand_word, spot
from .geometry import Point, between, gap, wrapped
from .rig import ANGLES, HEADINGS, Body, Rig, State

TOLERANCE = 1.0
REACHES = 0.004  # a contact may miss its point by no more
FORESHORTENED = 0.97  # a limb drawn shorter does not lie in the picture: its angles there mean nothing

TRUNK_SIDE = {
    "lumbar": (-46.0, 45.0, "le bas du dos"),
    "thoracic": (-30.0, 42.0, "le haut du dos"),
    "neck and head": (-45.0, 50.0, "le cou avec la tête"),
    "turn": (-75.0, 75.0, "la rotation de la tête"),
}
TRUNK_FRONT = {
    "lumbar": (-30.0, 30.0, "le bas du dos, de côté,"),
    "thoracic": (-36.0, 36.0, "le haut du dos, de côté,"),
    "neck and head": (-40.0, 40.0, "le cou, de côté,"),
    "turn": (-75.0, 75.0, "la rotation de la tête"),
    "twist": (-47.0, 47.0, "la rotation du tronc"),
    "nod": (-45.0, 50.0, "le cou avec la tête"),
    "lean": (-10.0, 45.0, "le tronc penché vers l'avant"),
}
LIMB = {
    "hip": (-20.0, 135.0, "la hanche", True),
    "knee": (0.0, 150.0, "le genou", False),
    "ankle": (-85.0, 25.0, "la cheville", True),
    "toe": (-40.0, 60.0, "les orteils du côté", False),
    "shoulder": (-60.0, 190.0, "l'épaule", True),
    "elbow": (0.0, 150.0, "le coude", False),
    "wrist": (-95.0, 80.0, "le poignet", False),
    "hipabd": (-20.0, 45.0, "l'écart de la hanche", False),
    "hiprot": (-40.0, 80.0, "la rotation de la hanche", False),
    "abd": (-45.0, 190.0, "l'écart du bras", False),
    "rot": (-70.0, 90.0, "la rotation du bras", False),
    "shrug": (-0.03, 0.04, "la hauteur de l'épaule", False),
    "protract": (-0.03, 0.04, "l'avancée de l'épaule", False),
}


def beyond(place: str, state: State, rig: Rig, body: Body) -> list[Problem]:
    """List the joints of a moment that bend too far."""
    return [*_trunk(place, state, rig), *_limbs(place, state, rig, body)]


def _trunk(place: str, state: State, rig: Rig) -> Iterator[Problem]:
    for word, (low, high, said) in (TRUNK_SIDE if rig.view == "side" else TRUNK_FRONT).items():
        if word == "neck and head":
            value = state.get("neck", 0.0) + state.get("head", 0.0)
            # The head may glide: the neck goes forward and the head back, as much.
        else:
            value = state.get(word, 0.0)
        yield from _refused(f"{place}.{word}", said, value, (low, high))


def _limbs(place: str, state: State, rig: Rig, body: Body) -> Iterator[Problem]:
    angles = _side_angles(body, rig) if rig.view == "side" else _front_angles(state, rig)
    for side, joint, value in angles:
        low, high, said, feminine = LIMB[joint]
        whose = (FEMININE if feminine else SIDE_WORDS)[side]
        yield from _refused(f"{place}.{side}.{joint}", f"{said} {whose}", value, (low, high))
    for side in rig.arms:
        for word in ("shrug", "protract"):
            low, high, said, _ = LIMB[word]
            value = state[f"{side}.{word}"]
            if not low <= value <= high:
                yield Problem(
                    f"{place}.{side}.{word}",
                    f"{said} ({SIDE_WORDS[side]}) est de {value:g}",
                    f"rester entre {low:g} et {high:g}",
                )


def _side_angles(body: Body, rig: Rig) -> Iterator[tuple[str, str, float]]:
    pelvis, chest = body.spine.headings[0], body.spine.thorax
    for side, leg in body.legs.items():
        if min(gap(leg.hip, leg.knee) / THIGH, gap(leg.knee, leg.ankle) / SHIN) < FORESHORTENED:
            continue
        yield side, "hip", wrapped(pelvis + 180.0 - leg.thigh, -120.0)
        yield side, "knee", wrapped(leg.shin - leg.thigh, -120.0)
        yield side, "ankle", wrapped(leg.shin - 90.0 - leg.foot)
        yield side, "toe", leg.toe
    for side, arm in body.arms.items():
        if min(arm.shortened, gap(arm.shoulder, arm.elbow) / UPPER_ARM) < FORESHORTENED:
            continue
        yield side, "shoulder", wrapped(chest + 180.0 - arm.upper, -120.0)
        bend = wrapped(arm.upper - arm.fore, -160.0)
        yield side, "elbow", abs(bend) if rig.bends[side] == "front" else bend
        yield side, "wrist", wrapped(arm.fore - arm.hand)


def _front_angles(state: State, rig: Rig) -> Iterator[tuple[str, str, float]]:
    for side in rig.legs:
        if rig.legs[side] == ANGLES:
            yield side, "hip", state[f"{side}.leg1"]
            yield side, "knee", state[f"{side}.leg2"]
            yield side, "hipabd", state.get(f"{side}.hipabd", 0.0)
            yield side, "hiprot", state.get(f"{side}.hiprot", 0.0)
        if rig.feet[side] != HEADINGS:
            yield side, "ankle", state[f"{side}.foot"]
        if rig.arms[side] == ANGLES:
            yield side, "shoulder", state[f"{side}.arm1"]
            yield side, "elbow", state[f"{side}.arm2"]
            yield side, "abd", state.get(f"{side}.abd", 0.0)
            yield side, "rot", state.get(f"{side}.rot", 90.0)


def _refused(place: str, said: str, value: float, span: tuple[float, float]) -> Iterator[Problem]:
    low, high = span
    over = value - high if value > high else low - value
    if over > TOLERANCE:
        yield Problem(
            place,
            f"{said} est à {value:.0f}° ; un dessin va de {low:.0f} à {high:.0f}°",
            f"ramener de {over:.0f}°",
        )


def unreached(place: str, body: Body) -> Iterator[Problem]:
    """List the hands and feet that cannot come to their point."""
    for side, arm in body.arms.items():
        if arm.missing > REACHES:
            end = _beyond(arm.shoulder, arm.wrist, arm.missing)
            reason = f"{hand_word(side)} n'atteint pas {spot(end)} : {centimetres(arm.missing)} de trop"
            cure = "rapprocher le point, ou déplacer le tronc vers lui"
            yield Problem(f"{place}.{side}.hand", reason, cure)
    for side, leg in body.legs.items():
        if leg.missing > REACHES:
            end = _beyond(leg.hip, leg.ankle, leg.missing)
            reason = f"{foot_word(side)} n'atteint pas {spot(end)} : {centimetres(leg.missing)} de trop"
            yield Problem(f"{place}.{side}.foot", reason, "baisser le bassin, ou rapprocher le pied")


def _beyond(start: Point, end: Point, missing: float) -> Point:
    far = max(gap(start, end), 1e-6)
    return between(start, end, (far + missing) / far)
