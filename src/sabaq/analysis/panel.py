"""Panel: counts by unit and period, with what nobody reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from sabaq.errors import BadConfig, BadRecord
from sabaq.model.counts import Level, Target

Floats = NDArray[np.float64]
MONDAY = date(1900, 1, 1)  # weeks are counted from this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """The periods of a panel and the windows that are forecast, all in periods."""

    monthly: bool
    year: int  # periods
    lead: int  # between the last period known and the first one forecast
    span: int  # in one window
    windows: int
    quiet: int  # without any, after which one is an onset

    @property
    def reach(self) -> int:
        """How many periods after the origin the last window ends."""
        return self.lead + self.span * self.windows


CADENCES = {
    # two months are lost until a month's list is complete; then each month of a year
    Level.COUNTRY_MONTH: Cadence(monthly=True, year=12, lead=2, span=1, windows=12, quiet=2),
    Level.PROVINCE_WEEK: Cadence(monthly=False, year=52, lead=0, span=1, windows=1, quiet=8),
    Level.DISTRICT_WEEK: Cadence(monthly=False, year=52, lead=0, span=1, windows=1, quiet=8),
    Level.DISTRICT_28_DAYS: Cadence(monthly=False, year=52, lead=0, span=4, windows=1, quiet=8),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One incident as a panel counts it."""

    id: str
    unit: str
    day: date
    deaths: float
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Counts of one kind by unit and period; NaN where nobody reported."""

    level: Level
    target: Target
    units: tuple[str, ...]
    starts: tuple[date, ...]  # the first day of each period
    counts: Floats  # units x periods
    spots: Floats  # units x (lat, lon); NaN where no place was told
    events: Floats | None = None  # units x periods, beside deaths: they tell the level with less noise
    left_out: int = 0  # incidents without a unit or a day
    silent: int = 0  # reported periods without an incident anywhere: taken as quiet, and said so

    @property
    def cadence(self) -> Cadence:
        """The periods and windows of its level."""
        return CADENCES[self.level]

    @property
    def end(self) -> date:
        """The first day after it."""
        return _next(self.starts[-1], monthly=self.cadence.monthly)

    def window(self) -> tuple[date, date]:
        """Give the first and the last day of the first window after it."""
        first = self.end
        for _ in range(self.cadence.lead):
            first = _next(first, monthly=self.cadence.monthly)
        after = first
        for _ in range(self.cadence.span):
            after = _next(after, monthly=self.cadence.monthly)
        return first, after - timedelta(days=1)

    def days(self, first: int, last: int) -> tuple[date, date]:
        """Give the first and the last day from one period of it to another, that one included."""
        return self.starts[first], _next(self.starts[last], monthly=self.cadence.monthly) - timedelta(days=1)

    def period(self, day: date) -> int:
        """Give the place of the last period that is over before a day begins; refuse a day outside the panel."""
        place = sum(start <= day for start in self.starts) - 1
        end = self.end
        if day < self.starts[0] or day > end:
            raise BadConfig(
                f"{day} is outside the panel, which goes from {self.starts[0]} until {end}; choose a day within"
            )
        return place if day == end else place - 1

    def sums(self) -> Floats:
        """Give the sum over the window that ends with each period; NaN where a part of it was not reported."""
        span = self.cadence.span
        padded = np.concatenate([np.full((len(self.units), span - 1), np.nan), self.counts], axis=1)
        return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, span, axis=1).sum(axis=-1), dtype=np.float64)

    def until(self, place: int) -> Panel:
        """Give what was counted up to a period, that one included."""
        events = None if self.events is None else self.events[:, : place + 1]
        return replace(self, starts=self.starts[: place + 1], counts=self.counts[:, : place + 1], events=events)


def count(
    happenings: Iterable[Happening],
    level: Level,
    target: Target,
    *,
    until: date,
    gaps: Sequence[tuple[date, date]] = (),
    like: Panel | None = None,
) -> Panel:
    """Count incidents from the first one until a day that is not in it; gaps were not reported.

    With `like` the units and the first period are those of another panel.
    """
    cadence, told = CADENCES[level], list(happenings)
    placed = [each for each in told if each.unit and each.day < until]
    if not placed:
        raise BadRecord(
            f"no incident before {until} names a {level.unit} and a day; load some, or choose another level"
        )
    starts = _starts(like.starts[0] if like else min(each.day for each in placed), until, monthly=cadence.monthly)
    if len(starts) < 2:
        raise BadRecord(f"less than two whole periods lie before {until}; choose a later day")
    names = like.units if like else tuple(sorted({each.unit for each in placed}))
    row, edges = {name: n for n, name in enumerate(names)}, np.array(starts, dtype="datetime64[D]")
    deaths, events = np.zeros((2, len(names), len(starts)))
    spots: dict[str, list[tuple[float, float]]] = {}
    end = _next(starts[-1], monthly=cadence.monthly)
    for each in placed:
        if each.unit in row and starts[0] <= each.day < end:
            column = int(np.searchsorted(edges, np.datetime64(each.day), side="right")) - 1
            deaths[row[each.unit], column] += each.deaths
            events[row[each.unit], column] += 1.0
        if each.lat is not None and each.lon is not None:
            spots.setdefault(each.unit, []).append((each.lat, each.lon))
    counts = deaths if target is Target.DEATHS else events
    silent = int((counts.sum(axis=0) == 0).sum())
    for first, last in gaps:
        missed = [first < _next(start, monthly=cadence.monthly) and start <= last for start in starts]
        deaths[:, missed] = events[:, missed] = np.nan
    middles = [np.mean(spots[name], axis=0) if name in spots else np.full(2, np.nan) for name in names]
    return Panel(
        level=level, target=target, units=names, starts=starts, counts=counts, spots=np.array(middles),
        left_out=sum(each.day < until for each in told) - len(placed), silent=silent,
        events=events if target is Target.DEATHS else None,
    )  # fmt: skip


def tabled(rows: Iterable[tuple[str, date, float | None]], level: Level, target: Target) -> Panel:
    """Make a panel of a table of unit, first day of the period, count; what has no row was not reported."""
    cadence, cells = CADENCES[level], {}
    for unit, day, value in rows:
        start = _starts(day, None, monthly=cadence.monthly)[0]
        if value is not None and not 0 <= value < np.inf:
            raise BadRecord(f"{unit} has {value:g} on {day}; wanted a count of 0 or more")
        if (unit, start) in cells:
            raise BadRecord(f"{unit} has two rows for the period of {day}; wanted one row for each unit and period")
        cells[unit, start] = np.nan if value is None else float(value)
    if not cells:
        raise BadRecord("the table has no row; wanted columns unit, period and count")
    days = [day for _unit, day in cells]
    starts = _starts(min(days), _next(max(days), monthly=cadence.monthly), monthly=cadence.monthly)
    names = tuple(sorted({unit for unit, _day in cells}))
    row, column = {name: n for n, name in enumerate(names)}, {start: n for n, start in enumerate(starts)}
    counts = np.full((len(names), len(starts)), np.nan)
    for (unit, start), value in cells.items():
        counts[row[unit], column[start]] = value
    return Panel(
        level=level, target=target, units=names, starts=starts, counts=counts, spots=np.full((len(names), 2), np.nan),
        silent=int((np.nansum(counts, axis=0) == 0).sum()),
    )  # fmt: skip


def _starts(first: date, until: date | None, *, monthly: bool) -> tuple[date, ...]:
    """Give the first days of the whole periods from the one of `first`; only that one without an end."""
    start = first.replace(day=1) if monthly else first - timedelta(days=(first - MONDAY).days % 7)
    starts = [start]
    while until is not None and (start := _next(start, monthly=monthly)) < until:
        starts.append(start)
    if until is not None and _next(starts[-1], monthly=monthly) > until:
        starts.pop()  # a period that is not over is not counted: it would look quiet
    return tuple(starts)


def _next(start: date, *, monthly: bool) -> date:
    if not monthly:
        return start + timedelta(days=7)
    return date(start.year + start.month // 12, start.month % 12 + 1, 1)
