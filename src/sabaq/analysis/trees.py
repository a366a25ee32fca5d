"""Trees: level-wise regression trees over binned features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bins = NDArray[np.uint8]
BINS = 32  # per feature; finer cuts only follow noise in series as short as these
NO_CUT = BINS  # every bin is below it: all rows of the node go left


@dataclass(frozen=True, slots=True, kw_only=True)
class Binning:
    """Where the values of each feature are cut into bins, learned from quantiles of the rows."""

    edges: tuple[Floats, ...]

    @classmethod
    def of(cls, features: Floats) -> Binning:
        """Cut each column at its quantiles; equal cuts are one."""
        steps = np.linspace(0, 1, BINS + 1)[1:-1]
        return cls(edges=tuple(np.unique(np.quantile(column, steps)) for column in features.T))

    def bins(self, features: Floats) -> Bins:
        """Give the bin of each value."""
        columns = [
            np.searchsorted(edges, column, side="left") for edges, column in zip(self.edges, features.T, strict=True)
        ]
        return np.stack(columns, axis=1).astype(np.uint8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A complete binary tree: node n has the children 2n+1 and 2n+2."""

    features: Ints
    cuts: Ints  # a row goes right where its bin is greater
    depth: int

    def leaves(self, rows: Bins) -> Ints:
        """Give the leaf of each row, counted from 0."""
        node = np.zeros(len(rows), dtype=np.int64)
        every = np.arange(len(rows))
        for _ in range(self.depth):
            node = 2 * node + 1 + (rows[every, self.features[node]] > self.cuts[node])
        return np.asarray(node - (2**self.depth - 1), dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How a tree is grown."""

    depth: int
    min_leaf: int  # rows
    tried: int  # features looked at on each level


def grow(rows: Bins, targets: Floats, how: Growth, chance: np.random.Generator) -> Tree:
    """Grow a tree that splits each level where the squared error of the target falls most."""
    nodes = 2**how.depth - 1
    features, cuts = np.zeros(nodes, dtype=np.int64), np.full(nodes, NO_CUT, dtype=np.int64)
    node = np.zeros(len(rows), dtype=np.int64)
    every = np.arange(len(rows))
    for level in range(how.depth):
        first, wide = 2**level - 1, 2**level
        tried = np.sort(chance.permutation(rows.shape[1])[: how.tried])
        best = np.zeros(wide)
        for feature in tried:
            gain, cut = _best_cuts((node - first) * BINS + rows[:, feature], targets, wide, how.min_leaf)
            better = gain > best
            best[better] = gain[better]
            features[first : first + wide][better] = feature
            cuts[first : first + wide][better] = cut[better]
        node = 2 * node + 1 + (rows[every, features[node]] > cuts[node])
    return Tree(features=features, cuts=cuts, depth=how.depth)


def _best_cuts(cells: Ints, targets: Floats, wide: int, min_leaf: int) -> tuple[Floats, Ints]:
    counts = np.bincount(cells, minlength=wide * BINS).reshape(wide, BINS).astype(float)
    sums = np.bincount(cells, weights=targets, minlength=wide * BINS).reshape(wide, BINS)
    left_n, left_sum = counts.cumsum(axis=1)[:, :-1], sums.cumsum(axis=1)[:, :-1]
    all_n, all_sum = counts.sum(axis=1, keepdims=True), sums.sum(axis=1, keepdims=True)
    right_n, right_sum = all_n - left_n, all_sum - left_sum
    fits = (left_n >= min_leaf) & (right_n >= min_leaf)
    gain = left_sum**2 / np.maximum(left_n, 1) + right_sum**2 / np.maximum(right_n, 1)
    gain = np.where(fits, gain - all_sum**2 / np.maximum(all_n, 1), 0.0)
    cut = gain.argmax(axis=1)
    return gain[np.arange(wide), cut], cut


def rows_by_leaf(leaves: Ints, count: int) -> tuple[Ints, Ints]:
    """Give the rows in the order of their leaves, and where each leaf begins (one more than there are leaves)."""
    return np.argsort(leaves, kind="stable"), np.searchsorted(np.sort(leaves), np.arange(count + 1))


def used(trees: Sequence[Tree], features: int) -> Floats:
    """Give how often each feature splits, as shares."""
    taken = np.zeros(features)
    for tree in trees:
        taken += np.bincount(tree.features[tree.cuts < NO_CUT], minlength=features)
    return np.asarray(taken / max(1.0, taken.sum()), dtype=np.float64)
