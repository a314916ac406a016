"""What a rule author is told when a condition cannot be read: the place, the reason, the cure."""

from __future__ import annotations


class ConditionError(ValueError):
    """A condition that is refused. `column` is the character, from 1, where the trouble starts."""

    def __init__(self, text: str, column: int, reason: str, cure: str) -> None:
        super().__init__(f"caractère {column} : {reason} {cure}")
        self.text = text
        self.column = column
        self.reason = reason
        self.cure = cure
