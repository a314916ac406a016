"""A site of our own on a free port of this machine, and a real browser to visit it."""

import os
import shutil
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

os.environ["PARCOURS_DOS_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "parcours_dos.web.settings"

import django
import pytest
from django.test import Client
from playwright.sync_api import Page

from .person import Person

django.setup()

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


class Server(ThreadingMixIn, WSGIServer):
    """Several pages at once, and gone with the tests."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """No line per request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the running site."""
    from parcours_dos.web.wsgi import application

    server = make_server("127.0.0.1", 0, application, Server, Silent)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The browser of the machine, alone with our site."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return {"executable_path": found, "args": QUIET}


@pytest.fixture
def person(page: Page, site: str) -> Person:
    """Someone in front of a browser."""
    page.set_default_timeout(10_000)
    return Person(page, site)


@pytest.fixture
def visitor() -> Client:
    """A browser without a screen: quick, and able to do what no browser would."""
    return Client(SERVER_NAME="127.0.0.1")
