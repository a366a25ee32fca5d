"""Placebos: how often an effect is told where nothing changed.

python3 dev.py bench placebos [--dates N]
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date

import numpy as np

from benchmarks.foresight import weeks
from sabaq.analysis.effects import effect
from sabaq.analysis.panel import Panel
from sabaq.model.counts import Finding, Level, Target

ERAS = ((2003, 2009), (2009, 2015))
FEWEST = 20  # events in all
WINDOWS = (13, 26)  # weeks
SETS = (1, 1, 3)  # units


def main(words: list[str] | None = None) -> int:
    """Print the verdicts on random days and districts of real series, beside those of a plain before and after."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dates", type=int, default=200)
    dates = parser.parse_args(words).dates
    for target in Target:
        panel = weeks(Level.DISTRICT_WEEK, target)
        for first, last in ERAS:
            verdicts, plain, tried = drawn(panel, first, last, dates)
            wrong = dates - verdicts[Finding.CANNOT_TELL]
            print(f"{target.value}, {first}-{last}, {dates} placebo dates: {wrong / dates:.1%} wrong "
                  f"({verdicts[Finding.HIGHER]} higher, {verdicts[Finding.LOWER]} lower); before and after by Poisson "
                  f"intervals {plain / max(1, tried):.1%} of the {tried} with any event", flush=True)  # fmt: skip
    return 0


def drawn(panel: Panel, first: int, last: int, dates: int) -> tuple[Counter[Finding], int, int]:
    """Give the verdicts of some days, and how many a test of two Poisson counts would call a change."""
    chance = np.random.default_rng(11)
    busy = np.flatnonzero(np.nansum(panel.counts, axis=1) >= FEWEST)
    begin, end = (sum(start < date(year, 1, 1) for start in panel.starts) for year in (first, last))
    verdicts: Counter[Finding] = Counter()
    plain = tried = 0
    for _ in range(dates):
        units = [panel.units[row] for row in chance.choice(busy, int(chance.choice(SETS)), replace=False)]
        window = int(chance.choice(WINDOWS))
        found = effect(panel, units, panel.starts[chance.integers(begin, end)], window=window)
        verdicts[found.finding] += 1
        both = found.change.before + found.change.after
        tried += both > 0
        plain += both > 0 and abs(found.change.after - found.change.before) > 1.96 * both**0.5
    return verdicts, plain, tried


if __name__ == "__main__":
    raise SystemExit(main())
