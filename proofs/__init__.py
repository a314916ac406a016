"""The promises of the rulebook, each proved over every possible person.

One file is one promise, named as the sentence it keeps. The medicine is only checked here: it
lives in `knowledge`. `prove_all` runs every promise; `python -m proofs` prints the report.
"""

from .report import prove_all

__all__ = ["prove_all"]
