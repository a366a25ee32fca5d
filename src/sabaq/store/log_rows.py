"""Log rows: what each act wrote, as one digest a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, Table, bindparam, select

from sabaq.guard.canonical import rows_digest
from sabaq.store import (
    answer_tables,
    authority_tables,
    lesson_tables,
    log_tables,
    outlook_tables,
    use_tables,
    user_tables,
)
from sabaq.store.prepared import ask, stream
from sabaq.store.tables import TRUTH

# Each adds its tables to TRUTH; the log must cover them all.
REGISTERED = (answer_tables, authority_tables, lesson_tables, log_tables, outlook_tables, use_tables, user_tables)
ACT: BindParameter[str] = bindparam("act")
APART = {"acts", *(table.name for table in (log_tables.leaves, log_tables.nodes, log_tables.checkpoints))}
Digests = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A table whose rows an act writes: by a column of its own, or beside the rows of another."""

    table: Table
    act: ColumnElement[str]
    names: tuple[str, ...]  # sorted
    rows: Select[Any]  # the act, then the columns of those names


@lru_cache(maxsize=1)
def written_tables() -> tuple[Written, ...]:
    """Give every table of truth that acts write to, by name."""
    tables = sorted(TRUTH.sorted_tables, key=lambda each: each.name)
    found = (_written(table) for table in tables if table.name not in APART)
    return tuple(each for each in found if each is not None)


def digests(connection: Connection, act: str) -> Digests:
    """Give how many rows an act wrote in which tables, and their digests."""
    asked, tables = [{"act": act}], written_tables()
    found: dict[str, Mapping[str, object]] = {}
    (touched,) = ask(connection, _touched(), asked)
    for its, some in zip(tables, touched, strict=True):
        if some:
            found[its.table.name] = _digest(its, ask(connection, _rows_of_act(its.table.name), asked))
    return found


def all_digests(connection: Connection, table: Written) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield each act with rows in a table, in the order of the acts' ids, and the digest of these rows."""
    query = table.rows.order_by(table.act, *table.table.primary_key.columns)
    with stream(connection, query) as rows:
        for act, its in groupby(rows, key=lambda row: str(row[0])):
            yield act, _digest(table, its)


def _digest(table: Written, rows: Iterable[Any]) -> dict[str, object]:
    held = [tuple(row)[1:] for row in rows]
    return {"n": len(held), "sha256": rows_digest(table.names, held)}


def _written(table: Table) -> Written | None:
    names = tuple(sorted(column.name for column in table.c))
    columns: Sequence[ColumnElement[Any]] = [table.c[name] for name in names]
    if "act_id" in table.c:
        act = table.c["act_id"]
        return Written(table=table, act=act, names=names, rows=select(act.label("its_act"), *columns))
    for column in table.c:
        for key in column.foreign_keys:
            if "act_id" in key.column.table.c:
                act = key.column.table.c["act_id"]
                rows = select(act.label("its_act"), *columns).join_from(table, key.column.table, key.column == column)
                return Written(table=table, act=act, names=names, rows=rows)
    return None


@lru_cache(maxsize=1)
def _touched() -> Select[Any]:
    """Ask which tables an act wrote to; those that hang on another are asked by their key into it."""
    asked: list[ColumnElement[Any]] = []
    for its in written_tables():
        rows = its.rows.where(its.act == ACT).with_only_columns(its.act)
        asked.append(rows.exists().label(its.table.name))
    return select(*asked)


@lru_cache(maxsize=128)
def _rows_of_act(name: str) -> Select[Any]:
    its = next(each for each in written_tables() if each.table.name == name)
    return its.rows.where(its.act == ACT).order_by(*its.table.primary_key.columns)
