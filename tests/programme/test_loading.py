"""A damaged programme.yaml refuses to load, and says what to do: each row breaks one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pathway.test_loading import assert_named

PROGRAMME = "programme.yaml"
PAIR = "ladders: [lumbar_flexion, lumbar_extension]"

# what stands there; what is written instead; the reason; the cure
DAMAGE = [
    (PAIR, PAIR.replace("flexion", "fusion"), "« lumbar_fusion » n'existe pas", "ladders.yaml"),
    (PAIR, PAIR.replace("flexion", "extension"), "deux fois la même échelle", "Nommez-en deux"),
    ("first: [pelvic_tilt_lying,", "first: [pelvic_flying,", "« pelvic_flying » n'existe pas", "exercises/"),
    ("first: [surg6, surg12]", "first: [surg7, surg12]", "« surg7 » n'existe pas", "cautions.yaml"),
    ("conditions: [mid_back]", "conditions: [big_back]", "« big_back » n'existe pas", "plan.yaml"),
    ("conditions: [mid_back]", "conditions: [scoliosis]", "« mid_back » n'a pas de profil", "sans « when »"),
    ("- [motor_control, strength]", "- [motor_control]", "chaque catégorie doit y être", "strength"),
    ("  task: {text", "  # {text", "il manque « task »", "Ajoutez-le"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "reason", "cure"), DAMAGE, ids=[row[2] for row in DAMAGE])
def test_one_broken_thing_is_named(tmp_path: Path, old: str, new: str, reason: str, cure: str) -> None:
    assert_named(tmp_path, PROGRAMME, old, new, reason, cure)
