"""Open the knowledge files, and gather every problem with its file, its line and its cure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from parcours_dos.language.as_value import reader
from parcours_dos.language.check import Kind, Vocabulary, YesNo, check, holds
from parcours_dos.language.errors import ConditionError
from parcours_dos.language.parse import parse
from parcours_dos.language.still_open import finder
from parcours_dos.language.tree import (
    All,
    AnyOf,
    Compare,
    Condition,
    Fact,
    Leaf,
    Not,
    OneOf,
    fact_of,
    replace_leaves,
)
from parcours_dos.pathway import documents, shapes
from parcours_dos.pathway.rulebook import Reading

WHERE = re.compile(r"\$(\S*)")
Shape = TypeVar("Shape")


@dataclass(frozen=True)
class Problem:
    """One thing to mend in the knowledge."""

    file: str
    line: int
    entry: str
    reason: str
    cure: str

    def __str__(self) -> str:
        where = f" ({self.entry})" if self.entry else ""
        return f"{self.file}, ligne {self.line}{where} : {self.reason} {self.cure}"


class KnowledgeError(ValueError):
    """The knowledge is damaged and refuses to load. Each problem names its file, line and cure."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Loader:
    """Reads one folder; keeps the problems so that an author sees them all at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.vocabulary: dict[str, Kind] = {}
        self.written: dict[str, Condition] = {}
        self.gate_of: dict[str, Condition] = {}
        self.facts: Mapping[str, shapes.FactEntry] = {}

    # --- files

    def file(self, name: str, shape: type[Shape]) -> tuple[Shape, documents.Document]:
        """One file, in its shape. A file that cannot be read at all ends the loading."""
        try:
            document = _opened((self.folder / name).read_bytes())
        except OSError:
            raise KnowledgeError(
                [Problem(name, 1, "", "le fichier manque.", "Remettez-le à sa place.")]
            ) from None
        except documents.DocumentError as error:
            raise KnowledgeError([Problem(name, error.line, "", error.reason, error.cure)]) from None
        try:
            return msgspec.convert(document.data, shape), document
        except msgspec.ValidationError as error:
            raise KnowledgeError([_shape_problem(name, document, error)]) from None

    def problem(self, file: str, line: int, entry: str, reason: str, cure: str) -> None:
        """Note a problem and go on, so that all are shown together."""
        self.problems.append(Problem(file, line, entry, reason, cure))

    # --- conditions

    def condition(self, text: str, file: str, line: int, entry: str) -> Condition | None:
        """Parse and check one condition; None when it was refused (and noted)."""
        try:
            condition = parse(text)
            check(condition, self.known_words(), text)
            return condition
        except ConditionError as error:
            reason = f"caractère {error.column} de « {_short(text)} » : {error.reason}"
            self.problem(file, line, entry, reason, error.cure)
            return None

    def known_words(self) -> dict[str, Kind]:
        """Facts and derived facts, as the rule author may name them."""
        return {**self.vocabulary, **{name: YesNo() for name in self.written}}

    def spread(self, condition: Condition) -> Condition:
        """The condition over asked facts only: derived facts and gates written out."""
        return replace_leaves(condition, self._spread_leaf)

    def _spread_leaf(self, leaf: Leaf) -> Condition:
        name = fact_of(leaf)
        if name in self.written:
            return self.spread(self.written[name])
        if name not in self.gate_of:
            return leaf
        gate = self.spread(self.gate_of[name])
        otherwise = self.facts[name].otherwise
        held = otherwise is True if isinstance(leaf, Fact) else _held(leaf, otherwise, self.vocabulary)
        return AnyOf((Not(gate), leaf)) if held else All((gate, leaf))

    def reading(self, text: str, file: str, line: int, entry: str) -> Reading | None:
        """A condition with its fast readings; None when it was refused."""
        condition = self.condition(text, file, line, entry)
        return None if condition is None else self.read(text, condition)

    def read(self, text: str, condition: Condition) -> Reading:
        """The fast readings of a condition that was already checked."""
        spread = self.spread(condition)
        return Reading(
            text, condition, spread, reader(spread, self.vocabulary), finder(spread, self.vocabulary)
        )


@lru_cache(maxsize=256)
def _opened(content: bytes) -> documents.Document:
    """A file, read once for every language and every edition that has the same one. Never changed."""
    return documents.read_bytes(content)


def _held(leaf: Compare | OneOf, value: object, vocabulary: Vocabulary) -> bool:
    assert isinstance(value, int | str)
    return holds(leaf, value, vocabulary[leaf.fact])


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _shape_problem(name: str, document: documents.Document, error: msgspec.ValidationError) -> Problem:
    message = str(error)
    found = WHERE.search(message)
    path: documents.Path = ()
    if found:
        steps = re.findall(r"\.([A-Za-z_][\w-]*)|\[(\d+)\]|\[(\.\.\.)\]", found.group(1).strip("`"))
        path = tuple(int(rank) if rank else word for word, rank, _ in steps if word or rank)
    cure = "Comparez avec une entrée voisine du même fichier."
    return Problem(
        name, document.line(path), ".".join(map(str, path)), f"la forme est refusée : {message}.", cure
    )


def stop_if_damaged(loader: Loader) -> None:
    """End the loading with all problems found so far, if any."""
    if loader.problems:
        raise KnowledgeError(loader.problems)
