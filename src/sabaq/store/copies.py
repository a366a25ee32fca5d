"""Copies: all truth as of one moment, while others write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, select

from sabaq.errors import BadConfig, Unavailable
from sabaq.store import log_rows  # noqa: F401 (with it every table of truth is known)
from sabaq.store import tables as t
from sabaq.store.dialects import Place, dialect_of
from sabaq.store.engines import explained, migrate, open_engine, reading, writing
from sabaq.store.evidence import ROW
from sabaq.store.ledger import Ledger
from sabaq.store.prepared import stream
from sabaq.store.user_tables import PASSING

ROWS_AT_ONCE = 5_000


def copy_out(ledger: Ledger, to: Path) -> None:
    """Write a new ledger file with all truth and nothing else: no picture, and nobody is signed in."""
    if isinstance(ledger.path, Path):
        _copy_file(ledger.engine, to)
    engine = open_engine(to, durable=False)
    try:
        with explained(to):
            migrate(engine, to)
            if isinstance(ledger.path, Path):
                _leave_truth(engine)
            else:
                _copy_rows(ledger.engine, engine)
    finally:
        engine.dispose()


def copy_in(of: Path, to: Place) -> None:
    """Put the rows of a ledger file into an empty database of a server, all of them or none."""
    file, server = open_engine(of, durable=False), open_engine(to)
    try:
        with explained(of):
            migrate(file, of, create=False)
        with explained(to):
            migrate(server, to)
            with reading(server) as connection:
                if connection.execute(select(t.acts.c.id).limit(1)).first() is not None:
                    raise BadConfig(f"{to} holds a ledger already; name an empty database or schema")
            _copy_rows(file, server)
    finally:
        file.dispose()
        server.dispose()


def _copy_file(engine: Engine, to: Path) -> None:
    """Copy the file in one step, which sees one state and lets others write."""
    with engine.connect() as connection, closing(sqlite3.connect(to)) as copy:
        source = connection.connection.dbapi_connection
        try:
            source.backup(copy)  # type: ignore[union-attr]
        except sqlite3.Error as error:
            raise Unavailable(f"{to}: {error}; nothing was kept. Free some space there or name another file") from error


def _leave_truth(engine: Engine) -> None:
    with writing(engine) as connection:
        t.PICTURE.drop_all(connection)
        PASSING.drop_all(connection)
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM")


def _copy_rows(source: Engine, target: Engine) -> None:
    """Copy every row of truth in the order in which it was written."""
    with reading(source) as old, writing(target) as new:
        put, tables = dialect_of(new).insert, t.TRUTH.sorted_tables
        for table in tables:
            names = tuple(column.name for column in table.c)
            order = table.c["seq"] if "seq" in names else ROW
            with stream(old, select(*table.c).order_by(order)) as rows:
                for some in rows.partitions(ROWS_AT_ONCE):
                    put(new, table, names, [tuple(row) for row in some])
        for statement in dialect_of(new).counted_on([table.name for table in tables if "seq" in table.c]):
            new.exec_driver_sql(statement)
