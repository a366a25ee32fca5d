"""Clusters: groups that the summed evidence holds together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sabaq.fusion.pairs import spread

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ends = npt.NDArray[np.int32] | Whole  # of pairs, as a table holds them or as a late mention meets them
Bits = npt.NDArray[np.float32] | Floats
Edges = tuple[Whole, Whole, Whole]  # two groups, the lower first, and the steps between them

UNSEEN_BITS = -4.0  # a pair too far apart to be compared speaks this much against
FORBIDDEN_BITS = -1e6  # what a human "different" weighs
AT_ONCE = 1_000_000  # pairs looked at, about
ROUNDS = 200
FEW = 2_000  # edges up to this are cheaper to weigh than to look through
DIGIT = 16  # bits that are sorted by in one go, without comparing
MARKS = 16  # for each row, about
ODD = 0x9E3779B1  # scatters marks
SCALE = 2.0**20  # steps in a bit: sums of whole numbers do not depend on the order of rows
UNSEEN = int(UNSEEN_BITS * SCALE)
NEVER = np.iinfo(np.int64).min


class Pairs(NamedTuple):
    """Pairs of rows with their bits; more than `AT_ONCE` have to stand in order of `a`."""

    a: Ends
    b: Ends
    bits: Bits

    def steps(self, at: Whole, lean: float) -> Whole:
        """Give how many steps more than silence some pairs tell."""
        return np.asarray(np.round((self.bits[at].astype(np.float64) + lean) * SCALE).astype(np.int64) - UNSEEN)

    def above(self, bits: float) -> Iterator[tuple[Ends, Ends]]:
        """Yield, some at a time, the ends of those that weigh more."""
        for start in range(0, len(self.a), AT_ONCE):
            run = slice(start, start + AT_ONCE)
            at = np.flatnonzero(self.bits[run] > bits)
            yield self.a[run][at], self.b[run][at]


def cluster(
    size: int, pairs: Pairs, *, lean: float = 0.0, strong: float = np.inf, start: Whole | None = None,
    silent: Flags | None = None,
) -> Whole:  # fmt: skip
    """Give each of `size` rows the lowest row of its group; `lean` is given to every pair.

    Correlation clustering by greedy additive contraction (Keuper et al. 2015): first by more than `strong` bits, within
    the parts that such pairs connect, then by whatever speaks for it. Evidence between two groups is the sum over all
    their pairs, those never compared included, so the result does not depend on the order of rows or rounds. `start`
    gives groups that hold before any evidence. `silent` rows tell nothing that could be compared, so that they are in
    no pair says nothing.
    """
    group = np.arange(size, dtype=np.int64) if start is None else start.copy()
    told = np.ones(size) if silent is None else ~silent
    part = connected(size, [(np.arange(size), group), *pairs.above(strong - lean)])
    place = np.empty(size, dtype=np.int64)
    for rows, at in _parts(part, pairs):
        place[rows] = np.arange(len(rows))
        one, two, its = (place[group[each]] for each in (pairs.a[at], pairs.b[at], rows))
        edges = _between(len(rows), one, two, pairs.steps(at, lean))
        weight = np.bincount(its, weights=told[rows], minlength=len(rows)).astype(np.int64)
        group[rows] = rows[_drawn(weight, edges, least=strong)[its]]
    weight = np.bincount(group, weights=told, minlength=size).astype(np.int64)
    return np.asarray(_drawn(weight, _open(group, weight, pairs, lean), least=0.0)[group])


def connected(size: int, runs: Iterable[tuple[Ends, Ends]]) -> Whole:
    """Give each of `size` rows the lowest row of the part that runs of pairs connect it to."""
    part = np.arange(size)
    for a, b in runs:
        one, two = _lowest(part, a), _lowest(part, b)
        while len(across := np.flatnonzero(one != two)):
            one, two = one[across], two[across]
            np.minimum.at(part, np.maximum(one, two), np.minimum(one, two))  # each points to a lower one: no circles
            one, two = _lowest(part, one), _lowest(part, two)
    return _lowest(part, part)


def _lowest(part: Whole, rows: Ends) -> Whole:
    """Follow rows to the one that points to itself."""
    at = part[rows]
    while (at != (lower := part[at])).any():
        at = lower
    return at


def _parts(part: Whole, pairs: Pairs) -> Iterator[tuple[Whole, Whole]]:
    """Yield the rows of some whole parts, in order, with the places of the pairs within them."""
    size = len(part)
    if len(pairs.a) <= AT_ONCE:
        at = np.flatnonzero(part[pairs.a] == part[pairs.b])
        yield from [(np.arange(size), at)] if len(at) else []
        return
    first = np.searchsorted(pairs.a, np.arange(size + 1, dtype=pairs.a.dtype))
    count = np.diff(first)
    begun = np.bincount(part, weights=count)  # pairs that begin in a part; some of them end in another
    run = ((np.cumsum(begun) - begun) // AT_ONCE)[part]
    run[np.bincount(part, minlength=size)[part] == 1] = -1
    for number in np.unique(run[run >= 0]):
        rows = np.flatnonzero(run == number)
        at = spread(first[rows], count[rows])[1]
        yield rows, at[part[pairs.a[at]] == part[pairs.b[at]]]


def _open(group: Whole, weight: Whole, pairs: Pairs, lean: float) -> Edges:
    """Sum the evidence between groups that may still come to join: those connected by sums in favour.

    A sum is in favour only where a pair is. So the few groups between which there is one are summed first; they are
    looked up by marks, which some others share, but no pair of groups is summed in part.
    """
    size = len(group)
    if len(pairs.a) <= FEW:
        return _summed(group, pairs, lean, lambda one, two: one != two)
    marks = np.zeros(1 << (MARKS * size).bit_length(), dtype=bool)

    def mark(one: Whole, two: Whole) -> Whole:
        return np.asarray((np.minimum(one, two) * ODD + np.maximum(one, two)) & (len(marks) - 1))

    for a, b in pairs.above(-lean):
        one, two = group[a], group[b]
        marks[mark(one, two)[one != two]] = True
    low, high, steps = _summed(group, pairs, lean, lambda one, two: (one != two) & marks[mark(one, two)])
    hopeful = np.flatnonzero(steps + UNSEEN * weight[low] * weight[high] > 0)
    part = connected(size, [(low[hopeful], high[hopeful])])
    return _summed(group, pairs, lean, lambda one, two: (one != two) & (part[one] == part[two]))


def _summed(group: Whole, pairs: Pairs, lean: float, chosen: Callable[[Whole, Whole], Flags]) -> Edges:
    """Sum the evidence of the pairs whose groups are chosen."""
    found: list[Edges] = []
    for start in range(0, max(len(pairs.a), 1), AT_ONCE):
        one, two = (group[end[start : start + AT_ONCE]] for end in (pairs.a, pairs.b))
        at = np.flatnonzero(chosen(one, two))
        found.append(_between(len(group), one[at], two[at], pairs.steps(start + at, lean)))
    return found[0] if len(found) == 1 else _between(len(group), *map(np.concatenate, zip(*found, strict=True)))


def _drawn(weight: Whole, edges: Edges, *, least: float) -> Whole:
    """Give for each group the one it went into: in every round each joins the neighbour it has most evidence for.

    Only where both choose each other, and for more than `least` bits.
    """
    low, high, steps = edges
    score, size = steps + UNSEEN * weight[low] * weight[high], len(weight)
    group, looked_through = np.arange(size), np.inf
    for _ in range(ROUNDS):
        hopeful = np.flatnonzero(score > 0)
        if len(low) > FEW and 2 * len(hopeful) < looked_through:
            looked_through = len(hopeful)
            low, high, score = _within_reach(size, (low, high, score), hopeful)
            hopeful = np.flatnonzero(score > 0)
        one, two = low[hopeful], high[hopeful]
        gain = score[hopeful] / SCALE / np.maximum(weight[one] * weight[two], 1.0) ** 0.5
        worth = np.flatnonzero(gain > least)
        one, two = one[worth], two[worth]
        chosen = _mutual_best(size, one, two, gain[worth])
        if not len(chosen):
            break
        group = _joined(group, weight, (low, high, score), into=one[chosen], gone=two[chosen])
    return group


def _joined(group: Whole, weight: Whole, edges: Edges, *, into: Whole, gone: Whole) -> Whole:
    """Give the groups after some have gone into others; weights and edges are brought up to date in place.

    Of the edges that become one the first takes the sum, the others are left as loops that nothing speaks for.
    """
    low, high, score = edges
    size = len(group)
    target = np.arange(size)
    target[gone] = into
    grown = np.zeros(size, dtype=bool)
    grown[into] = grown[gone] = True
    touched = np.flatnonzero(grown[low] | grown[high])
    one, two = low[touched], high[touched]
    steps = score[touched] - UNSEEN * weight[one] * weight[two]
    weight[into] += weight[gone]
    weight[gone] = 0
    one, two, steps = _between(size, target[one], target[two], steps)
    summed, spent = touched[: len(one)], touched[len(one) :]
    low[summed], high[summed], score[summed] = one, two, steps + UNSEEN * weight[one] * weight[two]
    low[spent], high[spent], score[spent] = 0, 0, NEVER
    return np.asarray(target[group])


def _within_reach(size: int, edges: Edges, hopeful: Whole) -> Edges:
    """Leave out what the hopeful edges do not connect: whatever it weighs, it never comes to be compared."""
    low, high, score = edges
    part = connected(size, [(low[hopeful], high[hopeful])])
    kept = np.flatnonzero((part[low] == part[high]) & (low != high))
    return low[kept], high[kept], score[kept]


def _between(size: int, one: Whole, two: Whole, steps: Whole) -> Edges:
    """Sum evidence over pairs of groups."""
    apart = np.flatnonzero(one != two)
    one, two = one[apart], two[apart]
    low, high = np.minimum(one, two), np.maximum(one, two)
    digits = range(0, size.bit_length(), DIGIT)
    order = np.lexsort([(end >> by).astype(np.uint16) for end in (high, low) for by in digits]) if size else apart
    low, high = low[order], high[order]
    first = np.flatnonzero((np.diff(low, prepend=-1) != 0) | (np.diff(high, prepend=-1) != 0))
    return low[first], high[first], np.add.reduceat(steps[apart[order]], first) if len(first) else steps[:0]


def _mutual_best(size: int, low: Whole, high: Whole, gain: Floats) -> Whole:
    """Give the pairs in which each group is the other's best; equal gains go to the lower rows."""
    most = np.full(size, -np.inf)
    for end in (low, high):
        np.maximum.at(most, end, gain)
    first = np.flatnonzero((gain == most[low]) | (gain == most[high]))  # no other is the first of any group
    order = first[np.lexsort((high[first], low[first], -gain[first]))]
    rank = np.full(size, len(order), dtype=np.int64)
    place = np.arange(len(order))
    np.minimum.at(rank, low[order], place)
    np.minimum.at(rank, high[order], place)
    return np.asarray(order[(rank[low[order]] == place) & (rank[high[order]] == place)])
