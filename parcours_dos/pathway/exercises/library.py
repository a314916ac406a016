"""Find a movement: by what it is for, where it can be done, what it needs, or words typed in a hurry."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from math import log

from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes.exercises import ExerciseEntry, LadderEntry

ANYWHERE = "anywhere"
SHORTEST_WORD = 3
SHORTEST_BEGUN = 4
CLOSE_ENOUGH = 0.75
PLURAL = "sx"
IN_THE_NAME, IN_THE_KIND, IN_THE_TEXT, ELSEWHERE = 6, 2, 1, 0
FARTHEST = 3


def ladder_of(rulebook: Rulebook, name: str) -> LadderEntry | None:
    """The ladder on which this movement stands, if any."""
    return _ladders(rulebook).get(name)


@lru_cache(maxsize=8)
def _ladders(rulebook: Rulebook) -> Mapping[str, LadderEntry]:
    return {name: ladder for ladder in rulebook.ladders.values() for name in ladder.order}


def steps_down(rulebook: Rulebook, name: str) -> tuple[str, ...]:
    """The easier movements of the same ladder, the nearest first."""
    ladder = ladder_of(rulebook, name)
    return tuple(reversed(ladder.order[: ladder.order.index(name)])) if ladder else ()


def steps_up(rulebook: Rulebook, name: str) -> tuple[str, ...]:
    """The harder movements of the same ladder, the nearest first."""
    ladder = ladder_of(rulebook, name)
    return tuple(ladder.order[ladder.order.index(name) + 1 :]) if ladder else ()


def easier(rulebook: Rulebook, name: str) -> str | None:
    """The next easier movement of the same ladder."""
    return next(iter(steps_down(rulebook, name)), None)


def harder(rulebook: Rulebook, name: str) -> str | None:
    """The next harder movement of the same ladder."""
    return next(iter(steps_up(rulebook, name)), None)


def possible_at(exercise: ExerciseEntry, place: str) -> bool:
    """Can this movement be done there? What can be done anywhere can be done at work, or on a chair."""
    if place in exercise.places:
        return True
    if ANYWHERE not in exercise.places:
        return False
    return place == "work" or (place == "chair" and exercise.position == "sitting")


def needs_no_floor(exercise: ExerciseEntry) -> bool:
    """Can this movement be done by someone who cannot get down to the floor, and has no bed at hand?

    Getting out of bed counts: the bed is there.
    """
    return bool(set(exercise.places) - {"floor", "bed"}) or exercise.places == ["bed"]


def needs_only(rulebook: Rulebook, exercise: ExerciseEntry, at_hand: Iterable[str]) -> bool:
    """Is everything that this movement needs at hand, or found in any home?"""
    things = rulebook.exercise_kinds.equipment if rulebook.exercise_kinds else {}
    had = set(at_hand)
    return all(name in had or things[name].everyday for name in exercise.equipment)


def filtered(
    rulebook: Rulebook,
    *,
    region: str | None = None,
    category: str | None = None,
    position: str | None = None,
    place: str | None = None,
    equipment: Iterable[str] | None = None,
    words: str | None = None,
) -> tuple[ExerciseEntry, ...]:
    """The movements that answer to all of these, in the order of the files; with words, the nearest first.

    `equipment`: what is at hand, beside what is found in any home; none given: whatever is needed.
    """
    at_hand = None if equipment is None else tuple(equipment)
    found = [
        exercise
        for exercise in rulebook.exercises.values()
        if region in (None, exercise.region)
        and category in (None, exercise.category)
        and position in (None, exercise.position)
        and (place is None or possible_at(exercise, place))
        and (at_hand is None or needs_only(rulebook, exercise, at_hand))
    ]
    asked = plain_words(words or "")
    return tuple(_nearest(rulebook, found, asked) if asked else found)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text without accents, capitals, signs, nor the mark of the plural."""
    flat = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    kept = "".join(sign if sign.isalnum() else " " for sign in flat if not unicodedata.combining(sign))
    words = (word.rstrip(PLURAL) if len(word) > SHORTEST_WORD else word for word in kept.split())
    return tuple(word for word in words if len(word) >= SHORTEST_WORD)


def _nearest(rulebook: Rulebook, found: list[ExerciseEntry], asked: tuple[str, ...]) -> list[ExerciseEntry]:
    """Those that the words fit best: a word in the name counts most, a rare word more than a common one."""
    known = _words_of(rulebook)
    score = dict.fromkeys((exercise.name for exercise in found), 0.0)
    for word in asked:
        meant = _meant(known, word)
        hits = {
            name: max((weights.get(one, 0) for one in meant), default=0) for name, weights in known.items()
        }
        having = sum(not weights.keys().isdisjoint(meant) for weights in known.values())
        for name in score if having else ():
            score[name] += hits[name] * log(len(known) / having)
    best = max(score.values(), default=0.0)
    kept = [exercise for exercise in found if best and score[exercise.name] * FARTHEST >= best]
    return sorted(kept, key=lambda exercise: -score[exercise.name])


def _meant(known: Mapping[str, Mapping[str, int]], word: str) -> tuple[str, ...]:
    """The words of the library that this one is or begins; else those it may be a slip of the hand for."""
    every = {name for weights in known.values() for name in weights}
    if len(word) < SHORTEST_BEGUN and word in every:
        return (word,)
    begun = tuple(name for name in every if name.startswith(word) and len(word) >= SHORTEST_BEGUN)
    if begun:
        return begun
    nearest = get_close_matches(word, sorted(every), n=1, cutoff=CLOSE_ENOUGH)
    return tuple(name for name in every if nearest and name.startswith(nearest[0]))


@lru_cache(maxsize=8)
def _words_of(rulebook: Rulebook) -> Mapping[str, Mapping[str, int]]:
    """The words by which each movement may be found, with their weight: its name counts most.

    Those of its steps weigh nothing: they tell which words are common.
    """
    kinds = rulebook.exercise_kinds
    found: dict[str, dict[str, int]] = {}
    for exercise in rulebook.exercises.values():
        weights: dict[str, int] = {}
        texts = [(text, ELSEWHERE) for text in (*exercise.steps, *exercise.mistakes)]
        texts.append((exercise.purpose, IN_THE_TEXT))
        if kinds is not None:
            category, region = kinds.categories[exercise.category], kinds.regions[exercise.region]
            sorts = (category.label, category.also_said, region.label, region.also_said)
            needs = (kinds.equipment[name].label for name in exercise.equipment)
            texts += [(text, IN_THE_TEXT) for text in needs]
            texts += [(text, IN_THE_KIND) for text in (*sorts, kinds.positions[exercise.position])]
        for text, weight in (*texts, (exercise.label, IN_THE_NAME)):
            for word in plain_words(text):
                weights[word] = max(weight, weights.get(word, 0))
        found[exercise.name] = weights
    return found
