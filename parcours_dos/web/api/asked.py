"""What a program asks about one person: the facts, who answers, where and when. Checked at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parcours_dos.pathway import circumstances, facts
from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.documents import Document
from parcours_dos.pathway.facts import FactsError, Problem
from parcours_dos.pathway.outcome import AnswerValue
from parcours_dos.pathway.questions import MORE, More
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import EVERYONE, Answerer, CountryFile, SiteFile
from parcours_dos.pathway.site import SiteError, read_site
from parcours_dos.web.shared import problems
from parcours_dos.web.shared.problems import Refused, Text

DEFAULT_ANSWERER: Answerer = "patient"
MOST_UNKNOWN_NAMES = 10
LONGEST_NAME = 60


@dataclass(frozen=True)
class _Form:
    """What one field of a demand may hold, as a test and in words."""

    fits: Callable[[object], bool]
    allowed: Text


def _is_text_or_null(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_object_or_null(value: object) -> bool:
    return value is None or isinstance(value, dict)


def _is_yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


def _is_number_or_null(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def _is_a_list_of_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


FORM: Mapping[str, _Form] = {
    "facts": _Form(
        lambda value: isinstance(value, dict),
        gettext_lazy("Écrivez un objet : le nom de chaque fait, sa valeur."),
    ),
    "answerer": _Form(lambda value: value in EVERYONE, ", ".join(EVERYONE)),
    "country": _Form(_is_text_or_null, gettext_lazy("Écrivez un pays en deux lettres, ou null.")),
    "on": _Form(_is_text_or_null, gettext_lazy("Écrivez une date, un instant avec son fuseau, ou null.")),
    "site": _Form(
        _is_object_or_null,
        gettext_lazy("Écrivez un objet, comme le fichier du site, ou null."),
    ),
    "start": _Form(_is_text_or_null, gettext_lazy("Écrivez une date, ou null.")),
    "care": _Form(_is_object_or_null, gettext_lazy("Écrivez un objet : prescription, done, cover… ou null.")),
    "override": _Form(_is_object_or_null, gettext_lazy("Écrivez un objet : condition et reason, ou null.")),
    "place": _Form(lambda value: value in ("home", "work"), "home, work"),
    "floor": _Form(_is_yes_or_no, "true, false"),
    "equipment": _Form(_is_a_list_of_names, gettext_lazy("Écrivez une liste de noms.")),
    "count": _Form(_is_number_or_null, gettext_lazy("Écrivez un nombre entier, ou null.")),
    "maintenance": _Form(_is_yes_or_no, "true, false"),
    "without": _Form(_is_a_list_of_names, gettext_lazy("Écrivez une liste de noms.")),
    "more": _Form(lambda value: value is None or value in tuple(MORE), ", ".join([*MORE, "null"])),
}


class PersonAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person, where and when.

    `on`: a date (noon there) or an instant with its zone; now by default. `country`: that of the
    site by default, else FR. `site`: what the site file says; by default, that of this server.
    """

    facts: dict[str, AnswerValue]
    answerer: Answerer = DEFAULT_ANSWERER
    country: str | None = None
    on: str | None = None
    site: SiteFile | None = None


class QuestionAsked(PersonAsked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same, and `more`: go on with what makes the advice more precise, or with what a plan needs."""

    more: More | None = None


@dataclass(frozen=True)
class Person:
    """A person as the engine takes them, with the place and the moment."""

    facts: Mapping[str, object]
    answerer: Answerer
    moment: datetime
    country: CountryFile
    site: SiteFile | None
    more: More | None


def read(
    rulebook: Rulebook,
    given: Mapping[str, object],
    shape: type[PersonAsked],
    now: datetime,
    here: SiteFile | None,
) -> Person:
    """The person whom a program describes; `here` is the site of this server. Raises `Refused`."""
    number = number_of(rulebook, given, here)
    wrong = tuple(_wrong_form(shape.__struct_fields__, given))
    if wrong:
        raise Refused(problems.INVALID_REQUEST, errors=wrong, number=number)
    try:
        site = here if given.get("site") is None else read_site(rulebook, Document(given["site"]))
        country = circumstances.country(rulebook, _text(given, "country"), site)
        said = _text(given, "on")
        moment = now if said is None else circumstances.moment(said, country)
    except (InputError, SiteError) as error:
        raise Refused(problems.INVALID_REQUEST, errors=error.problems, number=number) from None
    answerer = next(who for who in EVERYONE if who == given.get("answerer", DEFAULT_ANSWERER))
    try:
        known = facts.read(rulebook, _few_unknown(rulebook, given["facts"]), answerer)
    except FactsError as error:
        raise Refused(problems.INVALID_FACTS, errors=error.problems, number=number) from None
    return Person(known, answerer, moment, country, site, _more(given))


def _more(given: Mapping[str, object]) -> More | None:
    return next((more for more in MORE if more == given.get("more")), None)


def _wrong_form(fields: tuple[str, ...], given: Mapping[str, object]) -> Iterable[Problem]:
    """What is wrong with the demand itself, before anything is said of the person."""
    for name in [name for name in given if name not in fields][:MOST_UNKNOWN_NAMES]:
        allowed = _("Champs admis : %(fields)s.") % {"fields": ", ".join(fields)}
        yield Problem(name[:LONGEST_NAME], _("ce champ n'existe pas."), allowed)
    if "facts" not in given:
        yield Problem("facts", _("ce champ manque."), str(FORM["facts"].allowed))
    for name in fields:
        if name in given and not FORM[name].fits(given[name]):
            yield Problem(name, _("ce n'est pas la forme attendue."), str(FORM[name].allowed))


def _few_unknown(rulebook: Rulebook, said: object) -> object:
    """The facts, without most of the names that no rule knows: each of them costs a search to refuse."""
    if not isinstance(said, dict):
        return said
    known = {name for name in said if facts.clarified(rulebook, name) or name in rulebook.facts}
    unknown = [name for name in said if name not in known][:MOST_UNKNOWN_NAMES]
    return {name: value for name, value in said.items() if name in known or name in unknown}


def number_of(rulebook: Rulebook, given: Mapping[str, object], here: SiteFile | None) -> str | None:
    """The emergency number of the place, as far as the demand says where it is."""
    place = given.get("site")
    told = [given.get("country"), place.get("country") if isinstance(place, dict) else None]
    codes = [code.upper() for code in told if isinstance(code, str)] + ([here.country] if here else [])
    found = next((rulebook.countries[code] for code in codes if code in rulebook.countries), None)
    return None if found is None else found.emergency_number


def _text(given: Mapping[str, object], name: str) -> str | None:
    value = given.get(name)
    return value if isinstance(value, str) else None
