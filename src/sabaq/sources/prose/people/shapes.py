"""Shapes: those that a sentence's letters may hold."""

from __future__ import annotations

import functools
import re

from sabaq.sources.prose.people import grammar

ITEM = "NVp"  # one of these stands in every item of a list
SHAPES = tuple(  # those that say more come before those that say less; of each set every match holds a letter
    (shape, tuple(map(frozenset, needed.split())), flag)
    for shape, needed, flag in (
        (grammar.AMONG_WERE, "m N KDW", "part"),
        (grammar.AMONG, f"m KDWSd {ITEM}", "part"),
        (grammar.REGISTER, "KDWS N", ""),
        (grammar.RISEN, "r N", "total"),
        (grammar.HEADED, "TY N", "total"),
        (grammar.LIFTED, "r i N", "total"),
        (grammar.BODIES_OF, f"de {ITEM}", ""),
        (grammar.THESE_ARE, f"; DKW {ITEM}", ""),
        (grammar.WHOM, f"y KDk {ITEM}", ""),
        (grammar.NOW, "DKW x N", "total"),
        (grammar.AMONG_THEM, f"mi DKWd {ITEM}", "part"),
        (grammar.DEAD_WERE, f"DKdW x {ITEM}", "definite"),
        (grammar.OF_THE_DEAD, f"AI DKWd {ITEM}", "part"),
        (grammar.ACTIVE, f"kKwWbBcL {ITEM}", ""),
        (grammar.LABELLED, f"KDWSdJ {ITEM}", ""),
        (grammar.LATER_OF, "f W D N", "later"),
        (grammar.ONE_OF, "f D N", "later"),
        (grammar.ONE_OF_THOSE, "A f N P KD", ""),
        (grammar.FEWER, f"Jw A i {ITEM}", ""),
        (grammar.BEARING, f"Jw i {ITEM}", ""),
        (grammar.ADMITTED, f"h {ITEM}", ""),
        (grammar.INJURIES_TO, f"J i {ITEM}", ""),
        (grammar.CAPTION, f"KD ;A {ITEM}", ""),
        (grammar.STANDING, "DW x N", ""),
        (grammar.UNDER, "KDW P N", ""),
        (grammar.PICKED, "f A KDW N", ""),
        (grammar.DEATHS_OF, f"dJeZ f {ITEM}", ""),
        (grammar.PASSIVE, f"KDWSBMLUFgh {ITEM}", ""),
        (grammar.INVERTED, f"KDWS A {ITEM}", ""),
        (grammar.LATER, "I N KD", ""),
        (grammar.OF_WHOM, "I N KD", ""),
        (grammar.PUT_AT, "DWd i N", "total"),
        (grammar.TOLL, "TY N", "total"),
        (grammar.DEATHS, "dJe NV", ""),
        (grammar.LISTED, "dJDKW N", ""),
    )
)


TOLD_APART = frozenset().union(*(letters for _, needed, _ in SHAPES for letters in needed))


def possible(letters: frozenset[str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the shapes whose matches need no letter that a sentence lacks, each with what it says of its people."""
    return _possible(letters & TOLD_APART)


@functools.lru_cache(maxsize=4096)
def _possible(letters: frozenset[str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the same, of letters that some shape needs."""
    return tuple((shape, flag) for shape, needed, flag in SHAPES if not any(map(letters.isdisjoint, needed)))
