"""Amendments: incidents put in place of what they were.

What a run makes anew is here changed for a few incidents, in the transaction that holds their new reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Insert, Select, Table, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from sabaq.store import tables as t
from sabaq.store.evidence import version_in
from sabaq.store.intakes import Fresh
from sabaq.store.moments import to_text
from sabaq.store.picture import MARK, State
from sabaq.store.prepared import run

Row = dict[str, object]
AT_ONCE = 256  # values in one IN list
TOLD = ("id", "subject", "prop", "grp", "value", "low", "best", "high", "polarity", "modality", "speaker", "first_day",
        "last_day", "date_precision", "lat", "lon", "radius_m", "place", "district", "province", "country")  # fmt: skip
NAME: BindParameter[str] = bindparam("name")
HEIR: BindParameter[str] = bindparam("heir")
NO_VALUES = delete(t.consensus).where(t.consensus.c.incident == NAME)
NO_TIES = delete(t.ties).where(t.ties.c.incident == NAME)
GONE = (
    delete(t.incidents).where(t.incidents.c.id == NAME),
    delete(t.details).where(t.details.c.incident == NAME),
    update(t.forwards).where(t.forwards.c.incident == NAME).values(incident=HEIR),
    update(t.ties).where(t.ties.c.incident == NAME).values(incident=HEIR),
)
BACK = delete(t.forwards).where(t.forwards.c.old == NAME)
CHANGING = ("made_from", "made_with", "made_at", "incidents", "reports")
STATE = update(t.states).values({name: bindparam(name) for name in CHANGING})
SHOWN = select(*(t.states.c[name] for name in MARK))
COLUMNS = {
    table: [column.name for column in table.c if column.name != "seq"]
    for table in (t.incidents, t.memberships, t.ties, t.consensus, t.details, t.forwards)
}


def _new_rows(table: Table) -> Insert:
    """Give the insert of rows that take the place of those with the same key."""
    statement = insert(table).values({name: bindparam(name) for name in COLUMNS[table]})
    key = table.primary_key.columns.keys()
    if key == ["seq"]:
        return statement
    changes = {name: statement.excluded[name] for name in COLUMNS[table] if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=changes)


NEW_ROWS = {table: _new_rows(table) for table in COLUMNS}
CHANGED = insert(t.changes).values(
    seq=select(func.coalesce(func.max(t.changes.c.seq), 0) + 1).scalar_subquery(), incident=bindparam("incident")
)


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
    taken: frozenset[str]  # the batches that are taken in now
    version_before: str  # of the ledger, without the new reports

    def told(self, subjects: Sequence[str]) -> Iterator[Sequence[Any]]:
        """Yield the news claims on some subjects: the columns of TOLD, then report, known at, published at, source."""
        for start in range(0, len(subjects), AT_ONCE):
            part = subjects[start : start + AT_ONCE]
            width = 1 << (len(part) - 1).bit_length()  # of few statements, each is prepared once
            asked = {f"s{at}": part[min(at, len(part) - 1)] for at in range(width)}
            yield from run(self.connection, _telling(width), [asked]).rows

    def shown(self) -> tuple[Any, ...] | None:
        """Give the mark of the picture that stands there."""
        return run(self.connection, SHOWN).first()

    def amend(self, change: Amendment, shown: State, *, made_with: str, made_at: datetime) -> State:
        """Put the incidents of a change in the place of what they were in a picture; give its state after that."""
        state = replace(
            shown, made_from=version_in(self.connection), made_with=made_with, made_at=to_text(made_at),
            reports=shown.reports + change.reports, incidents=shown.incidents + len(change.born) - len(change.gone),
        )  # fmt: skip
        _amend(self.connection, change, state)
        return state


def _amend(connection: Connection, change: Amendment, state: State) -> None:
    alive = {str(row["id"]) for row in change.incidents}
    names = sorted(alive | change.gone)
    for statement, some in (
        (NO_VALUES, names), (NO_TIES, change.retied), *((each, change.gone) for each in GONE), (BACK, change.born),
    ):  # fmt: skip
        if some:
            run(connection, statement, [{"name": name, "heir": change.heirs.get(name)} for name in sorted(some)])
    for table, rows in (
        (t.incidents, change.incidents), (t.memberships, change.memberships), (t.ties, change.ties),
        (t.consensus, change.consensus), (t.details, change.details),
        (t.forwards, [{"old": old, "incident": heir} for old, heir in change.heirs.items()]),
    ):  # fmt: skip
        if rows:
            run(connection, NEW_ROWS[table], [{name: row.get(name) for name in COLUMNS[table]} for row in rows])
    if names:
        run(connection, CHANGED, [{"incident": name} for name in names])
    run(connection, STATE, [{name: getattr(state, name) for name in CHANGING}])


@lru_cache(maxsize=16)
def _telling(width: int) -> Select[Any]:
    """Give the question for what is told of so many subjects."""
    asked: list[BindParameter[str]] = [bindparam(f"s{at}") for at in range(width)]
    return (
        select(*(t.claims.c[name] for name in TOLD), t.reports.c.id, t.reports.c.known_at, t.reports.c.published_at)
        .add_columns(t.reports.c.source)
        .join(t.reports, t.reports.c.seq == t.claims.c.report_seq)
        .where(t.claims.c.subject.in_(asked), t.claims.c.framing == "news")
        .order_by(t.claims.c.report_seq, t.claims.c.seq)
    )
