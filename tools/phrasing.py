"""Phrasing: sentences put together of parts, to learn from."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

WRITTEN = Path(__file__).with_name("told_of_groups.toml")
TIMES = 12  # that a pattern is filled
SEED = 5
PART, GROUP = re.compile(r"\{(\w+)\}"), re.compile(r"@(\w+)")


class Phrased(NamedTuple):
    """A sentence, the pattern it was made of, and what each group named in it is to the attack."""

    pattern: str
    text: str
    answers: dict[str, str]


def phrased(names: Sequence[str]) -> Iterator[Phrased]:
    """Yield each pattern's sentences, with groups drawn from some names; the same ones every time."""
    written = tomllib.loads(WRITTEN.read_text(encoding="utf-8"))
    draw = random.Random(SEED)
    for pattern in (one for some in written["sentences"].values() for one in some):
        for filled in dict.fromkeys(_filled(pattern, written["parts"], draw) for _ in range(TIMES)):
            said = GROUP.findall(filled)
            chosen = draw.sample(names, len(said))
            left = iter(chosen)
            text = GROUP.sub(lambda _, left=left: next(left), filled)
            yield Phrased(pattern, text[0].upper() + text[1:], dict(zip(chosen, said, strict=True)))


def _filled(pattern: str, parts: dict[str, list[str]], draw: random.Random) -> str:
    """Give a pattern with a phrase for each part, and for each part of that."""
    while PART.search(pattern):
        pattern = PART.sub(lambda match: draw.choice(parts[match[1]]), pattern)
    return pattern
