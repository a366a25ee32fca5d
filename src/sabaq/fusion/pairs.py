"""Pairs: placed mentions close enough to be one incident.

They lie in a grid of cells and days; each looks into the cells about its own, back over the days of the window.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
N = TypeVar("N", bound=np.generic)

WINDOW_DAYS = 4.0  # gap between two reports of one incident; sources err by up to three days
SLACK_KM = 25.0  # beyond the radii: towns are confused with their neighbours
MAX_RADIUS_KM = 120.0  # a vaguer place says little more than its country
SPACE_CLASSES_KM = (8.0, 20.0, 50.0, MAX_RADIUS_KM)  # radii up to this share one grid
TIME_CLASSES_DAYS = (0.6, 4.0, 46.0)  # half-lengths of a stated range, likewise
CELLS = 1 << 12  # more than an axis through the globe has
ROWS_AT_ONCE = 1_000_000  # pairs looked at
ROUNDING = 1.0001  # the rough distance is taken a little too small

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
    day = np.where(usable, begins - np.min(begins[usable], initial=np.inf), 0).astype(np.int64)
    spot = np.column_stack([told.xyz_km, told.radius_km]).astype(np.float32)
    space, time = np.searchsorted(SPACE_CLASSES_KM, told.radius_km), np.searchsorted(TIME_CLASSES_DAYS, told.half_days)
    for s, radius in enumerate(SPACE_CLASSES_KM):
        looking = np.flatnonzero(usable & asking & (space == s))
        for t, other in enumerate(SPACE_CLASSES_KM):
            for d, half in enumerate(TIME_CLASSES_DAYS):
                held = np.flatnonzero(usable & (space == t) & (time == d))
                if not len(looking) or not len(held):
                    continue
                reach, back = radius + other + SLACK_KM, int(WINDOW_DAYS + 2 * half)
                grid = _Grid.of(told, held, day, edge=reach)
                for one, two in grid.near(told, looking, day, spot=spot, back=back):
                    yield _close(told, day, one, two)


def _close(told: Coded, day: Rows, one: Rows, two: Rows) -> tuple[Rows, Rows]:
    """Leave the pairs within reach and window whose second begins first, or with the first and stands higher."""
    kept = (day[two] < day[one]) | (two < one)
    kept &= gap_days(told, one, two) <= WINDOW_DAYS
    one, two = one[kept], two[kept]
    kept = km_between(told, one, two) <= told.radius_km[one] + told.radius_km[two] + SLACK_KM
    one, two = one[kept], two[kept]
    return np.minimum(one, two), np.maximum(one, two)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Rows by cell of space and first day."""

    edge: float
    cells: Rows  # those that hold rows, in order
    days: int
    rows: Rows  # by cell and day
    starts: Rows  # where the rows of each cell and day begin

    @classmethod
    def of(cls, told: Coded, rows: Rows, day: Rows, *, edge: float) -> _Grid:
        days = int(day[rows].max()) + 2
        cells, at = np.unique(_cell(told.xyz_km[rows], edge), return_inverse=True)
        key = at * days + day[rows]
        starts = np.zeros(len(cells) * days + 1, dtype=np.int64)
        np.cumsum(np.bincount(key, minlength=len(cells) * days), out=starts[1:])
        return cls(edge=edge, cells=cells, days=days, rows=rows[np.argsort(key, kind="stable")], starts=starts)

    def near(
        self, told: Coded, looking: Rows, day: Rows, *, spot: npt.NDArray[np.float32], back: int
    ) -> Iterator[tuple[Rows, Rows]]:
        """Yield, some at a time, (looking, held row of the cells about it that begins up to `back` days before it).

        Most of those are out of reach and left out by a rough distance; `spot` is position and radius of each row.
        """
        mine, at = np.unique(_cell(told.xyz_km[looking], self.edge), return_inverse=True)
        about = (mine[:, None] + ABOUT).ravel()
        place = np.minimum(np.searchsorted(self.cells, about), len(self.cells) - 1)
        there = self.cells[place] == about
        neighbours, count = place[there], there.reshape(-1, len(ABOUT)).sum(axis=1)
        first = np.cumsum(count) - count
        one, cell = spread(first[at], count[at])
        cell, today = neighbours[cell] * self.days, day[looking][one]
        last = np.minimum(today, self.days - 2)
        start = self.starts[cell + np.clip(today - back, 0, last + 1)]
        stop = self.starts[cell + last + 1]
        some = np.flatnonzero(stop > start)
        one, start, count = looking[one[some]], start[some], (stop - start)[some]
        held = spot[self.rows].T.copy()
        for low, high in slices(count, ROWS_AT_ONCE):
            which, two = spread(start[low:high], count[low:high])
            near = np.flatnonzero(_within(spot[one[low:high]].T, which, held, two))
            yield one[low:high][which[near]], self.rows[two[near]]


def _within(
    here: npt.NDArray[np.float32], one: Rows, there: npt.NDArray[np.float32], two: Rows
) -> npt.NDArray[np.bool_]:
    """Say roughly, and never too strictly, which points (4, n) with their radii reach others."""
    square = np.zeros(len(two), dtype=np.float32)
    for mine, theirs in zip(here[:3], there[:3], strict=True):
        apart = mine[one] - theirs[two]
        apart *= apart
        square += apart
    reach = (here[3] + np.float32(SLACK_KM))[one] + there[3][two]
    return np.asarray(square <= reach * reach * np.float32(ROUNDING) + 1)


_STEPS = np.array([-1, 0, 1])
ABOUT = ((_STEPS[:, None, None] * CELLS + _STEPS[:, None]) * CELLS + _STEPS).ravel()


def _cell(xyz_km: Floats, edge: float) -> Rows:
    at = np.floor(xyz_km / edge).astype(np.int64) + CELLS // 2
    return np.asarray((at[:, 0] * CELLS + at[:, 1]) * CELLS + at[:, 2])


def spread(start: Rows, count: Rows) -> tuple[Rows, Rows]:
    """Give for each of many runs its number and its places, one after the other."""
    which = np.repeat(np.arange(len(count)), count)
    return which, np.arange(len(which)) + (start - np.cumsum(count) + count)[which]


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
