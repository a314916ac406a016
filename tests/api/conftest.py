"""A program that asks the site, alone on its machine: nobody asked before it."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from .program import Program


@pytest.fixture
def program() -> Iterator[Program]:
    """A program of somebody else."""
    cache.clear()
    yield Program()
    cache.clear()
