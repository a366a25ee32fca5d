"""Misuse: what the queue finds in invented offices.

python3 dev.py bench misuse [--seeds N]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence

from benchmarks.measures import mean_of
from sabaq.analysis.misuse import MADE_WITH, explained_share, queue
from sabaq.model.uses import Item
from sabaq.sources.synthetic.episodes import KINDS
from sabaq.sources.synthetic.offices import EACH, Office, office

FIRST_SEED = 201  # the rules were fixed on seeds 1 to 3, and 101 to 106 were seen once
DEPTHS = (10, 25, 50, 100)
READ = 100  # items that are read in half a year: four a week


def main(words: list[str] | None = None) -> int:
    """Print precision and recall over several offices, beside those of drawing lots and of counting accesses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=8)
    seeds = range(FIRST_SEED, FIRST_SEED + parser.parse_args(words).seeds)
    figures: dict[str, list[float]] = defaultdict(list)
    for seed in seeds:
        began = time.perf_counter()
        for name, value in measure(office(seed=seed), seed).items():
            figures[name].append(value)
        print(f"seed {seed}: {time.perf_counter() - began:.0f} s", flush=True)
    print(f"{MADE_WITH}, {len(seeds)} offices; mean, its 95 % interval (Student's t), least and most")
    for name, values in figures.items():
        print(f"{name:34} {spread(values)}")
    return 0


def measure(its: Office, seed: int) -> dict[str, float]:
    """Give the figures of one office."""
    items = [item for item in queue(its.uses, its.context, over=its.last) if item.bits > 0]
    ordinary = [use for use in its.uses if use.act not in its.truth]
    explained, touched = explained_share(ordinary, its.context)
    found = {
        "acts": float(len(its.uses)), "acts of misuse": float(len(its.truth)), "items asked about": float(len(items)),
        "ordinary accesses explained": explained / touched,
    }  # fmt: skip
    wrong = [bool(episodes(its, [item])) for item in items]
    found |= {f"precision, first {depth}": sum(wrong[:depth]) / depth for depth in DEPTHS}
    days: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for use in its.uses:
        days[use.actor, use.at.date().isoformat()].append(use.act in its.truth)
    by_count = sorted(days.values(), key=len, reverse=True)
    by_lot = list(days.values())
    random.Random(seed).shuffle(by_lot)
    for depth in (25, 100):
        found[f"  most accesses first, first {depth}"] = sum(map(any, by_count[:depth])) / depth
        found[f"  drawn by lot, first {depth}"] = sum(map(any, by_lot[:depth])) / depth
    early, whole = (Counter(each.rsplit(" ", 1)[0] for each in episodes(its, some)) for some in (items[:READ], items))
    for kind in KINDS:
        found[f"recall, {kind}, first {READ}"] = early[kind] / EACH
    found["recall, all kinds, first 100"] = early.total() / (EACH * len(KINDS))
    found["recall, all kinds, whole queue"] = whole.total() / (EACH * len(KINDS))
    return found


def episodes(its: Office, items: Sequence[Item]) -> set[str]:
    """Give the episodes of misuse that some items ask about."""
    return {its.truth[use.act] for item in items for use in item.acts if use.act in its.truth}


def spread(values: Sequence[float]) -> str:
    """Give a mean with its interval and its extremes."""
    mean, half = mean_of(values)
    form = "{:,.0f}" if mean > 1.5 else "{:.2f}"
    ends = [form.format(each) for each in (mean, min(values), max(values))]
    if len(values) < 2:
        return ends[0]
    return f"{ends[0]} (±{form.format(half)})  {ends[1]} to {ends[2]}"


if __name__ == "__main__":
    raise SystemExit(main())
