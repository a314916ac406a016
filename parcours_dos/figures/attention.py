"""Where the mind goes: a ring that travels over the body, and the same part in a cloud above the head."""

from __future__ import annotations

from . import landmarks
from .body import BARE_ANKLE, FOOT_BALL, FOOT_INSTEP, FOOT_SOLE, FOOT_TOES, HANDS
from .geometry import Point, along, between, gap, shifted
from .head import EYE, EYE_RADIUS, FACE, HAIR
from .rig import Body
from .shape import LINE, NO_INK, Shape, curve, disc

ROAD = ("ankle", "knee", "hand", "chest", "head")  # what the ring passes, from the feet to the face
RING = 0.105
DOTS, DOT = 24, 0.008  # of the trail that the ring leaves behind it
TRAIL_OVER, TRAIL_BOW = 0.11, 0.12  # how high it passes over the feet and the face, and higher still between
CLOUD_OVER = (0.10, 0.30)  # from the eyes to the middle of the cloud
CLOUD_LARGE = (0.155, 0.105)  # half of the cloud
BUMPS = 9
LARGE = (1.05, 1.35, 0.95)  # how large a foot, a hand and a face are shown in the cloud


def drawn(body: Body, attention: float) -> list[Shape]:
    """Draw the ring where the mind is, and what it thinks of."""
    centre = _place(body, attention)
    circle = [along(centre, 20.0 * step, RING) for step in range(19)]
    eyes = landmarks.point(body, "eyes")
    middle = shifted(eyes, CLOUD_OVER)
    return [
        *_trail(body, attention),
        Shape("ring", "band", NO_INK, LINE, circle),
        disc("first thought", "cushion", between(eyes, middle, 0.34), 0.011),
        disc("second thought", "cushion", between(eyes, middle, 0.50), 0.018),
        curve("cloud", "cushion", _cloud(middle)),
        *_parts(eyes, middle, attention),
    ]


def _place(body: Body, attention: float) -> Point:
    side = next(iter(body.legs))
    names = [name if name in landmarks.MIDDLE else f"{side} {name}" for name in ROAD]
    places = [landmarks.point(body, name) for name in names]
    step = min(attention * (len(ROAD) - 1), len(ROAD) - 1.001)
    return between(places[int(step)], places[int(step) + 1], step - int(step))


def _trail(body: Body, attention: float) -> list[Shape]:
    """Draw dots over the body where the mind has been: none at the start, none in the ring."""
    here, start, end = _place(body, attention), _place(body, 0.0), _place(body, 1.0)
    found = []
    for index in range(DOTS):
        part = index / DOTS
        high = TRAIL_OVER + 4.0 * TRAIL_BOW * part * (1.0 - part)
        place = shifted(between(start, end, part), (0.0, high))
        passed = part < attention and gap(place, here) > 1.15 * RING
        found.append(disc(f"trail {index}", "arrow", place, DOT if passed else 0.0, NO_INK))
    return found


def _cloud(middle: Point) -> list[Point]:
    outline = []
    for index in range(2 * BUMPS):
        out = 1.0 if index % 2 else 0.88
        x, y = along((0.0, 0.0), 360.0 * index / (2 * BUMPS), out)
        outline.append((middle[0] + CLOUD_LARGE[0] * x, middle[1] + CLOUD_LARGE[1] * y))
    return outline


def _parts(eyes: Point, middle: Point, attention: float) -> list[Shape]:
    """Draw a foot, a hand and a face, each as large as it is thought of: the others go back into the eye."""
    near = [max(0.0, 1.0 - 2.2 * abs(attention * 2.0 - index)) for index in range(len(LARGE))]
    size = [large * share for large, share in zip(LARGE, near, strict=True)]

    def laid(points: list[Point], index: int, origin: Point) -> list[Point]:
        here = between(eyes, middle, near[index])
        return [
            (here[0] + (x - origin[0]) * size[index], here[1] + (y - origin[1]) * size[index])
            for x, y in points
        ]

    foot = [(ahead, 0.24 * (1.0 - part)) for part, ahead, _ in BARE_ANKLE]
    ball = [shifted(FOOT_BALL, point) for point in FOOT_TOES]
    heel = [(-behind, 0.24 * (1.0 - part)) for part, _, behind in BARE_ANKLE[::-1]]
    hand = [(y, x) for x, y in HANDS["open"]]
    head = (0.0, 0.055)
    (eye,) = laid([EYE], 2, head)
    return [
        curve("thought foot", "skin", laid([*foot, *FOOT_INSTEP, *ball, *FOOT_SOLE, *heel], 0, (0.03, 0.01))),
        curve("thought hand", "skin", laid([(0.014, -0.03), *hand, (-0.014, -0.03)], 1, (0.0, 0.03))),
        curve("thought face", "skin", laid(list(FACE), 2, head)),
        curve("thought hair", "hair", laid(list(HAIR), 2, head)),
        disc("thought eye", "eye", eye, EYE_RADIUS * size[2], NO_INK),
    ]
