"""Write down what the patterns that read text begin with, so that a start need not work it out.

python tools/prepare_cues.py     after a change of any pattern; the tests say when it is due
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import sabaq.sources.prose.documents  # noqa: F401  importing the pipeline registers its patterns
from sabaq.sources.prose.text.cues import Cued, worked_out
from sabaq.sources.prose.text.prepared import TABLE, rows_of

HEAD = "# Written by tools/prepare_cues.py: digest of a pattern, its heads, else its cues."


def lines() -> Iterator[str]:
    """Yield the lines that the table should have."""
    yield HEAD
    yield from rows_of((one.source, one.flags, worked_out(one.source, one.flags)) for one in Cued.known)


def main() -> int:
    """Write the table."""
    file = Path(str(resources.files("sabaq.sources.prose.text") / TABLE))
    file.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    print(f"{file}: {file.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
