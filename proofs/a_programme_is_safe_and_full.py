"""No exercise against a caution, never beyond its time; and each profile has its programme everywhere.

Every profile at every stage, at home, at work, without the floor and without equipment, with any one
caution more: with more of them a programme may be shorter, and then it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from parcours_dos.pathway.exercises.library import ladder_of
from parcours_dos.pathway.programme.allowed import Verdict, verdicts
from parcours_dos.pathway.programme.choice import Pick, picked, seconds_of
from parcours_dos.pathway.programme.wishes import Wishes
from parcours_dos.pathway.rulebook import DEFAULT_POLICY, Rulebook
from parcours_dos.pathway.shapes import ProfileEntry, ProgrammeFile, Stage

from .model import Model
from .promise import Examined, first

SENTENCE = (
    "Un exercice contre-indiqué n'est jamais proposé, un programme ne dépasse jamais son temps, "
    "et chaque profil a le sien partout."
)
SAME_IN_EVERY_COUNTRY = True
PLACES: Mapping[str, Wishes] = {
    "à la maison": Wishes(),
    "au travail": Wishes(place="work"),
    "sans aller au sol": Wishes(floor=False),
}
PHASES: Mapping[Stage, tuple[str, ...]] = {
    "first": ("acute",),
    "later": ("subacute", "chronic"),
    "maintenance": ("maintenance",),
}


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """Each caution sets some exercise aside or changes it: else it would say nothing."""
    codes = rulebook.cautions if rulebook.programme is not None else {}
    return {code: f"La précaution « {code} » n'écarte ni ne change aucun exercice." for code in codes}


def examine(model: Model) -> Examined:
    """Every programme that can be chosen; who the person is matters only through their cautions."""
    file = model.rulebook.programme
    if file is None or (model.answerer, model.policy) != ("patient", DEFAULT_POLICY):
        return Examined()
    met = {c.code for exercise in model.rulebook.exercises.values() for c in exercise.cautions}
    return Examined(broken=first(_broken(model.rulebook, file)), met=frozenset(met))


def _broken(rulebook: Rulebook, file: ProgrammeFile) -> Iterator[str]:
    sets = [frozenset[str](), *(frozenset({code}) for code in rulebook.cautions)]

    @cache
    def judged(cautions: frozenset[str], phase: str, where: str) -> Mapping[str, Verdict]:
        return verdicts(rulebook, cautions, phase, PLACES[where])

    for profile in file.profiles:
        for stage, phases in PHASES.items():
            own = frozenset(profile.cautions.get(stage, ()))
            for phase, where, more in product(phases, PLACES, sets):
                found = judged(more | own, phase, where)
                told = ", ".join(sorted(more | own)) or "aucune"
                for fault in _faulty(rulebook, file, profile, stage, more | own, found):
                    yield f"{profile.label}, {stage}, {where}, précautions : {told} : {fault}"


def _faulty(
    rulebook: Rulebook,
    file: ProgrammeFile,
    profile: ProfileEntry,
    stage: Stage,
    cautions: frozenset[str],
    found: Mapping[str, Verdict],
) -> Iterator[str]:
    wished = file.settings["few" if stage == "first" else "usual"].value
    for count in (wished, file.settings["most"].value):
        picks = picked(rulebook, file, profile, stage, found, count)
        yield from _faults(rulebook, file, picks, cautions, count)
        if len(picks) < wished:
            yield f"moins de {wished} exercices."


def _faults(
    rulebook: Rulebook, file: ProgrammeFile, picks: tuple[Pick, ...], cautions: frozenset[str], count: int
) -> Iterator[str]:
    exercises = [pick.exercise for pick in picks]
    for exercise in exercises:
        against = [c.code for c in exercise.cautions if c.action != "modify" and c.code in cautions]
        if against:
            yield f"« {exercise.label} » malgré {', '.join(against)}."
    if seconds_of(rulebook, file, picks) > file.settings["most_seconds"].value:
        yield f"{seconds_of(rulebook, file, picks)} secondes."
    ladders = [ladder.name for e in exercises if (ladder := ladder_of(rulebook, e.name))]
    if len(ladders) != len(set(ladders)) or len(picks) > count:
        yield "deux pas d'une même échelle, ou trop d'exercices."
