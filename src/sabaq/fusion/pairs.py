"""Pairs: mentions close enough to be one incident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scipy.spatial import cKDTree

from sabaq.fusion.names import spelling_codes
from sabaq.store.base import Step

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

EARTH_KM = 6371.0088
WINDOW_DAYS = 4.0  # gap between two reports of one incident; sources err by up to three days
SLACK_KM = 25.0  # beyond the radii: towns are confused with their neighbours
MAX_RADIUS_KM = 120.0  # a vaguer place says little more than its country
SPACE_CLASSES_KM = (8.0, 50.0, MAX_RADIUS_KM)  # radii up to this share one search tree
TIME_CLASSES_DAYS = (0.6, 4.0, 46.0)  # half-lengths of a stated range, likewise
ROWS_AT_ONCE = 4_000_000

SCHEMA = pa.schema([("a", pa.int64()), ("b", pa.int64()), ("km", pa.float64()), ("gap_days", pa.float64())])


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Where and when each mention is, as arrays of one length."""

    xyz_km: Floats  # (n, 3) on the globe; nan where no place is known
    radius_km: Floats
    middle_day: Floats  # nan where no day is known
    half_days: Floats


def positions(mentions: pa.Table) -> Positions:
    """Give points on the globe in km and the middle and half-length of each stated time."""
    lat, lon = (np.radians(_real(mentions, name)) for name in ("lat", "lon"))
    xyz = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]) * EARTH_KM
    radius = _real(mentions, "radius_m") / 1000.0
    first, last = _real(mentions, "first_day"), _real(mentions, "last_day")
    return Positions(
        xyz_km=xyz,
        radius_km=np.where(np.isnan(radius), 10.0, radius),
        middle_day=(first + last) / 2,
        half_days=(last - first) / 2 + 0.5,
    )


def _real(table: pa.Table, name: str) -> Floats:
    return np.asarray(table[name].cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)


def gap_between(where: Positions, a: Whole, b: Whole) -> Floats:
    """Give the days between the nearest ends of two stated times; 0 where they touch or overlap."""
    apart = np.abs(where.middle_day[a] - where.middle_day[b]) - where.half_days[a] - where.half_days[b] + 1
    return np.asarray(np.maximum(apart, 0.0))


def km_between(where: Positions, a: Whole, b: Whole) -> Floats:
    """Give the straight distance of two points; nan where one has none."""
    return np.asarray(np.sqrt(((where.xyz_km[a] - where.xyz_km[b]) ** 2).sum(axis=1)))


def find_pairs(mentions: pa.Table) -> pa.Table:
    """Give every pair (a < b, row numbers) within the sliding day window and reach of both places.

    Mentions without a usable place meet those of the same country and days that agree in something else.
    """
    where = positions(mentions)
    found = [*_placed(where, WINDOW_DAYS), *_unplaced(mentions, where)]
    a = np.concatenate([low for low, _ in found]) if found else np.empty(0, dtype=np.int64)
    b = np.concatenate([high for _, high in found]) if found else np.empty(0, dtype=np.int64)
    order = np.lexsort((b, a))
    a, b = a[order], b[order]
    return pa.table([a, b, km_between(where, a, b), gap_between(where, a, b)], schema=SCHEMA)


def _placed(where: Positions, window: float) -> list[tuple[Whole, Whole]]:
    classes = _classes(where)
    found = []
    for at, (members_a, radius_a, half_a) in enumerate(classes):
        for members_b, radius_b, half_b in classes[at:]:
            reach, days = radius_a + radius_b + SLACK_KM, window + half_a + half_b
            a, b = _near(where, members_a, members_b, reach=reach, days=days)
            close = (gap_between(where, a, b) <= window) & (
                km_between(where, a, b) <= where.radius_km[a] + where.radius_km[b] + SLACK_KM
            )
            found.append((a[close], b[close]))
    return found


def _classes(where: Positions) -> list[tuple[Whole, float, float]]:
    """Split placed mentions by how wide and how long they are, so that each search is tight."""
    usable = ~np.isnan(where.xyz_km[:, 0]) & ~np.isnan(where.middle_day) & (where.radius_km <= MAX_RADIUS_KM)
    usable &= where.half_days <= TIME_CLASSES_DAYS[-1]
    space = np.searchsorted(SPACE_CLASSES_KM, where.radius_km)
    time = np.searchsorted(TIME_CLASSES_DAYS, where.half_days)
    classes = []
    for s, radius in enumerate(SPACE_CLASSES_KM):
        for d, half in enumerate(TIME_CLASSES_DAYS):
            members = np.flatnonzero(usable & (space == s) & (time == d))
            if len(members):
                classes.append((members, radius, half))
    return classes


def _near(where: Positions, left: Whole, right: Whole, *, reach: float, days: float) -> tuple[Whole, Whole]:
    """Give pairs a < b whose boxes in scaled space and time meet."""
    scale = np.array([1 / reach, 1 / reach, 1 / reach, 1 / days])

    def tree(members: Whole) -> cKDTree:
        return cKDTree(np.column_stack([where.xyz_km[members], where.middle_day[members]]) * scale)

    if left is right:
        near = tree(left).query_pairs(1.0, p=np.inf, output_type="ndarray")
        one, two = left[near[:, 0]], left[near[:, 1]]
    else:
        lists = tree(left).query_ball_tree(tree(right), 1.0, p=np.inf)
        one = np.repeat(left, [len(each) for each in lists])
        two = right[np.fromiter((at for each in lists for at in each), dtype=np.int64, count=len(one))]
    return np.minimum(one, two), np.maximum(one, two)


def _unplaced(mentions: pa.Table, where: Positions) -> list[tuple[Whole, Whole]]:
    """Pair mentions with no usable place by country, days, and agreement in something that is told seldom."""
    vague = np.isnan(where.xyz_km[:, 0]) | (where.radius_km > MAX_RADIUS_KM)
    signs = _signs(mentions)
    dated = ~np.isnan(where.middle_day) & (where.half_days <= TIME_CLASSES_DAYS[1])
    country = codes(mentions["country"])
    found = []
    for code in np.unique(country):
        members = np.flatnonzero(dated & ((country == code) | (country < 0) | (code < 0)))
        members = members[np.argsort(where.middle_day[members], kind="stable")]
        asking = members[vague[members] & (country[members] == code)]
        for one, two in _same_days(where, asking, members):
            keep = ~(vague[two] & (two < one))  # both vague: once
            keep &= np.logical_or.reduce([(sign[one] == sign[two]) & (sign[one] >= 0) for sign in signs])
            found.append((np.minimum(one, two)[keep], np.maximum(one, two)[keep]))
    return found


def _same_days(where: Positions, asking: Whole, members: Whole) -> Iterator[tuple[Whole, Whole]]:
    """Yield pairs (asking, member in order of day) within the window, some at a time."""
    days = where.middle_day[members]
    reach = WINDOW_DAYS + where.half_days[asking] + TIME_CLASSES_DAYS[1]
    start = np.searchsorted(days, where.middle_day[asking] - reach, side="left")
    stop = np.searchsorted(days, where.middle_day[asking] + reach, side="right")
    for low, high in _slices(stop - start):
        count = (stop - start)[low:high]
        one = np.repeat(asking[low:high], count)
        offset = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
        two = members[np.repeat(start[low:high], count) + offset]
        keep = (one != two) & (gap_between(where, one, two) <= WINDOW_DAYS)
        yield one[keep], two[keep]


def _slices(lengths: Whole) -> list[tuple[int, int]]:
    ends = np.cumsum(lengths)
    cuts = np.searchsorted(ends, np.arange(ROWS_AT_ONCE, (ends[-1] if len(ends) else 0) + ROWS_AT_ONCE, ROWS_AT_ONCE))
    edges = np.unique(np.concatenate([[0], np.minimum(cuts + 1, len(lengths)), [len(lengths)]]))
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))


def _signs(mentions: pa.Table) -> tuple[Whole, ...]:
    """Give codes whose agreement is telling: the first doer, the district, numbers, type with another."""
    type_ = _first(mentions["types"])
    others = (_first(mentions["targets"]), mentions["province"], mentions["killed_best"].cast(pa.string()))
    kinds = [codes(pc.binary_join_element_wise(type_, other, "|")) for other in others]
    counts = []
    for name in ("killed_best", "wounded_best"):
        told = _real(mentions, name)
        counts.append(np.where(np.isnan(told) | (told < 2), -1, told).astype(np.int64))
    return (spelling_codes(_first(mentions["actors"])), spelling_codes(mentions["district"]), *kinds, *counts)


def _first(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pa.chunked_array([[names[0] if names else None for names in column.to_pylist()]], type=pa.string())


def codes(column: pa.ChunkedArray | pa.Array) -> Whole:
    """Give a whole number for each distinct text; -1 for none."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return np.asarray(array.dictionary_encode().indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)


PAIRS = Step(name="pairs@1", writes="pairs", reads=("mentions",), run=find_pairs)
