"""Risings: how unusual each count is by what came before it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import special

from sabaq.analysis.histories import ewma
from sabaq.analysis.rhythms import distances_km

Floats = NDArray[np.float64]
LEVEL_YEARS = 1 / 14  # half-life of the level that a rise is measured from
WIDTHS = (1, 2, 3, 4)  # periods that are summed: bursts may build up
BASELINE = 28  # periods of EARS
LEAST_SPREAD = 0.2  # events; else the first event after quiet ones would be infinitely unusual
LEAST_MEAN = 0.02  # events a period that a trend is not let fall below
ALWAYS = 0.1  # events a period, expected even where none was yet; else single events in quiet places eat up the budget
NEAREST = 6  # units of a scanned circle at most
BACK_YEARS, HALF_WIDTH, LEFT_OUT = 5, 3, 26  # windows of Farrington et al. 1996, Noufaily et al. 2013, in weeks
OUTLIER = 2.58  # Anscombe residual over which a past count weighs less


def tails(counts: Floats, year: int) -> Floats:
    """Give -log10 of the chance of so many under a negative binomial about the weighted mean; the most over widths."""
    return np.asarray(np.max([_tail(counts, year, width) for width in WIDTHS], axis=0), dtype=np.float64)


def _tail(counts: Floats, year: int, width: int) -> Floats:
    level, spread = _baseline(counts, year, width)
    mean, seen = width * level, _summed(counts, width)
    size = width / spread  # periods are held to be independent given the level
    return _surprise(seen, mean, size)


def _baseline(counts: Floats, year: int, lag: int) -> tuple[Floats, Floats]:
    """Give level and spread known before the window that ends with each period."""
    half_life = year * LEVEL_YEARS
    mean = 0.9 * ewma(counts, half_life) + 0.1 * ewma(counts, 4 * half_life) + ALWAYS
    square = ewma((counts - _before(mean, 1)) ** 2, 2 * half_life)
    own = (square - mean) / mean**2
    active = (mean > 0.3) & ~np.isnan(own)
    sums = [np.where(active, each, 0.0).sum(axis=0).cumsum() for each in (own, np.ones(own.shape))]
    shared = np.clip((sums[0] + 20) / (sums[1] + 10), 0.3, 10)[None, :]  # of all units until then, from 2 on
    trust = np.clip(mean / (mean + 0.5), 0, 0.8)
    spread = np.clip(trust * own + (1 - trust) * shared, 0.1, 20)
    return _before(mean, lag), _before(spread, lag)


def _surprise(seen: Floats, mean: Floats, size: Floats) -> Floats:
    """Give -log10 of the mid-P tail of a negative binomial; NaN where nothing was reported."""
    share = mean / (size + mean)
    reached = np.where(seen > 0, special.betainc(np.maximum(seen, 1), size, share), 1.0)
    passed = special.betainc(seen + 1, size, share)
    return np.asarray(-np.log10(np.maximum((reached + passed) / 2, 1e-300)), dtype=np.float64)


def ears(counts: Floats, form: str) -> Floats:
    """Give the score of EARS C1, C2 (two periods between baseline and count) or C3 (three such in a row)."""
    lag = 1 if form == "c1" else 3
    base = np.stack([_before(counts, lag + n) for n in range(BASELINE)])
    told, known = (~np.isnan(base)).sum(axis=0), np.nan_to_num(base)
    mean = known.sum(axis=0) / np.maximum(told, 1)
    square = np.maximum((known**2).sum(axis=0) - told * mean**2, 0) / np.maximum(told - 1, 1)
    scores = np.where(told < 7, np.nan, (counts - mean) / np.maximum(np.sqrt(square), LEAST_SPREAD))
    if form != "c3":
        return np.asarray(scores, dtype=np.float64)
    excess = np.maximum(scores - 1, 0)
    return np.asarray(excess + _before(excess, 1) + _before(excess, 2), dtype=np.float64)


def farrington(counts: Floats, year: int) -> Floats:
    """Give -log10 of the tail under a quasi-Poisson trend through the same season of earlier years."""
    scores = np.full(counts.shape, np.nan)
    known = np.nan_to_num(counts)
    first = year * 2 + HALF_WIDTH + LEFT_OUT
    for place in range(first, counts.shape[1]):
        rows = _reference(place, year)
        mean, spread = _trend(known[:, rows], (rows - place) / year)
        size = mean / np.maximum(spread - 1, 1e-3)
        scores[:, place] = _surprise(known[:, place], mean, size)
    return np.where(np.isnan(counts), np.nan, scores)


def _reference(place: int, year: int) -> NDArray[np.int64]:
    middles = place - year * np.arange(1, BACK_YEARS + 1)
    rows = (middles[:, None] + np.arange(-HALF_WIDTH, HALF_WIDTH + 1)).ravel()
    recent = np.arange(place - year + HALF_WIDTH + 1, place - LEFT_OUT)  # the rest of the last year
    rows = np.concatenate([rows, recent])
    return np.sort(rows[rows >= 0])


def _trend(past: Floats, years: Floats) -> tuple[Floats, Floats]:
    """Fit log-linear trends to all units at once, outliers weighing less; give the mean now and the dispersion."""
    weights = np.ones(past.shape)
    for _ in range(2):
        mean = np.average(past, axis=1, weights=weights) + LEAST_MEAN
        slope = np.zeros(len(past))
        for _step in range(6):
            fitted = mean[:, None] * np.exp(np.clip(slope[:, None] * years, -3, 3))
            rest = weights * (past - fitted)
            bend = (weights * fitted * years**2).sum(axis=1) + 1.0  # the one keeps trends through few events flat
            slope = np.clip(slope + (rest * years).sum(axis=1) / bend, -1, 1)
            mean = (
                mean * (weights * past).sum(axis=1).clip(LEAST_MEAN) / (weights * fitted).sum(axis=1).clip(LEAST_MEAN)
            )
        fitted = mean[:, None] * np.exp(np.clip(slope[:, None] * years, -3, 3))
        spread = (weights * (past - fitted) ** 2 / fitted).sum(axis=1) / np.maximum(past.shape[1] - 2, 1)
        spread = np.maximum(spread, 1.0)
        residual = 1.5 * (past ** (2 / 3) - fitted ** (2 / 3)) / (fitted ** (1 / 6) * np.sqrt(spread)[:, None])
        weights = np.where(residual > OUTLIER, residual.clip(1e-6) ** -2, 1.0)
        weights *= past.shape[1] / weights.sum(axis=1, keepdims=True)
    return mean, spread


def scanned(counts: Floats, spots: Floats, year: int) -> Floats:
    """Give the most that the circles about each unit rise over what is usual there (Kulldorff 2001)."""
    km = distances_km(spots)
    np.fill_diagonal(km, -1.0)
    nearest = np.argsort(np.where(np.isnan(km), np.inf, km), axis=1, kind="stable")[:, :NEAREST]
    placed = ~np.isnan(np.take_along_axis(km, nearest, axis=1))
    best = np.zeros(counts.shape)
    for width in WIDTHS:
        level, spread = _baseline(counts, year, width)
        seen, usual = np.nan_to_num(_summed(counts, width)), width * np.nan_to_num(level)
        inflated = np.nan_to_num(usual + spread * usual**2 / width)
        for many in range(1, nearest.shape[1] + 1):
            circle = nearest[:, :many]
            some, mean, variance = (each[circle].sum(axis=1) for each in (seen, usual, inflated))
            gain = some * np.log(np.maximum(some, 1e-9) / np.maximum(mean, 1e-9)) - (some - mean)
            rises = (some > mean) & placed[:, many - 1, None]
            best = np.maximum(best, np.where(rises, gain * mean / np.maximum(variance, 1e-9), 0.0))
    return np.where(np.isnan(counts), np.nan, best)


def _before(values: Floats, periods: int) -> Floats:
    """Shift so that each period sees what stood some periods earlier; NaN before the beginning."""
    shifted = np.full(values.shape, np.nan)
    shifted[:, periods:] = values[:, : values.shape[1] - periods]
    return shifted


def _summed(counts: Floats, width: int) -> Floats:
    return np.asarray(sum(_before(counts, back) if back else counts for back in range(width)), dtype=np.float64)
