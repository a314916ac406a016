"""H7. Nothing is answered in advance, and a page sent blank is refused: every line is read."""

import re

import pytest
from django.test import Client

from tests.web.person import Told
from tests.web.walker import visit_all

WAYS: list[Told] = [{}, {"cases": "pain_mid_back"}, {"cases": "pain_neck"}, {"age_years": "71"}]
CHOSEN = re.compile(r"<input[^>]*\s(checked|selected)\b|<input type=\"text\"[^>]* value=\"[^\"]")


@pytest.mark.parametrize("told", WAYS, ids=str)
def test_no_answer_is_chosen_in_advance(told: Told, visitor: Client) -> None:
    pages = visit_all(visitor, told)[:-1]
    assert len(pages) > 5
    for html in pages:
        assert not CHOSEN.search(html)


@pytest.mark.parametrize("told", WAYS, ids=str)
def test_a_blank_page_is_refused(told: Told, visitor: Client) -> None:
    addresses = [_address(html) for html in visit_all(visitor, told)[:-1]]
    for address in addresses:
        assert visitor.post(address, {}).status_code == 422, address


def _address(html: str) -> str:
    found = re.search(r'<form[^>]*class="question"[^>]*action="([^"]+)"', html)
    assert found, "a question page holds its form"
    return found[1]
