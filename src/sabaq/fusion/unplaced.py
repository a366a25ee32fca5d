"""Unplaced: pairs for reports without a usable place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded, gap_days
from sabaq.fusion.comparisons import levels
from sabaq.fusion.pairs import slices

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Balances = npt.NDArray[np.int8]

LEAST_BALANCE = -1  # agreements less disagreements; a lower one is worth no comparison
MOST = 60  # candidates of one mention, the likeliest: in a wide country an unplaced report fits thousands
LONGEST_HALF_DAYS = 4.0
ROWS_AT_ONCE = 1_000_000
TOLLS = (0, 1, 1, 1, 1, 1, 1, -1, -1, -1)
BALANCE: dict[str, Balances] = {  # by level: 1 agrees, -1 disagrees
    field: np.array(each, dtype=np.int8)
    for field, each in {
        "type": (0, 1, 1, -1), "target": (0, 1, -1), "published": (0, 0, 0, -1, -1, -1), "killed": TOLLS,
        "wounded": TOLLS, "actor": (0, 1, 1, 0, -1, 0),
    }.items()
}  # fmt: skip
KINDS = {"type": ("types",), "target": ("targets",), "actor": ("actors", "others", "unknown_actor")}
NEVER = -20  # a balance that no tolls mend
FAR_DAYS, LATE_DAYS = 2.0, 1.5  # a gap, and a distance of publication, that speaks against


def unplaced_pairs(told: Coded, vague: Flags, window: float, *, asking: Flags) -> Iterator[tuple[Rows, Rows]]:
    """Yield pairs of each asking mention with those of its country and days that it does not mostly contradict."""
    dated = ~np.isnan(told.middle_day) & (told.half_days <= LONGEST_HALF_DAYS)
    for country in np.unique(told.country[asking & dated]).tolist():
        members = np.flatnonzero(dated & ((told.country == country) | (told.country < 0) | (country < 0)))
        members = members[np.argsort(told.middle_day[members], kind="stable")]
        mine = members[asking[members] & (told.country[members] == country)]
        for one, two in _same_days(told, mine, members, vague=vague, window=window):
            keep = ~(vague[two] & (two < one))  # both vague: once
            a, b = np.minimum(one, two)[keep], np.maximum(one, two)[keep]
            chosen = likeliest(told, a, b, asked=one[keep])
            yield a[chosen], b[chosen]


def likeliest(told: Coded, a: Rows, b: Rows, *, asked: Rows) -> Rows:
    """Choose the pairs that are worth comparing, and of those of one asking mention the best."""
    worth, balance = worth_comparing(told, a, b)
    worthy, gap = np.flatnonzero(worth), gap_days(told, a, b)
    order = worthy[np.lexsort((b[worthy], a[worthy], gap[worthy], -balance[worthy], asked[worthy]))]
    ranked = asked[order]
    return np.asarray(order[np.arange(len(order)) - np.searchsorted(ranked, ranked) < MOST])


def worth_comparing(told: Coded, a: Rows, b: Rows) -> tuple[Flags, Balances]:
    """Say which pairs agree in something and do not disagree in much more, and give their balance."""
    balance = -(gap_days(told, a, b) >= FAR_DAYS).astype(np.int8)
    agree = np.zeros(len(a), dtype=bool)
    for field, worth in BALANCE.items():
        said = worth[levels(told, a, b, field)]
        balance += said
        agree |= said > 0
    return agree & (balance >= LEAST_BALANCE), balance


def _same_days(told: Coded, asking: Rows, members: Rows, *, vague: Flags, window: float) -> Iterator[tuple[Rows, Rows]]:
    """Yield pairs (asking, member in order of day) within the window, some at a time.

    Of many members only those that can be among the likeliest are given.
    """
    crowd = _Crowd.of(told, members, asking, vague)
    reach = window + told.half_days[asking] + LONGEST_HALF_DAYS
    start = np.searchsorted(crowd.day, told.middle_day[asking] - reach, side="left")
    stop = np.searchsorted(crowd.day, told.middle_day[asking] + reach, side="right")
    for low, high in slices(np.minimum(stop - start, 8 * MOST), ROWS_AT_ONCE):
        runs = list(zip(asking[low:high].tolist(), start[low:high].tolist(), stop[low:high].tolist(), strict=True))
        met = [crowd.likely(told, row, slice(*run), window) for row, *run in runs]
        one = np.repeat(asking[low:high], [len(each) for each in met])
        two = members[np.concatenate(met)]
        keep = (one != two) & (gap_days(told, one, two) <= window)
        yield one[keep], two[keep]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Crowd:
    """Members in order of day, laid out so that one mention looks through thousands of them quickly."""

    rows: Rows
    day: Floats  # the middle
    half: Floats
    published: Floats
    vague: Flags
    tolls: tuple[Floats, Floats]  # (3, n): low, best, high of killed and wounded
    kinds: tuple[tuple[Rows, dict[int, Balances]], ...]  # numbers of members' values; by asking row, their balances

    @classmethod
    def of(cls, told: Coded, rows: Rows, asking: Rows, vague: Flags) -> _Crowd:
        return cls(
            rows=rows, day=told.middle_day[rows], half=told.half_days[rows], published=told.published[rows],
            vague=vague[rows], tolls=(told.killed[rows].T.copy(), told.wounded[rows].T.copy()),
            kinds=tuple(_kinds(told, rows, asking, field) for field in KINDS),
        )  # fmt: skip

    def likely(self, told: Coded, row: int, run: slice, window: float) -> Rows:
        """Give places in a run, among them the likeliest `MOST`: few of thousands agree in most that is told."""
        if run.stop - run.start <= 4 * MOST:
            return np.arange(run.start, run.stop)
        gap = np.abs(self.day[run] - told.middle_day[row]) - (self.half[run] + (told.half_days[row] - 1))
        most = sum(balance[row][number[run]] for number, balance in self.kinds)  # of what the tolls leave open
        most -= (gap >= FAR_DAYS) + (np.abs(self.published[run] - told.published[row]) > LATE_DAYS).astype(np.int8)
        most[(gap > window) | (self.vague[run] & (self.rows[run] <= row))] = NEVER
        high = np.cumsum(np.bincount(most - NEVER)[::-1])[::-1]  # how many reach each balance, from the lowest on
        least = int(np.searchsorted(-high, -8 * MOST, side="right")) - 1 + NEVER
        while least > -2:  # what reaches 1 agrees in something, and is worth comparing
            near, balance = self._beside(told, row, (run.start, most), least)
            if np.count_nonzero(balance >= least + 2) >= MOST:  # the rest cannot reach as much: two tolls add two
                return np.asarray(near[balance >= least + 2])
            least -= 1
        near, balance = self._beside(told, row, (run.start, most), LEAST_BALANCE - 2)
        return np.asarray(near[balance >= LEAST_BALANCE])

    def _beside(self, told: Coded, row: int, most: tuple[int, Balances], least: int) -> tuple[Rows, Balances]:
        """Give the places in a run that have a balance of so much without the tolls, and their whole balance."""
        start, without = most
        near = np.flatnonzero(without >= least)
        balance, near = without[near], near + start
        for mine, theirs in zip((told.killed[row], told.wounded[row]), self.tolls, strict=True):
            balance += _toll_balance(mine, theirs, near)
        return near, balance


def _kinds(told: Coded, rows: Rows, asking: Rows, field: str) -> tuple[Rows, dict[int, Balances]]:
    """Give the number of each row's value of a field, and for each asking row its balance with every value."""
    values = np.column_stack([getattr(told, name)[rows] for name in KINDS[field]])
    _, first, number = np.unique(values, axis=0, return_index=True, return_inverse=True)
    number = number.ravel()
    mine = number[np.isin(rows, asking)]
    some, at = np.unique(mine, return_inverse=True)
    one, two = np.repeat(rows[first[some]], len(first)), np.tile(rows[first], len(some))
    table = BALANCE[field][levels(told, one, two, field)].reshape(len(some), len(first))
    return number, dict(zip(rows[np.isin(rows, asking)].tolist(), table[at], strict=True))


def _toll_balance(mine: Floats, theirs: Floats, near: Rows) -> Balances:
    """Give what `BALANCE` makes of one toll beside many."""
    low, best, high = mine.tolist()
    if np.isnan(best):
        return np.zeros(len(near), dtype=np.int8)
    least, told, most = theirs[:, near]
    less, more = np.minimum(told, best), np.maximum(told, best)
    close = (least <= high) & (low <= most) | (more - less <= 2) | (more <= 1.6 * less)
    agree = (told == best) | ((less > 0) & close)
    return np.asarray((2 * agree.view(np.int8) - 1) * ~np.isnan(told), dtype=np.int8)
