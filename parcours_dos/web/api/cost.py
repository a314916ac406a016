"""What a program asks about the price of care: the sessions, where and when. Checked at the door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from django.utils.translation import gettext as _

from parcours_dos.pathway import circumstances
from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.payment import plain
from parcours_dos.pathway.payment.care import CareError, CareGiven
from parcours_dos.pathway.payment.plain import Cost
from parcours_dos.pathway.payment.tariffs import NotYet
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import SiteFile
from parcours_dos.web.shared import problems
from parcours_dos.web.shared.problems import Refused

from .asked import FORM, LONGEST_NAME, MOST_UNKNOWN_NAMES, number_of


class CostAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A course of sessions, where and when: `on` a date or an instant with its zone, now by default."""

    care: CareGiven
    country: str | None = None
    on: str | None = None


def count(rulebook: Rulebook, given: Mapping[str, object], now: datetime, here: SiteFile | None) -> Cost:
    """What the care that a program describes costs. Raises `Refused`."""
    number = number_of(rulebook, given, here)
    wrong = tuple(_wrong_form(given))
    if wrong:
        raise Refused(problems.INVALID_REQUEST, errors=wrong, number=number)
    try:
        country = circumstances.country(rulebook, _text(given, "country"), here)
        on = _text(given, "on")
        moment = now if on is None else circumstances.moment(on, country)
        today = moment.astimezone(ZoneInfo(country.timezone)).date()
        return plain.cost(country, given["care"], today, rulebook.edition.name)
    except (InputError, CareError) as error:
        raise Refused(problems.INVALID_REQUEST, errors=error.problems, number=number) from None
    except NotYet as error:
        raise Refused(problems.INVALID_REQUEST, errors=[error.problem], number=number) from None


def _wrong_form(given: Mapping[str, object]) -> Iterable[Problem]:
    fields = CostAsked.__struct_fields__
    for name in [name for name in given if name not in fields][:MOST_UNKNOWN_NAMES]:
        allowed = _("Champs admis : %(fields)s.") % {"fields": ", ".join(fields)}
        yield Problem(name[:LONGEST_NAME], _("ce champ n'existe pas."), allowed)
    if "care" not in given:
        told = _("Écrivez un objet : act, et ce que vous savez des séances.")
        yield Problem("care", _("ce champ manque."), told)
    for name in ("country", "on"):
        if name in given and not FORM[name].fits(given[name]):
            yield Problem(name, _("ce n'est pas la forme attendue."), str(FORM[name].allowed))


def _text(given: Mapping[str, object], name: str) -> str | None:
    value = given.get(name)
    return value if isinstance(value, str) else None
