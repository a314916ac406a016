"""`make docs`: write again every document that the program writes; tests check that they are fresh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from parcours_dos.pathway.in_french import document
from parcours_dos.pathway.loading import load
from tests import case_report
from tests.hazards import report as hazard_report
from tests.requirements import report as requirement_report

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS: dict[str, Callable[[], str]] = {
    "docs/rulebook.fr.md": lambda: document(load()),
    "docs/cases.md": case_report.render,
    "docs/requirements.md": requirement_report.render,
    "docs/hazards.md": hazard_report.render,
}


def main() -> None:
    """Write each document in its place."""
    for name, write in DOCUMENTS.items():
        (ROOT / name).write_text(write(), encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main()
