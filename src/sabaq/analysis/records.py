"""Records: how each tier did over the last year, in brief."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from sabaq.analysis.backtests import Asked, Standing, backtest
from sabaq.analysis.forecasts import Tier
from sabaq.analysis.panel import Panel
from sabaq.errors import BadRecord

ORIGINS = 13  # in the last year, so that windows of four weeks do not overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one tier did, beside what each unit's own last year would have said."""

    tier: Tier
    crps: float  # mean
    ratio: float | None  # of that to the plainest tier's; None: there is nothing to divide by
    ratio_low: float | None  # 95 %
    ratio_high: float | None
    won: int  # origins at which it was better
    covered: float | None  # share of the outcomes of active units within its 90 % interval; None: none was active
    onset_skill: float | None  # over the base rate, of any after quiet; None: none came


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How the three tiers did from the origins of the last year, today's picture cut at each."""

    first: date
    last: date
    origins: int
    units: int
    draws: int
    scores: tuple[Score, ...]


def record(panel: Panel, *, seed: int) -> Record:
    """Forecast from the origins of the last year whose windows are over; BadRecord where that is too short a time."""
    cadence = panel.cadence
    place = len(panel.starts) - 1 - cadence.reach
    if place < 2 * cadence.year:
        raise BadRecord(
            f"{len(panel.starts)} periods are too few to say how such forecasts have done; wanted three years or more"
        )
    asked = Asked(
        first=panel.starts[place - cadence.year + 2], last=panel.starts[place + 1],
        every=max(1, cadence.year // ORIGINS), seed=seed,
    )  # fmt: skip
    found, _cells = backtest(panel, None, asked)
    return Record(
        first=found.origins[0], last=found.origins[-1], origins=len(found.origins), units=found.units,
        draws=found.draws, scores=tuple(map(_score, found.standings)),
    )  # fmt: skip


def _score(its: Standing) -> Score:
    value, low, high = (
        each if math.isfinite(each) else None for each in (its.ratio.value, its.ratio.low, its.ratio.high)
    )
    return Score(
        tier=its.tier, crps=its.crps, ratio=value, ratio_low=low, ratio_high=high, won=its.ratio.won,
        covered=its.covered, onset_skill=its.onset_skill,
    )  # fmt: skip
