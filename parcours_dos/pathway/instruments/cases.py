"""Does each questionnaire give what its examples say it gives?"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from parcours_dos.pathway.shapes.instruments import GivenAnswers, InstrumentCaseEntry

from .answers import Answers, AnswersError, read
from .change import Earlier, compare
from .instrument import Instrument
from .score import score


def failures(instrument: Instrument) -> Iterable[tuple[int, str]]:
    """The rank of each example that does not hold, and what came out instead."""
    for rank, case in enumerate(instrument.entry.cases):
        try:
            for told in _failures(instrument, case):
                yield rank, told
        except AnswersError as error:
            yield rank, f"les réponses sont refusées ({error})"


def _failures(instrument: Instrument, case: InstrumentCaseEntry) -> Iterable[str]:
    answers = _answers(instrument, GivenAnswers(answers=case.answers, read_all=case.read_all))
    found = score(instrument, answers)
    for name, expected in case.gives.items():
        part = found.parts.get(name)
        if part is None or part.value != Fraction(expected):
            yield f"{name} vaut {part.value if part else 'rien'}, pas {expected}"
    band = found.band.name if found.band else None
    if case.band is not None and band != case.band:
        yield f"le palier est {band}, pas {case.band}"
    if case.remark is not None and case.remark not in [remark.name for remark in found.remarks]:
        yield f"la remarque {case.remark} manque"
    if case.before is None:
        return
    earlier = _answers(instrument, case.before)
    compared = compare(instrument, Earlier(earlier, score(instrument, earlier)), answers, found)
    for name, verdict in case.change.items():
        if compared.changes[name].verdict != verdict:
            yield f"{name} : le changement est {compared.changes[name].verdict}, pas {verdict}"
    for name, percent in case.percent.items():
        changed = compared.changes[name].percent
        if changed is None or round(changed) != percent:
            yield f"{name} : le changement est de {changed} %, pas {percent}"


def _answers(instrument: Instrument, given: GivenAnswers) -> Answers:
    return read(instrument, given.answers, given.read_all)
