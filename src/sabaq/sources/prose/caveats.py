"""Caveats: a rule is named apart where its words are weak.

A claim that is not told as news, that states no number, or whose words stand far from what happened, is made by the
same rule but is less often right. Its extractor says so (`prose.place.far@1`), and so its grade is measured apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sabaq.model.evidence import COUNTS, Claim, Framing, Prop
from sabaq.model.ids import SubjectId

FAR = 200  # characters, a sentence or two
CORE = frozenset({Prop.KILLED, Prop.WOUNDED, Prop.ATTACK_TYPE})  # what the other words should stand near to


def with_caveats(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims of one document, the weak ones with the rule's name saying why."""
    told = tuple(claims)
    core: dict[SubjectId, list[tuple[int, int]]] = {}
    for claim in told:
        if claim.prop in CORE:
            core.setdefault(claim.subject, []).append((claim.start, claim.end))
    for claim in told:
        caveat = _caveat(claim, core.get(claim.subject, []))
        yield replace(claim, extractor=claim.extractor.replace("@", f".{caveat}@")) if caveat else claim


def _caveat(claim: Claim, core: list[tuple[int, int]]) -> str | None:
    """Give the gravest of the reasons to trust a claim less than its rule."""
    if claim.prop is Prop.STATISTIC:
        return None  # it is never news, and belongs to no incident
    if claim.framing is not Framing.NEWS:
        return "background"
    if claim.prop in COUNTS and claim.best is None:
        return "vague"
    if claim.prop in CORE:
        return "far" if claim.end - claim.start > FAR else None  # summed from words that stand apart
    gaps = [max(start - claim.end, claim.start - end) for start, end in core]
    return "far" if gaps and min(gaps) > FAR else None
