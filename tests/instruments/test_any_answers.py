"""Whatever is answered: a score in its range, moved by each answer in its own direction, in any language."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from parcours_dos.pathway.instruments import answers as door
from parcours_dos.pathway.instruments.instrument import Instrument
from parcours_dos.pathway.instruments.score import score
from parcours_dos.pathway.loading import languages, load

NAMES = list(load().instruments)


def whole(instrument: Instrument) -> some.SearchStrategy[dict[str, int]]:
    """An answer to every item."""
    return some.fixed_dictionaries(
        {code: some.sampled_from(sorted(points)) for code, points in instrument.points.items()}
    )


def numbers(instrument: Instrument, said: dict[str, int]) -> dict[str, Fraction]:
    found = score(instrument, door.read(instrument, said, read_all=True))
    return {name: Fraction(part.value) for name, part in found.parts.items()}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=some.data())
def test_a_score_stays_in_its_range_and_stands_in_one_band(name: str, data: some.DataObject) -> None:
    instrument = load().instruments[name]
    said = data.draw(whole(instrument))
    found = score(instrument, door.read(instrument, said, read_all=True))
    for part in found.parts.values():
        entry = instrument.entry.scores[part.name]
        assert entry.low <= part.value <= entry.high
    assert (found.band is not None) == bool(instrument.entry.bands)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=some.data())
def test_each_answer_moves_the_score_its_own_way(name: str, data: some.DataObject) -> None:
    instrument = load().instruments[name]
    said = data.draw(whole(instrument))
    item = data.draw(some.sampled_from(instrument.entry.items))
    higher = data.draw(
        some.sampled_from(sorted(v for v in instrument.points[item.code] if v >= said[item.code]))
    )
    before, after = numbers(instrument, said), numbers(instrument, {**said, item.code: higher})
    for part, was in before.items():
        assert after[part] <= was if item.reversed else after[part] >= was


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30, deadline=None, derandomize=True)
@given(data=some.data())
def test_no_language_changes_a_score(name: str, data: some.DataObject) -> None:
    books = [load(language=language).instruments[name] for language in languages()]
    assert len(books) > 1
    said = data.draw(whole(books[0]))
    results = [score(book, door.read(book, said, read_all=True)) for book in books]
    assert len({str(result.parts) for result in results}) == 1
    assert len({result.band and result.band.name for result in results}) == 1
    if books[0].entry.bands:
        assert len({result.band and result.band.label for result in results}) > 1, "the words do change"


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=some.data())
def test_part_of_the_answers_gives_whole_scores_or_a_refusal(name: str, data: some.DataObject) -> None:
    instrument = load().instruments[name]
    said = data.draw(whole(instrument))
    kept = {code: said[code] for code in data.draw(some.sets(some.sampled_from(sorted(said))))}
    try:
        answers = door.read(instrument, kept, read_all=True)
    except door.AnswersError:
        return
    found = score(instrument, answers)
    assert found.parts
    for part in found.parts.values():
        rule = instrument.entry.scores[part.name].missing
        assert not part.missing or rule in ("unticked_is_zero", "mean_of_rated")
