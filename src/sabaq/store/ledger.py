"""Ledger: what arrived and what was decided, append-only."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
from sqlalchemy import Connection, Dialect, Engine, func, select
from sqlalchemy.dialects.sqlite import Insert, insert

from sabaq.errors import BadConfig, BadRecord
from sabaq.guard.permit import POLICY, Guard, RefusedRequest
from sabaq.model.authority import Act, Grant, Operation
from sabaq.model.decisions import Retraction
from sabaq.model.evidence import Batch, Claim, Rejected, Report, Source
from sabaq.model.ids import ActId, LinkId, RetractionId, ulid
from sabaq.model.incident import Link
from sabaq.store import tables as t
from sabaq.store.engines import explained, migrate, open_engine, reading, writing
from sabaq.store.evidence import newest_sources, read_evidence
from sabaq.store.moments import to_text
from sabaq.store.rows import CLAIM_COLUMNS, REPORT_COLUMNS, act_row, claim_row, report_row, source_row

R = TypeVar("R")
SOME = 500  # values in one IN list
REPORTS_IN = insert(t.reports)
CLAIMS_IN = insert(t.claims).on_conflict_do_nothing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many new rows a write left behind."""

    reports: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The truth of one workspace; every write needs a grant and leaves its act in the same transaction."""

    path: Path
    guard: Guard
    engine: Engine

    @classmethod
    def open(cls, path: Path, guard: Guard, *, create: bool = False) -> Ledger:
        """Open the ledger at this table revision; without `create` it must exist."""
        if not create and not path.is_file():
            raise BadConfig(f"no workspace at {path.parent}; make one with `sabaq init -w {path.parent}`")
        engine = open_engine(path)
        try:
            with explained(path):
                migrate(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return cls(path=path, guard=guard, engine=engine)

    def close(self) -> None:
        """Give the file back."""
        self.engine.dispose()

    def begin_batch(self, grant: Grant, batch: Batch) -> bool:
        """Note that a file is being taken in; return False when it was taken in before, whole."""

        def write(connection: Connection, act: str, now: str) -> bool:
            if connection.scalar(select(t.batch_ends.c.batch).where(t.batch_ends.c.batch == batch.id)):
                return False
            row: dict[str, object] = {"id": batch.id, "file": batch.file, "archive": batch.archive}
            row |= {"mapping": batch.mapping}
            row |= {"back_filled": int(batch.back_filled), "recorded_at": now, "act_id": act}
            connection.execute(insert(t.batches).values(row).on_conflict_do_nothing())
            return True

        return self._write(grant, Operation.ADD, f"begin {batch.file}", write)

    def append(
        self,
        grant: Grant,
        batch: Batch,
        *,
        sources: Iterable[Source],
        reports: Sequence[tuple[Report, Sequence[Claim]]],
        links: Sequence[Link],
    ) -> Written:
        """Add reports with their claims; those held already are only noted as seen again."""
        for report, its_claims in reports:
            check_spans(report, its_claims)

        def write(connection: Connection, act: str, now: str) -> Written:
            _add_sources(connection, sources, act, now)
            held = _held(connection, [report.id for report, _ in reports])
            _note_sightings(connection, held, batch.id, act)
            seq: int = connection.scalar(select(func.coalesce(func.max(t.reports.c.seq), 0))) or 0
            report_rows: list[tuple[object, ...]] = []
            claim_rows: list[tuple[object, ...]] = []
            for report, its_claims in reports:
                if report.id in held:
                    continue
                seq += 1
                held[report.id] = (seq, batch.id)
                report_rows.append(report_row(report, seq, batch=batch.id, recorded_at=now, act=act))
                claim_rows.extend(claim_row(claim, seq) for claim in its_claims)
            _insert(connection, REPORTS_IN, REPORT_COLUMNS, report_rows)
            claims = _insert(connection, CLAIMS_IN, CLAIM_COLUMNS, claim_rows)
            _add_links(connection, links, act=act, now=now, batch=batch.id)
            return Written(reports=len(report_rows), claims=claims)

        return self._write(grant, Operation.ADD, f"{len(reports)} reports of {batch.file}", write)

    def end_batch(self, grant: Grant, batch: Batch, rejected: Sequence[Rejected]) -> Written:
        """Close a batch, from now on its reports count; return how much it brought, over all tries to take it in."""

        def write(connection: Connection, act: str, now: str) -> Written:
            brought = _brought(connection, batch.id)
            end: dict[str, object] = {"batch": batch.id, "reports": brought.reports, "claims": brought.claims}
            end |= {"rejected": len(rejected)}
            done = connection.execute(
                insert(t.batch_ends).values(end | {"recorded_at": now, "act_id": act}).on_conflict_do_nothing()
            )
            if rejected and done.rowcount:
                rows = [
                    {"batch": batch.id, "file": r.file, "row": r.row, "column": r.column, "seen": r.seen}
                    | {"wanted": r.wanted, "act_id": act}
                    for r in rejected
                ]
                connection.execute(insert(t.rejections), rows)
            return brought

        return self._write(grant, Operation.ADD, f"end {batch.file}", write)

    def record_links(self, grant: Grant, links: Sequence[Link]) -> None:
        """Add judgements on which subjects are one incident."""
        reason = f"{len(links)} links: {'; '.join(dict.fromkeys(link.why for link in links))}"
        self._write(grant, Operation.LINK, reason, lambda c, act, now: _add_links(c, links, act=act, now=now))

    def revoke_link(self, grant: Grant, link: LinkId, why: str) -> None:
        """Take a judgement back: it stays on record and counts no more."""
        self.revoke_links(grant, (link,), why)

    def revoke_links(self, grant: Grant, links: Sequence[LinkId], why: str) -> None:
        """Take judgements back, all or none: they stay on record and count no more."""

        def write(connection: Connection, act: str, now: str) -> None:
            for link in links:
                if connection.scalar(select(t.links.c.id).where(t.links.c.id == link)) is None:
                    raise BadRecord(f"there is no link {link}; wanted the id of one that is recorded")
                row = self._ruled(grant, why, act=act, now=now) | {"link": link}
                connection.execute(insert(t.revocations).values(row))

        self._write(grant, Operation.LINK, f"revoke {', '.join(links)}: {why}", write)

    def record_retraction(self, grant: Grant, retraction: Retraction) -> None:
        """Let a source, a batch or a report count no more; what it holds stays on record."""

        def write(connection: Connection, act: str, now: str) -> None:
            row = self._ruled(grant, retraction.why, act=act, now=now) | {"id": retraction.id}
            row |= {"kind": retraction.kind.value, "target": retraction.target, "decided_by": retraction.decided_by}
            connection.execute(insert(t.retractions).values(row))

        self._write(
            grant, Operation.RETRACT, f"retract {retraction.kind.value} {retraction.target}: {retraction.why}", write
        )

    def reinstate(self, grant: Grant, retraction: RetractionId, why: str) -> None:
        """Take a retraction back: what it was about counts again."""

        def write(connection: Connection, act: str, now: str) -> None:
            if connection.scalar(select(t.retractions.c.id).where(t.retractions.c.id == retraction)) is None:
                raise BadRecord(f"there is no retraction {retraction}; wanted the id of one that is recorded")
            row = self._ruled(grant, why, act=act, now=now) | {"retraction": retraction}
            connection.execute(insert(t.reinstatements).values(row))

        self._write(grant, Operation.RETRACT, f"reinstate {retraction}: {why}", write)

    def _ruled(self, grant: Grant, why: str, *, act: str, now: str) -> dict[str, str]:
        """Give the columns that every decision has: a fresh id, who, why, when."""
        row = {"id": ulid(self.guard.clock(), secrets.token_bytes(10)), "decided_by": grant.actor, "why": why}
        return row | {"known_at": now, "recorded_at": now, "act_id": act}

    def record_act(self, grant: Grant, reason: str = "") -> None:
        """Note an allowed act that wrote nothing else: a read or an export."""
        self._write(grant, grant.operation, reason, lambda _connection, _act, _now: None)

    def record_refusal(self, refusal: RefusedRequest) -> None:
        """Note what was asked and denied."""
        asked, now = refusal.request, self.guard.clock()
        act = Act(
            id=ActId(ulid(now, secrets.token_bytes(10))), grant=None, actor=asked.actor,
            operation=asked.operation.value, purpose=asked.purpose, subject_class=asked.subject_class,
            what=asked.what, decision="refused", policy=POLICY, reason=str(refusal), recorded_at=now,
        )  # fmt: skip
        with explained(self.path), writing(self.engine) as connection:
            connection.execute(insert(t.acts).values(act_row(act)))

    def evidence(self, *, moment: datetime | None = None, recorded: bool = False) -> dict[str, pa.Table]:
        """Give claims, reports, sources and links as Arrow tables, as they were held at a moment."""
        with explained(self.path), reading(self.engine) as connection:
            return read_evidence(connection, moment=moment, recorded=recorded)

    def _write(self, grant: Grant, operation: Operation, reason: str, write: Callable[[Connection, str, str], R]) -> R:
        act = self.act(grant, operation, reason)
        with explained(self.path), writing(self.engine) as connection:
            connection.execute(insert(t.acts).values(act_row(act)))
            return write(connection, act.id, to_text(act.recorded_at))

    def act(self, grant: Grant, operation: Operation, reason: str) -> Act:
        """Give the act of an allowed operation, to be written in the transaction of the thing itself."""
        try:
            self.guard.check(grant, operation)
        except RefusedRequest as refusal:
            self.record_refusal(refusal)
            raise
        now = self.guard.clock()
        return Act(
            id=ActId(ulid(now, secrets.token_bytes(10))), grant=grant.id, actor=grant.actor,
            operation=operation.value, purpose=grant.purpose.value, subject_class=grant.subject_class,
            what=grant.what, decision="allowed", policy=grant.policy, reason=reason, recorded_at=now,
        )  # fmt: skip

    def version(self) -> str:
        """Give a text that changes whenever something that counts was added."""
        ruled = (t.links.c.id, t.revocations.c.id, t.retractions.c.id, t.reinstatements.c.id)
        counted = (t.batch_ends.c.batch, *ruled, t.sources.c.seq)
        with explained(self.path), reading(self.engine) as connection:
            return "-".join(str(connection.scalar(select(func.count(column)))) for column in counted)


def check_spans(report: Report, its_claims: Sequence[Claim]) -> None:
    """Raise BadRecord unless every quote stands where its claim says."""
    for claim in its_claims:
        if not claim.matches(report.raw):
            raise BadRecord(
                f"claim {claim.id} of report {report.external_id} quotes {claim.quote!r} at {claim.start}, "
                f"where the text has {report.raw[claim.start : claim.end]!r}"
            )


def _insert(connection: Connection, statement: Insert, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> int:
    """Insert rows past SQLAlchemy's work on each parameter, which costs more than the insert; return how many."""
    if not rows:
        return 0
    sql = _positional(statement, connection.dialect, columns)
    if sql is None:
        return connection.execute(statement, [dict(zip(columns, row, strict=True)) for row in rows]).rowcount
    return connection.exec_driver_sql(sql, rows).rowcount


@lru_cache(maxsize=8)
def _positional(statement: Insert, dialect: Dialect, columns: tuple[str, ...]) -> str | None:
    """Give the statement's text, or None where the driver binds by name or in another order."""
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    return str(compiled) if compiled.positiontup == list(columns) else None


def _brought(connection: Connection, batch: str) -> Written:
    its_reports = select(t.reports.c.seq).where(t.reports.c.batch == batch).subquery()
    on = its_reports.c.seq == t.claims.c.report_seq
    return Written(
        reports=connection.scalar(select(func.count()).select_from(its_reports)) or 0,
        claims=connection.scalar(select(func.count()).select_from(t.claims).join(its_reports, on)) or 0,
    )


def _held(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
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
    if again:
        connection.execute(insert(t.sightings).on_conflict_do_nothing(), again)


def _add_sources(connection: Connection, sources: Iterable[Source], act: str, now: str) -> None:
    fresh = {source.id: source_row(source) for source in sources}
    columns = [column for column in t.sources.c if column.name not in {"seq", "recorded_at", "act_id"}]
    rows = connection.execute(newest_sources().with_only_columns(*columns)).mappings()
    held = {row["id"]: dict(row) for row in rows}
    changed = [row | {"recorded_at": now, "act_id": act} for key, row in fresh.items() if held.get(key) != row]
    if changed:
        connection.execute(insert(t.sources), changed)


def _add_links(connection: Connection, links: Sequence[Link], *, act: str, now: str, batch: str | None = None) -> None:
    rows = [
        {"id": link.id, "a": link.a, "b": link.b, "verdict": link.verdict.value, "weight_bits": link.weight_bits}
        | {"decided_by": link.decided_by, "why": link.why, "batch": batch, "recorded_at": now, "act_id": act}
        | {"known_at": to_text(link.known_at) if link.known_at else now}
        for link in links
    ]
    if rows:
        connection.execute(insert(t.links).on_conflict_do_nothing(), rows)
