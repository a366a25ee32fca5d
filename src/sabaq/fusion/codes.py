"""Codes: mentions as numbers, ready to be compared.

Spellings of one name get one code over the whole ledger, so that any part of it can be compared apart from the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sabaq.fusion.mentions import UNITS, real
from sabaq.fusion.names import Folded, name_codes, rare_words, spelling_codes, word_codes
from sabaq.fusion.placing import place_by_name
from sabaq.fusion.rarities import worth, worth_of_rows
from sabaq.store.base import Step

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
N = TypeVar("N", bound=np.generic)

EARTH_KM = 6371.0088
SETS = 6  # names compared on each side, at most
PARTIES = ("actors", "others")  # coded together, for who is one's actor may be the other's victim


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One entry (or row) a mention; codes are -1 and numbers nan where nothing is told."""

    xyz_km: Floats  # (n, 3) on the globe
    radius_km: Floats
    middle_day: Floats
    half_days: Floats
    dated: Flags  # the day is told, not assumed from publication
    published: Floats
    place: Whole
    place_words: Whole  # (n, words)
    district: Whole
    province: Whole
    country: Whole
    actors: Whole  # (n, up to SETS)
    unknown_actor: Flags
    others: Whole
    types: Whole
    targets: Whole
    worth: Floats  # (n, 3): bits by which agreeing in actors, types or targets says more than is usual
    occasion: Whole
    killed: Floats  # (n, 3): low, best, high
    wounded: Floats
    report: npt.NDArray[np.int64]
    source: Whole
    origin: Whole
    curated: Flags
    title: Whole
    words: Whole  # (n, words) of the headline, rarest first
    rarity: npt.NDArray[np.float32]  # their weights; a row's squares add up to 1
    silent: Flags  # tells nothing by which it could be compared: an article that a list cites, mostly


def encode(mentions: pa.Table) -> pa.Table:
    """Give one row a mention, its columns named after the fields of `Coded`."""
    folded = {name: Folded.of(mentions[name]) for name in UNITS}
    named = {name: spelling_codes(each) for name, each in folded.items()}
    lat, lon, radius_km = place_by_name(mentions, named)
    first, last = real(mentions, "first_day"), real(mentions, "last_day")
    (actors, unknown), (others, _) = name_codes([mentions[name] for name in PARTIES], SETS)
    headlines = mentions["words"].combine_chunks().dictionary_encode()
    words, rarity = rare_words(headlines)
    types, targets = (name_codes([mentions[name]], SETS)[0][0] for name in ("types", "targets"))
    killed, wounded = (_counts(mentions, name) for name in ("killed", "wounded"))
    placed = ~np.isnan(lat) & ~np.isnan(first)
    told = [actors[:, 0] >= 0, types[:, 0] >= 0, targets[:, 0] >= 0, killed[:, 1] >= 0, wounded[:, 1] >= 0]
    coded = Coded(
        xyz_km=on_globe(np.radians(lat), np.radians(lon)),
        radius_km=np.where(np.isnan(radius_km), 10.0, radius_km),
        middle_day=(first + last) / 2,
        half_days=(last - first) / 2 + 0.5,
        dated=np.asarray(mentions["dated"].to_numpy(zero_copy_only=False), dtype=bool),
        published=real(mentions, "published_day"),
        **named,
        place_words=word_codes(folded["place"], SETS),
        actors=actors,
        unknown_actor=unknown,
        others=others,
        types=types,
        targets=targets,
        worth=np.column_stack([worth_of_rows(each, worth(each)) for each in (actors, types, targets)]),
        occasion=text_codes(mentions["occasion"]),
        killed=killed,
        wounded=wounded,
        report=mentions["report_seq"].to_numpy(),
        source=text_codes(mentions["source"]),
        origin=text_codes(mentions["origin"]),
        curated=np.asarray(mentions["kind"].to_numpy(zero_copy_only=False)) == "dataset",
        title=_numbers(headlines),
        words=words,
        rarity=rarity,
        silent=~(placed | np.logical_or.reduce(told)),
    )
    return pa.table({field.name: _column(getattr(coded, field.name)) for field in fields(Coded)})


def coded(table: pa.Table) -> Coded:
    """Give the columns of `encode` as arrays, which nobody may write to."""
    columns: dict[str, Any] = {field.name: _array(table[field.name]) for field in fields(Coded)}
    return Coded(**columns)


def picked(codes: pa.Table, rows: Rows) -> pa.Table:
    """Give rows of a table of codes in the order asked for; several times faster than `pyarrow` takes lists."""
    return pa.table({name: _column(_array(codes[name]).take(rows, axis=0)) for name in codes.column_names})


def _column(values: npt.NDArray[np.generic]) -> pa.Array:
    """Give a column without nulls, nan where nothing is told: so its numbers are read where they lie."""
    if values.ndim == 1:
        return pa.array(values)
    return pa.FixedSizeListArray.from_arrays(pa.array(values.ravel()), values.shape[1])


def _array(column: pa.ChunkedArray) -> npt.NDArray[np.generic]:
    values = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()  # which would copy one chunk too
    if not pa.types.is_fixed_size_list(column.type):
        return np.asarray(values.to_numpy(zero_copy_only=False))
    flat = np.asarray(values.flatten().to_numpy(zero_copy_only=False))
    return flat.reshape(len(values), column.type.list_size)


def text_codes(column: pa.ChunkedArray) -> Whole:
    """Give a whole number for each distinct text; -1 for none."""
    return _numbers(column.combine_chunks().dictionary_encode())


def _numbers(encoded: pa.DictionaryArray) -> Whole:
    return np.asarray(encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int32)


def on_globe(north: Floats, east: Floats) -> Floats:
    """Give points (n, 3) in km for latitudes and longitudes in radians."""
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)]) * EARTH_KM


def _counts(mentions: pa.Table, name: str) -> Floats:
    low, best, high = (real(mentions, f"{name}_{end}") for end in ("low", "best", "high"))
    return np.column_stack([low, best, np.where(np.isnan(high), np.fmax(best, low), high)])


def column_of(table: npt.NDArray[N], column: int, rows: Rows) -> npt.NDArray[N]:
    """Give what rows tell in one column of a table (n, k); several times faster than by brackets."""
    at = np.multiply(rows, table.shape[1], dtype=np.int64)
    at += column
    return table.ravel().take(at)


def gap_days(told: Coded, a: Rows, b: Rows) -> Floats:
    """Give the days between the nearest ends of two stated times; 0 where they touch or overlap."""
    apart = np.abs(told.middle_day.take(a) - told.middle_day.take(b))
    apart -= told.half_days.take(a)
    apart -= told.half_days.take(b)
    apart += 1
    return np.asarray(np.maximum(apart, 0.0, out=apart))


def km_between(told: Coded, a: Rows, b: Rows) -> Floats:
    """Give the straight distance of two points; nan where one has none."""
    apart = told.xyz_km.take(a, axis=0) - told.xyz_km.take(b, axis=0)  # several times faster than by brackets
    return np.asarray(np.sqrt(np.einsum("ij,ij->i", apart, apart)))


CODES = Step(name="codes@3", writes="codes", reads=("mentions",), run=encode)
