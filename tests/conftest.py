"""Generated cases are judged by what they show, never by the clock: machines are noisy."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
