"""Nearby: the mentions that one more mention is compared with.

The same pairs as in `pairs` and `unplaced`, asked of one mention at a time by an index over days.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded, gap_days, km_between
from sabaq.fusion.pairs import SLACK_KM, TIME_CLASSES_DAYS, WINDOW_DAYS, vague
from sabaq.fusion.unplaced import LONGEST_HALF_DAYS, likeliest, worth_comparing

Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LONGEST_DAYS = TIME_CLASSES_DAYS[-1]
CLASSES = ((1.0, TIME_CLASSES_DAYS[0]), (2.0, LONGEST_HALF_DAYS), (30.0, LONGEST_DAYS))  # days of a bucket, its longest


@dataclass(slots=True)
class Buckets:
    """Rows by the middle of their days, in periods of `width` days."""

    width: float
    longest: float  # half of the longest stated time among the rows
    rows: dict[int, tuple[Rows, int]] = field(default_factory=dict)  # with room to grow, and how many are filled

    def fill(self, rows: Rows, days: npt.NDArray[np.float64]) -> None:
        """Put many rows in at once."""
        period = np.floor(days / self.width).astype(np.int64)
        order = np.argsort(period, kind="stable")
        rows, period = rows[order], period[order]
        starts = np.flatnonzero(np.diff(period, prepend=period[:1] - 1))
        for part in np.split(np.arange(len(rows)), starts[1:]) if len(rows) else ():
            self.rows[int(period[part[0]])] = (rows[part], len(part))

    def add(self, row: int, day: float) -> None:
        """Put one row in."""
        period = int(np.floor(day / self.width))
        held, count = self.rows.get(period, (np.empty(4, dtype=np.int64), 0))
        if count == len(held):
            held = np.concatenate([held, np.empty(max(count, 4), dtype=np.int64)])
        held[count] = row
        self.rows[period] = (held, count + 1)

    def near(self, day: float, half: float) -> list[Rows]:
        """Give, in parts, the rows whose days can come within the window of a time; more than those, never fewer."""
        reach = WINDOW_DAYS - 1 + half + self.longest  # two times that touch are no gap, and one day apart
        first, last = (int(np.floor((day + by) / self.width)) for by in (-reach, reach))
        return [held[:count] for period in range(first, last + 1) for held, count in [self.rows.get(period, (_NO, 0))]]


_NO = np.empty(0, dtype=np.int64)


@dataclass(slots=True)
class Nearby:
    """Finds the mentions near one."""

    buckets: tuple[Buckets, ...] = field(default_factory=lambda: tuple(Buckets(*each) for each in CLASSES))

    def fill(self, told: Coded, size: int) -> None:
        """Put the first `size` rows in."""
        day, half = told.middle_day[:size], told.half_days[:size]
        shorter = -1.0
        for buckets in self.buckets:
            rows = np.flatnonzero(~np.isnan(day) & (half > shorter) & (half <= buckets.longest))
            buckets.fill(rows, day[rows])
            shorter = buckets.longest

    def add(self, told: Coded, row: int) -> None:
        """Put one row in, found from now on."""
        day, half = float(told.middle_day[row]), float(told.half_days[row])
        fitting = [buckets for buckets in self.buckets if half <= buckets.longest]
        if fitting and not np.isnan(day):
            fitting[0].add(row, day)

    def of(self, told: Coded, row: int) -> Rows:
        """Give the rows that a row is compared with."""
        day, half = float(told.middle_day[row]), float(told.half_days[row])
        if np.isnan(day) or half > LONGEST_DAYS:
            return _NO
        rows = np.concatenate([part for buckets in self.buckets for part in buckets.near(day, half)])
        rows = np.asarray(rows[rows != row])
        rows = rows[compared(told, np.full(len(rows), row), rows)]
        asking = np.full(len(rows), row)
        if vague(told, np.array([row]))[0]:
            rows = rows[likeliest(told, asking, rows, asked=asking)]
        return np.asarray(rows)


def compared(told: Coded, a: Rows, b: Rows) -> Flags:
    """Say which pairs the batch would compare."""
    out = np.zeros(len(a), dtype=bool)
    usable = ~np.isnan(told.middle_day[a]) & ~np.isnan(told.middle_day[b]) & (gap_days(told, a, b) <= WINDOW_DAYS)
    usable &= np.maximum(told.half_days[a], told.half_days[b]) <= LONGEST_DAYS
    at = np.flatnonzero(usable)
    a, b = a[at], b[at]
    loose = vague(told, a) | vague(told, b)
    near = km_between(told, a, b) <= told.radius_km[a] + told.radius_km[b] + SLACK_KM
    out[at[near & ~loose]] = True
    one, two = told.country[a], told.country[b]
    asked = loose & ((one == two) | (one < 0) | (two < 0))
    asked &= np.maximum(told.half_days[a], told.half_days[b]) <= LONGEST_HALF_DAYS
    a, b, at = a[asked], b[asked], at[asked]
    out[at[worth_comparing(told, a, b)[0]]] = True
    return out
