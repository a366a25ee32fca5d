"""Extraction: one document becomes claims; no file in view.

    claims = extract(Document(report=..., raw=..., published=date(2023, 1, 31)), gazetteer=Gazetteer.shipped())

Every claim's quote stands in the raw text at its span. Values and speakers name groups, places and offices, never a
private person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from sabaq.model.evidence import Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.annotation import AnnotatedClaim, to_claim
from sabaq.sources.gazetteer import HOME, Gazetteer
from sabaq.sources.prose.claims import claims_of
from sabaq.sources.prose.gathering.clauses import Clause, Reading, is_opinion
from sabaq.sources.prose.gathering.days import day_drafts
from sabaq.sources.prose.gathering.drafts import Draft, draft_of, modality, statistic_drafts
from sabaq.sources.prose.gathering.incidents import gather
from sabaq.sources.prose.gathering.manners import manner
from sabaq.sources.prose.gathering.parties import parties
from sabaq.sources.prose.gathering.readings import read_clauses
from sabaq.sources.prose.gathering.roles import with_roles
from sabaq.sources.prose.gathering.told import Told
from sabaq.sources.prose.gathering.tolls import tolls
from sabaq.sources.prose.gathering.verdicts import settle
from sabaq.sources.prose.gathering.whereabouts import place_drafts
from sabaq.sources.prose.parties.partisans import with_issuers
from sabaq.sources.prose.parties.voices import voices_of
from sabaq.sources.prose.text.cues import BEGUN
from sabaq.sources.prose.text.segments import Segments, segment
from sabaq.sources.prose.text.triggers import NameMention, Scanned, scan
from sabaq.sources.prose.when.anchors import anchor, latest, release_day
from sabaq.sources.prose.when.dates import DateMention
from sabaq.sources.prose.where.places import home_country


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document to read; the file it came in does not matter."""

    raw: str
    report: ReportId = ReportId("")  # which its claims' ids are made with
    published: date | None = None  # the civil day at the source
    country: str | None = None  # ISO 3166-1 alpha-2, where the source mostly reports from
    partisan: bool = False  # its source is an armed group


def extract(document: Document, *, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Give every claim that the document makes, in the order of its incidents."""
    return tuple(to_claim(one, document.report) for one in read(document, scan(document.raw, gazetteer), gazetteer))


def read(document: Document, scanned: Scanned, gazetteer: Gazetteer) -> tuple[AnnotatedClaim, ...]:
    """Give the same without ids, of a document that has been scanned."""
    reading = reading_of(document, scanned, gazetteer)
    if not scanned.triggers.signals and not reading.voices.mentions:
        return ()
    clauses = settle(with_roles(read_clauses(reading), reading), reading)
    told = gather(clauses, opinion=is_opinion(reading))
    filed = release_day(reading.text, reading.segments, document.published)
    return claims_of(_labelled(told, clauses, reading, filed=filed), scanned.cleaned)


def reading_of(document: Document, scanned: Scanned, gazetteer: Gazetteer) -> Reading:
    """Give what surrounds the sentences of a document."""
    BEGUN.clear()  # what the last document held: memory that is still near at hand is filled again
    text = scanned.cleaned.text
    segments = segment(text)
    day = anchor(text, segments, document.published)
    return Reading(
        text=text,
        segments=segments,
        triggers=scanned.triggers,
        anchor=day,
        by=None if day else latest(text),
        country=document.country or _country(scanned.triggers.names, segments, gazetteer),
        gazetteer=gazetteer,
        voices=with_issuers(voices_of(text, scanned.triggers.organisations), own=document.partisan),
    )


def _country(names: tuple[NameMention, ...], segments: Segments, gazetteer: Gazetteer) -> str | None:
    """Give the country that a document tells of; abroad a desk in another country may have filed it."""
    country = home_country(names, gazetteer)
    if country in HOME or not segments.filed:
        return country
    return home_country(tuple(n for n in names if not segments.in_dateline(n.start)), gazetteer) or country


def _labelled(
    told: list[Told], clauses: tuple[Clause, ...], reading: Reading, *, filed: DateMention | None
) -> Iterator[tuple[str, Draft]]:
    """Yield every draft with the label of the thing it is about."""
    dated = day_drafts(told, reading, filed=filed)
    sides = parties(told, reading)
    for number, (incident, day, side) in enumerate(zip(told, dated, sides, strict=True), start=1):
        for draft in (*day, *_incident(incident, reading, alone=len(told) == 1), *side):
            yield str(number), draft
    for draft in statistic_drafts(clauses):
        yield str(len(told) + 1), draft


def _incident(told: Told, reading: Reading, *, alone: bool) -> Iterator[Draft]:
    """Yield the claims about one thing told of, its day left out."""
    yield from place_drafts(told, reading, alone=alone)
    props = {m.prop for clause in told.clauses for m in clause.mentions}
    for prop in sorted(props | ({Prop.KILLED} if Prop.ABDUCTED in props else set())):  # their bodies may be found
        yield from _tolls(told, prop)
    if told.framing is Framing.NEWS:
        yield from manner(told, opinion=is_opinion(reading))


def _tolls(told: Told, prop: Prop) -> Iterator[Draft]:
    """Yield the figures of one measure."""
    for toll in tolls(told.clauses, prop):
        vague = "stated without a number" if toll.vague else None
        rule = f"{prop}_learned" if toll.learned else None
        draft = draft_of(told, prop, vague, span=(toll.start, toll.end), rule=rule)
        draft.speaker, draft.modality = toll.speaker, modality(toll.speaker)
        draft.group, draft.unit = toll.group.value, "people"
        draft.low, draft.best, draft.high = toll.low, toll.best, toll.high
        yield draft
