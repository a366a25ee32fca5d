"""Amendments: incidents put in place of what they were.

What a run makes anew is here changed for a few incidents, in the transaction that holds their new reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from sabaq.store import tables as t
from sabaq.store.evidence import version_in
from sabaq.store.intakes import Fresh
from sabaq.store.moments import to_text

Row = dict[str, object]
AT_ONCE = 400  # values in one IN list
TOLD = ("id", "subject", "prop", "grp", "value", "low", "best", "high", "polarity", "modality", "speaker", "first_day",
        "last_day", "date_precision", "lat", "lon", "radius_m", "place", "district", "province", "country")  # fmt: skip
SUBJECTS: BindParameter[str] = bindparam("subjects", expanding=True)
NAMES: BindParameter[str] = bindparam("names", expanding=True)
TELLING = (
    select(*(t.claims.c[name] for name in TOLD), t.reports.c.id, t.reports.c.known_at, t.reports.c.published_at)
    .add_columns(t.reports.c.source)
    .join(t.reports, t.reports.c.seq == t.claims.c.report_seq)
    .where(t.claims.c.subject.in_(SUBJECTS), t.claims.c.framing == "news")
    .order_by(t.claims.c.report_seq, t.claims.c.seq)
)
NO_VALUES = delete(t.consensus).where(t.consensus.c.incident.in_(NAMES))
NO_TIES = delete(t.ties).where(t.ties.c.incident.in_(NAMES))
NO_INCIDENTS = delete(t.incidents).where(t.incidents.c.id.in_(NAMES))
NO_DETAILS = delete(t.details).where(t.details.c.incident.in_(NAMES))
BACK = delete(t.forwards).where(t.forwards.c.old.in_(NAMES))
OLD: BindParameter[str] = bindparam("old_name")
HEIR: BindParameter[str] = bindparam("heir")
LEAD_ON = update(t.forwards).where(t.forwards.c.incident == OLD).values(incident=HEIR)
TIES_ON = update(t.ties).where(t.ties.c.incident == OLD).values(incident=HEIR)
STATE = update(t.states).values(
    made_from=bindparam("version"), made_with=bindparam("steps"), made_at=bindparam("moment_made"),
    incidents=t.states.c.incidents + bindparam("more_incidents"),
    reports=t.states.c.reports + bindparam("more_reports"),
)  # fmt: skip
NEW_ROWS = {
    table: insert(table).prefix_with("OR REPLACE")
    for table in (t.incidents, t.memberships, t.ties, t.consensus, t.details, t.forwards, t.changes)
}
COLUMNS = {table: [column.name for column in table.c if column.name != "seq"] for table in NEW_ROWS}


@dataclass(slots=True, kw_only=True)
class Amendment:
    """What is to stand in the picture instead of what stands there."""

    reports: int = 0  # how many reports it adds
    born: set[str] = field(default_factory=set)  # incidents there were not
    gone: set[str] = field(default_factory=set)  # incidents there were, and are no more
    retied: set[str] = field(default_factory=set)  # incidents whose ties are all told anew
    heirs: dict[str, str] = field(default_factory=dict)  # where those that are gone went
    incidents: list[Row] = field(default_factory=list)
    memberships: list[Row] = field(default_factory=list)
    ties: list[Row] = field(default_factory=list)
    consensus: list[Row] = field(default_factory=list)
    details: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    """The open transaction that holds new reports, and in which the picture is to follow them."""

    connection: Connection
    fresh: tuple[Fresh, ...]
    version_before: str  # of the ledger, without the new reports

    def told(self, subjects: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the news claims on some subjects: the columns of TOLD, then report, known at, published at, source."""
        for start in range(0, len(subjects), AT_ONCE):
            yield from self.connection.execute(TELLING, {"subjects": list(subjects[start : start + AT_ONCE])}).tuples()

    def amend(self, change: Amendment, *, made_with: str, made_at: datetime) -> str:
        """Put the incidents of a change in the place of what they were; give the version they are made from."""
        made_from = version_in(self.connection)
        _amend(self.connection, change, made_from=made_from, made_with=made_with, made_at=to_text(made_at))
        return made_from


def _amend(connection: Connection, change: Amendment, *, made_from: str, made_with: str, made_at: str) -> None:
    alive = {str(row["id"]) for row in change.incidents}
    names = sorted(alive | change.gone)
    connection.execute(NO_VALUES, {"names": names})
    connection.execute(NO_TIES, {"names": sorted(change.retied)})
    if change.gone:
        for removal in (NO_INCIDENTS, NO_DETAILS):
            connection.execute(removal, {"names": sorted(change.gone)})
        moved = [{"old_name": old, "heir": heir} for old, heir in change.heirs.items()]
        for statement in (LEAD_ON, TIES_ON):
            connection.execute(statement, moved)
    if change.born:
        connection.execute(BACK, {"names": sorted(change.born)})
    for table, rows in (
        (t.incidents, change.incidents), (t.memberships, change.memberships), (t.ties, change.ties),
        (t.consensus, change.consensus), (t.details, change.details),
    ):  # fmt: skip
        _put(connection, table, rows)
    _put(connection, t.forwards, [{"old": old, "incident": heir} for old, heir in change.heirs.items()])
    _put(connection, t.changes, [{"incident": name} for name in names])
    connection.execute(
        STATE,
        {
            "version": made_from, "steps": made_with, "moment_made": made_at, "more_reports": change.reports,
            "more_incidents": len(change.born) - len(change.gone),
        },
    )  # fmt: skip


def _put(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    names = COLUMNS[table]
    filled = [{name: row.get(name) for name in names} for row in rows]
    if filled:
        connection.execute(NEW_ROWS[table], filled)
