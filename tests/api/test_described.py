"""The description that other software reads is true: their tools try it, and find no lie and no fault."""

import json
from collections.abc import Iterator
from types import MappingProxyType

import pytest
import schemathesis
from django.core.cache import cache
from django.test import override_settings
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.loading import load
from parcours_dos.web.wsgi import application

from .program import Program

DESCRIPTION = "/api/openapi.json"
#: Answers of the right form may still contradict each other: that is a 422, and it is told.
TRUE_TO_FORM = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", "422"]}}}
#: These read the facts as /api/orientation does, by the same function: it tries each limit of each fact.
SAME_FACTS = ["/api/questions/next", "/api/plan", "/api/programme"]
ONCE = {"operations": [{"include-path": SAME_FACTS, "phases": {"coverage": {"enabled": False}}}]}

schema = schemathesis.openapi.from_wsgi(
    DESCRIPTION, application, config=SchemathesisConfig.from_dict({"seed": 4, **TRUE_TO_FORM, **ONCE})
)


@pytest.fixture(autouse=True)
def nobody_waits() -> Iterator[None]:
    """Their tools ask more than 120 times a minute."""
    with override_settings(API_RATE=1_000_000):
        yield
    cache.clear()


@schema.parametrize()
@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate(headers={"Accept-Encoding": "identity"})


def test_every_fact_is_described_as_the_rules_have_it(program: Program) -> None:
    described = json.loads(program.get(DESCRIPTION).content)["components"]["schemas"]["Facts"]
    assert described["additionalProperties"] is False
    fields, book = described["properties"], load()
    sayable = {name: entry for name, entry in book.facts.items() if entry.who}
    clarified = {f"{name}{CHECK}" for name, entry in sayable.items() if entry.clarify}
    assert set(fields) == set(sayable) | clarified
    for name, entry in sayable.items():
        assert str(entry.question) in fields[name]["description"]
        match entry.type:
            case "yes_no":
                assert fields[name]["type"] == ["boolean", "null"]
            case "integer":
                assert (fields[name]["minimum"], fields[name]["maximum"]) == (entry.min, entry.max)
            case "choice":
                assert fields[name]["enum"] == [*entry.choices, None]


def test_every_address_that_answers_is_described(program: Program) -> None:
    from parcours_dos.web.api.urls import urlpatterns

    described = MappingProxyType(json.loads(program.get(DESCRIPTION).content)["paths"])
    served = {f"/api/{pattern.pattern}".replace("<str:", "{").replace(">", "}") for pattern in urlpatterns}
    assert served - {"/api/^", DESCRIPTION} == set(described)
