"""Colours: three people, on white paper, on a dark screen, and through a black-and-white printer."""

from __future__ import annotations

from dataclasses import dataclass

FAR_TINT, FAR_INK_TINT = 0.45, 0.38


@dataclass(frozen=True)
class Person:
    """Someone drawn: colours for light and dark, and whether the hair makes a bun."""

    light: tuple[str, str, str, str]  # skin, hair, shirt, legging
    dark: tuple[str, str, str, str]
    bun: bool = False


PEOPLE = {
    "anna": Person(
        ("#E8B08C", "#4A2C2A", "#E0694B", "#3B5178"), ("#E8B08C", "#8F5E4B", "#EE7E60", "#7F9BD0"), bun=True
    ),
    "idris": Person(
        ("#B47A55", "#2A1D1C", "#E2A83A", "#2F5D62"), ("#B98059", "#8A6354", "#E2A83A", "#6FA8A8")
    ),
    "claude": Person(
        ("#EBBD9E", "#8C8884", "#8A5A8C", "#4A4F5C"), ("#EBBD9E", "#A9A5A0", "#B48AB6", "#8F97A8")
    ),
}
PRINTED = ("#F4F0EC", "#2A2A2A", "#BDBDBD", "#6A6A6A")
WORN = ("skin", "hair", "shirt", "legging")

SCENES: dict[str, dict[str, str]] = {
    "light": {
        "paper": "#FFFFFF", "ink": "#2E2636", "arrow": "#0A736E", "band": "#0A736E", "ghost": "#E0DBD7",
        "mat": "#BCDCCB", "wood": "#C9935F", "wall": "#E9DFD2", "box": "#E3B65B", "ball": "#8CC3D6",
        "prop": "#B8AFC0", "cushion": "#F3E6C8", "ground": "#B9AEA6", "number": "#5A4F4A",
    },
    "dark": {
        "paper": "#1C1A20", "ink": "#17131C", "arrow": "#6FE0D2", "band": "#6FE0D2", "ghost": "#413D44",
        "mat": "#3F6B5C", "wood": "#A8764A", "wall": "#4A4450", "box": "#D9A94A", "ball": "#5E9DB5",
        "prop": "#6B6275", "cushion": "#B9A98A", "ground": "#6E6870", "number": "#EDE7E3",
    },
    "print": {
        "paper": "#FFFFFF", "ink": "#000000", "arrow": "#000000", "band": "#000000", "ghost": "#DEDEDE",
        "mat": "#E4E4E4", "wood": "#C8C8C8", "wall": "#E8E8E8", "box": "#DADADA", "ball": "#DADADA",
        "prop": "#D0D0D0", "cushion": "#F2F2F2", "ground": "#777777", "number": "#000000",
    },
}  # fmt: skip
VARIANTS = tuple(SCENES)


def colours(person: str, variant: str) -> dict[str, str]:
    """Give the colour of everything: near parts by their name, far parts as « far skin »."""
    who = PEOPLE[person]
    worn = {"light": who.light, "dark": who.dark, "print": PRINTED}[variant]
    found = dict(SCENES[variant]) | dict(zip(WORN, worn, strict=True))
    paper = found["paper"]
    for name in WORN:
        found[f"far {name}"] = mixed(found[name], paper, FAR_TINT)
    found["far ink"] = found["ink"] if variant == "dark" else mixed(found["ink"], paper, FAR_INK_TINT)
    found["eye"] = found["ink"]
    return found


def mixed(one: str, other: str, part: float) -> str:
    """Tint a colour towards another."""
    return "#" + "".join(
        f"{round(int(one[i : i + 2], 16) + (int(other[i : i + 2], 16) - int(one[i : i + 2], 16)) * part):02X}"
        for i in (1, 3, 5)
    )


def contrast(one: str, other: str) -> float:
    """Measure how well one colour stands out on another, from 1 to 21."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
