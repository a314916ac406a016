"""The command line: the same answers as the site, for programs and for rule authors.

Exit codes: 0 done, 1 a check or a proof failed, 2 the input cannot be taken.
"""

from .commands import main

__all__ = ["main"]
