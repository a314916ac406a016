"""`python -m proofs`: prove every promise, print the report, and fail if one is broken."""

from __future__ import annotations

import sys
import time

from .report import in_french, prove_all


def main() -> int:
    """Run all; 0 when every promise holds, else 1."""
    start = time.perf_counter()
    results = prove_all()
    print(in_french(results, time.perf_counter() - start))
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
