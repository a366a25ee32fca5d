"""Forests: draws from what followed similar situations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sabaq.analysis.histories import levels
from sabaq.analysis.situations import Past
from sabaq.analysis.trees import Bins, Growth, Tree, grow, rows_by_leaf, used

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
TREES, ROWS = 120, 4000
GROWTH = Growth(depth=7, min_leaf=25, tried=6)
FLOOR = 0.05  # of the scale, added before the logarithm on which trees split


@dataclass(frozen=True, slots=True, kw_only=True)
class Grove:
    """One tree and the past situations in its leaves."""

    tree: Tree
    rows: Ints  # past situations, in the order of the leaves
    begins: Ints  # of each leaf, one more than there are leaves

    def pick(self, situations: Bins, many: int, chance: np.random.Generator) -> Ints:
        """Draw past situations that fell into the leaf of each situation: situations x many."""
        leaf = self.tree.leaves(situations)
        first, wide = self.begins[leaf], self.begins[leaf + 1] - self.begins[leaf]
        places = first[:, None] + (chance.random((len(leaf), many)) * wide[:, None]).astype(np.int64)
        return np.asarray(self.rows[np.minimum(places, len(self.rows) - 1)], dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees over scale-free situations of all units (after Meinshausen 2006)."""

    groves: tuple[Grove, ...]
    past: Past

    @classmethod
    def fit(cls, past: Past, chance: np.random.Generator) -> Forest:
        """Grow the trees on what followed, over its scale."""
        wanted = np.log(past.followed.mean(axis=1) + FLOOR)
        groves = []
        for _ in range(TREES):
            rows = past.draw(chance, ROWS)
            tree = grow(past.bins[rows], wanted[rows], GROWTH, chance)
            order, begins = rows_by_leaf(tree.leaves(past.bins[rows]), 2**GROWTH.depth)
            groves.append(Grove(tree=tree, rows=rows[order], begins=begins))
        return cls(groves=tuple(groves), past=past)

    def draws(self, situations: Bins, many: int, chance: np.random.Generator) -> Floats:
        """Draw what may follow, over the scale: situations x windows x draws, sorted."""
        each = max(8, -(-2 * many // len(self.groves)))
        picked = np.concatenate([grove.pick(situations, each, chance) for grove in self.groves], axis=1)
        followed = np.sort(self.past.followed[picked].transpose(0, 2, 1), axis=-1)
        places = (levels(many) * followed.shape[-1]).astype(np.int64)
        return np.asarray(followed[..., places], dtype=np.float64)

    def analogues(self, situation: Bins, many: int) -> tuple[tuple[int, int], ...]:
        """Give unit and period of the past situations that most often share a leaf with a situation."""
        weights = np.zeros(len(self.past.unit))
        for grove in self.groves:
            leaf = int(grove.tree.leaves(situation[None, :])[0])
            rows = grove.rows[grove.begins[leaf] : grove.begins[leaf + 1]]
            weights += np.bincount(rows, minlength=len(weights)) / max(1, len(rows))
        best = np.argsort(-weights, kind="stable")[:many]
        return tuple((int(self.past.unit[row]), int(self.past.place[row])) for row in best if weights[row] > 0)

    def drivers(self, features: int) -> Floats:
        """Give how often each feature splits, as shares."""
        return used([grove.tree for grove in self.groves], features)
