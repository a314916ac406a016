"""Read a condition as a French sentence that a clinician can approve.

The words of each fact come from the knowledge; this file only joins them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Not, OneOf


@dataclass(frozen=True)
class Words:
    """How a fact is said: as a clause, as its contrary, with its unit and its choices."""

    phrase: str
    contrary: str | None = None
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


NUMBERS = {1: "un", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf"}
COMPARED = {
    "==": "est de {}",
    "!=": "n'est pas de {}",
    "<": "est de moins de {}",
    "<=": "est de {} ou moins",
    ">": "est de plus de {}",
    ">=": "est de {} ou plus",
}
RANKED = {
    "==": "est",
    "!=": "n'est pas",
    "<": "est en dessous de",
    "<=": "est au plus",
    ">": "est au-dessus de",
    ">=": "est au moins",
}


def sentence(condition: Condition, words: Mapping[str, Words], inside: bool = False) -> str:
    """The condition as one French clause, without capital or full stop."""
    match condition:
        case Fact(name):
            return words[name].phrase
        case Compare(name, operator, bound):
            return _compared(words[name], operator, bound)
        case OneOf(name, allowed):
            said = " ou ".join(_option(words[name], bound) for bound in allowed)
            return f"{words[name].phrase} est {said}"
        case Not(Fact(name)) if words[name].contrary:
            return str(words[name].contrary)
        case Not(part):
            text = f"il est établi que ceci est faux : {sentence(part, words, inside=True)}"
            return f"({text})" if inside else text
        case All(parts):
            return _join(parts, " et ", words, inside)
        case AnyOf(parts):
            return _join(parts, " ou ", words, inside)
        case AtLeast(count, parts):
            signs = " ; ".join(sentence(part, words, inside=True) for part in parts)
            are_there = "est présent" if count == 1 else "sont présents"
            return f"au moins {NUMBERS.get(count, str(count))} de ces signes {are_there} ({signs})"


def _join(parts: tuple[Condition, ...], link: str, words: Mapping[str, Words], inside: bool) -> str:
    text = link.join(sentence(part, words, inside=True) for part in parts)
    return f"({text})" if inside else text


def _compared(words: Words, operator: str, bound: int | str) -> str:
    if isinstance(bound, str):
        return f"{words.phrase} {RANKED[operator]} {_option(words, bound)}"
    measured = f"{bound} {words.unit}".strip()
    return f"{words.phrase} {COMPARED[operator].format(measured)}"


def _option(words: Words, bound: int | str) -> str:
    label = words.choices.get(str(bound), str(bound))
    return f"« {label} »"
