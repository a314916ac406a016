"""Input that cannot be taken: said on standard error, and as JSON for programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.facts import Problem

from . import printed

DONE, FAILED, REFUSED = 0, 1, 2


def refuse(problems: Sequence[Problem], as_json: bool) -> int:
    """Say every problem, and give the exit code of a refusal."""
    if as_json:
        print(printed.as_json({"errors": [asdict(problem) for problem in problems]}))
    for problem in problems:
        print(f"Erreur : {problem}", file=sys.stderr)
    return REFUSED


__all__ = ["DONE", "FAILED", "REFUSED", "InputError", "refuse"]
