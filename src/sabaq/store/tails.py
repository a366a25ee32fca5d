"""Tails: the reports that came to count since a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, or_, select

from sabaq.model.evidence import Claim, Report
from sabaq.store import tables as t
from sabaq.store.engines import explained, reading
from sabaq.store.evidence import ROW, visible
from sabaq.store.ledger import Ledger
from sabaq.store.rows import claim_from, report_from

AT_ONCE = 500  # values in one IN list


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The parts of a ledger's version: the number of the last row of each kind that counts."""

    ended: int
    links: int
    revocations: int
    retractions: int
    reinstatements: int
    sources: int

    @classmethod
    def read(cls, version: str) -> Version:
        """Read it from its text."""
        return cls(**dict(zip(cls.__dataclass_fields__, map(int, version.split("-")), strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A report with its claims, as held."""

    report: Report
    claims: Sequence[Claim]
    seq: int
    known_at: str


def came_since(ledger: Ledger, version: str, most: int) -> list[Came] | None:
    """Give what came since a version, in order; None where it is more than `most`, or what came before may differ."""
    then, now = Version.read(version), Version.read(ledger.version())
    if (then.retractions, then.reinstatements) != (now.retractions, now.reinstatements):
        return None
    new = select(t.batch_ends.c.batch).where(then.ended < ROW)
    again = select(t.sightings.c.report_seq).where(t.sightings.c.batch.in_(new))
    query = visible(until=None).where(or_(t.reports.c.batch.in_(new), t.reports.c.seq.in_(again)))
    with explained(ledger.path), reading(ledger.engine) as connection:
        if now.sources != then.sources and _described_anew(connection, then.sources):
            return None
        rows = connection.execute(query.order_by(t.reports.c.seq).limit(most + 1)).mappings().all()
        if len(rows) > most:
            return None
        reports = {row["seq"]: (report_from(row), row["known_at"]) for row in rows}
        claims: dict[int, list[Claim]] = {seq: [] for seq in reports}
        seqs = list(reports)
        for start in range(0, len(seqs), AT_ONCE):
            asked = select(t.claims).where(t.claims.c.report_seq.in_(seqs[start : start + AT_ONCE]))
            found = connection.execute(asked.order_by(t.claims.c.report_seq, t.claims.c.seq)).mappings()
            for seq, its in groupby(found, key=lambda row: row["report_seq"]):
                claims[seq] = [claim_from(row, reports[seq][0].id) for row in its]
    return [
        Came(report=report, claims=claims[seq], seq=seq, known_at=known) for seq, (report, known) in reports.items()
    ]


def _described_anew(connection: Connection, since: int) -> bool:
    """Say whether a source that was known is now of another kind, or stands with others."""
    was, now = t.sources.alias("was"), t.sources.alias("now")
    other = or_(was.c.kind != now.c.kind, was.c.independence_group != now.c.independence_group)
    query = select(now.c.seq).join(was, was.c.id == now.c.id).where(now.c.seq > since, was.c.seq <= since, other)
    return connection.scalar(query.limit(1)) is not None
