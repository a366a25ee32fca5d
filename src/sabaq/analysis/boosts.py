"""Boosts: quantiles of what follows, each by boosted trees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sabaq.analysis.histories import levels
from sabaq.analysis.situations import Past
from sabaq.analysis.trees import Bins, Growth, Tree, grow, rows_by_leaf

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
AT = (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96, 0.99)
ROUNDS, ROWS, RATE = 25, 5000, 0.3
GROWTH = Growth(depth=3, min_leaf=80, tried=10)
FLOOR = 0.05  # of the scale, added before the logarithm that is boosted


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One tree and what it adds in each leaf."""

    tree: Tree
    adds: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Boost:
    """For each level of probability a first value and the steps from it (pinball loss)."""

    firsts: Floats
    steps: tuple[tuple[Step, ...], ...]
    windows: int

    @classmethod
    def fit(cls, past: Past, chance: np.random.Generator) -> Boost:
        """Boost every quantile on rows drawn once, each with one of its windows."""
        windows = past.followed.shape[1]
        rows = past.draw(chance, ROWS)
        window = chance.integers(0, windows, size=len(rows))
        bins = _with_window(past.bins[rows], window)
        wanted = np.log(past.followed[rows, window] + FLOOR)
        firsts = np.quantile(wanted, AT)
        steps = tuple(
            _boost(bins, wanted, at=at, first=first, chance=chance) for at, first in zip(AT, firsts, strict=True)
        )
        return cls(firsts=firsts, steps=steps, windows=windows)

    def draws(self, situations: Bins, many: int) -> Floats:
        """Draw what may follow, over the scale: situations x windows x draws, sorted."""
        wanted = levels(many)
        found = np.empty((len(situations), self.windows, many))
        for window in range(self.windows):
            bins = _with_window(situations, np.full(len(situations), window))
            heights = np.sort(np.stack([self._quantile(n, bins) for n in range(len(AT))], axis=1), axis=1)
            found[:, window] = np.maximum(np.exp(_between(heights, wanted)) - FLOOR, 0.0)
        return found

    def _quantile(self, which: int, bins: Bins) -> Floats:
        height = np.full(len(bins), self.firsts[which])
        for step in self.steps[which]:
            height += step.adds[step.tree.leaves(bins)]
        return height


def _boost(bins: Bins, wanted: Floats, *, at: float, first: float, chance: np.random.Generator) -> tuple[Step, ...]:
    height, steps = np.full(len(wanted), first), []
    for _ in range(ROUNDS):
        rest = wanted - height
        tree = grow(bins, np.where(rest > 0, at, at - 1), GROWTH, chance)
        leaves = tree.leaves(bins)
        adds = RATE * _leaf_quantiles(leaves, rest, at)
        height = height + adds[leaves]
        steps.append(Step(tree=tree, adds=adds))
    return tuple(steps)


def _leaf_quantiles(leaves: Ints, rest: Floats, at: float) -> Floats:
    count = 2**GROWTH.depth
    _order, begins = rows_by_leaf(leaves, count)
    ranked = rest[np.lexsort((rest, leaves))]
    wide = np.diff(begins)
    places = begins[:-1] + np.minimum((at * wide).astype(np.int64), np.maximum(wide - 1, 0))
    return np.where(wide > 0, ranked[np.minimum(places, len(ranked) - 1)], 0.0)


def _between(heights: Floats, wanted: Floats) -> Floats:
    """Give quantiles between those known, straight; beyond them flat below, and as steep as the last piece above."""
    at = np.array(AT)
    right = np.clip(np.searchsorted(at, wanted), 1, len(at) - 1)
    share = (wanted - at[right - 1]) / (at[right] - at[right - 1])
    share = np.where(wanted < at[0], 0.0, np.minimum(share, 1.5))
    return np.asarray(heights[:, right - 1] * (1 - share) + heights[:, right] * share, dtype=np.float64)


def _with_window(bins: Bins, window: Ints) -> Bins:
    return np.concatenate([bins, window[:, None].astype(np.uint8)], axis=1)
