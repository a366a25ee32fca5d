"""Picture: incidents kept for looking at, rebuilt at will."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
import pyarrow as pa
from pyarrow import compute as pc
from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from sabaq.store import tables as t
from sabaq.store.dialects import Place, dialect_of
from sabaq.store.engines import explained, reading, writing
from sabaq.store.log import Entry
from sabaq.store.moments import to_text

ROWS_AT_ONCE = 20_000
MARK = ("made_from", "made_with", "made_at")  # by which a picture is told from any that stood there before


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a picture was made from."""

    made_from: str  # version of the ledger
    made_with: str  # names and versions of the steps
    reports: int
    incidents: int
    model: str  # the weights, as JSON
    moment: str | None  # as of; None: all that is known
    made_at: str

    @property
    def mark(self) -> tuple[str, ...]:
        """What tells it from any that stood there before."""
        return tuple(getattr(self, name) for name in MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The rebuildable tables of one picture, in the ledger's file or in one of their own."""

    path: Place
    engine: Engine

    def state(self) -> State | None:
        """Say what the picture was made from, or None when there is none."""
        with explained(self.path), reading(self.engine) as connection:
            if not set(t.PICTURE.tables) <= set(dialect_of(connection).tables(connection)):
                return None
            row = connection.execute(select(t.states)).mappings().first()
        return State(**{name: row[name] for name in State.__dataclass_fields__}) if row else None

    def changes(self, since: int, most: int) -> tuple[int, tuple[str | None, ...]]:
        """Give the number of the last change, and the incidents changed after `since`; None: all may have."""
        its = t.changes.c
        with explained(self.path), reading(self.engine) as connection:
            if not _stands(connection, [t.changes]):
                return since, ()
            last: int = connection.scalar(select(func.max(its.seq))) or 0
            if last <= since:
                return last, () if last == since else (None,)
            rows = connection.scalars(select(its.incident).where(its.seq > since).distinct().limit(most + 1)).all()
        return last, (None,) if len(rows) > most or None in rows else tuple(rows)

    def memberships(self) -> pa.Table:
        """Give who is in which incident, as Arrow."""
        types = {"subject": pa.string(), "incident": pa.string(), "weight": pa.float64()}
        with explained(self.path), reading(self.engine) as connection:
            return dialect_of(connection).fetch(connection, select(*(t.memberships.c[name] for name in types)), types)

    def fits(self) -> bool:
        """Say whether the tables have the columns of today; another program may have made them."""
        with explained(self.path), reading(self.engine) as connection:
            return _stands(connection, t.PICTURE.sorted_tables)

    def replace(
        self,
        made: dict[str, pa.Table],
        *,
        made_from: str,
        made_with: str,
        made_at: datetime,
        moment: datetime | None = None,
        entry: Entry | None = None,
    ) -> None:
        """Put a new picture in the place of the old, all at once; ids that vanished lead to their successor."""
        state: dict[str, object] = {"one": 1, "made_from": made_from, "made_with": made_with}
        state |= {"reports": made["reports"].num_rows, "incidents": made["incidents"].num_rows}
        state |= {"model": made["model"]["model"][0].as_py(), "made_at": to_text(made_at)}
        state |= {"moment": to_text(moment) if moment else None}
        with (
            explained(self.path), writing(self.engine) as connection,
            entry.around(connection) if entry else nullcontext(),
        ):  # fmt: skip
            before: Sequence[Any] = ()
            older: Sequence[Any] = ()
            changes = 0
            if _stands(connection, [t.memberships, t.forwards]):
                before = connection.execute(select(t.memberships.c.incident, t.memberships.c.subject)).all()
                older = connection.execute(select(t.forwards.c.old, t.forwards.c.incident)).all()
            if _stands(connection, [t.changes]):
                changes = connection.scalar(select(func.max(t.changes.c.seq))) or 0
            _clear(connection)
            for table, rows in self._rows(made):
                _fill(connection, table, rows)
            _fill(connection, t.forwards, _forwards(before, older, made["memberships"]))
            connection.execute(insert(t.changes), [{"seq": changes + 1, "incident": None}])
            connection.execute(insert(t.states), [state])
            for statement in dialect_of(connection).settling(t.PICTURE.sorted_tables):
                connection.exec_driver_sql(statement)

    def _rows(self, made: dict[str, pa.Table]) -> list[tuple[Table, pa.Table]]:
        consensus = made["consensus"]
        encoded = [msgspec.json.encode(each).decode() for each in consensus["claims"].to_pylist()]
        names = [column.name for column in t.consensus.c if column.name not in {"seq", "claims"}]
        return [
            (t.incidents, made["incidents"]),
            (t.memberships, made["memberships"].drop_columns(["row"])),
            (t.ties, made["ties"]),
            (t.doubts, made["doubts"]),
            (t.consensus, consensus.select(names).append_column("claims", pa.array(encoded, type=pa.string()))),
            (t.details, made["details"].select(["incident", "curve", "responsibility", "findings"])),
        ]


def _stands(connection: Connection, tables: Sequence[Table]) -> bool:
    """Say whether all of these tables are there with the columns they have today."""
    seen = dialect_of(connection).tables(connection)
    return all(seen.get(table.name) == frozenset(table.c.keys()) for table in tables)


def _clear(connection: Connection) -> None:
    """Leave the tables of a picture empty; who reads the old one goes on seeing it."""
    tables = t.PICTURE.sorted_tables
    if _stands(connection, tables):
        for table in tables:
            connection.execute(delete(table))
    else:  # an older program may have made them with other columns
        t.PICTURE.drop_all(connection)
        t.PICTURE.create_all(connection)


def _fill(connection: Connection, table: Table, rows: pa.Table) -> None:
    put = dialect_of(connection).insert
    for part in rows.to_batches(max_chunksize=ROWS_AT_ONCE):
        if part.num_rows:
            columns = [_told(column).to_pylist() for column in part.columns]
            put(connection, table, tuple(part.schema.names), list(zip(*columns, strict=True)))


def _told(column: pa.Array) -> pa.Array:
    """Give a column in which what is no number is absent."""
    return pc.if_else(pc.is_nan(column), None, column) if pa.types.is_floating(column.type) else column


def _forwards(before: Any, older: Any, memberships: pa.Table) -> pa.Table:  # noqa: ANN401 (rows of two columns)
    """Give old incident -> new for ids that are gone: where their naming member, or any member, went."""
    home = dict(zip(memberships["subject"].to_pylist(), memberships["incident"].to_pylist(), strict=True))
    alive = set(home.values())
    heir: dict[str, str] = {}
    for incident, subject in before:
        named_it = incident[2:] == subject[2:]
        if incident not in alive and subject in home and (named_it or incident not in heir):
            heir[incident] = home[subject]
    for old, incident in older:
        successor = incident if incident in alive else heir.get(incident)
        if old not in alive and successor:
            heir.setdefault(old, successor)
    return pa.table({"old": pa.array(list(heir), pa.string()), "incident": pa.array(list(heir.values()), pa.string())})
