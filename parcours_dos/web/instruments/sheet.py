"""A blank questionnaire on paper: a PDF that holds no answer, made only when its owner lets it be printed."""

from __future__ import annotations

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_safe

from parcours_dos.pathway.instruments.instrument import Instrument
from parcours_dos.pathway.instruments.pack import Pack
from parcours_dos.pathway.instruments.rights import ShownItem, may, words
from parcours_dos.web.shared import paper
from parcours_dos.web.shared.rules import rulebook

from .packs import pack_of
from .views import one

TEMPLATE = Path(__file__).with_name("sheet.typ")
STILL_HERE = noop("Le questionnaire est toujours là. Revenez en arrière, puis imprimez la page.")


@require_safe
def instrument_pdf(request: HttpRequest, name: str) -> HttpResponse:
    """The blank sheet of one questionnaire."""
    found, pack = one(rulebook(), name), pack_of(name)
    if not may(found, "print", pack).allowed:
        raise Http404
    return paper.answer(request, name, TEMPLATE, content(found, pack), STILL_HERE)


def content(instrument: Instrument, pack: Pack | None) -> dict[str, object]:
    """All that the sheet says; only the words that may be printed."""
    entry, book = instrument.entry, rulebook()
    said = words(instrument, "print", pack)
    sheet: dict[str, object] = {
        "brand": "Parcours Dos",
        "title": entry.label,
        "measures": entry.measures,
        "recall": entry.recall,
        "instruction": said.instruction or "",
        "confirm": entry.confirm or "",
        "items": [_item(item) for item in said.items],
        "words": {"date": _("Date :"), "who": _("Nom, si vous voulez :"), "score": _("Score :")},
        "foot": [
            *([said.notice] if said.notice else []),
            entry.limits,
            _("Un score n'est pas un diagnostic.")
            + " "
            + _("Règles : %(edition)s.") % {"edition": book.edition.title},
        ],
    }
    language = said.language or get_language() or "fr"
    return paper.ready(sheet, language)


def _item(item: ShownItem) -> dict[str, object]:
    shown = [choice for choice in item.choices if item.kind != "tick" or choice.value]
    return {
        "number": item.number,
        "text": item.text or "",
        "kind": item.kind,
        "named": item.named,
        "low": item.low_label or "",
        "high": item.high_label or "",
        "choices": [{"value": str(choice.value), "label": choice.label or ""} for choice in shown],
    }
