"""The pages of a journey: start, a question, the result, erase. No account, no database, no script."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from parcours_dos.pathway.decision import tells_an_emergency
from parcours_dos.pathway.facts import CHECK, FactsError
from parcours_dos.pathway.questions import More
from parcours_dos.web.shared import sealed_cookie, where
from parcours_dos.web.shared.rules import rulebook, signs_now

from . import forms, journey
from .asking import (
    Asked,
    Place,
    asked_at,
    end_of,
    is_a_screen,
    next_asked,
    place_of,
    question_address,
    suffix,
    towards,
)
from .blank import Blank, blank_page
from .current import journey_of, kept_journey
from .fields import fields
from .forms import Filled, Remark
from .journey import Forgotten, Journey, Who
from .leaving import KEPT_HERE
from .result import page
from .why import why

# In French; translated when they are said.
ANY_COUNTRY = noop("Choisissez votre pays.")
WHO: tuple[tuple[Who, str], ...] = (("patient", noop("Pour moi")), ("carer", noop("Pour une autre personne")))
CHOOSE = noop("Choisissez pour qui vous répondez.")
NOTHING_LEFT = noop(
    "Vos réponses ne sont plus là. Elles s'effacent après 24 heures, ou quand vous fermez le navigateur. "
    "Recommencez : cela prend quelques minutes."
)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What you get, how long it takes, and the emergency signs first."""
    now = timezone.now()
    if request.method == "POST":
        who = next((name for name, _ in WHO if name == request.POST.get("who")), None)
        country = _chosen_country(request)
        if who is not None and country is not None:
            return _onward(Journey(country, who, now), now, towards(request))
        errors = {"country": "" if country else gettext(ANY_COUNTRY), "who": "" if who else gettext(CHOOSE)}
        return _start_page(request, errors=errors, country_chosen=country, who_chosen=who, status=422)
    try:
        begun_before = kept_journey(request, now)
    except (sealed_cookie.Unreadable, Forgotten):
        return _start_page(request, notice=gettext(NOTHING_LEFT))
    return _start_page(request, resume=_resume(begun_before, now, towards(request)))


@require_safe
def start_again(request: HttpRequest) -> HttpResponse:
    """The start page, saying kindly that the former answers can no longer be read."""
    return _start_page(request, notice=gettext(NOTHING_LEFT))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, address: str) -> HttpResponse:
    """One page of questions: shown, or answered."""
    now = timezone.now()
    if not is_a_screen(rulebook(), address):
        raise Http404
    begun = journey_of(request, now)
    if begun is None:
        return redirect("start_again")
    place = place_of(begun)
    asked = asked_at(place, begun, now, address)
    if asked is None:
        return _redirect_to(next_asked(place, begun, now))
    if request.method == "POST":
        return _answer(request, place, begun, asked, now)
    said = {} if asked.former is None else asked.former.answers
    if None in said.values() and asked.screen.kind == "list":
        asked = replace(asked, screen=forms.one_by_one(asked.screen))
    former = forms.filled(asked.screen, said) if said else {}
    return _question_page(request, place, begun, asked, now, former)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """Whom to see and how fast, as far as the answers go."""
    now = timezone.now()
    begun = journey_of(request, now)
    if begun is None:
        return redirect("start_again")
    shown = page(place_of(begun), begun, now)
    return render(request, "public/result.html", {"page": shown, "now": now, "journey": begun})


@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Forget the answers, and what was kept on this device."""
    response = redirect("erased")
    response.status_code = 303
    sealed_cookie.drop(response)
    sealed_cookie.drop(response, sealed_cookie.EXERCISES)
    response["Clear-Site-Data"] = KEPT_HERE
    return response


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Say that nothing is left."""
    return render(request, "public/erased.html")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For the machine that watches this one: the knowledge is loaded and pages are served."""
    return HttpResponse(f"ok {rulebook().edition.name}\n", content_type="text/plain; charset=utf-8")


def _resume(begun: Journey | None, now: datetime, more: More | None) -> Asked | bool:
    """Where a visitor who already answered can go on: a page, or True for what the questions lead to."""
    if begun is None or not begun.steps:
        return False
    return next_asked(place_of(begun), begun, now, more) or True


def _start_page(request: HttpRequest, status: int = 200, **more: object) -> HttpResponse:
    countries = where.offered()
    asked = {
        "who": [(name, gettext(label)) for name, label in WHO],
        "signs": signs_now(rulebook().orientation.come_back_if),
        "countries": countries,
        "first_country": next(iter(countries)),
        "ask_country": where.site() is None,
        "suffix": suffix(towards(request)),
        "end": end_of(towards(request)),
    }
    response = render(request, "public/start.html", {**asked, **more}, status=status)
    if "notice" in more:
        sealed_cookie.drop(response)
    return response


def _chosen_country(request: HttpRequest) -> str | None:
    """The country that the site fixed, or that the visitor chose."""
    fixed = where.site()
    if fixed is not None:
        return fixed.country
    return next((code for code in where.offered() if code == request.POST.get("country")), None)


def _answer(request: HttpRequest, place: Place, begun: Journey, asked: Asked, now: datetime) -> HttpResponse:
    if forms.OPENED in request.POST and asked.screen.kind == "list":
        asked = replace(asked, screen=forms.one_by_one(asked.screen))
    form = forms.sent(asked.screen, request.POST)
    if forms.opens(asked.screen, form):
        lines = replace(asked, screen=forms.one_by_one(asked.screen))
        return _question_page(request, place, begun, lines, now, forms.opened(asked.screen, form))
    reading = forms.read(asked.screen, form)
    remarks, shown = reading.remarks, begun
    if remarks and asked.screen.emergency and reading.answers:
        shown = _as_far_as(place, begun, asked, reading.answers)
        if next_asked(place, shown, now) is None and _grave(place, shown, now):
            return _onward(shown, now)  # one yes is enough: nobody must fill a form before calling
    if not remarks:
        extra = asked.former is None and next_asked(place, begun, now) is None
        more: More | None = towards(request) or ("advice" if extra else None)
        try:
            onward = journey.answer(place.rulebook, begun, asked.address, reading.answers)
            return _onward(onward, now, more)
        except FactsError as error:
            first = forms.BOXES if asked.screen.kind == "list" else asked.screen.rows[0].fact
            remarks = tuple(Remark(first, problem.reason) for problem in error.problems[:1])
    return _question_page(request, place, begun, asked, now, form, remarks, _grave(place, shown, now))


def _as_far_as(place: Place, begun: Journey, asked: Asked, said: journey.Answers) -> Journey:
    """The journey with a page answered in part; unchanged when the part contradicts the rest."""
    try:
        return journey.answer(place.rulebook, begun, asked.address, said)
    except FactsError:
        return begun


def _onward(begun: Journey, now: datetime, more: More | None = None) -> HttpResponse:
    """To the next page, the answers sealed in the visitor's own cookie."""
    response = _redirect_to(next_asked(place_of(begun), begun, now, more), more)
    sealed_cookie.put(response, journey.write(begun), begun.since)
    return response


def _redirect_to(asked: Asked | None, more: More | None = None) -> HttpResponse:
    response = redirect(reverse(end_of(more)) if asked is None else question_address(asked.address, more))
    response.status_code = 303
    return response


def _question_page(
    request: HttpRequest,
    place: Place,
    begun: Journey,
    asked: Asked,
    now: datetime,
    form: Filled,
    remarks: tuple[Remark, ...] = (),
    grave: bool = False,
) -> HttpResponse:
    rank = begun.rank(asked.address)
    before = begun.steps if rank is None else begun.steps[:rank]
    back = before[-1].address if before else None
    grave = grave or _grave(place, begun, now)

    def draw() -> HttpResponse:
        chapters = _chapters(place, asked)
        drawn = fields(place.rulebook.facts, asked.screen, form, remarks)
        context = {
            "asked": asked,
            "screen": asked.screen,
            "fields": drawn,
            "alone": len(drawn) == 1,
            "heading": drawn[0].legend if len(drawn) == 1 else asked.screen.title,
            "errors": [field for field in drawn if field.remark],
            "back": back,
            "suffix": suffix(towards(request)),
            "changing": rank is not None,
            "why": why(place.rulebook, asked.screen),
            "chapters": chapters,
            "chapter": chapters.index(asked.screen.chapter),
            "grave": grave,
            "answerer": begun.answerer,
            "provisional": bool(begun.steps),
            "opened": place.rulebook.screens[asked.screen.name.removesuffix(CHECK)].kind != asked.screen.kind,
            "opened_name": forms.OPENED,
        }
        return render(request, "public/question.html", context, status=422 if remarks else 200)

    if form or remarks or rank is not None:
        return draw()
    blank = Blank(
        language=place.rulebook.language,
        edition=place.rulebook.edition.name,
        country=place.country.code,
        answerer=begun.answerer,
        path=request.get_full_path() if towards(request) else request.path,
        kind=asked.screen.kind,
        rows=tuple(row.fact for row in asked.screen.rows),
        back=back,
        grave=grave,
        provisional=bool(begun.steps),
    )
    return blank_page(request, blank, draw)


def _chapters(place: Place, asked: Asked) -> list[str]:
    """The chapters to show: those of the orientation, and that of what comes after on its own pages."""
    book = place.rulebook
    mine = {"orientation", asked.screen.asked_for}
    kept = {screen.chapter for screen in book.screens.values() if screen.asked_for in mine}
    return [label for name, label in book.chapters.items() if name in kept]


def _grave(place: Place, begun: Journey, now: datetime) -> bool:
    """Was a sign told that is an emergency unless an exception is confirmed?"""
    return tells_an_emergency(place.rulebook, begun.facts, begun.answerer, now, place.country, place.site)
