"""Unplaced: pairs for reports without a usable place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded, gap_days
from sabaq.fusion.comparisons import MADE_FROM, Compare, levels
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


def unplaced_pairs(told: Coded, vague: Flags, window: float, *, asking: Flags) -> Iterator[tuple[Rows, Rows]]:
    """Yield pairs of each asking mention with those of its country and days that it does not mostly contradict."""
    dated = ~np.isnan(told.middle_day) & (told.half_days <= LONGEST_HALF_DAYS)
    for country in np.unique(told.country[asking & dated]).tolist():
        members = np.flatnonzero(dated & ((told.country == country) | (told.country < 0) | (country < 0)))
        members = members[np.argsort(told.middle_day[members], kind="stable")]
        mine = members[asking[members] & (told.country[members] == country)]
        crowd = _Crowd.of(told, members, mine, vague=vague, window=window)
        for batch, met in _batches(told, mine, members, window):
            one, two = crowd.likeliest(batch, met)
            yield np.minimum(one, two), np.maximum(one, two)


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


def _batches(told: Coded, mine: Rows, members: Rows, window: float) -> Iterator[tuple[slice, Rows]]:
    """Yield runs of asking mentions, each with the places of the members that they may meet; both in order of day."""
    runs = []
    for shorter, longest in pairwise((0.0, *HALVES_DAYS)):
        place = np.flatnonzero((told.half_days[members] > shorter) & (told.half_days[members] <= longest))
        day, reach = told.middle_day[members[place]], window - 1 + told.half_days[mine] + longest
        start = np.searchsorted(day, told.middle_day[mine] - reach, side="left")
        stop = np.searchsorted(day, told.middle_day[mine] + reach, side="right")
        runs.append((place, np.minimum.accumulate(start[::-1])[::-1], np.maximum.accumulate(stop)))
    begin, end = (np.sum([run[side] for run in runs], axis=0).tolist() for side in (1, 2))
    first = 0
    for at in range(1, len(mine) + 1):
        most = max(LOOKED_THROUGH, 2 * (end[first] - begin[first]))
        if at == len(mine) or at - first == ASKING_AT_ONCE or end[at] - begin[first] > most:
            yield slice(first, at), np.concatenate([place[start[first] : stop[at - 1]] for place, start, stop in runs])
            first = at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Crowd:
    """Members in order of day and those who ask among them, laid out so that many look through thousands at once."""

    rows: Rows
    vague: Flags
    asking: Rows
    fields: tuple[_Table, ...]
    days: _Table

    @classmethod
    def of(cls, told: Coded, rows: Rows, asking: Rows, *, vague: Flags, window: float) -> _Crowd:
        def closeness(a: Rows, b: Rows) -> Balances:
            gap = gap_days(told, a, b)
            rank = -np.ceil(gap) - STEPS * (gap >= FAR_DAYS)
            return np.where(gap > window, NEVER, rank).astype(np.int8)

        def agreement(field: str) -> Callable[[Rows, Rows], Balances]:
            worth = BALANCE[field] + AGREED * (BALANCE[field] > 0).astype(np.int8)
            return lambda a, b: np.asarray(worth[levels(told, a, b, field)])

        return cls(
            rows=rows, vague=vague[rows], asking=asking,
            fields=tuple(_Table.of(told, rows, asking, MADE_FROM[each], compare=agreement(each)) for each in BALANCE),
            days=_Table.of(told, rows, asking, ("middle_day", "half_days"), compare=closeness),
        )  # fmt: skip

    def likeliest(self, batch: slice, met: Rows) -> tuple[Rows, Rows]:
        """Give pairs (asking, member): what `likeliest` chooses of the members that each of a batch may meet."""
        met = met[np.argsort(self.rows[met], kind="stable")]  # of equal rank the lowest rows are chosen
        rows, asking = self.rows[met], self.asking[batch]
        rank = np.zeros((len(met), len(asking)), dtype=np.int8)
        for field in self.fields:
            rank += field.beside(batch, met)
        agree = (rank + AGREED // 2) >> 4
        rank = (rank - AGREED * agree) * np.int8(STEPS) + self.days.beside(batch, met)
        rank = np.minimum(rank, NEVER + (agree > 0).view(np.int8) * np.int8(HIGHEST - NEVER))
        loose = np.flatnonzero(self.vague[met])
        rank[loose] = np.where(rows[loose, None] <= asking, NEVER, rank[loose])  # both vague: once
        member, who = _best(rank, least=STEPS * LEAST_BALANCE - STEPS + 1)
        return asking[who], rows[member]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What comparing gives for each value of a field beside each value that is asked with."""

    number: Rows  # of each member's value
    column: Rows  # of each asking mention's value
    table: Balances  # (values, values asked with)

    @classmethod
    def of(
        cls, told: Coded, rows: Rows, asking: Rows, names: tuple[str, ...], *, compare: Callable[[Rows, Rows], Balances]
    ) -> _Table:
        number, first = numbered(getattr(told, name)[rows] for name in names)
        mine = number[np.isin(rows, asking)]
        some, column = np.unique(mine, return_inverse=True)
        table = np.empty((len(first), len(some)), dtype=np.int8)
        for at in range(0, len(first), step := max(COMPARED_AT_ONCE // max(len(some), 1), 1)):
            values = rows[first[at : at + step]]
            one, two = np.repeat(values, len(some)), np.tile(rows[first[some]], len(values))
            table[at : at + step] = compare(one, two).reshape(len(values), len(some))
        return cls(number=number, column=column, table=table)

    def beside(self, batch: slice, met: Rows) -> Balances:
        """Give (members, asking mentions of a batch)."""
        return np.take(self.table[:, self.column[batch]], self.number[met], axis=0)


def _best(rank: Balances, *, least: int) -> tuple[Rows, Rows]:
    """Give row and column of the `MOST` highest of each column that are no lower than `least`; the upper of equals."""
    size, ranks = rank.shape[1], HIGHEST - least + 1
    row, column = np.divmod(np.flatnonzero(rank >= least), size)
    below = HIGHEST - rank[row, column].astype(np.int64)
    reached = np.cumsum(np.bincount(column * ranks + below, minlength=size * ranks).reshape(size, ranks), axis=1)
    lowest = np.minimum((reached < MOST).sum(axis=1), ranks - 1)  # the first rank that `MOST` reach
    worth = np.flatnonzero(below <= lowest[column])
    row, column, last = row[worth], column[worth], below[worth] == lowest[column[worth]]
    ties = np.flatnonzero(last)
    ties = ties[np.argsort(column[ties].astype(np.uint8), kind="stable")]
    tied = column[ties]
    place = np.arange(len(ties)) - np.searchsorted(tied, tied)
    above = np.bincount(column[~last], minlength=size)
    kept = np.concatenate([np.flatnonzero(~last), ties[place < MOST - above[tied]]])
    return row[kept], column[kept]
