"""What is wrong with a pose, said to its author: where, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from .body import CENTIMETRES

SIDE_WORDS = {"near": "proche", "far": "éloigné", "left": "gauche", "right": "droit"}
FEMININE = {"near": "proche", "far": "éloignée", "left": "gauche", "right": "droite"}


@dataclass(frozen=True)
class Problem:
    """One fault: its place in the file, the reason, the cure."""

    place: str
    reason: str
    cure: str

    def __str__(self) -> str:
        return f"{self.place} : {self.reason} ; {self.cure}"


class FigureError(ValueError):
    """A figure that cannot be drawn as written."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{name} : " + " · ".join(str(problem) for problem in problems))
        self.name = name
        self.problems = problems


def hand_word(side: str) -> str:
    """Name a hand."""
    return f"la main {FEMININE[side]}"


def foot_word(side: str) -> str:
    """Name a foot."""
    return f"le pied {SIDE_WORDS[side]}"


def centimetres(length: float) -> str:
    """Say a length of the drawing as on a person of 1.70 m."""
    return f"{max(1, round(length * CENTIMETRES))} cm"


def spot(point: tuple[float, float]) -> str:
    """Say a point of the drawing."""
    return f"[{point[0]:.2f}, {point[1]:.2f}]"
