"""Intervals: how large a change of counts may be, by chance."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.special import betaincinv

from sabaq.model.series import Interval

TAIL = 0.025  # of a 95 % interval, each side
NORMAL = 1.959963984540054  # its quantile


def percent_change(before: int, after: int, *, exposure: float = 1.0) -> float | None:
    """Give the change in percent, or None where there was nothing before; `exposure`: length after over before."""
    return None if before == 0 else (after / before / exposure - 1) * 100


def by_chance(before: int, after: int, *, exposure: float = 1.0) -> Interval:
    """Give the exact conditional interval of a change between two Poisson counts.

    Given their sum, the later count is binomial; the ends are those of Clopper and Pearson (1934), turned into odds
    (Przyborowski and Wilenski, 1940).
    """
    low = betaincinv(after, before + 1, TAIL) if after else 0.0
    high = betaincinv(after + 1, before, 1 - TAIL) if before else 1.0
    return Interval(low=_odds(float(low)) / exposure * 100 - 100, high=_odds(float(high)) / exposure * 100 - 100)


def by_habit(before: int, after: int, *, dispersion: float, exposure: float = 1.0) -> Interval:
    """Give the interval of a change in a series that varies `dispersion` times as much as chance lets it.

    Given their sum, the later count is again a share of it: the ends are those of Wilson (1927), with as many fewer
    cases as the dispersion says (McCullagh and Nelder, 1989, section 4.5), turned into odds.
    """
    cases = (before + after) / dispersion
    if cases == 0:
        return Interval(low=-100.0, high=math.inf)
    share, spread = after / (before + after), NORMAL**2 / cases
    reach = math.sqrt(spread * (share * (1 - share) + spread / 4))
    low, high = ((share + spread / 2 + end) / (1 + spread) for end in (-reach, reach))
    low, high = max(low, 0.0) if after else 0.0, high if before else 1.0
    return Interval(low=_odds(low) / exposure * 100 - 100, high=_odds(high) / exposure * 100 - 100)


def dispersion_of(counts: Sequence[int]) -> float:
    """Give variance over mean of a run of months, at least 1: less than chance is chance too."""
    months = np.asarray(counts, dtype=float)
    mean = float(months.mean()) if len(months) else 0.0
    return max(1.0, float(months.var(ddof=1)) / mean) if mean > 0 and len(months) > 1 else 1.0


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf
