"""Read a condition as a sentence that a clinician can approve.

The words of each fact, and the grammar that joins them, come from the knowledge: one for each
language in which people read the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Protocol

from .tree import All, AnyOf, AtLeast, Compare, Condition, Fact, Not, OneOf


@dataclass(frozen=True)
class Words:
    """How a fact is said: as a clause, as its contrary, with its unit and its choices."""

    phrase: str
    contrary: str | None = None
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


class Grammar(Protocol):
    """How clauses are joined in one language; `{}` marks where each part goes.

    `both`, `either` and `listed` join two clauses; `not_so` denies one that has no contrary of its own;
    `one_sign` and `several_signs` count; `quoted` and `one_of` tell choices; `number` and
    `choice` compare, one way for each operator.
    """

    @property
    def both(self) -> str: ...
    @property
    def either(self) -> str: ...
    @property
    def not_so(self) -> str: ...
    @property
    def one_sign(self) -> str: ...
    @property
    def several_signs(self) -> str: ...
    @property
    def listed(self) -> str: ...
    @property
    def numbers(self) -> Mapping[str, str]: ...
    @property
    def quoted(self) -> str: ...
    @property
    def one_of(self) -> str: ...
    @property
    def number(self) -> Mapping[str, str]: ...
    @property
    def choice(self) -> Mapping[str, str]: ...


def sentence(condition: Condition, words: Mapping[str, Words], grammar: Grammar, inside: bool = False) -> str:
    """The condition as one clause, without capital or full stop."""
    match condition:
        case Fact(name):
            return words[name].phrase
        case Compare(name, operator, bound):
            return _compared(words[name], operator, bound, grammar)
        case OneOf(name, allowed):
            said = _joined(grammar.either, (_option(words[name], bound, grammar) for bound in allowed))
            return grammar.one_of.format(words[name].phrase, said)
        case Not(Fact(name)) if words[name].contrary:
            return str(words[name].contrary)
        case Not(part):
            return _bracketed(grammar.not_so.format(sentence(part, words, grammar, inside=True)), inside)
        case All(parts):
            return _bracketed(_joined(grammar.both, _clauses(parts, words, grammar)), inside)
        case AnyOf(parts):
            return _bracketed(_joined(grammar.either, _clauses(parts, words, grammar)), inside)
        case AtLeast(count, parts):
            signs = _joined(grammar.listed, _clauses(parts, words, grammar))
            counted = grammar.one_sign if count == 1 else grammar.several_signs
            return counted.format(count=grammar.numbers.get(str(count), str(count)), signs=signs)


def _clauses(parts: Iterable[Condition], words: Mapping[str, Words], grammar: Grammar) -> list[str]:
    return [sentence(part, words, grammar, inside=True) for part in parts]


def _joined(link: str, clauses: Iterable[str]) -> str:
    return reduce(link.format, clauses)


def _bracketed(text: str, inside: bool) -> str:
    return f"({text})" if inside else text


def _compared(words: Words, operator: str, bound: int | str, grammar: Grammar) -> str:
    if isinstance(bound, str):
        return grammar.choice[operator].format(words.phrase, _option(words, bound, grammar))
    return grammar.number[operator].format(words.phrase, f"{bound} {words.unit}".strip())


def _option(words: Words, bound: int | str, grammar: Grammar) -> str:
    return grammar.quoted.format(words.choices.get(str(bound), str(bound)))
