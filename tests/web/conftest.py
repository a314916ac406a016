"""A site of our own on a free port of this machine, and a real browser to visit it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

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


@pytest.fixture(params=[True, False], ids=["with_script", "without_script"])
def anyone(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Person]:
    """Someone with a script in their browser, then someone without."""
    context = browser.new_context(java_script_enabled=request.param)
    context.set_default_timeout(10_000)
    yield Person(context.new_page(), site)
    context.close()


@pytest.fixture
def visitor() -> Client:
    """A browser without a screen: quick, and able to do what no browser would."""
    return Client(SERVER_NAME="127.0.0.1")
