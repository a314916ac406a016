"""Another program, that speaks JSON and reads nothing else."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.test import Client

import tests.web.site  # noqa: F401  # our site, made ready

ORIENTATION = "/api/orientation"
QUESTIONS = "/api/questions/next"
JSON = "application/json"
PROBLEM = "application/problem+json"
NOON = "2026-11-25"

Json = Any


class Program:
    """What it sends, and what it understands of the answer."""

    def __init__(self) -> None:
        self.client = Client(SERVER_NAME="127.0.0.1")

    def get(self, address: str, **headers: str) -> HttpResponse:
        """Ask for a list."""
        return self.client.get(address, headers=headers)

    def send(self, address: str, body: object, kind: str = JSON, **headers: str) -> HttpResponse:
        """Send a demand; bytes go as they are."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.client.generic("POST", address, content, headers=headers, CONTENT_TYPE=kind)

    def orient(self, facts: Mapping[str, object], **more: object) -> Json:
        """Ask for one person, at noon of an ordinary day; the answer must be an outcome."""
        answer = self.send(ORIENTATION, {"facts": facts, "on": NOON, **more})
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)


def problem_of(answer: HttpResponse, status: int, slug: str) -> Json:
    """The refusal that an answer tells; it always says where it is explained, and whom to call."""
    assert answer.status_code == status, answer.content[:500]
    assert answer["Content-Type"] == PROBLEM
    found = json.loads(answer.content)
    assert found["type"] == f"/api/problems/{slug}"
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    assert found["emergency_number"]
    return found
