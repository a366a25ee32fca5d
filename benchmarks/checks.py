"""Checks: how often the intervals of a change hold the true one.

python3 dev.py bench checks

Invented series of 25 months; between the last two the rate rises by a known factor. Over-dispersed months are negative
binomial. Nominal is 95 %.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sabaq.learning.statistics_intervals import by_chance, by_habit, dispersion_of

MONTHS = 25
RUNS = 20_000
MEANS = (20, 50, 100)
DISPERSIONS = (1.0, 1.5, 3.0, 7.0)
RISES = (1.0, 1.83)
SEED = 20231101
Counts = npt.NDArray[np.int64]


def covered_by_chance(chance: np.random.Generator, *, mean: float, rise: float, runs: int) -> float:
    """Give the share of Poisson pairs whose exact interval holds the true rise."""
    before, after = chance.poisson(mean, runs), chance.poisson(mean * rise, runs)
    true = (rise - 1) * 100
    found = (by_chance(int(one), int(two)) for one, two in zip(before, after, strict=True))
    return sum(each.low <= true <= each.high for each in found) / runs


def covered_by_habit(chance: np.random.Generator, *, mean: float, dispersion: float, rise: float, runs: int) -> float:
    """Give the share of over-dispersed series whose interval by habit holds the true rise of their last month."""
    months = _months(chance, mean, dispersion, (runs, MONTHS))
    months[:, -1] = _months(chance, mean * rise, dispersion, (runs,))
    true = (rise - 1) * 100
    held = 0
    for row in months.tolist():
        found = by_habit(row[-2], row[-1], dispersion=dispersion_of(row))
        held += found.low <= true <= found.high
    return held / runs


def _months(chance: np.random.Generator, mean: float, dispersion: float, size: tuple[int, ...]) -> Counts:
    if dispersion <= 1:
        return chance.poisson(mean, size)
    return chance.negative_binomial(mean / (dispersion - 1), 1 / dispersion, size)


def main() -> None:
    """Print the coverage of both intervals."""
    chance = np.random.default_rng(SEED)
    print("| months' mean | true rise | variance over mean | exact Poisson | by habit |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for mean in MEANS:
        for rise in RISES:
            for dispersion in DISPERSIONS:
                exact = f"{covered_by_chance(chance, mean=mean, rise=rise, runs=RUNS):.1%}" if dispersion == 1 else ""
                habit = covered_by_habit(chance, mean=mean, dispersion=dispersion, rise=rise, runs=RUNS)
                print(f"| {mean} | {rise - 1:+.0%} | {dispersion:g} | {exact} | {habit:.1%} |")


if __name__ == "__main__":
    main()
