"""Refits: weights learned again from the groups they made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy import sparse

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

ROUNDS = 30
ENOUGH = 60_000  # pairs that are weighed, evenly chosen
STILL = 1e-5  # gain for each pair at which learning stops
DAMPINGS = (0.0, 0.01, 0.1, 1.0, 10.0, 100.0)  # of a step that leads too far
RIDGE = 3.0  # pull of each weight towards where it started, in pairs
MOST_CELLS = 256  # of fields that are counted together


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
    told = [(level, at) for level, at in zip(levels.values(), offsets[:-1].tolist(), strict=True) if level.any()]
    fields = _bundled(told, int(offsets[-1]))  # what nobody tells keeps its weights
    origin = np.concatenate([[base], *start.values()]) * np.log(2)
    weights = origin.copy()
    free = np.ones(len(origin), dtype=bool)
    free[offsets[:-1]] = False
    score = known + _scores(weights, fields)
    loss = _loss(score, together, weights - origin)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(score, -60, 60)))
        slope = _totals(fields, together - chance, len(origin)) - RIDGE * (weights - origin)
        curve = _products(fields, chance * (1 - chance), len(origin)) + RIDGE * np.eye(len(origin))
        for damping in DAMPINGS:
            tried = weights.copy()
            damped = curve + damping * np.diag(np.diag(curve))
            tried[free] += solved(damped[np.ix_(free, free)], slope[free])
            score = known + _scores(tried, fields)
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


def solved(matrix: Floats, wanted: Floats) -> Floats:
    """Solve a symmetric, positive definite system (n, n) by elimination.

    A library's threads would wait for each other where other programs use the processor: a hundred times as long.
    """
    rows = np.column_stack([matrix, wanted])
    for at in range(len(rows)):
        rows[at + 1 :, at:] -= rows[at + 1 :, at, None] * (rows[at, at:] / rows[at, at])
    found = np.zeros(len(rows))
    for at in reversed(range(len(rows))):
        found[at] = (rows[at, -1] - (rows[at, :-1] * found).sum()) / rows[at, at]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bundle:
    """Some fields that are counted together: what a pair's levels of all of them are, as one number."""

    cell: Rows  # of each pair
    columns: sparse.csr_array  # (columns of the design, cells): 1 where a cell is of the level of a column


def _bundled(told: Sequence[tuple[Levels, int]], size: int) -> list[_Bundle]:
    """Put fields (levels, first column) side by side into bundles of up to `MOST_CELLS`; `size` are all columns."""
    groups: list[list[tuple[Levels, int]]] = []
    cells = MOST_CELLS + 1
    for level, at in told:
        width = int(level.max()) + 1
        cells *= width
        if cells > MOST_CELLS:
            groups.append([])
            cells = width
        groups[-1].append((level, at))
    return [_bundle(group, size) for group in groups]


def _bundle(fields: Sequence[tuple[Levels, int]], size: int) -> _Bundle:
    widths = [int(level.max()) + 1 for level, _ in fields]
    cell = np.ravel_multi_index([level for level, _ in fields], widths)
    level_of = np.indices(widths).reshape(len(widths), -1)
    rows = (level_of + np.array([[at] for _, at in fields])).ravel()
    cells = np.tile(np.arange(level_of.shape[1]), len(widths))
    columns = sparse.csr_array((np.ones(len(rows)), (rows, cells)), shape=(size, level_of.shape[1]))
    return _Bundle(cell=np.asarray(cell, dtype=np.int64), columns=columns)


def _scores(weights: Floats, fields: Sequence[_Bundle]) -> Floats:
    return np.asarray(weights[0] + sum((each.columns.T @ weights).take(each.cell) for each in fields))


def _loss(score: Floats, together: Flags, moved: Floats) -> float:
    return float((np.logaddexp(0, score) - together * score).sum() + RIDGE / 2 * (moved**2).sum())


def _totals(fields: Sequence[_Bundle], weight: Floats, size: int) -> Floats:
    """Give the sums of weight over each column of the design, the first of which is of all pairs."""
    total = np.zeros(size)
    total[0] = weight.sum()
    for each in fields:
        total += each.columns @ np.bincount(each.cell, weights=weight, minlength=each.columns.shape[1])
    return total


def _products(fields: Sequence[_Bundle], weight: Floats, size: int) -> Floats:
    """Give the sums of weight over the products of any two columns of the design, whose rows are never built."""
    out = np.zeros((size, size))
    for each in fields:
        count = np.bincount(each.cell, weights=weight, minlength=each.columns.shape[1])
        out += ((each.columns * count) @ each.columns.T).toarray()
    for one, two in combinations(fields, 2):
        width = two.columns.shape[1]
        count = np.bincount(one.cell * width + two.cell, weights=weight, minlength=one.columns.shape[1] * width)
        block = one.columns @ (two.columns @ count.reshape(-1, width).T).T
        out += block
        out += block.T
    out[0] = out[:, 0] = _totals(fields, weight, size)
    return out
