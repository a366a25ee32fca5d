"""Nearby: the mentions that one more mention is compared with.

The same pairs as in `pairs` and `unplaced`, asked of one mention at a time by an index over days. Where and when each
mention is lies in the index itself, side by side with those of its days: a day of a large ledger is looked through in
one go, and only what stays is looked up among all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor, isnan

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded
from sabaq.fusion.comparisons import Compare, levels
from sabaq.fusion.pairs import SLACK_KM, TIME_CLASSES_DAYS, WINDOW_DAYS, vague
from sabaq.fusion.unplaced import LONGEST_HALF_DAYS, likeliest, one_unit, worth_comparing

Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Spots = Floats  # (n, 10): row, middle day, half days, x, y, z, radius, country, province, 1 where the place is vague

LONGEST_DAYS = TIME_CLASSES_DAYS[-1]
CLASSES = ((1.0, TIME_CLASSES_DAYS[0]), (2.0, LONGEST_HALF_DAYS), (30.0, LONGEST_DAYS))  # days of a bucket, its longest
ROW, DAY, X, RADIUS, PROVINCE, LOOSE, WIDTH = 0, 1, 3, 6, 8, 9, 10  # columns
LEAST_ROOM = 4  # spots of a bucket
MANY = 500  # spots that are worth a rougher look first
NOTHING, NO_SPOTS = np.empty(0, dtype=np.int64), np.empty((0, WIDTH))


def spots(told: Coded, rows: Rows) -> Spots:
    """Give where and when some mentions are."""
    when, where = (told.middle_day[rows], told.half_days[rows]), told.xyz_km[rows]
    units = (told.country[rows], told.province[rows])
    return np.column_stack([rows, *when, where, told.radius_km[rows], *units, vague(told, rows)])


@dataclass(slots=True)
class Buckets:
    """Mentions by the middle of their days, in periods of `width` days."""

    width: float
    longest: float  # half of the longest stated time among them
    held: dict[int, tuple[Spots, int]] = field(default_factory=dict)  # with room to grow, and how many are filled

    def fill(self, some: Spots) -> None:
        """Put many in at once."""
        period = np.floor(some[:, DAY] / self.width).astype(np.int64)
        order = np.argsort(period, kind="stable")
        some, period = some[order], period[order]
        starts = np.flatnonzero(np.diff(period, prepend=period[:1] - 1))
        for part, first in zip(np.split(some, starts[1:]), period[starts].tolist(), strict=False):
            self.held[first] = (part, len(part))

    def add(self, day: float, one: Spots) -> None:
        """Put one in."""
        period = floor(day / self.width)
        held, count = self.held.get(period, (np.empty((LEAST_ROOM, WIDTH)), 0))
        if count == len(held):
            held = np.concatenate([held, np.empty_like(held)])
        held[count] = one
        self.held[period] = (held, count + 1)

    def near(self, day: float, half: float) -> list[Spots]:
        """Give, in parts, those whose days can come within the window of a time; more than those, never fewer."""
        reach = WINDOW_DAYS - 1 + half + self.longest  # two times that touch are no gap, and one day apart
        first, last = (floor((day + by) / self.width) for by in (-reach, reach))
        found = (self.held.get(period) for period in range(first, last + 1))
        return [each[0][: each[1]] for each in found if each]


@dataclass(slots=True)
class Nearby:
    """Finds the mentions near one."""

    compare: Compare = levels
    buckets: tuple[Buckets, ...] = field(default_factory=lambda: tuple(Buckets(*each) for each in CLASSES))

    def fill(self, told: Coded, size: int) -> None:
        """Put the first `size` rows in."""
        day, half = told.middle_day[:size], told.half_days[:size]
        shorter = -1.0
        for buckets in self.buckets:
            rows = np.flatnonzero(~np.isnan(day) & (half > shorter) & (half <= buckets.longest))
            buckets.fill(spots(told, rows))
            shorter = buckets.longest

    def add(self, told: Coded, row: int) -> None:
        """Put one row in, found from now on."""
        day, half = float(told.middle_day[row]), float(told.half_days[row])
        fitting = [buckets for buckets in self.buckets if half <= buckets.longest]
        if fitting and not isnan(day):
            fitting[0].add(day, spots(told, np.array([row]))[0])

    def of(self, told: Coded, row: int) -> Rows:
        """Give the rows that a row is compared with."""
        return self._compared_with(told, [row], [self._there(told, row)])[0]

    def take_in(self, told: Coded, rows: Sequence[int]) -> list[Rows]:
        """Put rows in one after another; give of each those before it that it is compared with."""
        there = []
        for row in rows:
            there.append(self._there(told, row))
            self.add(told, row)
        return self._compared_with(told, rows, there)

    def _there(self, told: Coded, row: int) -> tuple[Rows, Rows]:
        """Give the rows that are near a row, and those that it is compared with if what they tell agrees."""
        day, half = float(told.middle_day[row]), float(told.half_days[row])
        if isnan(day) or half > LONGEST_DAYS:
            return NOTHING, NOTHING
        one = spots(told, np.array([row]))
        there = np.concatenate([part for each in self.buckets for part in each.near(day, half)] or [NO_SPOTS])
        if len(there) > MANY:
            there = there[_hardly_far(one, there)]
        rows, (near, asked) = there[:, ROW].astype(np.int64), _meeting(one, there)
        other = rows != row
        return rows[near & other], rows[asked & other]

    def _compared_with(self, told: Coded, rows: Sequence[int], there: Sequence[tuple[Rows, Rows]]) -> list[Rows]:
        """Give of each row those that it is compared with, of what its places and days leave; asked of all at once."""
        counts = [len(maybe) for _, maybe in there]
        asking = np.repeat(np.array(rows, dtype=np.int64), counts)
        maybe = np.concatenate([NOTHING, *(its for _, its in there)])
        if not len(maybe):
            return [near for near, _ in there]
        loose = vague(told, asking)
        chosen = np.zeros(len(maybe), dtype=bool)
        if len(at := np.flatnonzero(~loose)):
            chosen[at] = worth_comparing(told, asking[at], maybe[at], compare=self.compare)[0]
        if len(at := np.flatnonzero(loose)):
            best = likeliest(told, asking[at], maybe[at], asked=asking[at], compare=self.compare)
            chosen[at[best]] = True
        cuts = np.cumsum(counts)[:-1]
        parts = zip(there, np.split(maybe, cuts), np.split(chosen, cuts), strict=True)
        return [np.concatenate([near, its[kept]]) for (near, _), its, kept in parts]


def compared(told: Coded, a: Rows, b: Rows, *, compare: Compare = levels) -> Flags:
    """Say which pairs the batch would compare."""
    near, asked = _meeting(spots(told, a), spots(told, b))
    if len(at := np.flatnonzero(asked)):
        near[at] = worth_comparing(told, a[at], b[at], compare=compare)[0]
    return near


def _hardly_far(one: Spots, two: Spots) -> Flags:
    """Say cheaply which of many are not too far off along one axis, as far as both know where they are."""
    apart = np.abs(one[:, X] - two[:, X]) > one[:, RADIUS] + two[:, RADIUS] + SLACK_KM
    return np.asarray(~apart | ((one[:, LOOSE] + two[:, LOOSE] > 0) & one_unit(one[:, PROVINCE], two[:, PROVINCE])))


def _meeting(one: Spots, two: Spots) -> tuple[Flags, Flags]:
    """Say of pairs (of one with each, or side by side) which are near, and which are if what they tell agrees."""
    _, day_a, half_a, _, _, _, radius_a, country_a, province_a, loose_a = one.T
    _, day_b, half_b, _, _, _, radius_b, country_b, province_b, loose_b = two.T
    longest = np.maximum(half_a, half_b)
    gap = np.maximum(np.abs(day_a - day_b) - half_a - half_b + 1, 0.0)
    usable = (gap <= WINDOW_DAYS) & (longest <= LONGEST_DAYS)
    loose = loose_a + loose_b > 0
    x, y, z = (one[:, X : X + 3] - two[:, X : X + 3]).T
    far = np.sqrt(x * x + y * y + z * z) > radius_a + radius_b + SLACK_KM  # not where a place is unknown
    country = (country_a == country_b) | (country_a < 0) | (country_b < 0)
    asked = usable & loose & country & (longest <= LONGEST_HALF_DAYS)
    return usable & ~loose & ~far, asked & (~far | one_unit(province_a, province_b))
