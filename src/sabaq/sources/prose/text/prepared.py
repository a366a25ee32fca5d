"""Prepared: what patterns begin with, worked out beforehand.

To parse some two hundred long patterns takes a third of a second at every start. `tools/prepare_cues.py` writes down
what came of it; a pattern that is not in the table, or was changed since, is parsed as before.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib import resources

from sabaq.sources.prose.text.heads import Strings

Found = tuple[Strings | None, Strings | None]  # heads and cues, None where there are none

TABLE = "cues.tsv"
BETWEEN = "|"


def digest(pattern: str, flags: int) -> str:
    """Give what a pattern is found by: sixteen hexadecimal digits of BLAKE2b over it and its flags."""
    return blake2b(f"{flags}\t{pattern}".encode(), digest_size=8).hexdigest()


@functools.cache
def prepared() -> dict[str, Found]:
    """Give the heads and cues of the shipped patterns by their digests."""
    text = (resources.files("sabaq.sources.prose.text") / TABLE).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: (_words(heads), _words(cues)) for name, heads, cues in rows}


def rows_of(patterns: Iterable[tuple[str, int, Found]]) -> Iterator[str]:
    """Yield the lines of the table for some patterns, each once, in the order of their digests."""
    made = {digest(pattern, flags): found for pattern, flags, found in patterns}
    for name in sorted(made):
        yield "\t".join((name, *(BETWEEN.join(sorted(words or ())) for words in made[name])))


def _words(cell: str) -> Strings | None:
    return frozenset(cell.split(BETWEEN)) if cell else None
