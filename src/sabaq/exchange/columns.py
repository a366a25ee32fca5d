"""Columns: what each kind of export holds, in fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from sabaq.errors import BadConfig
from sabaq.model.evidence import Claim
from sabaq.model.incident import Incident
from sabaq.model.overlap import Entry
from sabaq.model.spacetime import When, Where


class Kind(StrEnum):
    """What can be exported."""

    INCIDENTS = "incidents"
    MEMBERS = "members"
    CLAIMS = "claims"
    MATCHES = "matches"


class Scale(StrEnum):
    """What a column's cells are; only text can hold a formula."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"


Cell = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One report in one incident, by the names the user knows them by."""

    report_id: str  # as the input gave it
    incident_id: str
    weight: float  # 0..1, how firmly it belongs


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim with the id that the input gave its report."""

    report_id: str
    claim: Claim
    reading_grade: str | None = None  # A to D, of the rule that read it from text


Row = Incident | MemberRow | ClaimRow | Entry

PLACE_COLUMNS = {
    "lat": Scale.NUMBER,
    "lon": Scale.NUMBER,
    "radius_m": Scale.NUMBER,
    "place": Scale.TEXT,
    "district": Scale.TEXT,
    "province": Scale.TEXT,
    "country": Scale.TEXT,
}
FIGURE_COLUMNS = {
    "killed_low": Scale.WHOLE,
    "killed_best": Scale.WHOLE,
    "killed_high": Scale.WHOLE,
    "wounded_low": Scale.WHOLE,
    "wounded_best": Scale.WHOLE,
    "wounded_high": Scale.WHOLE,
}
INCIDENT_COLUMNS = {
    "id": Scale.TEXT,
    "title": Scale.TEXT,
    "first": Scale.DAY,
    "last": Scale.DAY,
    "date_precision": Scale.TEXT,
    **PLACE_COLUMNS,
    "attack_type": Scale.TEXT,
    "target": Scale.TEXT,
    "actor": Scale.TEXT,
    "outcome": Scale.TEXT,
    **FIGURE_COLUMNS,
    "dispute": Scale.NUMBER,
    "reports": Scale.WHOLE,
    "origins": Scale.WHOLE,
    "findings": Scale.WHOLE,
    "known_first": Scale.MOMENT,
    "known_last": Scale.MOMENT,
}
MEMBER_COLUMNS = {"report_id": Scale.TEXT, "incident_id": Scale.TEXT, "weight": Scale.NUMBER}
CLAIM_COLUMNS = {
    "claim_id": Scale.TEXT,
    "report_id": Scale.TEXT,
    "subject": Scale.TEXT,
    "prop": Scale.TEXT,
    "group": Scale.TEXT,
    "value": Scale.TEXT,
    "low": Scale.WHOLE,
    "best": Scale.WHOLE,
    "high": Scale.WHOLE,
    "unit": Scale.TEXT,
    "polarity": Scale.TEXT,
    "modality": Scale.TEXT,
    "framing": Scale.TEXT,
    "speaker": Scale.TEXT,
    "quote": Scale.TEXT,
    "start": Scale.WHOLE,
    "end": Scale.WHOLE,
    "first": Scale.DAY,
    "last": Scale.DAY,
    "date_precision": Scale.TEXT,
    "at": Scale.MOMENT,
    **PLACE_COLUMNS,
    "credibility": Scale.WHOLE,
    "extractor": Scale.TEXT,
    "reading_grade": Scale.TEXT,
}
MATCH_COLUMNS = {
    "incident_id": Scale.TEXT,
    "source": Scale.TEXT,
    "report_id": Scale.TEXT,
    "first": Scale.DAY,
    "last": Scale.DAY,
    **PLACE_COLUMNS,
    "attack_type": Scale.TEXT,
    "target": Scale.TEXT,
    "actor": Scale.TEXT,
    **FIGURE_COLUMNS,
}
COLUMNS: dict[Kind, dict[str, Scale]] = {
    Kind.INCIDENTS: INCIDENT_COLUMNS,
    Kind.MEMBERS: MEMBER_COLUMNS,
    Kind.CLAIMS: CLAIM_COLUMNS,
    Kind.MATCHES: MATCH_COLUMNS,
}


def cells(row: Row, kind: Kind) -> dict[str, Cell]:
    """Give a row's cells by column, in column order; None where nothing is known."""
    match kind, row:
        case Kind.INCIDENTS, Incident():
            values = _incident(row)
        case Kind.MEMBERS, MemberRow():
            values = iter((row.report_id, row.incident_id, row.weight))
        case Kind.CLAIMS, ClaimRow():
            values = _claim(row)
        case Kind.MATCHES, Entry():
            values = _match(row)
        case _:
            raise BadConfig(
                f"an export of {kind.value} was handed a {type(row).__name__}; hand it rows of its own kind"
            )
    return dict(zip(COLUMNS[kind], values, strict=True))


def moment_text(moment: datetime) -> str:
    """Give a moment in UTC, as RFC 3339 writes it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def written(cell: Cell) -> str | int | float | None:
    """Give a cell as JSON holds it."""
    match cell:
        case datetime():
            return moment_text(cell)
        case date():
            return cell.isoformat()
        case str():
            return sound(cell)
        case _:
            return cell


def sound(text: str) -> str:
    """Give text that UTF-8 can carry: halves of a broken surrogate pair become question marks."""
    return text.encode("utf-8", "replace").decode()


def _incident(row: Incident) -> Iterator[Cell]:
    yield from (row.id, row.title, row.first, row.last, row.date_precision, row.lat, row.lon, row.radius_m)
    yield from (row.place, row.district, row.province, row.country)
    yield from (row.attack_type, row.target, row.actor, row.outcome)
    yield from _figures(row)
    yield from (row.dispute, row.reports, row.origins, row.findings, row.known_first, row.known_last)


def _claim(row: ClaimRow) -> Iterator[Cell]:
    claim = row.claim
    yield from (claim.id, row.report_id, claim.subject, claim.prop.value, claim.group, claim.value)
    yield from (claim.low, claim.best, claim.high, claim.unit)
    yield from (claim.polarity.value, claim.modality.value, claim.framing.value, claim.speaker)
    yield from (claim.quote, claim.start, claim.end)
    yield from _when(claim.when)
    yield from _where(claim.where)
    yield from (claim.credibility, claim.extractor, row.reading_grade)


def _match(row: Entry) -> Iterator[Cell]:
    yield from (row.incident, row.source, row.report_id, row.first, row.last, row.lat, row.lon, row.radius_m)
    yield from (row.place, row.district, row.province, row.country, row.attack_type, row.target, row.actor)
    yield from _figures(row)


def _figures(row: Incident | Entry) -> Iterator[Cell]:
    for figure in (row.killed, row.wounded):
        yield from (figure.low, figure.best, figure.high)


def _when(when: When | None) -> Iterator[Cell]:
    yield from (when.first, when.last, when.precision.value, when.at) if when else (None,) * 4


def _where(where: Where | None) -> Iterator[Cell]:
    circle = (where.lat, where.lon, where.radius_m) if where else (None,) * 3
    units = (where.name, where.district, where.province, where.country) if where else (None,) * 4
    yield from circle
    yield from units
