"""Holdings: what the ledger holds, counted and checked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sqlalchemy import func, select

from sabaq.model.decisions import Retracted
from sabaq.store import tables as t
from sabaq.store.audiences import Audience
from sabaq.store.dialects import dialect_of
from sabaq.store.engines import explained, reading
from sabaq.store.evidence import standing_retractions, visible
from sabaq.store.ledger import Ledger
from sabaq.store.log_tables import keys
from sabaq.store.prepared import stream

LEARNABLE_M = 30_000.0  # a wider circle does not tell where a name is


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How much there is that counts."""

    reports: int
    claims: int
    rejected: int
    batches: int
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedName:
    """A name that an event list put on the map."""

    name: str
    lat: float
    lon: float
    district: str | None
    province: str | None
    country: str


def count(ledger: Ledger, *, audience: Audience = None) -> Held:
    """Count what counts now, for an audience what it may see of it."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        shown = visible(until=None, audience=audience).with_only_columns(t.reports.c.seq).subquery()
        on = shown.c.seq == t.claims.c.report_seq
        return Held(
            reports=connection.scalar(select(func.count()).select_from(shown)) or 0,
            claims=connection.scalar(select(func.count()).select_from(t.claims).join(shown, on)) or 0,
            rejected=connection.scalar(select(func.count()).select_from(t.rejections)) or 0,
            batches=connection.scalar(select(func.count()).select_from(t.batch_ends)) or 0,
            acts=connection.scalar(select(func.count()).select_from(t.acts)) or 0,
        )


def unfinished(ledger: Ledger) -> tuple[str, ...]:
    """Name the files whose import was cut short; adding them again goes on where it stopped."""
    ended = select(t.batch_ends.c.batch)
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(connection.scalars(select(t.batches.c.file).where(t.batches.c.id.not_in(ended))))


def archived(ledger: Ledger) -> tuple[str, ...]:
    """Give the SHA-256 of every file that was taken in."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(connection.scalars(select(t.batches.c.archive).distinct().order_by(t.batches.c.archive)))


def placed_names(ledger: Ledger) -> tuple[PlacedName, ...]:
    """Give the names that event lists which count put narrowly enough on the map; prose teaches no names."""
    c = t.claims.c
    query = select(c.place, c.lat, c.lon, c.district, c.province, c.country).where(
        c.prop == "place", c.place.is_not(None), c.country.is_not(None), c.lat.is_not(None), c.radius_m <= LEARNABLE_M,
        c.extractor.not_like("prose%"), c.report_seq.in_(visible(until=None).with_only_columns(t.reports.c.seq)),
    )  # fmt: skip
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(
            PlacedName(name=r.place, lat=r.lat, lon=r.lon, district=r.district, province=r.province, country=r.country)
            for r in connection.execute(query)
        )


def retracted_sources(ledger: Ledger) -> frozenset[str]:
    """Name the sources whose reports count no more, those that still come included."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return frozenset(connection.scalars(standing_retractions(Retracted.SOURCE, None, "known_at")))


def broken(ledger: Ledger) -> str | None:
    """Give what the database finds wrong with itself and what to do, or None."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return dialect_of(connection).damage(connection)


def unguarded(ledger: Ledger) -> tuple[str, ...]:
    """Name the tables of truth in which the database no longer refuses to change or remove a row."""
    wanted = {(table.name, verb) for table in t.TRUTH.sorted_tables for verb in ("UPDATE", "DELETE")}
    with explained(ledger.path), reading(ledger.engine) as connection:
        gone = wanted - {(keys.name, "DELETE")} - dialect_of(connection).guarded(connection)
    return tuple(sorted({table for table, _ in gone}))


def misquoted(ledger: Ledger) -> tuple[str, ...]:
    """Name the reports whose text no longer holds the words that their claims quote."""
    c = t.claims.c
    query = select(c.report_seq, c.span_start, c.span_end, c.quote).order_by(c.report_seq, c.seq)
    damaged = []
    with explained(ledger.path), reading(ledger.engine) as connection:
        told = select(t.reports.c.seq, t.reports.c.id, t.reports.c.raw).order_by(t.reports.c.seq)
        with stream(connection, told) as texts, stream(connection, query) as rows:
            for seq, spans in groupby(rows, key=attrgetter("report_seq")):
                report = next(each for each in texts if each.seq == seq)
                if any(report.raw[span.span_start : span.span_end] != span.quote for span in spans):
                    damaged.append(report.id)
    return tuple(damaged)
