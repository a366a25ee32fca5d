"""Intakes: rows of one file, written in an open transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, bindparam, func, select

from sabaq.errors import BadRecord
from sabaq.model.evidence import Batch, Claim, Rejected, Report, Source
from sabaq.model.incident import Link
from sabaq.store import tables as t
from sabaq.store.dialects import dialect_of
from sabaq.store.evidence import newest_sources
from sabaq.store.moments import to_text
from sabaq.store.prepared import run
from sabaq.store.rows import CLAIM_COLUMNS, REPORT_COLUMNS, claim_row, report_row, source_row

SOME = 500  # values in one IN list
ENDED = select(t.batch_ends.c.batch).where(t.batch_ends.c.batch == bindparam("batch_id"))
LAST_REPORT = select(func.max(t.reports.c.seq))
HELD = select(t.reports.c.id, t.reports.c.seq, t.reports.c.batch).where(t.reports.c.id == bindparam("report_id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many new rows a write left behind."""

    reports: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A report that was not held before, as it was just written."""

    report: Report
    claims: Sequence[Claim]
    seq: int
    recorded_at: str

    @property
    def known_at(self) -> str:
        """The moment from which the organisation knew it, as text."""
        return to_text(self.report.known_at) if self.report.known_at else self.recorded_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one file, or a part of it, brings."""

    sources: Sequence[Source]
    reports: Sequence[tuple[Report, Sequence[Claim]]]
    links: Sequence[Link] = ()
    rejected: Sequence[Rejected] = ()


def check_spans(report: Report, its_claims: Sequence[Claim]) -> None:
    """Raise BadRecord unless every quote stands where its claim says."""
    for claim in its_claims:
        if not claim.matches(report.raw):
            raise BadRecord(
                f"claim {claim.id} of report {report.external_id} quotes {claim.quote!r} at {claim.start}, "
                f"where the text has {report.raw[claim.start : claim.end]!r}"
            )


def begin(connection: Connection, batch: Batch, act: str, now: str) -> bool:
    """Note that a file is being taken in; return False when it was taken in before, whole."""
    if run(connection, ENDED, [{"batch_id": batch.id}]).first():
        return False
    row: dict[str, object] = {"id": batch.id, "file": batch.file, "archive": batch.archive, "mapping": batch.mapping}
    row |= {"back_filled": int(batch.back_filled), "recorded_at": now, "act_id": act}
    add_rows(connection, t.batches, [row])
    return True


def add_reports(connection: Connection, batch: Batch, load: Load, *, act: str, now: str) -> tuple[Written, list[Fresh]]:
    """Add reports with their claims; those held already are only noted as seen again."""
    add_sources(connection, load.sources, act, now)
    held = _held(connection, [report.id for report, _ in load.reports])
    _note_sightings(connection, held, batch.id, act)
    seq: int = run(connection, LAST_REPORT).scalar() or 0
    report_rows: list[tuple[object, ...]] = []
    claim_rows: list[tuple[object, ...]] = []
    fresh: list[Fresh] = []
    for report, its_claims in load.reports:
        if report.id in held:
            continue
        seq += 1
        held[report.id] = (seq, batch.id)
        fresh.append(Fresh(report=report, claims=its_claims, seq=seq, recorded_at=now))
        report_rows.append(report_row(report, seq, batch=batch.id, recorded_at=now, act=act))
        claim_rows.extend(claim_row(claim, seq) for claim in its_claims)
    put, claims = dialect_of(connection).insert, 0
    if report_rows:
        put(connection, t.reports, REPORT_COLUMNS, report_rows)
    if claim_rows:
        claims = put(connection, t.claims, CLAIM_COLUMNS, claim_rows, new_only=True)
    add_links(connection, load.links, act=act, now=now, batch=batch.id)
    return Written(reports=len(report_rows), claims=claims), fresh


def end(
    connection: Connection, batch: Batch, brought: Written, rejected: Sequence[Rejected], *, act: str, now: str
) -> None:
    """Close a batch, from now on its reports count."""
    row: dict[str, object] = {"batch": batch.id, "reports": brought.reports, "claims": brought.claims}
    row |= {"rejected": len(rejected), "recorded_at": now, "act_id": act}
    if add_rows(connection, t.batch_ends, [row]) and rejected:
        rows = [
            {"batch": batch.id, "file": r.file, "row": r.row, "column": r.column, "seen": r.seen}
            | {"wanted": r.wanted, "act_id": act}
            for r in rejected
        ]
        add_rows(connection, t.rejections, rows)


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert rows that name the same columns, but for those whose key is held; return how many are new."""
    if not rows:
        return 0
    names = tuple(rows[0])
    values = [tuple([row[name] for name in names]) for row in rows]
    return dialect_of(connection).insert(connection, table, names, values, new_only=True)


def brought(connection: Connection, batch: str) -> Written:
    """Count what a batch brought, over all tries to take it in."""
    its_reports = select(t.reports.c.seq).where(t.reports.c.batch == batch).subquery()
    on = its_reports.c.seq == t.claims.c.report_seq
    return Written(
        reports=connection.scalar(select(func.count()).select_from(its_reports)) or 0,
        claims=connection.scalar(select(func.count()).select_from(t.claims).join(its_reports, on)) or 0,
    )


def _held(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    if len(ids) == 1:
        return {report: (seq, its) for report, seq, its in run(connection, HELD, [{"report_id": ids[0]}]).rows}
    held: dict[str, tuple[int, str]] = {}
    columns = (t.reports.c.id, t.reports.c.seq, t.reports.c.batch)
    for start in range(0, len(ids), SOME):
        rows = connection.execute(select(*columns).where(t.reports.c.id.in_(ids[start : start + SOME])))
        held |= {row.id: (row.seq, row.batch) for row in rows}
    return held


def _note_sightings(connection: Connection, held: dict[str, tuple[int, str]], batch: str, act: str) -> None:
    again = [
        {"report_seq": seq, "batch": batch, "act_id": act} for seq, its_batch in held.values() if its_batch != batch
    ]
    add_rows(connection, t.sightings, again)


def add_sources(connection: Connection, sources: Iterable[Source], act: str, now: str) -> None:
    """Add sources that are new, or described in other words than they were last."""
    fresh = {source.id: source_row(source) for source in sources}
    if not fresh:
        return
    columns = [column for column in t.sources.c if column.name not in {"seq", "recorded_at", "act_id"}]
    rows = connection.execute(newest_sources().with_only_columns(*columns)).mappings()
    held = {row["id"]: dict(row) for row in rows}
    changed = [row | {"recorded_at": now, "act_id": act} for key, row in fresh.items() if held.get(key) != row]
    add_rows(connection, t.sources, changed)


def add_links(connection: Connection, links: Sequence[Link], *, act: str, now: str, batch: str | None = None) -> None:
    """Add judgements on which subjects are one incident."""
    rows = [
        {"id": link.id, "a": link.a, "b": link.b, "verdict": link.verdict.value, "weight_bits": link.weight_bits}
        | {"decided_by": link.decided_by, "why": link.why, "batch": batch, "recorded_at": now, "act_id": act}
        | {"known_at": to_text(link.known_at) if link.known_at else now}
        for link in links
    ]
    add_rows(connection, t.links, rows)
