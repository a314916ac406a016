"""`make pictures`: visit the site as people do, and keep what they see.

Without an argument, the pictures of the README; with a folder, every page: to look at each of them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from parcours_dos.web.shared import paper
from tests.web.pages import PAGES, show
from tests.web.site import HOST, QUIET, browser, served
from tests.web.visits import LEVELS, Visit, after

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
HEIGHT = 800
PHONE, DESK, WIDE = 360, 1100, 1440
DOTS = 80  # per inch: to read on a screen, small enough for a README
EVERY = ((PHONE, "fr"), (WIDE, "fr"), (WIDE, "en"))


@dataclass(frozen=True)
class Picture:
    """What to take: a page of the list, in a language, on a screen of this width."""

    page: str
    width: int
    language: str = "fr"

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.page}-{self.width}{'' if self.language == 'fr' else f'-{self.language}'}.png"


README = (
    Picture("result_calm_fr", DESK),
    Picture("map", PHONE),
    Picture("result_now_fr", PHONE),
    Picture("clinician_result", DESK),
    Picture("result_soon_fr", PHONE, "en"),
)


def main(folder: Path | None = None) -> None:
    """Take the pictures."""
    kept = FOLDER if folder is None else folder
    kept.mkdir(parents=True, exist_ok=True)
    wanted = README if folder is None else tuple(Picture(page, *how) for how in EVERY for page in PAGES)
    with served() as site, sync_playwright() as play:
        machine = play.chromium.launch(executable_path=browser(), args=QUIET)
        for picture in wanted:
            _take(machine, site, picture, kept, whole=folder is not None)
        machine.close()
    (kept / "sheet.png").write_bytes(_sheet())


def _take(machine: Browser, site: str, picture: Picture, folder: Path, whole: bool) -> None:
    screen = machine.new_page(viewport={"width": picture.width, "height": HEIGHT})
    show(screen, site, PAGES[picture.page].seen(picture.language))
    screen.screenshot(path=folder / picture.file, full_page=whole)
    screen.close()


def _sheet() -> bytes:
    """The advice on paper, drawn as a picture where the site makes a PDF."""
    with patch("parcours_dos.web.public.sheet.paper.pdf", lambda *said: paper.pictures(*said, DOTS)[0]):
        return after("result_pdf", LEVELS["now"])(Visit(Client(SERVER_NAME=HOST))).content


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
