"""« Quitter vite »: one press, and neither the screen nor the back button shows an answer."""

import re
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.test import Client, override_settings

from .person import Person
from .walker import begin, visit_all

COOKIE = "reponses"


class Weather(BaseHTTPRequestHandler):
    """A harmless page of another site."""

    def do_GET(self) -> None:
        """Say what the weather is."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Beau temps</title><h1>Beau temps</h1>")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of another site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Weather)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://localhost:{server.server_port}/"
    with override_settings(EXIT=address):
        yield address
    server.shutdown()


def test_every_page_after_the_start_lets_one_leave(visitor: Client) -> None:
    link = '<a class="leave" href="/quitter"'
    assert link not in visitor.get("/").content.decode()
    for page in visit_all(visitor, {}):
        assert link in page
    for address in ("/", "/sources", "/professionnels", "/rien", "/efface"):
        assert link in visitor.get(address).content.decode()


@pytest.mark.parametrize("method", ["get", "post", "head"])
def test_leaving_forgets_and_leads_elsewhere(method: str, visitor: Client) -> None:
    begin(visitor)
    answer = getattr(visitor, method)("/quitter")
    assert answer.status_code == 303
    assert answer["Location"] == "https://www.meteofrance.com/"
    assert answer["Clear-Site-Data"] == '"cookies", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert answer.cookies[COOKIE].value == ""
    assert visitor.get("/resultat")["Location"] == "/recommencer"


def test_leaving_needs_nothing_valid() -> None:
    strict = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    strict.cookies[COOKIE] = "x"
    assert strict.post("/quitter").status_code == 303


def test_back_shows_the_start_and_no_answer(person: Person, elsewhere: str) -> None:
    person.start()
    person.go({"saddle_numbness": "oui"})
    person.follow("text=Quitter vite")
    assert person.page.url == elsewhere
    assert person.page.title() == "Beau temps"
    assert COOKIE not in {cookie["name"] for cookie in person.page.context.cookies()}
    for _ in range(3):
        person.page.go_back()
        person.page.wait_for_load_state()
        if person.page.url.startswith(person.site):
            assert person.page.locator("#who-patient").is_visible()
            assert not re.search(
                "je sens moins bien|Vos réponses sont là|Appelez le 15", person.text, re.IGNORECASE
            )
            assert person.page.locator("input:checked").count() == 0


def test_leaving_takes_one_press_of_the_keyboard_too(person: Person, elsewhere: str) -> None:
    person.start()
    for _ in range(5):
        person.page.keyboard.press("Tab")
        if person.page.evaluate("document.activeElement.className") == "leave":
            break
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    assert person.page.url == elsewhere


def test_an_exit_that_is_no_address_stops_the_program() -> None:
    environment = {"PARCOURS_DOS_DEMO": "1", "PARCOURS_DOS_EXIT": "javascript:alert(1)"}
    run = [sys.executable, "-c", "import parcours_dos.web.settings"]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "PARCOURS_DOS_EXIT" in done.stderr
