"""Budgets: the threshold that keeps to so many false alarms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np

from sabaq.analysis.warnings import Dependence, add_up, threshold_for
from sabaq.errors import BadConfig
from sabaq.model.outlook import Observation, Problem
from sabaq.store.pictures import current_picture
from sabaq.workspace.outlooks import YEAR, Asked, OutlookRoom

HIGHEST = 0.99  # a threshold is a probability that can be reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a number of false alarms a year means as a threshold, and what the record says it becomes."""

    threshold: float
    allowed: float  # a year
    achieved: float  # a year, over the windows of the record in which nothing happened
    windows: int  # as long as the horizon, without an attack
    years: float  # that they make together


def within(room: OutlookRoom, asked: Asked, *, allowed: float) -> tuple[Asked, Budget]:
    """Set the threshold of a problem so low that on the record it gives as many false alarms a year as are allowed.

    The record goes from the first sign that anybody put down until now, cut into windows as long as the horizon; in
    each the highest probability counts that all agencies together could have come to.
    """
    if allowed <= 0:
        raise BadConfig(f"{allowed:g} false alarms a year cannot be kept to; wanted more than 0, such as 0.5 or 2")
    now = room.now()
    seen = room.observations(until=now)
    if not seen or current_picture(room.workspace.ledger).state() is None:
        raise BadConfig(
            "there is no record of signs and incidents to take the threshold from; add reports and signs and make the "
            "picture with `sabaq run`, or give --threshold"
        )
    rate, basis = room.rated(asked)
    known, start = room.learned(until=now), min(each.held_at for each in seen)
    problem = Problem(
        id="", title=asked.title, places=asked.places, horizon=asked.horizon, base_rate=rate, basis=basis,
        threshold=(1 + rate) / 2, addressee=asked.addressee, opened_by="",
    )  # fmt: skip
    days = {day for day, _ in room.attacks(asked.places)}
    here = [each for each in seen if problem.covers(each.place)]
    quiet = [one for one in _windows(start, now, asked.horizon) if not any(_within(day, *one) for day in days)]
    peaks = np.array([_peak(problem, here, one, known) for one in quiet])
    years = len(peaks) * (asked.horizon / YEAR)
    found = threshold_for(peaks, years=years, per_year=allowed)
    threshold = min(max(found, float(np.nextafter(rate, 1.0))), HIGHEST)
    budget = Budget(
        threshold=threshold, allowed=allowed, achieved=float((peaks >= threshold).sum()) / years, windows=len(peaks),
        years=years,
    )  # fmt: skip
    return replace(asked, base_rate=rate, basis=basis, threshold=threshold), budget


def _windows(start: datetime, now: datetime, horizon: timedelta) -> Iterator[tuple[datetime, datetime]]:
    """Yield the windows that are over, one after another."""
    while (end := start + horizon) <= now:
        yield start, end
        start = end


def _within(day: date, start: datetime, end: datetime) -> bool:
    return start.date() <= day <= end.date()


def _peak(problem: Problem, seen: Sequence[Observation], window: tuple[datetime, datetime], known: Dependence) -> float:
    """Give the highest probability of a window, by what was held at each moment of it."""
    start, end = window
    moments = {start, *(each.held_at for each in seen if start <= each.held_at < end)}
    return max(
        add_up(problem, [each for each in seen if each.held_at <= moment], moment, known).probability
        for moment in moments
    )
