"""Open a YAML or JSON document safely, and remember on which line everything stands.

Used for the knowledge and for what people send. Only plain data comes in: no tags, no
aliases, no key said twice. Words stay words: `no` is never turned into false.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

LARGEST = 1_000_000
DEEPEST = 40
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
PLAIN: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
TAGS = ["null", "bool", "int", "float", "str", "timestamp", "seq", "map"]
PLAIN_TAGS = {None, "!", *(f"tag:yaml.org,2002:{name}" for name in TAGS)}
Path = tuple[str | int, ...]


class DocumentError(ValueError):
    """A document that cannot be read. `line` counts from 1; `cure` says what to do next."""

    def __init__(self, line: int, reason: str, cure: str) -> None:
        super().__init__(f"ligne {line} : {reason} {cure}")
        self.line = line
        self.reason = reason
        self.cure = cure


@dataclass(frozen=True)
class Document:
    """Plain data, and the line on which each piece of it stands."""

    data: object
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the piece at this path, or of the nearest piece around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_bytes(content: bytes) -> Document:
    """Read a document as it comes from a file. Raises `DocumentError`."""
    if len(content) > LARGEST:
        raise DocumentError(1, "le fichier est trop grand.", f"Restez sous {LARGEST // 1000} ko.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DocumentError(
            line, "le texte n'est pas en UTF-8.", "Enregistrez le fichier en UTF-8."
        ) from None
    return read_text(text)


def read_text(text: str) -> Document:
    """Read a document given as text. Raises `DocumentError`."""
    lines: dict[Path, int] = {}
    loader = yaml.CSafeLoader(text)
    try:
        loader.get_event()  # the text begins
        data = None if loader.check_event(yaml.StreamEndEvent) else _only_document(loader, lines)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _unreadable(mark.line + 1 if mark else 1) from None
    finally:
        loader.dispose()
    return Document(data, lines)


def _only_document(loader: yaml.CSafeLoader, lines: dict[Path, int]) -> object:
    loader.get_event()  # the document begins
    data = _plain(loader, loader.get_event(), (), lines)
    loader.get_event()  # the document ends
    if not loader.check_event(yaml.StreamEndEvent):
        raise _unreadable(_line(loader.peek_event()))
    return data


def _unreadable(line: int) -> DocumentError:
    cure = "Vérifiez les deux-points, les guillemets et les espaces en début de ligne."
    return DocumentError(line, "cette écriture n'est pas du YAML ou du JSON.", cure)


def _line(event: Any) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(loader: yaml.CSafeLoader, event: Any, path: Path, lines: dict[Path, int]) -> object:
    """The piece that begins here, as it comes: nothing is built of what is refused."""
    line = lines[path] = _line(event)
    if isinstance(event, yaml.AliasEvent) or event.anchor:  # a few lines could grow into gigabytes
        reason = "les renvois (& et *) ne sont pas admis."
        raise DocumentError(line, reason, "Écrivez la valeur en toutes lettres.")
    if event.tag not in PLAIN_TAGS:
        raise DocumentError(line, f"l'étiquette « {event.tag} » n'est pas admise.", "Retirez-la.")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if len(path) >= DEEPEST:
        raise DocumentError(line, "le document est trop imbriqué.", "Écrivez une simple liste de faits.")
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[object] = []
        while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
            items.append(_plain(loader, event, (*path, len(items)), lines))
        return items
    found: dict[str, object] = {}
    while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
        key, line = _key(event), _line(event)
        if key in found:
            raise DocumentError(line, f"« {key} » est écrit deux fois.", "Gardez-en un seul.")
        found[key] = _plain(loader, loader.get_event(), (*path, key), lines)
        lines[(*path, key)] = line
    return found


def _key(event: Any) -> str:
    if not isinstance(event, yaml.ScalarEvent) or event.anchor:
        raise DocumentError(_line(event), "un nom de fait doit être un mot.", "Écrivez « nom: valeur ».")
    return str(event.value)


def _scalar(event: yaml.ScalarEvent) -> object:
    text = str(event.value)
    if event.style in ("'", '"', "|", ">"):
        return text
    if text in PLAIN:
        return PLAIN[text]
    return int(text) if INTEGER.match(text) and len(text) < 20 else text
