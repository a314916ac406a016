"""The base poses from which every exercise starts, read once from the knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def base_poses() -> Mapping[str, Any]:
    """Read the base poses."""
    text = files("parcours_dos").joinpath("knowledge", "exercises", "poses.yaml").read_text("utf-8")
    poses: Mapping[str, Any] = yaml.safe_load(text)["poses"]
    return poses
