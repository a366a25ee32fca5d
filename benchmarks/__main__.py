"""Door: which benchmark is wanted; fusion when none is named."""

from __future__ import annotations

import runpy
import sys

from benchmarks import fusion

OTHERS = (
    "bulletin", "bursts", "checks", "engines", "extraction", "foresight", "guard", "ledger", "live", "log", "misuse",
    "placebos", "recurrence", "rivals", "screen", "soak", "tampering", "warnings", "wordings",
)  # fmt: skip


def main() -> int:
    """Run the benchmark named first, with the rest of the words."""
    if sys.argv[1:2] and sys.argv[1] in OTHERS:
        runpy.run_module("benchmarks." + sys.argv.pop(1), run_name="__main__")
        return 0
    return fusion.main(sys.argv[2:] if sys.argv[1:2] == ["fusion"] else sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
