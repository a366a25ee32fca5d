"""Refits: weights learned again from the groups they made."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations_with_replacement

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

ROUNDS = 30
ENOUGH = 60_000  # pairs that are weighed, evenly chosen
STILL = 1e-5  # gain for each pair at which learning stops
DAMPINGS = (0.0, 0.01, 0.1, 1.0, 10.0, 100.0)  # of a step that leads too far
RIDGE = 3.0  # pull of each weight towards where it started, in pairs


def refit(
    levels: Mapping[str, Levels], known: Floats, together: Flags, *, start: Mapping[str, Floats], base: float
) -> tuple[dict[str, Floats], float]:
    """Give weights in bits for each level, and of a pair of which nothing is told, by logistic regression.

    Fields that overlap (a day and the day of publication, a district and a distance) are counted once where the
    contests took each for a witness of its own. `together` says which pairs were grouped: evidence of many reports
    at once, which no pair has alone; `known` are bits that hold whatever is learned. Newton's method, damped where it
    leads too far (Marquardt 1963); level 0 of a field stays without weight.
    """
    if not len(known):
        return dict(start), base
    some = slice(None, None, max(1, len(known) // ENOUGH))
    levels, known, together = {n: level[some] for n, level in levels.items()}, known[some] * np.log(2), together[some]
    offsets = np.cumsum([1, *(len(weights) for weights in start.values())])
    told = [(level.astype(np.int64) + at, level.any()) for level, at in zip(levels.values(), offsets[:-1], strict=True)]
    columns = [column for column, any_told in told if any_told]  # what nobody tells keeps its weights
    origin = np.concatenate([[base], *start.values()]) * np.log(2)
    weights = origin.copy()
    free = np.ones(len(origin), dtype=bool)
    free[offsets[:-1]] = False
    score = known + _scores(weights, columns)
    loss = _loss(score, together, weights - origin)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(score, -60, 60)))
        slope = _totals(columns, together - chance, len(origin)) - RIDGE * (weights - origin)
        curve = _products(columns, chance * (1 - chance), len(origin)) + RIDGE * np.eye(len(origin))
        for damping in DAMPINGS:
            tried = weights.copy()
            damped = curve + damping * np.diag(np.diag(curve))
            tried[free] += np.linalg.solve(damped[np.ix_(free, free)], slope[free])
            score = known + _scores(tried, columns)
            gain = loss - _loss(score, together, tried - origin)
            if gain > 0:
                break
        if gain <= 0:
            break
        weights, loss = tried, loss - gain
        if gain < STILL * len(together):
            break
    parts = np.split(weights / np.log(2), offsets[:-1])
    return dict(zip(start, parts[1:], strict=True)), float(parts[0][0])


def _scores(weights: Floats, columns: list[npt.NDArray[np.int64]]) -> Floats:
    return np.asarray(weights[0] + sum(weights[column] for column in columns))


def _loss(score: Floats, together: Flags, moved: Floats) -> float:
    return float((np.logaddexp(0, score) - together * score).sum() + RIDGE / 2 * (moved**2).sum())


def _totals(columns: list[npt.NDArray[np.int64]], weight: Floats, size: int) -> Floats:
    total = np.zeros(size)
    total[0] = weight.sum()
    for column in columns:
        total += np.bincount(column, weights=weight, minlength=size)
    return total


def _products(columns: list[npt.NDArray[np.int64]], weight: Floats, size: int) -> Floats:
    """Give the sums of weight over the products of any two columns of the design, whose rows are never built."""
    out = np.zeros((size, size))
    out[0] = out[:, 0] = _totals(columns, weight, size)
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
