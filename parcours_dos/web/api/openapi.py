"""The description of the API that other software reads (OpenAPI 3.1), drawn from the shapes themselves.

What a fact may be is drawn from the rules: a new fact appears here by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from django.urls import reverse
from django.utils.translation import gettext as _

from parcours_dos.pathway.exercises.plain import PlainExercise
from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.instruments.asked import ScoreAsked
from parcours_dos.pathway.instruments.plain import PlainInstrument, PlainScored
from parcours_dos.pathway.listing import PlainFact, PlainRule, PlainSource
from parcours_dos.pathway.outcome import Orientation
from parcours_dos.pathway.payment.plain import Cost
from parcours_dos.pathway.plan.plain import NotPlanned, Planned
from parcours_dos.pathway.programme.plain import HomeProgramme, NoHomeProgramme
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import FactEntry
from parcours_dos.web.shared import problems
from parcours_dos.web.shared.problems import KINDS, Kind, PlainMeaning, PlainProblem

from . import plan, programme, scores
from .asked import PersonAsked, QuestionAsked
from .cost import CostAsked
from .plan import PlanAsked
from .programme import ProgrammeAsked
from .screens import NextScreen
from .strict_json import MEDIA_TYPE

Schema = dict[str, object]

ALWAYS = (problems.BAD_REQUEST, problems.WRONG_METHOD, problems.NOT_ACCEPTABLE, problems.TOO_MANY)
OF_A_BODY = (
    *(problems.MALFORMED, problems.NO_LENGTH, problems.TOO_LARGE),
    *(problems.WRONG_TYPE, problems.INVALID_FACTS, problems.INVALID_REQUEST),
)
SHAPES = (
    *(PersonAsked, QuestionAsked, Orientation, NextScreen),
    *(CostAsked, Cost),
    *(PlanAsked, Planned, NotPlanned),
    *(ProgrammeAsked, HomeProgramme, NoHomeProgramme, PlainExercise),
    *(ScoreAsked, PlainScored, PlainInstrument),
    *(PlainFact, PlainRule, PlainSource, PlainProblem, PlainMeaning),
)


def document(rulebook: Rulebook) -> Schema:
    """The whole description, its texts in the language of the rulebook."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Parcours Dos",
            "version": rulebook.edition.name,
            "summary": _("Qui voir pour un mal de dos ou de cou, et sous quel délai."),
            "description": _(
                "Les mêmes règles que le site et la commande. Rien n'est gardé : ni les faits, ni l'adresse. "
                "Aucun cookie n'est lu. Les pages d'autres sites ne peuvent pas demander (pas de CORS). "
                "Accept-Language choisit la langue des textes."
            )
            + f" {rulebook.edition.notice}",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "paths": _paths(),
        "components": {"schemas": _schemas(rulebook)},
    }


def _paths() -> Schema:
    named = "__"
    return {
        reverse("api_orientation"): {
            "post": _operation("orientation", _("Orienter une personne"), "Orientation", "PersonAsked"),
        },
        reverse("api_questions"): {
            "post": _operation(
                "next_questions", _("La prochaine question utile"), "NextScreen", "QuestionAsked"
            ),
        },
        reverse("api_plan"): {
            "post": _operation(
                "plan",
                _("Combien de séances, de quoi, à quel prix"),
                {"oneOf": [_ref("Planned"), _ref("NotPlanned")]},
                "PlanAsked",
            ),
        },
        reverse("api_programme"): {
            "post": _operation(
                "programme",
                _("Quels exercices à la maison ou au travail, et pourquoi"),
                {"oneOf": [_ref("HomeProgramme"), _ref("NoHomeProgramme")]},
                "ProgrammeAsked",
            ),
        },
        reverse("api_exercises"): {"get": _listed("exercises", _("Tous les exercices"), "PlainExercise")},
        reverse("api_cost"): {
            "post": _operation("cost", _("Le prix des séances, et ce qui reste"), "Cost", "CostAsked"),
        },
        reverse("api_facts"): {
            "get": _listed("facts", _("Tous les faits qui peuvent être dits"), "PlainFact")
        },
        reverse("api_rules"): {"get": _listed("rules", _("Tous les signes d'alerte"), "PlainRule")},
        reverse("api_rule", args=[named]).replace(named, "{name}"): {
            "parameters": [_in_address("name")],
            "get": _operation("rule", _("Un signe d'alerte"), "PlainRule", more=[problems.NOT_FOUND]),
        },
        reverse("api_instruments"): {
            "get": _listed("instruments", _("Tous les questionnaires"), "PlainInstrument")
        },
        reverse("api_score"): {
            "post": _operation("score", _("Le score d'un questionnaire"), "PlainScored", "ScoreAsked"),
        },
        reverse("api_sources"): {
            "get": _listed("sources", _("Les sources que citent les règles"), "PlainSource")
        },
        reverse("api_problem", args=[named]).replace(named, "{slug}"): {
            "parameters": [_in_address("slug")],
            "get": _operation(
                "problem", _("Ce que veut dire un refus"), "PlainMeaning", more=[problems.NOT_FOUND]
            ),
        },
    }


def _in_address(name: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _listed(name: str, summary: str, shape: str) -> Schema:
    return _operation(name, summary, {"type": "array", "items": _ref(shape)})


def _operation(
    name: str, summary: str, gives: str | Schema, takes: str | None = None, more: Iterable[Kind] = ()
) -> Schema:
    """One address and method: what it takes, what it gives, and every way in which it may refuse."""
    schema = _ref(gives) if isinstance(gives, str) else gives
    found: Schema = {"operationId": name, "summary": summary}
    if takes is not None:
        found["requestBody"] = {"required": True, "content": {MEDIA_TYPE: {"schema": _ref(takes)}}}
    refusals = [*ALWAYS, *more, *(OF_A_BODY if takes else ())]
    found["responses"] = {
        "200": {"description": summary, "content": {MEDIA_TYPE: {"schema": schema}}},
        **_refusals(refusals),
    }
    return found


def _refusals(kinds: Iterable[Kind]) -> Schema:
    found: dict[int, list[str]] = {}
    for kind in kinds:
        found.setdefault(kind.status, []).append(str(kind.title))
    content = {problems.MEDIA_TYPE: {"schema": _ref("PlainProblem")}}
    return {
        str(status): {"description": " / ".join(titles), "content": content}
        for status, titles in sorted(found.items())
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas(rulebook: Rulebook) -> Mapping[str, object]:
    _refs, found = msgspec.json.schema_components(SHAPES, ref_template="#/components/schemas/{name}")
    for name in ("PersonAsked", "QuestionAsked", "CostAsked", "PlanAsked", "ProgrammeAsked"):
        fields = found[name]["properties"]
        if "facts" in fields:
            fields["facts"] = _ref("Facts")
        fields["country"] = {"enum": [*rulebook.countries, None], "default": None}
        moments = [{"type": "string", "format": form} for form in ("date", "date-time")]
        fields["on"] = {"anyOf": [*moments, {"type": "null"}], "default": None}
    plan.described(rulebook, found["PlanAsked"], found["CareGiven"])
    programme.described(rulebook, found["ProgrammeAsked"])
    scores.described(rulebook, found["ScoreAsked"])
    found["PlainProblem"]["properties"]["type"]["enum"] = [_address(kind) for kind in KINDS.values()]
    return {**found, "Facts": _facts(rulebook)}


def _address(kind: Kind) -> str:
    return reverse("api_problem", args=[kind.slug])


def _facts(rulebook: Rulebook) -> Schema:
    """The facts of a person: nothing else may be said, and null is « not known »."""
    fields: Schema = {}
    for name, entry in rulebook.facts.items():
        if not entry.who:
            continue
        fields[name] = _fact(entry, entry.question)
        if entry.clarify:
            fields[f"{name}{CHECK}"] = _fact(entry, entry.clarify)
    told = _("Ce qui est connu d'une personne. Absent : pas demandé. null : demandé, pas connu.")
    return {"type": "object", "description": told, "properties": fields, "additionalProperties": False}


def _fact(entry: FactEntry, question: str | None) -> Schema:
    words = [str(question), entry.hint or ""]
    if entry.who == ("clinician",):
        words.append(_("Seul un soignant peut le dire."))
    described = {"description": " ".join(word for word in words if word)}
    match entry.type:
        case "yes_no":
            return {"type": ["boolean", "null"], **described}
        case "integer":
            return {"type": ["integer", "null"], "minimum": entry.min, "maximum": entry.max, **described}
        case "choice":
            return {"enum": [*entry.choices, None], **described}
