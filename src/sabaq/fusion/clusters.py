"""Clusters: groups that the summed evidence holds together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import connected_components

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

UNSEEN_BITS = -4.0  # a pair too far apart to be compared speaks this much against
FORBIDDEN_BITS = -1e6  # what a human "different" weighs
ROUNDS = 200
FEW = 2_000  # pairs up to this are cheaper to weigh than to look through
SCALE = 2.0**20  # steps in a bit


def cluster(
    size: int, a: Whole, b: Whole, bits: Floats, *, start: Whole | None = None, silent: Flags | None = None
) -> Whole:
    """Give each of `size` rows the lowest row of its group.

    Correlation clustering by greedy additive contraction (Keuper et al. 2015), all components at once: in every
    round each group joins the neighbour it has most evidence for, where both choose each other. Evidence between
    two groups is the sum over all their pairs, those never compared included, so the result does not depend on the
    order of rows or rounds. `start` gives groups that hold before any evidence. `silent` rows tell nothing that could
    be compared, so that they are in no pair says nothing.
    """
    group = np.arange(size, dtype=np.int64) if start is None else start.copy()
    weight = np.bincount(group, weights=None if silent is None else ~silent, minlength=size).astype(np.float64)
    a, b, bits = _within_reach(group, a, b, bits)
    scaled = np.round(bits * SCALE).astype(np.int64)  # whole numbers: sums then do not depend on the order of rows
    low, high, total, seen = _between(group[a], group[b], scaled, np.ones(len(a), dtype=np.int64))
    for _ in range(ROUNDS):
        score = total / SCALE + UNSEEN_BITS * (weight[low] * weight[high] - seen)
        gain = score / np.maximum(weight[low] * weight[high], 1.0) ** 0.5
        chosen = _mutual_best(size, low, high, np.where(score > 0, gain, -np.inf))
        if not len(chosen):
            break
        target = np.arange(size, dtype=np.int64)
        target[high[chosen]] = low[chosen]
        weight[low[chosen]] += weight[high[chosen]]
        weight[high[chosen]] = 0
        group = target[group]
        grown = np.zeros(size, dtype=bool)
        grown[low[chosen]] = grown[high[chosen]] = True
        touched = grown[low] | grown[high]
        summed = _between(target[low[touched]], target[high[touched]], total[touched], seen[touched])
        rest = (each[~touched] for each in (low, high, total, seen))
        low, high, total, seen = (np.concatenate(each) for each in zip(rest, summed, strict=True))
    return group


def _within_reach(group: Whole, a: Whole, b: Whole, bits: Floats) -> tuple[Whole, Whole, Floats]:
    """Leave out pairs that nothing in favour connects: whatever they weigh, they never come to be compared."""
    size = len(group)
    if len(a) <= FEW:
        return a, b, bits
    favour = bits > 0
    edges = (np.ones(int(favour.sum())), (group[a[favour]], group[b[favour]]))
    part = connected_components(sparse.coo_array(edges, shape=(size, size)), directed=False)[1]
    kept = part[group[a]] == part[group[b]]
    return a[kept], b[kept], bits[kept]


def _between(one: Whole, two: Whole, bits: Whole, seen: Whole) -> tuple[Whole, Whole, Whole, Whole]:
    """Sum evidence over pairs of groups (low < high)."""
    low, high = np.minimum(one, two), np.maximum(one, two)
    apart = low != high
    low, high, bits, seen = low[apart], high[apart], bits[apart], seen[apart]
    if not len(low):
        return low, high, bits, seen
    key = low * (high.max() + 1) + high
    order = np.argsort(key, kind="stable")
    key, low, high, bits, seen = key[order], low[order], high[order], bits[order], seen[order]
    first = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    return low[first], high[first], np.add.reduceat(bits, first), np.add.reduceat(seen, first)


def _mutual_best(size: int, low: Whole, high: Whole, gain: Floats) -> Whole:
    """Give the pairs in which each group is the other's best; equal gains go to the lower rows."""
    open_pairs = np.flatnonzero(gain > -np.inf)
    if not len(open_pairs):
        return open_pairs
    most = np.full(size, -np.inf)
    for end in (low, high):
        np.maximum.at(most, end[open_pairs], gain[open_pairs])
    one, two, best = low[open_pairs], high[open_pairs], gain[open_pairs]
    open_pairs = open_pairs[(best == most[one]) | (best == most[two])]  # no other is the first of any group
    order = open_pairs[np.lexsort((high[open_pairs], low[open_pairs], -gain[open_pairs]))]
    rank = np.full(size, len(order), dtype=np.int64)
    place = np.arange(len(order))
    np.minimum.at(rank, low[order], place)
    np.minimum.at(rank, high[order], place)
    return np.asarray(order[(rank[low[order]] == place) & (rank[high[order]] == place)])
