"""Pairs: placed mentions close enough to be one incident.

They lie in a grid of cells and days; each looks into the cells about its own, back over the days of the window.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse

from sabaq.fusion.codes import Coded, gap_days, km_between

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ends = npt.NDArray[np.int32]
Spots = npt.NDArray[np.float32]  # (n, 4): position and reach; of 16 bytes each, and so moved in one go
N = TypeVar("N", bound=np.generic)

WINDOW_DAYS = 4.0  # gap between two reports of one incident; sources err by up to three days
SLACK_KM = 25.0  # beyond the radii: towns are confused with their neighbours
MAX_RADIUS_KM = 120.0  # a vaguer place says little more than its country
SPACE_CLASSES_KM = (8.0, 20.0, 50.0, MAX_RADIUS_KM)  # radii up to this share one grid
TIME_CLASSES_DAYS = (0.6, 4.0, 46.0)  # half-lengths of a stated range, likewise
CELLS = 1 << 12  # more than an axis through the globe has
ROWS_AT_ONCE = 100_000  # pairs looked at: what is made of them stays in the processor's own memory
ROUNDING = np.float32(1e-4)  # of a rough distance's square; and one square km

SCHEMA = pa.schema([("a", pa.int32()), ("b", pa.int32())])


def vague(told: Coded, rows: Rows | slice = slice(None)) -> Flags:
    """Say which rows have no usable place."""
    return np.asarray(np.isnan(told.xyz_km[rows, 0]) | (told.radius_km[rows] > MAX_RADIUS_KM))


def first_day(middle_day: Floats, half_days: Floats) -> Floats:
    """Give the day a stated time begins with."""
    return np.asarray(middle_day - half_days + 0.5)


def placed_pairs(told: Coded, asking: Flags) -> Iterator[tuple[Rows, Rows]]:
    """Yield pairs (a < b) of each asking row with the usable ones that begin before it, or with it and stand higher."""
    usable = ~vague(told) & ~np.isnan(told.middle_day) & (told.half_days <= TIME_CLASSES_DAYS[-1])
    begins = first_day(told.middle_day, told.half_days)
    places = _Places(
        here=np.column_stack([told.xyz_km, told.radius_km + SLACK_KM]).astype(np.float32),
        there=np.column_stack([told.xyz_km, -told.radius_km]).astype(np.float32),
        day=np.where(usable, begins - np.min(begins[usable], initial=np.inf), 0).astype(np.int64),
    )
    space, time = np.searchsorted(SPACE_CLASSES_KM, told.radius_km), np.searchsorted(TIME_CLASSES_DAYS, told.half_days)
    classes = range(len(SPACE_CLASSES_KM))
    asked = [np.flatnonzero(usable & asking & (space == s)) for s in classes]
    held = [
        [np.flatnonzero(usable & (space == s) & (time == t)) for t in range(len(TIME_CLASSES_DAYS))] for s in classes
    ]
    for s, t in combinations_with_replacement(classes, 2):
        rows = np.concatenate(held[s] if s == t else held[s] + held[t])
        cells = _Cells.of(told, rows, edge=SPACE_CLASSES_KM[s] + SPACE_CLASSES_KM[t] + SLACK_KM)
        for mine, theirs in {(s, t), (t, s)}:
            for some, half in zip(held[theirs], TIME_CLASSES_DAYS, strict=True):
                back = int(WINDOW_DAYS + 2 * half - 1)
                for one, two, surely in places.near(cells, asked[mine], some, back=back):
                    yield _close(told, one, two, day=places.day, surely=surely)


def _close(told: Coded, one: Rows, two: Rows, *, day: Rows, surely: Flags) -> tuple[Rows, Rows]:
    """Leave the pairs within reach and window whose second begins first, or with the first and stands higher."""
    kept = (day.take(two) < day.take(one)) | (two < one)
    kept &= gap_days(told, one, two) <= WINDOW_DAYS
    edge = np.flatnonzero(kept & ~surely)
    a, b = one.take(edge), two.take(edge)
    kept[edge] = km_between(told, a, b) <= told.radius_km.take(a) + told.radius_km.take(b) + SLACK_KM
    at = np.flatnonzero(kept)
    one, two = one.take(at), two.take(at)
    return np.minimum(one, two), np.maximum(one, two)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """A grid laid over rows, and which cells lie about each."""

    at: Rows  # of each row of a piece: the number of its cell, where it has one
    near: Rows  # the cells about each, themselves included, one cell after the other
    first: Rows  # where those of each cell begin, and the end

    @classmethod
    def of(cls, told: Coded, rows: Rows, *, edge: float) -> _Cells:
        cells, inside = np.unique(_cell(told.xyz_km.take(rows, axis=0), edge), return_inverse=True)
        at = np.zeros(len(told.radius_km), dtype=np.int64)
        at[rows] = inside
        about = cells[:, None] + ABOUT
        place = np.minimum(np.searchsorted(cells, about), max(len(cells) - 1, 0))
        there = cells[place] == about if len(cells) else about == 0
        return cls(at=at, near=place[there], first=np.cumsum([0, *there.sum(axis=1)]))

    def about(self, rows: Rows, held: Rows) -> tuple[Rows, Rows]:
        """Give pairs of a row and a cell about it in which a held row lies; rows by their place among `rows`."""
        filled = np.zeros(len(self.first) - 1, dtype=bool)
        filled[self.at[held]] = True
        there = filled[self.near]
        near, first = self.near[there], np.concatenate([[0], np.cumsum(there)])[self.first]
        mine = self.at.take(rows)
        which, place = spread(first.take(mine), np.diff(first).take(mine))
        return which, near.take(place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Where the rows of a piece are and when they begin."""

    here: Spots  # how far it reaches, beyond the other's radius, stands last
    there: Spots  # and the radius, below zero
    day: Rows

    def near(self, cells: _Cells, asking: Rows, held: Rows, *, back: int) -> Iterator[tuple[Rows, Rows, Flags]]:
        """Yield, some at a time, (asking, held row near it that begins up to `back` days before it), and if surely so.

        What is not sure lies at the edge of reach: distances are rough here.
        """
        days = int(self.day.max(initial=0)) + 2
        key = cells.at.take(held) * days + self.day.take(held)
        held = held[np.argsort(key)]
        starts = np.concatenate([[0], np.cumsum(np.bincount(key, minlength=(len(cells.first) - 1) * days))])
        one, cell = cells.about(asking, held)
        cell, one = cell * days, asking.take(one)
        today = self.day.take(one)
        start, stop = starts.take(cell + np.maximum(today - back, 0)), starts.take(cell + today + 1)
        some = np.flatnonzero(stop > start)
        one, start = one.take(some), start.take(some)
        count = stop.take(some) - start
        here, there = self.here.take(one, axis=0), self.there.take(held, axis=0)
        for low, high in slices(count, ROWS_AT_ONCE):
            which, two = spread(start[low:high], count[low:high])
            square, reach = _rough(here[low:high], which, there, two)
            at = np.flatnonzero(square <= reach * (1 + ROUNDING) + 1)
            surely = square.take(at) <= reach.take(at) * (1 - ROUNDING) - 1
            yield one[low:high].take(which.take(at)), held.take(two.take(at)), surely


def _rough(here: Spots, one: Rows, there: Spots, two: Rows) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Give roughly the squares of the distances of places from others, and of how far both reach."""
    apart = here.take(one, axis=0)
    apart -= there.take(two, axis=0)
    apart *= apart
    square = apart[:, 0] + apart[:, 1]
    square += apart[:, 2]
    return square, apart[:, 3]


_STEPS = np.array([-1, 0, 1])
ABOUT = ((_STEPS[:, None, None] * CELLS + _STEPS[:, None]) * CELLS + _STEPS).ravel()


def _cell(xyz_km: Floats, edge: float) -> Rows:
    at = np.floor(xyz_km / edge).astype(np.int64) + CELLS // 2
    return np.asarray((at[:, 0] * CELLS + at[:, 1]) * CELLS + at[:, 2])


def spread(start: Rows, count: Rows) -> tuple[Rows, Rows]:
    """Give for each of many runs its number and its places, one after the other."""
    which = np.repeat(np.arange(len(count)), count)
    place = (start - np.cumsum(count) + count).take(which)
    place += np.arange(len(which))
    return which, place


def in_order(size: int, a: Ends, b: Ends, told: npt.NDArray[N]) -> tuple[Ends, Ends, npt.NDArray[N]]:
    """Give pairs of `size` rows, none twice, in order of a and b, and what is told of each; sooner than by sorting."""
    rows = sparse.csr_array((told, (a, b)), shape=(size, size))
    rows.sort_indices()
    return np.repeat(np.arange(size, dtype=np.int32), np.diff(rows.indptr)), rows.indices, rows.data


def slices(lengths: Rows, most: int) -> list[tuple[int, int]]:
    """Cut runs of these lengths into parts of about `most` in all."""
    ends = np.cumsum(lengths)
    cuts = np.searchsorted(ends, np.arange(most, (ends[-1] if len(ends) else 0) + most, most))
    edges = np.unique(np.concatenate([[0], np.minimum(cuts + 1, len(lengths)), [len(lengths)]]))
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
