"""`texts`: what is still to be translated, as pairs that a translator fills in."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

import yaml

from parcours_dos.pathway.loading import load

from .refusals import DONE


def texts(options: argparse.Namespace) -> int:
    """Print, file by file, the French sentences that a language does not say yet."""
    for name, sentences in load(language=options.language).untranslated.items():
        if options.file in (None, name):
            print(f"# languages/{options.language}/{name}\n")
            print(_pairs(options.language, sentences))
    return DONE


def _pairs(language: str, sentences: tuple[str, ...]) -> str:
    pairs: list[Mapping[str, str]] = [{"fr": text, language: ""} for text in sentences]
    return yaml.safe_dump(pairs, allow_unicode=True, sort_keys=False, width=110)
