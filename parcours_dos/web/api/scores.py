"""Scores of questionnaires for programs: what may be asked, drawn from the questionnaires themselves."""

from __future__ import annotations

from collections.abc import Mapping

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.instruments import plain
from parcours_dos.pathway.instruments.asked import scored
from parcours_dos.pathway.instruments.plain import PlainScored
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.shared import problems
from parcours_dos.web.shared.problems import Refused


def score(rulebook: Rulebook, given: Mapping[str, object]) -> PlainScored:
    """The score of what a program sent. Raises `Refused`."""
    try:
        return plain.in_plain(scored(rulebook.instruments, given))
    except InputError as error:
        raise Refused(problems.INVALID_REQUEST, errors=error.problems) from None


def described(rulebook: Rulebook, shape: dict[str, object]) -> None:
    """Say in the description which questionnaires exist."""
    fields = shape["properties"]
    assert isinstance(fields, dict)
    fields["instrument"] = {"enum": list(rulebook.instruments)}
