"""Evidence: the ledger's claims as Arrow, as of a moment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
from sqlalchemy import ColumnElement, Connection, Integer, Select, func, literal_column, or_, select, true

from sabaq.model.decisions import Retracted
from sabaq.model.evidence import Prop
from sabaq.store import tables as t
from sabaq.store.audiences import Audience, hidden_decisions, shown_to, sources_of
from sabaq.store.dialects import dialect_of
from sabaq.store.moments import to_text
from sabaq.store.prepared import run

LISTED = pa.dictionary(pa.int8(), pa.string())  # a word of a closed list: a byte a claim, where the text takes ten
ROLES = pa.dictionary(pa.int16(), pa.string())  # which are also told together
NAMED = pa.dictionary(pa.int32(), pa.string())  # a name or a day that many claims share: four bytes each
CLAIM_TYPES = {
    "id": pa.string(), "report_seq": pa.int64(), "subject": NAMED, "prop": LISTED, "grp": ROLES,
    "value": pa.string(), "low": pa.int64(), "best": pa.int64(), "high": pa.int64(), "polarity": LISTED,
    "modality": LISTED, "framing": LISTED, "speaker": pa.string(), "first_day": NAMED,
    "last_day": NAMED, "date_precision": LISTED, "lat": pa.float64(), "lon": pa.float64(),
    "radius_m": pa.float64(), "place": NAMED, "district": NAMED, "province": NAMED, "country": NAMED,
}  # fmt: skip
REPORT_TYPES = {
    "seq": pa.int64(), "id": pa.string(), "external_id": pa.string(), "source": pa.string(), "title": pa.string(),
    "published_at": pa.string(), "known_at": pa.string(), "recorded_at": pa.string(),
}  # fmt: skip
SOURCE_TYPES = {
    "id": pa.string(), "name": pa.string(), "kind": pa.string(), "interest": pa.string(),
    "independence_group": pa.string(), "reliability": pa.string(),
}  # fmt: skip
LINK_TYPES = {
    "id": pa.string(), "a": pa.string(), "b": pa.string(), "verdict": pa.string(), "weight_bits": pa.float64(),
    "decided_by": pa.string(), "known_at": pa.string(),
}  # fmt: skip

ROW: ColumnElement[int] = literal_column("rowid", Integer)  # each table without `seq` has one; SQLite's unasked
COUNTED = (t.batch_ends, t.links, t.revocations, t.retractions, t.reinstatements)
LAST_ROWS = select(
    *(select(func.max(ROW)).select_from(table).scalar_subquery() for table in COUNTED),
    select(func.max(t.sources.c.seq)).scalar_subquery(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Which part of the evidence is asked for: all that some sources said, or every claim of one kind."""

    sources: Collection[str] | None = None
    prop: Prop | None = None


WHOLE = Excerpt()


def read_evidence(
    connection: Connection,
    *,
    moment: datetime | None,
    recorded: bool,
    audience: Audience = None,
    excerpt: Excerpt = WHOLE,
) -> dict[str, pa.Table]:
    """Give what counted at `moment`: `claims`, `reports` (in order of seq), `sources`, `links`, as Arrow tables.

    A report counts once a batch that brought it has ended, and while it is not retracted. `recorded` filters by when
    sabaq recorded a row instead of when the organisation knew. An `audience` gets what it would get had nothing else
    ever arrived. An `excerpt` has the claims asked for, and their reports only.
    """
    clock = "recorded_at" if recorded else "known_at"
    until = to_text(moment) if moment else None
    asked = _asked(excerpt)
    shown = visible(until=until, clock=clock, recorded=recorded, audience=audience)
    if excerpt.sources is not None:
        shown = shown.where(t.reports.c.source.in_(excerpt.sources))
    if excerpt.prop is not None:
        shown = shown.where(t.reports.c.seq.in_(select(t.claims.c.report_seq).where(asked)))
    report_query = shown.with_only_columns(*(t.reports.c[name] for name in REPORT_TYPES)).order_by(t.reports.c.seq)
    seqs = shown.with_only_columns(t.reports.c.seq).subquery()
    claim_query = (
        select(*(t.claims.c[name] for name in CLAIM_TYPES))
        .join(seqs, seqs.c.seq == t.claims.c.report_seq)
        .where(asked)
        .order_by(t.claims.c.report_seq, t.claims.c.seq)
    )
    source_query = newest_sources(until if recorded else None).with_only_columns(
        *(t.sources.c[name] for name in SOURCE_TYPES)
    )
    fetch = dialect_of(connection).fetch
    links = fetch(connection, _standing_links(until, clock=clock, recorded=recorded), LINK_TYPES)
    hidden = hidden_decisions(connection, audience)
    if hidden:
        links = links.filter([link.partition(".")[0] not in hidden for link in links["id"].to_pylist()])
    return {
        "claims": fetch(connection, claim_query, CLAIM_TYPES),
        "reports": fetch(connection, report_query, REPORT_TYPES),
        "sources": fetch(connection, source_query.where(sources_of(audience)), SOURCE_TYPES),
        "links": links,
    }


def _asked(excerpt: Excerpt) -> ColumnElement[bool]:
    """Give the claims of an excerpt; the kind stands in the statement itself, so that an index of one kind serves."""
    return true() if excerpt.prop is None else t.claims.c.prop == literal_column(f"'{excerpt.prop.value}'")


def read_links(connection: Connection) -> pa.Table:
    """Give the judgements that stand."""
    query = _standing_links(None, clock="known_at", recorded=False)
    return dialect_of(connection).fetch(connection, query, LINK_TYPES)


def version_in(connection: Connection) -> str:
    """Give a text that changes whenever something that counts was added: no row leaves, so the last number counts."""
    return "-".join(str(last or 0) for last in run(connection, LAST_ROWS).rows[0])


def newest_sources(until: str | None = None) -> Select[Any]:
    """Select each source as it was graded last, or last by the time of recording `until`."""
    newest = select(func.max(t.sources.c.seq).label("seq")).group_by(t.sources.c.id)
    if until is not None:
        newest = newest.where(t.sources.c.recorded_at <= until)
    picked = newest.subquery()
    return select(t.sources).join(picked, picked.c.seq == t.sources.c.seq).order_by(t.sources.c.id)


def visible(
    *,
    until: str | None,
    clock: str = "known_at",
    recorded: bool = False,
    retracted: bool = False,
    audience: Audience = None,
) -> Select[Any]:
    """Select the reports that count: their batch, or another that brought them, has ended, and none is retracted.

    With `retracted` those that were retracted are there as well; an `audience` is shown what it may see.
    """
    ended = _ended(until if recorded else None)
    if not retracted:
        ended = ended.where(t.batch_ends.c.batch.not_in(standing_retractions(Retracted.BATCH, until, clock)))
    seen_again = select(t.sightings.c.report_seq).where(t.sightings.c.batch.in_(ended))
    query = select(t.reports).where(or_(t.reports.c.batch.in_(ended), t.reports.c.seq.in_(seen_again)))
    if not retracted:
        query = query.where(
            t.reports.c.source.not_in(standing_retractions(Retracted.SOURCE, until, clock)),
            t.reports.c.id.not_in(standing_retractions(Retracted.REPORT, until, clock)),
        )
    query = query if audience is None else query.where(shown_to(audience))
    return query if until is None else query.where(t.reports.c[clock] <= until)


def standing_retractions(kind: Retracted, until: str | None, clock: str) -> Select[Any]:
    """Select the ids of what is retracted and was not taken back by then."""
    undone = select(t.reinstatements.c.retraction)
    query = select(t.retractions.c.target).where(t.retractions.c.kind == kind.value)
    if until is not None:
        undone = undone.where(t.reinstatements.c[clock] <= until)
        query = query.where(t.retractions.c[clock] <= until)
    return query.where(t.retractions.c.id.not_in(undone))


def _ended(until: str | None) -> Select[Any]:
    ended = select(t.batch_ends.c.batch)
    return ended if until is None else ended.where(t.batch_ends.c.recorded_at <= until)


def claim_rows(moment: datetime | None, *, recorded: bool, audience: Audience = None) -> Select[Any]:
    """Select the claims that counted at a moment, in order of report."""
    clock = "recorded_at" if recorded else "known_at"
    until = to_text(moment) if moment else None
    shown = visible(until=until, clock=clock, recorded=recorded, audience=audience).subquery()
    return (
        select(t.claims)
        .join(shown, shown.c.seq == t.claims.c.report_seq)
        .order_by(t.claims.c.report_seq, t.claims.c.seq)
    )


def _standing_links(until: str | None, *, clock: str, recorded: bool) -> Select[Any]:
    revoked = select(t.revocations.c.link)
    query = select(*(t.links.c[name] for name in LINK_TYPES)).order_by(t.links.c.id)
    if until is not None:
        revoked = revoked.where(t.revocations.c[clock] <= until)
        query = query.where(t.links.c[clock] <= until)
    ended = _ended(until if recorded else None)
    return query.where(t.links.c.id.not_in(revoked)).where(or_(t.links.c.batch.is_(None), t.links.c.batch.in_(ended)))
