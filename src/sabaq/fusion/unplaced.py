"""Unplaced: pairs for reports without a usable place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded, gap_days, km_between
from sabaq.fusion.comparisons import MADE_FROM, Compare, levels
from sabaq.fusion.pairs import SLACK_KM
from sabaq.fusion.values import numbered

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Balances = npt.NDArray[np.int8]

LEAST_BALANCE = -1  # agreements less disagreements; a lower one is worth no comparison
MOST = 60  # candidates of one mention, the likeliest: in a wide country an unplaced report fits thousands
LONGEST_HALF_DAYS = 4.0
HALVES_DAYS = (0.6, LONGEST_HALF_DAYS)  # members whose times are short are looked for in fewer days
ASKING_AT_ONCE = 64
LOOKED_THROUGH = 2_000  # members that one batch looks through at ease, however few of them each asks for
COMPARED_AT_ONCE = 1_000_000  # values
REGION_KM = 300.0  # mentions that know a province or so ask together where these lie so near each other
TOLLS = (0, 1, 1, 1, 1, 1, 1, -1, -1, -1)
BALANCE: dict[str, Balances] = {  # by level: 1 agrees, -1 disagrees
    field: np.array(each, dtype=np.int8)
    for field, each in {
        "type": (0, 1, 1, -1), "target": (0, 1, -1), "published": (0, 0, 0, -1, -1, -1), "killed": TOLLS,
        "wounded": TOLLS, "actor": (0, 1, 1, 0, -1, 0),
    }.items()
}  # fmt: skip
FAR_DAYS = 2.0  # a gap that speaks against
STEPS = 5  # ranks of one balance: the days of a gap
AGREED = 16  # added for each agreement, so that a sum of balances tells how many agree
HIGHEST = STEPS * len(BALANCE)
NEVER = -90  # the rank of what is not compared, whatever the rest tells


def unplaced_pairs(
    told: Coded, vague: Flags, window: float, *, asking: Flags, row: Rows
) -> Iterator[tuple[Rows, Rows]]:
    """Yield pairs of each asking mention with those of its country and days that it does not mostly contradict.

    Two of which it is known where they are must be within reach of each other, or name one province. `row` numbers all
    mentions: of equals the lowest are chosen, and of two vague ones the lower asks.
    """
    dated = ~np.isnan(told.middle_day) & (told.half_days <= LONGEST_HALF_DAYS)
    for country in np.unique(told.country[asking & dated]).tolist():
        members = np.flatnonzero(dated & ((told.country == country) | (told.country < 0) | (country < 0)))
        members = members[np.argsort(told.middle_day[members], kind="stable")]
        mine = np.flatnonzero(asking[members] & (told.country[members] == country))
        crowd = _Crowd.of(told, members, mine, vague=vague, window=window, row=row)
        for some, near in _regions(told, members, mine):
            for batch, met in _batches(told, members, (some, near), window):
                one, two = crowd.likeliest(told, batch, met)
                yield np.minimum(one, two), np.maximum(one, two)


def out_of_reach(told: Coded, a: Rows, b: Rows) -> Flags:
    """Say which pairs, of mentions that know where they are, are too far apart and do not name one province."""
    far = km_between(told, a, b) > told.radius_km[a] + told.radius_km[b] + SLACK_KM
    return far & ~one_unit(told.province[a], told.province[b])


def one_unit(one: npt.NDArray[np.number], two: npt.NDArray[np.number]) -> Flags:
    """Say where two columns of codes name the same; below 0 they name nothing."""
    return np.asarray((one == two) & (one >= 0))


def likeliest(told: Coded, a: Rows, b: Rows, *, asked: Rows, compare: Compare = levels) -> Rows:
    """Choose the pairs that are worth comparing, and of those of one asking mention the best."""
    worth, balance = worth_comparing(told, a, b, compare=compare)
    worthy, gap = np.flatnonzero(worth), gap_days(told, a, b)
    order = worthy[np.lexsort((b[worthy], a[worthy], gap[worthy], -balance[worthy], asked[worthy]))]
    ranked = asked[order]
    return np.asarray(order[np.arange(len(order)) - np.searchsorted(ranked, ranked) < MOST])


def worth_comparing(told: Coded, a: Rows, b: Rows, *, compare: Compare = levels) -> tuple[Flags, Balances]:
    """Say which pairs agree in something and do not disagree in much more, and give their balance."""
    balance = -(gap_days(told, a, b) >= FAR_DAYS).astype(np.int8)
    agree = np.zeros(len(a), dtype=bool)
    for field, worth in BALANCE.items():
        said = worth[compare(told, a, b, field)]
        balance += said
        agree |= said > 0
    return agree & (balance >= LEAST_BALANCE), balance


def _regions(told: Coded, members: Rows, mine: Rows) -> Iterator[tuple[Rows, Rows]]:
    """Yield the asking mentions of each region, and all members that may be in reach of it; both as places in members.

    Those who know no place at all ask together, and all; members of the provinces that are named there are in reach.
    """
    spot, radius, province = told.xyz_km[members].T.copy(), told.radius_km[members], told.province[members]
    region = numbered(np.floor(spot[:, mine] / REGION_KM))[0]
    for each in range(region.max(initial=-1) + 1):
        some = mine[region == each]
        beyond, reach = np.zeros(len(members), dtype=bool), radius + radius[some].max() + SLACK_KM
        for axis in spot:  # nothing is beyond what is not known
            beyond |= (axis > axis[some].max() + reach) | (axis < axis[some].min() - reach)
        named = np.unique(province[some])
        yield some, np.flatnonzero(~beyond | np.isin(province, named[named >= 0]))


def _batches(told: Coded, members: Rows, of: tuple[Rows, Rows], window: float) -> Iterator[tuple[Rows, Rows]]:
    """Yield runs of the asking mentions `of` a region with those that they may meet, as places in members, by day."""
    mine, near = of
    asked, rows, runs = members[mine], members[near], []
    for shorter, longest in pairwise((0.0, *HALVES_DAYS)):
        place = near[(told.half_days[rows] > shorter) & (told.half_days[rows] <= longest)]
        day, reach = told.middle_day[members[place]], window - 1 + told.half_days[asked] + longest
        start = np.searchsorted(day, told.middle_day[asked] - reach, side="left")
        stop = np.searchsorted(day, told.middle_day[asked] + reach, side="right")
        runs.append((place, np.minimum.accumulate(start[::-1])[::-1], np.maximum.accumulate(stop)))
    begin, end = (np.sum([run[side] for run in runs], axis=0).tolist() for side in (1, 2))
    first = 0
    for at in range(1, len(mine) + 1):
        most = max(LOOKED_THROUGH, 2 * (end[first] - begin[first]))
        if at == len(mine) or at - first == ASKING_AT_ONCE or end[at] - begin[first] > most:
            yield mine[first:at], np.concatenate([place[start[first] : stop[at - 1]] for place, start, stop in runs])
            first = at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Crowd:
    """Members in order of day and those who ask among them, laid out so that many look through thousands at once."""

    rows: Rows
    row: Rows
    vague: Flags
    fields: tuple[_Table, ...]
    days: _Table

    @classmethod
    def of(cls, told: Coded, rows: Rows, asking: Rows, *, vague: Flags, window: float, row: Rows) -> _Crowd:
        def closeness(a: Rows, b: Rows) -> Balances:
            gap = gap_days(told, a, b)
            rank = -np.ceil(gap) - STEPS * (gap >= FAR_DAYS)
            return np.where(gap > window, NEVER, rank).astype(np.int8)

        def agreement(field: str) -> Callable[[Rows, Rows], Balances]:
            worth = BALANCE[field] + AGREED * (BALANCE[field] > 0).astype(np.int8)
            return lambda a, b: np.asarray(worth[levels(told, a, b, field)])

        return cls(
            rows=rows, row=row, vague=vague[rows],
            fields=tuple(_Table.of(told, rows, asking, MADE_FROM[each], compare=agreement(each)) for each in BALANCE),
            days=_Table.of(told, rows, asking, ("middle_day", "half_days"), compare=closeness),
        )  # fmt: skip

    def likeliest(self, told: Coded, batch: Rows, met: Rows) -> tuple[Rows, Rows]:
        """Give pairs (asking, member): what `likeliest` chooses of the members that each of a batch may meet."""
        met = met[np.argsort(self.row[self.rows[met]])]  # of equal rank the lowest rows are chosen
        rows, asking = self.rows[met], self.rows[batch]
        rank = np.zeros((len(met), len(asking)), dtype=np.int8)
        for field in self.fields:
            rank += field.beside(batch, met)
        agree = (rank + AGREED // 2) >> 4
        rank = (rank - AGREED * agree) * np.int8(STEPS) + self.days.beside(batch, met)
        rank = np.minimum(rank, NEVER + (agree > 0).view(np.int8) * np.int8(HIGHEST - NEVER))
        rank[_far(told, rows, asking)] = NEVER
        loose = np.flatnonzero(self.vague[met])
        rank[loose] = np.where(self.row[rows[loose], None] <= self.row[asking], NEVER, rank[loose])  # both vague: once
        member, who = _best(rank, least=STEPS * LEAST_BALANCE - STEPS + 1)
        return asking[who], rows[member]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What comparing gives for each value of a field beside each value that is asked with."""

    number: Rows  # of each member's value
    column: Rows  # of the values of those that ask
    table: Balances  # (values, values asked with)

    @classmethod
    def of(
        cls, told: Coded, rows: Rows, asking: Rows, names: tuple[str, ...], *, compare: Callable[[Rows, Rows], Balances]
    ) -> _Table:
        number, first = numbered(getattr(told, name)[rows] for name in names)
        some, mine = np.unique(number[asking], return_inverse=True)
        column = np.zeros(len(rows), dtype=np.int64)
        column[asking] = mine
        table = np.empty((len(first), len(some)), dtype=np.int8)
        for at in range(0, len(first), step := max(COMPARED_AT_ONCE // max(len(some), 1), 1)):
            values = rows[first[at : at + step]]
            one, two = np.repeat(values, len(some)), np.tile(rows[first[some]], len(values))
            table[at : at + step] = compare(one, two).reshape(len(values), len(some))
        return cls(number=number, column=column, table=table)

    def beside(self, batch: Rows, met: Rows) -> Balances:
        """Give (members, asking mentions of a batch)."""
        return np.take(self.table[:, self.column[batch]], self.number[met], axis=0)


def _far(told: Coded, rows: Rows, asking: Rows) -> Flags:
    """Say (rows, asking mentions) which are out of reach; mentions that ask from one place do so once."""
    number, first = numbered((told.xyz_km[asking], told.radius_km[asking], told.province[asking]))
    one, two = np.repeat(rows, len(first)), np.tile(asking[first], len(rows))
    return out_of_reach(told, one, two).reshape(len(rows), len(first))[:, number]


def _best(rank: Balances, *, least: int) -> tuple[Rows, Rows]:
    """Give row and column of the `MOST` highest of each column that are no lower than `least`; the upper of equals."""
    size, ranks = rank.shape[1], HIGHEST - least + 1
    at = np.flatnonzero(rank >= least)
    row = at // size
    column = at - row * size
    below = HIGHEST - rank.ravel().take(at).astype(np.int64)
    reached = np.cumsum(np.bincount(column * ranks + below, minlength=size * ranks).reshape(size, ranks), axis=1)
    lowest = np.minimum((reached < MOST).sum(axis=1), ranks - 1)  # the first rank that `MOST` reach
    lower = below - lowest.take(column)
    worth = np.flatnonzero(lower <= 0)
    row, column, last = row.take(worth), column.take(worth), lower.take(worth) == 0
    ties = np.flatnonzero(last)
    ties = ties.take(np.argsort(column.take(ties).astype(np.uint8), kind="stable"))
    tied = column.take(ties)
    place = np.arange(len(ties)) - np.searchsorted(tied, tied)
    above = np.bincount(column[~last], minlength=size)
    kept = np.concatenate([np.flatnonzero(~last), ties[place < (MOST - above).take(tied)]])
    return row[kept], column[kept]
