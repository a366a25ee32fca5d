"""Parquets: typed columns for engines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from sabaq.exchange.columns import COLUMNS, Cell, Kind, Row, Scale, cells, moment_text, sound

AT_ONCE = 20_000  # rows held in memory, and the size of a row group
TYPES = {
    Scale.TEXT: pa.string(),
    Scale.WHOLE: pa.int64(),
    Scale.NUMBER: pa.float64(),
    Scale.DAY: pa.date32(),
    Scale.MOMENT: pa.timestamp("us", tz="UTC"),
}


def write_parquet(rows: Iterable[Row], stream: BinaryIO, *, kind: Kind, as_of: datetime | None = None) -> int:
    """Write typed columns, with the kind and the moment in the file's metadata, and give the number of rows."""
    schema = _schema(kind, as_of)
    waiting = iter(rows)
    count = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := [cells(row, kind) for row in islice(waiting, AT_ONCE)]:
            columns = [pa.array([_kept(row[field.name]) for row in group], type=field.type) for field in schema]
            writer.write_table(pa.table(columns, schema=schema))
            count += len(group)
    return count


def _schema(kind: Kind, as_of: datetime | None) -> pa.Schema:
    facts = {"sabaq.kind": kind.value} | ({"sabaq.as_of": moment_text(as_of)} if as_of else {})
    return pa.schema([(name, TYPES[scale]) for name, scale in COLUMNS[kind].items()], metadata=facts)


def _kept(cell: Cell) -> Cell:
    return sound(cell) if isinstance(cell, str) else cell
