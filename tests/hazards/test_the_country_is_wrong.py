"""H13. Until a country is chosen, the number is the one that answers in every country."""

import re

import pytest
from django.test import Client

from tests.web.person import plain

NUMBER = re.compile(r'href="tel:(\d+)"')
COUNTRIES = {"FR": "15", "BE": "112"}


def test_before_the_country_only_112_is_shown(visitor: Client) -> None:
    assert set(NUMBER.findall(visitor.get("/").content.decode())) == {"112"}


def test_nobody_goes_on_without_a_country(visitor: Client) -> None:
    refused = visitor.post("/", {"who": "patient"})
    assert refused.status_code == 422
    assert "Choisissez votre pays" in plain(refused.content.decode())


@pytest.mark.parametrize("code", COUNTRIES)
def test_once_chosen_the_country_is_kept_and_its_number_shown(code: str, visitor: Client) -> None:
    begun = visitor.post("/", {"who": "patient", "country": code})
    for address in (begun["Location"], "/resultat", "/sources"):
        html = visitor.get(address).content.decode()
        assert COUNTRIES[code] in NUMBER.findall(html)
        assert set(NUMBER.findall(html)) <= {COUNTRIES[code], "112", "1733", "114"}, address


def test_changing_country_starts_again(visitor: Client) -> None:
    visitor.post("/", {"who": "patient", "country": "FR"})
    visitor.post("/", {"who": "patient", "country": "BE"})
    html = visitor.get("/resultat").content.decode()
    assert "15" not in NUMBER.findall(html)
