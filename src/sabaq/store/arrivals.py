"""Arrivals: when each report was told, known, kept and drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select

from sabaq.model.authority import Operation
from sabaq.store import tables as t
from sabaq.store.audiences import Audience
from sabaq.store.engines import explained, reading
from sabaq.store.evidence import newest_sources, visible
from sabaq.store.ledger import Ledger
from sabaq.store.moments import from_text, to_text

EXACT = ("day", "hour", "minute")  # dates told so finely that hours can be counted from them


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One report on its way here."""

    source: str
    kind: str
    happened: date | None  # the last day that it tells of; None: none, or not to the day
    published_at: datetime | None
    known_at: datetime
    recorded_at: datetime
    drawn_at: datetime | None  # from when on the picture shows it; None: it does not yet


def loaded_later(ledger: Ledger, audience: Audience, *, since: datetime) -> int:
    """Count the reports of lists that were loaded afterwards: when they came says nothing of the work here."""
    its = _recorded(audience, since)
    with explained(ledger.path), reading(ledger.engine) as connection:
        return (
            connection.scalar(select(func.count()).select_from(its.where(t.reports.c.back_filled != 0).subquery())) or 0
        )


def arrivals(ledger: Ledger, audience: Audience, *, since: datetime) -> Iterator[Arrived]:
    """Yield the reports that came in since a moment, that count and that an audience may see.

    One that was taken live is in the picture with its own act; any other with the first run after its file had ended.
    """
    shown = _recorded(audience, since).where(t.reports.c.back_filled == 0).subquery()
    c, its, ends = t.claims.c, shown.c, t.batch_ends
    days = select(c.report_seq, func.max(c.last_day).label("day")).where(
        c.prop == "date", c.date_precision.in_(EXACT)
    ).group_by(c.report_seq).subquery()  # fmt: skip
    query = (
        select(
            its.source, its.published_at, its.known_at, its.recorded_at, days.c.day,
            ends.c.recorded_at.label("ended_at"), (t.batches.c.act_id == ends.c.act_id).label("live"),
        )
        .join(t.batches, t.batches.c.id == its.batch).join(ends, ends.c.batch == its.batch, isouter=True)
        .join(days, days.c.report_seq == its.seq, isouter=True).order_by(its.seq)
    )  # fmt: skip
    ran = select(t.acts.c.recorded_at).where(t.acts.c.operation == Operation.RUN.value, t.acts.c.decision == "allowed")
    with explained(ledger.path), reading(ledger.engine) as connection:
        named = {row.id: (row.name, row.kind) for row in connection.execute(newest_sources())}
        runs = sorted(connection.scalars(ran))
        for row in connection.execute(query):
            after = bisect_left(runs, row.ended_at or row.recorded_at)
            drawn = row.ended_at if row.live else runs[after] if after < len(runs) else None
            source, kind = named[row.source]
            yield Arrived(
                source=source, kind=kind, happened=date.fromisoformat(row.day) if row.day else None,
                published_at=from_text(row.published_at) if row.published_at else None,
                known_at=from_text(row.known_at), recorded_at=from_text(row.recorded_at),
                drawn_at=from_text(drawn) if drawn else None,
            )  # fmt: skip


def _recorded(audience: Audience, since: datetime) -> Select[Any]:
    return visible(until=None, audience=audience).where(t.reports.c.recorded_at >= to_text(since))
