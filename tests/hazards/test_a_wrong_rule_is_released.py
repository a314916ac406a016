"""H12. Every outcome names its edition, and the same answers give the same outcome years later."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from parcours_dos.pathway.outcome import as_plain
from parcours_dos.pathway.shapes import Answerer, Policy
from tests.pathway.people import some
from tests.pathway.someone import RULEBOOK
from tests.pathway.test_anyone import answerers, decided, many, policies

SIGNATURES = 2


@many
@given(st.data(), answerers, policies)
def test_a_stored_outcome_is_found_again(data: st.DataObject, who: Answerer, policy: Policy) -> None:
    known = data.draw(some(RULEBOOK, who))
    stored = json.dumps({"facts": known, "outcome": as_plain(decided(known, who, policy))})
    taken_out = json.loads(stored)
    assert taken_out["outcome"]["edition"] == RULEBOOK.edition.name
    replayed = as_plain(decided(taken_out["facts"], who, policy))
    assert json.loads(json.dumps(replayed)) == taken_out["outcome"]


def test_an_edition_without_two_signatures_says_so() -> None:
    edition = RULEBOOK.edition
    assert len(edition.checked_by) >= SIGNATURES or "non signée" in edition.notice
