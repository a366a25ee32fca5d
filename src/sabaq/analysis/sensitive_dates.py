"""Sensitive dates: Hijri and national days, by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from sabaq.errors import BadConfig

Floats = NDArray[np.float64]
EPOCH = date(622, 7, 19)  # 1 Muharram 1, civil count, in the proleptic Gregorian calendar
CYCLE_YEARS, CYCLE_DAYS = 30, 10631
LEAP = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})  # years of a cycle with a 355th day
SIGHTING_DAYS = 1  # the moon may be seen this many days earlier or later than the rule says


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A day, or days on end, when crowds gather or that somebody may want to mark."""

    name: str
    first: date
    last: date  # inclusive
    by_moon: bool  # then it may fall a day earlier or later

    def holds(self, day: date) -> bool:
        """Say whether a day is one of its days."""
        return self.first <= day <= self.last


HIJRI = (  # name, month, day, days
    ("First ten of Muharram", 1, 1, 10), ("Ashura", 1, 9, 2), ("Chehlum", 2, 20, 1), ("Eid Milad un-Nabi", 3, 12, 1),
    ("Ramadan", 9, 1, 29), ("Eid ul-Fitr", 10, 1, 3), ("Eid ul-Azha", 12, 10, 3),
)  # fmt: skip
NATIONAL = (  # name, month, day, first year
    ("Kashmir Day", 2, 5, 1990), ("Pakistan Day", 3, 23, 1956), ("Labour Day", 5, 1, 1972),
    ("Independence Day", 8, 14, 1947), ("Defence Day", 9, 6, 1966), ("Iqbal Day", 11, 9, 1950),
    ("Quaid-e-Azam Day", 12, 25, 1948), ("Day of the Peshawar school attack", 12, 16, 2015),
)  # fmt: skip


def gregorian(year: int, month: int, day: int) -> date:
    """Give the civil day of a Hijri date by the arithmetic rule (30-year cycle)."""
    cycles, within = divmod(year - 1, CYCLE_YEARS)
    days = cycles * CYCLE_DAYS + 354 * within + sum(each in LEAP for each in range(1, within + 1))
    return EPOCH + timedelta(days=days + (59 * (month - 1) + 1) // 2 + day - 1)


def occasions(first: date, last: date) -> tuple[Occasion, ...]:
    """Give the occasions that touch some days, the earliest first."""
    if last < first:
        raise BadConfig(f"{last} is before {first}; name the earlier day first")
    found = []
    low, high = (round((each.year - 622) * 365.2425 / 354.367) for each in (first, last))
    for year in range(max(1, low - 1), high + 3):
        for name, month, day, many in HIJRI:
            begins = gregorian(year, month, day)
            found.append(Occasion(name=name, first=begins, last=begins + timedelta(days=many - 1), by_moon=True))
    for year in range(first.year, last.year + 1):
        found += [
            Occasion(name=name, first=date(year, month, day), last=date(year, month, day), by_moon=False)
            for name, month, day, since in NATIONAL
            if year >= since
        ]
    touching = [each for each in found if each.first <= last and each.last >= first]
    return tuple(sorted(touching, key=lambda each: (each.first, each.last, each.name)))


def shares(starts: Sequence[date], *, lead_days: int, days: int) -> dict[str, Floats]:
    """Give for each period what share of the days that begin so much later fall in Ramadan and on other occasions."""
    first, last = starts[0] + timedelta(days=lead_days), starts[-1] + timedelta(days=lead_days + days)
    many = (last - first).days + 1
    fasting, marked = np.zeros(many), np.zeros(many)
    for each in occasions(first, last):
        place = slice(max(0, (each.first - first).days), (each.last - first).days + 1)
        (fasting if each.name == "Ramadan" else marked)[place] = 1.0
    begins = np.array([(start - starts[0]).days for start in starts])
    return {
        "share of Ramadan ahead": _share(fasting, begins, days),
        "share of other sensitive days ahead": _share(marked, begins, days),
    }


def _share(days: Floats, begins: NDArray[np.int64], many: int) -> Floats:
    sums = np.concatenate([np.zeros(1), days.cumsum()])
    return np.asarray((sums[begins + many] - sums[begins]) / many, dtype=np.float64)
