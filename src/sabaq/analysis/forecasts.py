"""Forecasts: three tiers side by side, and the pool's mix."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sabaq.analysis.boosts import Boost
from sabaq.analysis.forests import Forest
from sabaq.analysis.histories import conflictology, decayed, smoothed, weighted
from sabaq.analysis.panel import Panel
from sabaq.analysis.rhythms import Rhythms, rhythms
from sabaq.analysis.scores import distances
from sabaq.analysis.situations import learn, outcomes
from sabaq.analysis.trees import Binning
from sabaq.model.counts import Target

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MADE_WITH = "forecasts@2"
FIXED = date(2026, 11, 22)  # its design and numbers: what came later was unseen
PARTS = ("decay", "forest", "boost", "ewma", "own year")  # of the pool, the last to fall back on
EVEN = np.array([0.35, 0.35, 0.3, 0.0, 0.0])  # what a bin without a record is mixed from
EVEN_BY_EVENTS = np.array([0.28, 0.28, 0.24, 0.2, 0.0])  # the same where events are counted, which the ewma fits
ALONE = np.array([0.0, 0.0, 0.0, 0.0, 1.0])
EDGES = (0.1, 0.5, 5.0, 40.0)  # of the expected count of a window, between the bins of activity
RECORD_YEARS = 4  # over which the parts have to show what they are worth
RECORD_STEPS = 24  # origins in those years
TRUSTED = 0.5  # how far the weights move from the even ones to those that were best
FEWEST = 150  # scored windows, below which a bin has no record
THIN = 40  # draws for the record
MOST = 5000  # windows of a bin that are scored; more only take longer


class Tier(StrEnum):
    """Who makes a forecast; the pool must earn its place beside the plain two."""

    OWN_YEAR = "conflictology"
    EWMA = "ewma"
    POOL = "pool"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The draws of each tier: units x windows x draws, sorted."""

    tiers: dict[Tier, Floats]
    any: dict[Tier, Floats]  # chance that a window holds any: units x windows
    bins: Ints  # of activity, for each unit
    reported: NDArray[np.bool_]  # units of which anything was told in the last year and the last period


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Forest and boosts of one fit, and the weights that their record gives every bin of activity."""

    names: tuple[str, ...]  # of the features
    binning: Binning
    forest: Forest
    boost: Boost
    weights: Floats  # bins x parts
    fallen_back: tuple[int, ...]  # bins in which the mix has been losing against the unit's own year
    seed: int

    @classmethod
    def fit(cls, panel: Panel, *, seed: int, told: Rhythms | None = None) -> Pool:
        """Fit on what a panel knows; the weights come from a fit that knew some years less.

        `told` spares working out the rhythms again; it may reach beyond the panel.
        """
        rhythm = rhythms(panel) if told is None else told
        early = panel.counts.shape[1] - 1 - RECORD_YEARS * panel.cadence.year - panel.cadence.reach
        even = EVEN if panel.events is None and panel.target is Target.DEATHS else EVEN_BY_EVENTS
        weights: Floats = np.tile(even, (len(EDGES) + 1, 1))
        fallen: tuple[int, ...] = ()
        if early > 5 * panel.cadence.year:
            first = cls._grown(panel.until(early), rhythm, weights, (), seed=seed)
            weights, fallen = _weigh(panel, rhythm, first, even)
        return cls._grown(panel, rhythm, weights, fallen, seed=seed)

    @classmethod
    def _grown(cls, panel: Panel, told: Rhythms, weights: Floats, fallen: tuple[int, ...], *, seed: int) -> Pool:
        chance = np.random.default_rng([seed, panel.counts.shape[1]])
        binning, past = learn(panel, told)
        return cls(
            names=told.names, binning=binning, forest=Forest.fit(past, chance), boost=Boost.fit(past, chance),
            weights=weights, fallen_back=fallen, seed=seed,
        )  # fmt: skip

    def draw(self, panel: Panel, draws: int, *, told: Rhythms | None = None) -> Drawn:
        """Draw the windows after the last period of a panel, which may be later than the fit."""
        rhythm = rhythms(panel) if told is None else told
        parts, bins = self.parts(panel, rhythm, draws), activity(panel, rhythm)
        weights = self.weights[bins]
        together = np.stack([np.rint(parts[name]) for name in PARTS], axis=2)
        mass = np.repeat(weights, draws, axis=1)
        mixed = np.stack(
            [weighted(window.reshape(len(bins), -1), mass, draws) for window in together.swapaxes(0, 1)], axis=1
        )
        anything = np.einsum("up,uwp->uw", weights, _any(together))
        reported = ~np.isnan(panel.counts[:, -panel.cadence.year :])
        tiers = {Tier.OWN_YEAR: parts["own year"], Tier.EWMA: parts["ewma"], Tier.POOL: mixed}
        return Drawn(
            tiers=tiers, any={tier: _any(drawn) for tier, drawn in tiers.items()} | {Tier.POOL: anything},
            bins=bins, reported=reported.any(axis=1) & reported[:, -1],
        )  # fmt: skip

    def parts(self, panel: Panel, told: Rhythms, draws: int) -> dict[str, Floats]:
        """Draw with each part by itself."""
        place, windows = panel.counts.shape[1] - 1, panel.cadence.windows
        chance = np.random.default_rng([self.seed, place, 1])
        situations = self.binning.bins(told.values[:, place])
        size = (told.scale[:, place] * panel.cadence.span)[:, None, None]
        alike = {
            "own year": conflictology(panel, draws), "decay": decayed(panel, draws),
            "ewma": smoothed(panel, draws, chance),
        }  # fmt: skip
        found = {name: np.repeat(made[:, None, :], windows, axis=1) for name, made in alike.items()}
        followed = size * self.forest.draws(situations, draws, chance)
        found["forest"] = np.where(followed > 0, np.maximum(followed, 1.0), 0.0)  # where any came, it was at least one
        found["boost"] = size * self.boost.draws(situations, draws)
        return found


def activity(panel: Panel, told: Rhythms) -> Ints:
    """Give the bin of activity of each unit at the last period of a panel."""
    return np.searchsorted(EDGES, told.scale[:, panel.counts.shape[1] - 1] * panel.cadence.span)


def _any(draws: Floats) -> Floats:
    return np.asarray((draws > 0.5).mean(axis=-1), dtype=np.float64)  # half a death is none


def _weigh(panel: Panel, told: Rhythms, early: Pool, even: Floats) -> tuple[Floats, tuple[int, ...]]:
    """Give every bin weights half way from the even ones to those that scored best since an earlier fit."""
    cadence, followed = panel.cadence, outcomes(panel)
    last = panel.counts.shape[1] - 1 - cadence.reach
    places = np.unique(np.linspace(last - RECORD_YEARS * cadence.year, last, RECORD_STEPS).astype(int))
    drawn, was, bins, size = [], [], [], []
    for place in places:
        then = panel.until(int(place))
        parts = early.parts(then, told, THIN)
        known = ~np.isnan(followed[:, place]).any(axis=1)
        drawn.append(np.stack([parts[name][known] for name in PARTS]))
        was.append(followed[known, place])
        bins.append(activity(then, told)[known])
        size.append(told.scale[known, place] * cadence.span)
    record = (np.concatenate(drawn, axis=1), np.concatenate(was), np.concatenate(bins), np.concatenate(size))
    return best_weights(*record, even=even)


def best_weights(
    drawn: Floats, was: Floats, bins: Ints, size: Floats, *, even: Floats
) -> tuple[Floats, tuple[int, ...]]:
    """Give the weights of each bin, and the bins in which each unit's own year is better than any mix found.

    Scores are over the scale, so that no single war decides.
    """
    weights, fallen = np.tile(even, (len(EDGES) + 1, 1)), []
    windows = was.shape[1]
    for each in range(len(EDGES) + 1):
        every = np.flatnonzero(bins == each)
        if len(every) * windows < FEWEST:
            continue
        here = every[:: -(-len(every) * windows // MOST)]
        parts = np.rint(drawn[:, here]).reshape(len(PARTS), -1, drawn.shape[-1])
        apart = distances(parts, was[here].ravel(), np.repeat(size[here] + 1, windows))

        def lost(mix: Floats, apart: Floats = apart) -> float:
            return float(mix @ apart[:-1, -1] - mix @ apart[:-1, :-1] @ mix / 2)

        best = min(MIXES, key=lost)
        weights[each] = even + TRUSTED * (best - even)
        if lost(weights[each]) >= lost(ALONE):
            weights[each] = ALONE
            fallen.append(each)
    return weights, tuple(fallen)


def _mixes(quarters: int = 4) -> tuple[Floats, ...]:
    every = itertools.product(range(quarters + 1), repeat=len(PARTS))
    return tuple(np.array(each) / quarters for each in every if sum(each) == quarters)


MIXES = _mixes()
