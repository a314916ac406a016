"""The head: a profile that shows where the person looks, and a face that turns."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

from .body import HEAD_SCALE
from .geometry import Point, placed

# Origin at the base of the skull, x where the person looks, y to the crown.
FACE: tuple[Point, ...] = (
    (0.028, -0.022),
    (0.047, -0.022),
    (0.053, -0.010),
    (0.0545, 0.002),
    (0.0585, 0.008),
    (0.0555, 0.016),
    (0.0735, 0.023),
    (0.0725, 0.029),
    (0.060, 0.047),
    (0.0615, 0.066),
    (0.058, 0.085),
    (0.040, 0.110),
    (0.004, 0.122),
    (-0.034, 0.112),
    (-0.058, 0.082),
    (-0.060, 0.050),
    (-0.048, 0.020),
    (-0.040, -0.010),
    (-0.014, -0.016),
)
HAIR: tuple[Point, ...] = (
    (0.0595, 0.078),
    (0.064, 0.092),
    (0.046, 0.118),
    (0.006, 0.131),
    (-0.040, 0.120),
    (-0.066, 0.088),
    (-0.068, 0.050),
    (-0.056, 0.012),
    (-0.040, -0.006),
    (-0.026, 0.004),
    (-0.018, 0.022),
    (-0.016, 0.046),
    (0.010, 0.056),
    (0.020, 0.070),
    (0.034, 0.082),
)
EAR: tuple[Point, ...] = (
    (-0.016, 0.050),
    (-0.006, 0.049),
    (-0.003, 0.038),
    (-0.008, 0.027),
    (-0.016, 0.024),
    (-0.020, 0.036),
)
BROW: tuple[Point, ...] = ((0.034, 0.0655), (0.042, 0.0690), (0.050, 0.0655))
SMILE: tuple[Point, ...] = ((0.0535, 0.0045), (0.047, 0.0005), (0.0425, 0.0035))
EYE: Point = (0.040, 0.049)
EYE_RADIUS = 0.0065
BUN: Point = (-0.070, 0.100)
BUN_RADIUS = 0.031

# The same outlines from the front, point for point.
FACE_FRONT: tuple[Point, ...] = (
    (0.000, -0.0235),
    (0.017, -0.0215),
    (0.031, -0.013),
    (0.0405, -0.002),
    (0.046, 0.009),
    (0.049, 0.018),
    (0.0515, 0.028),
    (0.053, 0.037),
    (0.0545, 0.050),
    (0.0545, 0.066),
    (0.052, 0.085),
    (0.035, 0.110),
    (0.0, 0.121),
    (-0.035, 0.110),
    (-0.053, 0.080),
    (-0.0545, 0.050),
    (-0.050, 0.020),
    (-0.0365, -0.008),
    (-0.017, -0.0215),
)
HAIR_FRONT: tuple[Point, ...] = (
    (0.0575, 0.058),
    (0.0605, 0.085),
    (0.044, 0.117),
    (0.0, 0.132),
    (-0.044, 0.117),
    (-0.0605, 0.085),
    (-0.0575, 0.058),
    (-0.0550, 0.047),
    (-0.0515, 0.052),
    (-0.0500, 0.062),
    (-0.0470, 0.073),
    (-0.0380, 0.083),
    (-0.0060, 0.090),
    (0.0300, 0.086),
    (0.0480, 0.072),
)
EAR_FRONT: tuple[Point, ...] = (
    (-0.052, 0.050),
    (-0.060, 0.050),
    (-0.0635, 0.040),
    (-0.060, 0.026),
    (-0.053, 0.024),
    (-0.050, 0.036),
)
# From behind, again point for point.
HAIR_BACK: tuple[Point, ...] = (
    (0.0580, 0.030),
    (0.0610, 0.080),
    (0.0440, 0.117),
    (0.0, 0.132),
    (-0.0440, 0.117),
    (-0.0610, 0.080),
    (-0.0580, 0.030),
    (-0.0520, 0.008),
    (-0.0420, -0.004),
    (-0.0250, -0.010),
    (-0.0080, -0.012),
    (0.0080, -0.012),
    (0.0250, -0.010),
    (0.0420, -0.004),
    (0.0520, 0.008),
)
AWAY = 100.0  # degrees of turn from which the face is behind the head
EYES_APART, EYES_HEIGHT = 0.0225, 0.044
BUN_FRONT: Point = (0.0, 0.143)
HIDDEN_FROM, HIDDEN = 0.66, 0.88  # of the turn: the far eye starts to pass behind the nose, and is gone


def on_head(points: Sequence[Point], skull: Point, heading: float) -> list[Point]:
    """Lay a drawing of the head where the head is: heading is that of its crown."""
    return placed(points, skull, heading + 90.0, HEAD_SCALE)


def blended(
    front: Sequence[Point], profile: Sequence[Point], turn: float, back: Sequence[Point] | None = None
) -> list[Point]:
    """Turn an outline of the head: 0 faces the reader, 90 looks to the right of the page, -90 to the left.

    Beyond, the head looks away from the reader, and shows its back.
    """
    other = front if abs(turn) <= 90.0 else (back or front)
    part = abs(sin(radians(max(-180.0, min(180.0, turn)))))
    mixed = [
        (fx + (px - fx) * part, fy + (py - fy) * part)
        for (fx, fy), (px, py) in zip(other, profile, strict=True)
    ]
    return mixed if turn >= 0 else [(-x, y) for x, y in mixed]


def far_eye_seen(turn: float) -> float:
    """Say how much of the far eye is left, 1 to 0, as the head turns it behind the nose."""
    part = abs(sin(radians(max(-90.0, min(90.0, turn)))))
    return 1.0 - max(0.0, min(1.0, (part - HIDDEN_FROM) / (HIDDEN - HIDDEN_FROM)))


def features(turn: float, nod: float) -> dict[str, list[Point]]:
    """Place eyes, brows, nose and mouth of a face that turns and nods."""
    angle = radians(max(-90.0, min(90.0, turn)))
    part, narrow = sin(abs(angle)), cos(angle)
    side = 1.0 if turn >= 0 else -1.0
    drop = -0.03 * sin(radians(nod))
    near = -EYES_APART * narrow + 0.036 * part
    far = EYES_APART * narrow + 0.036 * part
    height = EYES_HEIGHT + 0.005 * part + drop
    brow = height + 0.0185
    half = 0.0105 * (0.55 + 0.45 * narrow)
    seen = far_eye_seen(turn)
    far_half, far_brow = half * seen, near + (far - near) * seen  # at last a dot under the near brow
    nose = 0.052 * part
    gone = max(0.0, min(1.0, (part - 0.6) / 0.3))
    mouth, wide = 0.036 * part + 0.006 * part, 0.017 * (0.35 + 0.65 * narrow)
    said = {
        "near eye": [(near, height)],
        "far eye": [(far, height)],
        "near brow": [(near - half, brow), (near, brow + 0.003), (near + half, brow)],
        "far brow": [
            (far_brow - far_half, brow + 0.003 * (1 - seen)),
            (far_brow, brow + 0.003),
            (far_brow + far_half, brow + 0.003 * (1 - seen)),
        ],
        "nose": [
            (nose + 0.001 * (1 - gone), 0.036 + drop - 0.008 * gone),
            (nose + 0.005 * (1 - gone), 0.025 + drop),
            (nose - 0.002 * (1 - gone), 0.0225 + drop + 0.002 * gone),
        ],
        "mouth": [
            (mouth - wide, 0.0055 + drop),
            (mouth, 0.0005 + drop),
            (mouth + wide * (1 - 0.4 * gone), 0.0055 + drop),
        ],
    }
    return {name: [(side * x, y) for x, y in points] for name, points in said.items()}
