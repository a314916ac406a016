"""A blank page is drawn once for everyone: it must be exactly the page that would be drawn afresh."""

from __future__ import annotations

import random
import re
from unittest.mock import patch

import pytest
from django.test import Client

from parcours_dos.web.public import blank

from .walker import begin, fields_of

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def page(visitor: Client, address: str) -> str:
    return TOKEN.sub("", visitor.get(address).content.decode())


def said(chance: random.Random, values: list[str]) -> str:
    """Mostly no, so that the journey is long; now and then anything."""
    return "non" if "non" in values and chance.random() < 0.97 else chance.choice(values)


def walk(visitor: Client, chance: random.Random, start: str, country: str, who: str) -> list[str]:
    """The addresses of the pages of a journey of chance, each left blank before it is answered."""
    answer = begin(visitor, country, who, start)
    met = []
    while "/question/" in answer.headers.get("Location", "") and len(met) < 40:
        address = answer.headers["Location"]
        met.append(address)
        kept = page(visitor, address)
        with patch.object(blank, "_kept", {}):
            assert page(visitor, address) == kept
        form = {
            name: said(chance, values) if values else str(chance.randint(20, 80))
            for name, values in fields_of(visitor.get(address).content.decode()).items()
        }
        answer = visitor.post(address, form)
        if answer.status_code != 303:
            break
    return met


@pytest.mark.parametrize(("start", "country", "who"), [("/", "FR", "patient"), ("/en/", "BE", "carer")])
def test_a_kept_page_is_the_page(start: str, country: str, who: str) -> None:
    """Walked by chance with pages kept from other people, in another country, and by carers."""
    chance = random.Random(7)
    met = 0
    for _ in range(2):
        for other_country, other_who in (
            ("FR", "patient"),
            ("BE", "patient"),
            ("FR", "carer"),
            ("BE", "carer"),
        ):
            walk(Client(SERVER_NAME="127.0.0.1"), random.Random(7), start, other_country, other_who)
        met += len(walk(Client(SERVER_NAME="127.0.0.1"), chance, start, country, who))
    assert met > 8


def test_each_visitor_has_their_own_token() -> None:
    tokens = set()
    for _ in range(2):
        visitor = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=False)
        begin(visitor)
        html = visitor.get("/question/person").content.decode()
        assert blank.HERE not in html
        tokens |= set(TOKEN.findall(html))
    assert len(tokens) == 2


def test_nothing_filled_is_kept(visitor: Client) -> None:
    """An answered page, or one with a remark, is never put aside."""
    blank._kept.clear()
    begin(visitor)
    assert visitor.post("/question/person", {"age_years": "soixante"}).status_code == 422
    assert blank._kept == {}
    for address in walk(visitor, random.Random(3), "/", "FR", "patient"):
        visitor.get(address)
    assert blank._kept
    for html in blank._kept.values():
        assert " checked" not in html
        assert not re.search(r'type="text"[^>]*value="[^"]', html)


def test_the_store_stays_small(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    blank._kept.clear()
    monkeypatch.setattr(blank, "MOST_KEPT", 2)
    walk(visitor, random.Random(3), "/", "FR", "patient")
    assert len(blank._kept) <= 2
