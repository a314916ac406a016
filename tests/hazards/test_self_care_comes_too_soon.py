"""H9. While one sign is present or in doubt, nobody is told to look after themselves."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parcours_dos.pathway.flags import Facts, Known, State, states
from parcours_dos.pathway.moment import setting
from parcours_dos.pathway.rulebook import NONE
from parcours_dos.pathway.shapes import Policy
from tests.pathway.interview import MOMENT, site
from tests.pathway.people import behind_open_gates, some, without_contradiction
from tests.pathway.someone import FRANCE, PLAIN, RULEBOOK, outcome
from tests.pathway.test_anyone import decided, policies

CALM = {entry.text for entry in RULEBOOK.orientation.meanwhile if entry.calm}


#: The plain person, except for one to three answers: not known, never asked, or a yes.
CHANGED = st.dictionaries(
    st.sampled_from(sorted(name for name, value in PLAIN.items() if isinstance(value, bool))),
    st.sampled_from([None, True, "never asked"]),
    min_size=1,
    max_size=3,
)


def almost_plain(changes: Facts) -> dict[str, object]:
    """The plain person with these changes, and without the answers that then make no sense."""
    said = {name: value for name, value in {**PLAIN, **changes}.items() if value != "never asked"}
    return behind_open_gates(RULEBOOK, without_contradiction(RULEBOOK, said))


@given(st.one_of(some(RULEBOOK, "patient"), CHANGED.map(almost_plain)), policies)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_advice_to_treat_oneself_while_a_sign_is_undecided(known: Facts, policy: Policy) -> None:
    here = {**setting(FRANCE, MOMENT, site(policy)).given, **known}
    signs = states(RULEBOOK, Known.by(RULEBOOK, here, "patient"), policy)
    heavy = zip(RULEBOOK.flags, signs, strict=True)
    doubts = [flag.name for flag, s in heavy if s >= State.UNDECIDED and flag.level[policy] > NONE]
    found = decided(known, "patient", policy)
    if doubts:
        assert found.first_contact not in ("self_care", "physiotherapist"), doubts
        assert not CALM & {entry.text for entry in found.meanwhile}, doubts


def test_there_is_calm_advice_to_hold_back() -> None:
    assert CALM & {entry.text for entry in outcome().meanwhile}
