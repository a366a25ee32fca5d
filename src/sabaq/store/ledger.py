"""Ledger: what arrived and what was decided, append-only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypedDict, TypeVar

import pyarrow as pa
from sqlalchemy import Connection, Engine, Table, insert, select

from sabaq.errors import BadConfig, BadRecord
from sabaq.guard.permit import Guard, RefusedRequest
from sabaq.model.authority import Act, Grant, Operation, Request
from sabaq.model.decisions import Retraction
from sabaq.model.evidence import Batch, Claim, Rejected, Report, Source
from sabaq.model.ids import ActId, AuthorityId, LinkId, RetractionId
from sabaq.model.incident import Link
from sabaq.model.warrants import Authority, Exceptional
from sabaq.store import tables as t
from sabaq.store.amendments import Amending
from sabaq.store.audiences import Audience
from sabaq.store.authorities import authorities_in, exceptional_in
from sabaq.store.dialects import Place
from sabaq.store.engines import explained, migrate, open_engine, reading, writing
from sabaq.store.evidence import WHOLE, Excerpt, newest_sources, read_evidence, read_links, version_in
from sabaq.store.intakes import Fresh, Load, Written, add_links, add_reports, begin, brought, check_spans, end
from sabaq.store.log import Entry, Told, acts_told, erase, forget, resolve_act, start_log
from sabaq.store.log_tables import publications
from sabaq.store.moments import to_text
from sabaq.store.rows import source_from

R = TypeVar("R")
Row = dict[str, object]


class Capacity(TypedDict):
    """What an act tells of the capacity in which somebody asked."""

    roles: tuple[str, ...]
    unit: str
    authority: AuthorityId | None
    marking: str
    break_glass: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The truth of one workspace; every write needs a grant and leaves its act in the same transaction."""

    path: Place
    guard: Guard
    engine: Engine

    @classmethod
    def open(cls, path: Place, guard: Guard, *, create: bool = False) -> Ledger:
        """Open the ledger at this table revision; without `create` it must exist."""
        if not create and isinstance(path, Path) and not path.is_file():
            raise BadConfig(f"no workspace at {path.parent}; make one with `sabaq init -w {path.parent}`")
        engine = open_engine(path)
        try:
            with explained(path):
                migrate(engine, path, create=create)
                start_log(engine, guard.clock)
        except BaseException:
            engine.dispose()
            raise
        return cls(path=path, guard=guard, engine=engine)

    def untouched(self) -> bool:
        """Say whether nobody has done anything here yet."""
        with explained(self.path), reading(self.engine) as connection:
            return connection.scalar(select(t.acts.c.id).limit(1)) is None

    def close(self) -> None:
        """Give the file or the connections back."""
        self.engine.dispose()

    def begin_batch(self, grant: Grant, batch: Batch) -> bool:
        """Note that a file is being taken in; return False when it was taken in before, whole."""
        return self._write(grant, Operation.ADD, f"begin {batch.file}", lambda c, act, now: begin(c, batch, act, now))

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
            load = Load(sources=tuple(sources), reports=reports, links=links)
            return add_reports(connection, batch, load, act=act, now=now)[0]

        return self._write(grant, Operation.ADD, f"{len(reports)} reports of {batch.file}", write)

    def take(
        self, grant: Grant, files: Sequence[tuple[Batch, Load]], *, then: Callable[[Amending], None]
    ) -> list[Written | None]:
        """Take whole small files in, and do `then` with their new reports, in one transaction; None: it was held."""
        for report, its_claims in (each for _, load in files for each in load.reports):
            check_spans(report, its_claims)

        def write(connection: Connection, act: str, now: str) -> list[Written | None]:
            before = version_in(connection)
            found: list[Written | None] = []
            fresh: list[Fresh] = []
            for batch, load in files:
                if not begin(connection, batch, act, now):
                    found.append(None)
                    continue
                written, its = add_reports(connection, batch, load, act=act, now=now)
                end(connection, batch, written, load.rejected, act=act, now=now)
                found.append(written)
                fresh += its
            taken = frozenset(batch.id for (batch, _), its in zip(files, found, strict=True) if its)
            if taken:
                then(Amending(connection=connection, fresh=tuple(fresh), taken=taken, version_before=before))
            return found

        names, reports = ", ".join(batch.file for batch, _ in files), sum(len(load.reports) for _, load in files)
        return self._write(grant, Operation.ADD, f"{reports} reports of {names}", write)

    def end_batch(self, grant: Grant, batch: Batch, rejected: Sequence[Rejected]) -> Written:
        """Close a batch, from now on its reports count; return how much it brought, over all tries to take it in."""

        def write(connection: Connection, act: str, now: str) -> Written:
            whole = brought(connection, batch.id)
            end(connection, batch, whole, rejected, act=act, now=now)
            return whole

        return self._write(grant, Operation.ADD, f"end {batch.file}", write)

    def record_links(self, grant: Grant, links: Sequence[Link]) -> None:
        """Add judgements on which subjects are one incident."""
        reason = f"{len(links)} links: {'; '.join(dict.fromkeys(link.why for link in links))}"
        self._write(grant, Operation.LINK, reason, lambda c, act, now: add_links(c, links, act=act, now=now))

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
        row = {"id": self.guard.fresh_id(), "decided_by": grant.actor, "why": why}
        return row | {"known_at": now, "recorded_at": now, "act_id": act}

    def erase(self, grant: Grant, act: str, why: str) -> str:
        """Make unreadable who did an act, on what and why; its entry stays, and this erasure is an act itself."""
        with explained(self.path), reading(self.engine) as connection:
            erased = resolve_act(connection, act)
        told = f"erase {erased}: {why}"
        self._write(grant, Operation.ERASE, told, lambda c, by, now: erase(c, erased, act=by, now=now))
        forget(self.engine)
        return erased

    def publish(self, grant: Grant, publication: str, terms: str, *, commits: str) -> str:
        """Commit to what is published and to what is withheld; give the act whose entry holds the commitment."""

        def write(connection: Connection, act: str, now: str) -> str:
            row = {"id": publication, "commitments": terms, "recorded_at": now, "act_id": act}
            connection.execute(insert(publications).values(row))
            return act

        return self._write(grant, Operation.PUBLISH, publication, write, commits=commits)

    def record_act(self, grant: Grant, reason: str = "") -> None:
        """Note an allowed act that wrote nothing else: a read or an export."""
        self._write(grant, grant.operation, reason, lambda _connection, _act, _now: None)

    def record_refusal(self, refusal: RefusedRequest) -> None:
        """Note what was asked and denied."""
        asked, now = refusal.request, self.guard.clock()
        act = Act(
            id=ActId(self.guard.fresh_id(at=now)), grant=None, actor=asked.actor,
            operation=asked.operation.value, purpose=asked.purpose, subject_class=asked.subject_class,
            what=asked.what, decision="refused", policy=self.guard.policy.version, reason=_told(asked, str(refusal)),
            recorded_at=now, rules=refusal.rules, **_capacity(asked),
        )  # fmt: skip
        entry = Entry(act=act, clock=self.guard.clock)
        with explained(self.path), writing(self.engine) as connection, entry.around(connection):
            pass

    def evidence(
        self,
        *,
        moment: datetime | None = None,
        recorded: bool = False,
        audience: Audience = None,
        excerpt: Excerpt = WHOLE,
    ) -> dict[str, pa.Table]:
        """Give claims, reports, sources and links as Arrow tables, as they were held at a moment, for an audience."""
        with explained(self.path), reading(self.engine) as connection:
            return read_evidence(connection, moment=moment, recorded=recorded, audience=audience, excerpt=excerpt)

    def sources(self) -> dict[str, Source]:
        """Give each source as it was described last."""
        with explained(self.path), reading(self.engine) as connection:
            return {row["id"]: source_from(row) for row in connection.execute(newest_sources()).mappings()}

    def links(self) -> pa.Table:
        """Give the judgements that stand as an Arrow table."""
        with explained(self.path), reading(self.engine) as connection:
            return read_links(connection)

    def _write(
        self,
        grant: Grant,
        operation: Operation,
        reason: str,
        write: Callable[[Connection, str, str], R],
        *,
        commits: str | None = None,
    ) -> R:
        entry = replace(self.entry(grant, operation, reason), commits=commits)
        with explained(self.path), writing(self.engine) as connection, entry.around(connection):
            return write(connection, entry.act.id, to_text(entry.act.recorded_at))

    def entry(self, grant: Grant, operation: Operation, reason: str) -> Entry:
        """Give the act of an allowed operation, to be written in the transaction of the thing itself."""
        try:
            self.guard.check(grant, operation, self.authority(grant.authority))
        except RefusedRequest as refusal:
            self.record_refusal(refusal)
            raise
        now = self.guard.clock()
        act = Act(
            id=ActId(self.guard.fresh_id(at=now)), grant=grant.id, actor=grant.actor,
            operation=operation.value, purpose=grant.purpose.value, subject_class=grant.subject_class,
            what=grant.what, decision="allowed", policy=grant.policy, reason=_told(grant, reason),
            recorded_at=now, **_capacity(grant),
        )  # fmt: skip
        return Entry(act=act, clock=self.guard.clock)

    def acts(self, *, limit: int = 1000, before: int | None = None) -> tuple[Told, ...]:
        """Give the newest acts, the newest first, or those whose entries come before one; the erased ones are blank."""
        with explained(self.path), reading(self.engine) as connection:
            return acts_told(connection, limit=limit, before=before)

    def record(self, grant: Grant, operation: Operation, reason: str, *rows: tuple[Table, Row]) -> None:
        """Add rows of truth under one act; its id and its moment are added to them."""

        def write(connection: Connection, act: str, now: str) -> None:
            for table, row in rows:
                connection.execute(insert(table).values(row | {"act_id": act, "recorded_at": now}))

        self._write(grant, operation, reason, write)

    def authority(self, authority: AuthorityId | None) -> Authority | None:
        """Give an authority as it stands on record, or None."""
        return None if authority is None else next(iter(self.authorities(only=authority)), None)

    def authorities(self, *, only: AuthorityId | None = None) -> tuple[Authority, ...]:
        """Give the authorities on record as they stand, oldest first."""
        with explained(self.path), reading(self.engine) as connection:
            return authorities_in(connection, only=only)

    def exceptional(self) -> tuple[Exceptional, ...]:
        """Give the acts that are always reviewed, newest first."""
        with explained(self.path), reading(self.engine) as connection:
            return exceptional_in(connection)

    def version(self) -> str:
        """Give a text that changes whenever something that counts was added."""
        with explained(self.path), reading(self.engine) as connection:
            return version_in(connection)


def _capacity(of: Request | Grant) -> Capacity:
    """Give what an act tells of the capacity in which somebody asked."""
    return {
        "roles": tuple(sorted(of.roles)), "unit": of.unit, "authority": of.authority, "marking": of.marking.value,
        "break_glass": of.break_glass is not None,
    }  # fmt: skip


def _told(of: Request | Grant, reason: str) -> str:
    """Give the reason of an act; in an emergency, why it was one comes first."""
    return reason if of.break_glass is None else f"emergency: {of.break_glass}. {reason}".rstrip()
