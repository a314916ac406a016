"""Our own site on a free port of this machine, and the browser that visits it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

os.environ["PARCOURS_DOS_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "parcours_dos.web.settings"

import django
from django.conf import settings
from django.test import client

from tests.messages import compile_all

compile_all()
django.setup()

HOST = "127.0.0.1"
READY: dict[object, dict[str, object]] = {}  # by settings: a test may change them
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
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


class Handler(client.ClientHandler):
    """What answers a visitor without a screen: made ready once, not for every one of them."""

    def load_middleware(self, is_async: bool = False) -> None:
        """Take the way of a request through the site as it was laid for the first visitor."""
        ready = READY.get(settings._wrapped)
        if ready is None:
            super().load_middleware(is_async)
            ready = {name: value for name, value in vars(self).items() if name.endswith("_middleware")}
            ready["_middleware_chain"] = self._middleware_chain
            READY[settings._wrapped] = ready
        vars(self).update(ready)


client.ClientHandler = Handler  # type: ignore[misc]  # every visitor is given one


class Server(ThreadingMixIn, WSGIServer):
    """Several pages at once, and gone with the tests."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """No line per request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def browser() -> str | None:
    """The browser of the machine."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@contextmanager
def served() -> Iterator[str]:
    """The address of the running site, as long as it is needed."""
    from parcours_dos.web.wsgi import application

    server = make_server(HOST, 0, application, Server, Silent)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown()
