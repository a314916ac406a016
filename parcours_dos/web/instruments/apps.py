"""The questionnaires look at the words that the site brings before anybody is served."""

from __future__ import annotations

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Questionnaires, and the check of the words that the site brings."""

    name = "parcours_dos.web.instruments"

    def ready(self) -> None:
        """Register the check."""
        from . import fitness  # noqa: F401  (registering is its effect)
