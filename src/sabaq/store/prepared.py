"""Prepared: statements as text, past the work on each call.

SQLAlchemy's work on a statement costs more than the database's where a few rows are written; a report that is waited
for needs some twenty statements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Select, exc
from sqlalchemy.sql import ClauseElement

ROWS_AT_ONCE = 5000
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gave: all its rows, or how many it touched."""

    rows: list[tuple[Any, ...]]
    rowcount: int

    def first(self) -> tuple[Any, ...] | None:
        """Give the first row, or None."""
        return self.rows[0] if self.rows else None

    def scalar(self) -> Any:  # noqa: ANN401 (a value of the database)
        """Give the first value of the first row, or None."""
        return self.rows[0][0] if self.rows else None


def run(connection: Connection, statement: ClauseElement, rows: Sequence[Values] = ({},)) -> Answer:
    """Run a statement with the values of its parameters, once for each row of them; there is at least one."""
    sql, names, fixed = _text(statement, connection.dialect)
    return execute(
        connection, sql, [tuple([row[name] if name in row else fixed[name] for name in names]) for row in rows]
    )


def execute(connection: Connection, sql: str, values: Sequence[tuple[object, ...]] = ((),)) -> Answer:
    """Run a statement's text with values for its places, once for each of them; there is at least one."""
    cursor = connection.connection.cursor()
    dialect = connection.dialect
    try:
        if len(values) > 1:
            cursor.executemany(sql, values)
        else:
            cursor.execute(sql, values[0])
        return Answer(list(cursor.fetchall()) if cursor.description else [], cursor.rowcount)
    except dialect.loaded_dbapi.Error as error:
        raise exc.DBAPIError.instance(sql, values[0], error, dialect.loaded_dbapi.Error, dialect=dialect) from error
    finally:
        cursor.close()


def ask(connection: Connection, statement: ClauseElement, rows: Sequence[Values] = ({},)) -> list[tuple[Any, ...]]:
    """Run a statement as `run` does; give what it answers."""
    return run(connection, statement, rows).rows


def stream(connection: Connection, query: Select[Any]) -> CursorResult[Any]:
    """Ask for rows that come a few thousand at a time; to be closed, for a server keeps a cursor open for them."""
    return connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE})


def text_of(connection: Connection, statement: ClauseElement) -> tuple[str, tuple[object, ...]]:
    """Give a statement's text and its values, for what the driver does besides running it."""
    sql, names, fixed = _text(statement, connection.dialect)
    return sql, tuple(fixed[name] for name in names)


@lru_cache(maxsize=128)
def _text(statement: ClauseElement, dialect: Dialect) -> tuple[str, tuple[str, ...], dict[str, object]]:
    compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    names = compiled.positiontup  # type: ignore[attr-defined]
    if names is None:
        raise TypeError(f"the {dialect.name} driver takes its parameters by name; wanted one that takes them in order")
    return str(compiled), tuple(names), dict(compiled.params)
