"""Drafts: what is claimed, in offsets of the clean text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sabaq.model.evidence import Framing, Modality, Polarity, Prop
from sabaq.model.spacetime import When, Where
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.gathering.told import Told

UNOFFICIAL = frozenset({None, "hospital", "rescue services"})


class Draft(msgspec.Struct, kw_only=True):
    """A claim before it has its ids and its span in the raw text."""

    prop: Prop
    rule: str  # which made it
    start: int
    end: int
    framing: Framing
    value: str | None = None
    speaker: str | None = None
    modality: Modality = Modality.TOLD
    group: str = "all"
    low: int | None = None
    best: int | None = None
    high: int | None = None
    unit: str | None = None
    polarity: Polarity = Polarity.ASSERTS
    when: When | None = None
    where: Where | None = None


def statistic_drafts(clauses: Iterable[Clause]) -> Iterator[Draft]:
    """Yield the aggregate numbers; they belong to no incident."""
    for clause in clauses:
        for one in clause.statistics:
            yield Draft(
                prop=Prop.STATISTIC,
                rule=Prop.STATISTIC,
                start=clause.start + one.start,
                end=clause.start + one.end,
                framing=Framing.AGGREGATE,
                value=one.text(),
                unit=one.unit,
                speaker=clause.speaker,
                modality=modality(clause.speaker),
            )


def modality(speaker: str | None) -> Modality:
    """Give how a speaker stands to what is told."""
    return Modality.TOLD if speaker in UNOFFICIAL else Modality.OFFICIAL


def draft_of(told: Told, prop: Prop, value: str | None, *, span: tuple[int, int], rule: str | None = None) -> Draft:
    """Give a draft of one claim that nobody is named for."""
    return Draft(prop=prop, rule=rule or prop, start=span[0], end=span[1], framing=told.framing, value=value)
