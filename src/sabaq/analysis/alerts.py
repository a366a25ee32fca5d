"""Alerts: unusual rises, within a budget of false alarms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sabaq.analysis.panel import Panel
from sabaq.analysis.risings import ears, farrington, scanned, tails
from sabaq.errors import BadConfig
from sabaq.model.counts import Method

Floats = NDArray[np.float64]
MADE_WITH = "alerts@2"
CALIBRATED_YEARS = 3  # before each quarter
SHARED_WEIGHT = 0.5  # of the threshold of all units beside a unit's own
SETTLED = 0.8  # share of a period's final count by which it is no longer masked
SPELL = 4  # periods in which a second alarm of a unit is the same alarm
STRONGER = 2.0  # times the score of the first: then it is another


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A period in which one unit rose above its threshold."""

    unit: str
    start: date  # of the period
    counted: float
    usual: float  # mean of its year before
    score: float
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The alarms of some days, and what the budget for false ones became."""

    method: Method
    budget: float  # false alarms a unit and year that were allowed
    calibrated: float  # alarms a unit and year in the years from which the thresholds come
    achieved: float  # alarms a unit and year on the watched days; true ones are among them
    unit_years: float  # watched
    first: date
    last: date
    masked: int  # latest periods, not judged since their reports are still coming
    alerts: tuple[Alert, ...]  # newest first
    made_with: str


def score(panel: Panel, method: Method) -> Floats:
    """Give for each unit and period how unusual the rise to it is, by what was known before it."""
    match method:
        case Method.TAIL:
            return tails(panel.counts, panel.cadence.year)
        case Method.FARRINGTON:
            return farrington(panel.counts, panel.cadence.year)
        case Method.SCAN:
            return scanned(panel.counts, panel.spots, panel.cadence.year)
        case Method.C1 | Method.C2 | Method.C3:
            return ears(panel.counts, method.value.removeprefix("ears-"))


def thresholds(scores: Floats, budget: float, year: int) -> Floats:
    """Give each unit's threshold, for `budget` alarms a unit and year: between its own and that of all units."""
    keep = 1 - budget / year
    told = ~np.isnan(scores)
    if not told.any():
        raise BadConfig("no period before the watched days has a score; watch later days, or load more years")
    shared = float(np.quantile(scores[told], keep))
    own = np.array(
        [
            np.quantile(row[is_told], keep) if is_told.any() else shared
            for row, is_told in zip(scores, told, strict=True)
        ]
    )
    return np.asarray(np.maximum(SHARED_WEIGHT * shared + (1 - SHARED_WEIGHT) * own, 1e-6), dtype=np.float64)


def spells(scores: Floats, limits: Floats) -> NDArray[np.bool_]:
    """Keep the first alarm of each spell; one that follows it within some periods is the same, unless far stronger."""
    over = scores > limits
    kept = np.zeros_like(over)
    silent, last = np.zeros(len(over), dtype=np.int64), np.zeros(len(over))
    for place in range(over.shape[1]):
        fresh = over[:, place] & ((silent <= 0) | (scores[:, place] > STRONGER * last))
        kept[:, place] = fresh
        last = np.where(fresh, scores[:, place], last)
        silent = np.where(fresh, SPELL, silent - 1)
    return kept


def watch(panel: Panel, method: Method, *, budget: float, first: date, settled: Sequence[float] = ()) -> Watch:
    """Watch a panel from a day on, with thresholds from the years before it.

    `settled` gives what share of a period's final count is known one, two, ... periods after its end; the latest
    periods that are not settled are not judged.
    """
    year = panel.cadence.year
    if not 0 < budget <= year / 2:
        raise BadConfig(
            f"{budget:g} false alarms a unit and year were allowed; wanted more than 0 and at most {year // 2}"
        )
    begin = panel.period(first) + 1
    masked = next((n for n, share in enumerate(settled) if share >= SETTLED), len(settled))
    end = panel.counts.shape[1] - masked
    since = max(0, begin - CALIBRATED_YEARS * year)
    if begin - since < year or end <= begin:
        raise BadConfig(
            f"from {first} there are {max(0, end - begin)} settled periods to watch and {begin - since} before them; "
            f"wanted at least 1, after {year} or more"
        )
    scores = score(panel, method)
    limits = moving_limits(scores, budget, year, begin=begin)
    early = spells(scores[:, since:begin], limits[:, begin, None])
    late = spells(scores[:, begin:end], limits[:, begin:end])
    years = late.size / year
    alerts = [_alert(panel, scores, limits, row=int(row), place=begin + int(place)) for row, place in np.argwhere(late)]
    return Watch(
        method=method, budget=budget, calibrated=float(early.sum() / (early.size / year)),
        achieved=float(late.sum() / years), unit_years=years, first=panel.starts[begin], last=panel.until(end - 1).end,
        masked=masked, alerts=tuple(sorted(alerts, key=lambda each: (-each.start.toordinal(), -each.score))),
        made_with=MADE_WITH,
    )  # fmt: skip


def moving_limits(scores: Floats, budget: float, year: int, *, begin: int) -> Floats:
    """Give thresholds for each unit and period from `begin` on, learned anew each quarter from the years before it."""
    limits = np.full(scores.shape, np.inf)
    quarter = max(1, year // 4)
    for place in range(begin, scores.shape[1], quarter):
        past = scores[:, max(0, place - CALIBRATED_YEARS * year) : place]
        limits[:, place : place + quarter] = limits_of(past, budget, year)[:, None]
    return limits


def limits_of(scores: Floats, budget: float, year: int) -> Floats:
    """Give thresholds whose alarms, with spells as one, keep to the budget where they were learned."""
    low, high = budget / 4, year / 2
    for _ in range(12):
        middle = (low + high) / 2
        limits = thresholds(scores, middle, year)
        if spells(scores, limits[:, None]).sum() / (scores.size / year) > budget:
            high = middle
        else:
            low = middle
    return thresholds(scores, low, year)


def _alert(panel: Panel, scores: Floats, limits: Floats, *, row: int, place: int) -> Alert:
    before = panel.counts[row, max(0, place - panel.cadence.year) : place]
    return Alert(
        unit=panel.units[row], start=panel.starts[place], counted=float(np.nan_to_num(panel.counts[row, place])),
        usual=float(np.nanmean(before)) if (~np.isnan(before)).any() else 0.0, score=float(scores[row, place]),
        threshold=float(limits[row, place]),
    )  # fmt: skip
