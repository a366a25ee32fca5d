"""Drafts: claims in offsets of the clean text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sabaq.model.evidence import Framing, Modality, Prop
from sabaq.sources.annotation import AnnotatedClaim
from sabaq.sources.prose.clauses import Clause
from sabaq.sources.prose.incidents import Told

VERSION = "1"
UNOFFICIAL = frozenset({None, "hospital", "rescue services"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its span is moved into the raw text."""

    claim: AnnotatedClaim
    start: int
    end: int


def statistic_drafts(clauses: tuple[Clause, ...]) -> Iterator[Draft]:
    """Yield the aggregate numbers; they belong to no incident."""
    for clause in clauses:
        for one in clause.statistics:
            span = (clause.start + one.start, clause.start + one.end)
            claim = AnnotatedClaim(
                prop=Prop.STATISTIC,
                quote="",
                start=0,
                end=0,
                value=one.text(),
                unit=one.unit,
                framing=Framing.AGGREGATE,
                speaker=clause.speaker,
                modality=modality(clause.speaker),
                extractor=f"prose.statistic@{VERSION}",
            )
            yield Draft(claim, *span)


def modality(speaker: str | None) -> Modality:
    """Give how a speaker stands to what is told."""
    return Modality.TOLD if speaker in UNOFFICIAL else Modality.OFFICIAL


def draft_of(told: Told, prop: Prop, value: str | None, *, span: tuple[int, int], speaker: str | None = None) -> Draft:
    """Give a draft of one claim."""
    claim = AnnotatedClaim(
        prop=prop,
        quote="",
        start=0,
        end=0,
        value=value,
        framing=told.framing,
        speaker=speaker,
        modality=modality(speaker),
        extractor=f"prose.{prop.value}@{VERSION}",
    )
    return Draft(claim, *span)
