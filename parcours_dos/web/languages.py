"""Which languages people can choose: French, and every other one that is there in full.

A language comes in two parts, both plain files: the words of the pages, under `web/locale`, and the
texts of the rules, under `knowledge/languages`. Half a language is not offered: nobody should meet
a page in one language and its advice in another.
"""

from __future__ import annotations

import warnings
from collections.abc import Container, Iterator
from pathlib import Path

from babel import Locale
from django.utils.translation import to_language

SOURCE = "fr"


def offered(locale: Path, told: Container[str]) -> list[tuple[str, str]]:
    """The code and the name of each language, French first; warns of those that are not complete.

    `told` holds the languages in which the rules can be read.
    """
    found = [SOURCE]
    for folder in sorted(path.parent.parent for path in locale.glob("*/LC_MESSAGES/django.po")):
        code = to_language(folder.name)
        missing = " ".join(_missing(folder, code, told))
        if missing:
            warnings.warn(f"La langue « {code} » n'est pas proposée. {missing}", RuntimeWarning, stacklevel=2)
        else:
            found.append(code)
    return [(code, own_name(code)) for code in found]


def own_name(code: str) -> str:
    """A language as those who speak it call it."""
    name = Locale.parse(code, sep="-").get_display_name(code) or code
    return name[0].upper() + name[1:]


def _missing(folder: Path, code: str, told: Container[str]) -> Iterator[str]:
    """What a language still needs, and how to give it."""
    if not (folder / "LC_MESSAGES" / "django.mo").is_file():
        yield "Ses pages ne sont pas préparées : pybabel compile -d parcours_dos/web/locale -D django."
    if code not in told:
        yield f"Les textes des règles manquent : parcours_dos/knowledge/languages/{code}/words.yaml."
