"""A site of our own on a free port of this machine, and a real browser to visit it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Page

from .person import Person
from .site import QUIET, browser, served


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the running site."""
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The browser of the machine, alone with our site."""
    return {"executable_path": browser(), "args": QUIET}


@pytest.fixture
def person(page: Page, site: str) -> Person:
    """Someone in front of a browser."""
    page.set_default_timeout(10_000)
    return Person(page, site)


@pytest.fixture
def visitor() -> Client:
    """A browser without a screen: quick, and able to do what no browser would."""
    return Client(SERVER_NAME="127.0.0.1")
