"""One client cannot take the place of all the others, and nobody is remembered for having asked."""

import pickle

import pytest
from django.core.cache import cache
from django.test import override_settings

from parcours_dos.web.api.limits import WINDOW, wait

from .program import Program, problem_of

ADDRESS = "203.0.113.9"


@pytest.mark.parametrize(
    ("count", "now", "seconds"),
    [(1, 0, 0), (3, 59, 0), (4, 0, 60), (4, 59, 1), (4, 61.5, 59), (400, 30, 30)],
)
def test_who_asks_too_much_waits_until_the_minute_ends(count: int, now: float, seconds: int) -> None:
    assert wait(count, 3, now) == seconds


@override_settings(API_RATE=3)
def test_a_client_is_told_how_long_to_wait(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours_dos.web.api.limits.time", lambda: 20.0)
    for _ in range(3):
        assert program.get("/api/facts").status_code == 200
    for address in ("/api/facts", "/api/rien", "/api/orientation"):
        answer = program.get(address)
        problem_of(answer, 429, "too-many-requests")
        assert answer["Retry-After"] == "40"
    monkeypatch.setattr("parcours_dos.web.api.limits.time", lambda: 20.0 + WINDOW)
    assert program.get("/api/facts").status_code == 200


@override_settings(API_RATE=1)
def test_each_client_has_its_own_count(program: Program) -> None:
    def asks(address: str, said: str = "") -> int:
        headers = {"X-Forwarded-For": said} if said else {}
        return program.client.get("/api/facts", headers=headers, REMOTE_ADDR=address).status_code

    assert [asks(ADDRESS), asks(ADDRESS), asks("203.0.113.10")] == [200, 429, 200]
    assert [asks(ADDRESS, "198.51.100.1"), asks("nobody"), asks("")] == [429, 200, 200]
    assert [asks("2001:db8::1"), asks("2001:db8::2"), asks("2001:db8:0:1::1")] == [200, 429, 200]
    with override_settings(BEHIND_PROXY=True):
        assert asks(ADDRESS, "invented, 198.51.100.1") == 200
        assert asks(ADDRESS, "other, 198.51.100.1") == 429
        assert asks(ADDRESS, "198.51.100.2") == 200


def test_no_address_can_be_read_back(program: Program) -> None:
    program.client.get("/api/facts", REMOTE_ADDR=ADDRESS)
    kept = cache._cache  # type: ignore[attr-defined]  # all that the process remembers
    assert kept
    for name, value in kept.items():
        assert ADDRESS not in name
        assert pickle.loads(value) == 1
