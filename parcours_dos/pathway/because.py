"""Why this outcome? Every reason in one sentence, with its source, its place and its status.

And the other way round: the smallest change of answers that would change the urgency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from .facts import fits, settle
from .flags import Facts, State, weight
from .moment import Setting
from .rulebook import NONE, TIERS, Flag, Rulebook
from .shapes import Answerer, Contact, DisagreementEntry, Policy, RouteEntry, RowEntry, Status


@dataclass(frozen=True)
class Reason:
    """One reason for the outcome."""

    rule: str
    sentence: str
    source: str
    place: str
    status: Status
    level: int = NONE


@dataclass(frozen=True)
class Disagreement:
    """What the source document and the guideline each say, side by side."""

    entry: DisagreementEntry


@dataclass(frozen=True)
class Change:
    """One or two answers that would change the urgency, and the urgency they would give."""

    answers: tuple[tuple[str, object], ...]
    level: int


def in_state(rulebook: Rulebook, found: Sequence[State], policy: Policy, state: State) -> tuple[Flag, ...]:
    """The signs in this state that count under this policy, most urgent first."""
    kept = [f for f, s in zip(rulebook.flags, found, strict=True) if s is state and f.level[policy] > NONE]
    return tuple(sorted(kept, key=lambda flag: -flag.level[policy]))


def doubts(
    raised: Sequence[Flag], undecided: Sequence[Flag], families: frozenset[str], policy: Policy, level: int
) -> tuple[tuple[Flag, ...], tuple[Flag, ...]]:
    """The undecided signs that alone carry this urgency; then those, and the ones that could still raise it.

    Other undecided signs change nothing: a sign that is present already asks for as much.
    """
    present = max((flag.level[policy] for flag in raised), default=NONE)
    carrying = tuple(f for f in undecided if present < level == weight(f, State.UNDECIDED, policy, families))
    mattering = tuple(f for f in undecided if f in carrying or f.level[policy] > level)
    return carrying, mattering


def doubtful_facts(
    rulebook: Rulebook, undecided: Iterable[Flag], facts: Facts, answerer: Answerer
) -> tuple[str, ...]:
    """The facts that leave signs undecided, gravest first: not asked, or answered "not known"."""
    told = {name: value for name, value in facts.items() if value is not None}
    view = {**rulebook.absent[answerer], **told}
    names: set[str] = set()
    for flag in undecided:
        for name in flag.when.opening(view)[1]:
            gate = rulebook.gates.get(name)
            closed = gate is not None and gate.value(facts) is not True
            if answerer in rulebook.facts[name].who and not closed:
                names.add(name)
    return tuple(sorted(names, key=lambda name: (-rulebook.facts[name].gravity, name)))


def reasons(
    rulebook: Rulebook,
    raised: Sequence[Flag],
    carrying: Sequence[Flag],
    unknown: Sequence[str],
    contact: RowEntry,
    route: RouteEntry,
    policy: Policy,
    level: int,
) -> tuple[Reason, ...]:
    """All reasons: the signs that are present, the signs left in doubt, then why this first contact."""
    found = [
        Reason(f.name, f.entry.reason, f.entry.source, f.entry.place, f.entry.status, f.level[policy])
        for f in raised
    ]
    for flag in carrying:
        name = next((name for name in unknown if name in flag.when.reads), None)
        if name is not None:
            found.append(_doubt(rulebook, flag, name))
    for entry in rulebook.orientation.reasons:
        fits_here = contact.contact in entry.contact and (
            entry.urgency is None or TIERS[level] in entry.urgency
        )
        if fits_here and (not entry.undecided or carrying):
            found.append(Reason(entry.name, entry.sentence, entry.source, entry.place, entry.status))
    if not found:
        found.append(Reason(contact.name, route.text, contact.source, contact.place, contact.status))
    return tuple(found)


def _doubt(rulebook: Rulebook, flag: Flag, name: str) -> Reason:
    """A sign that an answer "not known" leaves undecided."""
    fact = rulebook.facts[name]
    said = rulebook.wording.says.doubt.format(
        answer=fact.unknown_label, question=fact.question, reason=flag.entry.reason
    )
    return Reason(flag.name, said, flag.entry.source, flag.entry.place, flag.entry.status)


def disagreements(rulebook: Rulebook, contact: Contact, level: int, facts: Facts) -> tuple[Disagreement, ...]:
    """The disagreements between sources that touch this person."""
    kept = []
    for entry in rulebook.orientation.disagreements:
        here = (entry.urgency is None or TIERS[level] in entry.urgency) and (
            entry.contact is None or contact in entry.contact
        )
        if here and rulebook.applies(entry.when, facts):
            kept.append(Disagreement(entry))
    return tuple(kept)


def smallest_change(
    rulebook: Rulebook, facts: Facts, answerer: Answerer, setting: Setting, level: Callable[[Facts], int]
) -> Change | None:
    """One answer, else two, that would raise the urgency; for a clinician, that would alter it.

    Candidates come from the rules that could be reached; `level` (the engine) checks each one.
    """
    now = level(facts)
    groups = _groups(rulebook, facts, answerer, setting, now)
    for size in (1, 2):
        tried: set[tuple[tuple[str, object], ...]] = set()
        for group in groups:
            for chosen in _changes(group, size):
                if chosen in tried:
                    continue
                tried.add(chosen)
                changed = {**facts, **dict(chosen)}
                if not _possible(rulebook, changed):
                    continue
                new = level(changed)
                if new > now or (answerer == "clinician" and new != now):
                    return Change(chosen, new)
    return None


Candidates = dict[str, tuple[object, ...]]


def _groups(
    rulebook: Rulebook, facts: Facts, answerer: Answerer, setting: Setting, now: int
) -> list[Candidates]:
    """For each rule that could matter, the other answers its facts could have; nearest urgency first."""
    policy = setting.policy
    higher = [flag for flag in rulebook.flags if flag.level[policy] > now]
    lower = (
        [flag for flag in rulebook.flags if flag.level[policy] == now > NONE]
        if answerer == "clinician"
        else []
    )
    groups = []
    for flag in sorted(lower + higher, key=lambda flag: flag.level[policy]):
        unless = flag.unless[policy]
        names = flag.when.reads | (unless.reads if unless else frozenset())
        groups.append({n: values for n in sorted(names) if (values := _others(rulebook, facts, n, answerer))})
    return groups


def _others(rulebook: Rulebook, facts: Facts, name: str, answerer: Answerer) -> tuple[object, ...]:
    entry = rulebook.facts[name]
    if answerer not in entry.who or name not in facts:
        return ()
    match entry.type:
        case "yes_no":
            values: list[object] = [True, False]
        case "choice":
            values = list(entry.choices)
        case "integer":
            values = [band.lowest for band in rulebook.bands.get(name, ())]
    return tuple(v for v in values if v != facts[name] and fits(entry, v))


def _changes(group: Candidates, size: int) -> Iterable[tuple[tuple[str, object], ...]]:
    for names in combinations(group, size):
        for values in product(*(group[name] for name in names)):
            yield tuple(zip(names, values, strict=True))


def _possible(rulebook: Rulebook, facts: Facts) -> bool:
    """Could a person answer so? No contradiction, and no answer behind a closed gate."""
    view = settle(facts)
    if any(constraint.reading.value(view) is False for constraint in rulebook.constraints):
        return False
    return all(
        rulebook.gates[name].value(view) is not False or view[name] in (None, rulebook.facts[name].otherwise)
        for name in view
        if name in rulebook.gates
    )
