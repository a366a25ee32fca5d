"""Prepared: statements as text, past the work on each call.

SQLAlchemy's work on a statement costs more than SQLite's where a few rows are written; a report that is waited for
needs some twenty statements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, exc
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, object]


def run(connection: Connection, statement: ClauseElement, rows: Sequence[Values] = ({},)) -> CursorResult[Any]:
    """Run a statement with the values of its parameters, once for each row of them; there is at least one."""
    sql, names, fixed = _text(statement, connection.dialect)
    values = [tuple([row[name] if name in row else fixed[name] for name in names]) for row in rows]
    return connection.exec_driver_sql(sql, values if len(values) > 1 else values[0])


def ask(connection: Connection, statement: ClauseElement, rows: Sequence[Values] = ({},)) -> list[tuple[Any, ...]]:
    """Run a statement as `run` does, on the driver itself; give what it answers as plain tuples.

    For what every act does: SQLAlchemy's own work on a statement and its answer is five times the driver's.
    """
    sql, names, fixed = _text(statement, connection.dialect)
    values = [tuple([row[name] if name in row else fixed[name] for name in names]) for row in rows]
    driver: Any = connection.connection.dbapi_connection
    cursor = driver.cursor()
    try:
        if len(values) > 1:
            cursor.executemany(sql, values)
        else:
            cursor.execute(sql, values[0])
        return [tuple(row) for row in cursor.fetchall()] if cursor.description else []
    except connection.dialect.loaded_dbapi.Error as error:
        kind = connection.dialect.loaded_dbapi.Error
        raise exc.DBAPIError.instance(sql, values[0], error, kind, dialect=connection.dialect) from error
    finally:
        cursor.close()


@lru_cache(maxsize=128)
def _text(statement: ClauseElement, dialect: Dialect) -> tuple[str, tuple[str, ...], dict[str, object]]:
    compiled = statement.compile(dialect=dialect)
    names = compiled.positiontup  # type: ignore[attr-defined]
    if names is None:
        raise TypeError(f"the {dialect.name} driver takes its parameters by name; wanted one that takes them in order")
    return str(compiled), tuple(names), dict(compiled.params)
