"""Open a YAML or JSON document safely, and remember on which line everything stands.

Used for the knowledge and for what people send. Only plain data comes in: no tags, no
aliases, no key said twice. Words stay words: `no` is never turned into false.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

LARGEST = 1_000_000
DEEPEST = 40
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
PLAIN: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ["null", "bool", "int", "float", "str", "timestamp", "seq", "map"]
}
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
    try:
        loader = yaml.CSafeLoader(text)
        try:
            _refuse_aliases(text)
            node = loader.get_single_node()
            return Document(None if node is None else _plain(node, (), lines), lines)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        cure = "Vérifiez les deux-points, les guillemets et les espaces en début de ligne."
        raise DocumentError(line, "cette écriture n'est pas du YAML ou du JSON.", cure) from None
    except RecursionError:
        raise DocumentError(
            1, "le document est trop imbriqué.", "Écrivez une simple liste de faits."
        ) from None


def _refuse_aliases(text: str) -> None:
    """Aliases let a few lines grow into gigabytes; they are refused before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            line = _line(event)
            raise DocumentError(
                line, "les renvois (& et *) ne sont pas admis.", "Écrivez la valeur en toutes lettres."
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            line = _line(event)
            raise DocumentError(line, "le document est trop imbriqué.", "Écrivez une simple liste de faits.")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(node: yaml.Node, path: Path, lines: dict[Path, int]) -> object:
    line = node.start_mark.line + 1
    lines[path] = line
    if node.tag not in PLAIN_TAGS:
        raise DocumentError(line, f"l'étiquette « {node.tag} » n'est pas admise.", "Retirez-la.")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, rank), lines) for rank, item in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    found: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = _key(key_node)
        if key in found:
            raise DocumentError(
                key_node.start_mark.line + 1, f"« {key} » est écrit deux fois.", "Gardez-en un seul."
            )
        found[key] = _plain(value_node, (*path, key), lines)
        lines[(*path, key)] = key_node.start_mark.line + 1
    return found


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        line = node.start_mark.line + 1
        raise DocumentError(line, "un nom de fait doit être un mot.", "Écrivez « nom: valeur ».")
    return str(node.value)


def _scalar(node: yaml.ScalarNode) -> object:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in PLAIN:
        return PLAIN[text]
    return int(text) if INTEGER.match(text) and len(text) < 20 else text
