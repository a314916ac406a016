"""Each promise can fail: a rulebook broken on purpose breaks it, and the person who breaks it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec
import pytest
import yaml

from parcours_dos.language.parse import parse
from parcours_dos.language.tree import AnyOf, Condition, Fact, Not
from parcours_dos.pathway.decision import decide
from parcours_dos.pathway.facts import read
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import NONE, POLICIES, TIERS, Flag, Reading, Rulebook
from parcours_dos.pathway.shapes import Answerer, Policy
from proofs import a_limit_is_always_said, meets_expectations, report
from proofs.meets_expectations import SOME_MOMENT
from proofs.model import Model
from proofs.mutants import Speller
from proofs.promise import URGENCY, Examined


def reading(condition: Condition) -> Reading:
    spell = Speller(load())
    return spell.reading(spell.out(condition))


def with_flag(broken: Flag) -> Rulebook:
    flags = tuple(broken if flag.name == broken.name else flag for flag in load().flags)
    return replace(load(), flags=flags)


def examined(
    rulebook: Rulebook, promise: str, answerer: Answerer = "patient", policy: Policy = "source_document"
) -> Examined:
    model = Model(rulebook, answerer, policy, rulebook.countries["FR"])
    return report.examine_one(model, [promise])[0][1]


def first_flag(**wanted: Any) -> Flag:
    """A rule that reads one fact only, chosen by what its entry says."""
    return next(
        flag
        for flag in load().flags
        if isinstance(flag.when.written, Fact)
        and all(getattr(flag.entry, word) == value for word, value in wanted.items())
    )


def person_in(text: str) -> tuple[dict[str, object], Answerer]:
    """The person of a counter-example, taken from its YAML."""
    lines = text.splitlines()
    start = next(rank for rank, line in enumerate(lines) if line.startswith("    by:"))
    stop = next((r for r in range(start, len(lines)) if not lines[r].startswith("    ")), len(lines))
    case = yaml.safe_load("\n".join(lines[start:stop]))
    return case["facts"], case["by"]


def assert_shown(found: Examined, complaint: str, rulebook: Rulebook) -> None:
    """The promise is broken, by a person that the door lets in, told in French and as YAML."""
    assert found.broken
    text = found.broken[0]
    assert complaint in text
    assert "Répond : un patient" in text
    facts, answerer = person_in(text)
    let_in = read(rulebook, facts, answerer)
    assert all(let_in[name] == value for name, value in facts.items() if value is not None)


def careless() -> Rulebook:
    """Rules that send to a physiotherapist some who must see a doctor first."""
    rows = load().orientation.first_contact
    calm = next(row for row in rows if row.contact == "physiotherapist")
    wider = msgspec.structs.replace(calm, urgency=["none", "planned"])
    kept = [wider if row is calm else row for row in rows]
    return replace(load(), orientation=msgspec.structs.replace(load().orientation, first_contact=kept))


def test_a_red_flag_that_does_not_win_is_shown() -> None:
    """First contact sends to a physiotherapist whoever holds a prescription, whatever the urgency."""
    broken = careless()
    assert_shown(examined(broken, "red_flag_always_wins"), "ne l'emporte pas", broken)
    assert_shown(examined(broken, "unknown_never_reassures"), "est rassurée", broken)
    assert_shown(examined(broken, "always_one_outcome"), "Deux lignes « premier contact »", broken)


def test_an_exception_that_acts_when_unknown_is_shown() -> None:
    """An exception written « not this » acts on a no, and no longer on a doubt: no and doubt differ."""
    flag = next(f for f in load().flags if isinstance(getattr(f.unless["graded"], "written", None), Fact))
    unless = flag.unless["graded"]
    assert unless is not None
    turned = reading(Not(unless.written))
    broken = with_flag(replace(flag, unless=dict.fromkeys(POLICIES, turned)))
    found = examined(broken, "unknown_never_reassures", "clinician")
    assert any("agit sans être sue" in text or "ne vaut pas « non »" in text for text in found.broken)


def test_a_no_that_is_worse_than_a_doubt_is_shown() -> None:
    """A rule turned round: answering no raises it, so that not knowing reassures."""
    flag = first_flag(urgency="emergency", sign="hard", unless=None)
    broken = with_flag(replace(flag, when=reading(Not(flag.when.written))))
    found = examined(broken, "unknown_never_reassures")
    assert_shown(found, "abaisse l'urgence", broken)
    assert "puis" in found.broken[0]
    assert_shown(examined(broken, "warning_never_lowers"), "Une réponse pire", broken)


def test_a_warning_that_excuses_another_is_shown() -> None:
    """A warning sign taken as an exception lowers the urgency of whoever has both."""
    flag = first_flag(urgency="emergency", sign="hard", unless=None)
    other = next(f for f in load().flags if isinstance(f.when.written, Fact) and f.entry.urgency == "planned")
    excused = replace(flag, unless=dict.fromkeys(POLICIES, reading(other.when.written)))
    broken = with_flag(excused)
    assert_shown(examined(broken, "warning_never_lowers"), "Une réponse pire", broken)


def test_stopping_too_early_is_shown() -> None:
    """A rule that forgets a gate: its fact is not asked while the gate is closed, and still changes all."""
    name = next(iter(load().gates))
    flag = first_flag(urgency="emergency", sign="hard", unless=None)
    both = AnyOf((flag.when.written, Fact(name)))
    broken = with_flag(replace(flag, when=replace(reading(both), spread=both)))
    assert_shown(examined(broken, "settled_is_never_contradicted"), "Les questions s'arrêtent", broken)


def test_a_missing_row_is_shown() -> None:
    orientation = load().orientation
    fewer = msgspec.structs.replace(orientation, first_contact=orientation.first_contact[:-1])
    broken = replace(load(), orientation=fewer)
    assert_shown(examined(broken, "always_one_outcome"), "Aucune ligne « premier contact »", broken)


def test_a_dead_rule_is_shown() -> None:
    flag = load().flags[0]
    impossible = parse(f"{_directed()} and not {_directed()}")
    results = report.prove_all(with_flag(replace(flag, when=reading(impossible))), ["no_rule_is_dead"])
    assert not results[0].holds
    assert flag.name in results[0].counterexample


def test_an_urgency_below_what_is_expected_is_shown() -> None:
    flag = first_flag(urgency="emergency", sign="hard", unless=None)
    broken = with_flag(replace(flag, level=dict.fromkeys(POLICIES, NONE)))
    found = examined(broken, "meets_expectations")
    assert_shown(found, "Attendu au moins", broken)
    facts, answerer = person_in(found.broken[0])
    outcome = decide(broken, facts, answerer, SOME_MOMENT, broken.countries["FR"])
    assert f"Attendu au moins « {URGENCY[TIERS[outcome.urgency.level]]} »" not in found.broken[0]


def test_an_ordinary_person_sent_too_fast_is_shown() -> None:
    """A rule that asks for an emergency where ordinary people answer yes."""
    flag = first_flag(urgency="emergency", sign="hard", unless=None)
    ordinary = next(e for e in meets_expectations.expectations() if e.at_most)
    usual = next(n for n, v in ordinary.person.items() if v is True and load().facts[n].worse == "none")
    broken = with_flag(replace(flag, when=reading(Fact(usual))))
    found = examined(broken, "meets_expectations", policy="graded")
    assert any("reçu « urgence »" in text for text in _all_of(broken, found))


def test_manual_care_offered_too_freely_is_shown() -> None:
    """An osteopath for whoever wishes it, contra-indication or not."""
    orientation = load().orientation
    also = [
        msgspec.structs.replace(entry, when="manual_consent") if entry.professional == "osteopath" else entry
        for entry in orientation.also
    ]
    conditions = {**load().conditions, "manual_consent": reading(Fact("manual_consent"))}
    freely = msgspec.structs.replace(orientation, also=also)
    broken = replace(load(), orientation=freely, conditions=conditions)
    assert_shown(examined(broken, "manual_care_is_safe"), "soins manuels", broken)


def test_distress_that_hides_the_body_is_shown() -> None:
    """The route of distress for whoever thinks of death, whatever else is told."""
    country = load().countries["FR"]
    routes = [
        msgspec.structs.replace(row, known=["suicidal_thoughts"]) if row.known == ["distress_alone"] else row
        for row in country.routes
    ]
    conditions = {**load().conditions, "suicidal_thoughts": reading(Fact("suicidal_thoughts"))}
    careless = msgspec.structs.replace(country, routes=routes)
    broken = replace(load(), countries={"FR": careless}, conditions=conditions)
    assert_shown(examined(broken, "distress_never_hides_the_body"), "cache une urgence", broken)


def test_a_region_whose_signs_nobody_can_tell_is_shown() -> None:
    """Without its own rules, a region is not asked about."""
    kept = tuple(flag for flag in load().flags if "NF-06" not in flag.entry.rows)
    results = report.prove_all(replace(load(), flags=kept), ["each_region_asks_its_signs"])
    assert not results[0].holds
    assert "NF-06" in results[0].counterexample


def test_a_plan_for_who_must_see_a_doctor_first_is_shown() -> None:
    """A first contact that sends to a physiotherapist whatever the urgency: the plan stays shut."""
    broken = careless()
    assert_shown(examined(broken, "one_plan_for_who_may_be_treated"), "n'a pas de plan", broken)


def test_two_plans_or_none_are_shown() -> None:
    plan = load().plan
    assert plan is not None
    fewer = msgspec.structs.replace(plan, conditions=plan.conditions[1:])
    broken = replace(load(), plan=fewer)
    assert_shown(
        examined(broken, "one_plan_for_who_may_be_treated"), "Aucune ligne de « conditions »", broken
    )
    loose = [msgspec.structs.replace(row, not_known=[]) for row in plan.conditions]
    broken = replace(load(), plan=msgspec.structs.replace(plan, conditions=loose))
    assert_shown(examined(broken, "one_plan_for_who_may_be_treated"), "Deux lignes de « conditions »", broken)


def test_a_limit_left_unsaid_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(a_limit_is_always_said, "thresholds", lambda condition, account: ())
    found = examined(load(), "a_limit_is_always_said")
    assert any("sans le dire" in text for text in found.broken)


def _all_of(rulebook: Rulebook, found: Examined) -> Iterator[str]:
    yield from found.broken
    model = Model(rulebook, "patient", "graded", rulebook.countries["FR"])
    for wanted in meets_expectations.expectations():
        if wanted.at_most:
            yield from meets_expectations.as_it_stands(model, wanted)


def _directed() -> str:
    facts: Sequence[str] = [n for n, e in load().facts.items() if e.type == "yes_no" and e.who]
    return facts[0]


@pytest.mark.parametrize("name", report.PROMISES)
def test_each_promise_is_a_file_named_as_a_sentence(name: str) -> None:
    promise: Any = report.PROMISES[name]
    assert promise.__name__ == f"proofs.{name}"
    assert promise.SENTENCE.endswith(".")
