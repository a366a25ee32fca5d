"""Refits: weights learned again from the groups they made."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations_with_replacement

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

ROUNDS = 12
ENOUGH = 80_000  # pairs that are weighed, evenly chosen
STILL = 1e-5  # gain for each pair at which learning stops
HALVINGS = (1.0, 0.5, 0.25, 0.125, 0.0625)  # of a step that leads too far
RIDGE = 3.0  # pull of each weight towards where it started, in pairs


def refit(
    levels: Mapping[str, Levels], crowd: Floats, together: Flags, *, start: Mapping[str, Floats], base: Floats
) -> tuple[dict[str, Floats], Floats]:
    """Give weights in bits for each level, and of [1, crowd], by logistic regression.

    Fields that overlap (a day and the day of publication, a district and a distance) are counted once where the
    contests took each for a witness of its own. `together` says which pairs were grouped: evidence of many reports
    at once, which no pair has alone. Newton's method; level 0 of a field stays without weight.
    """
    if not len(crowd):
        return dict(start), base
    some = slice(None, None, max(1, len(crowd) // ENOUGH))
    levels, crowd, together = {name: level[some] for name, level in levels.items()}, crowd[some], together[some]
    offsets = np.cumsum([2, *(len(weights) for weights in start.values())])
    columns = [level.astype(np.int64) + at for level, at in zip(levels.values(), offsets[:-1], strict=True)]
    origin = np.concatenate([base, *start.values()]) * np.log(2)
    weights = origin.copy()
    free = np.ones(len(origin), dtype=bool)
    free[offsets[:-1]] = False
    score = _scores(weights, columns, crowd)
    loss = _loss(score, together, weights - origin)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(score, -60, 60)))
        slope = _totals(columns, crowd, together - chance, len(origin)) - RIDGE * (weights - origin)
        curve = _products(columns, crowd, chance * (1 - chance), len(origin)) + RIDGE * np.eye(len(origin))
        step = np.zeros(len(origin))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        before = loss
        for shorter in HALVINGS:
            tried = weights + shorter * step
            score = _scores(tried, columns, crowd)
            loss = _loss(score, together, tried - origin)
            if loss < before:
                weights = tried
                break
        if before - loss < STILL * len(together):
            break
    parts = np.split(weights / np.log(2), offsets[:-1])
    return dict(zip(start, parts[1:], strict=True)), parts[0]


def _scores(weights: Floats, columns: list[npt.NDArray[np.int64]], crowd: Floats) -> Floats:
    score = weights[0] + weights[1] * crowd
    for column in columns:
        score += weights[column]
    return np.asarray(score)


def _loss(score: Floats, together: Flags, moved: Floats) -> float:
    return float((np.logaddexp(0, score) - together * score).sum() + RIDGE / 2 * (moved**2).sum())


def _totals(columns: list[npt.NDArray[np.int64]], crowd: Floats, weight: Floats, size: int) -> Floats:
    total = np.zeros(size)
    total[:2] = weight.sum(), (weight * crowd).sum()
    for column in columns:
        total += np.bincount(column, weights=weight, minlength=size)
    return total


def _products(columns: list[npt.NDArray[np.int64]], crowd: Floats, weight: Floats, size: int) -> Floats:
    """Give the sums of weight over the products of any two columns of the design, whose rows are never built."""
    out = np.zeros((size, size))
    out[:2, :2] = [
        [weight.sum(), (weight * crowd).sum()],
        [(weight * crowd).sum(), (weight * crowd**2).sum()],
    ]
    for column in columns:
        for at, factor in enumerate((weight, weight * crowd)):
            out[at] += np.bincount(column, weights=factor, minlength=size)
    out[:, :2] = out[:2].T
    for one, two in combinations_with_replacement(columns, 2):
        low, high = int(one.min()), int(two.min())
        width = int(two.max()) - high + 1
        key = (one - low) * width + (two - high)
        block = np.bincount(key, weights=weight, minlength=(int(one.max(initial=0)) - low + 1) * width).reshape(
            -1, width
        )
        rows, cols = slice(low, low + block.shape[0]), slice(high, high + width)
        out[rows, cols] += block
        if one is not two:
            out[cols, rows] += block.T
    return out
