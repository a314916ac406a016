"""Which question comes next: the gravest that still matters, once, to someone who can know."""

from __future__ import annotations

import pytest

from parcours_dos.pathway.facts import CHECK
from parcours_dos.pathway.loading.spans import labels
from parcours_dos.pathway.questions import MOST_EMERGENCY_ROWS, More, Row, Screen, next_screen
from parcours_dos.pathway.rulebook import POLICIES
from parcours_dos.pathway.shapes import Answerer, Policy

from .interview import MOMENT, Facts, interview, knowing, site
from .someone import FRANCE, PLAIN, RULEBOOK


def after(
    known: Facts, policy: Policy = "graded", who: Answerer = "patient", more: More | None = None
) -> Screen | None:
    """The screen that is shown when this much is known."""
    return next_screen(RULEBOOK, known, who, MOMENT, FRANCE, site(policy), more)


def rows(screen: Screen | None) -> list[str]:
    return [] if screen is None else [row.fact for row in screen.rows]


def without(*names: str) -> dict[str, object]:
    return {name: value for name, value in PLAIN.items() if name not in names}


def test_the_first_screens_ask_who_then_where_then_what_threatens_life() -> None:
    met = interview(RULEBOOK, knowing(PLAIN), "graded")
    assert [screen.name for screen in met.screens][:5] == ["person", "where", "now", "pelvis", "legs"]
    assert rows(met.screens[0])[0] == "age_years"
    assert met.screens[-1].name in ("daily", "access")


def test_a_grave_sign_is_followed_at_once_by_its_exception() -> None:
    met = interview(RULEBOOK, knowing({**PLAIN, "bladder_change": True, "bladder_before": True}), "graded")
    names = [screen.name for screen in met.screens]
    assert names[names.index("pelvis") + 1] == "pelvis_before"
    assert rows(met.screens[names.index("pelvis_before")]) == ["bladder_before"]


@pytest.mark.parametrize("policy", POLICIES)
def test_an_emergency_ends_the_questions_at_once(policy: Policy) -> None:
    met = interview(RULEBOOK, knowing({**PLAIN, "chest_pain": True}), policy)
    assert met.screens[-1].name == "now"
    assert after({"chest_pain": True}, policy) is None
    assert after({"bladder_change": True, "bladder_before": False}, policy) is None


def test_an_emergency_offers_no_advice_to_make_more_precise() -> None:
    known = {**without("sleeps_badly", "needs_leave_or_medicine"), "chest_pain": True}
    assert after(known, more="advice") is None


def test_not_known_is_asked_once_more_in_a_way_one_can_try() -> None:
    doubt = after({**PLAIN, "fever_38": None})
    assert doubt is not None
    assert (doubt.name, rows(doubt)) == (f"fever{CHECK}", [f"fever_38{CHECK}"])
    assert doubt.rows[0].question == RULEBOOK.facts["fever_38"].clarify
    assert doubt.emergency


@pytest.mark.parametrize("answer", [True, False, None])
def test_a_clarifying_question_is_asked_once(answer: object) -> None:
    met = interview(RULEBOOK, knowing(PLAIN), "graded", begun={"fever_38": None, f"fever_38{CHECK}": answer})
    assert f"fever_38{CHECK}" not in met.asked
    assert "fever_38" not in met.asked


def test_a_fact_without_clarifying_question_is_never_asked_again() -> None:
    assert RULEBOOK.facts["weight_loss"].clarify is None
    assert after({**PLAIN, "weight_loss": None}) is None


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("value", [True, False, None])
def test_nothing_is_asked_twice(policy: Policy, value: object) -> None:
    def answer(row: Row) -> object:
        return (
            PLAIN["age_years"] if row.fact == "age_years" else value if row.entry.type == "yes_no" else None
        )

    asked = interview(RULEBOOK, answer, policy).asked
    assert len(asked) == len(set(asked))


def test_whoever_answers_is_asked_only_what_they_can_know() -> None:
    clinical = {name for name, entry in RULEBOOK.facts.items() if "patient" not in entry.who}
    assert clinical
    for who, expected in (("patient", False), ("carer", False), ("clinician", True)):
        met = interview(RULEBOOK, knowing(PLAIN), "graded", who)  # type: ignore[arg-type]  # one of three
        assert bool(clinical & set(met.asked)) is expected


def test_a_list_screen_shows_the_whole_list_and_a_way_to_say_none() -> None:
    history = [name for name, entry in RULEBOOK.facts.items() if entry.screen == "history"]
    screen = after(without(*history))
    assert screen is not None
    assert (screen.kind, rows(screen)) == ("list", history)
    assert screen.none
    assert rows(after({**without(*history), history[0]: False})) == history[1:]


def test_a_list_is_shown_whole_though_one_box_alone_would_change_nothing() -> None:
    known = {"age_years": 34, "pregnant_or_recent_birth": False, "pregnancy_possible": False}
    assert rows(after(known)) == ["pain_low_back", "pain_mid_back", "pain_neck"]


def test_an_emergency_screen_has_at_most_four_rows() -> None:
    for answers in (PLAIN, {**PLAIN, "pregnant_or_recent_birth": True}, {**PLAIN, "age_years": 4}):
        for screen in interview(RULEBOOK, knowing(answers), "source_document").screens:
            assert screen.rows
            assert not screen.emergency or len(screen.rows) <= MOST_EMERGENCY_ROWS


def test_a_gated_question_waits_for_its_gate() -> None:
    assert "trauma_days" not in interview(RULEBOOK, knowing(PLAIN), "graded").asked
    fallen = {**PLAIN, "blow_or_fall": True, "trauma_days": 1095, "major_trauma": True}
    asked = interview(RULEBOOK, knowing(fallen), "graded").asked
    assert asked.index("blow_or_fall") < asked.index("trauma_days")


def test_a_question_that_can_change_nothing_is_not_asked() -> None:
    """Once a doctor is needed anyway, nobody is asked where the physiotherapist works."""
    long = interview(RULEBOOK, knowing({**PLAIN, "duration_days": 200, "onset_age_years": 30}), "graded")
    assert "physiotherapist_place" not in long.asked
    short = interview(RULEBOOK, knowing({**PLAIN, "duration_days": 40}), "graded")
    assert "physiotherapist_place" in short.asked


def test_beside_a_hard_sign_in_doubt_every_sign_of_its_family_still_matters() -> None:
    """A doctor in 24 hours is already certain, but one more sign of the family makes it an emergency."""
    strong = {"opioids": True, "drowsy_on_opioids": False, "opioids_long_unreviewed": False, "leg_pain": True}
    known = {**without("unbearable_pain"), **strong, "saddle_numbness": None, f"saddle_numbness{CHECK}": None}
    assert rows(after(known)) == ["unbearable_pain"]
    elsewhere = {**without("unbearable_pain"), **strong, "fever_38": None, f"fever_38{CHECK}": None}
    assert after(elsewhere) is None


def test_the_optional_chapter_only_comes_when_asked_for() -> None:
    known = without("sleeps_badly", "needs_leave_or_medicine")
    assert after(known) is None
    assert set(rows(after(known, more="advice"))) >= {"sleeps_badly", "needs_leave_or_medicine"}
    assert after({**known, "sleeps_badly": None, "needs_leave_or_medicine": None}, more="advice") is None


def test_the_optional_chapter_asks_what_names_another_professional() -> None:
    """A long pain already asks for a doctor; only these answers tell whether a rheumatologist fits too."""
    lasting = {**PLAIN, "duration_days": 200, "onset_age_years": 25}
    assert after(lasting) is None
    assert {"buttock_pain", "better_with_movement"} <= set(rows(after(lasting, more="advice")))
    assert "buttock_pain" not in rows(after({**PLAIN, "duration_days": 40}, more="advice"))


@pytest.mark.parametrize("policy", POLICIES)
def test_screens_carry_words_for_everything_they_ask(policy: Policy) -> None:
    for screen in interview(RULEBOOK, knowing(PLAIN), policy).screens:
        assert screen.title
        assert screen.chapter in RULEBOOK.chapters.values()
        for row in screen.rows:
            assert row.question.strip()
            assert row.entry.type != "choice" or row.entry.choices


def test_stretches_are_said_in_words() -> None:
    words = RULEBOOK.wording.spans
    for stretches, unit, said in (
        (
            ((0, 27), (28, 90), (91, 36500)),
            "jours",
            ["Moins de 4 semaines", "4 semaines ou plus, jusqu'à 3 mois", "Plus de 3 mois"],
        ),
        (
            ((0, 7), (8, 42), (43, 36500)),
            "jours",
            ["7 jours ou moins", "Plus de 7 jours, jusqu'à 6 semaines", "Plus de 6 semaines"],
        ),
        (((0, 49), (50, 120)), "ans", ["Moins de 50 ans", "50 ans ou plus"]),
    ):
        assert [label for _, label in labels(stretches, unit, words)] == said
