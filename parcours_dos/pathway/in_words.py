"""A rule as one sentence, in the language of the rulebook."""

from __future__ import annotations

from .rulebook import TIERS, Flag, Rulebook
from .shapes import Policy


def rule_sentence(rulebook: Rulebook, flag: Flag, policy: Policy) -> str:
    """One warning sign as one sentence, under one policy: when it holds, what follows, and except when."""
    grammar, unless = rulebook.wording.grammar, flag.unless[policy]
    parts = {
        "condition": rulebook.said(flag.when.written),
        "outcome": rulebook.wording.urgency[TIERS[flag.level[policy]]].rule,
    }
    if unless is None:
        return respelled(rulebook, grammar.rule.format(**parts))
    return respelled(rulebook, grammar.rule_unless.format(**parts, exception=rulebook.said(unless.written)))


def respelled(rulebook: Rulebook, text: str) -> str:
    """The text with words that meet written as the language wants them, as « s'il » for « si il »."""
    for met, written in rulebook.wording.grammar.respelled.items():
        text = text.replace(met, written)
    return text
