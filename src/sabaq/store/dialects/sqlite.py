"""SQLite: one file, for one machine, with nothing to set up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, Engine, Select, Table, create_engine, event, exc
from sqlalchemy import Dialect as Compiler
from sqlalchemy.dialects.sqlite import insert

from sabaq.errors import BadConfig, SabaqError, Unavailable
from sabaq.store.dialects.base import REFUSED, WAIT_S, Place
from sabaq.store.prepared import execute

LONGEST_LOG_PAGES = 8192  # 32 MiB; whoever writes often empties it sooner, beside the writing
ROWS_AT_ONCE = 50_000
OLDEST = (3, 35, 0)  # the first that drops a column
COLUMNS = "SELECT t.name, c.name FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'"
TRIGGERS = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
ADVICE = (
    ("disk is full", "nothing of this step was written; free some space and repeat it"),
    ("readonly", "nothing was written; mend the folder's permissions"),
    ("disk I/O error", "nothing of this step was written; free some space or check the disk, and repeat it"),
    ("unable to open", "check that the folder exists and can be written to"),
    ("locked", f"another writer held it for more than {WAIT_S} s; try again when it is done"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sqlite:
    """A file with a write-ahead log beside it; what can be made again does without the log."""

    name: str = "sqlite"
    reads: tuple[str, ...] = ("BEGIN",)
    writes: tuple[str, ...] = ("BEGIN IMMEDIATE",)
    log_emptied: tuple[str, ...] = ("PRAGMA wal_checkpoint(PASSIVE)",)
    forgetting: tuple[str, ...] = ("PRAGMA secure_delete=ON",)  # the page must not keep what the row no longer holds
    forgotten: tuple[str, ...] = ("PRAGMA wal_checkpoint(TRUNCATE)",)  # the log beside the file still holds it

    def engine(self, place: Path, *, durable: bool) -> Engine:
        """Give an engine on a file that waits for other writers and refuses silent replacement."""
        # The same connection is used again where it can be: another's changes make each read its pages anew.
        options = {"timeout": WAIT_S, "check_same_thread": False}
        engine = create_engine(f"sqlite:///{place}", connect_args=options, pool_use_lifo=True)

        @event.listens_for(engine, "connect")
        def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 (a raw driver connection)
            connection.isolation_level = None  # transactions are begun by hand, as writers from the start
            cursor = connection.cursor()
            for pragma in (
                f"journal_mode={'WAL' if durable else 'MEMORY'}",
                f"synchronous={'FULL' if durable else 'OFF'}",
                "foreign_keys=ON",
                "recursive_triggers=ON",  # else INSERT OR REPLACE deletes rows past the triggers
                "cache_size=-65536",
                f"wal_autocheckpoint={LONGEST_LOG_PAGES}",
                "temp_store=MEMORY",
            ):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

        return engine

    def check(self, connection: Connection, place: Place) -> None:
        """Raise BadConfig where the library is too old to change tables."""
        version = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
        if tuple(map(int, version.split("."))) < OLDEST:
            wanted = ".".join(map(str, OLDEST))
            raise BadConfig(f"{place} cannot be used with SQLite {version}; wanted {wanted}: install a newer Python")

    def explain(self, error: exc.DBAPIError, place: Place) -> SabaqError | None:
        """Give the error whose message says what was seen and what to do."""
        said = str(error.orig)
        if isinstance(error, exc.OperationalError):
            advice = next((advice for words, advice in ADVICE if words in said), "run `sabaq doctor`")
            return Unavailable(f"{place}: {said}; {advice}")
        if "malformed" in said or "not a database" in said:
            return BadConfig(f"{place} is not a ledger, or it is damaged: {said}; restore a backup")
        return None

    def tables(self, connection: Connection) -> Mapping[str, frozenset[str]]:
        """Give the names of the columns of every table."""
        found: dict[str, set[str]] = {}
        for table, column in connection.exec_driver_sql(COLUMNS):
            found.setdefault(table, set()).add(column)
        return {table: frozenset(columns) for table, columns in found.items()}

    def ddl(self, statements: Sequence[str]) -> Sequence[str]:
        """Give the statements as they are."""
        return statements

    def guards(self, table: str, verbs: Sequence[str]) -> Sequence[str]:
        """Give a trigger for each verb, called TABLE_no_VERB."""
        return tuple(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} {REFUSED}'); END"
            for verb in verbs
        )

    def guarded(self, connection: Connection) -> frozenset[tuple[str, str]]:
        """Give each table and verb that has its trigger."""
        found = connection.exec_driver_sql(TRIGGERS).all()
        return frozenset((table, name.removeprefix(f"{table}_no_").upper()) for table, name in found)

    def insert(
        self,
        connection: Connection,
        table: Table,
        names: tuple[str, ...],
        rows: Sequence[Sequence[object]],
        *,
        new_only: bool = False,
    ) -> int:
        """Insert rows past SQLAlchemy's work on each parameter, which costs more than the insert."""
        sql, order = _insertion(table, names, connection.dialect, new_only=new_only)
        return execute(connection, sql, [tuple([row[at] for at in order]) for row in rows]).rowcount

    def fetch(self, connection: Connection, query: Select[Any], types: Mapping[str, pa.DataType]) -> pa.Table:
        """Give the rows as Arrow, read some at a time: as Python values all of them would take many times the room."""
        schema, found, parts = pa.schema(list(types.items())), connection.execute(query), []
        while rows := found.fetchmany(ROWS_AT_ONCE):
            columns = zip(zip(*rows, strict=True), types.values(), strict=True)
            parts.append(pa.record_batch([pa.array(column, type=kind) for column, kind in columns], schema=schema))
        return pa.Table.from_batches(parts, schema=schema).combine_chunks()

    def settling(self, tables: Sequence[Table]) -> tuple[str, ...]:  # noqa: ARG002 (it needs no statistics)
        """Give none: the indexes are chosen so that it finds its way without."""
        return ()

    def counted_on(self, tables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002 (it counts on by itself)
        """Give none."""
        return ()

    def damage(self, connection: Connection) -> str | None:
        """Give what the file's own check finds."""
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        return None if said == "ok" else f"the ledger file is damaged: {said}; restore a backup"


@lru_cache(maxsize=64)
def _insertion(
    table: Table, names: tuple[str, ...], compiler: Compiler, *, new_only: bool
) -> tuple[str, tuple[int, ...]]:
    """Give the text of an insert, and which value goes to each of its places."""
    statement = insert(table).on_conflict_do_nothing() if new_only else insert(table)
    compiled = statement.compile(dialect=compiler, column_keys=names)
    return str(compiled), tuple(names.index(name) for name in compiled.positiontup or ())
