"""Rows: nouns as ledger rows, and rows as nouns again."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from sqlalchemy import RowMapping

from sabaq.model.authority import Act
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
from sabaq.store.tables import claims, reports

Row = RowMapping


def act_row(act: Act) -> dict[str, object]:
    """Give the columns of an act that may be read by anyone; who, on what and why are sealed apart."""
    return {
        "id": act.id,
        "grant_id": act.grant,
        "operation": act.operation,
        "purpose": act.purpose,
        "subject_class": act.subject_class,
        "decision": act.decision,
        "policy": act.policy,
        "recorded_at": to_text(act.recorded_at),
        "roles": " ".join(act.roles) or None,
        "unit": act.unit or None,
        "authority": act.authority,
        "marking": act.marking,
        "break_glass": int(act.break_glass),
        "rules": " ".join(act.rules) or None,
    }


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


def source_from(row: Row | dict[str, str]) -> Source:
    """Give the source that a row describes."""
    return Source(
        id=SourceId(row["id"]),
        name=row["name"],
        kind=SourceKind(row["kind"]),
        interest=Interest(row["interest"]),
        independence_group=row["independence_group"],
        reliability=msgspec.json.decode(row["reliability"], type=dict[str, str]),
    )


REPORT_COLUMNS = tuple(column.name for column in reports.c)
CLAIM_COLUMNS = tuple(column.name for column in claims.c if column.name != "seq")
NO_WHEN = (None,) * 4
NO_WHERE = (None,) * 7


def report_row(report: Report, seq: int, *, batch: str, recorded_at: str, act: str) -> tuple[object, ...]:
    """Give the values of REPORT_COLUMNS; what has no known_at counts as known when it is recorded."""
    return (
        seq, report.id, batch, report.source, report.external_id, report.raw, report.title, report.url, report.lang,
        report.marking.value, report.archive, report.locator, report.method,
        to_text(report.published_at) if report.published_at else None, report.published_precision,
        to_text(report.known_at) if report.known_at else recorded_at, int(report.back_filled), recorded_at, act,
    )  # fmt: skip


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


def claim_row(claim: Claim, report_seq: int) -> tuple[object, ...]:
    """Give the values of CLAIM_COLUMNS for a claim of the report with this number."""
    when, where = claim.when, claim.where
    return (
        claim.id, report_seq, claim.subject, claim.prop.value, claim.group, claim.value, claim.low, claim.best,
        claim.high, claim.unit, claim.polarity.value, claim.modality.value, claim.framing.value, claim.speaker,
        claim.quote, claim.start, claim.end, *(NO_WHEN if when is None else _when_values(when)),
        *(NO_WHERE if where is None else _where_values(where)), claim.credibility, claim.extractor,
    )  # fmt: skip


def _when_values(when: When) -> tuple[object, ...]:
    at = to_text(when.at) if when.at else None
    return when.first.isoformat(), when.last.isoformat(), when.precision.value, at


def _where_values(where: Where) -> tuple[object, ...]:
    return where.lat, where.lon, where.radius_m, where.name, where.district, where.province, where.country


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
