"""Measures: pairwise and B-cubed scores with intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import t as student

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

NAMES = ("precision", "recall", "f1", "b3_precision", "b3_recall", "b3_f1")
DRAWS = 400
LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What each true incident adds to the scores, so that incidents can be drawn again."""

    both: Floats  # pairs rightly together
    found: Floats  # pairs put together; one between two incidents counts half for each
    true: Floats
    b3_precision: Floats  # sum over its reports
    b3_recall: Floats
    reports: Floats

    def matrix(self) -> Floats:
        """Give (incidents, 6), columns in the order of the fields."""
        columns = (self.both, self.found, self.true, self.b3_precision, self.b3_recall, self.reports)
        return np.column_stack(columns)


def parts(found: npt.ArrayLike, truth: npt.ArrayLike) -> Parts:
    """Split the comparison of two groupings of the same rows by true incident."""
    one = np.unique(np.asarray(found), return_inverse=True)[1].ravel()
    two = np.unique(np.asarray(truth), return_inverse=True)[1].ravel()
    count = int(two.max(initial=-1)) + 1
    _, cell, size = np.unique(one * np.int64(count + 1) + two, return_inverse=True, return_counts=True)
    inside = size[cell].astype(np.float64)
    found_size = np.bincount(one)[one].astype(np.float64)
    true_size = np.bincount(two)[two].astype(np.float64)

    def by_incident(per_row: Floats) -> Floats:
        return np.bincount(two, weights=per_row, minlength=count)

    return Parts(
        both=by_incident((inside - 1) / 2),
        found=by_incident((inside - 1) / 2 + (found_size - inside) / 2),
        true=by_incident((true_size - 1) / 2),
        b3_precision=by_incident(inside / found_size),
        b3_recall=by_incident(inside / true_size),
        reports=by_incident(np.ones(len(two))),
    )


def scores(sums: Floats) -> Floats:
    """Give (..., 6) scores in the order of NAMES from (..., 6) sums of parts."""
    both, found, true, b3_precision, b3_recall, reports = np.moveaxis(np.asarray(sums, dtype=np.float64), -1, 0)
    pair = _divided(both, found), _divided(both, true)
    cubed = b3_precision / reports, b3_recall / reports
    return np.stack([*pair, _harmonic(*pair), *cubed, _harmonic(*cubed)], axis=-1)


def _divided(part: Floats, whole: Floats) -> Floats:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), 1.0)


def _harmonic(one: Floats, two: Floats) -> Floats:
    return _divided(2 * one * two, one + two) * ((one + two) > 0)


def drawn_again(*sides: Parts, draws: int = DRAWS, seed: int = 0) -> Floats:
    """Give (sides, draws, 6) scores on incidents drawn with replacement, the same draws for every side."""
    rng = np.random.default_rng(seed)
    stacked = np.concatenate([side.matrix() for side in sides], axis=1)
    count = len(stacked)
    sums = np.stack([np.bincount(rng.integers(0, count, count), minlength=count) @ stacked for _ in range(draws)])
    return np.stack([scores(sums[:, 6 * at : 6 * at + 6]) for at in range(len(sides))])


def interval(values: Floats, *, level: float = LEVEL) -> tuple[float, float]:
    """Give the middle `level` of drawn values (percentile interval, Efron 1979)."""
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def scored(side: Parts) -> dict[str, float]:
    """Give the scores of one side by name."""
    return dict(zip(NAMES, scores(side.matrix().sum(axis=0)).tolist(), strict=True))


def mean_of(values: Sequence[float]) -> tuple[float, float]:
    """Give the mean of a few runs and half its 95 % interval (Student's t); nan where one run tells no spread."""
    runs = np.asarray(values, dtype=float)
    if len(runs) < 2:
        return float(runs.mean()), math.nan
    half = student.ppf(0.975, len(runs) - 1) * runs.std(ddof=1) / math.sqrt(len(runs))
    return float(runs.mean()), float(half)
