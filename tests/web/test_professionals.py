"""A page for each professional, in the country of the visitor, and the comparison of two of them."""

import re

import pytest
from django.test import Client

from parcours_dos.pathway.loading import load

from .person import plain
from .walker import begin, visit_all

BOOK = load()
EVERYONE = BOOK.professionals.professionals
DESCRIBED = [name for name, entry in EVERYONE.items() if entry.kind == "profession"]


def words(html: str) -> str:
    """The text of a page, with plain spaces and apostrophes."""
    return plain(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " "))


def test_the_list_leads_to_every_page(visitor: Client) -> None:
    html = visitor.get("/professionnels").content.decode()
    for name in DESCRIBED:
        assert f'href="/professionnels/{name}"' in html
    for entry in EVERYONE.values():
        assert plain(entry.label) in words(html)


@pytest.mark.parametrize("name", DESCRIBED)
@pytest.mark.parametrize("code", ["", *BOOK.countries])
def test_a_page_says_what_holds_in_the_country_with_sources(name: str, code: str, visitor: Client) -> None:
    if code:
        begin(visitor, code)
    answer = visitor.get(f"/professionnels/{name}")
    html = words(answer.content.decode())
    assert answer.status_code == 200
    assert len(answer.content) < 30_000
    entry = EVERYONE[name]
    said = [*entry.does, *entry.examines, *entry.prescribes, *entry.when_to_see]
    said += [*entry.access, *entry.visit, *entry.cost]
    here = [line for line in said if not code or not line.country or code in line.country]
    for line in said:
        if line in here:
            assert plain(line.text) in html
        elif not any(line.text in other.text for other in here):
            assert plain(line.text) not in html
    assert html.count("Statut : ") == len(here)


def test_two_professions_are_compared_with_the_same_questions(visitor: Client) -> None:
    html = words(visitor.get("/professionnels/comparer").content.decode())
    for line in BOOK.professionals.comparison:
        assert plain(line.criterion) in html
        assert plain(line.physiotherapist.text) in html
        assert plain(line.osteopath.text) in html
    named = {entry.name: entry for entry in BOOK.orientation.disagreements}
    for name in BOOK.professionals.beside:
        assert plain(named[name].source_document.text) in html
        assert plain(named[name].guideline.text) in html


def test_a_result_leads_to_those_pages_but_an_emergency_does_not(visitor: Client) -> None:
    calm = visit_all(visitor, {})[-1]
    assert 'href="/professionnels/physiotherapist"' in calm
    now = visit_all(visitor, {"pregnant_or_recent_birth": "oui", "chest_pain": "oui"})[-1]
    assert 'href="/professionnels/' not in now
