"""A pose as an author writes it: read, completed from a base pose, or refused with a cure.

Angles are those a physiotherapist says, flexion positive. A limb may instead be given by headings or by the
point it must reach; the last word wins, so that an exercise says only what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from .body import GRIPS
from .errors import Problem
from .geometry import Point

SIDES = {"side": ("near", "far"), "front": ("left", "right"), "above": ("left", "right")}
TRUNK_WORDS = (
    *("pelvis", "lumbar", "thoracic", "neck", "head", "turn"),
    *("breath", "shut", "look", "tension", "attention"),
)
FRONT_TRUNK_WORDS = ("roll", "twist", "nod", "lean")
LEG_NUMBERS = ("hip", "knee", "ankle", "toe", "thigh", "shin", "sole", "thigh_seen", "shin_seen", "over")
ARM_NUMBERS = (
    *("shoulder", "elbow", "wrist", "arm", "forearm", "palm"),
    *("fore", "upper", "shrug", "protract", "under"),
)
FRONT_LIMB_NUMBERS = ("abd", "rot", "hipabd", "hiprot")
BODY_RESTS = ("hip", "back", "belly", "seat")
LIMB_RESTS = ("knee", "foot", "toe", "elbow", "hand")
HOLDS = (
    "knee",
    "shin",
    "thigh",
    "ankle",
    "foot",
    "hip",
    "belly",
    "chest",
    "shoulder",
    "elbow",
    "wrist",
    "head",
)
BENDS = ("out", "in", "front", "behind", "over")  # over: the hand lies on the trunk, in front of the shirt
FLOOR = "floor"
ON_LAP = "lap"  # the top of the thigh on the same side: how far along it, then this word
# What is not an angle.
SIZES = {"fore": (0.3, 1.0), "upper": (0.3, 1.0), "breath": (-0.03, 0.06), "look": (-1.0, 1.0)}
SIZES |= dict.fromkeys(("shut", "tension", "attention", "over", "under"), (0.0, 1.0))
SIZES |= dict.fromkeys(("thigh_seen", "shin_seen"), (0.2, 1.0))

Number = float | str  # a number, or the name of a support


def _displaced() -> Mapping[str, frozenset[str]]:
    leg = {"hip", "hipabd", "hiprot", "knee", "thigh", "shin"}
    arm = {"shoulder", "abd", "rot", "elbow", "arm", "forearm"}
    out = {
        "foot": leg,
        "hand": arm | {"hold"},
        "hold": arm | {"hand"},
        "thigh": {"hip", "hipabd", "hiprot", "foot"},
        "shin": {"knee", "foot"},
        "sole": {"ankle"},
        "ankle": {"sole"},
        "arm": {"shoulder", "abd", "rot", "hand", "hold"},
        "forearm": {"elbow", "hand", "hold"},
        "palm": {"wrist"},
        "wrist": {"palm"},
        "knee": {"shin", "foot"},
        "elbow": {"forearm", "hand", "hold"},
    }
    out |= {word: {"thigh", "foot"} for word in ("hip", "hipabd", "hiprot")}
    out |= {word: {"arm", "hand", "hold"} for word in ("shoulder", "abd", "rot")}
    return MappingProxyType({word: frozenset(gone) for word, gone in out.items()})


DISPLACED = _displaced()


@dataclass(frozen=True)
class Support:
    """Where a part of the body touches: a point, and the name of what carries it, if it has one."""

    x: float
    y: float
    name: str = ""


@dataclass(frozen=True)
class Limb:
    """What the author says of one arm and one leg of the same side."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    foot: Support | None = None
    hand: Support | None = None
    hold: tuple[str, str, Point] | None = None
    grip: str = "open"
    bend: str = ""


@dataclass(frozen=True)
class Rest:
    """What anchors the body: its back, a seat, the hip, or one limb."""

    part: str
    at: Support
    side: str = ""


@dataclass(frozen=True)
class Pose:
    """One complete pose, as written: angles, limbs, and what the body rests on."""

    trunk: Mapping[str, float]
    limbs: Mapping[str, Limb]
    rest: Rest
    shown: bool = True


@dataclass
class Reader:
    """Reads poses one by one, and keeps what is wrong with them."""

    view: str
    bases: Mapping[str, Any]
    supports: Mapping[str, float]
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, place: str, reason: str, cure: str) -> None:
        """Note a fault."""
        self.problems.append(Problem(place, reason, cure))

    def pose(self, place: str, data: object, before: Pose | None) -> Pose:
        """Read a key pose: from a base pose, else from the pose before it."""
        said = self._mapping(place, data)
        start = before
        if "from" in said:
            start = self._base(f"{place}.from", said["from"])
        elif before is None:
            self.refuse(place, "la première pose ne part de rien", f"écrire « from: » {self._bases()}")
        return self._over(place, said, start)

    def _bases(self) -> str:
        return "avec l'une de " + ", ".join(sorted(self.bases))

    def _base(self, place: str, name: object) -> Pose | None:
        if not isinstance(name, str) or name not in self.bases:
            self.refuse(place, f"la pose de base « {name} » n'existe pas", nearest(str(name), self.bases))
            return None
        said = self._mapping(place, self.bases[name])
        below = self._base(place, said["from"]) if "from" in said else None
        return self._over(f"poses.{name}", said, below)

    def _over(self, place: str, said: Mapping[str, Any], start: Pose | None) -> Pose:
        sides = SIDES[self.view]
        trunk = dict(start.trunk) if start else {}
        limbs = dict(start.limbs) if start else {side: Limb() for side in sides}
        rest = start.rest if start else Rest("hip", Support(0.0, 0.53))
        words = (*TRUNK_WORDS, *(FRONT_TRUNK_WORDS if self.view != "side" else ()))
        for word, value in said.items():
            here = f"{place}.{word}"
            if word in ("from", "shown"):
                continue
            if word in words:
                trunk[word] = self._within(here, word, self._number(here, value))
            elif word == "rest":
                rest = self._rest(here, value, rest)
            elif word not in ("both", *sides):
                allowed = (*words, "rest", "from", "shown", "both", *sides)
                self.refuse(here, f"« {word} » n'existe pas dans cette vue", nearest(word, allowed))
        for group in ("both", *sides):
            if group in said:
                for side in sides if group == "both" else (group,):
                    limbs[side] = self._limb(f"{place}.{group}", said[group], limbs[side])
        return Pose(trunk, limbs, rest, said.get("shown", True) is not False)

    def _limb(self, place: str, data: object, before: Limb) -> Limb:
        said = self._mapping(place, data)
        words = (*LEG_NUMBERS, *ARM_NUMBERS, *(FRONT_LIMB_NUMBERS if self.view != "side" else ()))
        numbers = dict(before.numbers)
        foot, hand, hold, grip, bend = before.foot, before.hand, before.hold, before.grip, before.bend
        for word in said:
            clash = sorted(DISPLACED.get(word, frozenset()) & set(said))
            if clash and word < clash[0]:
                self.refuse(
                    f"{place}.{word}",
                    f"« {word} » et « {clash[0]} » se contredisent",
                    "ne garder qu'un des deux",
                )
        for word, value in said.items():
            here = f"{place}.{word}"
            gone = DISPLACED.get(word, frozenset())
            numbers = {known: number for known, number in numbers.items() if known not in gone}
            if foot and "foot" in gone:
                numbers = _lifted(numbers, ("sole", "toe"), said, foot)
                foot = None
            if hand and "hand" in gone:
                numbers = _lifted(numbers, ("palm",), said, hand)
                hand = None
            hold = None if "hold" in gone else hold
            if word in words:
                numbers[word] = self._within(here, word, self._number(here, value))
            elif word == "foot":
                foot = self._support(here, value)
                if foot.name and not {"sole", "ankle"} & set(said):
                    numbers.pop("ankle", None)
                    numbers |= {"sole": 90.0, "toe": numbers.get("toe", 0.0) if "toe" in said else 0.0}
            elif word == "hand":
                hand = self._support(here, value)
                if hand.name and not {"palm", "wrist"} & set(said):
                    numbers.pop("wrist", None)
                    numbers["palm"] = 90.0
                if hand.name and "grip" not in said:
                    grip = "flat"
            elif word == "hold":
                hold = self._hold(here, value)
                grip = grip if "grip" in said else "fist"
            elif word == "grip":
                grip = self._choice(here, value, GRIPS, "open")
            elif word == "bend":
                bend = self._choice(here, value, BENDS, "")
            else:
                self.refuse(
                    here,
                    f"« {word} » n'est pas une articulation",
                    nearest(word, (*words, "foot", "hand", "hold")),
                )
        return Limb(numbers, foot, hand, hold, grip, bend)

    def _rest(self, place: str, data: object, before: Rest) -> Rest:
        said = self._mapping(place, data)
        if len(said) != 1:
            self.refuse(
                place, "un appui, et un seul, ancre le corps", "écrire par exemple « rest: {back: floor} »"
            )
            return before
        ((name, value),) = said.items()
        side, _, part = str(name).rpartition(" ")
        if part in BODY_RESTS and not side:
            return Rest(part, self._support(place, value))
        if part in LIMB_RESTS and side in SIDES[self.view]:
            return Rest(part, self._support(place, value), side)
        limbs = [f"{known} {limb}" for known in SIDES[self.view] for limb in LIMB_RESTS]
        self.refuse(
            place, f"« {name} » ne peut pas porter le corps", nearest(str(name), (*BODY_RESTS, *limbs))
        )
        return before

    def _support(self, place: str, value: object) -> Support:
        pair = value if isinstance(value, list | tuple) else (0.0, value)
        if len(pair) != 2:
            self.refuse(
                place, f"« {value} » n'est pas un point", "écrire [devant, hauteur], ou [devant, floor]"
            )
            return Support(0.0, 0.0)
        x = self._number(place, pair[0])
        if isinstance(pair[1], str):
            name = pair[1]
            if name == ON_LAP and self.view == "side":
                return Support(x, 0.0, ON_LAP)
            if name not in self.supports:
                self.refuse(
                    place, f"rien ne s'appelle « {name} » dans la scène", nearest(name, self.supports)
                )
                return Support(x, 0.0, FLOOR)
            return Support(x, self.supports[name], name)
        return Support(x, self._number(place, pair[1]))

    def _hold(self, place: str, value: object) -> tuple[str, str, Point]:
        parts = value if isinstance(value, list | tuple) else (value,)
        side, _, part = str(parts[0] if parts else "").rpartition(" ")
        if part not in HOLDS or (side and side not in SIDES[self.view]) or len(parts) not in (1, 3):
            self.refuse(place, f"la main ne peut pas tenir « {value} »", nearest(part, HOLDS))
            return "", "belly", (0.0, 0.0)
        shift = [self._number(place, part) for part in parts[1:]] or [0.0, 0.0]
        return side, part, (shift[0], shift[1])

    def _choice(self, place: str, value: object, allowed: tuple[str, ...], otherwise: str) -> str:
        if value in allowed:
            return str(value)
        self.refuse(place, f"« {value} » n'existe pas", nearest(str(value), allowed))
        return otherwise

    def _number(self, place: str, value: object) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1000:
            return float(value)
        self.refuse(
            place, f"« {value} » n'est pas un nombre", "écrire un nombre de degrés, ou de tailles du corps"
        )
        return 0.0

    def _within(self, place: str, word: str, value: float) -> float:
        low, high = SIZES.get(word, (-1000.0, 1000.0))
        if low <= value <= high:
            return value
        self.refuse(place, f"« {word} » vaut {value:g}", f"rester entre {low:g} et {high:g}")
        return high

    def _mapping(self, place: str, data: object) -> Mapping[str, Any]:
        if isinstance(data, Mapping):
            return data
        self.refuse(place, "il faut ici des noms et des valeurs", "écrire « nom: valeur »")
        return {}


def _lifted(
    numbers: dict[str, float], flat: tuple[str, ...], said: Mapping[str, Any], support: Support
) -> dict[str, float]:
    """Forget that a foot or a hand lay flat, once it leaves what carried it."""
    if not support.name:
        return numbers
    return {word: number for word, number in numbers.items() if word not in flat or word in said}


def named(data: Mapping[Any, Any]) -> dict[str, Any]:
    """Give names as they were written: YAML takes a bare « off » for false."""
    return {"off" if name is False else str(name): value for name, value in data.items()}


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Suggest what the author may have meant."""
    names = sorted(str(name) for name in allowed)
    close = get_close_matches(word, names, 1, 0.6)
    return f"peut-être « {close[0]} »" if close else "écrire l'un de " + ", ".join(names)
