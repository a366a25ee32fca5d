"""Admissions: whom a hospital took in after an attack."""

from __future__ import annotations

from collections.abc import Iterator

from sabaq.sources.prose.people.fates import EXPLODING, STRIKES
from sabaq.sources.prose.people.mentions import Phrases
from sabaq.sources.prose.text.lazily import lazily

TAKEN_IN = lazily(r"[hx](?P<list>N[xop]{0,3}P)(?![WDKSed_]|A{0,3}[KDWSBJhg])")
CARE = frozenset({"admitted", "treated", "treating", "admits", "treats"})  # whom it "received" may be dead
WARDS = frozenset({"hospital", "hospitals", "centre", "center", "clinic", "ward", "surgeons", "doctors", "medics"})
VIOLENCE = STRIKES | EXPLODING | {"gunshot", "bullet", "blasts", "attacks", "shelling", "clashes", "fighting"}
UNHURT = frozenset({"shock", "smoke", "fainting", "trauma", "stress", "panic"})


def admitted(phrases: Phrases, free: str) -> Iterator[tuple[int, int]]:
    """Yield the tokens of people in "our surgical centre admitted 19 people after the bombing"; none of the dead."""
    words = phrases.words
    if CARE.isdisjoint(words) or WARDS.isdisjoint(words) or VIOLENCE.isdisjoint(words) or "D" in phrases.tags:
        return
    for match in TAKEN_IN.finditer(free):
        after = words[match.end() : match.end() + 2]
        if words[match.start()] in CARE and UNHURT.isdisjoint(after):
            yield match.span("list")
