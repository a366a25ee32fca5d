"""Histories: forecasts drawn from a unit's own past alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from sabaq.analysis.panel import Panel

Floats = NDArray[np.float64]
DECAY_YEARS = 1 / 3  # half-life of what a unit's own past still tells
DECAY_KEPT_YEARS = 3
EWMA_YEARS = 1 / 9  # half-life of the level; shorter ones follow single attacks
BROUGHT_YEARS = 1.5  # half-life of what an event brings
BROUGHT_KEPT_YEARS = 4
OWN_EVENTS = 10.0  # of a unit, with which half is told by them and half by those of all units
COMPOUNDED = 600  # draws of events
MOST_SPREAD, LEAST_SPREAD = 30.0, 0.2  # of the negative binomial: variance = mean + spread * mean^2


def levels(draws: int) -> Floats:
    """Give the probabilities at which a distribution is drawn: the middles of equal shares."""
    return (np.arange(draws) + 0.5) / draws


def conflictology(panel: Panel, draws: int) -> Floats:
    """Draw each window from the unit's own last year: units x draws, sorted."""
    past = panel.sums()[:, -panel.cadence.year :]
    return weighted(past, np.ones(past.shape[1]), draws)


def decayed(panel: Panel, draws: int) -> Floats:
    """Draw each window from the unit's own last three years, the recent ones more often."""
    past = panel.sums()[:, -DECAY_KEPT_YEARS * panel.cadence.year :]
    return weighted(past, _recency(past.shape[1], DECAY_YEARS * panel.cadence.year), draws)


def smoothed(panel: Panel, draws: int, chance: np.random.Generator) -> Floats:
    """Draw each window from a negative binomial about the exponentially weighted mean; all units share the spread.

    Deaths beside which events are known come by events, each with the deaths that one has lately brought.
    """
    if panel.events is not None:
        return _compounded(panel, panel.events, draws, chance)
    size, mean = _negative_binomial(panel)
    return np.asarray(stats.nbinom.ppf(levels(draws)[None, :], size, size / (size + mean)), dtype=np.float64)


def ewma(counts: Floats, half_life: float) -> Floats:
    """Give the exponentially weighted mean up to each period; periods that nobody reported do not weigh."""
    kept = 0.5 ** (1 / half_life)
    told, values = ~np.isnan(counts), np.nan_to_num(counts)
    total, weight, means = np.zeros(len(counts)), np.zeros(len(counts)), np.zeros(counts.shape)
    for place in range(counts.shape[1]):
        total = total * kept + values[:, place]
        weight = weight * kept + told[:, place]
        means[:, place] = total / np.maximum(weight, 1e-9)
    return means


def weighted(past: Floats, weights: Floats, draws: int) -> Floats:
    """Give the quantiles of weighted values, row by row; a row that nobody reported is drawn as zeros."""
    weighing = np.where(np.isnan(past), 0.0, weights)
    order = np.argsort(np.nan_to_num(past), axis=1)
    values = np.take_along_axis(np.nan_to_num(past), order, axis=1)
    heights = np.take_along_axis(weighing, order, axis=1).cumsum(axis=1)
    heights /= np.maximum(heights[:, -1:], 1e-12)
    wanted = levels(draws)
    places = np.stack([np.searchsorted(row, wanted) for row in heights])
    return np.asarray(np.take_along_axis(values, places.clip(0, past.shape[1] - 1), axis=1), dtype=np.float64)


def _compounded(panel: Panel, events: Floats, draws: int, chance: np.random.Generator) -> Floats:
    size, mean = _negative_binomial(replace(panel, counts=events))
    many = max(COMPOUNDED, draws)
    drawn = chance.negative_binomial(size, size / (size + mean), size=(len(mean), many))
    brought, weights, unit = _brought(panel.counts, events, panel.cadence.year)
    found, every = np.zeros((len(mean), draws)), weights.cumsum()
    for row in np.flatnonzero(drawn.sum(axis=1)) if len(brought) else ():
        own = np.where(unit == row, weights, 0.0).cumsum()
        trust = own[-1] / (own[-1] + OWN_EVENTS)
        heights = trust * own / max(own[-1], 1e-12) + (1 - trust) * every / every[-1]
        each = brought[np.searchsorted(heights, chance.random(drawn[row].sum()) * heights[-1])]
        deaths = np.bincount(np.repeat(np.arange(many), drawn[row]), weights=each, minlength=many)
        found[row] = np.rint(np.sort(deaths)[(levels(draws) * many).astype(int)])
    return found


def _brought(counts: Floats, events: Floats, year: int) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Give the deaths an event of each of the last periods with any, its weight, and its unit."""
    kept = BROUGHT_KEPT_YEARS * year
    deaths, many = counts[:, -kept:], np.nan_to_num(events[:, -kept:])
    unit, place = np.nonzero(many > 0)
    recency = _recency(many.shape[1], BROUGHT_YEARS * year)
    return deaths[unit, place] / many[unit, place], many[unit, place] * recency[place], unit


def _negative_binomial(panel: Panel) -> tuple[float, Floats]:
    """Give size (one for all units) and mean of the next window."""
    cadence = panel.cadence
    means = np.maximum(cadence.span * ewma(panel.counts, EWMA_YEARS * cadence.year), 1e-3)
    spread = _spread(means, panel.sums(), cadence.lead + cadence.span, cadence.year * DECAY_KEPT_YEARS)
    return 1 / spread, means[:, -1:]


def _spread(means: Floats, sums: Floats, ahead: int, kept: int) -> float:
    """Give the spread that the errors of earlier means show (moments, cells with a mean over 1)."""
    said, was = means[:, :-ahead][:, -kept:], sums[:, ahead:][:, -kept:]
    told = (said > 1) & ~np.isnan(was)
    if told.sum() < 30:
        return 2.0
    each = ((was[told] - said[told]) ** 2 - said[told]) / said[told] ** 2
    return float(np.clip(np.clip(each, -1, MOST_SPREAD).mean(), LEAST_SPREAD, MOST_SPREAD))


def _recency(many: int, half_life: float) -> Floats:
    return np.asarray(0.5 ** (np.arange(many)[::-1] / half_life), dtype=np.float64)
