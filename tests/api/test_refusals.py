"""Mischief and accidents: never a fault of ours, always the fact to mend and the number to call."""

import json
import logging
import random
import sys

import pytest
from django.test import Client

from .program import JSON, NOON, ORIENTATION, QUESTIONS, Program, problem_of

BOTH = pytest.mark.parametrize("address", [ORIENTATION, QUESTIONS])

MALFORMED = {
    "nothing": b"",
    "not JSON": b"age_years: 34",
    "cut short": b'{"facts": {',
    "two at once": b'{"facts": {}} {"facts": {}}',
    "a list": b'[{"facts": {}}]',
    "a number": b"1",
    "null": b"null",
    "a name twice": b'{"facts": {"age_years": 34, "age_years": 80}}',
    "a field twice": b'{"facts": {}, "facts": {}}',
    "NaN": b'{"facts": {"age_years": NaN}}',
    "infinity": b'{"facts": {"age_years": -Infinity}}',
    "half a character": b'{"facts": {"age_years": "\\ud800"}}',
    "half a name": b'{"facts": {"\\udfff": 1}}',
    "latin-1": '{"facts": {"é": 1}}'.encode("latin-1"),
    "UTF-16": '{"facts": {}}'.encode("utf-16"),
    "a mark of order": b'\xef\xbb\xbf{"facts": {}}',
    "a raw zero": b'{"facts": {"age_years": "\x00"}}',
    "deep": b'{"facts":' + b'{"a":' * 40 + b"1" + b"}" * 41,
    "deep lists": b'{"facts":' + b"[" * 400 + b"]" * 400 + b"}",
    "deeper than the machine": b"[" * 60_000,
    "objects without end": b'{"a":' * 12_000,
}

INVALID: dict[str, tuple[object, str]] = {
    "no facts": ({}, "facts"),
    "facts that are null": ({"facts": None}, "facts"),
    "facts in a list": ({"facts": ["age_years"]}, "facts"),
    "an unknown field": ({"facts": {}, "fact": {}}, "fact"),
    "an endless field": ({"facts": {}, "x" * 9000: 1}, "x" * 60),
    "a stranger answers": ({"facts": {}, "answerer": "neighbour"}, "answerer"),
    "nobody answers": ({"facts": {}, "answerer": None}, "answerer"),
    "a list answers": ({"facts": {}, "answerer": []}, "answerer"),
    "another country": ({"facts": {}, "country": "XX"}, "country"),
    "no country": ({"facts": {}, "country": ""}, "country"),
    "a country in a list": ({"facts": {}, "country": ["FR"]}, "country"),
    "no date": ({"facts": {}, "on": "demain"}, "on"),
    "an impossible date": ({"facts": {}, "on": "2026-02-30"}, "on"),
    "an instant without zone": ({"facts": {}, "on": "2026-11-25T12:00"}, "on"),
    "a year too far": ({"facts": {}, "on": "9999-12-31T23:59-23:59"}, "on"),
    "a year too early": ({"facts": {}, "on": "0001-01-01T00:00+23:59"}, "on"),
    "a date with a zero": ({"facts": {}, "on": "2026-11-\x00\x00"}, "on"),
    "a date in a number": ({"facts": {}, "on": 20261125}, "on"),
    "a site in a list": ({"facts": {}, "site": []}, "site"),
    "a site of another shape": ({"facts": {}, "site": {"colour": "red"}}, "site"),
    "a site elsewhere": ({"facts": {}, "site": {"country": "XX"}}, "country"),
    "an unsigned policy": (
        {"facts": {}, "site": {"policy": {"name": "graded", "signed_by": " ", "signed_on": NOON}}},
        "signed_by",
    ),
}

WRONG_FACTS: dict[str, tuple[object, str]] = {
    "unknown": ({"sore_knee": True}, "sore_knee"),
    "unknown and endless": ({"k" * 20_000: True}, "k" * 60),
    "unknown and empty": ({"": True}, ""),
    "unknown, a zero": ({"\x00": True}, "\x00"),
    "misspelt": ({"age_year": 34}, "age_year"),
    "too old": ({"age_years": 121}, "age_years"),
    "not born": ({"age_years": -1}, "age_years"),
    "a fraction": ({"age_years": 34.5}, "age_years"),
    "a whole fraction": ({"age_years": 34.0}, "age_years"),
    "a text": ({"age_years": "34"}, "age_years"),
    "a yes": ({"age_years": True}, "age_years"),
    "one for yes": ({"pain_low_back": 1}, "pain_low_back"),
    "yes in words": ({"pain_low_back": "true"}, "pain_low_back"),
    "a list": ({"pain_low_back": [True]}, "pain_low_back"),
    "an object": ({"pain_low_back": {"": {}}}, "pain_low_back"),
    "an endless text": ({"trend": "x" * 60_000}, "trend"),
    "another alphabet": ({"trend": "\u202e🦴"}, "trend"),
    "a clinician's": ({"motor_grade": 1}, "motor_grade"),
    "what the date gives": ({"out_of_hours": True}, "out_of_hours"),
    "a doubt about nothing": ({"age_years_check": 3}, "age_years_check"),
}


@BOTH
@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_what_is_not_plain_json_is_refused(body: bytes, address: str, program: Program) -> None:
    problem_of(program.send(address, body), 400, "malformed-json")


@BOTH
@pytest.mark.parametrize(("body", "field"), INVALID.values(), ids=INVALID)
def test_a_field_that_cannot_be_taken_is_named(
    body: object, field: str, address: str, program: Program
) -> None:
    found = problem_of(program.send(address, body), 422, "invalid-request")
    assert field in [error["fact"] for error in found["errors"]]
    assert all(error["reason"] and error["allowed"] for error in found["errors"])


@BOTH
@pytest.mark.parametrize(("facts", "name"), WRONG_FACTS.values(), ids=WRONG_FACTS)
def test_a_fact_that_cannot_be_taken_is_named(
    facts: object, name: str, address: str, program: Program
) -> None:
    found = problem_of(program.send(address, {"facts": facts}), 422, "invalid-facts")
    assert [error["fact"] for error in found["errors"]] == [name]
    assert len(json.dumps(found)) < 2000


@pytest.mark.parametrize("digits", [19, 400, 5000, 60_000])
def test_an_enormous_number_is_a_wrong_answer_like_another(digits: int, program: Program) -> None:
    body = b'{"facts": {"age_years": -%s}}' % (b"9" * digits)
    found = problem_of(program.send(ORIENTATION, body), 422, "invalid-facts")
    assert found["errors"][0]["fact"] == "age_years"


def test_thousands_of_unknown_names_cost_nothing(program: Program) -> None:
    found = problem_of(
        program.send(ORIENTATION, {"facts": {f"age{n}": n for n in range(3000)}}), 422, "invalid-facts"
    )
    assert len(found["errors"]) == 10


@BOTH
@pytest.mark.parametrize("size", [65_537, 500_000])
def test_a_demand_too_large_is_refused(size: int, address: str, program: Program) -> None:
    body = b'{"facts": {}}'
    assert program.send(address, body + b" " * (65_536 - len(body))).status_code == 200
    problem_of(program.send(address, body + b" " * (size - len(body))), 413, "too-large")


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "x"],
)
def test_another_content_is_refused(kind: str, program: Program) -> None:
    answer = program.send(ORIENTATION, b'{"facts": {}}', kind)
    problem_of(answer, 415, "wrong-content-type")
    assert answer["Accept"] == JSON


def test_a_charset_said_beside_the_content_does_no_harm(program: Program) -> None:
    for said in ("utf-8", "latin-1", "klingon", "\xe9"):
        assert program.send(ORIENTATION, b'{"facts": {}}', f"{JSON}; charset={said}").status_code == 200


def test_a_packed_demand_is_refused(program: Program) -> None:
    answer = program.send(ORIENTATION, b"\x1f\x8b", **{"Content-Encoding": "gzip"})
    problem_of(answer, 415, "wrong-content-type")


def test_a_demand_in_pieces_must_say_its_length(program: Program) -> None:
    pieces = {"Transfer-Encoding": "chunked"}
    answer = program.client.generic("POST", ORIENTATION, headers=pieces, CONTENT_TYPE=JSON, CONTENT_LENGTH="")
    problem_of(answer, 411, "length-required")


@pytest.mark.parametrize(("accept", "status"), [
    ("application/xml", 406), ("text/html", 406), ("application/json;q=0", 406), ("x", 406),
    ("", 200), ("*/*", 200), ("application/*", 200), ("text/html, application/json;q=0.1", 200),
])  # fmt: skip
def test_who_does_not_read_json_is_told(accept: str, status: int, program: Program) -> None:
    answer = program.send(ORIENTATION, {"facts": {}}, Accept=accept)
    if status == 200:
        assert answer.status_code == 200
    else:
        problem_of(answer, 406, "not-acceptable")


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options", "trace"])
@BOTH
def test_facts_are_only_taken_by_post(method: str, address: str, program: Program) -> None:
    answer = getattr(program.client, method)(f"{address}?facts=saddle_numbness")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    if method != "head":
        told = problem_of(answer, 405, "wrong-method")
        assert "données de santé" in told["detail"]
        assert "saddle" not in json.dumps(told)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["facts", "rules", "rules/saddle_numbness", "sources", "openapi.json"])
def test_a_list_is_only_read(method: str, address: str, program: Program) -> None:
    answer = getattr(program.client, method)(f"/api/{address}")
    problem_of(answer, 405, "wrong-method")
    assert answer["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "rien",
        "facts/",
        "rules/rien",
        "rules/a/b",
        "questions",
        "%00",
        "%0a",
        "é",
        "a" * 5000,
        "//",
    ],
)
def test_an_address_where_nothing_is_says_so(address: str, program: Program) -> None:
    for ask in (program.client.get, program.client.post):
        answer = ask(f"/api/{address}")
        if address != "rules/rien" or ask == program.client.get:
            problem_of(answer, 404, "not-found")


def test_another_host_is_refused(program: Program) -> None:
    problem_of(Client(SERVER_NAME="ailleurs.example").get("/api/facts"), 400, "bad-request")


def test_the_number_is_that_of_the_country_as_soon_as_it_is_known(program: Program) -> None:
    def number(**more: object) -> str:
        answer = program.send(ORIENTATION, {"facts": {"sore_knee": True}, **more})
        return str(problem_of(answer, 422, "invalid-facts")["emergency_number"])

    assert number() == "112"
    assert number(country="FR") == number(country="fr") == number(site={"country": "FR"}) == "15"
    assert number(country="BE", site={"country": "FR"}) == "112"
    late = {"facts": [], "country": "FR", "answerer": 3, "on": "x"}
    assert problem_of(program.send(ORIENTATION, late), 422, "invalid-request")["emergency_number"] == "15"


@pytest.mark.parametrize("seed", range(60))
def test_bytes_at_random_never_break_anything(seed: int, program: Program) -> None:
    chance = random.Random(seed)
    sound = json.dumps(
        {"facts": {"age_years": 34, "pain_low_back": True}, "country": "BE", "on": NOON}
    ).encode()
    broken = bytearray(sound)
    for _ in range(chance.randint(1, 4)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    for address in (ORIENTATION, QUESTIONS):
        assert program.send(address, bytes(broken)).status_code in (200, 400, 422)


@pytest.mark.parametrize("address", [ORIENTATION, "/api/facts"])
def test_a_fault_of_ours_gives_the_number_and_tells_nothing(
    address: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("secret answer")

    monkeypatch.setattr("parcours_dos.web.api.views.rulebook", broken)
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    handler = logging.getLogger("django").handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    former = handler.setStream(sys.stderr)
    try:
        asked = client.post(address, {"facts": {"saddle_numbness": True}}, JSON)
        answer = client.get(address) if address == "/api/facts" else asked
    finally:
        handler.setStream(former or sys.stderr)
    problem_of(answer, 500, "server-error")
    said = capfd.readouterr().err
    assert "RuntimeError" in said
    for word in ("secret", "saddle_numbness", "/api"):
        assert word not in said
