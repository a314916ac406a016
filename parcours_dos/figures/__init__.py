"""HOW AN EXERCISE LOOKS: a pose in words and angles becomes a drawing. Knows no medicine."""

from collections.abc import Mapping
from typing import Any

from . import figure as _figure
from .checks import problems
from .contact import contact_sheet
from .errors import FigureError, Problem
from .figure import Figure
from .library import base_poses
from .svg import draw

__all__ = ["Figure", "FigureError", "Problem", "base_poses", "contact_sheet", "draw", "problems", "read"]


def read(name: str, data: Mapping[str, Any], bases: Mapping[str, Any] | None = None) -> Figure:
    """Read a figure as its author wrote it, or refuse it: each fault with its place, reason and cure."""
    return _figure.read(name, data, base_poses() if bases is None else bases)
