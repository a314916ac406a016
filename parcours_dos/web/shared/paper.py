"""Documents for paper: a template says how a sheet looks, a content says what stands on it.

The content travels as data, never as markup: nothing that a person or a rule says can change the layout.
Fonts come with the typesetter; no font of the machine, no network, no file left behind.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from parcours_dos.pathway.shapes import Edition

from . import errors
from .errors import Mishap
from .templatetags.typography import STICKY, typeset

if TYPE_CHECKING:
    import typst

READABLE_BY_ALL = "ua-1"  # PDF/UA: tagged, with a title and a language, for who listens to it
NO_PAPER = noop("Le PDF n'a pas pu être fait")
log = logging.getLogger("django.paper")


class NoPaper(Exception):
    """The sheet could not be made."""


def answer(
    request: HttpRequest, name: str, template: Path, content: Mapping[str, object], still_here: str
) -> HttpResponse:
    """The sheet, to open under this name; when it could not be made, a page that says what is still here."""
    try:
        made = pdf(template, content)
    except NoPaper:
        log.exception("no paper")
        return errors.page(request, Mishap(503, NO_PAPER, still_here))
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )


def pdf(template: Path, content: Mapping[str, object]) -> bytes:
    """The sheet as a PDF that a screen reader can read. Raises `NoPaper`."""
    made = _made(template, content, "pdf", pdf_standards=READABLE_BY_ALL)
    return made[0]


def ready(said: Mapping[str, object], language: str) -> dict[str, object]:
    """A content as templates take it: names with hyphens, texts as the language sets them."""
    hyphened = {name.replace("_", "-"): _ready(part, language) for name, part in said.items()}
    return {**hyphened, "lang": language}


def unbroken(date: str) -> str:
    """A date that stays on one line."""
    return date.replace(" ", STICKY)


def notice(edition: Edition) -> str:
    """What every sheet says first of an edition that nobody has signed."""
    demonstration = "" if edition.checked_by else _("Démonstration.") + " "
    return f"{demonstration}{edition.notice}" if edition.notice else ""


def pictures(template: Path, content: Mapping[str, object], dots_per_inch: int = 110) -> list[bytes]:
    """The same sheet as PNG pictures, one a page: to look at it, and to count its pages."""
    return _made(template, content, "png", ppi=float(dots_per_inch))


def _made(
    template: Path, content: Mapping[str, object], form: Literal["pdf", "png"], **more: Any
) -> list[bytes]:
    try:
        import typst  # here, so that a site without it still serves its pages

        made = typst.compile(
            template.read_bytes(),
            format=form,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            **more,
        )
    except Exception as error:
        raise NoPaper from error
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts of the typesetter, opened once."""
    import typst

    return typst.Fonts(include_system_fonts=False)


def _ready(value: object, language: str) -> object:
    if isinstance(value, str):
        return str(typeset(value, language))
    if isinstance(value, dict):
        return {name.replace("_", "-"): _ready(part, language) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_ready(part, language) for part in value]
    return value
