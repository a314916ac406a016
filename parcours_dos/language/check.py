"""Does a condition make sense? Every name must exist, every bound must be reachable.

The vocabulary says what each fact may be. A threshold outside a fact's bounds, a choice that
does not exist, or a number compared with a word is refused before any patient is read.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from .errors import ConditionError
from .parse import places
from .tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Leaf, Not, OneOf, fact_of, leaves, parts_of


@dataclass(frozen=True, slots=True)
class YesNo:
    """A fact answered by yes or no."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between two bounds, both allowed."""

    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One word out of a list; when `ordered`, the list runs from least to most."""

    options: tuple[str, ...]
    ordered: bool = False


Kind = YesNo | Number | Choice
Vocabulary = Mapping[str, Kind]


Refuse = Callable[[str, str], ConditionError]  # the reason, then the cure; the place is already known


def check(condition: Condition, vocabulary: Vocabulary, text: str) -> None:
    """Refuse a condition that no patient could ever answer as written. Raises `ConditionError`.

    `text` is what the condition was parsed from, so that the refusal can point into it.
    """
    for leaf, place in zip(leaves(condition), places(text), strict=True):
        refuse = partial(ConditionError, text, place)
        name = fact_of(leaf)
        kind = vocabulary.get(name)
        if kind is None:
            near = difflib.get_close_matches(name, vocabulary, n=1)
            cure = f"Vouliez-vous dire « {near[0]} » ?" if near else "Déclarez-le dans facts.yaml."
            raise refuse(f"le fait « {name} » n'existe pas.", cure)
        _check_leaf(leaf, kind, refuse)


def _check_leaf(leaf: Leaf, kind: Kind, refuse: Refuse) -> None:
    name = fact_of(leaf)
    match leaf, kind:
        case Fact(), YesNo():
            return
        case Fact(), _:
            raise refuse(f"« {name} » n'est pas un oui/non.", f"Écrivez par exemple « {name} == ... ».")
        case _, YesNo():
            raise refuse(f"« {name} » est un oui/non.", f"Écrivez « {name} » ou « not {name} ».")
        case Compare(_, operator, bound), Number(lowest, highest):
            _check_number(name, bound, kind, refuse)
            _check_decides(operator, bound, lowest, highest, refuse)
        case OneOf(_, allowed), Number():
            for bound in allowed:
                _check_number(name, bound, kind, refuse)
        case Compare(_, operator, bound), Choice(options, ordered):
            _check_option(name, bound, kind, refuse)
            if operator not in ("==", "!=") and not ordered:
                raise refuse(f"« {name} » n'a pas d'ordre.", "Utilisez == ou in [..].")
            _check_decides(operator, bound, options[0], options[-1], refuse)
        case OneOf(_, allowed), Choice():
            for bound in allowed:
                _check_option(name, bound, kind, refuse)


def _check_number(name: str, bound: int | str, kind: Number, refuse: Refuse) -> None:
    if not isinstance(bound, int):
        raise refuse(f"« {name} » est un nombre.", "Comparez-le à un nombre entier, sans guillemets.")
    if not kind.lowest <= bound <= kind.highest:
        cure = f"Choisissez un nombre de {kind.lowest} à {kind.highest}."
        raise refuse(f"{bound} est hors des bornes de « {name} ».", cure)


def _check_decides(
    operator: str, bound: int | str, lowest: int | str, highest: int | str, refuse: Refuse
) -> None:
    useless = {"<": bound == lowest, ">=": bound == lowest, ">": bound == highest, "<=": bound == highest}
    if useless.get(operator, False):
        raise refuse("ce seuil est toujours ou jamais franchi.", "Déplacez-le à l'intérieur des bornes.")


def _check_option(name: str, bound: int | str, kind: Choice, refuse: Refuse) -> None:
    if bound not in kind.options:
        cure = "Choisissez parmi : " + ", ".join(kind.options) + "."
        raise refuse(f"« {bound} » n'est pas un choix de « {name} ».", cure)


Direction = str  # "yes", "no", "higher", "lower" or "none": which answer is the warning


def against_the_grain(
    condition: Condition, worse: Mapping[str, Direction], vocabulary: Vocabulary, rising: bool = True
) -> Leaf | None:
    """The first leaf through which a worse answer would make the condition less true, or None.

    With `rising=False` the question is turned round: a worse answer must never make it more true.
    """
    match condition:
        case Not(part):
            return against_the_grain(part, worse, vocabulary, not rising)
        case All() | AnyOf() | AtLeast():
            found = (against_the_grain(part, worse, vocabulary, rising) for part in parts_of(condition))
            return next((leaf for leaf in found if leaf is not None), None)
        case _:
            return None if _grain(condition, worse, vocabulary) in (None, rising) else condition


def _grain(leaf: Leaf, worse: Mapping[str, Direction], vocabulary: Vocabulary) -> bool | str | None:
    """True: a worse answer makes the leaf truer; False: less true; "mixed": both; None: none is worse."""
    direction = worse[fact_of(leaf)]
    if direction == "none":
        return None
    if isinstance(leaf, Fact):
        return direction == "yes"
    kind = vocabulary[fact_of(leaf)]
    upward = _upward(leaf, kind)
    return "mixed" if upward is None else upward == (direction == "higher")


def _upward(leaf: Compare | OneOf, kind: Kind) -> bool | None:
    """True when the leaf holds from some rank on, False when up to some rank, None otherwise."""
    if isinstance(kind, Choice):
        held = [holds(leaf, option, kind) for option in kind.options]
        if held == sorted(held):
            return True
        return False if held == sorted(held, reverse=True) else None
    if isinstance(leaf, Compare) and leaf.operator in (">", ">="):
        return True
    return False if isinstance(leaf, Compare) and leaf.operator in ("<", "<=") else None


def holds(leaf: Compare | OneOf, value: int | str, kind: Kind) -> bool:
    """Does a known answer satisfy this comparison? Ordered choices compare by their rank."""
    if isinstance(leaf, OneOf):
        return value in leaf.allowed
    left, right = value, leaf.bound
    if isinstance(kind, Choice):
        left, right = kind.options.index(str(value)), kind.options.index(str(leaf.bound))
    assert isinstance(left, int)
    assert isinstance(right, int)
    match leaf.operator:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right
