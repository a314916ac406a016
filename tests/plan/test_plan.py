"""How many sessions, of what, at what rhythm: the proposal of one person, told as stories."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec
import pytest

from parcours_dos.pathway.circumstances import InputError
from parcours_dos.pathway.payment.care import CareError
from parcours_dos.pathway.plan.plain import Planned, as_plain
from parcours_dos.pathway.plan.profile import about
from parcours_dos.pathway.plan.proposal import NoPlan
from parcours_dos.pathway.shapes import SiteFile
from tests.pathway.interview import MOMENT
from tests.pathway.someone import FRANCE, RULEBOOK

from .anyone import ON_PRESCRIPTION, PLAN, examined, lasting, plan, proposal


def named(entries: object) -> set[str]:
    """The names of these entries."""
    return {entry.name for entry in entries}  # type: ignore[attr-defined]


# --- who gets a plan


def test_a_lasting_pain_with_a_prescription_gets_a_plan() -> None:
    found = plan(lasting())
    assert found.condition.name == "simple_low_back"
    assert found.condition.sessions == (6, 10)
    assert found.condition.weeks == (3, 5)
    assert found.condition.sessions[0] <= found.about <= found.condition.sessions[1]


@pytest.mark.parametrize("sign", [{"saddle_numbness": True}, {"fever_38": True}, {"leg_weakness": None}])
def test_a_sign_raised_or_in_doubt_closes_the_plan_whatever_the_prescription(
    sign: dict[str, object],
) -> None:
    found = proposal({**lasting(), **sign})
    assert isinstance(found, NoPlan)
    assert found.closed.name in {"emergency_first", "doctor_before_plan"}


def test_a_recent_pain_without_risk_needs_no_session() -> None:
    told = {**ON_PRESCRIPTION, "prescription_held": False}
    found = proposal(told)
    assert isinstance(found, NoPlan)
    assert found.closed.name == "self_care_first"


def test_a_recent_pain_with_a_prescription_sees_both_views_and_starts_low() -> None:
    found = plan(ON_PRESCRIPTION)
    assert "acute_without_risk" in named(found.ranges)
    assert "sessions_in_acute_pain" in named(found.disagreements)
    assert "very_recent" in named(found.profile.shorter)
    assert "4 semaines" in found.reconciled
    later = plan(lasting())
    assert "acute_without_risk" not in named(later.ranges)


def test_in_belgium_there_is_no_plan_without_a_prescription() -> None:
    told = {**lasting(), "prescription_held": False, "physiotherapist_place": "team"}
    found = proposal(told, "BE")
    assert isinstance(found, NoPlan)
    assert found.closed.name == "prescription_first"


def test_direct_access_opens_a_plan_and_says_its_own_limit() -> None:
    told = {**lasting(fear_of_movement=True), "prescription_held": False, "physiotherapist_place": "team"}
    found = plan(told)
    assert found.profile.way.name == "direct_team"
    limits = {t.counter.entry.name: t.passed_by for t in found.thresholds}
    assert any(t.counter.limit.most == 8 for t in found.thresholds), limits
    assert "plan" in limits.values()  # about 9 sessions, 8 without a diagnosis


# --- what the plan is for


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"operated_spine": True, "scoliosis_told": True}, "after_surgery"),
        ({"disc_or_sciatica_told": True}, "sciatica"),
        ({"leg_pain": True}, "sciatica"),
        ({"scoliosis_told": True}, "scoliosis"),
        ({"first_episode": False, "recurrent_within_12_months": True}, "recurrent_low_back"),
        ({"blocked_back": True}, "acute_lumbago"),
        ({"blocked_back": True, "duration_days": 60}, "simple_low_back"),
        ({}, "simple_low_back"),
    ],
)
def test_the_rules_find_what_the_plan_is_for(changes: dict[str, object], condition: str) -> None:
    found = proposal(lasting(**changes))
    assert not isinstance(found, NoPlan), found
    assert found.condition.name == condition


def test_a_chronic_pain_that_a_doctor_has_assessed_gets_a_series_to_renew() -> None:
    """The site sends whoever hurts for over 3 months to a doctor; the plan opens with a clinician."""
    assert isinstance(proposal(lasting(duration_days=200)), NoPlan)
    found = proposal(examined(duration_days=200), answerer="clinician")
    assert not isinstance(found, NoPlan)
    assert found.condition.name == "chronic_low_back"
    assert found.condition.renewable
    assert found.profile.course.name == "chronic"


def test_a_doubt_about_surgery_is_said_and_does_not_stop_the_plan() -> None:
    found = plan({**lasting(), "operated_spine": None})
    assert "operated_spine" in found.unknown
    assert found.condition.name == "simple_low_back"


def test_a_clinician_may_choose_another_condition_and_says_why() -> None:
    chosen: Mapping[str, object] = {"condition": "sciatica", "reason": "Lasègue positif à 40 degrés."}
    found = proposal(examined(), answerer="clinician", override=chosen)
    assert not isinstance(found, NoPlan)
    assert found.condition.name == "sciatica"
    assert found.profile.condition.name == "simple_low_back"
    shown = as_plain(RULEBOOK, FRANCE, found)
    assert isinstance(shown, Planned)
    assert shown.override is not None
    assert (shown.override.found, shown.override.reason) == (
        "simple_low_back",
        "Lasègue positif à 40 degrés.",
    )


@pytest.mark.parametrize(
    ("answerer", "chosen", "place"),
    [
        ("patient", {"condition": "sciatica", "reason": "Je crois que c'est cela."}, "override"),
        ("clinician", {"condition": "sciatique", "reason": "Lasègue positif."}, "override.condition"),
        ("clinician", {"condition": "sciatica", "reason": "  "}, "override.reason"),
    ],
)
def test_another_condition_is_refused_with_its_place(answerer: str, chosen: object, place: str) -> None:
    with pytest.raises(InputError) as refused:
        proposal(lasting(), answerer=answerer, override=chosen)  # type: ignore[arg-type]  # drawn from the table
    assert [problem.fact for problem in refused.value.problems] == [place]


# --- how many


def test_the_number_moves_inside_the_range_and_never_leaves_it() -> None:
    for condition in PLAN.conditions:
        least, most = condition.sessions
        numbers = [about(condition, longer, shorter) for longer, shorter in ((0, 5), (1, 1), (5, 0))]
        assert least <= numbers[0] <= numbers[1] <= numbers[2] <= most
    simple = next(c for c in PLAN.conditions if c.name == "simple_low_back")
    assert [about(simple, *pull) for pull in ((0, 1), (0, 0), (1, 0))] == [7, 8, 9]


def test_a_heavy_job_and_no_exercise_ask_for_more_than_an_active_life() -> None:
    hard = plan(lasting(heavy_job=True, short_of_breath_walking=True))
    easy = plan(lasting(regularly_active=True, ready_for_home_exercises=True))
    assert easy.about < hard.about
    assert named(hard.profile.longer) == {"heavy_job", "tired"}
    assert named(easy.profile.shorter) == {"active", "home_exercises"}


def test_the_number_of_the_prescription_is_never_passed() -> None:
    care = {"prescription": {"date": "2026-11-20", "sessions": 5}}
    found = plan(lasting(), care=care)
    assert found.about == len(found.days) == 5
    assert "5 séances" in as_planned(found).sessions.prescribed


def test_sessions_already_held_count_in_the_plan() -> None:
    done = ["2026-11-09", "2026-11-12", "2026-11-16"]
    care = {"prescription": {"date": "2026-11-02", "sessions": 10}, "done": done}
    found = plan(lasting(), care=care)
    assert len(found.days) == found.about - 3
    assert found.days[0] > date(2026, 11, 25)
    assert found.review_on >= MOMENT.date()


def test_twenty_sessions_already_held_leave_no_day_but_say_every_limit() -> None:
    done = [f"2026-{month:02d}-{day:02d}" for month in (8, 9) for day in range(1, 21, 2)]
    care = {"prescription": {"date": "2026-07-30"}, "done": done}
    found = plan(lasting(), care=care)
    assert found.days == ()
    assert {t.passed_by for t in found.thresholds if t.counter.limit.most == 15} == {"plan"}


# --- when


def test_no_session_falls_on_a_week_end_nor_on_a_holiday() -> None:
    found = plan(lasting(), start="2026-12-21")
    assert found.days[0] == date(2026, 12, 21)
    assert not {date(2026, 12, 25), date(2027, 1, 1)} & set(found.days)
    assert all(day.weekday() < 5 for day in found.days)
    assert list(found.days) == sorted(set(found.days))


def test_the_rhythm_starts_at_two_a_week_then_slows_down() -> None:
    found = plan(lasting())
    shown = as_planned(found)
    assert [stretch.per_week for stretch in shown.rhythm] == sorted(
        (stretch.per_week for stretch in shown.rhythm), reverse=True
    )
    assert shown.rhythm[0].per_week == 2
    assert sum(stretch.sessions for stretch in shown.rhythm) == found.about


def test_the_plan_is_looked_at_again_within_four_weeks() -> None:
    for changes in ({}, {"blocked_back": True}, {"disc_or_sciatica_told": True}):
        found = plan(lasting(**changes))
        assert 0 < (found.review_on - found.days[0]).days <= 31


@pytest.mark.parametrize("start", ["2026-11-24", "2028-01-01", "demain"])
def test_a_first_day_that_cannot_be_is_refused(start: str) -> None:
    with pytest.raises(InputError) as refused:
        proposal(lasting(), start=start)
    assert refused.value.problems[0].fact == "start"


# --- of what, and towards what


def test_wishes_become_goals_that_are_measured_and_dated() -> None:
    found = plan(lasting(wish_walk=True, wish_bend=True))
    names = {goal.entry.name for goal in found.goals}
    assert {"walk", "bend"} <= names
    assert "sport" not in names
    for goal in found.goals:
        assert goal.entry.measure
        assert goal.entry.target
        assert goal.on >= found.review_on


def test_currents_and_traction_are_named_but_not_offered() -> None:
    offered = {entry.name: entry.offered for entry in plan(lasting()).content}
    assert offered["electrotherapy"] is False
    assert offered["strengthening"] is True


def test_an_unhappy_person_at_work_is_offered_support_and_work_advice() -> None:
    quiet, troubled = plan(lasting()), plan(lasting(fear_of_movement=True, work_at_stake=True))
    assert not {"work_advice", "emotional_support"} & named(quiet.content)
    assert {"work_advice", "emotional_support"} <= named(troubled.content)


def test_each_session_begins_with_pain_mobility_and_the_signs() -> None:
    for changes in ({}, {"operated_spine": True}, {"scoliosis_told": True}):
        assert "day_check" in named(plan(lasting(**changes)).content)


# --- at what price


def test_the_cost_is_that_of_the_days_proposed() -> None:
    found = plan(lasting())
    price = Decimal("23.65") + Decimal("17.88") * found.about
    assert found.account.total("price") == price
    assert found.account.to_pay_covered == Decimal("1.00") * (found.about + 1)


def test_a_prescription_that_cannot_be_is_refused_and_nothing_is_proposed() -> None:
    for care in (
        {"prescription": {"date": "2026-11-20", "sessions": 0}},
        {"prescription": {"date": "2026-11-20", "sessions": 400}},
        {"prescription": {"date": "2026-11-26"}},
        {"prescription": {"date": "2025-01-05"}},
        {"prescription": {"date": "2026-11-20", "signed": False}},
    ):
        with pytest.raises(CareError):
            proposal(lasting(), care=care)


def test_the_days_to_come_are_the_plans_own() -> None:
    with pytest.raises(InputError) as refused:
        proposal(lasting(), care={"planned": ["2026-12-01"]})
    assert refused.value.problems[0].fact == "care.planned"


def test_a_belgian_plan_says_the_fee_of_2026_is_not_known() -> None:
    found = plan(lasting(), "BE")
    assert found.account.total("price") is None
    shown = msgspec.to_builtins(as_plain(RULEBOOK, RULEBOOK.countries["BE"], found))
    assert shown["cost"]["total"]["price"] is None  # type: ignore[index]
    assert shown["cost"]["not_given"]  # type: ignore[index]


def test_a_plan_before_any_tariff_is_refused() -> None:
    long_ago = datetime(2005, 3, 1, 12, 0, tzinfo=ZoneInfo("Europe/Paris"))
    with pytest.raises(ValueError, match="2005-03-02"):
        proposal(lasting(), moment=long_ago)


# --- before therapy, where a site works so


HOSPITAL = SiteFile(
    country="BE",
    services=["individual_physiotherapy"],
    contacts={"spine_consultation": "00 00 00 01", "therapy_booking": "00 00 00 03"},
)


@pytest.mark.parametrize(
    ("document", "step", "contact"),
    [
        ("no_document", "no_referral", "00 00 00 01"),
        ("other_specialist", "other_specialist", None),
        ("in_house", "in_house", "00 00 00 03"),
    ],
)
def test_a_hospital_says_the_step_before_therapy(document: str, step: str, contact: str | None) -> None:
    found = proposal({**lasting(), "referral_document": document}, "BE", site=HOSPITAL)
    shown = as_plain(RULEBOOK, RULEBOOK.countries["BE"], found, HOSPITAL.contacts)
    assert [row.name for row in shown.routing] == [step]
    assert shown.routing[0].contact == contact


def test_the_first_session_is_longer_in_a_hospital() -> None:
    there = proposal({**lasting(), "referral_document": "in_house"}, "BE", site=HOSPITAL)
    here = plan(lasting())
    assert not isinstance(there, NoPlan)
    assert there.length.first == (60, 60)
    assert here.length.first == (30, 60)
    assert here.length.following == (30, 45)


def test_elsewhere_nobody_speaks_of_referrals() -> None:
    assert plan(lasting()).routing == ()


def as_planned(found: object) -> Planned:
    shown = as_plain(RULEBOOK, FRANCE, found)  # type: ignore[arg-type]  # a plan: the tests above say so
    assert isinstance(shown, Planned)
    return shown
