"""H16. Someone answers « 4 semaines à 3 mois »: the first and the last day must be treated alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parcours_dos.pathway.facts import FactsError
from parcours_dos.pathway.rulebook import Band
from parcours_dos.pathway.shapes import Policy
from tests.pathway.people import behind_open_gates, some
from tests.pathway.someone import RULEBOOK
from tests.pathway.test_anyone import decided, essence, many, policies

STRETCHES = [(name, band) for name, bands in RULEBOOK.bands.items() for band in bands]


@many
@given(some(RULEBOOK, "patient"), st.sampled_from(STRETCHES), policies)
def test_both_ends_of_a_stretch_give_the_same_outcome(
    known: dict[str, object], stretch: tuple[str, Band], policy: Policy
) -> None:
    name, band = stretch
    ends = [behind_open_gates(RULEBOOK, {**known, name: day}) for day in (band.lowest, band.highest)]
    try:
        first, last = (decided(said, "patient", policy) for said in ends)
    except FactsError:
        return  # this stretch contradicts what the person said
    assert essence(first) == essence(last)
    assert first.course == last.course
