"""Ledger: what arrived and what was decided, append-only."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects.sqlite import insert

from sabaq.errors import BadConfig, BadRecord
from sabaq.guard.permit import POLICY, Guard, RefusedRequest
from sabaq.model.authority import Grant, Operation
from sabaq.model.evidence import Batch, Claim, Rejected, Report, Source
from sabaq.model.ids import ulid
from sabaq.model.incident import Link
from sabaq.store import tables as t
from sabaq.store.engines import explained, migrate, open_engine, reading, writing
from sabaq.store.evidence import read_evidence
from sabaq.store.moments import to_text
from sabaq.store.rows import claim_row, report_row, source_row

R = TypeVar("R")
SOME = 500  # values in one IN list


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
        with explained(path):
            engine = open_engine(path)
            migrate(engine, path)
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
            report_rows: list[dict[str, object]] = []
            claim_rows: list[dict[str, object]] = []
            for report, its_claims in reports:
                if report.id in held:
                    continue
                seq += 1
                held[report.id] = (seq, batch.id)
                report_rows.append(
                    report_row(report, now) | {"seq": seq, "batch": batch.id, "act_id": act},
                )
                claim_rows.extend(claim_row(claim, seq) for claim in its_claims)
            if report_rows:
                connection.execute(insert(t.reports), report_rows)
            if claim_rows:
                connection.execute(insert(t.claims).on_conflict_do_nothing(), claim_rows)
            _add_links(connection, links, act=act, now=now, batch=batch.id)
            return Written(reports=len(report_rows), claims=len(claim_rows))

        return self._write(grant, Operation.ADD, f"{len(reports)} reports of {batch.file}", write)

    def end_batch(self, grant: Grant, batch: Batch, rejected: Sequence[Rejected]) -> None:
        """Close a batch: from now on its reports count."""

        def write(connection: Connection, act: str, now: str) -> None:
            end = {"batch": batch.id, "reports": batch.reports, "claims": batch.claims, "rejected": len(rejected)}
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

        self._write(grant, Operation.ADD, f"end {batch.file}", write)

    def record_links(self, grant: Grant, links: Sequence[Link]) -> None:
        """Add judgements on which subjects are one incident."""
        self._write(
            grant, Operation.LINK, f"{len(links)} links", lambda c, act, now: _add_links(c, links, act=act, now=now)
        )

    def record_act(self, grant: Grant, reason: str = "") -> None:
        """Note an allowed act that wrote nothing else: a read or an export."""
        self._write(grant, grant.operation, reason, lambda _connection, _act, _now: None)

    def record_refusal(self, refusal: RefusedRequest) -> None:
        """Note what was asked and denied."""
        asked, now = refusal.request, self.guard.clock()
        row = {"id": ulid(now, secrets.token_bytes(10)), "grant_id": None, "actor": asked.actor}
        row |= {"operation": asked.operation.value, "purpose": asked.purpose, "what": asked.what}
        row |= {"subject_class": asked.subject_class, "decision": "refused", "policy": POLICY}
        row |= {"reason": str(refusal), "recorded_at": to_text(now)}
        with explained(self.path), writing(self.engine) as connection:
            connection.execute(insert(t.acts).values(row))

    def evidence(self, *, moment: datetime | None = None, recorded: bool = False) -> dict[str, pa.Table]:
        """Give claims, reports, sources and links as Arrow tables, as they were held at a moment."""
        with explained(self.path), reading(self.engine) as connection:
            return read_evidence(connection, moment=moment, recorded=recorded)

    def _write(self, grant: Grant, operation: Operation, reason: str, write: Callable[[Connection, str, str], R]) -> R:
        act = self.act_row(grant, operation, reason)
        with explained(self.path), writing(self.engine) as connection:
            connection.execute(insert(t.acts).values(act))
            return write(connection, act["id"], act["recorded_at"])

    def act_row(self, grant: Grant, operation: Operation, reason: str) -> dict[str, str]:
        """Give the act of an allowed operation, to be written in the transaction of the thing itself."""
        self.guard.check(grant, operation)
        now = self.guard.clock()
        act = {"id": ulid(now, secrets.token_bytes(10)), "grant_id": grant.id, "actor": grant.actor}
        act |= {"operation": operation.value, "purpose": grant.purpose.value, "subject_class": grant.subject_class}
        act |= {"what": grant.what, "decision": "allowed", "policy": grant.policy, "reason": reason}
        return act | {"recorded_at": to_text(now)}

    def version(self) -> str:
        """Give a text that changes whenever something that counts was added."""
        counted = (t.batch_ends.c.batch, t.links.c.id, t.revocations.c.id, t.sources.c.seq)
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
    newest = select(t.sources.c.id, func.max(t.sources.c.seq).label("seq")).group_by(t.sources.c.id).subquery()
    columns = [column for column in t.sources.c if column.name not in {"seq", "recorded_at", "act_id"}]
    rows = connection.execute(select(*columns).join(newest, newest.c.seq == t.sources.c.seq)).mappings()
    held = {row["id"]: dict(row) for row in rows}
    fresh = {source.id: source_row(source) for source in sources}
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
