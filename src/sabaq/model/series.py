"""Series: counts over time, and what a stated change is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sabaq.errors import BadConfig
from sabaq.model.ids import ReportId

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Window:
    """A stretch of days, both ends in it."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadConfig(f"the window ends on {self.last}, before it begins on {self.first}; turn the two round")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def whole_months(self) -> bool:
        """Whether it begins and ends with a month."""
        return self.first.day == 1 and (self.last + DAY).day == 1

    def months(self) -> Iterator[Window]:
        """Yield the months of a window of whole months."""
        each = month_of(self.first)
        while each.first <= self.last:
            yield each
            each = month_of(each.last + DAY)

    def moved(self, months: int) -> Window:
        """Give the window so many months later, with as many whole months where it has whole ones."""
        first = _moved(self.first, months)
        if self.whole_months:
            return Window(first=first, last=_moved(self.last + DAY, months) - DAY)
        return Window(first=first, last=first + (self.last - self.first))

    def __str__(self) -> str:
        if self == month_of(self.first):
            return f"{self.first:%B %Y}"
        if self.whole_months and (self.first.month, self.last.month, self.first.year) == (1, 12, self.last.year):
            return str(self.first.year)
        if self.whole_months:
            return f"{self.first:%B %Y} to {self.last:%B %Y}"
        return f"{self.first} to {self.last}"


def month_of(day: date) -> Window:
    """Give the month that holds a day."""
    first = day.replace(day=1)
    return Window(first=first, last=_moved(first, 1) - DAY)


def _moved(day: date, months: int) -> date:
    """Give a day so many months later; the 31st becomes the last day of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    first = date(number // 12, number % 12 + 1, 1)
    after = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    return min(first + (day.day - 1) * DAY, after - DAY)


class Metric(StrEnum):
    """What is counted."""

    ATTACKS = "attacks"
    KILLED = "killed"
    WOUNDED = "wounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A count of one window, by whom it was told, and what had been told for it before."""

    count: int
    released: date | None = None
    report: ReportId | None = None
    earlier: tuple[int, ...] = ()  # what the same source had given, oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One source's counts of one thing; either as it published them, or counted here from its events."""

    name: str
    metric: Metric
    version: str  # which data it was made from
    published: Mapping[Window, Tally] = field(default_factory=dict)
    daily: Mapping[date, int] | None = None  # of events; days between the first and last without any are zero
    covers: Window | None = None  # of events

    def tally(self, window: Window) -> Tally | None:
        """Give the count of a window, or None where the series does not hold all of it."""
        if self.daily is not None:
            if self.covers is None or window.first < self.covers.first or window.last > self.covers.last:
                return None
            return Tally(count=sum(many for day, many in self.daily.items() if window.first <= day <= window.last))
        if window in self.published:
            return self.published[window]
        if not window.whole_months:
            return None
        told = [self.published.get(month) for month in window.months()]
        if any(each is None for each in told):
            return None
        parts = [each for each in told if each is not None]
        released = [each.released for each in parts if each.released]
        return Tally(count=sum(each.count for each in parts), released=max(released, default=None))

    def restated(self) -> tuple[Tally, ...]:
        """Give the tallies that the source later changed."""
        return tuple(each for each in self.published.values() if each.earlier and each.earlier[-1] != each.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedChange:
    """A change as it was stated: how many percent, between which windows, of what."""

    words: str
    percent: float | None  # signed; None: only that it changed
    before: Window
    after: Window
    metric: Metric
    assumed: str = ""  # what the words left open and how it was read
    said_by: str = ""
    said_at: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A 95 % interval of a change, in percent."""

    low: float
    high: float  # may be infinite

    @property
    def holds_zero(self) -> bool:
        """Whether no change at all lies in it."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What the same comparison gives when both windows are moved together, month by month."""

    changes: tuple[tuple[int, float], ...]  # months moved, percent
    same_sign: float | None  # share of them; None: there are none
    percentile: float | None  # of the stated figure among them, 0 to 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one series makes of the same question."""

    series: str
    version: str
    before: int
    after: int
    percent: float | None  # None: nothing before


class StatisticVerdict(StrEnum):
    """What the recount makes of a stated change."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_STATED = "not_stated"  # no percentage was named
    NO_COUNT = "no_count"  # nothing loaded covers both windows


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticCheck:
    """A stated change, recounted: whether the count changed, by more than chance, by more than is usual."""

    asked: StatedChange
    verdict: StatisticVerdict
    recount: Reading | None
    by_chance: Interval | None  # exact conditional Poisson
    by_habit: Interval | None  # with this series' own over-dispersion
    dispersion: float | None  # variance over mean of the months before and within
    habit_months: int
    neighbours: Neighbours | None
    others: tuple[Reading, ...]  # the same question to other series
    counts: tuple[tuple[date, int], ...]  # month by month, for the picture
    sentences: tuple[str, ...]  # three: the count changed; more than chance; more than usual
    warnings: tuple[str, ...]
    made_with: str
