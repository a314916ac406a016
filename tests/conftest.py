"""What holds for every test: no clock, no language left over, no memory looked through again and again."""

import gc

import pytest
from django.apps import apps
from django.utils import translation
from hypothesis import settings

# Generated cases are judged by what they show, never by the clock: machines are noisy.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def in_french() -> None:
    """A test begins in French, whatever language the page of another one spoke last."""
    if apps.ready:
        translation.deactivate()


def pytest_collection_finish() -> None:
    """What was loaded to find the tests lives as long as they do: no collection looks through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)
