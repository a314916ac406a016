"""The questionnaires: the list, one to fill, its score on the same page. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from parcours_dos.pathway.instruments.answers import AnswersError
from parcours_dos.pathway.instruments.instrument import Instrument
from parcours_dos.pathway.instruments.rights import Verdict, may, words
from parcours_dos.pathway.instruments.score import score
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.public.sourced import sourced
from parcours_dos.web.shared import where
from parcours_dos.web.shared.frame import address_of
from parcours_dos.web.shared.rules import rulebook

from .form import READ_ALL, answers_of, form
from .packs import pack_of
from .result import told

STYLES = "instruments.css"


@dataclass(frozen=True)
class Listed:
    """A questionnaire in the list: what may be done with its words."""

    name: str
    instrument: Instrument
    show: Verdict
    print: Verdict


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """What each questionnaire measures, how long it takes, and whose words it uses."""
    listed = [
        Listed(name, each, may(each, "show", pack_of(name)), may(each, "print", pack_of(name)))
        for name, each in rulebook().instruments.items()
    ]
    listed.sort(key=lambda each: (not each.show.allowed, each.instrument.entry.minutes))
    return render(request, "instruments/list.html", {"listed": listed, "styles": address_of(STYLES)})


@require_http_methods(["GET", "HEAD", "POST"])
def instrument(request: HttpRequest, name: str) -> HttpResponse:
    """One questionnaire to fill; its score comes on the same page."""
    book = rulebook()
    found = one(book, name)
    pack = pack_of(name)
    shown = words(found, "show", pack)
    texts = in_french(book, name)
    entry, rights = found.entry, found.entry.rights
    context: dict[str, object] = {
        "name": name,
        "entry": entry,
        "words": shown,
        "show": may(found, "show", pack),
        "print": may(found, "print", pack),
        "read_all": READ_ALL,
        "rights": sourced(book, rights.stated, rights.source, rights.place, rights.status),
        "pack": pack,
        "styles": address_of(STYLES),
    }
    if request.method != "POST":
        return render(request, "instruments/one.html", {**context, "form": form(found, shown, {}, (), texts)})
    sent = request.POST.dict()
    try:
        answers = answers_of(found, sent)
    except AnswersError as error:
        kept = form(found, shown, sent, error.troubles, texts)
        return render(request, "instruments/one.html", {**context, "form": kept}, status=422)
    result = told(book, found, score(found, answers), where.country_of(request))
    kept = form(found, shown, sent, (), texts)
    return render(request, "instruments/one.html", {**context, "form": kept, "told": result})


def one(book: Rulebook, name: str) -> Instrument:
    """The questionnaire of this name. Raises `Http404`."""
    found = book.instruments.get(name)
    if found is None:
        raise Http404
    return found


def in_french(book: Rulebook, name: str) -> frozenset[str]:
    """The texts of a questionnaire that this language does not say yet: shown in French, and marked so."""
    return frozenset(book.untranslated.get(f"instruments/{name}.yaml", ()))
