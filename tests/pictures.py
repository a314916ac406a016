"""`make pictures`: visit the site as people do, and keep what they see.

Without an argument, the two pictures of the README; with a folder, every page at both widths.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.web.person import Person, Told
from tests.web.site import QUIET, browser, served

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
WIDTHS = (360, 1440)
NECK: Told = {"cases": "pain_neck"}


@dataclass(frozen=True)
class Stop:
    """A page to look at: what to answer, up to which page, and in which country; or just its address."""

    told: Told = field(default_factory=dict)
    until: str = ""
    country: str = "FR"
    address: str = ""


STOPS = {
    "question": Stop(until="pelvis"),
    "exception": Stop({"saddle_numbness": "oui"}, "pelvis_before"),
    "list": Stop(until="history"),
    "emergency": Stop({"saddle_numbness": "oui"}),
    "doctor": Stop({"weight_loss": "oui"}),
    "doubt": Stop({"weight_loss": "inconnu"}),
    "self_care": Stop(),
    "accident": Stop(until="accident"),
    "private": Stop({"blow_or_fall": "oui-et", "trauma_days": "43"}),
    "distress": Stop({"distress": "oui", "suicidal_thoughts": "oui"}),
    "neck_now": Stop(NECK, "now_neck"),
    "neck_arms": Stop(NECK, "arms"),
    "neck_emergency": Stop({**NECK, "face_sign": "oui"}),
    "neck_calm": Stop(NECK),
    "belgium_emergency": Stop({"chest_pain": "oui"}, country="BE"),
    "belgium_neck": Stop(NECK, country="BE"),
    "professionals": Stop(address="/professionnels"),
    "professional": Stop(address="/professionnels/physiotherapist"),
    "comparison": Stop(address="/professionnels/comparer"),
}


ALL = {"start": Stop(address="/"), "error": Stop(until="legs"), **STOPS}
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


Stops = Mapping[str, Stop]


def _visit(machine: Browser, site: str, width: int, folder: Path, stops: Stops, whole: bool) -> None:
    for name, stop in stops.items():
        context = machine.new_context(viewport={"width": width, "height": 800}, locale="fr-FR")
        person = Person(context.new_page(), site)
        if stop.address:
            person.page.goto(site + stop.address)
        else:
            person.start(country=stop.country)
            person.go(stop.told, stop.until)
        if name == "error":
            person.next()
        person.page.screenshot(path=folder / f"{name}-{width}.png", full_page=whole)
        context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
