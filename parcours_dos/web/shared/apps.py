"""What every page shares; looks at itself before it serves anyone."""

from __future__ import annotations

from django.apps import AppConfig


class SharedConfig(AppConfig):
    """Frame, headers, errors, logs, and the checks made at the start."""

    name = "parcours_dos.web.shared"

    def ready(self) -> None:
        """Register the checks."""
        from . import fitness  # noqa: F401  (registering is its effect)
