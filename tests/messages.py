"""`python -m tests.messages`: bring the files of translations up to date with the pages.

Reads every message that the pages say in French, adds those that a language lacks, drops those that
nothing says any more, and lists what remains to be translated. Nothing is ever guessed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parent.parent
WEB = HOUSE / "parcours_dos" / "web"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = """\
# Parcours Dos, the words of the pages: {language}.
# The French sentence is the key; write below it what a person reads in this language.
# Same order, same calm, own sentences. After a change: python -m tests.messages
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def said() -> Catalog:
    """Every message of the pages, with the files that say it."""
    catalog = Catalog()
    for path in sorted((*WEB.rglob("*.py"), *WEB.rglob("*.html"))):
        place = path.relative_to(HOUSE).as_posix()
        for words, context in _messages(path):
            catalog.add(words, locations=[(place, 0)], context=context)
    return catalog


def translations() -> dict[str, Path]:
    """Each language that has a file, with that file."""
    found = (WEB / "locale").glob("*/LC_MESSAGES/django.po")
    return {path.parts[-3]: path for path in sorted(found)}


def read(language: str, path: Path) -> Catalog:
    """The translations of a file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def untranslated(catalog: Catalog) -> list[Message]:
    """What a language does not say yet, or not in all its plurals."""
    return [message for message in catalog if message.id and not all(_strings(message))]


def update(language: str, path: Path, template: Catalog) -> list[Message]:
    """Bring one file up to date; what remains to be translated."""
    catalog = read(language, path)
    catalog.update(template, no_fuzzy_matching=True)
    name = str(catalog.locale and catalog.locale.english_name)
    kept = BytesIO()
    write_po(
        kept, catalog, 0, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False
    )
    header = HEADER.format(language=name, code=language, plurals=catalog.plural_forms)
    path.write_text(header + kept.getvalue().decode().strip() + "\n", "utf-8")
    return untranslated(read(language, path))


def compile_all() -> None:
    """Give programs what they read, where it is older than its source: tests need no other step."""
    for language, path in translations().items():
        made = path.with_suffix(".mo")
        if not made.is_file() or made.stat().st_mtime < path.stat().st_mtime:
            compile_one(language, path)


def compile_one(language: str, path: Path) -> None:
    """Write the compiled form of a file beside it."""
    content = BytesIO()
    write_mo(content, read(language, path))
    waiting = path.with_suffix(f".{os.getpid()}")
    waiting.write_bytes(content.getvalue())
    waiting.replace(path.with_suffix(".mo"))  # at once: several tests may start together


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    content = path.read_text("utf-8")
    if path.suffix == ".html":
        content = " ".join(templatize(content, origin=path.name).split())
    for _, words, _, context in extract("python", BytesIO(content.encode()), KEYWORDS):
        yield words, context


def _strings(message: Message) -> tuple[str, ...]:
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def main() -> int:
    """Bring every language up to date, and say what is missing."""
    template, missing = said(), 0
    for language, path in translations().items():
        left = update(language, path, template)
        missing += len(left)
        print(f"{language}: {len(template)} messages, {len(left)} to translate")
        for message in left:
            print(f"  {message.locations[0][0]}: {message.id}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
