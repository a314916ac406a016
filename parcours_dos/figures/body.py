"""The body of everyone drawn here: how long the bones are, how thick the limbs.

Lengths are parts of body height. Outlines are tables of stations along a bone: (place, front, back).
"""

from __future__ import annotations

from .geometry import Point

Station = tuple[float, float, float]
Stations = tuple[Station, ...]

CENTIMETRES = 170.0  # one body height, when a distance is said to an author

PELVIS, LUMBAR, THORAX, NECK = 0.050, 0.105, 0.150, 0.052
TRUNK = PELVIS + LUMBAR + THORAX
UPPER_ARM, FOREARM, HAND = 0.178, 0.146, 0.094
THIGH, SHIN = 0.245, 0.243
ANKLE_HEIGHT, WRIST_HEIGHT, KNEE_RADIUS, ELBOW_RADIUS = 0.040, 0.027, 0.037, 0.0245
HEEL, TOE_TIP = -0.045, 0.112
SHOULDER_AT = 0.865  # of the trunk, seen from the side
SHOULDER_AT_FRONT, HALF_SHOULDERS, HALF_HIPS = 0.86, 0.096, 0.046
HEAD_SCALE = 1.09
HEAD_CENTRE: Point = (0.0, 0.055)
HEAD_RADIUS = 0.078

PELVIS_BONE: Stations = ((0.0, 0.050, 0.046), (0.45, 0.054, 0.060))
HIP_RADIUS = (0.058, 0.074)
THIGH_BONE: Stations = ((0.22, 0.054, 0.060), (0.50, 0.050, 0.049), (0.78, 0.041, 0.040))
KNEE_RADII = (0.037, 0.037)
HEM = 0.78  # of the shin: where the legging ends
LEGGING: Stations = (
    (0.20, 0.035, 0.039),
    (0.42, 0.031, 0.044),
    (0.72, 0.0265, 0.035),
    (1.0, 0.0245, 0.0275),
)
BARE_ANKLE: Stations = ((0.70, 0.0225, 0.0275), (0.82, 0.021, 0.0245), (0.93, 0.021, 0.0225))

UPPER_ARM_BONE: Stations = ((0.0, 0.034, 0.034), (0.28, 0.034, 0.036), (0.65, 0.027, 0.029))
ELBOW_RADII = (0.0245, 0.0245)
FOREARM_BONE: Stations = ((0.20, 0.026, 0.025), (0.45, 0.024, 0.022), (0.80, 0.0165, 0.016))
SLEEVE_END = 0.66
SLEEVE: Stations = (
    (0.0, 0.039, 0.040),
    (0.35, 0.040, 0.042),
    (0.70, 0.037, 0.039),
    (1.0, 0.036, 0.038),
)
SLEEVE_CAP = 0.038
SHOULDER_DISC = 0.0375

SHIRT: Stations = (
    (-0.10, 0.046, 0.064),
    (0.0, 0.058, 0.078),
    (0.16, 0.059, 0.066),
    (0.34, 0.057, 0.046),
    (0.50, 0.060, 0.049),
    (0.66, 0.070, 0.058),
    (0.80, 0.070, 0.063),
    (0.91, 0.053, 0.059),
    (1.0, 0.030, 0.041),
)
NECK_FROM, NECK_FRONT, NECK_BACK = 0.92, 0.029, 0.034
SHIRT_FRONT: tuple[Point, ...] = (
    (-0.045, 0.040),
    (-0.03, 0.091),
    (0.12, 0.092),
    (0.30, 0.081),
    (0.46, 0.077),
    (0.62, 0.086),
    (0.76, 0.096),
    (0.88, 0.112),
    (0.965, 0.098),
    (0.992, 0.064),
    (1.01, 0.039),
)
# How much of the shirt goes where a shoulder goes.
WITH_SHOULDER = {0.76: 0.4, 0.88: 1.0, 0.965: 1.0, 0.992: 0.85, 1.01: 0.55}

# Legs seen from the front: (place, outer, inner).
PELVIS_FRONT: Stations = ((0.0, 0.036, 0.042), (0.45, 0.041, 0.043))
HIP_FRONT = (0.046, 0.043)
THIGH_FRONT: Stations = ((0.22, 0.046, 0.043), (0.50, 0.042, 0.041), (0.78, 0.035, 0.040))
KNEE_FRONT = (0.032, 0.038)
LEGGING_FRONT: Stations = (
    (0.20, 0.032, 0.037),
    (0.42, 0.034, 0.035),
    (0.72, 0.028, 0.027),
    (1.0, 0.0245, 0.0235),
)

FOOT_INSTEP: tuple[Point, ...] = ((0.029, 0.012), (0.044, -0.006), (0.066, -0.016))
FOOT_BALL: Point = (0.078, -0.0295)
FOOT_TOES: tuple[Point, ...] = (
    (0.020, 0.010),
    (0.034, 0.002),
    (0.036, -0.007),
    (0.026, -0.0105),
    (0.004, -0.0105),
)
FOOT_SOLE: tuple[Point, ...] = (
    (0.070, -0.040),
    (0.028, -0.0355),
    (-0.020, -0.040),
    (-0.040, -0.036),
    (-0.045, -0.022),
    (-0.036, 0.0),
)

# Ten points each, so that one hand can become another.
HANDS: dict[str, tuple[Point, ...]] = {
    "open": (
        (0.010, 0.0175),
        (0.026, 0.024),
        (0.043, 0.033),
        (0.050, 0.029),
        (0.047, 0.020),
        (0.074, 0.014),
        (0.093, 0.004),
        (0.090, -0.006),
        (0.060, -0.015),
        (0.022, -0.018),
    ),
    "flat": (
        (0.006, 0.0165),
        (0.022, 0.0155),
        (0.038, 0.0125),
        (0.052, 0.0095),
        (0.068, 0.006),
        (0.088, 0.0),
        (0.093, -0.007),
        (0.085, -0.0115),
        (0.050, -0.0125),
        (0.006, -0.0135),
    ),
    "fist": (
        (0.010, 0.0175),
        (0.020, 0.0215),
        (0.030, 0.0245),
        (0.040, 0.0245),
        (0.052, 0.018),
        (0.0585, 0.004),
        (0.056, -0.010),
        (0.048, -0.019),
        (0.028, -0.022),
        (0.006, -0.018),
    ),
}
GRIPS = tuple(HANDS)

# The foot as balls of flesh in space, for views where it does not lie in the picture:
# (along the foot, to the outside, away from the sole, radius).
FOOT_BALLS = (
    (-0.024, 0.0, -0.019, 0.021),
    (0.0, 0.0, -0.004, 0.022),
    (0.045, 0.0, -0.018, 0.019),
    (0.074, 0.016, -0.0285, 0.0115),
    (0.076, -0.016, -0.027, 0.013),
    (0.094, 0.009, -0.030, 0.010),
    (0.100, -0.011, -0.029, 0.011),
)
