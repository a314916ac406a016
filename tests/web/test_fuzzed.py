"""Every form of the site, sent nonsense: always a page that helps, never a broken one, nothing invented."""

from __future__ import annotations

import html as escaping
import random
import re
from collections.abc import Iterator
from typing import cast

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from parcours_dos.web.shared.sealed_cookie import CLINICIAN, NAME

from .pages import PAGES
from .site import HOST
from .visits import Visit
from .walker import begin, visit_all

NASTY = [
    *(
        "",
        " ",
        "0",
        "-1",
        "+7",
        "007",
        "3.5",
        "3,5",
        "1e3",
        "٣",
        "²",
        "9" * 60,
        "true",
        "null",
        "None",
        "[]",
        "{}",
    ),
    *(
        "oui",
        "non",
        "inconnu",
        "oui-et",
        "aucun",
        "un-par-un",
        "FR",
        "BE",
        "clinician",
        "' OR 1=1 --",
        "../../etc",
    ),
    *(
        "<script>alert(1)</script>",
        '"><b id=pwned>',
        "{{ 7*7 }}",
        "{% now %}",
        "%00",
        "\x00",
        "\u202eabc",
        "👩‍⚕️",
        "é" * 50,
    ),
    *(
        "\r\nSet-Cookie: a=b",
        "\ufeff",
        "\ud7ff",
        "NaN",
        "Infinity",
        "2026-02-30",
        "2026-11-25T12:00",
        "age_years: 34",
    ),
    *(
        "&a *a",
        "!!python/object:os.system x",
        "a: &x [*x]",
        "- - - -" * 20,
        "PD1-0000-0000",
        "javascript:alert(1)",
    ),
]
FORM = re.compile(r'<form[^>]*method="post"[^>]*>.*?</form>', re.S)
FIELD = re.compile(r'<(?:input|textarea|select)[^>]*? name="([^"]+)"')
VALUE = re.compile(r'<(?:input|option|button)[^>]*? value="([^"]*)"')
ACTION = re.compile(r'<form[^>]*action="([^"]+)"')
FORMS = [name for name, page in PAGES.items() if not re.match(r"\d{3}|result_|professional_", name)]


def nonsense(chance: random.Random, html: str, extra: list[str]) -> dict[str, object]:
    """Something for the fields of a form, and for some that it does not have."""
    names = [name for name in dict.fromkeys(FIELD.findall(html)) if name != "csrfmiddlewaretoken"]
    offered = VALUE.findall(html) or [""]
    sent: dict[str, object] = {}
    for name in [*names, *chance.sample(extra, 2)]:
        how = chance.random()
        if how < 0.15:
            continue
        values = [chance.choice(NASTY if chance.random() < 0.6 else offered) for _ in range(3)]
        sent[name] = values if how > 0.85 else values[0]
    return sent


def forms_of(answer: HttpResponse, here: str) -> Iterator[tuple[str, str]]:
    """Each form of a page: where it goes, and its text. Erasing and leaving are no forms to fill."""
    for form in FORM.findall(answer.content.decode()):
        action = ACTION.search(form)
        address = action.group(1) if action else here
        if "effacer" not in address:
            yield escaping.unescape(address), form


def helps(answer: HttpResponse) -> None:
    """A page, whatever happened, on which the emergency number can be called."""
    assert answer.status_code < 500
    if answer.get("Content-Type", "").startswith("text/html") and not answer.has_header("Location"):
        page = answer.content.decode()
        assert 'href="tel:' in page
        assert "<script>alert(1)" not in page
        assert '"><b id=pwned>' not in page
        assert "Traceback" not in page


def explains(answer: HttpResponse) -> None:
    """What is refused is said first, in a place that takes the focus, and each line leads to its field."""
    page = answer.content.decode()
    assert re.search(r"<title>\s*(Erreur|Error)", page)
    summary = re.search(r'<(\w+)[^>]* id="erreurs"[^>]*>.*?</\1>', page, re.S)
    assert summary
    assert "autofocus" in summary[0]
    for place in re.findall(r'href="#([^"]+)"', summary[0]):
        assert f'id="{place}"' in page, place


@pytest.mark.parametrize("name", FORMS)
def test_whatever_is_sent_the_page_helps(name: str) -> None:
    chance = random.Random(name)
    language = chance.choice(["fr", "en"])
    extra = [
        "age_years",
        "cases",
        "country",
        "who",
        "code",
        "facts",
        "changes",
        "by",
        "on",
        "motor_grade",
        "x" * 200,
    ]
    visit = Visit(Client(SERVER_NAME=HOST), language)
    page = PAGES[name].reach(visit)
    here = page.request["PATH_INFO"]  # type: ignore[attr-defined]  # set by the test client
    for address, form in forms_of(page, here):
        for _ in range(2):
            answer = cast(HttpResponse, visit.client.post(address, nonsense(chance, form, extra)))
            helps(answer)
            if answer.status_code == 422:
                explains(answer)
                assert not {NAME, CLINICIAN} & set(answer.cookies), "a refused page changed the answers"


@pytest.mark.parametrize("name", FORMS)
def test_an_enormous_text_in_each_field_is_refused_calmly(name: str) -> None:
    visit = Visit(Client(SERVER_NAME=HOST))
    page = PAGES[name].reach(visit)
    here = page.request["PATH_INFO"]  # type: ignore[attr-defined]  # set by the test client
    for address, form in forms_of(page, here):
        for field in list(dict.fromkeys(FIELD.findall(form)))[:3]:
            answer = cast(HttpResponse, visit.client.post(address, {field: "a" * 500_000}))
            assert answer.status_code in (302, 303, 400, 413, 422)
            helps(answer)


def addresses() -> list[str]:
    """An address for each pattern of the site and of the API."""
    found = []
    for pattern in get_resolver().reverse_dict.lists():
        for candidates in pattern[1]:
            for path, names in candidates[0]:
                found += ["/" + path % dict.fromkeys(names, name) for name in ("saddle_numbness", "pelvis")]
    return sorted(set(found))


BODIES = [
    ("application/json", b'{"facts": {"age_years": 1e400}}'),
    ("text/plain", b"\xff\xfe{"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
    ("é/è", b""),
]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "SECRET"])
def test_no_method_and_no_content_breaks_any_address(method: str) -> None:
    visitor = Client(SERVER_NAME=HOST)
    begin(visitor)
    for address in addresses():
        for content_type, body in BODIES:
            helps(cast(HttpResponse, visitor.generic(method, address, body, content_type)))


@pytest.mark.parametrize(
    "query", ["?a=%ff%fe", "?a=%00", "?a=" + "b" * 5000, "?a[]=1&a[]=2", "?%", "?urgency=rien&page=-1"]
)
def test_no_query_breaks_any_address(query: str) -> None:
    visitor = Client(SERVER_NAME=HOST)
    for address in addresses():
        helps(cast(HttpResponse, visitor.get(address + query)))


@pytest.mark.parametrize("seed", range(3))
def test_a_refused_answer_never_lowers_the_advice(seed: int) -> None:
    """Nonsense in the middle of a journey leaves it where it was."""
    chance = random.Random(seed)
    visitor = Client(SERVER_NAME=HOST)
    visit_all(visitor, {"saddle_numbness": "oui"})
    for address in ("/question/person", "/question/where", "/question/now", "/question/pelvis"):
        page = cast(HttpResponse, visitor.get(address))
        for target, form in forms_of(page, address):
            sent = {name: "nonsense" for name in FIELD.findall(form) if name != "csrfmiddlewaretoken"}
            sent |= {f"x{chance.random()}": "oui"}
            assert visitor.post(target, sent).status_code == 422
    assert "Appelez le 15" in cast(HttpResponse, visitor.get("/resultat")).content.decode().replace(
        "\u00a0", " "
    )
