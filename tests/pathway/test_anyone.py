"""Promises that hold for anyone, tried on many random people."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parcours_dos.pathway import facts
from parcours_dos.pathway.decision import Decision, decide
from parcours_dos.pathway.facts import CHECK, settle
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.outcome import as_plain
from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.pathway.shapes import EVERYONE, Answerer, Policy
from parcours_dos.pathway.tables import _fits, holds

from .interview import MOMENT, interview, site
from .people import behind_open_gates, everything, saying, some
from .someone import FRANCE, RULEBOOK

MOST_SCREENS = 60
many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
policies = st.sampled_from(POLICIES)
answerers = st.sampled_from(EVERYONE)


def decided(known: Facts, who: Answerer, policy: Policy) -> Decision:
    return decide(RULEBOOK, facts.read(RULEBOOK, known, who), who, MOMENT, FRANCE, site(policy))


def essence(decision: Decision) -> tuple[int, str, str]:
    """What an early stop may never change."""
    return decision.urgency.level, decision.first_contact, decision.route.name


@many
@given(st.data(), answerers, policies)
def test_anyone_gets_exactly_one_outcome(data: st.DataObject, who: Answerer, policy: Policy) -> None:
    known = data.draw(some(RULEBOOK, who))
    found = decided(known, who, policy)
    here = {
        **settle(known),
        "out_of_hours": False,
        "direct_access_in_teams": True,
        "direct_access_in_pilots": True,
    }
    contacts = [
        row
        for row in RULEBOOK.orientation.first_contact
        if _fits(row, found.urgency.level, None) and holds(RULEBOOK, row, here)
    ]
    assert [row.contact for row in contacts] == [found.first_contact]
    routes = [
        row
        for row in FRANCE.routes
        if _fits(row, found.urgency.level, found.first_contact) and holds(RULEBOOK, row, here)
    ]
    assert [row.name for row in routes] == [found.route.name]
    assert found.because
    assert as_plain(found) == as_plain(decided(known, who, policy))


@many
@given(everything(RULEBOOK), answerers, policies)
def test_the_questions_always_end_and_leave_nothing_provisional(
    ready: dict[str, object], who: Answerer, policy: Policy
) -> None:
    met = interview(RULEBOOK, saying(ready), policy, who)
    assert len(met.screens) < MOST_SCREENS
    assert len(set(met.asked)) == len(met.asked)
    found = decided(met.facts, who, policy)
    assert found.settled
    assert found.missing == found.unknown, "nothing that was not asked is missing"
    assert {name.removesuffix(CHECK) for name in found.unknown} <= set(met.facts)


@pytest.mark.parametrize("calm", [True, False], ids=["who knows everything", "with doubts"])
@many
@given(data=st.data(), who=answerers, policy=policies)
def test_stopping_early_changes_nothing(
    data: st.DataObject, who: Answerer, policy: Policy, calm: bool
) -> None:
    """Whatever would have been answered to the questions that were spared, the outcome is the same."""
    ready = data.draw(everything(RULEBOOK, calm))
    met = interview(RULEBOOK, saying(ready), policy, who)
    spared = {
        name: value
        for name, value in ready.items()
        if name not in met.facts and not name.endswith(CHECK) and who in RULEBOOK.facts[name].who
    }
    everything_said = {**spared, **met.facts}
    whole = {**behind_open_gates(RULEBOOK, everything_said), **met.facts}
    assert essence(decided(whole, who, policy)) == essence(decided(met.facts, who, policy))


@many
@given(st.data(), policies)
def test_one_more_warning_sign_never_lowers_the_urgency(data: st.DataObject, policy: Policy) -> None:
    known = data.draw(some(RULEBOOK, "patient"))
    signs = [
        name for name, entry in RULEBOOK.facts.items() if "patient" in entry.who and entry.worse == "yes"
    ]
    sign = data.draw(st.sampled_from(signs))
    worse = behind_open_gates(RULEBOOK, {**known, sign: True})
    try:
        facts.read(RULEBOOK, worse, "patient")
    except facts.FactsError:
        return  # the sign contradicts what this person said
    before = behind_open_gates(RULEBOOK, {**worse, sign: False})
    if set(before) == set(worse):
        assert (
            decided(worse, "patient", policy).urgency.level
            >= decided(before, "patient", policy).urgency.level
        )


@many
@given(some(RULEBOOK, "patient"))
def test_the_cautious_policy_is_never_less_urgent(known: dict[str, object]) -> None:
    cautious, graded = (decided(known, "patient", policy).urgency.level for policy in POLICIES)
    assert cautious >= graded


@many
@given(some(RULEBOOK, "patient"), policies)
def test_deciding_touches_nothing(known: dict[str, object], policy: Policy) -> None:
    before = dict(known)
    assert decided(known, "patient", policy) == decided(known, "patient", policy)
    assert known == before
