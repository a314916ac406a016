"""Scores that others published, or that follow from the published rule, written here a second time.

The examples of the knowledge are checked when it loads; these do not come from it.
"""

from fractions import Fraction

import pytest

from parcours_dos.pathway.instruments.answers import AnswersError
from parcours_dos.pathway.instruments.cases import failures
from parcours_dos.pathway.loading import load

from .filled import band, codes, in_order, scored, ticked, value

NOT_AT_ALL, MODERATELY, EXTREMELY = 1, 3, 5

STARTS = [
    ((1, 1, 1, 1, 0, 0, 0, 0, NOT_AT_ALL), 4, 0, "medium"),
    ((1, 0, 1, 0, 0, 1, 0, 0, EXTREMELY), 4, 2, "medium"),
    ((1, 1, 1, 1, 1, 1, 1, 1, EXTREMELY), 9, 5, "high"),
    ((0, 0, 0, 0, 1, 1, 1, 1, MODERATELY), 4, 4, "high"),
    ((1, 1, 1, 0, 0, 0, 0, 0, MODERATELY), 3, 0, "low"),
]
# duration, pain, light work, sleep, tense, low mood, persistence, work in six months, stop, no normal work
SHORT_OREBRO = [
    ((1, 0, 6, 9, 3, 4, 1, 5, 0, 2), 21),
    ((1, 0, 10, 10, 0, 0, 0, 10, 0, 0), 1),
    ((5, 5, 5, 5, 5, 5, 5, 5, 5, 5), 50),
    ((10, 10, 0, 0, 10, 10, 10, 0, 10, 10), 100),
]


@pytest.mark.parametrize(("answers", "total", "mind", "group"), STARTS)
def test_start_back_gives_its_two_scores_and_its_group(
    answers: tuple[int, ...], total: int, mind: int, group: str
) -> None:
    given = in_order("start_back", *answers)
    assert value("start_back", given) == total
    assert value("start_back", given, "psychosocial") == mind
    assert band("start_back", given) == group


@pytest.mark.parametrize(("answers", "total"), SHORT_OREBRO)
def test_the_short_orebro_turns_three_items_round(answers: tuple[int, ...], total: int) -> None:
    assert value("orebro_short", in_order("orebro_short", *answers)) == total


def test_phq_4_adds_up_and_shows_each_pair() -> None:
    given = in_order("phq_4", 1, 2, 0, 3)
    assert [value("phq_4", given, part) for part in ("total", "anxiety", "depression")] == [6, 3, 3]
    assert band("phq_4", given) == "moderate"
    assert [remark.name for remark in scored("phq_4", given).remarks] == ["talk"]


def test_roland_morris_counts_what_is_ticked() -> None:
    assert value("roland_morris", ticked(12), read_all=True) == 12
    assert value("roland_morris", {}, read_all=True) == 0
    assert value("roland_morris", ticked(24), read_all=True) == 24


def test_the_mean_of_activities_is_exact() -> None:
    assert value("psfs", {"activity_1": 3, "activity_2": 5, "activity_3": 4}) == 4
    assert value("psfs", {"activity_1": 6, "activity_2": 7, "activity_3": 4}) == Fraction(17, 3)
    assert value("psfs", {"activity_2": 7}) == 7


def test_each_pain_is_a_value_of_its_own() -> None:
    found = scored("pain", {"average_7_days": 4, "worst_7_days": 9})
    assert {name: part.value for name, part in found.parts.items()} == {
        "average_7_days": 4,
        "worst_7_days": 9,
    }


def test_every_example_of_the_knowledge_holds_and_a_wrong_one_would_be_seen() -> None:
    for instrument in load().instruments.values():
        assert list(failures(instrument)) == []
        assert instrument.entry.cases, instrument.name


# --- What other places get wrong


def test_an_old_order_of_start_back_is_not_ours() -> None:
    """An old form has the mind at lines 1, 4, 7, 8 and 9. Ours are known by what they are about."""
    mind = {"activity_feels_unsafe": 1, "worry": 1, "outlook": 1, "enjoyment": 1, "bother": EXTREMELY}
    given = {**dict.fromkeys(codes("start_back"), 0), **mind}
    assert value("start_back", given, "psychosocial") == 5
    assert form_items("psychosocial") == list(mind)


def form_items(part: str) -> list[str]:
    return list(load().instruments["start_back"].entry.scores[part].items)


def test_agreeing_counts_one_and_not_zero() -> None:
    """A French page prints it the other way round."""
    nobody = in_order("start_back", *[0] * 8, NOT_AT_ALL)
    assert value("start_back", nobody) == 0
    assert band("start_back", nobody) == "low"


def test_part_of_the_short_orebro_is_no_score() -> None:
    """Adding up what is there would say less risk than there is."""
    given = in_order("orebro_short", *[10, 10, 0, 0, 10, 10, 10, 0, 10, 10])
    for code in given:
        with pytest.raises(AnswersError) as refused:
            scored("orebro_short", {name: said for name, said in given.items() if name != code})
        assert [(trouble.item, trouble.kind) for trouble in refused.value.troubles] == [(code, "missing")]


def test_the_code_of_the_phq_4_total_is_not_that_of_its_neighbours() -> None:
    codes_of_it = load().instruments["phq_4"].entry.codes
    assert codes_of_it["loinc_total"] == "70272-0"
    assert {"70273-8", "70274-6"}.isdisjoint(codes_of_it.values()), "PHQ-15 and GAD-7"
