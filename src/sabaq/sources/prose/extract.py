"""Extraction: one document becomes claims; no file in view.

    claims = extract(Document(report=..., raw=..., published=date(2023, 1, 31)), gazetteer=Gazetteer.shipped())

Every claim's quote stands in the raw text at its span. Values and speakers name groups, places and offices, never a
private person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sabaq.model.evidence import COUNTS, Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.annotation import to_claim
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.anchors import anchor, latest, release_day
from sabaq.sources.prose.caveats import with_caveats
from sabaq.sources.prose.clauses import Reading, is_opinion, read_clauses
from sabaq.sources.prose.cleaning import Clean, clean
from sabaq.sources.prose.days import day_drafts
from sabaq.sources.prose.drafts import Draft, draft_of, statistic_drafts
from sabaq.sources.prose.incidents import Told, gather
from sabaq.sources.prose.manners import manner
from sabaq.sources.prose.parties import parties
from sabaq.sources.prose.places import home_country
from sabaq.sources.prose.segments import segment
from sabaq.sources.prose.tolls import tolls
from sabaq.sources.prose.triggers import finder
from sabaq.sources.prose.verdicts import settle
from sabaq.sources.prose.voices import voices_of
from sabaq.sources.prose.whereabouts import place_drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document to read; the file it came in does not matter."""

    report: ReportId
    raw: str
    published: date | None = None  # the civil day at the source
    country: str | None = None  # ISO 3166-1 alpha-2, where the source mostly reports from


def extract(document: Document, *, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Give every claim that the document makes, in the order of its incidents."""
    cleaned = clean(document.raw)
    segments = segment(cleaned.text)
    triggers = finder(gazetteer).find(cleaned.text)
    voices = voices_of(cleaned.text, triggers.organisations)
    if not triggers.signals and not voices.mentions:
        return ()
    reading = Reading(
        text=cleaned.text,
        segments=segments,
        triggers=triggers,
        anchor=anchor(cleaned.text, segments, document.published),
        by=latest(cleaned.text),
        country=document.country or home_country(triggers.names, gazetteer),
        gazetteer=gazetteer,
        voices=voices,
    )
    clauses = settle(read_clauses(reading), reading)
    told = gather(clauses, opinion=is_opinion(reading))
    made: dict[str, Claim] = {}
    dated = day_drafts(told, reading, filed=release_day(cleaned.text, segments, document.published))
    sides = parties(told, reading)
    for number, (incident, day, side) in enumerate(zip(told, dated, sides, strict=True), start=1):
        for draft in (*day, *_incident(incident, reading, alone=len(told) == 1), *side):
            claim = _claim(draft, str(number), cleaned, document.report)
            made.setdefault(claim.id, claim)
    for draft in statistic_drafts(clauses):
        claim = _claim(draft, str(len(told) + 1), cleaned, document.report)
        made.setdefault(claim.id, claim)
    return tuple(with_caveats(made.values()))


def _claim(draft: Draft, label: str, cleaned: Clean, report: ReportId) -> Claim:
    """Give the claim with its span and quote in the raw text."""
    start, end = cleaned.raw_span(draft.start, draft.end)
    placed = replace(draft.claim, start=start, end=end, quote=cleaned.raw[start:end], subject=label)
    return to_claim(placed, report)


def _incident(told: Told, reading: Reading, *, alone: bool) -> Iterator[Draft]:
    """Yield the claims about one thing told of, its day left out."""
    yield from place_drafts(told, reading, alone=alone)
    for prop in sorted(COUNTS):
        yield from _tolls(told, prop)
    if told.framing is Framing.NEWS:
        yield from manner(told, opinion=is_opinion(reading))


def _tolls(told: Told, prop: Prop) -> Iterator[Draft]:
    """Yield the figures of one measure."""
    for toll in tolls(told.clauses, prop):
        draft = draft_of(told, prop, None, span=(toll.start, toll.end), speaker=toll.speaker)
        claim = replace(
            draft.claim, group=toll.group.value, low=toll.low, best=toll.best, high=toll.high, unit="people",
            value="stated without a number" if toll.vague else None,
        )  # fmt: skip
        yield replace(draft, claim=claim)
