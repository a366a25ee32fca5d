"""Claims: what a document's drafts assert, each said once.

A claim that is not told as news, that states no number, or whose words stand far from what happened, is made by the
same rule but is less often right. Its extractor says so (`prose.place.far@1`), and so its grade is measured apart.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sabaq.model.evidence import COUNTS, Framing, Prop
from sabaq.sources.annotation import AnnotatedClaim
from sabaq.sources.prose.gathering.drafts import Draft
from sabaq.sources.prose.text.cleaning import Clean

VERSION = "1"
FAR = 200  # characters, a sentence or two
CORE = frozenset({Prop.KILLED, Prop.WOUNDED, Prop.ATTACK_TYPE})  # what the other words should stand near to

Span = tuple[int, int]


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A draft with the label of what it is about and its span in the raw text."""

    label: str
    span: Span
    draft: Draft


def claims_of(drafts: Iterable[tuple[str, Draft]], cleaned: Clean) -> tuple[AnnotatedClaim, ...]:
    """Give the claims of labelled drafts, the weak ones with the rule's name saying why."""
    made: dict[tuple[object, ...], Placed] = {}  # by what tells claims apart
    core: dict[str, list[Span]] = {}
    for label, draft in drafts:
        span = cleaned.raw_span(draft.start, draft.end)
        key = (
            label, draft.prop, draft.group, draft.value, span, draft.low, draft.best, draft.high, draft.polarity,
            draft.framing, draft.speaker,
        )  # fmt: skip
        if key not in made:
            made[key] = Placed(label, span, draft)
            if draft.prop in CORE:
                core.setdefault(label, []).append(span)
    return tuple([_claim(placed, cleaned.raw, core.get(placed.label, ())) for placed in made.values()])


def _claim(placed: Placed, raw: str, core: Iterable[Span]) -> AnnotatedClaim:
    """Give a draft as it is told of the raw text."""
    draft, span = placed.draft, placed.span
    return AnnotatedClaim(
        prop=draft.prop,
        quote=raw[span[0] : span[1]],
        start=span[0],
        end=span[1],
        subject=placed.label,
        extractor=_extractor(draft, span, core),
        value=draft.value,
        group=draft.group,
        low=draft.low,
        best=draft.best,
        high=draft.high,
        unit=draft.unit,
        polarity=draft.polarity,
        modality=draft.modality,
        framing=draft.framing,
        speaker=draft.speaker,
        when=draft.when,
        where=draft.where,
    )


def _extractor(draft: Draft, span: Span, core: Iterable[Span]) -> str:
    """Give the name and version of the rule, with what makes it weak here."""
    caveat = _caveat(draft, span, core)
    return f"prose.{draft.rule}.{caveat}@{VERSION}" if caveat else f"prose.{draft.rule}@{VERSION}"


def _caveat(draft: Draft, span: Span, core: Iterable[Span]) -> str | None:
    """Give the gravest of the reasons to trust a claim less than its rule."""
    if draft.prop is Prop.STATISTIC:
        return None  # it is never news, and belongs to no incident
    if draft.framing is not Framing.NEWS:
        return "background"
    if draft.prop in COUNTS and draft.best is None:
        return "vague"
    start, end = span
    if draft.prop in CORE:
        return "far" if end - start > FAR else None  # summed from words that stand apart
    gaps = [max(first - end, start - last) for first, last in core]
    return "far" if gaps and min(gaps) > FAR else None
