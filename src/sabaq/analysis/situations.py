"""Situations: past ones, and what followed over their scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sabaq.analysis.panel import Panel
from sabaq.analysis.rhythms import Rhythms
from sabaq.analysis.trees import Binning, Bins
from sabaq.errors import BadRecord

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ACTIVE_SHARE = 0.15  # of all situations, the most active ones
DRAWN_ACTIVE = 0.6  # of each tree's rows
FEWEST = 200  # situations; below, trees would only repeat single cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Situations whose windows are over: rows of bins, and what followed in each window over the scale."""

    bins: Bins
    followed: Floats  # rows x windows
    unit: Ints
    place: Ints  # the period that ends each situation
    active: Ints  # rows
    quiet: Ints

    def draw(self, chance: np.random.Generator, rows: int) -> Ints:
        """Draw rows, active ones more often than they come."""
        some = round(rows * DRAWN_ACTIVE)
        quiet = self.quiet if len(self.quiet) else self.active
        return np.concatenate([chance.choice(self.active, some), chance.choice(quiet, rows - some)])


def outcomes(panel: Panel) -> Floats:
    """Give what the windows after each period hold: units x periods x windows; NaN where that is not known."""
    cadence, sums = panel.cadence, panel.sums()
    wide = sums.shape[1]
    found = np.full((*sums.shape, cadence.windows), np.nan)
    for window in range(cadence.windows):
        ahead = cadence.lead + cadence.span * (window + 1)
        if ahead < wide:
            found[:, : wide - ahead, window] = sums[:, ahead:]
    return found


def learn(panel: Panel, told: Rhythms) -> tuple[Binning, Past]:
    """Gather the situations of a panel's first half year on whose windows are over within it."""
    values = told.values[:, : panel.counts.shape[1]]
    scale = told.scale[:, : panel.counts.shape[1]]
    followed = outcomes(panel)
    known = ~np.isnan(followed).any(axis=-1) & ~np.isnan(panel.counts)
    known[:, : panel.cadence.year] = False
    unit, place = np.nonzero(known)
    if len(unit) < FEWEST:
        raise BadRecord(
            f"{len(unit)} situations are known of {len(panel.units)} units; wanted {FEWEST} or more: load more years"
        )
    level = scale[unit, place]
    active = level > np.quantile(level, 1 - ACTIVE_SHARE)
    if not active.any():
        active[:] = True
    rows = values[unit, place]
    busy, calm = np.flatnonzero(active), np.flatnonzero(~active)
    binning = Binning.of(np.concatenate([rows[busy], rows[calm[::4]]]))
    return binning, Past(
        bins=binning.bins(rows), unit=unit, place=place, active=busy, quiet=calm,
        followed=followed[unit, place] / (level * panel.cadence.span)[:, None],
    )  # fmt: skip
