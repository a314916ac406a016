"""A whole person, part by part, from the farthest to the nearest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians

from . import attention
from .body import (
    HALF_SHOULDERS,
    HEAD_SCALE,
    NECK_BACK,
    NECK_FROM,
    NECK_FRONT,
    SHOULDER_AT_FRONT,
    SHOULDER_DISC,
)
from .geometry import Point, along, between, gap, toward, wrapped
from .head import (
    AWAY,
    BROW,
    BUN,
    BUN_FRONT,
    BUN_HALF,
    BUN_RADIUS,
    EAR,
    EAR_FRONT,
    EAR_HALF,
    EYE,
    EYE_RADIUS,
    FACE,
    FACE_FRONT,
    FACE_HALF,
    HAIR,
    HAIR_BACK,
    HAIR_FRONT,
    HAIR_HALF,
    LOOKS,
    SMILE,
    blended,
    eye_looking,
    far_eye_seen,
    features,
    on_head,
)
from .limbs import arm_shapes, front_leg_shapes, hand_laid, leg_shapes
from .rig import Body, Leg
from .shape import FAR, NEAR, NO_INK, Shape, curve, disc, line
from .spine import Spine
from .trunk import front_outline, on_lap, shoulder_blade, side_outline, yoke

LID_HALF = 0.011
LID_UP, LID_DROP = 0.0085, 0.0145  # how high an open eyelid arches over its eye, and how far a shut one hangs
BEHIND = 120.0  # degrees of roll from which the back is seen, with its shoulder blades
IN_PLANE = 0.02  # an arm nearer than this to the plane of the trunk is neither before nor behind it
AT_READER, LAP_HIGH = 0.35, -0.03  # a thigh that comes at the reader, and how low its knee may be seen


@dataclass(frozen=True)
class Layers:
    """The parts of a person behind the things they hold, and those in front of them."""

    behind: list[Shape]
    before: list[Shape]


def drawn(body: Body, bun: bool) -> Layers:
    """Draw the person of one moment."""
    layers = _from_side(body, bun) if body.view == "side" else _from_front(body, bun)
    if body.attention is None:
        return layers
    return Layers(layers.behind, [*layers.before, *attention.drawn(body, body.attention)])


def hip_bend(body: Body, leg: Leg) -> float:
    """Say how much a hip is bent, seen from the side."""
    return wrapped(body.spine.headings[0] + 180.0 - leg.thigh, -150.0)


def _from_side(body: Body, bun: bool) -> Layers:
    pelvis = body.spine.headings[0]
    leg, arm = body.legs["near"], body.arms["near"]
    outline = on_lap(side_outline(body.spine, body.breath), body.spine, leg.thigh, hip_bend(body, leg))
    near_leg = leg_shapes("near", leg, pelvis, NEAR)
    shoulder = disc("near shoulder", "shirt", arm.shoulder, SHOULDER_DISC, NO_INK)
    near_arm = [*arm_shapes("near", arm, NEAR), shoulder]
    far_foot, far_leg = leg_shapes("far", body.legs["far"], pelvis, NEAR if body.over else FAR)
    if body.over:  # the ankle of the far leg lies on the near thigh
        near_leg = [*near_leg, far_foot]
    return Layers(
        [
            *arm_shapes("far", body.arms["far"], FAR),
            *([far_leg] if body.over else [far_foot, far_leg]),
            curve("neck", "skin", _neck(body.spine, body.head, NECK_FRONT, NECK_BACK)),
            *near_leg,
            curve("shirt", "shirt", outline),
            *([hand_laid(body.arms["far"])] if body.arms["far"].laid else []),
            *(near_arm if arm.under else []),
            *(_facing(body, bun) if body.faces else _profile(body, bun)),
        ],
        [] if arm.under else near_arm,
    )


def _neck(spine: Spine, head: float, front: float, back: float) -> list[Point]:
    low, heading = spine.at(NECK_FROM)
    middle, bend = spine.points[-5], spine.headings[-5]
    points: list[Point] = []
    ends: list[Point] = []
    for (x, y), way in ((low, heading), (middle, bend), (along(spine.skull, head, 0.012), head)):
        dx, dy = toward(way)
        points.append((x + dy * front, y - dx * front))
        ends.append((x - dy * back, y + dx * back))
    return points + ends[::-1]


def _profile(body: Body, bun: bool) -> list[Shape]:
    skull, heading = body.skull, body.head
    shapes = []
    if bun:
        shapes.append(disc("bun", "hair", on_head([BUN], skull, heading)[0], BUN_RADIUS * HEAD_SCALE))
    return [
        *shapes,
        curve("face", "skin", on_head(FACE, skull, heading)),
        curve("hair", "hair", on_head(HAIR, skull, heading)),
        curve("ear", "skin", on_head(EAR, skull, heading)),
        disc("eye", "eye", on_head([EYE], skull, heading)[0], EYE_RADIUS * (1.0 - body.shut), NO_INK),
        *([line("lid", on_head(_lid(EYE, body.shut), skull, heading))] if body.blinks else []),
        line("brow", on_head(BROW, skull, heading)),
        line("smile", on_head(SMILE, skull, heading)),
    ]


def _lid(eye: Point, shut: float, seen: float = 1.0) -> list[Point]:
    """Give an eyelid: an arch over an open eye, which hangs when it is shut."""
    (x, y), half = eye, LID_HALF * seen
    return [(x - half, y), (x, y + (LID_UP - LID_DROP * shut) * seen), (x + half, y)]


def _from_front(body: Body, bun: bool) -> Layers:
    pelvis = body.spine.headings[0]
    left_first = ("left", "right") if abs(body.roll + body.twist) <= 90.0 else ("right", "left")
    one, other = (body.arms[side].shoulder for side in left_first)
    outline = front_outline(body.spine, (body.roll, body.twist), body.breath, (one, other))
    lap: list[Shape] = []
    legs: list[Shape] = []
    for side in sorted(body.legs, key=lambda name: body.legs[name].toward):
        leg = body.legs[side]
        (lap if _on_lap(leg, pelvis) else legs).extend(front_leg_shapes(side, leg, pelvis))
    held: list[Shape] = []
    behind: list[Shape] = []
    beside: list[Shape] = []
    for side in sorted(body.arms, key=lambda name: body.arms[name].toward):
        shapes = arm_shapes(side, body.arms[side], NEAR, front=True)
        cloth = yoke(outline, side == left_first[0])
        patch = curve(f"{side} shoulder", "shirt", cloth, NO_INK)
        if body.arms[side].toward < -IN_PLANE:
            behind += shapes
            beside.append(patch)
        else:
            (held if body.arms[side].toward > IN_PLANE else beside).extend([*shapes, patch])
    if abs(body.roll) > BEHIND:
        beside += _shoulder_blades(body)
    neck = curve("neck", "skin", _neck(body.spine, body.head, NECK_FRONT, NECK_FRONT))
    shirt = curve("shirt", "shirt", outline)
    return Layers([*legs, neck, *behind, shirt, *beside, *lap, *_facing(body, bun)], held)


def _shoulder_blades(body: Body) -> list[Shape]:
    place, heading = body.spine.at(SHOULDER_AT_FRONT)
    seen = abs(cos(radians(body.roll + body.twist)))
    lines = []
    for side, way in (("left", -1.0), ("right", 1.0)):
        arm = body.arms[side]
        x, y = along(place, heading + 90.0, way * HALF_SHOULDERS * seen)
        moved = (arm.shoulder[0] - x, arm.shoulder[1] - y)
        lines.append(line(f"{side} blade", shoulder_blade(body.spine, way, moved, arm.back, seen)))
    return lines


def _on_lap(leg: Leg, pelvis: float) -> bool:
    """Say whether a thigh comes at the reader so high that it hides the bottom of the shirt."""
    high = toward(leg.thigh - pelvis)[1] * gap(leg.hip, leg.knee)
    return leg.toward > AT_READER and high > LAP_HIGH


def _facing(body: Body, bun: bool) -> list[Shape]:
    skull, heading, turn = body.skull, body.head, body.turn
    parts = features(turn, body.nod)

    def laid(points: list[Point]) -> list[Point]:
        return on_head(points, skull, heading)

    mirrored = [(-x, y) for x, y in EAR_FRONT]
    near_ear = laid(blended(EAR_FRONT, EAR_HALF, EAR, turn, mirrored))
    away = min(1.0, abs(turn) / 60.0, (180.0 - abs(turn)) / 60.0)
    if abs(turn) > 90.0:
        mirrored = list(EAR_FRONT)
    far_ear = [(x - away * 0.03 * (1 if x > 0 else -1), y) for x, y in mirrored]
    far_ear = laid(far_ear if turn >= 0 else [(-x, y) for x, y in far_ear])
    shapes = [curve("far ear", "skin", far_ear)]
    if bun:
        (place,) = blended([BUN_FRONT], [BUN_HALF], [BUN], turn)
        shapes.insert(0, disc("bun", "hair", laid([place])[0], BUN_RADIUS * HEAD_SCALE))
    face = curve("face", "skin", laid(blended(FACE_FRONT, FACE_HALF, FACE, turn)))
    hair = curve("hair", "hair", laid(blended(HAIR_FRONT, HAIR_HALF, HAIR, turn, HAIR_BACK)))
    ear = curve("near ear", "skin", near_ear)
    skin = [face, hair, ear] if 12.0 < abs(turn) < 168.0 else [ear, face, hair]
    drawn = [line("nose", laid(parts["nose"])), line("mouth", laid(parts["mouth"]))]
    for name in ("far", "near"):
        drawn += _eye(body, name, parts, laid)
    return [*shapes, *drawn, *skin] if abs(turn) > AWAY else [*shapes, *skin, *drawn]


def _eye(
    body: Body, name: str, parts: dict[str, list[Point]], laid: Callable[[list[Point]], list[Point]]
) -> list[Shape]:
    """Draw an eye of a face: its white and a pupil aside when it looks somewhere, its lid when it blinks."""
    (eye,) = parts[f"{name} eye"]
    seen = far_eye_seen(body.turn) if name == "far" else 1.0
    eye = between(parts["near brow"][2], eye, seen)
    found = [line(f"{name} brow", laid(parts[f"{name} brow"]))]
    pupil = eye
    if body.look is not None:
        pupil = (eye[0] + LOOKS * seen * body.look, eye[1])
        found.append(curve(f"{name} white", "cushion", laid(eye_looking(eye, seen))))
    found.append(disc(f"{name} eye", "eye", laid([pupil])[0], EYE_RADIUS * seen * (1.0 - body.shut), NO_INK))
    if body.blinks:
        found.append(line(f"{name} lid", laid(_lid(eye, body.shut, seen))))
    return found
