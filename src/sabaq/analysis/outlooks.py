"""Outlooks: what is expected of each unit next, and from what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from sabaq.analysis.forecasts import MADE_WITH, Drawn, Pool, Tier
from sabaq.analysis.panel import Panel
from sabaq.analysis.rhythms import Rhythms, rhythms
from sabaq.analysis.sensitive_dates import Occasion, occasions
from sabaq.analysis.situations import outcomes
from sabaq.model.counts import Level, Target

DRAWS = 1000
SHOWN = (0.05, 0.25, 0.5, 0.75, 0.95)
PAST = 26  # windows before the first one forecast that are shown beside it
ANALOGUES = 3
DRIVERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A count that is expected, never bare."""

    low: float  # 5 %
    low_half: float  # 25 %
    middle: float
    high_half: float  # 75 %
    high: float  # 95 %
    mean: float
    any: float  # chance of at least one


@dataclass(frozen=True, slots=True, kw_only=True)
class Analogue:
    """A past situation like this one, and what followed."""

    unit: str
    until: date  # the first day after it
    first: date  # of the window that followed
    last: date  # inclusive
    followed: float  # in that window


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What one past window held."""

    first: date
    last: date  # inclusive
    count: float | None  # None: nobody reported some part of it


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOutlook:
    """What every tier expects of one unit's next window."""

    unit: str
    tiers: dict[Tier, Span]
    ahead: tuple[Span, ...]  # of the pool: every window that is forecast, that of `tiers` first
    past: tuple[Counted, ...]  # whole windows one after another, the oldest first
    last_year: float  # counted in it
    quiet: bool  # none lately: history does not foresee an onset
    drivers: tuple[str, ...]  # what sets its situation apart, and which way
    analogues: tuple[Analogue, ...]
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The next window of all units, most expected first."""

    level: Level
    target: Target
    origin: date  # the first day that is not known
    first: date  # day of the window
    last: date  # inclusive
    units: tuple[UnitOutlook, ...]
    not_reported: tuple[str, ...]  # units of which nobody told lately: nothing is said of them
    occasions: tuple[Occasion, ...]
    made_with: str


def outlook(panel: Panel, *, seed: int) -> Outlook:
    """Fit on all that a panel knows, and draw the window after it."""
    told = rhythms(panel)
    pool = Pool.fit(panel, seed=seed, told=told)
    drawn = pool.draw(panel, DRAWS, told=told)
    first, last = panel.window()
    ways = _ways(panel, told, pool)
    rows = np.flatnonzero(drawn.reported).tolist()
    units = [_unit(panel, drawn, row, drivers=ways[row], analogues=_analogues(panel, told, pool, row)) for row in rows]
    return Outlook(
        level=panel.level, target=panel.target, origin=panel.end, first=first, last=last,
        units=tuple(sorted(units, key=lambda unit: (-unit.tiers[Tier.POOL].mean, unit.unit))),
        not_reported=tuple(panel.units[row] for row in np.flatnonzero(~drawn.reported)),
        occasions=occasions(first, last), made_with=MADE_WITH,
    )  # fmt: skip


def _unit(
    panel: Panel, drawn: Drawn, row: int, *, drivers: tuple[str, ...], analogues: tuple[Analogue, ...]
) -> UnitOutlook:
    lat, lon = (None if np.isnan(each) else float(each) for each in panel.spots[row])
    lately = panel.counts[row, -panel.cadence.year :]
    return UnitOutlook(
        unit=panel.units[row], tiers={tier: _span(drawn, tier, row, 0) for tier in drawn.tiers},
        ahead=tuple(_span(drawn, Tier.POOL, row, window) for window in range(panel.cadence.windows)),
        past=_past(panel, row), last_year=float(np.nansum(lately)),
        quiet=bool(np.nansum(lately[-panel.cadence.quiet :]) == 0), drivers=drivers, analogues=analogues,
        lat=lat, lon=lon,
    )  # fmt: skip


def _span(drawn: Drawn, tier: Tier, row: int, window: int) -> Span:
    draws = drawn.tiers[tier][row, window]
    low, low_half, middle, high_half, high = (float(each) for each in np.quantile(draws, SHOWN))
    return Span(
        low=low, low_half=low_half, middle=middle, high_half=high_half, high=high, mean=float(draws.mean()),
        any=float(drawn.any[tier][row, window]),
    )  # fmt: skip


def _past(panel: Panel, row: int) -> tuple[Counted, ...]:
    """Give the last whole windows of a unit, counted back from the last period that is known."""
    span, sums = panel.cadence.span, panel.sums()[row]
    found = []
    for place in range(len(sums) - 1, span - 2, -span)[:PAST]:
        first, last = panel.days(place - span + 1, place)
        found.append(Counted(first=first, last=last, count=None if np.isnan(sums[place]) else float(sums[place])))
    return tuple(reversed(found))


def _ways(panel: Panel, told: Rhythms, pool: Pool) -> list[tuple[str, ...]]:
    """Name what sets each unit's situation most apart from its own usual one, weighed by how often trees look at it."""
    usual, now = np.median(told.values, axis=1), told.values[:, panel.counts.shape[1] - 1]
    spread = told.values.std(axis=(0, 1)) + 1e-9
    apart = (now - usual) / spread
    weight = np.abs(apart) * pool.forest.drivers(len(told.names))
    found = []
    for row in range(len(panel.units)):
        first = np.argsort(-weight[row], kind="stable")[:DRIVERS]
        words = [
            f"{told.names[n]} {'above' if apart[row, n] > 0 else 'below'} its usual" for n in first if weight[row, n]
        ]
        found.append(tuple(words))
    return found


def _analogues(panel: Panel, told: Rhythms, pool: Pool, row: int) -> tuple[Analogue, ...]:
    situation = pool.binning.bins(told.values[row : row + 1, panel.counts.shape[1] - 1])[0]
    came = outcomes(panel)[:, :, 0]
    found: dict[int, Analogue] = {}
    for unit, place in pool.forest.analogues(situation, 10 * ANALOGUES):
        if unit not in found:  # neighbouring periods of one unit are one case
            first = place + 1 + panel.cadence.lead
            window = panel.days(first, first + panel.cadence.span - 1)
            found[unit] = Analogue(
                unit=panel.units[unit], until=panel.starts[place + 1], first=window[0], last=window[1],
                followed=float(came[unit, place]),
            )  # fmt: skip
    return tuple(found.values())[:ANALOGUES]
