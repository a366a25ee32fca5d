"""Outlines: what lists and filters ask of every incident.

A question looks at every incident, so the few columns it asks about are kept as arrays beside the tables. What changed
since is read again before each answer; so an answer never lags behind the picture.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, Engine, Select, func, select

from sabaq.model.incident import IncidentQuery
from sabaq.store import tables as t
from sabaq.store.dialects import dialect_of

ABSENT = np.iinfo(np.int64).min  # of a day or a number that nothing tells
DAYS = ("first", "last")
UNITS = ("country", "province", "attack_type", "target", "actor")
COUNTS = ("killed_low", "killed_best", "killed_high", "reports", "findings")
REALS = ("lat", "lon", "radius_m", "dispute")
TYPES = {
    **dict.fromkeys(("id", "title", "words", "known_first", *DAYS, *UNITS), pa.string()),
    **dict.fromkeys(COUNTS, pa.int64()),
    **dict.fromkeys(REALS, pa.float64()),
}
MOST_PATCHED = 2000  # incidents; past that all are read anew
MOST_KEPT = 4  # pictures: today's, and the last ones of other moments or audiences
Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]


class Coded(NamedTuple):
    """A column of names: each once, and which one each incident has (-1: none)."""

    names: tuple[str, ...]
    codes: Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """The columns of all incidents of one picture, in order of id."""

    number: int  # of the last change that is in it
    table: pa.Table
    days: dict[str, Whole] = field(repr=False)  # since 1970-01-01
    counts: dict[str, Whole] = field(repr=False)
    reals: dict[str, Real] = field(repr=False)  # nan where nothing tells
    units: dict[str, Coded] = field(repr=False)
    answered: dict[IncidentQuery, Whole] = field(default_factory=dict, repr=False)  # the places that met a filter

    @classmethod
    def of(cls, table: pa.Table, number: int) -> Outlines:
        """Give the outlines that a table of `TYPES` in order of id tells."""
        return cls(
            number=number, table=table,
            days={name: _whole(table[name].cast(pa.date32()).cast(pa.int32())) for name in DAYS},
            counts={name: _whole(table[name]) for name in COUNTS},
            reals={name: table[name].to_numpy().astype(np.float64) for name in REALS},
            units={name: _coded(table[name]) for name in UNITS},
        )  # fmt: skip


@dataclass(slots=True)
class _Kept:
    held: WeakKeyDictionary[Engine, Outlines] = field(default_factory=WeakKeyDictionary)
    lock: threading.Lock = field(default_factory=threading.Lock)


_KEPT = _Kept()


def outlines_in(connection: Connection) -> Outlines:
    """Give the outlines of the picture that a connection sees."""
    its = t.changes.c
    with _KEPT.lock:
        number: int = connection.scalar(select(func.max(its.seq))) or 0
        known = _KEPT.held.get(connection.engine)
        if known is not None and known.number == number:
            return known
        if known is not None and known.number > number:
            return _read(connection, number)  # this connection still sees an older state; the newer is kept
        made = _read(connection, number) if known is None else _followed(connection, known, number)
        for oldest in list(_KEPT.held)[: max(0, len(_KEPT.held) + 1 - MOST_KEPT)]:
            del _KEPT.held[oldest]
        _KEPT.held[connection.engine] = made
        return made


def _followed(connection: Connection, known: Outlines, number: int) -> Outlines:
    """Give the outlines with what changed since read again; an incident that is no longer there drops out."""
    its = t.changes.c
    newer = select(its.incident).where(its.seq > known.number).distinct().limit(MOST_PATCHED + 1)
    changed = connection.scalars(newer).all()
    if None in changed or len(changed) > MOST_PATCHED:
        return _read(connection, number)
    others = known.table.filter(pc.invert(pc.is_in(known.table["id"], value_set=pa.array(changed, pa.string()))))
    now = _fetched(connection, _columns().where(t.incidents.c.id.in_(changed)))
    return Outlines.of(pa.concat_tables([others, now]).sort_by("id").combine_chunks(), number)


def _read(connection: Connection, number: int) -> Outlines:
    return Outlines.of(_fetched(connection, _columns()), number)


def _columns() -> Select[tuple[object, ...]]:
    return select(*(t.incidents.c[name] for name in TYPES))


def _fetched(connection: Connection, query: Select[tuple[object, ...]]) -> pa.Table:
    return dialect_of(connection).fetch(connection, query, TYPES).sort_by("id").combine_chunks()


def _whole(column: pa.ChunkedArray) -> Whole:
    found: Whole = column.cast(pa.int64()).fill_null(ABSENT).to_numpy()
    return found


def _coded(column: pa.ChunkedArray) -> Coded:
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    codes = encoded.indices.fill_null(-1).cast(pa.int64()).to_numpy(zero_copy_only=False)
    return Coded(tuple(encoded.dictionary.to_pylist()), codes)
