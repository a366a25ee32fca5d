"""Backtests: what each tier would have said, beside what came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sabaq.analysis.forecasts import MADE_WITH, PARTS, Drawn, Pool, Tier
from sabaq.analysis.panel import Panel
from sabaq.analysis.rhythms import rhythms
from sabaq.analysis.scores import Ratio, brier, crps, log_crps, ratio
from sabaq.analysis.situations import outcomes
from sabaq.errors import BadConfig
from sabaq.model.counts import Level, Target

Floats = NDArray[np.float64]
DRAWS = 200
SHOWN = (0.05, 0.25, 0.5, 0.75, 0.95)
REFITS_A_YEAR = 2
WORST = 5  # misses that are told


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One window of one unit as one tier forecast it."""

    origin: date  # the first day that was not known
    unit: str
    window: int  # 1: the next
    tier: Tier
    quantiles: tuple[float, ...]  # at SHOWN
    any: float
    came: float
    crps: float
    log_crps: float
    quiet: bool  # none in the last periods: any is an onset


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one tier did over all origins, beside each unit's own last year."""

    tier: Tier
    crps: float  # mean
    log_crps: float
    ratio: Ratio  # of mean CRPS
    log_ratio: Ratio
    active_ratio: float  # of mean CRPS, over units that were not quiet
    brier: float  # of any
    onset_skill: float | None  # Brier skill over the base rate, units that were quiet; None: none came
    lasting_skill: float | None  # the same for units that were not
    covered: float | None  # share of the outcomes of active units within its 90 % interval; None: no unit was active


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """What came of forecasts from a row of origins, each made from what was known then."""

    level: Level
    target: Target
    origins: tuple[date, ...]
    units: int
    draws: int
    seed: int
    made_with: str
    standings: tuple[Standing, ...]
    weights: tuple[tuple[float, ...], ...]  # of the last fit: bins of activity x parts
    parts: tuple[str, ...]
    fallen_back: tuple[int, ...]  # bins in which the last fit kept to each unit's own year
    drivers: tuple[tuple[str, float], ...]  # what the forest of the last fit splits on, most first
    worst: tuple[Cell, ...]  # windows that cost the pool most
    silent: int  # periods without any incident, taken as quiet
    not_reported: int = 0  # windows left out, as nobody reported
    hindsight: bool = False  # one picture of today was cut at each origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """From when to when, how often, and with what chance."""

    first: date
    last: date
    every: int  # periods
    draws: int = DRAWS
    seed: int = 1

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadConfig(f"the last origin {self.last} is before the first, {self.first}; turn them round")
        if self.every < 1 or self.draws < 10:
            raise BadConfig(f"every {self.every} periods with {self.draws} draws; wanted 1 or more, with 10 or more")


def origins(final: Panel, asked: Asked) -> tuple[int, ...]:
    """Give the periods after which forecasts are made: all of their windows must be over."""
    first, last = final.period(asked.first), final.period(asked.last)
    over = len(final.starts) - 1 - final.cadence.reach
    places = tuple(range(max(first, 0), min(last, over) + 1, asked.every))
    if not places:
        raise BadConfig(
            f"no origin from {asked.first} to {asked.last} has windows that are over by {final.starts[-1]}; wanted "
            f"origins at least {final.cadence.reach} periods before the end of what is known"
        )
    return places


def backtest(final: Panel, known: Callable[[date], Panel] | None, asked: Asked) -> tuple[Backtest, tuple[Cell, ...]]:
    """Forecast from every origin what a panel of that day knew, and score it by what the final panel holds.

    Without `known` the final panel is cut at each origin.
    """
    places, came = origins(final, asked), outcomes(final)
    cells: list[Cell] = []
    left_out, pool, fitted = 0, None, 0
    whole = rhythms(final)
    for place in places:
        then = known(final.starts[place + 1]) if known else final.until(place)
        told = rhythms(then) if known else whole
        if pool is None or place - fitted >= final.cadence.year // REFITS_A_YEAR:
            pool, fitted = Pool.fit(then, seed=asked.seed, told=told), place
        drawn = pool.draw(then, asked.draws, told=told)
        scored = drawn.reported & ~np.isnan(came[:, place]).any(axis=1)
        left_out += int((~scored).sum())
        cells += _cells(then, drawn, came[:, place], scored)
    if pool is None or not cells:
        raise BadConfig("no unit was reported at any origin, so there is nothing to score; choose other days")
    found = _told(final, asked, places, cells, pool=pool)
    return replace(found, not_reported=left_out, hindsight=known is None), tuple(cells)


def _cells(then: Panel, drawn: Drawn, came: Floats, scored: NDArray[np.bool_]) -> Iterator[Cell]:
    origin = then.end
    quiet = np.nansum(then.counts[:, -then.cadence.quiet :], axis=1) == 0
    for tier, draws in drawn.tiers.items():
        quantiles = np.quantile(draws, SHOWN, axis=-1)
        lost, log_lost = crps(draws, came), log_crps(draws, came)
        for unit in np.flatnonzero(scored):
            for window in range(came.shape[1]):
                yield Cell(
                    origin=origin, unit=then.units[unit], window=window + 1, tier=tier, quiet=bool(quiet[unit]),
                    quantiles=tuple(float(each) for each in quantiles[:, unit, window]),
                    any=float(drawn.any[tier][unit, window]), came=float(came[unit, window]),
                    crps=float(lost[unit, window]), log_crps=float(log_lost[unit, window]),
                )  # fmt: skip


def _told(final: Panel, asked: Asked, places: Sequence[int], cells: Sequence[Cell], *, pool: Pool) -> Backtest:
    by_tier = {tier: [cell for cell in cells if cell.tier is tier] for tier in Tier}
    block = max(1, -(-final.cadence.reach // asked.every))
    base = _base_rates(final.until(places[0]))
    drivers = sorted(zip(pool.names, pool.forest.drivers(len(pool.names)), strict=True), key=lambda each: -each[1])
    return Backtest(
        level=final.level, target=final.target, origins=tuple(final.starts[place + 1] for place in places),
        units=len(final.units), draws=asked.draws, seed=asked.seed, made_with=MADE_WITH,
        standings=tuple(
            _standing(tier, its, by_tier[Tier.OWN_YEAR], block=block, base=base) for tier, its in by_tier.items()
        ),
        weights=tuple(tuple(float(each) for each in row) for row in pool.weights), parts=PARTS,
        fallen_back=pool.fallen_back, drivers=tuple((name, float(share)) for name, share in drivers[:6]),
        worst=tuple(sorted(by_tier[Tier.POOL], key=lambda cell: -cell.crps)[:WORST]), silent=final.silent,
    )  # fmt: skip


def _standing(
    tier: Tier, its: Sequence[Cell], rival: Sequence[Cell], *, block: int, base: tuple[float, float]
) -> Standing:
    active = [not cell.quiet for cell in its]
    lost, other = (np.array([cell.crps for cell in some]) for some in (its, rival))
    busy = np.array(active)
    inside = [cell.quantiles[0] <= cell.came <= cell.quantiles[-1] for cell in its if not cell.quiet]
    return Standing(
        tier=tier, crps=float(lost.mean()), log_crps=float(np.mean([cell.log_crps for cell in its])),
        ratio=ratio(_means(its, "crps"), _means(rival, "crps"), block=block),
        log_ratio=ratio(_means(its, "log_crps"), _means(rival, "log_crps"), block=block),
        active_ratio=float(lost[busy].sum() / other[busy].sum()) if other[busy].sum() else 1.0,
        brier=float(np.mean(brier(_column(its, "any"), _column(its, "came")))),
        onset_skill=_skill([cell for cell in its if cell.quiet], base[0]),
        lasting_skill=_skill([cell for cell in its if not cell.quiet], base[1]),
        covered=float(np.mean(inside)) if inside else None,
    )  # fmt: skip


def _skill(cells: Sequence[Cell], base: float) -> float | None:
    came = _column(cells, "came")
    if not (came > 0).any():
        return None
    return float(1 - brier(_column(cells, "any"), came).mean() / brier(np.full(len(came), base), came).mean())


def _base_rates(panel: Panel) -> tuple[float, float]:
    """Give how often any came before the first origin, after quiet periods and after others."""
    came, cadence = outcomes(panel), panel.cadence
    lately = np.lib.stride_tricks.sliding_window_view(np.nan_to_num(panel.counts), cadence.quiet, axis=1).sum(axis=-1)
    quiet = lately == 0
    after = came[:, cadence.quiet - 1 :]
    rates = []
    for some in (quiet, ~quiet):
        told = after[some]
        told = told[~np.isnan(told)]
        rates.append(float((told > 0).mean()) if told.size else 0.0)
    return rates[0], rates[1]


def _means(cells: Sequence[Cell], name: str) -> Floats:
    """Give the mean of each origin, in their order."""
    days = np.array([cell.origin.toordinal() for cell in cells])
    _origins, place = np.unique(days, return_inverse=True)
    return np.asarray(np.bincount(place, weights=_column(cells, name)) / np.bincount(place), dtype=np.float64)


def _column(cells: Sequence[Cell], name: str) -> Floats:
    return np.array([getattr(cell, name) for cell in cells], dtype=np.float64)
