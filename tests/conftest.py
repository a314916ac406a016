"""Generated cases are judged by what they show, never by the clock: machines are noisy."""

import gc

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What was loaded to find the tests lives as long as they do: no collection looks through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)
