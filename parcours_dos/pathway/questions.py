"""Which question next? The gravest one whose answer could still change the outcome.

Nothing is scripted: the rules say which facts still matter, and each fact says how grave it
is and on which screen it is asked. When no answer could change the urgency, the first
contact or the route, the questions stop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from . import moment as at
from .facts import CHECK, settle
from .flags import Facts, State, present_families, weight
from .moment import Setting
from .plan import eligibility
from .plan.eligibility import Entrance
from .rulebook import EMERGENCY, NONE, TIERS, Band, Flag, Rulebook
from .shapes import (
    AdviceEntry,
    AlsoEntry,
    Answerer,
    CountryFile,
    FactEntry,
    PlanFile,
    Policy,
    SiteFile,
)
from .tables import plan_asked, row_for, still_asked


@dataclass(frozen=True)
class Row:
    """One line of a screen: a fact, and the words in which it is asked."""

    fact: str
    question: str
    entry: FactEntry
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Screen:
    """One page of questions on one theme."""

    name: str
    title: str
    chapter: str
    kind: str
    emergency: bool
    rows: tuple[Row, ...]
    asked_for: Literal["orientation", "plan", "programme"] = "orientation"
    hint: str | None = None
    none: str | None = None


More = Literal["advice", "plan", "programme"]
MOST_EMERGENCY_ROWS = 4


def open_facts(rulebook: Rulebook, facts: Facts, answerer: Answerer, setting: Setting) -> tuple[str, ...]:
    """The facts worth asking now, gravest first; none when the outcome can no longer change.

    What could change the urgency comes before what could only change the contact or the route.
    """
    view = _view(rulebook, facts, answerer, setting)
    askable = _Askable(rulebook, view, answerer)
    urgent, level = _open_in_flags(rulebook, view, setting, askable)
    first_contact = rulebook.orientation.first_contact
    contact = askable.among(still_asked(rulebook, first_contact, level, view))
    if not contact:
        chosen = row_for(rulebook, first_contact, level, view).contact
        contact = askable.among(still_asked(rulebook, setting.country.routes, level, view, chosen))
    return tuple(dict.fromkeys((*_gravest_first(rulebook, urgent), *_gravest_first(rulebook, contact))))


def advice_facts(rulebook: Rulebook, facts: Facts, answerer: Answerer, setting: Setting) -> tuple[str, ...]:
    """The facts that would only make the advice more precise: what to do, and who else fits."""
    view = _view(rulebook, facts, answerer, setting)
    askable = _Askable(rulebook, view, answerer)
    level = _open_in_flags(rulebook, view, setting, askable)[1]
    if level == EMERGENCY:
        return ()  # the first task is the call
    orientation = rulebook.orientation
    advice: list[AlsoEntry | AdviceEntry] = [*orientation.also, *orientation.meanwhile, *orientation.avoid]
    names: list[str] = []
    for entry in advice:
        elsewhere = (
            isinstance(entry, AlsoEntry) and entry.country and setting.country.code not in entry.country
        )
        if TIERS[level] not in entry.urgency or elsewhere:
            continue
        if entry.when is not None:
            names += rulebook.conditions[entry.when].opening(view)[1]
        for flag in entry.flags if isinstance(entry, AlsoEntry) else ():
            names += _opening(rulebook.flag(flag), view, setting.policy, askable).names
    return _gravest_first(rulebook, askable.among(names))


def plan_facts(rulebook: Rulebook, facts: Facts, answerer: Answerer, setting: Setting) -> tuple[str, ...]:
    """The facts that could still change a plan of treatment: what it is for, its number, its content.

    When the plan is closed to this person, only what the step before therapy needs to know.
    """
    plan = rulebook.plan
    if plan is None:
        return ()
    who = eligibility.entrance(rulebook, facts, answerer, setting)
    return plan_names(rulebook, plan, facts, who, eligibility.opening(rulebook, plan, who) is not None)


def plan_names(
    rulebook: Rulebook, plan: PlanFile, facts: Facts, who: Entrance, is_open: bool
) -> tuple[str, ...]:
    """The same, for a person already seen at the door."""
    view = _view(rulebook, facts, who.known.answerer, who.setting)
    askable = _Askable(rulebook, view, who.known.answerer)
    names = [*plan_asked(rulebook, plan.routing, view)]
    if not is_open:
        return _gravest_first(rulebook, askable.among(names))
    for table in (plan.conditions, plan.courses, plan.risks):
        names += plan_asked(rulebook, table, view)
    for entry in (*plan.modifiers, *plan.content, *plan.goals):
        if entry.when is not None:
            names += rulebook.conditions[entry.when].opening(view)[1]
    return _gravest_first(rulebook, askable.among(names))


def programme_facts(
    rulebook: Rulebook, facts: Facts, answerer: Answerer, setting: Setting
) -> tuple[str, ...]:
    """The facts that could still change a home programme: for whom it is, and what asks for caution.

    None when the programme is closed to this person.
    """
    file, plan = rulebook.programme, rulebook.plan
    if file is None or plan is None:
        return ()
    who = eligibility.entrance(rulebook, facts, answerer, setting)
    if who.level > NONE or not any(who.contact in entry.contact for entry in file.opens):
        return ()
    view = _view(rulebook, facts, answerer, setting)
    names = [*plan_asked(rulebook, plan.conditions, view), *plan_asked(rulebook, plan.courses, view)]
    whens = [entry.when for entry in file.profiles if entry.when is not None]
    for text in (file.first_stage.when, *whens):
        names += rulebook.conditions[text].opening(view)[1]
    for caution in rulebook.cautions.values():
        names += caution.when.opening(view)[1]
    return _gravest_first(rulebook, _Askable(rulebook, view, answerer).among(names))


def next_screen(
    rulebook: Rulebook,
    facts: Facts,
    answerer: Answerer,
    moment: datetime,
    country: CountryFile,
    site: SiteFile | None = None,
    more: More | None = None,
) -> Screen | None:
    """The next page to show, or None when nothing asked could change the outcome.

    `more` goes on afterwards: with what would only make the advice more precise, or with what a plan
    of treatment needs.
    """
    setting = at.setting(country, moment, site)
    names = open_facts(rulebook, facts, answerer, setting)
    if not names and more is not None:
        names = MORE[more](rulebook, facts, answerer, setting)
    return _screen(rulebook, facts, answerer, names) if names else None


MORE: Mapping[More, Callable[[Rulebook, Facts, Answerer, Setting], tuple[str, ...]]] = {
    "advice": advice_facts,
    "plan": plan_facts,
    "programme": programme_facts,
}


def _screen(rulebook: Rulebook, facts: Facts, answerer: Answerer, names: tuple[str, ...]) -> Screen:
    """The screen of the gravest of these facts, with the rows that belong to it."""
    name = str(rulebook.facts[names[0]].screen)
    entry = rulebook.screens[name]
    here = [n for n in names if rulebook.facts[n].screen == name]
    if _to_clarify(facts, names[0]):
        doubtful = [f"{n}{CHECK}" for n in here if _to_clarify(facts, n)]
        return shown(rulebook, f"{name}{CHECK}", doubtful[:MOST_EMERGENCY_ROWS])
    if entry.kind == "list":
        asked = [
            n for n, f in rulebook.facts.items() if f.screen == name and answerer in f.who and n not in facts
        ]
    else:
        asked = [n for n in rulebook.facts if n in here and not _to_clarify(facts, n)]
    return shown(rulebook, name, asked[:MOST_EMERGENCY_ROWS] if entry.emergency else asked)


def shown(rulebook: Rulebook, name: str, asked: Iterable[str]) -> Screen:
    """The screen of this name with these rows; also used to show an answered page again.

    A name that ends in `_check` is the page that lifts a doubt: its rows are clarifying answers.
    """
    entry = rulebook.screens[name.removesuffix(CHECK)]
    chapter = rulebook.chapters[entry.chapter]
    rows = tuple(_row(rulebook, fact) for fact in asked)
    if name.endswith(CHECK):
        return Screen(name, rulebook.wording.says.clarify, chapter, "rows", entry.emergency, rows)
    words = (entry.asked_for, entry.hint, entry.none)
    return Screen(name, entry.title, chapter, entry.kind, entry.emergency, rows, *words)


def _to_clarify(facts: Facts, name: str) -> bool:
    """Was this fact answered "not known"? Then it is asked once more, in a way one can try."""
    return name in facts and facts[name] is None


def _row(rulebook: Rulebook, name: str) -> Row:
    entry = rulebook.facts[name.removesuffix(CHECK)]
    words = entry.clarify if name.endswith(CHECK) else entry.question
    return Row(name, str(words), entry, rulebook.bands.get(name, ()))


def _view(rulebook: Rulebook, facts: Facts, answerer: Answerer, setting: Setting) -> dict[str, object]:
    """The facts as the questions see them: a "not known" that can still be clarified is open again."""
    settled = settle(facts)
    for name, value in tuple(settled.items()):
        clarifiable = value is None and name in rulebook.facts and rulebook.facts[name].clarify
        if clarifiable and f"{name}{CHECK}" not in facts:
            del settled[name]
    return {**rulebook.absent[answerer], **setting.given, **settled}


@dataclass(frozen=True)
class _Askable:
    """Which facts this person can be asked now: those they can know, and whose gate is open."""

    rulebook: Rulebook
    view: Facts
    answerer: Answerer

    def among(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in dict.fromkeys(names) if self._fits(name))

    def _fits(self, name: str) -> bool:
        entry = self.rulebook.facts[name]
        if self.answerer not in entry.who or entry.volunteered:
            return False
        gate = self.rulebook.gates.get(name)
        return gate is None or gate.value(self.view) is True


def _gravest_first(rulebook: Rulebook, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda name: -rulebook.facts[name].gravity))


def _open_in_flags(
    rulebook: Rulebook, view: Facts, setting: Setting, askable: _Askable
) -> tuple[tuple[str, ...], int]:
    """The facts that could still change the urgency, and the urgency of what is already decided."""
    policy = setting.policy
    flags = [flag for flag in rulebook.flags if flag.level[policy] > NONE]
    openings = [(flag, _opening(flag, view, policy, askable)) for flag in flags]
    closed = [(flag, opening.state) for flag, opening in openings if not opening.names]
    families = present_families([flag for flag, _ in closed], [state for _, state in closed], policy)
    low = max((weight(flag, state, policy, families) for flag, state in closed), default=NONE)
    hard = [(f.entry.family, s) for f, s in closed if f.escalates and f.level[policy] == EMERGENCY]
    doubtful = {family for family, state in hard if state is State.UNDECIDED}
    asked: list[str] = []
    for flag, opening in openings:
        beside = flag.entry.family in doubtful and low < EMERGENCY
        if opening.names and (opening.highest > low or beside):
            asked += opening.names
    return tuple(asked), low


@dataclass(frozen=True)
class _Opening:
    """A sign as the questions see it: its state, what could still change it, how urgent it could become."""

    state: State
    names: tuple[str, ...]
    highest: int


def _opening(flag: Flag, view: Facts, policy: Policy, askable: _Askable) -> _Opening:
    value, names = flag.when.opening(view)
    if value is False:
        return _Opening(State.CLEARED, (), NONE)
    unless = flag.unless[policy]
    lifted, exceptions = (None, ()) if unless is None else unless.opening(view)
    names = askable.among(names)
    if unless is not None and lifted is True:
        return _Opening(State.LIFTED if value else State.CLEARED, names, NONE)
    found = State.RAISED if value else State.UNDECIDED
    return _Opening(found, names or askable.among(exceptions), flag.level[policy])
