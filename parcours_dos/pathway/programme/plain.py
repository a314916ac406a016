"""The programme as programs receive it: plain data, the same by the command and by the web."""

from __future__ import annotations

from parcours_dos.pathway.outcome import Plain, PlainReason, PlainSaid, cited, closing
from parcours_dos.pathway.shapes import Stage, Status
from parcours_dos.pathway.shapes.exercises import Category

from .choice import NoProgramme, Pick, Programme


class PlainDose(Plain, frozen=True, kw_only=True):
    """How much of an exercise, and how often; `text` says the same in words."""

    text: str
    sets: int
    reps: int | None
    hold_seconds: int | None
    minutes: int | None
    each_side: bool
    per_day: int | None
    per_week: int | None
    status: Status


class PlainAdapted(Plain, frozen=True, kw_only=True):
    """How the exercise is done otherwise, and for which caution."""

    caution: str
    label: str
    how: str


class PlainPick(Plain, frozen=True, kw_only=True):
    """One exercise of the programme. `outside`: it counts outside the minutes."""

    exercise: str
    label: str
    category: Category
    why: str
    purpose: str
    steps: list[str]
    mistakes: list[str]
    dose: PlainDose
    seconds: int
    outside: bool
    adapted: list[PlainAdapted]
    source: str
    place: str
    status: Status


class HomeProgramme(Plain, frozen=True, kw_only=True):
    """What to do at home or at work: a few exercises, their doses, why each, when to stop."""

    profile: str
    profile_label: str
    stage: Stage
    text: str
    seconds: int
    exercises: list[PlainPick]
    wished: int
    fewer: str | None
    stop: list[PlainSaid]
    because: list[PlainReason]
    edition: str


class NoHomeProgramme(Plain, frozen=True, kw_only=True):
    """No programme now: why, and what to do first."""

    profile: None
    closed: PlainSaid
    edition: str


def as_plain(found: Programme | NoProgramme) -> HomeProgramme | NoHomeProgramme:
    """The programme, or why there is none, in plain data."""
    if isinstance(found, NoProgramme):
        return NoHomeProgramme(profile=None, closed=closing(found.closed), edition=found.edition)
    profile, opening = found.profile, found.opening
    whys = {pick.exercise.category: pick.why for pick in found.picks}
    return HomeProgramme(
        profile=profile.name,
        profile_label=profile.label,
        stage=found.stage,
        text=profile.text,
        seconds=found.seconds,
        exercises=[_pick(pick) for pick in found.picks],
        wished=found.wished,
        fewer=found.fewer,
        stop=[PlainSaid(name=entry.name, text=entry.text, **cited(entry)) for entry in found.stop],
        because=[
            PlainReason(rule=opening.name, sentence=opening.sentence, **cited(opening)),
            PlainReason(rule=profile.name, sentence=profile.text, **cited(profile)),
            *(PlainReason(rule=kind, sentence=why.text, **cited(why)) for kind, why in whys.items()),
        ],
        edition=found.edition,
    )


def _pick(pick: Pick) -> PlainPick:
    exercise = pick.exercise
    return PlainPick(
        exercise=exercise.name,
        label=exercise.label,
        category=exercise.category,
        why=pick.why.text,
        purpose=exercise.purpose,
        steps=list(exercise.steps),
        mistakes=list(exercise.mistakes),
        dose=_dose(pick),
        seconds=pick.seconds,
        outside=pick.outside,
        adapted=[PlainAdapted(caution=a.caution, label=a.label, how=a.how) for a in pick.adapted],
        **cited(exercise),
    )


def _dose(pick: Pick) -> PlainDose:
    usual = pick.exercise.dose
    return PlainDose(
        text=pick.says,
        sets=pick.dose.sets,
        reps=pick.dose.reps,
        hold_seconds=pick.dose.hold_seconds,
        minutes=pick.dose.minutes,
        each_side=usual.each_side,
        per_day=usual.per_day,
        per_week=usual.per_week,
        status=pick.exercise.dose_status,
    )
