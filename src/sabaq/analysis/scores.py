"""Scores: how far draws lie from what happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sabaq.errors import BadRecord

Floats = NDArray[np.float64]
RESAMPLINGS = 1000


def crps(draws: Floats, outcome: Floats) -> Floats:
    """Give the continuous ranked probability score of draws sorted along the last axis (Gneiting & Raftery 2007)."""
    many = draws.shape[-1]
    ranks = 2 * np.arange(many) - many + 1
    own = (draws @ ranks.astype(float)) / many**2
    return np.asarray(np.abs(draws - outcome[..., None]).mean(axis=-1) - own, dtype=np.float64)


def distances(draws: Floats, outcomes: Floats, over: Floats) -> Floats:
    """Give how far apart the draws of each two makers are on the mean, over a size; the outcomes come last.

    `draws` is makers x cells x draws. A mixture's mean CRPS is a quadratic form in these (Gneiting & Raftery 2007).
    """
    makers, _cells, many = draws.shape
    values = np.concatenate([*draws, outcomes[:, None]], axis=1)
    mass = np.repeat(np.eye(makers + 1), [many] * makers + [1], axis=0)
    mass[:-1] /= many
    order = np.argsort(values, axis=1)
    gaps = np.diff(np.take_along_axis(values, order, axis=1), axis=1) / over[:, None]
    below = mass[order].cumsum(axis=1)[:, :-1]
    one_way = np.einsum("cgi,cgj->ij", below * gaps[..., None], 1 - below) / len(outcomes)
    return np.asarray(one_way + one_way.T, dtype=np.float64)


def log_crps(draws: Floats, outcome: Floats) -> Floats:
    """Give the same score of log(1 + count): a war does not outweigh all that is not one."""
    return crps(np.log1p(draws), np.log1p(outcome))


def brier(chance: Floats, outcome: Floats) -> Floats:
    """Give the squared error of the chance that there is any (Brier 1950)."""
    return np.asarray((chance - (outcome > 0)) ** 2, dtype=np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A mean score over a rival's, with its 95 % interval; below 1 is better than the rival."""

    value: float
    low: float
    high: float
    won: int  # origins at which the mean is lower than the rival's
    origins: int


def ratio(own: Floats, rival: Floats, *, block: int, seed: int = 1) -> Ratio:
    """Compare mean scores by origin; blocks of neighbouring origins are drawn again, as neighbours share outcomes."""
    if len(own) != len(rival) or not len(own):
        raise BadRecord(f"{len(own)} scores stand beside {len(rival)}; wanted one of each for every origin")
    chance, many = np.random.default_rng(seed), len(own)
    length = max(1, min(block, many))
    firsts = chance.integers(0, many, size=(RESAMPLINGS, -(-many // length)))
    drawn = ((firsts[..., None] + np.arange(length)) % many).reshape(RESAMPLINGS, -1)[:, :many]
    total = float(rival.sum())
    if total == 0:
        return Ratio(value=1.0 if own.sum() == 0 else np.inf, low=np.nan, high=np.nan, won=0, origins=many)
    resampled = own[drawn].sum(axis=1) / np.maximum(rival[drawn].sum(axis=1), 1e-12)
    low, high = np.quantile(resampled, [0.025, 0.975])
    return Ratio(
        value=float(own.sum()) / total, low=float(low), high=float(high), won=int((own < rival).sum()), origins=many
    )
