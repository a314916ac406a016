"""A log that says what broke and where in our code, and nothing about a person."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path


class Discreet(logging.Formatter):
    """Keep the kind of the error and the lines of code; drop messages, addresses and values."""

    def format(self, record: logging.LogRecord) -> str:
        """One line for the event, one a place in the code."""
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name}"]
        if record.exc_info and record.exc_info[0]:
            lines[0] += f" {record.exc_info[0].__name__}"
            frames = traceback.extract_tb(record.exc_info[2])
            lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join(lines)
