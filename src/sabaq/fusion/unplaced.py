"""Unplaced: pairs for reports without a usable place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded, gap_days
from sabaq.fusion.comparisons import levels

Rows = npt.NDArray[np.int64]

LEAST_BALANCE = -1  # agreements less disagreements; a lower one is worth no comparison
LONGEST_HALF_DAYS = 4.0
ROWS_AT_ONCE = 1_000_000
TOLD_ALIKE, TOLD_APART = (1, 2, 3, 4, 5, 6), (7, 8, 9)
AGREE = {"actor": (1, 2), "type": (1, 2), "target": (1,), "killed": TOLD_ALIKE, "wounded": TOLD_ALIKE}
DISAGREE = {
    "actor": (4,), "type": (3,), "target": (2,), "killed": TOLD_APART, "wounded": TOLD_APART, "published": (3, 4, 5),
}  # fmt: skip


def unplaced_pairs(told: Coded, vague: npt.NDArray[np.bool_], window: float) -> Iterator[tuple[Rows, Rows]]:
    """Yield pairs of each vague mention with those of its country and days that it does not mostly contradict."""
    dated = ~np.isnan(told.middle_day) & (told.half_days <= LONGEST_HALF_DAYS)
    for country in np.unique(told.country).tolist():
        members = np.flatnonzero(dated & ((told.country == country) | (told.country < 0) | (country < 0)))
        members = members[np.argsort(told.middle_day[members], kind="stable")]
        asking = members[vague[members] & (told.country[members] == country)]
        for one, two in _same_days(told, asking, members, window):
            keep = ~(vague[two] & (two < one))  # both vague: once
            a, b = np.minimum(one, two)[keep], np.maximum(one, two)[keep]
            worth = _balance(told, a, b) >= LEAST_BALANCE
            yield a[worth], b[worth]


def _balance(told: Coded, a: Rows, b: Rows) -> npt.NDArray[np.int64]:
    balance = -(gap_days(told, a, b) >= 2).astype(np.int64)
    for field in {*AGREE, *DISAGREE}:
        level = levels(told, a, b, field)
        balance += np.isin(level, AGREE.get(field, ()))
        balance -= np.isin(level, DISAGREE.get(field, ()))
    return balance


def _same_days(told: Coded, asking: Rows, members: Rows, window: float) -> Iterator[tuple[Rows, Rows]]:
    """Yield pairs (asking, member in order of day) within the window, some at a time."""
    days = told.middle_day[members]
    reach = window + told.half_days[asking] + LONGEST_HALF_DAYS
    start = np.searchsorted(days, told.middle_day[asking] - reach, side="left")
    stop = np.searchsorted(days, told.middle_day[asking] + reach, side="right")
    for low, high in _slices(stop - start):
        count = (stop - start)[low:high]
        one = np.repeat(asking[low:high], count)
        offset = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
        two = members[np.repeat(start[low:high], count) + offset]
        keep = (one != two) & (gap_days(told, one, two) <= window)
        yield one[keep], two[keep]


def _slices(lengths: Rows) -> list[tuple[int, int]]:
    ends = np.cumsum(lengths)
    cuts = np.searchsorted(ends, np.arange(ROWS_AT_ONCE, (ends[-1] if len(ends) else 0) + ROWS_AT_ONCE, ROWS_AT_ONCE))
    edges = np.unique(np.concatenate([[0], np.minimum(cuts + 1, len(lengths)), [len(lengths)]]))
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
