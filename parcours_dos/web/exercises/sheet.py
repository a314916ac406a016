"""The programme on one sheet of paper: drawings, doses, boxes to tick for two weeks, when to stop.

A PDF made on the server, kept nowhere, without anything private. Its square carries the exercises and
their doses after a #, and nothing of the person.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.public.carrying import drawn
from parcours_dos.web.shared import paper
from parcours_dos.web.shared.templatetags.dates import day

from .card import Adapted, Card
from .drawings import Way, svg
from .page import Page

TEMPLATE = Path(__file__).with_name("sheet.typ")
DAYS = 14
ON_PAPER = Way(colours="print")


def content(
    request: HttpRequest, book: Rulebook, number: str, told: Page, now: datetime
) -> dict[str, object]:
    """All that the sheet says, ready to be set; what is private is not in it. `number`: of emergencies."""
    edition = book.edition
    open_text = None if told.text is None or told.text.private else told.text
    said: dict[str, object] = {
        "brand": "Parcours Dos",
        "title": _("Mon programme"),
        "notice": paper.notice(edition),
        "given": paper.unbroken(day(timezone.localtime(now))),
        "headline": told.headline,
        "lead": _("Une partie seulement, c'est déjà utile. Arrêtez quand vous voulez."),
        "outside": told.outside,
        "whom": told.label if open_text and told.sure else "",
        "text": open_text.sentence if open_text else "",
        "exercises": [_exercise(card) for card in told.cards],
        "fewer": told.fewer,
        "marks": [{"span": mark.span, "text": mark.said.sentence} for mark in told.marks],
        "stop": [stop.sentence for stop in told.stop],
        "signs": list(told.signs_now),
        "square": _square(request, told.code),
        "words": _words(book, number),
        "foot": [_foot(told, edition.title)],
    }
    ready = paper.ready(said, get_language() or "fr")
    drawings = [svg(book, card.name, ON_PAPER) or "" for card in told.cards]
    return {**ready, "drawings": drawings, "days": DAYS}


def _exercise(card: Card) -> dict[str, object]:
    return {
        "label": card.label,
        "why": card.why.sentence,
        "dose": card.dose,
        "time": card.time,
        "steps": list(card.steps),
        "adapted": [{"label": _adapted(a), "how": a.how} for a in card.adapted if not a.private],
        "shows": _("Dessin de l'exercice : %(name)s") % {"name": card.label},
    }


def _adapted(change: Adapted) -> str:
    told = _("Pour vous (%(label)s) :") if change.sure else _("Par prudence (%(label)s) :")
    return told % {"label": change.label}


def _square(request: HttpRequest, code: str) -> dict[str, object]:
    """The code, its square, and where to type it."""
    if not code:
        return {"code": "", "svg": "", "where": ""}
    address = request.build_absolute_uri(reverse("programme_code"))
    path, side = drawn(f"{address}#{code}")
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'
    return {"code": code, "svg": picture, "where": address.partition("://")[2]}


def _words(book: Rulebook, number: str) -> dict[str, str]:
    """The titles of the sheet."""
    assert book.programme is not None
    diary = book.programme.diary
    return {
        "start": _("Premier jour :"),
        "tick": _("Cochez chaque jour fait. Un jour sans, ce n'est pas grave."),
        "pain": diary["pain"].text,
        "lasted": diary["lasted"].text,
        "stop": _("Quand s'arrêter et demander un avis"),
        "signs": _("Appelez le %(number)s tout de suite") % {"number": number},
        "call": _("Qui appeler"),
        "physio": _("Votre kinésithérapeute :"),
        "doctor": _("Votre médecin :"),
        "emergency": _("Urgence :"),
        "number": number,
        "again": _("Retrouver ces exercices"),
        "scan": _("Scannez le carré, ou tapez ce code. Il dit seulement les exercices et leurs doses."),
        "square": _("Carré à scanner : il contient le code écrit à côté."),
    }


def _foot(told: Page, edition: str) -> str:
    """Where the exercises come from, and what this sheet is not."""
    sources = dict.fromkeys(card.said.source for card in told.cards)
    cited = _("Sources : %(sources)s.") % {"sources": " · ".join(sources)} if sources else ""
    rules = _("Règles : %(title)s.") % {"title": edition}
    mine = _("Parcours Dos n'est pas un dispositif médical.")
    return " ".join(filter(None, (cited, rules, mine)))
