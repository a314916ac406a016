"""When a program asks what cannot be given: RFC 9457, the same shape for every refusal.

It says which kind of problem, where that kind is explained, what is wrong, fact by fact, and always
the emergency number: the program may be the only thing between a person and help.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from parcours_dos.pathway.facts import Problem

from .where import ANYWHERE, country_of_site

MEDIA_TYPE = "application/problem+json"
ROOT = "/api/"

# When even the rules cannot be read: no words, but the essential.
LAST_RESORT = (
    b'{"type":"about:blank","title":"500","status":500,"detail":"","errors":[],"emergency_number":"112"}'
)

Text = str | Promise


@dataclass(frozen=True)
class Kind:
    """A kind of refusal: its name in the address that explains it, its status, its title, what to do."""

    slug: str
    status: int
    title: Text
    cure: Text


BAD_REQUEST = Kind(
    "bad-request",
    400,
    _("Nous n'avons pas compris cette demande."),
    _("Vérifiez l'adresse du serveur et les en-têtes."),
)
MALFORMED = Kind(
    "malformed-json",
    400,
    _("Ce n'est pas du JSON que l'on puisse lire."),
    _("Envoyez un seul objet JSON en UTF-8, chaque nom une seule fois, sans NaN et peu imbriqué."),
)
FORBIDDEN = Kind("forbidden", 403, _("Cette adresse n'est pas ouverte."), _("Aucun compte n'y donne accès."))
NOT_FOUND = Kind(
    "not-found", 404, _("Il n'y a rien à cette adresse."), _("La description de l'API liste les adresses.")
)
WRONG_METHOD = Kind(
    "wrong-method",
    405,
    _("Cette adresse ne se demande pas ainsi."),
    _("L'en-tête Allow dit les méthodes admises. Les faits d'une personne ne vont jamais dans une adresse."),
)
NOT_ACCEPTABLE = Kind(
    "not-acceptable",
    406,
    _("Cette API ne répond qu'en JSON."),
    _("Admettez application/json dans l'en-tête Accept."),
)
NO_LENGTH = Kind(
    "length-required",
    411,
    _("La taille de la demande manque."),
    _("Envoyez l'en-tête Content-Length, sans découper le corps."),
)
TOO_LARGE = Kind(
    "too-large",
    413,
    _("La demande est trop grande."),
    _("Restez sous 64 ko : les faits d'une personne tiennent en moins de 10 ko."),
)
WRONG_TYPE = Kind(
    "wrong-content-type",
    415,
    _("Ce type de contenu n'est pas admis."),
    _("Envoyez Content-Type: application/json, sans compression."),
)
INVALID_FACTS = Kind(
    "invalid-facts",
    422,
    _("Certaines réponses ne peuvent pas être prises."),
    _("Corrigez chaque fait cité dans « errors ». Non connu s'écrit null. /api/facts liste les faits."),
)
INVALID_REQUEST = Kind(
    "invalid-request",
    422,
    _("La demande n'a pas la forme attendue."),
    _("Corrigez chaque champ cité dans « errors »."),
)
TOO_MANY = Kind(
    "too-many-requests",
    429,
    _("Trop de demandes en peu de temps."),
    _("Attendez le nombre de secondes dit par l'en-tête Retry-After."),
)
BROKEN = Kind(
    "server-error",
    500,
    _("Nous avons un problème."),
    _("Réessayez dans une minute. Rien n'a été gardé."),
)

KINDS: Mapping[str, Kind] = {
    kind.slug: kind
    for kind in (
        *(BAD_REQUEST, MALFORMED, FORBIDDEN, NOT_FOUND, WRONG_METHOD, NOT_ACCEPTABLE, NO_LENGTH),
        *(TOO_LARGE, WRONG_TYPE, INVALID_FACTS, INVALID_REQUEST, TOO_MANY, BROKEN),
    )
}


class PlainError(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, or one field, that cannot be taken: its name, why, and what is allowed."""

    fact: str
    reason: str
    allowed: str


class PlainProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a demand was refused (RFC 9457), and the emergency number of the person's country, else 112."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[PlainError]
    emergency_number: str


class PlainMeaning(msgspec.Struct, frozen=True, kw_only=True):
    """What one kind of problem means, and what to do about it."""

    type: str
    title: str
    status: int
    cure: str


class Refused(Exception):
    """A demand that is refused, with all that the answer will say."""

    def __init__(
        self,
        kind: Kind,
        detail: Text = "",
        errors: Iterable[Problem] = (),
        number: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind.slug)
        self.kind, self.detail, self.errors = kind, detail, tuple(errors)
        self.number, self.headers = number, dict(headers or {})


def meaning(kind: Kind) -> PlainMeaning:
    """What the address of a kind of problem says."""
    return PlainMeaning(
        type=reverse("api_problem", args=[kind.slug]),
        title=str(kind.title),
        status=kind.status,
        cure=str(kind.cure),
    )


def response(refused: Refused) -> HttpResponse:
    """The answer that tells a refusal."""
    country, kind = country_of_site(), refused.kind
    problem = PlainProblem(
        type=reverse("api_problem", args=[kind.slug]),
        title=str(kind.title),
        status=kind.status,
        detail=str(refused.detail or kind.cure),
        errors=[PlainError(fact=e.fact, reason=e.reason, allowed=e.allowed) for e in refused.errors],
        emergency_number=refused.number or (country.emergency_number if country else ANYWHERE),
    )
    content = msgspec.json.encode(problem)
    return HttpResponse(content, MEDIA_TYPE, kind.status, headers=refused.headers)


def of_status(status: int) -> HttpResponse:
    """The answer that tells a refusal of which only the status is known."""
    return response(Refused(next(kind for kind in KINDS.values() if kind.status == status)))


def is_for_a_program(request: HttpRequest) -> bool:
    """Does this address answer programs, who read no page?"""
    return request.path_info.startswith(ROOT)
