"""Go through the questions without a browser, answering each field of each page."""

import re
from collections.abc import Callable
from functools import cache

from django.http import HttpResponse
from django.test import Client

from parcours_dos.web.shared.sealed_cookie import NAME

from .person import PLAIN, Person, Told, choose
from .site import HOST

INPUT = re.compile(r'<input type="(\w+)"[^>]*? name="([^"]+)" value="([^"]*)"')
TYPED = re.compile(r'<input type="text"[^>]*? name="([^"]+)"')
MOST_PAGES = 60
Chooser = Callable[[str, list[str]], str]


def fields_of(html: str) -> dict[str, list[str]]:
    """Each field of a page with the values it offers; a typed field offers none."""
    found: dict[str, list[str]] = {name: [] for name in TYPED.findall(html)}
    for kind, name, value in INPUT.findall(html):
        if kind in ("radio", "checkbox") and not name.endswith("-inconnu"):
            found.setdefault(name, []).append(value)
    return found


def begin(visitor: Client, country: str = "FR", who: str = "patient", start: str = "/") -> HttpResponse:
    """Choose the country, say who answers, and begin; the address of the start decides the language."""
    return visitor.post(start, {"country": country, "who": who})  # type: ignore[return-value]  # as stubs see it


def visit_all(
    visitor: Client,
    told: Told,
    chooser: Chooser | None = None,
    until: str = "",
    country: str = "FR",
    start: str = "/",
    who: str = "patient",
) -> list[str]:
    """Every page met, the result last; or up to a page, which comes last."""
    told = {**PLAIN, **told}
    pages: list[str] = []
    answer = begin(visitor, country, who, start)
    while "/question/" in answer.headers.get("Location", ""):
        assert len(pages) < MOST_PAGES
        address = answer.headers["Location"]
        html = visitor.get(address).content.decode()
        pages.append(html)
        if address.endswith(f"/{until}"):
            return pages
        pick = chooser or (lambda name, values: choose(told, name, values))
        form = {
            name: pick(name, values) if values else told.get(name, "34")
            for name, values in fields_of(html).items()
        }
        answer = visitor.post(address, form)
        if answer.status_code == 200:  # "I do not know" to a list: each line is asked
            lines = fields_of(answer.content.decode()).items()
            form = {"un-par-un": "1", **{name: pick(name, values) for name, values in lines}}
            answer = visitor.post(address, form)
        if answer.status_code == 422:  # two random answers that contradict each other
            answer = visitor.post(address, {**form, **dict.fromkeys(_yes_no(form), "non")})
        assert answer.status_code == 303
    pages.append(visitor.get(answer.headers["Location"]).content.decode())
    return pages


@cache
def cookie_of(
    told: tuple[tuple[str, str], ...], until: str = "", country: str = "FR", start: str = "/"
) -> str:
    """What the browser keeps of someone who has answered, to the end or to a page: answered once for all."""
    visitor = Client(SERVER_NAME=HOST)
    visit_all(visitor, dict(told), until=until, country=country, start=start)
    return visitor.cookies[NAME].value


def arrive(person: Person, told: Told, until: str = "", country: str = "FR") -> None:
    """Bring a browser to the result or to a page, its answers already given."""
    cookie = cookie_of(tuple(told.items()), until, country)
    person.page.context.add_cookies([{"name": NAME, "value": cookie, "url": person.site}])
    person.page.goto(f"{person.site}/question/{until}" if until else f"{person.site}/resultat")


def _yes_no(form: dict[str, str]) -> list[str]:
    return [name for name, value in form.items() if value == "oui"]
