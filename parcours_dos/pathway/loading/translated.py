"""Put the words that people read into another language, sentence by sentence.

The knowledge is written in French. A language is a folder of `languages/`: `words.yaml`, and for
each file of the knowledge one of the same name, a list of pairs: the French sentence, and the
same sentence in that language. A sentence that was changed in French has no pair any more: it is
shown in French, and `parcours-dos check` names it.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, get_args, get_origin

import msgspec

from parcours_dos.pathway import documents
from parcours_dos.pathway.shapes import WordsFile, fields_of

from .files import KnowledgeError, Loader, Problem

OURS = Path(__file__).parents[2] / "knowledge"
FRENCH = "fr"
LANGUAGES = "languages"
WORDS = "words.yaml"
NUMBER = re.compile(r"\d+")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
Entries = TypeVar("Entries")


def languages_of(folder: Path) -> tuple[str, ...]:
    """The languages in which this knowledge can be read, French first."""
    found = sorted(path.parent.name for path in (folder / LANGUAGES).glob(f"*/{WORDS}"))
    return (FRENCH, *(name for name in found if name != FRENCH))


class Translator:
    """Reads the pairs of one language; keeps what is missing, so that a translator sees it all."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder = folder
        self.language = language
        self.missing: dict[str, list[str]] = {}
        self.problems: list[Problem] = []

    def words(self, loader: Loader) -> WordsFile:
        """How the program itself speaks in this language; an edition without words takes the program's."""
        here = loader if (self.folder / LANGUAGES).is_dir() else Loader(OURS)
        return here.file(f"{LANGUAGES}/{self.language}/{WORDS}", WordsFile)[0]

    def put(self, name: str, entries: Entries, shape: object) -> Entries:
        """The entries of a file, in this language."""
        if self.language == FRENCH:
            return entries
        pairs, used = self._pairs(name), set()

        def say(text: str) -> str:
            if not text:
                return text
            used.add(text)
            if text not in pairs:
                missing = self.missing.setdefault(name, [])
                if text not in missing:
                    missing.append(text)
            return pairs.get(text, text)

        said = _said(entries, shape, say)
        for text in pairs:
            if text not in used:
                self._trouble(name, 1, f"« {_short(text)} » n'est plus dit en français.", "Retirez la paire.")
        for text in self.missing.get(name, ()):
            self._trouble(name, 1, f"il manque « {_short(text)} ».", "Ajoutez la paire.")
        return typing.cast(Entries, said)

    def _pairs(self, name: str) -> Mapping[str, str]:
        path = self.folder / LANGUAGES / self.language / name
        if not path.exists():
            return {}
        try:
            document = documents.read_bytes(path.read_bytes())
        except documents.DocumentError as error:
            place = f"{LANGUAGES}/{self.language}/{name}"
            raise KnowledgeError([Problem(place, error.line, "", error.reason, error.cure)]) from None
        found: dict[str, str] = {}
        for rank, pair in enumerate(document.data if isinstance(document.data, list) else []):
            line = document.line((rank,))
            french, said = (
                (pair.get(FRENCH), pair.get(self.language)) if isinstance(pair, dict) else (None, None)
            )
            if not isinstance(french, str) or not isinstance(said, str) or not said.strip():
                self._trouble(name, line, "cette paire est incomplète.", f"Écrivez fr et {self.language}.")
            elif french in found:
                self._trouble(name, line, f"« {_short(french)} » est traduit deux fois.", "Gardez une paire.")
            else:
                found[french] = said
                if sorted(PLACEHOLDER.findall(french)) != sorted(PLACEHOLDER.findall(said)):
                    self._trouble(name, line, "les accolades ne sont pas les mêmes.", "Reprenez-les toutes.")
                if lost := set(NUMBER.findall(french)) - set(NUMBER.findall(said)):
                    reason = f"« {_short(french)} » : il manque le nombre {', '.join(sorted(lost))}."
                    self._trouble(name, line, reason, "Un nombre ne se perd pas en traduisant.")
        return found

    def _trouble(self, name: str, line: int, reason: str, cure: str) -> None:
        self.problems.append(Problem(f"{LANGUAGES}/{self.language}/{name}", line, "", reason, cure))


def texts(entries: object, shape: object) -> tuple[str, ...]:
    """Every sentence that people read in these entries, once, in order."""
    found: dict[str, None] = {}

    def note(text: str) -> str:
        if text:
            found[text] = None
        return text

    _said(entries, shape, note)
    return tuple(found)


def _said(value: Any, shape: Any, say: Callable[[str], str]) -> Any:
    """The value with each text said anew; the shape tells which strings people read."""
    if value is None:
        return None
    if isinstance(value, msgspec.Struct):
        fields = fields_of(type(value))
        changed = {f.name: _said(getattr(value, f.name), f.type, say) for f in fields}
        return msgspec.structs.replace(value, **changed)
    if isinstance(value, str):
        return say(value) if _is_text(shape) else value
    inside = _inside(shape)
    if isinstance(value, Mapping):
        return {key: _said(each, inside, say) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_said(each, inside, say) for each in value)
    return value


def _options(shape: Any) -> Iterable[Any]:
    if get_origin(shape) in (typing.Union, UnionType):
        return get_args(shape)
    return (shape,)


def _is_text(shape: Any) -> bool:
    return any(get_origin(option) is Annotated for option in _options(shape))


def _inside(shape: Any) -> Any:
    """What a list or a mapping of this shape holds."""
    for option in _options(shape):
        if get_origin(option) in (list, tuple, dict):
            return get_args(option)[-1 if get_origin(option) is dict else 0]
    return None


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:67] + "..."
