"""Rows: nouns as ledger rows, and rows as nouns again."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from sqlalchemy import RowMapping

from sabaq.model.evidence import (
    Claim,
    Framing,
    Interest,
    Marking,
    Modality,
    Polarity,
    Prop,
    Report,
    Source,
    SourceKind,
)
from sabaq.model.ids import BatchId, ClaimId, ReportId, SourceId, SubjectId
from sabaq.model.spacetime import DatePrecision, When, Where
from sabaq.store.moments import from_text, to_text

Row = RowMapping


def source_row(source: Source) -> dict[str, object]:
    """Give the columns that describe a source."""
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "interest": source.interest.value,
        "independence_group": source.independence_group,
        "reliability": msgspec.json.encode(dict(sorted(source.reliability.items()))).decode(),
    }


def source_from(row: Row) -> Source:
    """Give the source that a row describes."""
    return Source(
        id=SourceId(row["id"]),
        name=row["name"],
        kind=SourceKind(row["kind"]),
        interest=Interest(row["interest"]),
        independence_group=row["independence_group"],
        reliability=msgspec.json.decode(row["reliability"], type=dict[str, str]),
    )


def report_row(report: Report, recorded_at: str) -> dict[str, object]:
    """Give the columns of a report; what has no known_at counts as known when it is recorded."""
    return {
        "id": report.id,
        "source": report.source,
        "external_id": report.external_id,
        "raw": report.raw,
        "title": report.title,
        "url": report.url,
        "lang": report.lang,
        "marking": report.marking.value,
        "archive": report.archive,
        "locator": report.locator,
        "method": report.method,
        "published_at": to_text(report.published_at) if report.published_at else None,
        "published_precision": report.published_precision,
        "known_at": to_text(report.known_at) if report.known_at else recorded_at,
        "back_filled": int(report.back_filled),
        "recorded_at": recorded_at,
    }


def report_from(row: Row) -> Report:
    """Give the report that a row holds."""
    return Report(
        id=ReportId(row["id"]),
        source=SourceId(row["source"]),
        external_id=row["external_id"],
        raw=row["raw"],
        title=row["title"],
        url=row["url"],
        lang=row["lang"],
        marking=Marking(row["marking"]),
        archive=row["archive"],
        locator=row["locator"],
        method=row["method"],
        published_at=from_text(row["published_at"]) if row["published_at"] else None,
        published_precision=row["published_precision"],
        known_at=from_text(row["known_at"]),
        back_filled=bool(row["back_filled"]),
        batch=BatchId(row["batch"]),
    )


def claim_row(claim: Claim, report_seq: int) -> dict[str, object]:
    """Give the columns of a claim of the report with this number."""
    row: dict[str, object] = {
        "id": claim.id,
        "report_seq": report_seq,
        "subject": claim.subject,
        "prop": claim.prop.value,
        "grp": claim.group,
        "value": claim.value,
        "low": claim.low,
        "best": claim.best,
        "high": claim.high,
        "unit": claim.unit,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "framing": claim.framing.value,
        "speaker": claim.speaker,
        "quote": claim.quote,
        "span_start": claim.start,
        "span_end": claim.end,
        "credibility": claim.credibility,
        "extractor": claim.extractor,
    }
    return row | _when_columns(claim.when) | _where_columns(claim.where)


def _when_columns(when: When | None) -> dict[str, object]:
    return {
        "first_day": when.first.isoformat() if when else None,
        "last_day": when.last.isoformat() if when else None,
        "date_precision": when.precision.value if when else None,
        "happened_at": to_text(when.at) if when and when.at else None,
    }


def _where_columns(where: Where | None) -> dict[str, object]:
    return {
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "radius_m": where.radius_m if where else None,
        "place": where.name if where else None,
        "district": where.district if where else None,
        "province": where.province if where else None,
        "country": where.country if where else None,
    }


def claim_from(row: Row, report: ReportId) -> Claim:
    """Give the claim that a row holds."""
    return Claim(
        id=ClaimId(row["id"]),
        report=report,
        subject=SubjectId(row["subject"]),
        prop=Prop(row["prop"]),
        group=row["grp"],
        value=row["value"],
        low=row["low"],
        best=row["best"],
        high=row["high"],
        unit=row["unit"],
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        framing=Framing(row["framing"]),
        speaker=row["speaker"],
        quote=row["quote"],
        start=row["span_start"],
        end=row["span_end"],
        when=_when(row),
        where=_where(row),
        credibility=row["credibility"],
        extractor=row["extractor"],
    )


def _when(row: Row) -> When | None:
    if row["first_day"] is None:
        return None
    at: datetime | None = from_text(row["happened_at"]) if row["happened_at"] else None
    return When(
        first=date.fromisoformat(row["first_day"]),
        last=date.fromisoformat(row["last_day"]),
        precision=DatePrecision(row["date_precision"]),
        at=at,
    )


def _where(row: Row) -> Where | None:
    names = ("lat", "lon", "radius_m", "district", "province", "country")
    if row["place"] is None and all(row[name] is None for name in names):
        return None
    return Where(name=row["place"], **{name: row[name] for name in names})
