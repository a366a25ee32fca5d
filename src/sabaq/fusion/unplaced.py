"""Unplaced: pairs for reports without a usable place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded, gap_days
from sabaq.fusion.comparisons import levels

Rows = npt.NDArray[np.int64]

LEAST_BALANCE = -1  # agreements less disagreements; a lower one is worth no comparison
MOST = 60  # candidates of one mention, the likeliest: in a wide country an unplaced report fits thousands
LONGEST_HALF_DAYS = 4.0
ROWS_AT_ONCE = 1_000_000
TOLLS = (0, 1, 1, 1, 1, 1, 1, -1, -1, -1)
BALANCE: dict[str, npt.NDArray[np.int8]] = {  # by level: 1 agrees, -1 disagrees
    field: np.array(each, dtype=np.int8)
    for field, each in {
        "type": (0, 1, 1, -1), "target": (0, 1, -1), "published": (0, 0, 0, -1, -1, -1), "killed": TOLLS,
        "wounded": TOLLS, "actor": (0, 1, 1, 0, -1, 0),
    }.items()
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
            chosen = likeliest(told, a, b, asked=one[keep])
            yield a[chosen], b[chosen]


def likeliest(told: Coded, a: Rows, b: Rows, *, asked: Rows) -> Rows:
    """Choose the pairs that are worth comparing, and of those of one asking mention the best."""
    worth, balance = worth_comparing(told, a, b)
    worthy, gap = np.flatnonzero(worth), gap_days(told, a, b)
    order = worthy[np.lexsort((b[worthy], a[worthy], gap[worthy], -balance[worthy], asked[worthy]))]
    ranked = asked[order]
    return np.asarray(order[np.arange(len(order)) - np.searchsorted(ranked, ranked) < MOST])


def worth_comparing(told: Coded, a: Rows, b: Rows) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int8]]:
    """Say which pairs agree in something and do not disagree in much more, and give their balance."""
    balance = -(gap_days(told, a, b) >= 2).astype(np.int8)
    agree = np.zeros(len(a), dtype=bool)
    for field, worth in BALANCE.items():
        said = worth[levels(told, a, b, field)]
        balance += said
        agree |= said > 0
    return agree & (balance >= LEAST_BALANCE), balance


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
