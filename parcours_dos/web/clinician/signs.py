"""Every warning sign that concerns a person, by what is known of it, named in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from parcours_dos.pathway import moment as at
from parcours_dos.pathway.because import doubts, in_state
from parcours_dos.pathway.facts import Facts, settle
from parcours_dos.pathway.flags import Known, State, present_families, states_by_policy, urgency
from parcours_dos.pathway.in_words import respelled
from parcours_dos.pathway.rulebook import NONE, TIERS, Flag, Rulebook
from parcours_dos.pathway.shapes import CountryFile, Policy, SiteFile
from parcours_dos.web.public.private import is_private_sign


@dataclass(frozen=True)
class Sign:
    """One sign: its rule, what it says, what it makes fear, how fast under both policies, its exception."""

    rule: str
    said: str
    suspected: str
    mine: str
    other: str
    exception: str
    status: str
    private: bool


@dataclass(frozen=True)
class Signs:
    """The signs of one person: present, in doubt, to examine, lifted by an exception.

    `decisive` are the doubts that alone make the urgency: no sign present asks for as much.
    """

    raised: tuple[Sign, ...]
    decisive: tuple[Sign, ...]
    undecided: tuple[Sign, ...]
    examine: tuple[Sign, ...]
    lifted: tuple[Sign, ...]


def signs(
    rulebook: Rulebook, facts: Facts, moment: datetime, country: CountryFile, site: SiteFile | None
) -> Signs:
    """All the signs that are not simply absent, the most urgent first."""
    setting = at.setting(country, moment, site)
    known = Known.by(rulebook, {**setting.given, **settle(facts)}, "clinician")
    policies = states_by_policy(rulebook, known)
    other: Policy = next(policy for policy in policies if policy != setting.policy)
    mine = policies[setting.policy]
    drawn = {
        flag.name: _sign(rulebook, flag, setting.policy, other, theirs is State.LIFTED)
        for flag, theirs in zip(rulebook.flags, policies[other], strict=True)
    }

    def named(flags: Iterable[Flag]) -> tuple[Sign, ...]:
        return tuple(drawn[flag.name] for flag in flags)

    standing = {state: in_state(rulebook, mine, setting.policy, state) for state in State}
    families = present_families(rulebook.flags, mine, setting.policy)
    level = urgency(rulebook.flags, mine, setting.policy)
    decisive, _ = doubts(standing[State.RAISED], standing[State.UNDECIDED], families, setting.policy, level)
    return Signs(
        raised=named(standing[State.RAISED]),
        decisive=named(decisive),
        undecided=named(flag for flag in standing[State.UNDECIDED] if flag not in decisive),
        examine=named(standing[State.NEEDS_EXAMINATION]),
        lifted=named(standing[State.LIFTED]),
    )


def _sign(rulebook: Rulebook, flag: Flag, mine: Policy, other: Policy, lifted_there: bool) -> Sign:
    words, unless = rulebook.wording, flag.unless[mine]
    levels = {
        policy: flag.level[policy] if policy == mine or not lifted_there else NONE for policy in flag.level
    }
    here, there = (words.urgency[TIERS[levels[policy]]].rule for policy in (mine, other))
    return Sign(
        rule=flag.name,
        said=_clause(rulebook, rulebook.said(flag.when.written)),
        suspected=flag.entry.suspected,
        mine=here,
        other=there if there != here else "",
        exception=rulebook.said(unless.written) if unless else "",
        status=words.statuses[flag.entry.status],
        private=is_private_sign(rulebook, flag.name),
    )


def _clause(rulebook: Rulebook, text: str) -> str:
    said = respelled(rulebook, text)
    return f"{said[0].upper()}{said[1:]}"
