"""The formulas that the promises are proved on say exactly what the engine says, person by person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random

import pytest
import z3

from parcours_dos.language.as_formula import Answer, constant, every, opposite
from parcours_dos.pathway import moment as at
from parcours_dos.pathway.decision import decide
from parcours_dos.pathway.facts import settle
from parcours_dos.pathway.flags import Known, State, states
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.questions import open_facts
from parcours_dos.pathway.rulebook import POLICIES, TIERS
from parcours_dos.pathway.shapes import EVERYONE, Answerer, Policy, PolicyChoice, SiteFile
from proofs.model import Model, differ, exactly, levels, true_of
from proofs.person import equals, said
from proofs.stopping import Questions

from .someone import someone

PEOPLE = 120  # for each answerer under each policy
STATES = {
    "raised": State.RAISED,
    "undecided": State.UNDECIDED,
    "needs_examination": State.NEEDS_EXAMINATION,
    "lifted": State.LIFTED,
}


Claim = tuple[str, z3.BoolRef, z3.BoolRef]  # what the formulas may say of a person, and its opposite


@lru_cache(maxsize=8)
def model(answerer: Answerer, policy: Policy) -> Model:
    return Model(load(), answerer, policy, load().countries["FR"])


def claims_of(made: Model) -> list[Claim]:
    """What the formulas say of each sign and of the questions."""
    claims = [
        (f"{flag.name} {word}", getattr(sign, word))
        for flag, sign in zip(made.rulebook.flags, made.signs, strict=True)
        for word in STATES
    ]
    claims.append(("settled", made.name("settled", Questions.left(made, made.person).settled())))
    return [(word, claim, opposite(claim)) for word, claim in claims]


def told(made: Model, facts: dict[str, object], given: dict[str, object]) -> list[z3.BoolRef]:
    """One concrete person, fixed in the formulas: value, not known, or not asked, for each fact."""
    view = settle(facts)
    fixed = said(made.rulebook, made.person.known, {n: view.get(n) for n in made.knowable})
    for name in made.knowable:
        pending = name in view and view[name] is None and made.rulebook.facts[name].clarify
        seen = name in view and (not pending or f"{name}_check" in facts)
        fixed.append(made.person.seen[name] if seen else opposite(made.person.seen[name]))
    moment = [
        equals(made.rulebook, made.person.known, n, v) for n, v in given.items() if n not in made.knowable
    ]
    return fixed + moment


def said_otherwise(world: z3.ModelRef, claims: list[Claim], engine: list[bool]) -> list[str]:
    """What the formulas say otherwise than the engine: asked all at once, told apart only when it fails."""
    told = list(zip(claims, engine, strict=True))
    if true_of(world, every(*(claim if held else not_so for (_, claim, not_so), held in told))):
        return []
    return [what for (what, claim, _), held in told if true_of(world, claim) is not held]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("answerer", EVERYONE)
def test_formulas_and_engine_agree_on_people(answerer: Answerer, policy: Policy) -> None:
    made = model(answerer, policy)
    claims = claims_of(made)
    rulebook, chance = load(), Random(f"{answerer} {policy}")
    reached: set[str] = set()
    for _ in range(PEOPLE):
        facts = someone(rulebook, answerer, chance)
        moment = datetime(2022, 1, 1, tzinfo=UTC) + timedelta(hours=chance.randrange(9 * 365 * 24))
        site = SiteFile(policy=PolicyChoice(name=policy, signed_by="Dr Essai", signed_on="2025-01-01"))
        decision = decide(rulebook, facts, answerer, moment, made.country, site)
        setting = at.setting(made.country, moment, site)
        found = states(rulebook, Known.by(rulebook, {**setting.given, **settle(facts)}, answerer), policy)

        seen = made.find(*told(made, facts, dict(setting.given)))
        assert seen is not None, f"the door of the model refuses {facts}"

        engine = [state is meant for state in found for meant in STATES.values()]
        assert said_otherwise(seen, claims, [*engine, decision.settled]) == [], facts
        level = [n for n in range(len(TIERS)) if true_of(seen, exactly(made.levels, n))]
        assert level == [decision.urgency.level], facts
        contacts = [row.contact for row, here in made.contacts if true_of(seen, here)]
        assert contacts == [decision.first_contact], facts
        assert [r.name for r, here in made.routes if true_of(seen, here)] == [decision.route.name], facts
        assert decision.settled == (not open_facts(rulebook, facts, answerer, setting)), facts
        reached |= {decision.urgency.name, decision.first_contact, f"settled {decision.settled}"}
        reached |= {state.name for state in found}
    wanted = {"emergency", "within_48h", "doctor", "emergency_service", "settled True", "settled False"}
    wanted |= {"RAISED", "UNDECIDED", "CLEARED"}
    if policy == "graded" and answerer != "clinician":
        wanted |= {"planned", "self_care"}
    assert wanted <= reached, f"the people drawn never reach {wanted - reached}"


def test_a_model_that_forgets_an_exception_is_caught() -> None:
    """The comparison above can fail: a formula that leaves out one exception differs from the engine."""
    made = model("patient", "graded")
    flag, sign = next((f, s) for f, s in zip(load().flags, made.raw_signs, strict=True) if f.unless["graded"])
    unless = flag.unless["graded"]
    assert unless is not None
    assert made.find(*(made.reading(r, made.person).yes for r in (unless, flag.when)), z3.Not(sign.raised))


def test_other_answers_put_in_give_the_signs_of_who_answers_so() -> None:
    """Putting answers into the formulas says the same as reading the signs of that other person."""
    made = model("patient", "graded")
    for name in made.knowable[::20]:
        other = {name: constant(made.rulebook.vocabulary[name], None)}
        reached, _ = made.changed(other)
        signs = [made.read(flag, made.person.with_answers(other)) for flag in made.rulebook.flags]
        assert not made.possible(differ(reached, levels(made.rulebook.flags, signs, made.policy)))


def test_constants_stand_for_what_nobody_can_know() -> None:
    made = model("patient", "graded")
    hidden = [name for name, entry in load().facts.items() if entry.who == ("clinician",)]
    assert hidden
    assert all(isinstance(made.person.known[name], Answer) for name in hidden)
    assert all(z3.is_false(made.person.known[name].known) for name in hidden)
