"""What comes next after an exercise was done: more, the same, less, something easier, or nothing.

INVARIANT: the load never rises after a pain that lasted beyond the time it may take to settle, nor after
a response that is not known. One thing changes at a time: one number of one exercise, one step of a ladder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from parcours_dos.pathway.exercises.dose import Dose, Dosed
from parcours_dos.pathway.exercises.library import harder, steps_down
from parcours_dos.pathway.exercises.timing import kind_of, seconds_at
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import ProgrammeFile, Reply
from parcours_dos.pathway.shapes.exercises import ExerciseEntry

from .choice import begun, seconds_of

RISES: frozenset[Reply] = frozenset({"more", "harder"})


@dataclass(frozen=True)
class Response:
    """How one day went: pain during the exercise (0 to 10), whether it settled in time, whether all was done.

    None: not told. `sign`: pain that spreads further, new tingling or weakness.
    """

    day: date
    pain: int | None = None
    settled: bool | None = None
    whole: bool = True
    sign: bool | None = None


@dataclass(frozen=True)
class Move:
    """What comes next: the kind, what is said, the exercise and its dose."""

    kind: Reply
    says: str
    exercise: ExerciseEntry
    dose: Dose


def replies(
    rulebook: Rulebook,
    programme: Sequence[Dosed],
    responses: Sequence[Sequence[Response]],
    today: date,
    allowed: frozenset[str],
) -> tuple[Move, ...]:
    """The same for a whole programme: any number of its exercises may get lighter, one at most heavier.

    None gets heavier while another gets lighter, nor beyond the longest time of a programme. The one that
    has grown least goes first.
    """
    file = _file(rulebook)
    moves = [
        reply(rulebook, one.exercise, one.dose, told, today, allowed)
        for one, told in zip(programme, responses, strict=True)
    ]
    rising = [rank for rank, move in enumerate(moves) if move.kind in RISES]
    rising.sort(key=lambda rank: _grown(rulebook, programme[rank]))
    if any(move.kind not in (*RISES, "keep") for move in moves):
        rising = []
    most = file.settings["most_seconds"].value
    fits = (r for r in rising if seconds_of(rulebook, file, _after(programme, r, moves[r])) <= most)
    chosen = next(fits, None)
    return tuple(
        move if move.kind not in RISES or rank == chosen else _waiting(file, programme[rank])
        for rank, move in enumerate(moves)
    )


def _after(programme: Sequence[Dosed], rank: int, move: Move) -> list[Dosed]:
    """The programme once one of its exercises has moved."""
    moved = Dosed(move.exercise, move.dose)
    return [moved if place == rank else one for place, one in enumerate(programme)]


def _waiting(file: ProgrammeFile, one: Dosed) -> Move:
    return Move("wait", file.replies["wait"].text, one.exercise, one.dose)


def _grown(rulebook: Rulebook, one: Dosed) -> float:
    """How much longer a dose takes than the one it began with."""
    first = begun(rulebook, one.exercise).dose
    return seconds_at(rulebook, one.exercise, one.dose) / seconds_at(rulebook, one.exercise, first)


def reply(
    rulebook: Rulebook,
    exercise: ExerciseEntry,
    dose: Dose,
    responses: Sequence[Response],
    today: date,
    allowed: frozenset[str],
) -> Move:
    """What comes next, after these responses, the oldest first. `allowed`: what this person may do."""
    file = _file(rulebook)
    kind = _kind(file, exercise, responses, today)
    if kind == "more" and kind_of(rulebook, exercise).pace.longest is not None:
        kind = "keep"  # a rest is no load: there is nothing to raise
    if kind == "more" and _has_grown(file, begun(rulebook, exercise).dose, dose):
        kind = "harder"
    step = _step(rulebook, exercise, kind, allowed)
    if kind == "harder" and step is None:
        kind = "keep"
    if kind == "easier" and step is None:
        kind = "ease"
    if kind in ("harder", "easier") and step is not None:
        return Move(kind, file.replies[kind].text, step, begun(rulebook, step).dose)
    return Move(kind, file.replies[kind].text, exercise, _dosed(file, dose, kind))


def within_reach(rulebook: Rulebook, one: Dosed) -> bool:
    """Could this movement have come to this dose, one move after another? Counted the way it began."""
    settings, dose, first = _file(rulebook).settings, one.dose, Dose.start(one.exercise.dose)
    times = settings["harder_times"].value
    grown = (
        (dose.sets, first.sets, 0),
        (dose.reps, first.reps, settings["repetitions_step"].value),
        (dose.hold_seconds, first.hold_seconds, settings["hold_step"].value),
        (dose.minutes, first.minutes, settings["minutes_step"].value),
    )
    return all(
        now == began if now is None or began is None else 0 < now < times * began + step
        for now, began, step in grown
    )


def _file(rulebook: Rulebook) -> ProgrammeFile:
    if rulebook.programme is None:
        raise LookupError("this edition of the rules knows no programme")
    return rulebook.programme


def _kind(file: ProgrammeFile, exercise: ExerciseEntry, responses: Sequence[Response], today: date) -> Reply:
    if not responses:
        return "keep"
    last = responses[-1]
    if last.sign:
        return "stop"
    if _bad_days(file, exercise, responses) >= file.settings["bad_days"].value:
        return "ask"
    missed = (today - last.day).days
    if missed >= file.settings["missed_easier"].value:
        return "easier"
    if _is_bad(file, exercise, last):
        return "easier"
    if missed >= file.settings["missed_half"].value:
        return "restart"
    recent = responses[-file.settings["good_sessions"].value :]
    ready = len(recent) == file.settings["good_sessions"].value and all(_is_good(file, r) for r in recent)
    return "more" if ready else "keep"


def _is_bad(file: ProgrammeFile, exercise: ExerciseEntry, one: Response) -> bool:
    """Too much: a pain beyond the limit, or one that did not settle in time."""
    setting = file.ceilings.get(exercise.category, file.settings["pain_keep"])
    return one.settled is False or (one.pain is not None and one.pain > setting.value)


def _is_good(file: ProgrammeFile, one: Response) -> bool:
    """Nothing holds back: little pain, known to have settled, and all was done."""
    little = one.pain is not None and one.pain <= file.settings["pain_go_on"].value
    return little and one.settled is True and one.whole and one.sign is False


def _bad_days(file: ProgrammeFile, exercise: ExerciseEntry, responses: Sequence[Response]) -> int:
    """How many responses in a row were too much, up to the last."""
    count = 0
    for one in reversed(responses):
        if not _is_bad(file, exercise, one):
            break
        count += 1
    return count


def _has_grown(file: ProgrammeFile, start: Dose, dose: Dose) -> bool:
    """Has the dose grown so many times what it began with that a harder exercise comes next?"""
    times = file.settings["harder_times"].value
    pairs = (
        (dose.reps, start.reps),
        (dose.hold_seconds, start.hold_seconds),
        (dose.minutes, start.minutes),
    )
    return any(now is not None and first is not None and now >= times * first for now, first in pairs)


def _dosed(file: ProgrammeFile, dose: Dose, kind: Reply) -> Dose:
    """The dose after a move: one number changes, and none when nothing moves."""
    if kind == "more":
        if dose.reps is not None and dose.reps > 1:
            return replace(dose, reps=dose.reps + file.settings["repetitions_step"].value)
        if dose.hold_seconds is not None:
            return replace(dose, hold_seconds=dose.hold_seconds + file.settings["hold_step"].value)
        if dose.minutes is not None:
            return replace(dose, minutes=dose.minutes + file.settings["minutes_step"].value)
        return dose
    if kind in ("ease", "restart", "ask"):
        share = file.settings["lighter_share"].value
        if dose.reps is not None and dose.reps > 1:
            return replace(dose, reps=max(1, dose.reps // share))
        if dose.hold_seconds is not None:
            return replace(dose, hold_seconds=max(1, dose.hold_seconds // share))
        if dose.minutes is not None:
            return replace(dose, minutes=max(1, dose.minutes // share))
    return dose


def _step(
    rulebook: Rulebook, exercise: ExerciseEntry, kind: Reply, allowed: frozenset[str]
) -> ExerciseEntry | None:
    """The next step of the ladder that this person may do: upwards no step is skipped, downwards some may."""
    if kind == "harder":
        step = harder(rulebook, exercise.name)
        return rulebook.exercises[step] if step is not None and step in allowed else None
    steps = steps_down(rulebook, exercise.name) if kind == "easier" else ()
    return next((rulebook.exercises[step] for step in steps if step in allowed), None)
