"""Accuracy: how near groups come to a known truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Pairwise and B-cubed scores (Bagga and Baldwin 1998), each 0..1."""

    pair_precision: float
    pair_recall: float
    pair_f1: float
    b3_precision: float
    b3_recall: float
    b3_f1: float


def measure(found: Sequence[object] | npt.NDArray[np.generic], truth: Sequence[object]) -> Accuracy:
    """Compare two groupings of the same rows; every pair lost anywhere on the way counts as lost."""
    one, two = (np.unique(np.asarray(each, dtype=str), return_inverse=True)[1] for each in (found, truth))
    _, cell, size = np.unique(np.stack([one, two]), axis=1, return_inverse=True, return_counts=True)
    inside = size[cell.ravel()].astype(np.float64)
    pairs, found_pairs, true_pairs = _pairs(size), _pairs(np.bincount(one)), _pairs(np.bincount(two))
    precision = pairs / found_pairs if found_pairs else 1.0
    recall = pairs / true_pairs if true_pairs else 1.0
    b3_precision = float((inside / np.bincount(one)[one]).mean())
    b3_recall = float((inside / np.bincount(two)[two]).mean())
    return Accuracy(
        pair_precision=precision,
        pair_recall=recall,
        pair_f1=_f1(precision, recall),
        b3_precision=b3_precision,
        b3_recall=b3_recall,
        b3_f1=_f1(b3_precision, b3_recall),
    )


def _pairs(sizes: Whole) -> float:
    return float((sizes.astype(np.float64) * (sizes - 1) / 2).sum())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
