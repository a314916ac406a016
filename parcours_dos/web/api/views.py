"""The addresses of the API. Each one asks the engine once, and gives plain data."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parcours_dos.pathway import listing, questions
from parcours_dos.pathway.decision import decide, what_would_change
from parcours_dos.pathway.instruments import plain
from parcours_dos.pathway.outcome import orientation as in_plain
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.shared import problems, where
from parcours_dos.web.shared.problems import KINDS, Refused, meaning
from parcours_dos.web.shared.rules import rulebook

from . import asked, scores, strict_json
from . import cost as cost_asked
from . import plan as plan_asked
from . import programme as programme_asked
from .asked import Person, PersonAsked, QuestionAsked
from .endpoint import encoded, endpoint
from .openapi import document
from .plan import PlanAsked
from .programme import ProgrammeAsked
from .screens import next_screen


@endpoint("POST")
def orientation(request: HttpRequest) -> bytes:
    """Whom this person should see, and how fast."""
    person = _person(request, PersonAsked)
    told = (rulebook(), person.facts, person.answerer, person.moment, person.country, person.site)
    return encoded(in_plain(decide(*told), what_would_change(*told)))


@endpoint("POST")
def questions_next(request: HttpRequest) -> bytes:
    """The next page of questions worth asking this person."""
    person, book = _person(request, QuestionAsked), rulebook()
    screen = questions.next_screen(
        book, person.facts, person.answerer, person.moment, person.country, person.site, person.more
    )
    return encoded(next_screen(book, screen))


@endpoint("POST")
def plan(request: HttpRequest) -> bytes:
    """How many sessions this person may need, of what, at what price; or why there is no plan."""
    given, book = strict_json.sent(request), rulebook()
    person = asked.read(book, given, PlanAsked, timezone.now(), where.site())
    return encoded(plan_asked.plan(book, given, person))


@endpoint("POST")
def programme(request: HttpRequest) -> bytes:
    """The exercises of this person, at home or at work; or why there are none."""
    given, book = strict_json.sent(request), rulebook()
    person = asked.read(book, given, ProgrammeAsked, timezone.now(), where.site())
    return encoded(programme_asked.programme(book, given, person))


@endpoint("GET")
def exercises(request: HttpRequest) -> bytes:
    """Every exercise of the library."""
    return _exercises(rulebook())


@endpoint("POST")
def cost(request: HttpRequest) -> bytes:
    """What care costs, how many sessions the payer takes, and when to act."""
    given = strict_json.sent(request)
    return encoded(cost_asked.count(rulebook(), given, timezone.now(), where.site()))


@endpoint("GET")
def facts(request: HttpRequest) -> bytes:
    """Every fact that can be said."""
    return _facts(rulebook())


@endpoint("GET")
def rules(request: HttpRequest) -> bytes:
    """Every warning sign."""
    return _rules(rulebook())


@endpoint("GET")
def rule(request: HttpRequest, name: str) -> bytes:
    """One warning sign."""
    book = rulebook()
    try:
        return encoded(listing.rule(book, book.flag(name)))
    except KeyError:
        told = _("Aucune règle ne s'appelle ainsi. %(address)s les liste.") % {
            "address": reverse("api_rules")
        }
        raise Refused(problems.NOT_FOUND, told) from None


@endpoint("GET")
def sources(request: HttpRequest) -> bytes:
    """Every source, under the name by which outcomes cite it."""
    return encoded(listing.sources(rulebook()))


@endpoint("GET")
def instruments(request: HttpRequest) -> bytes:
    """Every questionnaire, with the words that may be shown."""
    return _instruments(rulebook())


@endpoint("POST")
def score(request: HttpRequest) -> bytes:
    """The score of a questionnaire, and the change since an earlier time."""
    return encoded(scores.score(rulebook(), strict_json.sent(request)))


@endpoint("GET")
def openapi(request: HttpRequest) -> bytes:
    """The description of this API, for programs."""
    return _openapi(rulebook())


@endpoint("GET")
def problem(request: HttpRequest, slug: str) -> bytes:
    """What a kind of problem means."""
    kind = KINDS.get(slug)
    if kind is None:
        raise Refused(problems.NOT_FOUND)
    return encoded(meaning(kind))


@endpoint(None)
def nothing(request: HttpRequest) -> bytes:
    """No such address."""
    raise Refused(problems.NOT_FOUND, _("La page %(address)s décrit l'API.") % {"address": reverse("api")})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The page that says what the API does, with an example for each address."""
    book = rulebook()
    priced = next(country for country in book.countries.values() if country.payment)
    assert priced.payment is not None
    shown = {
        "a_country": priced.code,
        "an_act": priced.payment.acts[0].name,
        "site_address": request.build_absolute_uri("/").rstrip("/"),
        "countries": list(book.countries),
        "a_rule": book.flags[0].name,
        "rate": settings.API_RATE,
        "kinds": KINDS.values(),
    }
    return render(request, "api/about.html", shown)


def _person(request: HttpRequest, shape: type[PersonAsked]) -> Person:
    given = strict_json.sent(request)
    return asked.read(rulebook(), given, shape, timezone.now(), where.site())


@lru_cache(maxsize=8)
def _facts(book: Rulebook) -> bytes:
    return encoded(listing.facts(book))


@lru_cache(maxsize=8)
def _rules(book: Rulebook) -> bytes:
    return encoded(listing.rules(book))


@lru_cache(maxsize=8)
def _instruments(book: Rulebook) -> bytes:
    return encoded(plain.instruments(book.instruments))


@lru_cache(maxsize=8)
def _exercises(book: Rulebook) -> bytes:
    return encoded(programme_asked.exercises(book))


@lru_cache(maxsize=8)
def _openapi(book: Rulebook) -> bytes:
    return encoded(document(book))
