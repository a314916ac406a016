"""The head: a profile that shows where the person looks, and a face that turns."""

from __future__ import annotations

from collections.abc import Sequence
from math import radians, sin

from .body import HEAD_SCALE
from .geometry import Point, between, placed, smooth

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
    (-0.006, 0.049),
    (-0.016, 0.050),
    (-0.020, 0.037),
    (-0.016, 0.025),
    (-0.008, 0.026),
    (-0.003, 0.038),
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
# Half turned, again point for point: the far cheek shows, and the nose has not reached it.
FACE_HALF: tuple[Point, ...] = (
    (0.006, -0.0235),
    (0.023, -0.0235),
    (0.035, -0.016),
    (0.042, -0.004),
    (0.0470, 0.008),
    (0.0505, 0.018),
    (0.0520, 0.027),
    (0.0505, 0.036),
    (0.0480, 0.046),
    (0.0515, 0.062),
    (0.0520, 0.084),
    (0.038, 0.110),
    (0.002, 0.1215),
    (-0.035, 0.111),
    (-0.056, 0.081),
    (-0.0575, 0.050),
    (-0.049, 0.020),
    (-0.037, -0.008),
    (-0.012, -0.0205),
)
HAIR_HALF: tuple[Point, ...] = (
    (0.0545, 0.068),
    (0.0585, 0.088),
    (0.0440, 0.1175),
    (0.0030, 0.1315),
    (-0.0420, 0.119),
    (-0.0645, 0.087),
    (-0.0650, 0.050),
    (-0.0560, 0.018),
    (-0.0450, 0.000),
    (-0.0370, 0.012),
    (-0.0330, 0.030),
    (-0.0310, 0.054),
    (-0.0200, 0.072),
    (0.0080, 0.086),
    (0.0380, 0.083),
)
EAR_HALF: tuple[Point, ...] = (
    (-0.036, 0.050),
    (-0.046, 0.050),
    (-0.050, 0.038),
    (-0.046, 0.025),
    (-0.038, 0.025),
    (-0.033, 0.037),
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
HALF, WHOLE = 45.0, 72.0  # degrees of turn at which a head is half turned, and from which it is a profile
BUN_FRONT: Point = (0.0, 0.143)
BUN_HALF: Point = (-0.050, 0.122)
GONE_FROM, GONE = 48.0, 58.0  # the far eye starts to pass behind the nose, and is gone
EYE_WIDE, EYE_HIGH, LOOKS = 0.0125, 0.0072, 0.0072  # an eye that looks aside, and how far its pupil goes

# Where the features of a face are when it faces the reader, half turned, and in profile.
FEATURES: dict[str, tuple[Sequence[Point], Sequence[Point], Sequence[Point]]] = {
    "near eye": ([(-0.0225, 0.044)], [(0.0085, 0.0465)], [EYE]),
    "far eye": ([(0.0225, 0.044)], [(0.0370, 0.0465)], [(0.052, 0.049)]),
    "near brow": (
        [(-0.033, 0.0625), (-0.0225, 0.0655), (-0.012, 0.0625)],
        [(-0.002, 0.0645), (0.0085, 0.068), (0.018, 0.0655)],
        BROW,
    ),
    "far brow": (
        [(0.012, 0.0625), (0.0225, 0.0655), (0.033, 0.0625)],
        [(0.0325, 0.0655), (0.0395, 0.068), (0.0455, 0.0645)],
        [BROW[2]] * 3,
    ),
    "nose": (
        [(0.001, 0.036), (0.005, 0.025), (-0.002, 0.0225)],
        [(0.0335, 0.038), (0.0420, 0.0265), (0.0330, 0.0225)],
        [FACE[7]] * 3,
    ),
    "mouth": (
        [(-0.017, 0.0055), (0.0, 0.0005), (0.017, 0.0055)],
        [(0.0125, 0.0050), (0.0265, 0.0005), (0.0385, 0.0055)],
        SMILE[::-1],
    ),
}


def on_head(points: Sequence[Point], skull: Point, heading: float) -> list[Point]:
    """Lay a drawing of the head where the head is: heading is that of its crown."""
    return placed(points, skull, heading + 90.0, HEAD_SCALE)


def blended(
    front: Sequence[Point],
    half: Sequence[Point],
    profile: Sequence[Point],
    turn: float,
    back: Sequence[Point] | None = None,
) -> list[Point]:
    """Turn an outline of the head: 0 faces the reader, 90 looks to the right of the page, -90 to the left.

    Beyond, the head looks away from the reader, and shows its back.
    """
    angle = min(180.0, abs(turn))
    if angle <= HALF:
        mixed = _between(front, half, sin(radians(angle)) / sin(radians(HALF)))
    elif angle <= 90.0:
        mixed = _between(half, profile, smooth((angle - HALF) / (WHOLE - HALF)))
    else:
        mixed = _between(profile, back or front, 1.0 - sin(radians(angle)))
    return mixed if turn >= 0 else [(-x, y) for x, y in mixed]


def _between(one: Sequence[Point], other: Sequence[Point], part: float) -> list[Point]:
    return [between(a, b, part) for a, b in zip(one, other, strict=True)]


def far_eye_seen(turn: float) -> float:
    """Say how much of the far eye is left, 1 to 0, as the head turns it behind the nose."""
    return 1.0 - smooth((abs(turn) - GONE_FROM) / (GONE - GONE_FROM))


def features(turn: float, nod: float) -> dict[str, list[Point]]:
    """Place eyes, brows, nose and mouth of a face that turns and nods."""
    behind = sin(radians(min(180.0, abs(turn)))) if abs(turn) > 90.0 else 1.0  # then all is inside the head
    turn = max(-90.0, min(90.0, turn))
    drop = -0.03 * sin(radians(nod))
    found = {}
    for name, (front, half, profile) in FEATURES.items():
        points = blended(front, half, profile, turn)
        found[name] = [(x, y + drop) for x, y in points]
    hidden = 1.0 - far_eye_seen(turn)
    bridge = blended(FACE_FRONT, FACE_HALF, FACE, turn)[7]
    for name, end in (("nose", bridge), ("far brow", found["near brow"][2])):
        found[name] = [between(point, end, hidden) for point in found[name]]  # a dot on another line
    if behind < 1.0:
        found = {name: [(x * behind, y) for x, y in points] for name, points in found.items()}
    return found


def eye_looking(eye: Point, seen: float) -> list[Point]:
    """Give the outline of an eye wide enough to show where its pupil goes."""
    x, y = eye
    wide, high = EYE_WIDE * seen, EYE_HIGH * seen
    return [(x - wide, y), (x - wide * 0.4, y + high), (x + wide * 0.4, y + high), (x + wide, y),
            (x + wide * 0.4, y - high), (x - wide * 0.4, y - high)]  # fmt: skip
