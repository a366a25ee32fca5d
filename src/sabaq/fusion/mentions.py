"""Mentions: what each report tells of one thing, as columns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.model.evidence import Prop
from sabaq.store.base import Step

PUBLISHED_LAG_DAYS = 3  # an undated report tells of the days before it was published
UNITS = ("place", "district", "province", "country")
DOERS = ("perpetrator", "initiator", "side_a", "side_b", "all")

SCHEMA = pa.schema(
    [
        ("subject", pa.string()), ("report", pa.string()), ("report_seq", pa.int64()), ("known_at", pa.string()),
        ("source", pa.string()), ("origin", pa.string()), ("kind", pa.string()),
        ("first_day", pa.int32()), ("last_day", pa.int32()), ("dated", pa.bool_()), ("published_day", pa.int32()),
        ("lat", pa.float64()), ("lon", pa.float64()), ("radius_m", pa.float64()), ("place", pa.string()),
        ("district", pa.string()), ("province", pa.string()), ("country", pa.string()),
        ("killed_low", pa.float64()), ("killed_best", pa.float64()), ("killed_high", pa.float64()),
        ("wounded_low", pa.float64()), ("wounded_best", pa.float64()), ("wounded_high", pa.float64()),
        ("actors", pa.list_(pa.string())), ("others", pa.list_(pa.string())), ("types", pa.list_(pa.string())),
        ("targets", pa.list_(pa.string())), ("occasion", pa.string()), ("words", pa.string()),
    ]
)  # fmt: skip


def read_mentions(claims: pa.Table, reports: pa.Table, sources: pa.Table) -> pa.Table:
    """Give one row a subject with the first news claim of each kind; order is by subject id.

    Days count from 1970-01-01; a null stays a null, for absence is not a claim.
    """
    news = claims.filter(pc.and_(pc.equal(claims["framing"], "news"), pc.equal(claims["polarity"], "asserts")))
    if news.num_rows == 0:
        return SCHEMA.empty_table()
    encoded = news["subject"].combine_chunks().dictionary_encode()
    order = np.argsort(np.asarray(encoded.dictionary.to_pylist(), dtype=object), kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    row = rank[encoded.indices.to_numpy()]
    size = len(order)
    columns: dict[str, pa.Array] = {"subject": encoded.dictionary.take(pa.array(order))}
    columns |= _report_columns(news, reports, sources, row=row, size=size)
    columns |= _place_columns(news, row, size)
    columns |= _day_columns(news, row, size, columns["published_day"])
    for prop in (Prop.KILLED, Prop.WOUNDED):
        columns |= _count_columns(news, row, size, prop)
    columns |= _term_columns(news, row, size)
    return pa.table([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def real(mentions: pa.Table, name: str) -> npt.NDArray[np.float64]:
    """Give a column of numbers, nan where there is none."""
    return np.asarray(mentions[name].cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)


def _report_columns(
    news: pa.Table, reports: pa.Table, sources: pa.Table, *, row: npt.NDArray[np.int64], size: int
) -> dict[str, pa.Array]:
    first = _first_of(row, size)
    seqs = news["report_seq"].to_numpy()[first]
    at = np.searchsorted(reports["seq"].to_numpy(), seqs)
    told = reports.take(pa.array(at))
    position = pc.index_in(told["source"], value_set=sources["id"])
    published = pc.cast(pc.utf8_slice_codeunits(told["published_at"], 0, 10), pa.date32())
    return {
        "report": told["id"].combine_chunks(),
        "report_seq": pa.array(seqs),
        "known_at": told["known_at"].combine_chunks(),
        "source": told["source"].combine_chunks(),
        "origin": sources["independence_group"].take(position).combine_chunks(),
        "kind": sources["kind"].take(position).combine_chunks(),
        "published_day": pc.cast(published, pa.int32()).combine_chunks(),
    }


def _first_of(row: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.int64]:
    """Give for each row number the first position that holds it (every number occurs)."""
    first = np.full(size, len(row), dtype=np.int64)
    np.minimum.at(first, row, np.arange(len(row)))
    return first


def _scatter(column: pa.ChunkedArray, chosen: npt.NDArray[np.bool_], row: npt.NDArray[np.int64], size: int) -> pa.Array:
    """Give an array of `size` with the first chosen value of each row, else null."""
    positions = np.flatnonzero(chosen)
    source = np.full(size, -1, dtype=np.int64)
    source[row[positions][::-1]] = positions[::-1]
    return column.combine_chunks().take(pa.array(source, mask=source < 0))


def _is(news: pa.Table, prop: Prop, group: str | None = None) -> npt.NDArray[np.bool_]:
    chosen = pc.equal(news["prop"], prop.value)
    if group is not None:
        chosen = pc.and_(chosen, pc.equal(news["grp"], group))
    return np.asarray(chosen.to_numpy(), dtype=bool)


def _place_columns(news: pa.Table, row: npt.NDArray[np.int64], size: int) -> dict[str, pa.Array]:
    chosen = _is(news, Prop.PLACE)
    names = ("lat", "lon", "radius_m", "place", "district", "province", "country")
    return {name: _scatter(news[name], chosen, row, size) for name in names}


def _day_columns(news: pa.Table, row: npt.NDArray[np.int64], size: int, published: pa.Array) -> dict[str, pa.Array]:
    chosen = _is(news, Prop.DATE)
    first, last = (
        pc.cast(pc.cast(_scatter(news[name], chosen, row, size), pa.date32()), pa.int32())
        for name in ("first_day", "last_day")
    )
    return {
        "dated": pc.is_valid(first),
        "first_day": pc.coalesce(first, pc.subtract(published, PUBLISHED_LAG_DAYS)),
        "last_day": pc.coalesce(last, published),
    }


def _count_columns(news: pa.Table, row: npt.NDArray[np.int64], size: int, prop: Prop) -> dict[str, pa.Array]:
    chosen = _is(news, prop, "all")
    low, best, high = (
        pc.cast(_scatter(news[name], chosen, row, size), pa.float64()) for name in ("low", "best", "high")
    )
    best = pc.coalesce(best, low, high)
    return {f"{prop.value}_low": pc.coalesce(low, best), f"{prop.value}_best": best, f"{prop.value}_high": high}


def _term_columns(news: pa.Table, row: npt.NDArray[np.int64], size: int) -> dict[str, pa.Array]:
    roles = news["grp"].combine_chunks().dictionary_encode()
    does = [any(role in DOERS for role in group.split("+")) for group in roles.dictionary.to_pylist()]
    doer = np.array(does, dtype=bool)[roles.indices.to_numpy()]
    party = _is(news, Prop.PARTY)
    return {
        "actors": _lists(news["value"], _is(news, Prop.ACTOR) | (party & doer), row, size),
        "others": _lists(news["value"], party & ~doer, row, size),
        "types": _lists(news["value"], _is(news, Prop.ATTACK_TYPE), row, size),
        "targets": _lists(news["value"], _is(news, Prop.TARGET), row, size),
        "occasion": _scatter(news["value"], _is(news, Prop.OCCASION), row, size),
        "words": _scatter(news["value"], _is(news, Prop.TITLE), row, size),
    }


def _lists(values: pa.ChunkedArray, chosen: npt.NDArray[np.bool_], row: npt.NDArray[np.int64], size: int) -> pa.Array:
    """Give each row's distinct chosen values, in order of text."""
    told = values.filter(pa.array(chosen))
    encoded = told.combine_chunks().dictionary_encode()
    rank = np.argsort(np.argsort(np.asarray(encoded.dictionary.to_pylist(), dtype=object), kind="stable"))
    valid = encoded.is_valid().to_numpy(zero_copy_only=False)
    code = rank[encoded.indices.filter(pa.array(valid)).to_numpy()] if valid.any() else np.empty(0, dtype=np.int64)
    width = len(rank) + 1
    key = np.unique(row[chosen][valid] * width + code)
    in_order = encoded.dictionary.take(pa.array(np.argsort(rank)))
    offsets = np.searchsorted(key, np.arange(size + 1) * width).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), in_order.take(pa.array(key % width)))


MENTIONS = Step(name="mentions@1", writes="mentions", reads=("claims", "reports", "sources"), run=read_mentions)
