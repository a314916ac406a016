"""The choice itself: two to four exercises that fit the person, the place and the time, each with its why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from parcours_dos.pathway import moment as at
from parcours_dos.pathway.exercises.dose import Dose, Dosed
from parcours_dos.pathway.exercises.library import ladder_of, steps_down, steps_up
from parcours_dos.pathway.exercises.timing import kind_of, seconds_at
from parcours_dos.pathway.flags import Facts
from parcours_dos.pathway.plan import eligibility
from parcours_dos.pathway.plan.eligibility import Entrance
from parcours_dos.pathway.rulebook import NONE, TIERS, Rulebook
from parcours_dos.pathway.shapes import (
    Answerer,
    ClosedEntry,
    CountryFile,
    OpenEntry,
    ProfileEntry,
    ProgrammeFile,
    SaidEntry,
    SentenceEntry,
    SiteFile,
    Stage,
)
from parcours_dos.pathway.shapes.exercises import ExerciseEntry
from parcours_dos.pathway.tables import plan_row

from .allowed import Adapted, Verdict, phase_of, present, verdicts
from .wishes import NO_WISH, Wishes


@dataclass(frozen=True)
class NoProgramme:
    """No programme now: why, and what to do first."""

    closed: ClosedEntry
    edition: str


@dataclass(frozen=True)
class Pick:
    """One exercise of the programme: how much, why it is there, how it is done otherwise for this person.

    `says`: the dose in words; `outside`: it counts outside the minutes of the programme.
    """

    exercise: ExerciseEntry
    dose: Dose
    says: str
    seconds: int
    outside: bool
    why: SentenceEntry
    adapted: tuple[Adapted, ...]


@dataclass(frozen=True)
class Programme:
    """What to do at home, or at work. `fewer`: less than wished, because cautions leave no more."""

    opening: OpenEntry
    profile: ProfileEntry
    stage: Stage
    phase: str
    picks: tuple[Pick, ...]
    seconds: int
    wished: int
    fewer: str | None
    stop: tuple[SaidEntry, ...]
    edition: str


def choose(
    rulebook: Rulebook,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None = None,
    wishes: Wishes = NO_WISH,
) -> Programme | NoProgramme:
    """The programme of one person, or why there is none. `facts` were checked by `facts.read`.

    Raises `LookupError` when the edition of the rules is older than programmes.
    """
    file, plan = rulebook.programme, rulebook.plan
    if file is None or plan is None:
        raise LookupError("this edition of the rules knows no programme")
    who = eligibility.entrance(rulebook, facts, answerer, at.setting(country, moment, site))
    opening = opened(file, who)
    if opening is None:
        return NoProgramme(_closing(file, who), rulebook.edition.name)
    stage: Stage = "maintenance" if wishes.maintenance else _stage(rulebook, file, who.facts)
    phase = phase_of(stage, plan_row(rulebook, plan.courses, who.facts).name)
    profile = profile_of(rulebook, file, plan_row(rulebook, plan.conditions, who.facts).name, who.facts)
    wished = wishes.count or file.settings["few" if stage == "first" else "usual"].value
    found = verdicts(rulebook, cautions(rulebook, profile, stage, who.facts), phase, wishes)
    picks = picked(rulebook, file, profile, stage, found, wished)
    return Programme(
        opening=opening,
        profile=profile,
        stage=stage,
        phase=phase,
        picks=picks,
        seconds=seconds_of(rulebook, file, picks),
        wished=wished,
        fewer=file.fewer if len(picks) < wished else None,
        stop=tuple(file.stop),
        edition=rulebook.edition.name,
    )


def opened(file: ProgrammeFile, who: Entrance) -> OpenEntry | None:
    """Why this person gets a programme; None for who must see somebody first."""
    if who.level != NONE:
        return None
    return next((entry for entry in file.opens if who.contact in entry.contact), None)


def _closing(file: ProgrammeFile, who: Entrance) -> ClosedEntry:
    tier = TIERS[who.level]
    return next(e for e in file.closed if tier in e.urgency and who.contact in e.contact)


def _stage(rulebook: Rulebook, file: ProgrammeFile, facts: Facts) -> Stage:
    """The first days or a flare, as long as nothing says that they are over."""
    return "later" if rulebook.conditions[file.first_stage.when].value(facts) is False else "first"


def profile_of(rulebook: Rulebook, file: ProgrammeFile, condition: str, facts: Facts) -> ProfileEntry:
    """The first profile that fits what the plan would be for."""
    return next(
        entry
        for entry in file.profiles
        if condition in entry.conditions
        if rulebook.applies(entry.when, facts)
    )


def cautions(rulebook: Rulebook, profile: ProfileEntry, stage: Stage, facts: Facts) -> frozenset[str]:
    """What asks for caution: what the person told, or did not rule out, and what comes with the profile."""
    return present(rulebook, facts) | frozenset(profile.cautions.get(stage, ()))


def candidates(
    rulebook: Rulebook, profile: ProfileEntry, stage: Stage, found: Mapping[str, Verdict]
) -> tuple[str, ...]:
    """The exercises that may be chosen, the best first.

    Those of the profile at this stage; then, for each that is not allowed, its easier and harder steps;
    then those of the other stages; then any other for the same parts of the back.
    """
    listed: list[str] = list(getattr(profile, stage))
    steps = [step for name in listed for step in (*steps_down(rulebook, name), *steps_up(rulebook, name))]
    others = [*profile.first, *profile.later] if stage != "first" else list(profile.first)
    regions = {rulebook.exercises[name].region for name in (*profile.first, *profile.later)}
    same = [name for name, exercise in rulebook.exercises.items() if exercise.region in regions]
    if stage == "first":
        same = [name for name in same if rulebook.exercises[name].first_day] + same
    names = dict.fromkeys((*listed, *steps, *others, *same))
    return tuple(name for name in names if found[name].allowed)


def picked(
    rulebook: Rulebook,
    file: ProgrammeFile,
    profile: ProfileEntry,
    stage: Stage,
    found: Mapping[str, Verdict],
    wished: int,
) -> tuple[Pick, ...]:
    """One of each group in turn, as long as the time and the ladders allow; then in the order of a day."""
    names = candidates(rulebook, profile, stage, found)
    first, *others = file.order.groups
    groups = [first, *others] if stage == "first" else [*others, first]
    chosen: list[str] = []
    while len(chosen) < wished:
        before = len(chosen)
        for group in groups:
            if len(chosen) < wished:
                fits = (n for n in names if rulebook.exercises[n].category in group)
                name = next((n for n in fits if _goes_with(rulebook, file, stage, chosen, n)), None)
                chosen += [name] if name is not None else []
        if len(chosen) == before:
            break
    return tuple(
        pick_of(rulebook, file, begun(rulebook, rulebook.exercises[name]), found[name].adapted)
        for name in of_a_day(rulebook, file, chosen)
    )


def of_a_day(rulebook: Rulebook, file: ProgrammeFile, chosen: Iterable[str]) -> list[str]:
    """The same exercises, in the order of a day."""
    place = {category: rank for rank, group in enumerate(file.order.groups) for category in group}
    return sorted(chosen, key=lambda name: place[rulebook.exercises[name].category])


def pick_of(
    rulebook: Rulebook,
    file: ProgrammeFile,
    one: Dosed,
    adapted: tuple[Adapted, ...] = (),
    says: str | None = None,
) -> Pick:
    """One exercise with its dose, as a programme shows it. `says`: a dose that has moved, in words."""
    exercise = one.exercise
    return Pick(
        exercise=exercise,
        dose=one.dose,
        says=first_words(rulebook, file, one) or says or exercise.dose.text,
        seconds=seconds_at(rulebook, exercise, one.dose),
        outside=not inside(rulebook, exercise),
        why=file.why[exercise.category],
        adapted=adapted,
    )


def first_words(rulebook: Rulebook, file: ProgrammeFile, one: Dosed) -> str | None:
    """The dose with which an exercise begins, in words; None once it has moved."""
    text = one.exercise.dose.text
    if one.dose == Dose.start(one.exercise.dose):
        return text
    if one == begun(rulebook, one.exercise):
        return file.shortened.format(minutes=one.dose.minutes, dose=text)
    return None


def begun(rulebook: Rulebook, exercise: ExerciseEntry) -> Dosed:
    """An exercise as it begins in a programme: a long rest is cut short, a walk is not."""
    kind, whole = kind_of(rulebook, exercise), Dose.start(exercise.dose)
    return Dosed(exercise, whole if kind.outside else whole.shortened(kind.pace))


def inside(rulebook: Rulebook, exercise: ExerciseEntry) -> bool:
    """Does it count within the minutes of the programme?"""
    return not kind_of(rulebook, exercise).outside


def _goes_with(
    rulebook: Rulebook, file: ProgrammeFile, stage: Stage, chosen: Sequence[str], name: str
) -> bool:
    """May this exercise join the others: not twice, not two of one ladder, no clash, within the time?"""
    if name in chosen:
        return False
    ladders = [ladder.name for n in (*chosen, name) if (ladder := ladder_of(rulebook, n))]
    if len(set(ladders)) < len(ladders):
        return False
    if stage == "first" and any(set(pair.ladders) <= set(ladders) for pair in file.apart_at_first):
        return False
    day = of_a_day(rulebook, file, (*chosen, name))  # changes of place depend on the order
    together = [begun(rulebook, rulebook.exercises[n]) for n in day]
    return seconds_of(rulebook, file, together) <= file.settings["most_seconds"].value


def seconds_of(rulebook: Rulebook, file: ProgrammeFile, programme: Sequence[Dosed | Pick]) -> int:
    """How long these exercises take, one after the other, changes of place included; walks apart."""
    counted = [one for one in programme if inside(rulebook, one.exercise)]
    total = sum(seconds_at(rulebook, one.exercise, one.dose) for one in counted)
    for before, after in pairwise(one.exercise for one in counted):
        if before.position != after.position:
            floor = ("floor" in before.places) != ("floor" in after.places)
            total += file.settings["floor_seconds" if floor else "change_seconds"].value
    return total


def swaps(
    rulebook: Rulebook,
    programme: Programme,
    name: str,
    facts: Facts,
    wishes: Wishes = NO_WISH,
) -> tuple[ExerciseEntry, ...]:
    """What may take the place of one exercise: same kind first, and everything else stays as promised."""
    file = rulebook.programme
    assert file is not None
    mine = cautions(rulebook, programme.profile, programme.stage, facts)
    found = verdicts(rulebook, mine, programme.phase, wishes)
    others = [pick.exercise.name for pick in programme.picks if pick.exercise.name != name]
    group = next(group for group in file.order.groups if rulebook.exercises[name].category in group)
    kept = [
        other
        for other in candidates(rulebook, programme.profile, programme.stage, found)
        if other != name and _goes_with(rulebook, file, programme.stage, others, other)
    ]
    kept.sort(key=lambda other: rulebook.exercises[other].category not in group)
    return tuple(rulebook.exercises[other] for other in kept)
