"""Rhythms: what a series tells of itself, free of its scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sabaq.analysis.histories import ewma
from sabaq.analysis.panel import Panel
from sabaq.analysis.sensitive_dates import shares
from sabaq.model.spacetime import EARTH_KM

Floats = NDArray[np.float64]
NEAR_KM = 75.0  # within which neighbouring districts move together
WINDOWS = {"a month": 1 / 12, "3 months": 1 / 4, "6 months": 1 / 2, "a year": 1.0, "2 years": 2.0, "5 years": 5.0}
BY_EVENTS = 0.5  # of the recent level, where events are known beside deaths
KILLED_YEARS = 3.0  # half-life of what an event of a unit usually brings
SHARED = 1.0  # event a year, by which a unit's own usual is drawn to that of all
LEVELS = {"2 weeks": 1 / 26, "5 weeks": 1 / 10, "2 months": 1 / 6, "4 months": 1 / 3, "8 months": 2 / 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythms:
    """For each unit and period: what was known by its end, and the scale that counts are divided by."""

    names: tuple[str, ...]
    values: Floats  # units x periods x features
    scale: Floats  # units x periods: counts a period


def rhythms(panel: Panel) -> Rhythms:
    """Describe every unit at every period by ratios of recent to longer means, quiet spells and surroundings."""
    counts, year = panel.counts, panel.cadence.year
    least = 0.5 / year  # half a death a year: below, all units are equally quiet
    recent, events = ewma(counts, year / 10), _by_events(panel)
    lately = recent if events is None else BY_EVENTS * ewma(events, year / 10) + (1 - BY_EVENTS) * recent
    scale = 0.85 * lately + 0.1 * _mean(counts, year) + 0.05 * _mean(counts, 5 * year) + least
    base = np.log(scale)
    told: dict[str, Floats] = {}
    for name, years in WINDOWS.items():
        told[f"mean of {name}"] = np.log(_mean(counts, _whole(years * year)) + least) - base
    for name, years in LEVELS.items():
        told[f"level, half-life {name}"] = np.log(ewma(counts, years * year) + least) - base
    if events is not None:
        for name, years in LEVELS.items():
            told[f"level by events, half-life {name}"] = np.log(ewma(events, years * year) + least) - base
    active = np.where(np.isnan(counts), np.nan, (counts > 0).astype(float))
    for name in ("3 months", "a year", "5 years"):
        told[f"share of active periods in {name}"] = _mean(active, _whole(WINDOWS[name] * year))
    yearly = _mean(counts, year)
    told["level"] = base
    told["quiet since"] = np.log1p(_quiet(counts))
    told["unevenness"] = np.sqrt(np.maximum(_mean(counts**2, year) - yearly**2, 0)) / scale
    told |= _surroundings(panel, least, base)
    told |= {name: np.broadcast_to(row, counts.shape) for name, row in _calendar(panel).items()}
    return Rhythms(names=tuple(told), values=np.stack(list(told.values()), axis=-1), scale=scale)


def _by_events(panel: Panel) -> Floats | None:
    """Give the deaths that each period's events usually bring: one large attack moves them less than the deaths."""
    if panel.events is None:
        return None
    year, few = panel.cadence.year, SHARED / panel.cadence.year
    deaths, events = (ewma(each, KILLED_YEARS * year) for each in (panel.counts, panel.events))
    everywhere = (deaths.sum(axis=0) + few) / (events.sum(axis=0) + few)
    return np.asarray(panel.events * (deaths + few * everywhere) / (events + few), dtype=np.float64)


def _mean(counts: Floats, periods: int) -> Floats:
    """Give the mean of the reported ones of the last periods, fewer at the beginning."""
    told = ~np.isnan(counts)
    total = _trailing(np.nan_to_num(counts), periods)
    return np.asarray(total / np.maximum(_trailing(told.astype(float), periods), 1), dtype=np.float64)


def _trailing(values: Floats, periods: int) -> Floats:
    sums = np.concatenate([np.zeros((len(values), 1)), values.cumsum(axis=1)], axis=1)
    ends = np.arange(1, values.shape[1] + 1)
    return np.asarray(sums[:, ends] - sums[:, np.maximum(ends - periods, 0)], dtype=np.float64)


def _quiet(counts: Floats) -> Floats:
    """Give how many periods ago the last one with any was; since the beginning where there was none."""
    places = np.arange(counts.shape[1])
    last = np.maximum.accumulate(np.where(np.nan_to_num(counts) > 0, places, -1), axis=1)
    return np.asarray(np.where(last < 0, counts.shape[1], places - last), dtype=np.float64)


def _surroundings(panel: Panel, least: float, base: Floats) -> dict[str, Floats]:
    year = panel.cadence.year
    reporting = (~np.isnan(panel.counts)).sum(axis=0)
    everywhere = (np.nansum(panel.counts, axis=0) / np.maximum(reporting, 1))[None, :]
    short, long = (np.log(_mean(everywhere, _whole(share * year)) + least) for share in (1 / 12, 1 / 2))
    told = {"trend everywhere": np.broadcast_to(short - long, panel.counts.shape)}
    if np.isnan(panel.spots).any(axis=1).mean() < 0.5:
        pull = _pull(panel.spots)
        near = pull @ np.nan_to_num(panel.counts)
        recent, usual = ewma(near, year / 10) + least, ewma(near, year) + least
        told["trend of neighbours"] = np.log(recent) - np.log(usual)
        told["level of neighbours"] = np.log(recent) - base
    return told


def _pull(spots: Floats) -> Floats:
    """Give how much each unit's surroundings are each other unit; nothing for units without a place."""
    pull = np.nan_to_num(np.exp(-distances_km(spots) / NEAR_KM))
    np.fill_diagonal(pull, 0.0)
    return np.asarray(pull / np.maximum(pull.sum(axis=1, keepdims=True), 1e-9), dtype=np.float64)


def distances_km(spots: Floats) -> Floats:
    """Give the distances of units, flat near enough within one country; NaN where a place is not told."""
    lat, lon = np.radians(spots[:, 0]), np.radians(spots[:, 1])
    east = (lon[:, None] - lon[None, :]) * np.cos((lat[:, None] + lat[None, :]) / 2)
    return np.asarray(EARTH_KM * np.hypot(lat[:, None] - lat[None, :], east), dtype=np.float64)


def _calendar(panel: Panel) -> dict[str, Floats]:
    """Give what share of the days to forecast are sensitive ones; a whole year always holds all of them."""
    cadence = panel.cadence
    if cadence.monthly:
        return {}
    return shares(panel.starts, lead_days=7 * (1 + cadence.lead), days=7 * cadence.span * cadence.windows)


def _whole(periods: float) -> int:
    return max(1, round(periods))
