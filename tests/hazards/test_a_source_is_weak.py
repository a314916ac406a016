"""H19. A rule that no source confirms may raise the urgency; it never holds an exception that lowers it."""

from tests.pathway.someone import RULEBOOK

WEAK = ("unconfirmed", "design")


def test_no_unconfirmed_rule_is_lifted_by_an_exception() -> None:
    weak = [flag.entry for flag in RULEBOOK.flags if flag.entry.status in WEAK]
    assert weak
    assert [entry.name for entry in weak if entry.unless] == []
