"""Published and invented people: nobody in danger is reassured, and few ordinary people are alarmed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice, product

import pytest
import yaml

from parcours_dos.pathway import facts
from parcours_dos.pathway.decision import URGENCIES, Decision, decide
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.pathway.shapes import Policy

from . import case_report
from .case_report import CASES, PAGE, TIER, Case, Run
from .pathway.interview import MOMENT, Facts, interview, knowing, site
from .test_rows_are_answered import rows_in_rules

RULEBOOK = load()
FRANCE = RULEBOOK.countries["FR"]
MOST_SCREENS = 15
ORDER = list(dict.fromkeys(URGENCIES))  # from routine to emergency
WHERE = {"lumbar": "pain_low_back", "thoracic": "pain_mid_back", "cervical": "pain_neck"}
Expected = dict[str, object]


@dataclass(frozen=True)
class Person:
    """An invented person, what the graded policy must say of them, and the rows that make it say so."""

    name: str
    who: str
    facts: Facts
    graded: Expected
    over_triage_allowed: bool
    because: Sequence[str] = ()

    def __str__(self) -> str:
        return f"{self.name}: {self.who}"

    @property
    def is_dangerous(self) -> bool:
        return "dangerous" in self.name


def people() -> list[Person]:
    return [Person(**entry) for entry in yaml.safe_load((CASES / "people.yaml").read_text("utf-8"))]


PEOPLE = people()
ORDINARY = [person for person in PEOPLE if not person.is_dangerous]
DANGEROUS = [person for person in PEOPLE if person.is_dangerous]
BY_NAME = {person.name: person for person in PEOPLE}
PLAINEST = {"lumbar": "ordinary-01", "thoracic": "ordinary-09", "cervical": "ordinary-18"}
BASIS = BY_NAME["ordinary-01"].facts


def decided(person: Facts, policy: Policy) -> Decision:
    known = facts.read(RULEBOOK, person, "patient")
    return decide(RULEBOOK, known, "patient", MOMENT, FRANCE, site(policy))


def asked_then_decided(person: Facts, policy: Policy) -> Decision:
    """The outcome once the person has answered every question that is put to them."""
    return decided(interview(RULEBOOK, knowing(person), policy).facts, policy)


def hurry(urgency: str, within_hours: object) -> tuple[int, int]:
    """A rank to compare delays: the tier, then the hours (24 is more urgent than 48)."""
    hours = within_hours if isinstance(within_hours, int) else 48
    return ORDER.index(urgency), -hours


def asked_of(expected: Expected) -> tuple[int, int]:
    return hurry(str(expected["urgency"]), expected["within_hours"])


def given_by(decision: Decision) -> tuple[int, int]:
    return hurry(decision.urgency.name, decision.urgency.within_hours)


# --- Published cases


def test_the_report_is_the_one_that_is_committed() -> None:
    assert PAGE.read_text("utf-8") == case_report.render(), "run: python -m tests.case_report"


def test_every_published_case_is_encoded_once() -> None:
    lines = [json.loads(line) for line in (CASES / "cases.jsonl").read_text("utf-8").splitlines()]
    assert sorted(case.name for case in case_report.cases()) == sorted(line["id"] for line in lines)


def test_every_region_has_published_cases() -> None:
    assert {case.region for case in case_report.cases()} == set(case_report.REGIONS)


@pytest.mark.parametrize("case", case_report.cases(), ids=lambda case: case.name)
def test_a_case_hurts_where_its_text_says(case: Case) -> None:
    assert case.patient[WHERE[case.region]] is True


EMERGENCIES = [
    c for c in case_report.cases() if c.disposition == "emergency_now" and c.patient_report_sufficient
]


@pytest.mark.parametrize("case", EMERGENCIES, ids=lambda case: case.name)
@pytest.mark.parametrize("policy", POLICIES)
def test_a_published_emergency_sees_a_doctor_within_48_hours(case: Case, policy: Policy) -> None:
    for run in runs_of(case, policy):
        assert run.decision.urgency.name in ("emergency", "within_48h")
        is_emergency = run.decision.urgency.name == "emergency"
        assert is_emergency or (case.name, policy) in case_report.explanations()


def runs_of(case: Case, policy: Policy) -> list[Run]:
    return [run for run in case_report.runs() if run.case is case and run.policy == policy]


def test_there_are_published_emergencies_to_check_in_every_region() -> None:
    assert len(EMERGENCIES) >= 15
    assert {case.region for case in EMERGENCIES} == set(case_report.REGIONS)


def test_every_miss_is_explained_and_every_explanation_has_a_miss() -> None:
    assert set(case_report.explanations()) == set(case_report.to_explain())


@pytest.mark.parametrize(("miss", "text"), case_report.explanations().items(), ids=lambda it: str(it)[:40])
def test_an_explanation_names_what_decides(miss: tuple[str, Policy], text: str) -> None:
    """The first rule named is the one that gave the urgency, with its own source beside it."""
    deciding = {
        reason.rule: reason.source
        for run in case_report.to_explain()[miss]
        for reason in run.decision.because
    }
    named = re.findall(r"`(\w+)` \(([\w-]+)\)", text)
    assert named, "no rule is named beside its source"
    assert dict(named) == {rule: deciding.get(rule) for rule, _ in named}
    top = [reason for run in case_report.to_explain()[miss] for reason in run.decision.because]
    heaviest = max(reason.level for reason in top)
    assert {reason.rule for reason in top if reason.level == heaviest} & {rule for rule, _ in named}


def one_run(ours: str, reference: str, *also: str) -> Run:
    case = Case("nobody", "", "lumbar", {}, None, reference, also, True)
    known = case_report.runs()[0]
    return Run(case, "patient", "graded", known.decision, known.written, ours, 1, 1)


@pytest.mark.parametrize(
    ("ours", "reference", "also", "verdict"),
    [
        ("self_care", "self_care", (), "same"),
        ("physio_direct", "self_care", ("physio_direct",), "accepted"),
        ("physio_direct", "self_care", (), "other_professional"),
        ("specialist", "doctor_planned", (), "other_professional"),
        ("doctor_planned", "urgent_24_48h", (), "too_late"),
        ("doctor_planned", "emergency_now", ("urgent_24_48h",), "too_late"),
        ("urgent_24_48h", "doctor_planned", ("self_care",), "too_early"),
        ("emergency_now", "urgent_24_48h", (), "too_early"),
        ("urgent_24_48h", "emergency_now", ("doctor_planned",), "other_professional"),
    ],
)
def test_how_a_result_is_judged(ours: str, reference: str, also: tuple[str, ...], verdict: str) -> None:
    assert one_run(ours, reference, *also).verdict == verdict


def test_every_disposition_has_a_tier_and_a_french_name() -> None:
    used = {name for case in case_report.cases() for name in case.acceptable}
    assert used <= set(TIER) == set(case_report.IN_FRENCH)


SPONDYLOARTHRITIS = {"buttock_pain": True, "better_with_movement": True, "psoriasis_ever": True}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"saddle_numbness": True}, "emergency_now"),
        ({"fever_38": True}, "urgent_24_48h"),
        ({"duration_days": 200, "onset_age_years": 30}, "doctor_planned"),
        ({"duration_days": 200, "age_years": 49, "onset_age_years": 48}, "doctor_planned"),
        ({"duration_days": 200, "onset_age_years": 30, **SPONDYLOARTHRITIS}, "specialist"),
        ({}, "self_care"),
        ({"duration_days": 40}, "physio_on_prescription"),
        ({"duration_days": 40, "prescription_held": True}, "physio_on_prescription"),
        ({"duration_days": 40, "physiotherapist_place": "team"}, "physio_direct"),
    ],
    ids=str,
)
def test_our_outcome_in_the_words_of_the_references(person: Facts, expected: str) -> None:
    whole = interview(RULEBOOK, knowing({**BASIS, **person}), "graded", more="advice").facts
    assert case_report.disposition(decided(whole, "graded"), whole, RULEBOOK) == expected


# --- Invented people

WALK_THROUGH = {f"ordinary-{n:02d}" for n in range(1, 21)} | {f"dangerous-{n:02d}" for n in range(1, 16)}
OWN = [person for person in PEOPLE if person.name not in WALK_THROUGH]


def test_everybody_of_the_walk_through_is_here() -> None:
    assert len(BY_NAME) == len(PEOPLE)
    assert set(BY_NAME) >= WALK_THROUGH


def test_each_region_has_five_ordinary_and_five_dangerous_people_of_its_own() -> None:
    count = Counter(person.name.rsplit("-", 1)[0] for person in OWN)
    kinds = product(("low-back", "mid-back", "neck"), ("ordinary", "dangerous"))
    assert count == {f"{region}-{kind}": 5 for region, kind in kinds}


def test_people_of_our_own_are_of_every_age() -> None:
    ages = [age for person in OWN if isinstance(age := person.facts["age_years"], int)]
    assert min(ages) < 10
    assert max(ages) > 80
    assert any(10 <= age < 18 for age in ages)
    assert any(person.facts.get("pregnant_or_recent_birth") for person in OWN)


@pytest.mark.parametrize("person", OWN, ids=str)
def test_a_row_of_the_references_gives_the_tier(person: Person) -> None:
    """The rows exist; when a rule decides, one of its rows is among those that were named beforehand."""
    assert person.because
    assert set(person.because) <= rows_in_rules() | set(RULEBOOK.not_encoded)
    top = deciding_rows(decided(person.facts, "graded"))
    assert not top or top & set(person.because)


def deciding_rows(decision: Decision) -> set[str]:
    """The rows of every rule that gave the urgency; none when nothing was raised."""
    heaviest = max(reason.level for reason in decision.because)
    rules = {reason.rule for reason in decision.because if reason.level == heaviest}
    return {row for flag in RULEBOOK.flags if flag.entry.name in rules for row in flag.entry.rows}


@pytest.mark.parametrize("person", ORDINARY, ids=str)
def test_an_ordinary_person_answers_every_question_that_is_put(person: Person) -> None:
    asked = set(interview(RULEBOOK, knowing(person.facts), "source_document", more="advice").asked)
    assert {name.removesuffix(facts.CHECK) for name in asked} <= set(person.facts)


@pytest.mark.parametrize("person", ORDINARY, ids=str)
def test_an_ordinary_person_is_neither_alarmed_nor_missed(person: Person) -> None:
    for decision in (decided(person.facts, "graded"), asked_then_decided(person.facts, "graded")):
        assert given_by(decision) >= asked_of(person.graded)
        assert given_by(decision) == asked_of(person.graded) or person.over_triage_allowed


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("person", DANGEROUS, ids=str)
def test_nobody_in_danger_is_reassured(person: Person, policy: Policy) -> None:
    for decision in (decided(person.facts, policy), asked_then_decided(person.facts, policy)):
        assert given_by(decision) >= asked_of(person.graded)


def test_at_most_one_ordinary_person_in_five_is_sent_too_soon() -> None:
    """An ordinary person marked « still too cautious » counts, even when that is accepted."""
    alarmed = [
        p
        for p in ORDINARY
        if p.over_triage_allowed or given_by(decided(p.facts, "graded")) > asked_of(p.graded)
    ]
    assert len(alarmed) / len(ORDINARY) <= 1 / 5


def test_only_the_person_named_by_the_policy_may_be_sent_too_soon() -> None:
    assert [person.name for person in ORDINARY if person.over_triage_allowed] == ["ordinary-20"]


@pytest.mark.parametrize("person", ORDINARY, ids=str)
def test_no_ordinary_person_is_reassured_by_the_cautious_policy(person: Person) -> None:
    for decision in (
        decided(person.facts, "source_document"),
        asked_then_decided(person.facts, "source_document"),
    ):
        assert given_by(decision) >= asked_of(person.graded)


def test_the_cautious_policy_is_never_less_urgent_than_the_graded_one() -> None:
    for person in PEOPLE:
        assert given_by(decided(person.facts, "source_document")) >= given_by(decided(person.facts, "graded"))


# --- A plain case is short


def plain_people() -> Iterator[Facts]:
    """People of 20 to 49 with no sign, who know every answer; only their course and their access vary."""
    durations, trends = [2, 20, 27, 28, 60, 90], ["improving", "stable", "worse"]
    places, held = ["practice", "team", "pilot"], [False, True]
    ages = cycle([20, 27, 31, 38, 44, 49])
    yield {}
    for days, trend, place, prescription in islice(product(durations, trends, places, held), 0, None, 5):
        yield {
            "age_years": next(ages),
            "duration_days": days,
            "trend": trend,
            "physiotherapist_place": place,
            "prescription_held": prescription,
            "work_at_stake": days == 20,
        }


def plain(region: str) -> list[Facts]:
    """The same people, with pain in this region."""
    return [{**BY_NAME[PLAINEST[region]].facts, **person} for person in plain_people()]


PLAIN: dict[str, list[Facts]] = {region: plain(region) for region in PLAINEST}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(
    "person",
    [person for people_here in PLAIN.values() for person in people_here],
    ids=lambda p: (
        f"{'cou' if p['pain_neck'] else 'milieu' if p['pain_mid_back'] else 'bas'}, "
        f"{p['age_years']} ans, {p['duration_days']} jours, {p['physiotherapist_place']}"
    ),
)
def test_a_plain_case_takes_at_most_fifteen_screens(person: Facts, policy: Policy) -> None:
    met = interview(RULEBOOK, knowing(person), policy)
    assert None not in met.facts.values()
    assert len(met.screens) <= MOST_SCREENS


@pytest.mark.parametrize(
    ("region", "ends", "urgency"),
    [
        ("lumbar", {"self_care", "physiotherapist", "doctor"}, "routine"),
        ("thoracic", {"doctor"}, "planned"),
        ("cervical", {"self_care", "physiotherapist", "doctor"}, "routine"),
    ],
)
def test_plain_cases_end_in_every_ordinary_way(region: str, ends: set[str], urgency: str) -> None:
    here = PLAIN[region]
    met = [asked_then_decided(person, policy) for person in here for policy in POLICIES]
    assert {decision.first_contact for decision in met} == ends
    assert len(here) >= 21
    assert {asked_then_decided(person, "graded").urgency.name for person in here} == {urgency}
