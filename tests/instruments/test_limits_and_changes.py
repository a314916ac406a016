"""Both sides of every limit: where a band begins, and when a difference is more than noise."""

from fractions import Fraction

import msgspec
import pytest

from parcours_dos.pathway.instruments import answers as door
from parcours_dos.pathway.instruments.change import Change, Compared, Earlier, compare
from parcours_dos.pathway.instruments.instrument import ready
from parcours_dos.pathway.instruments.score import score

from .filled import band, form, in_order, read, scored, ticked


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        *[(0, "none"), (2, "none"), (3, "mild"), (5, "mild")],
        *[(6, "moderate"), (8, "moderate"), (9, "severe"), (12, "severe")],
    ],
)
def test_phq_4(total: int, expected: str) -> None:
    values = [min(3, max(0, total - 3 * rank)) for rank in range(4)]
    assert band("phq_4", in_order("phq_4", *values)) == expected


def test_orebro_at_49_and_50() -> None:
    assert band("orebro_short", in_order("orebro_short", *[5, 4, *[5] * 8])) == "lower"
    assert band("orebro_short", in_order("orebro_short", *[5] * 10)) == "higher"
    found = scored("orebro_short", in_order("orebro_short", *[5] * 10)).band
    assert found is not None
    assert found.indicative
    assert found.status == "unconfirmed"


def test_roland_morris_at_2_and_3() -> None:
    assert band("roland_morris", ticked(2), read_all=True) == "recovered"
    assert band("roland_morris", ticked(3), read_all=True) == "limited"


@pytest.mark.parametrize(
    ("answer", "expected"), [(2, "better"), (3, "unclear"), (5, "unclear"), (6, "worse")]
)
def test_global_change(answer: int, expected: str) -> None:
    assert band("pgic", {"change": answer}) == expected


@pytest.mark.parametrize(
    ("answers", "talks"),
    [((1, 1, 1, 1), False), ((2, 0, 2, 0), False), ((2, 1, 0, 0), True), ((0, 0, 0, 3), True)],
)
def test_a_pair_at_three_is_enough_to_speak_of_the_doctor(answers: tuple[int, ...], talks: bool) -> None:
    assert bool(scored("phq_4", in_order("phq_4", *answers)).remarks) is talks


def changed(name: str, before: dict[str, int], after: dict[str, int], read_all: bool = False) -> Change:
    """How the main number moved."""
    compared = set_beside(name, before, after, read_all)
    return next(iter(compared.changes.values()))


def set_beside(
    name: str, before: dict[str, int], after: dict[str, int], read_all: bool = False, **said: str
) -> Compared:
    """Two times, one beside the other."""
    then, now = read(name, before, read_all), read(name, after, read_all)
    earlier = Earlier(then, score(form(name), then), said.get("version"), said.get("scale"))
    return compare(form(name), earlier, now, score(form(name), now))


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (8, 6, "better"),  # 2 points, and 25 %
        (8, 7, "too_small"),  # 1 point, and 12 %
        (3, 2, "better"),  # 1 point, but 33 %
        (4, 3, "too_small"),  # 1 point, and 25 %
        (10, 7, "better"),
        (6, 8, "worse"),
        (5, 5, "same"),
        (0, 1, "too_small"),  # no percentage of nothing
        (0, 2, "worse"),
    ],
)
def test_pain_moves_by_two_points_or_thirty_per_cent(before: int, after: int, verdict: str) -> None:
    found = changed("pain", {"now": before}, {"now": after})
    assert (found.before, found.after) == (before, after)
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (20, 15, "better"),  # 5 points, 25 %
        (20, 16, "too_small"),  # 4 points, 20 %
        (10, 7, "better"),  # 3 points, 30 %
        (11, 8, "too_small"),  # 3 points, 27 %
        (12, 2, "better"),
        (12, 17, "worse"),
    ],
)
def test_roland_morris_moves_by_five_points_or_thirty_per_cent(before: int, after: int, verdict: str) -> None:
    assert changed("roland_morris", ticked(before), ticked(after), read_all=True).verdict == verdict


def test_twelve_then_two_is_83_per_cent() -> None:
    found = changed("roland_morris", ticked(12), ticked(2), read_all=True)
    assert found.percent == Fraction(250, 3)
    assert round(found.percent) == 83


def test_activities_must_move_by_two_points_and_higher_is_better() -> None:
    before = {"activity_1": 3, "activity_2": 5, "activity_3": 4}
    up, nearly = (
        {"activity_1": 6, "activity_2": 7, "activity_3": 5},
        {"activity_1": 6, "activity_2": 7, "activity_3": 4},
    )
    assert changed("psfs", before, up).verdict == "better"
    assert changed("psfs", before, nearly).verdict == "too_small"
    assert changed("psfs", up, before).verdict == "worse"


def test_without_a_published_limit_only_the_raw_numbers_are_given() -> None:
    found = changed("phq_4", in_order("phq_4", 3, 3, 3, 3), in_order("phq_4", 0, 0, 0, 0))
    assert (found.before, found.after, found.verdict) == (12, 0, "no_threshold")


def test_two_versions_or_two_scales_are_never_set_beside_each_other() -> None:
    for said, apart in (({"version": "eifel_1993"}, "version"), ({"scale": "0-100"}, "scale")):
        compared = set_beside("roland_morris", ticked(12), ticked(2), read_all=True, **said)
        assert (compared.changes, compared.apart) == ({}, apart)
    same = set_beside(
        "roland_morris", ticked(12), ticked(2), read_all=True, version="french_mapi_2005", scale="0-24"
    )
    assert same.apart is None


@pytest.mark.parametrize(
    ("then", "now", "apart"),
    [
        ("Monter l'escalier", "monter  L'ESCALIER ", None),
        ("Monter l'escalier", "Porter un enfant", "activities"),
    ],
)
def test_only_the_same_activities_are_compared(then: str, now: str, apart: str | None) -> None:
    psfs = form("psfs")
    before = door.read(psfs, {"activity_1": 3}, names={"activity_1": then})
    after = door.read(psfs, {"activity_1": 6}, names={"activity_1": now})
    assert compare(psfs, Earlier(before, score(psfs, before)), after, score(psfs, after)).apart == apart


def test_another_number_of_activities_is_another_measure() -> None:
    assert set_beside("psfs", {"activity_1": 3}, {"activity_1": 3, "activity_2": 9}).apart == "activities"


@pytest.mark.parametrize(("important", "error"), [(2, 4), (4, 2)])
def test_a_difference_must_reach_both_limits_not_one(important: int, error: int) -> None:
    pain = form("pain")
    entry = pain.entry.scores["now"]
    assert entry.change is not None
    assert entry.change.important is not None
    limits = msgspec.structs.replace(
        entry.change,
        important=msgspec.structs.replace(entry.change.important, at_least=important),
        error=msgspec.structs.replace(entry.change.important, at_least=error),
        percent=None,
    )
    scores = {"now": msgspec.structs.replace(entry, change=limits)}
    stricter = ready("pain", msgspec.structs.replace(pain.entry, scores=scores))
    for after, verdict in ((7, "too_small"), (6, "better")):
        then, now = read("pain", {"now": 10}), read("pain", {"now": after})
        earlier = Earlier(then, score(stricter, then))
        found = compare(stricter, earlier, now, score(stricter, now)).changes["now"]
        assert found.verdict == verdict
