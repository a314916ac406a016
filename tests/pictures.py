"""`make pictures`: visit the site as people do, and keep what they see.

Without an argument, the two pictures of the README; with a folder, every page at both widths.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.web.person import Person, Told
from tests.web.site import QUIET, browser, served

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
WIDTHS = (360, 1440)
STOPS: dict[str, tuple[Told, str]] = {
    "question": ({}, "pelvis"),
    "exception": ({"saddle_numbness": "oui"}, "pelvis_before"),
    "list": ({}, "history"),
    "emergency": ({"saddle_numbness": "oui"}, ""),
    "doctor": ({"weight_loss": "oui"}, ""),
    "doubt": ({"weight_loss": "inconnu"}, ""),
    "self_care": ({}, ""),
}


ALL = {"start": ({}, ""), "error": ({}, "legs"), **STOPS}
README = {name: STOPS[name] for name in ("question", "self_care")}


def main(folder: Path | None = None) -> None:
    """Take the pictures."""
    kept = FOLDER if folder is None else folder
    kept.mkdir(parents=True, exist_ok=True)
    with served() as site, sync_playwright() as play:
        machine = play.chromium.launch(executable_path=browser(), args=QUIET)
        if folder is None:
            _visit(machine, site, 1100, kept, README, whole=False)
        else:
            for width in WIDTHS:
                _visit(machine, site, width, kept, ALL, whole=True)
        machine.close()


Stops = dict[str, tuple[Told, str]]


def _visit(machine: Browser, site: str, width: int, folder: Path, stops: Stops, whole: bool) -> None:
    for name, (told, until) in stops.items():
        context = machine.new_context(viewport={"width": width, "height": 800}, locale="fr-FR")
        person = Person(context.new_page(), site)
        if name == "start":
            person.page.goto(site)
        else:
            person.start()
            person.go(told, until)
        if name == "error":
            person.next()
        person.page.screenshot(path=folder / f"{name}-{width}.png", full_page=whole)
        context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
